//! Reads any CSV file with a header into columns of numbers.
//!
//! The file becomes a [`Study`]: the target y and the other columns of X,
//! with one number for each row. What is no such table is refused with a
//! [`Fault`] that says what is wrong, where, and what to do; nothing is
//! guessed and no row is left out.
//!
//! ```
//! let csv = "area,rooms,rent\n50,2,800\n70,3,1000\n60,3,950\n";
//! let options = table::Options {
//!     target: "rent".to_owned(),
//!     ..Default::default()
//! };
//! let study = table::read(csv.as_bytes(), "flats.csv", &options)?;
//! assert_eq!(study.y, [800.0, 1000.0, 950.0]);
//! assert_eq!(study.names, ["area", "rooms"]);
//! assert_eq!(study.columns[1], [2.0, 3.0, 3.0]);
//! # Ok::<(), table::Fault>(())
//! ```
//!
//! Accepted is what common programs write: UTF-8 with or without a byte-order
//! mark, lines that end with LF, CR LF or CR, empty lines, spaces around
//! cells, and cells between quotes (RFC 4180), with line breaks inside.

mod alike;
mod categories;
mod checks;
mod columns;
mod delimiter;
mod fault;
mod header;
mod nearest;
mod notes;
mod numbers;
mod odd;
mod read;
mod text;
mod words;

pub use delimiter::Delimiter;
pub use fault::Fault;
pub use words::{names, shown};

use categories::Values;
use columns::Column;
use std::io::{self, Read};

/// What to read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the column to explain, `--target NAME`.
    pub target: String,
    /// What separates the cells, `--delimiter SIGN`.
    pub delimiter: Delimiter,
    /// The columns to leave out, `--drop NAME[,NAME]`, as often as it is
    /// given. What is not a name as a whole is split at its commas.
    pub drop: Vec<String>,
    /// Whether columns of text become columns of 0 and 1, `--categories`:
    /// one for each value but the first in alphabetical order (by code
    /// points), with the name `column=value`. At most 100 values.
    pub categories: bool,
}

/// A table of n rows: y and p columns of X, all numbers 0 or of a size from
/// 1e-60 to 1e60.
///
/// There is at least one row, at least one column, and neither y nor any
/// column is the same in every row. Names are those of the file, all
/// different; [`shown`] makes them safe to print.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// The name of the target.
    pub target: String,
    /// The target: n numbers.
    pub y: Vec<f64>,
    /// The names of the columns: p of them.
    pub names: Vec<String>,
    /// The columns, in the order of the file: p of them, each n numbers.
    pub columns: Vec<Vec<f64>>,
    /// What to tell the reader: columns that are left out, exact copies, base
    /// values of categories. Safe to print.
    pub notes: Vec<String>,
}

/// Reads a table. `file` is what messages call it: a path, or `standard
/// input`.
///
/// # Errors
/// If the bytes cannot be read, are not CSV in UTF-8 with a header, or do not
/// hold a number in every cell of the columns that are used.
pub fn read(
    mut source: impl Read,
    file: &str,
    options: &Options,
) -> Result<Study, Fault> {
    let mut bytes = Vec::new();
    let read = source.read_to_end(&mut bytes);
    study(read.map(|_| &*bytes), options).map_err(|fault| fault.of(file))
}

fn study(read: io::Result<&[u8]>, options: &Options) -> Result<Study, Fault> {
    let cannot = |error| Fault::new(format!("cannot be read: {error}"));
    let text = text::text(read.map_err(cannot)?)?;
    let delimiter = options.delimiter;
    let (mut columns, note) = columns::columns(text, options)?;
    categories::no_text_target(text, delimiter, &columns[..1])?;
    let values = categories::values(text, delimiter, &columns)?;
    if !options.categories {
        checks::no_text(&columns, &values)?;
    }
    checks::no_gaps(&columns)?;
    checks::no_odd_cells(&columns)?;
    categories::not_too_many(&columns, &values)?;
    let questions = columns.iter().filter_map(Column::ask_about_points);
    let notes = note.into_iter().chain(questions).collect();

    let others = columns.split_off(1);
    let target = columns.remove(0);
    let mut study = Study {
        target: target.name,
        y: target.numbers,
        names: Vec::new(),
        columns: Vec::new(),
        notes,
    };
    for (column, values) in others.into_iter().zip(values.into_iter().skip(1)) {
        study.add(column, values);
    }
    categories::no_name_twice(&study.names)?;
    notes::leave_out_constants(&mut study)?;
    notes::say_copies(&mut study);
    Ok(study)
}

impl Study {
    /// Adds a column of numbers, or those that its values make.
    fn add(&mut self, column: Column, values: Option<Values>) {
        let Some(values) = values else {
            self.names.push(column.name);
            self.columns.push(column.numbers);
            return;
        };
        self.notes.push(values.note(&column.name));
        for (name, numbers) in values.columns(&column.name) {
            self.names.push(name);
            self.columns.push(numbers);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads with options as in `target=rent&drop=a,b&categories`; the target
    /// is `y` unless it is said.
    pub(crate) fn try_study(csv: &[u8], given: &str) -> Result<Study, Fault> {
        let target = "y".to_owned();
        let mut options = Options { target, ..Options::default() };
        for option in given.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("target", name)) => options.target = name.to_owned(),
                Some(("drop", names)) => options.drop.push(names.to_owned()),
                Some(("delimiter", sign)) => {
                    options.delimiter = sign.parse().unwrap();
                }
                _ => options.categories = option == "categories",
            }
        }
        read(csv, "data.csv", &options)
    }

    pub(crate) fn study(csv: &str, given: &str) -> Study {
        let study = try_study(csv.as_bytes(), given);
        study.unwrap_or_else(|fault| panic!("{csv:?}: {fault}"))
    }

    pub(crate) fn message_of(csv: &[u8], given: &str) -> String {
        try_study(csv, given).expect_err("a fault").to_string()
    }

    pub(crate) fn message(csv: &str, given: &str) -> String {
        message_of(csv.as_bytes(), given)
    }

    #[test]
    fn a_source_that_cannot_be_read() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("the disk is on fire"))
            }
        }
        let fault = read(Broken, "standard input", &Options::default());
        assert_eq!(
            fault.unwrap_err().to_string(),
            "standard input: cannot be read: the disk is on fire"
        );
    }

    #[test]
    fn messages_obey_no_file() {
        let csv = "\u{1b}[31mx,y\n1,2\n\u{9b}2J,3\n4,5\n";
        let options = Options { target: "y".to_owned(), ..Options::default() };
        let fault = read(csv.as_bytes(), "\u{7}.csv", &options).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "\\u{7}.csv, line 3, column '\\u{1b}[31mx': '\\u{9b}2J' is not a \
             number; correct the cell, or leave the column out: --drop \
             \"\\\\u{1b}[31mx\""
        );
    }
}
