use crate::words::quoted;
use std::fmt;

/// Why a file cannot be used: where, what is wrong and what to do.
///
/// Its `Display` is the whole message, safe to print on a terminal:
///
/// ```text
/// data.csv, line 5, column 'bmi': 'abc' is not a number; correct the
/// cell, or leave the column out: --drop bmi
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// The file, as the caller called it.
    pub file: String,
    /// The line, from 1, if the fault has one.
    pub line: Option<usize>,
    /// The name of the column, if it is about one.
    pub column: Option<String>,
    /// What is wrong and what to do.
    pub what: String,
}

impl Fault {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Fault { what: what.into(), ..Fault::default() }
    }

    pub(crate) fn of(self, file: &str) -> Self {
        Fault { file: file.to_owned(), ..self }
    }

    pub(crate) fn at(self, line: usize) -> Self {
        Fault { line: Some(line), ..self }
    }

    pub(crate) fn column(self, name: &str) -> Self {
        Fault { column: Some(name.to_owned()), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, column, what } = self;
        write!(f, "{}", crate::words::escaped(file))?;
        if let Some(line) = line {
            write!(f, ", line {line}")?;
        }
        if let Some(name) = column {
            write!(f, ", column {}", quoted(name))?;
        }
        write!(f, ": {what}")
    }
}

impl std::error::Error for Fault {}
