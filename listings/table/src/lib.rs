//! Reads CSV files as people have them.
//!
//! The file becomes a [`Table`]: the target, the columns that may explain it,
//! and a line for every column of the file that says what it was [`Taken`]
//! for. What can be read in one way only is read, with a note that says how.
//! What can be read in two ways is refused with a [`Fault`] that names the
//! option for each.
//!
//! ```
//! let csv = "area,city,rent\n50,Bern,800\n70,Rome,1000\n60,Bern,950\n";
//! let options = table::Options {
//!     target: "rent".to_owned(),
//!     ..Default::default()
//! };
//! let table = table::read(csv.as_bytes(), "flats.csv", &options)?;
//! assert_eq!(table.target.y, [800.0, 1000.0, 950.0]);
//! assert_eq!(table.columns[0].numbers, [[50.0, 70.0, 60.0]]);
//! assert_eq!(table.columns[1].names(), ["city=Bern", "city=Rome"]);
//! assert_eq!(table.columns[1].numbers[0], [1.0, 0.0, 1.0]);
//! # Ok::<(), table::Fault>(())
//! ```

mod build;
mod cell;
mod checks;
mod columns;
mod evidence;
mod label;
mod message;
mod recipe;
mod roles;
mod rows;
mod text;

pub use cell::{MISSING, MISSING_NUMBER};
pub use message::{Fault, TooLarge, escape, list_names, show};
pub use recipe::{NewRows, Reading, Recipe};
pub use rows::{Delimiter, Layout};

use rows::Sheet;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::str::FromStr;

/// What to read from a file. Names of columns are given as the file has them;
/// what is not a name as a whole is split at its commas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The column to explain, `--target NAME`.
    pub target: String,
    /// What separates the cells, `--delimiter SIGN`; found if it is not given.
    pub delimiter: Option<Delimiter>,
    /// What stands before decimals, `--decimal SIGN`; found if not given.
    pub decimal: Option<Decimal>,
    /// Which number of a date such as 3/4/2026 is the day, `--dates ORDER`.
    pub dates: Option<Dates>,
    /// What to do about gaps, `--missing drop|mean`.
    pub missing: Missing,
    /// Columns whose values are categories, `--categories NAME[,NAME]`.
    pub categories: Vec<String>,
    /// Columns that hold numbers, `--number NAME[,NAME]`.
    pub numbers: Vec<String>,
    /// The columns to leave out, `--drop NAME[,NAME]`.
    pub drop: Vec<String>,
    /// The value of the target that is the yes, `--yes WORD`.
    pub yes: Option<String>,
    /// The column whose values say which rows belong together, `--group NAME`.
    pub group: Option<String>,
    /// The column that says when a row was measured, `--time NAME`.
    pub time: Option<String>,
    /// The column of the weights of the rows, `--weights NAME`.
    pub weights: Option<String>,
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimal {
    /// As in 1,234.5.
    Point,
    /// As in 1.234,5.
    Comma,
}

impl FromStr for Decimal {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "." | "point" => Ok(Decimal::Point),
            "," | "comma" => Ok(Decimal::Comma),
            _ => Err("allowed: . or , or the words point and comma"),
        }
    }
}

/// Which number of a date with slashes is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// As in 31/3/2026.
    DayFirst,
    /// As in 3/31/2026.
    MonthFirst,
}

impl FromStr for Dates {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "day-first" => Ok(Dates::DayFirst),
            "month-first" => Ok(Dates::MonthFirst),
            _ => Err("allowed: day-first or month-first"),
        }
    }
}

/// What to do about cells that are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// Refuse the file, and say what can be done.
    #[default]
    Refuse,
    /// Leave out the rows that have a gap.
    Drop,
    /// Keep the gaps, as NaN; whoever fits puts the mean of the rows that are
    /// learnt from in their place.
    Mean,
}

impl FromStr for Missing {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "refuse" => Ok(Missing::Refuse),
            "drop" => Ok(Missing::Drop),
            "mean" => Ok(Missing::Mean),
            _ => Err("allowed: refuse, drop or mean"),
        }
    }
}

/// A table of n rows. All numbers are 0 or of a size from 1e-60 to 1e60, or
/// NaN in a gap. There is at least one row and one column, and neither the
/// target nor any column is the same in every row.
#[derive(Clone, Debug)]
pub struct Table {
    /// What is to be explained.
    pub target: Target,
    /// What may explain it, in the order of the file.
    pub columns: Vec<Column>,
    /// For each row the number of its group, from 0 in the order of their
    /// first rows.
    pub group: Option<Vec<usize>>,
    /// When each row was measured: a number as in the file, or, for a date,
    /// days since 1970-01-01.
    pub time: Option<Vec<f64>>,
    /// The weight of each row: above 0.
    pub weights: Option<Vec<f64>>,
    /// What the rows are called.
    pub identifier: Option<Identifier>,
    /// What each column of the file was taken for, in its order.
    pub taken: Vec<Taken>,
    /// How the file was read where it could be in doubt. Safe to print.
    pub notes: Vec<String>,
    /// What may be wrong with the data themselves. Safe to print.
    pub warnings: Vec<String>,
    /// The line of the file in which each row begins, from 1.
    pub lines: Vec<usize>,
    /// How to read further rows in the same way.
    pub recipe: Recipe,
    /// Where the cells of the file are.
    pub layout: Layout,
}

/// What is to be explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The name in the file; [`show`] makes it safe to print.
    pub name: String,
    /// [`Reading::Number`], [`Reading::Date`] or [`Reading::YesNo`].
    pub reading: Reading,
    /// n numbers; 0 for no and 1 for yes.
    pub y: Vec<f64>,
}

/// A column that may explain the target.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The name in the file; [`show`] makes it safe to print.
    pub name: String,
    /// How its cells became numbers.
    pub reading: Reading,
    /// One list of n numbers; for categories one of 0 and 1 for each level.
    pub numbers: Vec<Vec<f64>>,
    /// How many cells are gaps, and NaN in every list.
    pub gaps: usize,
}

impl Column {
    /// What to call each list of numbers: the column's name, and for
    /// categories `name=level`.
    pub fn names(&self) -> Vec<String> {
        self.reading.names(&self.name)
    }
}

/// The column with the names of the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Identifier {
    /// The name in the file; empty if the column has none.
    pub name: String,
    /// n names.
    pub rows: Vec<String>,
}

/// What a column of the file was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The name in the file; [`show`] makes it safe to print.
    pub name: String,
    /// One of: target, number, yes/no, category, date, group, time, weights,
    /// identifier, constant, left out; `copy of 'x'` for a number that
    /// equals another.
    pub role: String,
    /// Why, or how it is written. Safe to print.
    pub why: String,
}

/// Reads a table. `file` is what messages call it: a path, or `standard
/// input`.
///
/// # Errors
/// If the bytes cannot be read, are no table of text with the target in it,
/// or can be read in more than one way.
pub fn read(
    source: impl Read,
    file: &str,
    options: &Options,
) -> Result<Table, Fault> {
    let read = read_bytes(source).and_then(|bytes| {
        if text::is_too_large(&bytes) {
            return Err(refuse_file(bytes, options));
        }
        let sheet = text::decode(bytes);
        let sheet = sheet.and_then(|text| open(text, options.delimiter));
        build::read_table(sheet?, options)
    });
    read.map_err(|fault| Fault { file: file.to_owned(), ..fault })
}

/// What a file is like that is too large: the first of its lines say it.
fn refuse_file(mut bytes: Vec<u8>, options: &Options) -> Fault {
    let what = text::TOO_LARGE;
    text::keep_first_lines(&mut bytes);
    // Whether there are gaps is not known before the others are read.
    let missing = match options.missing {
        Missing::Refuse => Missing::Mean,
        other => other,
    };
    let options = Options { missing, ..options.clone() };
    match read(&*bytes, "", &options) {
        Ok(table) => Fault {
            too_large: Some(Box::new(TooLarge {
                recipe: table.recipe,
                layout: table.layout,
            })),
            ..Fault::new(what)
        },
        Err(fault) => fault.put_before(what),
    }
}

fn read_bytes(source: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let read = source.take(text::READ).read_to_end(&mut bytes);
    read.map_err(|error| Fault::new(format!("cannot be read: {error}")))?;
    Ok(bytes)
}

/// The cells of a file, as text.
fn open(
    (text, note): (String, Option<String>),
    delimiter: Option<Delimiter>,
) -> Result<Sheet, Fault> {
    let mut sheet = Sheet::new(text, delimiter)?;
    sheet.notes.splice(0..0, note);
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of a file with too many bytes the first lines are read.
    #[test]
    fn a_file_that_is_too_large_is_known_by_its_first_lines() {
        let target = "y".to_owned();
        let options = Options { target, ..Options::default() };
        let refuse = |csv: &str| refuse_file(csv.into(), &options);
        let fault = refuse("x;y\n1,5;2\n;3\n4,5;9\n1,1;cut");
        assert_eq!(fault.what, text::TOO_LARGE);
        let TooLarge { recipe, layout } = *fault.too_large.unwrap();
        assert_eq!((layout.sign, &*layout.above), (';', &["x;y".into()][..]));
        let is_comma = matches!(
            recipe.columns[0].1,
            Reading::Number { decimal: Decimal::Comma, .. }
        );
        assert!(is_comma, "{recipe:?}");
        let fault = refuse("x,z\n1,2\n2,3\n");
        assert!(fault.too_large.is_none());
        let says = fault.to_string();
        assert!(says.contains("1 GiB"), "{says}");
        assert!(says.contains("--target y: there is no such column"), "{says}");
    }
}
