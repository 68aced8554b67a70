//! Whatever the bytes are, the answer is a table or a message; and a table
//! that was written comes back bit for bit.
//!
//! `PROPTEST_CASES=1000000 cargo test --release -p table --test properties`
//! tries longer.

mod people;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use people::assert_printable;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use table::{Decimal, Fault, Missing, NewRows, Options, Recipe, Table, read};

/// The name of the target.
const TARGET: &str = "the target";

fn delimiter() -> impl Strategy<Value = char> {
    prop::sample::select(vec![',', ';', '\t', '|', ' ', ':'])
}

/// Options, some of which name columns that may be there.
fn options() -> impl Strategy<Value = Options> {
    let delimiter = prop::option::of(delimiter());
    let missing = prop_oneof![
        Just(Missing::Refuse),
        Just(Missing::Drop),
        Just(Missing::Mean)
    ];
    let decimal = prop::option::of(prop_oneof![
        Just(Decimal::Point),
        Just(Decimal::Comma)
    ]);
    let name = || prop::option::weighted(0.1, Just("x".to_owned()));
    let parts = (delimiter, missing, decimal, name(), name(), name());
    parts.prop_map(|(delimiter, missing, decimal, category, group, time)| {
        let target = TARGET.to_owned();
        let delimiter = delimiter.map(|d| d.to_string().parse().unwrap());
        let categories = category.into_iter().collect();
        Options {
            target,
            delimiter,
            missing,
            decimal,
            categories,
            group,
            time,
            ..Options::default()
        }
    })
}

/// Pieces that files are made of, good and bad.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let texts: Vec<&[u8]> = vec![
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r",
        b"\r\n",
        b"\"",
        b"\"\"",
        b" ",
        b"  ",
        b"\n\n",
        b"the target",
        b"x",
        b"1",
        b"0",
        b"-2.5e3",
        b"1e999",
        b"nan",
        b"",
        b"NA",
        b"-",
        b"3,14",
        b"1,234",
        b"1.234.567,8",
        b"\xe2\x88\x925",
        b"+",
        b".",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\0",
        b"\xe9",
        b"\x1b[2J",
        b"\xc2\x9b",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"sep=;",
        b"# ",
        b"2026-03-01",
        b"3/4/26",
        b"12:30",
        b"$5",
        b"5 kg",
        b"2M",
        b"(3)",
        b"yes",
        b"no",
        b"2020Q1",
        b"0012",
        b"1790000000000000001",
        b"---",
        b"\xe2\x82\xac",
    ];
    prop_oneof![
        8 => prop::sample::select(texts).prop_map(<[u8]>::to_vec),
        1 => any::<char>().prop_map(|c| c.to_string().into_bytes()),
        1 => any::<u8>().prop_map(|byte| vec![byte]),
    ]
}

/// How a file is written.
#[derive(Clone, Debug)]
struct Style {
    delimiter: char,
    quotes: QuoteStyle,
    crlf: bool,
    mark: bool,
    end: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    let quotes = prop_oneof![
        Just(QuoteStyle::Necessary),
        Just(QuoteStyle::Always),
        Just(QuoteStyle::NonNumeric)
    ];
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    let end = prop::sample::select(vec!["", "\n", "\r\n", " \n\n"]);
    let parts = (delimiter, quotes, any::<bool>(), any::<bool>(), end);
    parts.prop_map(|(delimiter, quotes, crlf, mark, end)| Style {
        delimiter,
        quotes,
        crlf,
        mark,
        end,
    })
}

/// Any number of a size to compute with, from all bits and from those that
/// people write.
fn number() -> impl Strategy<Value = f64> {
    let bits = any::<u64>().prop_map(f64::from_bits);
    // Two thirds of all bits are too large or too small: an exponent fits.
    let exponents = (1023 - 199)..(1023 + 199_u64);
    let sized = (bits, exponents).prop_map(|(number, exponent)| {
        let others = number.to_bits() & !(0x7ff << 52);
        f64::from_bits(others | exponent << 52)
    });
    prop_oneof![sized, -10.0..10.0, Just(0.0), Just(-0.0), Just(1e-60)]
}

/// Names and columns; the last is the target.
fn table() -> impl Strategy<Value = (BTreeSet<String>, Vec<Vec<f64>>)> {
    (2..5_usize, 2..8_usize).prop_flat_map(|(width, rows)| {
        // Quotes, line breaks and delimiters may be inside, spaces too.
        let name = "[a-zé\"][a-z\"'\n\r,;|: é]{0,6}[a-zé\"]";
        (
            prop::collection::btree_set(name, width - 1),
            prop::collection::vec(prop::collection::vec(number(), rows), width),
        )
    })
}

/// The file's bytes, by the csv crate's writer; the target in the middle.
fn write_table(
    names: &BTreeSet<String>,
    columns: &[Vec<f64>],
    style: &Style,
) -> Vec<u8> {
    let mark = if style.mark { "\u{feff}" } else { "" };
    let end =
        if style.crlf { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut writer = WriterBuilder::new()
        .delimiter(style.delimiter as u8)
        .quote_style(style.quotes)
        .terminator(end)
        .from_writer(mark.as_bytes().to_vec());
    let (target, others) = columns.split_last().unwrap();
    let mut header: Vec<&str> = names.iter().map(String::as_str).collect();
    header.insert(1, TARGET);
    writer.write_record(&header).unwrap();
    for (i, y) in target.iter().enumerate() {
        let mut row: Vec<f64> = others.iter().map(|c| c[i]).collect();
        row.insert(1, *y);
        writer.write_record(row.iter().map(ToString::to_string)).unwrap();
    }
    let mut bytes = writer.into_inner().unwrap();
    bytes.extend(style.end.as_bytes());
    bytes
}

/// What must be true of every answer, and of the recipe that it leaves.
fn assert_sound(bytes: &[u8], options: &Options) {
    let start = Instant::now();
    let table = read(bytes, "any", options);
    assert!(start.elapsed() < Duration::from_secs(5), "it hangs");
    let table = match table {
        Ok(table) => table,
        Err(fault) => return assert_fault(&fault),
    };
    let rows = table.lines.len();
    assert!(rows > 0 && !table.columns.is_empty());
    let mut names = BTreeSet::new();
    let has_gaps = options.missing == Missing::Mean;
    for column in &table.columns {
        assert_eq!(column.numbers.len(), column.names().len());
        assert!(column.names().into_iter().all(|name| names.insert(name)));
        assert!(column.numbers.iter().any(|list| varies(list)));
        for list in &column.numbers {
            assert_eq!(list.len(), rows);
            assert!(list.iter().all(|x| has_size(*x, has_gaps)), "{list:?}");
        }
    }
    assert!(table.target.y.len() == rows && varies(&table.target.y));
    assert!(table.target.y.iter().all(|y| has_size(*y, false)));
    assert!(table.lines.is_sorted());
    let says = table.notes.iter().chain(&table.warnings);
    says.for_each(|says| assert_printable(says));
    assert!(table.taken.len() > table.columns.len());
    assert_recipe(&table, bytes);
}

/// A recipe that was written reads the same table again; a file with a header
/// and nothing known in it is a fault for every recipe.
fn assert_recipe(table: &Table, bytes: &[u8]) {
    let text = serde_json::to_string(&table.recipe).unwrap();
    let back: Recipe = serde_json::from_str(&text).unwrap();
    assert_eq!(back, table.recipe);
    match back.read(bytes, "any") {
        Ok(new) => assert_same(table, &new),
        // What is in rows that were left out is nothing that a model knows,
        // and where no gap is allowed an empty line is no row.
        Err(fault)
            if has_left_out(table)
                || fault.what.contains("a cell is missing") =>
        {
            assert_fault(&fault);
        }
        Err(fault) => panic!("not read again: {fault}"),
    }
    let fault = table.recipe.read(&b"none,of these\n1,2\n"[..], "new");
    assert_fault(&fault.unwrap_err());
}

fn has_left_out(table: &Table) -> bool {
    let says = ["rows left out", "passed over"];
    let is_one = |note: &String| says.iter().any(|says| note.starts_with(says));
    table.notes.iter().any(is_one)
}

/// The rows of the table are among the others, bit for bit.
fn assert_same(table: &Table, new: &NewRows) {
    let place = |line| new.lines.binary_search(line).expect("the same lines");
    let places: Vec<usize> = table.lines.iter().map(place).collect();
    let some = |all: &[f64]| -> Vec<f64> {
        places.iter().map(|place| all[*place]).collect()
    };
    assert_eq!(table.columns.len(), new.columns.len());
    for (column, lists) in table.columns.iter().zip(&new.columns) {
        assert_eq!(column.numbers.len(), lists.len());
        for (numbers, others) in column.numbers.iter().zip(lists) {
            assert_eq!(bits(numbers), bits(&some(others)), "{}", column.name);
        }
    }
    if let Some(y) = &new.target {
        assert_eq!(bits(&table.target.y), bits(&some(y)));
    }
    if let (Some(names), Some(others)) = (&table.identifier, &new.identifier) {
        let others: Vec<_> = places.iter().map(|k| &others[*k]).collect();
        assert_eq!(names.rows.iter().collect::<Vec<_>>(), others);
    }
}

fn assert_fault(fault: &Fault) {
    assert!(!fault.what.is_empty());
    fault.to_string().lines().for_each(assert_printable);
}

/// Whether squares of it, and their sums, are numbers.
fn has_size(number: f64, or_gap: bool) -> bool {
    let is_gap = or_gap && number.is_nan();
    is_gap || number == 0.0 || (1e-60..=1e60).contains(&number.abs())
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| number.to_bits()).collect()
}

fn varies(column: &[f64]) -> bool {
    let mut there = column.iter().filter(|number| !number.is_nan());
    let first = there.next();
    there.any(|number| Some(number) != first)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::with_cases(
            std::env::var("PROPTEST_CASES")
                .map_or(500, |cases| cases.parse().unwrap())
        )
    })]

    #[test]
    fn any_bytes_have_an_answer(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        options in options(),
    ) {
        assert_sound(&bytes, &options);
    }

    #[test]
    fn any_pieces_have_an_answer(
        start in prop::sample::select(vec![
            "", "x,the target\n", "x;the target;z\n", "a\tthe target\tx\n",
        ]),
        pieces in prop::collection::vec(piece(), 0..40),
        options in options(),
    ) {
        let bytes = [start.as_bytes(), &pieces.concat()].concat();
        assert_sound(&bytes, &options);
    }

    /// Rows of pieces, so that many of them are tables.
    #[test]
    fn any_cells_have_an_answer(
        (cells, width) in (2..4_usize).prop_flat_map(|width| (
            prop::collection::vec(piece(), width * 2..width * 14), Just(width),
        )),
        options in options(),
    ) {
        let names: &[u8] = if width == 2 {
            b"x,the target\n"
        } else {
            b"x,the target,z\n"
        };
        let rows = cells.chunks(width).map(|row| row.join(&b","[..]));
        let rows: Vec<Vec<u8>> = rows.collect();
        let bytes = [names, &rows.join(&b"\n"[..])].concat();
        assert_sound(&bytes, &options);
    }

    #[test]
    fn a_table_of_people_has_an_answer(asked in people::asked(0..40)) {
        assert_sound(&asked.bytes, &asked.options);
    }

    #[test]
    fn a_table_with_a_mistake_has_an_answer(
        (names, columns) in table(),
        style in style(),
        mistakes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..5_usize, piece()),
            1..4,
        ),
        options in options(),
    ) {
        let mut bytes = write_table(&names, &columns, &style);
        for (at, length, piece) in mistakes {
            let at = at.index(bytes.len());
            let end = bytes.len().min(at + length);
            bytes.splice(at..end, piece);
        }
        assert_sound(&bytes, &options);
    }

    #[test]
    fn a_table_comes_back_bit_for_bit(
        (names, columns) in table(),
        style in style(),
    ) {
        let (y, others) = columns.split_last().unwrap();
        prop_assume!(varies(y) && others.iter().any(|c| varies(c)));
        let bytes = write_table(&names, &columns, &style);
        let options = Options {
            target: TARGET.to_owned(),
            delimiter: Some(style.delimiter.to_string().parse().unwrap()),
            // Two values would be a label.
            numbers: vec![TARGET.to_owned()],
            ..Options::default()
        };
        let table = read(&bytes[..], "it", &options);
        let table = table.map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        let kept = names.iter().zip(others).filter(|(_, c)| varies(c));
        let (names, columns): (Vec<&String>, Vec<&Vec<f64>>) = kept.unzip();
        prop_assert_eq!(table.columns.iter().map(|c| &c.name).collect::<Vec<_>>(), names);
        prop_assert_eq!(bits(&table.target.y), bits(y));
        for (back, column) in table.columns.iter().zip(columns) {
            prop_assert_eq!(bits(&back.numbers[0]), bits(column));
        }
        let new = table.recipe.read(&bytes[..], "it");
        let new = new.map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        prop_assert_eq!(new.lines, table.lines);
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
        let options = Options {
            target: TARGET.to_owned(),
            delimiter: Some(style.delimiter.to_string().parse().unwrap()),
            ..Options::default()
        };
        let fault = read(text.as_bytes(), "it", &options).unwrap_err();
        prop_assert_eq!(fault.line, Some(line), "{}", fault);
        prop_assert_eq!(fault.column.as_ref(), names.first());
    }
}
