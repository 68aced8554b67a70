use std::fmt;
use std::path::{Path, PathBuf};

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, seen from the book's folder.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault { file, line, what } = self;
        write!(f, "{}:{line}: {what}", base::with_slashes(file))
    }
}

/// All that is wrong with a book.
#[derive(Debug, Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Notes that something is wrong at the byte `offset` of `text`.
    pub fn add(
        &mut self,
        file: &Path,
        text: &str,
        offset: usize,
        what: impl Into<String>,
    ) {
        let line = line_at(text, offset);
        self.0.push(Fault { file: file.to_owned(), line, what: what.into() });
    }

    /// The error that stops the build, if anything is wrong.
    ///
    /// # Errors
    /// If anything is wrong.
    pub fn into_result(self) -> anyhow::Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(self.into()) }
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        let things = if count == 1 { "thing is" } else { "things are" };
        write!(f, "the book was not made: {count} {things} wrong")?;
        self.0.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
    }
}

impl std::error::Error for Faults {}

/// The line of a byte, from 1.
pub(crate) fn line_at(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).matches('\n').count() + 1
}
