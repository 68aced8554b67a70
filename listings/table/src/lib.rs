//! Reads any CSV file with a header into columns of numbers.
//!
//! The file becomes a [`Table`]: the target y and the other columns of X,
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
//! let table = table::read(csv.as_bytes(), "flats.csv", &options)?;
//! assert_eq!(table.y, [800.0, 1000.0, 950.0]);
//! assert_eq!(table.names, ["area", "rooms"]);
//! assert_eq!(table.columns[1], [2.0, 3.0, 3.0]);
//! # Ok::<(), table::Fault>(())
//! ```
//!
//! Accepted is what common programs write: UTF-8 with or without a byte-order
//! mark, lines that end with LF, CR LF or CR, empty lines, spaces around
//! cells, and cells between quotes (RFC 4180), with line breaks inside.

mod categories;
mod cell;
mod columns;
mod header;
mod message;
mod notes;
mod rows;
mod text;

pub use message::{Fault, list_names, show};
pub use rows::Delimiter;

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
/// different; [`show`] makes them safe to print.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
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
) -> Result<Table, Fault> {
    let mut bytes = Vec::new();
    let read = source.read_to_end(&mut bytes);
    let read = Table::new(read.map(|_| &*bytes), options);
    read.map_err(|fault| Fault { file: file.to_owned(), ..fault })
}

impl Table {
    fn new(read: io::Result<&[u8]>, options: &Options) -> Result<Self, Fault> {
        let cannot = |error| Fault::new(format!("cannot be read: {error}"));
        let text = text::decode(read.map_err(cannot)?)?;
        let (mut columns, note) = columns::read_columns(text, options)?;
        categories::read_values(text, options.delimiter, &mut columns)?;
        categories::refuse_text_target(&columns[0])?;
        if !options.categories {
            columns::refuse_text(&columns)?;
        }
        columns::refuse_gaps(&columns)?;
        columns::refuse_odd_cells(&columns)?;
        categories::refuse_many_values(&columns)?;
        let questions = columns.iter().filter_map(Column::ask_about_points);
        let notes = note.into_iter().chain(questions).collect();
        let target = columns.remove(0);
        let mut table = Table {
            target: target.name,
            y: target.numbers,
            names: Vec::new(),
            columns: Vec::new(),
            notes,
        };
        for column in columns {
            table.add(column);
        }
        categories::refuse_names_twice(&table.names)?;
        notes::leave_out_constants(&mut table)?;
        notes::say_copies(&mut table);
        Ok(table)
    }

    /// Adds a column of numbers, or those that its values make.
    fn add(&mut self, Column { name, numbers, values, .. }: Column) {
        let Some(values) = values else {
            self.names.push(name);
            self.columns.push(numbers);
            return;
        };
        self.notes.push(values.note(&name));
        for (name, numbers) in values.columns(&name) {
            self.names.push(name);
            self.columns.push(numbers);
        }
    }
}
