//! Whatever the bytes are, the answer is a table or a message; and a table
//! that was written comes back bit for bit.

mod files;

use files::{TARGET, delimiter, piece, style, table, write_table};
use proptest::prelude::*;
use std::collections::BTreeSet;
use table::{Fault, Options, Table, read};

fn options(delimiter: char, categories: bool) -> Options {
    Options {
        target: TARGET.to_owned(),
        delimiter: delimiter.to_string().parse().unwrap(),
        drop: Vec::new(),
        categories,
    }
}

/// What must be true of every answer.
fn assert_sound(answer: Result<Table, Fault>) {
    match answer {
        Ok(table) => {
            let rows = table.y.len();
            assert!(rows > 0 && !table.columns.is_empty());
            assert_eq!(table.names.len(), table.columns.len());
            let names: BTreeSet<&String> = table.names.iter().collect();
            assert_eq!(names.len(), table.names.len());
            for column in table.columns.iter().chain([&table.y]) {
                assert_eq!(column.len(), rows);
                assert!(column.iter().all(|number| has_size(*number)));
                assert!(column.iter().any(|number| *number != column[0]));
            }
            table.notes.iter().for_each(|note| assert_printable(note));
        }
        Err(fault) => {
            assert!(!fault.what.is_empty());
            assert_printable(&fault.to_string());
        }
    }
}

/// Whether squares of it, and their sums, are numbers.
fn has_size(number: f64) -> bool {
    number == 0.0 || (1e-60..=1e60).contains(&number.abs())
}

fn assert_printable(message: &str) {
    let harmful = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}')
    };
    assert!(!message.contains(harmful), "{message:?}");
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn varies(column: &[f64]) -> bool {
    column.iter().any(|number| *number != column[0])
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(1000)
    })]

    #[test]
    fn any_bytes_have_an_answer(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        categories: bool,
    ) {
        assert_sound(read(&bytes[..], "any", &options(',', categories)));
    }

    #[test]
    fn any_pieces_have_an_answer(
        pieces in prop::collection::vec(piece(), 0..40),
        delimiter in delimiter(),
        categories: bool,
        start: bool,
    ) {
        let start = if start {
            format!("the target{delimiter}x\n1{delimiter}2\n")
        } else {
            String::new()
        };
        let bytes = [start.into_bytes(), pieces.concat()].concat();
        assert_sound(read(&bytes[..], "any", &options(delimiter, categories)));
    }

    #[test]
    fn a_table_with_a_mistake_has_an_answer(
        (names, columns) in table(),
        style in style(),
        mistakes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..5_usize, piece()),
            1..4,
        ),
        categories: bool,
    ) {
        let mut bytes = write_table(&names, &columns, &style);
        for (at, length, piece) in mistakes {
            let at = at.index(bytes.len());
            let end = bytes.len().min(at + length);
            bytes.splice(at..end, piece);
        }
        assert_sound(read(&bytes[..], "any", &options(style.delimiter, categories)));
    }

    #[test]
    fn a_table_comes_back_bit_for_bit(
        (names, columns) in table(),
        style in style(),
    ) {
        let (y, others) = columns.split_last().unwrap();
        prop_assume!(varies(y) && others.iter().any(|c| varies(c)));
        let bytes = write_table(&names, &columns, &style);
        let table = read(&bytes[..], "it", &options(style.delimiter, false));
        let table = table.map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        let kept = names.iter().zip(others).filter(|(_, c)| varies(c));
        let (names, columns): (Vec<&String>, Vec<&Vec<f64>>) = kept.unzip();
        prop_assert_eq!(table.names.iter().collect::<Vec<_>>(), names);
        prop_assert_eq!(bits(&table.y), bits(y));
        prop_assert_eq!(table.columns.len(), columns.len());
        for (back, column) in table.columns.iter().zip(columns) {
            prop_assert_eq!(bits(back), bits(column));
        }
    }

    #[test]
    fn the_line_of_a_bad_cell_is_where_it_stands(
        (names, mut columns) in table(),
        style in style(),
        row in any::<prop::sample::Index>(),
    ) {
        prop_assume!(columns[0].len() > 2);
        let row = row.index(columns[0].len());
        let marked = 1.25e-7;
        columns[0][row] = marked;
        let text = String::from_utf8(write_table(&names, &columns, &style)).unwrap();
        let marked = marked.to_string();
        prop_assume!(text.matches(&marked).count() == 1);
        let (before, after) = text.split_once(&marked).unwrap();
        let breaks = before.replace("\r\n", "\n");
        let line = 1 + breaks.matches(['\n', '\r']).count();
        let text = format!("{before}wrong{after}");
        let options = options(style.delimiter, false);
        let fault = read(text.as_bytes(), "it", &options).unwrap_err();
        prop_assert_eq!(fault.line, Some(line), "{}", fault);
        prop_assert_eq!(fault.column.as_ref(), names.first());
    }
}
