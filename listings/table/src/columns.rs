//! Rows → columns of numbers, as far as they are numbers.

use crate::header::Header;
use crate::numbers::{Cell, cell};
use crate::odd::Odd;
use crate::read::{Row, Rows};
use crate::words::{listed, quoted};
use crate::{Fault, Options, text};
use std::ops::RangeInclusive;

/// A column as it was read.
#[derive(Default)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Which column of the file it is.
    pub(crate) place: usize,
    /// One number for each row; NaN where the cell holds none.
    pub(crate) numbers: Vec<f64>,
    /// How many cells are missing, and the lines of the first.
    pub(crate) missing: usize,
    missing_in: Vec<usize>,
    /// How many cells are not plain numbers, how many of these are words,
    /// and the first: its line, itself and what it holds.
    pub(crate) odd: usize,
    words: usize,
    pub(crate) first_odd: Option<(usize, String, Odd)>,
    /// Of the numbers, how many are as 934, how many as 1.266, and the first
    /// of these with its line.
    short: usize,
    pointed: usize,
    first_pointed: Option<(usize, String)>,
}

/// Reads the columns that are used, the target first, and what to note about
/// the header.
pub(crate) fn columns(
    text: &str,
    options: &Options,
) -> Result<(Vec<Column>, Option<String>), Fault> {
    let mut rows = Rows::new(text, options.delimiter);
    let first = rows.read()?.ok_or_else(text::empty)?;
    let header = Header::new(&first, options)?;
    let open_quote = first.open_quote();
    let mut columns: Vec<Column> = header
        .used()
        .map(|(place, name)| Column { name, place, ..Column::default() })
        .collect();
    while let Some(row) = rows.read()? {
        has_width(&row, header.names.len())?;
        for column in &mut columns {
            column.add(&row);
        }
    }
    if columns[0].numbers.is_empty() {
        let what = format!("there is no row below the header{open_quote}");
        return Err(Fault::new(what));
    }
    Ok((columns, header.note()))
}

fn has_width(row: &Row, width: usize) -> Result<(), Fault> {
    let cells = match row.len() {
        right if right == width => return Ok(()),
        1 => "1 cell".to_owned(),
        n => format!("{n} cells"),
    };
    let hint = row.open_quote();
    Err(Fault::new(format!(
        "{cells}, but the header has {width}; give every line as many cells \
         as the header{hint}"
    ))
    .at(row.line))
}

impl Column {
    fn add(&mut self, row: &Row) {
        let j = self.place;
        let text = row.cell(j);
        let number = match cell(text) {
            Cell::Number(number) => {
                self.look_at_point(row.line_of(j), text);
                number
            }
            Cell::Missing => {
                self.missing += 1;
                if self.missing <= 3 {
                    self.missing_in.push(row.line_of(j));
                }
                f64::NAN
            }
            Cell::Odd(odd) => {
                self.odd += 1;
                self.words += usize::from(odd == Odd::Words);
                if self.first_odd.is_none() {
                    let text = text.to_owned();
                    self.first_odd = Some((row.line_of(j), text, odd));
                }
                f64::NAN
            }
        };
        self.numbers.push(number);
    }

    /// Counts numbers that may have a point between thousands, and those that
    /// are too small to have one.
    fn look_at_point(&mut self, line: usize, text: &str) {
        let size = text.trim_start_matches(['+', '-']);
        let is_digits = |part: &str, lengths: RangeInclusive<usize>| {
            lengths.contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_digit())
        };
        if is_digits(size, 1..=3) {
            self.short += 1;
        }
        let Some((whole, rest)) = size.split_once('.') else { return };
        let starts = is_digits(whole, 1..=3) && !whole.starts_with('0');
        if starts && is_digits(rest, 3..=3) {
            self.pointed += 1;
            self.first_pointed.get_or_insert((line, text.to_owned()));
        }
    }

    /// A question, if all numbers with a point have three places after it, and
    /// all others are whole and below 1000: the point may separate thousands.
    pub(crate) fn ask_about_points(&self) -> Option<String> {
        let (line, text) = self.first_pointed.as_ref()?;
        let is_open =
            self.short > 0 && self.short + self.pointed == self.numbers.len();
        let name = quoted(&self.name);
        is_open.then(|| {
            format!(
                "column {name}: does a point separate thousands? all numbers \
                 with one have three places after it, and the others are \
                 whole; {text} in line {line} is read as a decimal number, \
                 and if that is wrong, write {}",
                text.replace('.', "")
            )
        })
    }

    /// Whether half of what the column holds, or more, are words.
    pub(crate) fn is_text(&self) -> bool {
        let there = self.numbers.len() - self.missing;
        self.words > 0 && 2 * self.words >= there
    }

    /// The first cell that is no plain number, with its line.
    pub(crate) fn example(&self) -> String {
        self.first_odd.as_ref().map_or_else(String::new, |(line, text, _)| {
            format!("line {line}: {}", quoted(text))
        })
    }

    /// How many cells are missing, and where: `5 cells: lines 2, 3, 8, …`.
    pub(crate) fn gaps(&self) -> String {
        let lines: Vec<String> =
            self.missing_in.iter().map(ToString::to_string).collect();
        match self.missing {
            1 => format!("line {}", lines.concat()),
            n if n > lines.len() => {
                format!("{n} cells: lines {}, …", lines.join(", "))
            }
            _ => format!("lines {}", listed(&lines)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, study};

    /// One thousand two hundred and sixty-six, or one and a quarter?
    #[test]
    fn a_point_that_may_separate_thousands() {
        let csv = "x,y\n934,2\n1.266,3\n12.500,4\n";
        assert_eq!(
            study(csv, "").notes,
            ["column 'x': does a point separate thousands? all numbers with \
              one have three places after it, and the others are whole; \
              1.266 in line 3 is read as a decimal number, and if that is \
              wrong, write 1266"]
        );
        for other in ["0.266", "1.26", "1266", "1e2", "12345.678"] {
            let csv = format!("{csv}{other},5\n");
            assert!(study(&csv, "").notes.is_empty(), "{other}");
        }
        assert!(study("x,y\n1.266,2\n4.125,3\n", "").notes.is_empty());
        let target = study("x,y\n1,2.125\n2,3\n", "");
        assert!(target.notes[0].starts_with("column 'y': does a point"));
    }

    #[test]
    fn no_rows() {
        for csv in ["x,y", "x,y\n", "x,y\r\n\r\n"] {
            assert_eq!(
                message(csv, ""),
                "data.csv: there is no row below the header"
            );
        }
    }
}
