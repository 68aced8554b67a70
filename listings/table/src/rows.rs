//! Text → rows of cells.

use crate::Fault;
use crate::message::quote_for_shell;
use crate::text::count_lines;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::str::FromStr;

/// What separates the cells of a line; a comma unless it is said.
///
/// ```
/// use table::Delimiter;
/// for taken in [",", ";", "|", " ", "\t", r"\t"] {
///     assert!(taken.parse::<Delimiter>().is_ok(), "{taken:?}");
/// }
/// assert_eq!("tab".parse::<Delimiter>(), r"\t".parse());
/// for not in ["", ";;", "\"", ".", "-", "+", "0", "e", "\n", "é", "\0"] {
///     assert!(not.parse::<Delimiter>().is_err(), "{not:?}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Default for Delimiter {
    fn default() -> Self {
        Delimiter(b',')
    }
}

impl FromStr for Delimiter {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            b"tab" | b"\\t" | b"\t" => Ok(Delimiter(b'\t')),
            // What stands in numbers or around cells separates nothing.
            [byte]
                if *byte == b' '
                    || byte.is_ascii_punctuation()
                        && !b"\".+-".contains(byte) =>
            {
                Ok(Delimiter(*byte))
            }
            _ => Err("allowed: tab, a space, or one sign such as ; or | that \
                      is in no number"),
        }
    }
}

impl Delimiter {
    /// What to do if a header of one cell shows that it is not this one.
    pub(crate) fn suggest_another(self, header: &str) -> Option<String> {
        let mut others = [";", "\t", ",", "|"].into_iter();
        let other = others.find(|other| {
            other.as_bytes() != [self.0] && header.contains(other)
        })?;
        let (seen, word) = match other {
            "\t" => ("a tab".to_owned(), "tab"),
            sign => (format!("'{sign}'"), sign),
        };
        Some(format!(
            "the header has one cell, but there is {seen} in it; if that \
             separates the cells, add --delimiter {}",
            quote_for_shell(word)
        ))
    }
}

/// The rows of a file, one after the other. Empty lines are no rows.
pub(crate) struct Rows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    cells: StringRecord,
    /// A byte of the text, and the line that it is in.
    at: usize,
    line: usize,
}

/// A row of cells.
pub(crate) struct Row<'a> {
    /// The line in which the row begins, from 1.
    pub(crate) line: usize,
    cells: &'a StringRecord,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(text: &'a str, delimiter: Delimiter) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.0)
            .from_reader(text.as_bytes());
        Rows { text, reader, cells: StringRecord::new(), at: 0, line: 1 }
    }

    /// The next row, or `None` after the last.
    pub(crate) fn read(&mut self) -> Result<Option<Row<'_>>, Fault> {
        loop {
            let read = self.reader.read_record(&mut self.cells);
            if !read.map_err(|error| Fault::new(error.to_string()))? {
                return Ok(None);
            }
            self.find_line();
            if !self.is_blank() {
                break;
            }
        }
        Ok(Some(Row { line: self.line, cells: &self.cells }))
    }

    /// Counts the lines up to the first cell: a record's position is that of
    /// the empty lines before it.
    fn find_line(&mut self) {
        let position = self.cells.position().map_or(0, csv::Position::byte);
        let rest = self.text.get(position as usize..).unwrap_or_default();
        let start = self.text.len() - rest.trim_start_matches(BREAKS).len();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += count_lines(passed);
        self.at = start;
    }

    /// Whether the row is a line of nothing but spaces and tabs.
    fn is_blank(&self) -> bool {
        let end = self.reader.position().byte() as usize;
        let line = self.text.get(self.at..end).unwrap_or_default();
        line.trim().is_empty()
    }
}

const BREAKS: [char; 2] = ['\r', '\n'];

impl Row<'_> {
    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell of column j, without the spaces around it.
    pub(crate) fn cell(&self, j: usize) -> &str {
        trim(self.cells.get(j).unwrap_or_default())
    }

    /// The line in which the cell of column j begins, from 1.
    pub(crate) fn line_of(&self, j: usize) -> usize {
        let start = self.cells.range(j).map_or(0, |range| range.start);
        let before = self.cells.as_slice().get(..start);
        self.line + count_lines(before.unwrap_or_default())
    }

    /// What to ask about a row with the wrong number of cells, if a line break
    /// in one of them may be a mistake.
    pub(crate) fn ask_about_quote(&self) -> String {
        if self.cells.iter().any(|cell| cell.contains(BREAKS)) {
            let line = self.line;
            format!("; is a quote opened in line {line} and never closed?")
        } else {
            String::new()
        }
    }
}

/// A cell without the spaces around it, and without quotes that stand after
/// a space: the csv crate takes these for part of the cell.
fn trim(cell: &str) -> &str {
    let inner = cell.trim();
    let unquoted = inner.strip_prefix('"').and_then(|c| c.strip_suffix('"'));
    match unquoted {
        Some(text) if !cell.starts_with('"') && !text.contains('"') => {
            text.trim()
        }
        _ => inner,
    }
}
