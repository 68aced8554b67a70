//! How cells became numbers, and further rows read in the same way.

use crate::{Decimal, Fault};
use serde::{Deserialize, Serialize};
use std::io::Read;

/// How the cells of a column become numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reading {
    /// The number itself.
    Number {
        /// What stands before decimals.
        decimal: Decimal,
        /// What stands beside every number, such as `€` or `%`; often empty.
        unit: String,
    },
    /// Days since 1970-01-01.
    Date {
        /// How days are written, in the signs of `strftime`.
        format: String,
    },
    /// 0 and 1.
    YesNo {
        /// The word for 0.
        no: String,
        /// The word for 1.
        yes: String,
    },
    /// A column of 0 and 1 for each level.
    Category {
        /// The values of the column, in alphabetical order.
        levels: Vec<String>,
    },
}

impl Reading {
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        match self {
            Reading::Category { levels } => {
                levels.iter().map(|level| format!("{name}={level}")).collect()
            }
            _ => vec![name.to_owned()],
        }
    }
}

/// How to read further rows of a table in the same way. It goes into the
/// model's file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// The target: its name and how it is read.
    pub target: (String, Reading),
    /// The columns that may explain it, in the order of the table.
    pub columns: Vec<(String, Reading)>,
    /// The name of the column with the names of rows, if there is one.
    pub identifier: Option<String>,
    /// Whether gaps are allowed, because the model knows the means.
    pub has_means: bool,
}

/// Further rows, m of them.
#[derive(Clone, Debug)]
pub struct NewRows {
    /// For each column of the recipe its lists of m numbers, NaN in gaps.
    pub columns: Vec<Vec<Vec<f64>>>,
    /// The target, if the file has it in every row.
    pub target: Option<Vec<f64>>,
    /// The names of the rows, if the file has them.
    pub identifier: Option<Vec<String>>,
    /// What to tell the reader. Safe to print.
    pub notes: Vec<String>,
    /// The line of the file in which each row begins, from 1.
    pub lines: Vec<usize>,
}

impl Recipe {
    /// Reads the rows of another file: the same columns, in any order.
    ///
    /// # Errors
    /// If a column is not there, or a cell cannot be read as the recipe says.
    pub fn read(
        &self,
        mut source: impl Read,
        file: &str,
    ) -> Result<NewRows, Fault> {
        let mut text = String::new();
        let read = source.read_to_string(&mut text);
        let why = match read {
            Ok(_) => "reading new rows is on its way".to_owned(),
            Err(error) => error.to_string(),
        };
        Err(Fault { file: file.to_owned(), ..Fault::new(why) })
    }
}
