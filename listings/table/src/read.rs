//! Text → cells.

use crate::text::line_breaks;
use crate::{Delimiter, Fault};
use csv::{Reader, ReaderBuilder, StringRecord};

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
            self.count_lines();
            if !self.is_blank() {
                break;
            }
        }
        Ok(Some(Row { line: self.line, cells: &self.cells }))
    }

    /// Counts the lines up to the first cell: a record's position is that of
    /// the empty lines before it.
    fn count_lines(&mut self) {
        let position = self.cells.position().map_or(0, csv::Position::byte);
        let rest = self.text.get(position as usize..).unwrap_or_default();
        let start = self.text.len() - rest.trim_start_matches(BREAKS).len();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += line_breaks(passed);
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
        trimmed(self.cells.get(j).unwrap_or_default())
    }

    /// All cells, in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(trimmed)
    }

    /// The line in which the cell of column j begins, from 1.
    pub(crate) fn line_of(&self, j: usize) -> usize {
        let start = self.cells.range(j).map_or(0, |range| range.start);
        let before = self.cells.as_slice().get(..start);
        self.line + line_breaks(before.unwrap_or_default())
    }

    /// What to say of a row with the wrong number of cells, if a line break
    /// in one of them may be a mistake.
    pub(crate) fn open_quote(&self) -> String {
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
fn trimmed(cell: &str) -> &str {
    let inner = cell.trim();
    let unquoted = inner.strip_prefix('"').and_then(|c| c.strip_suffix('"'));
    match unquoted {
        Some(text) if !cell.starts_with('"') && !text.contains('"') => {
            text.trim()
        }
        _ => inner,
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, study};

    #[test]
    fn what_is_accepted() {
        let plain = study("x,y\n1.5,2\n3,4\n", "");
        assert_eq!(plain.names, ["x"]);
        assert_eq!(plain.columns, [[1.5, 3.0]]);
        assert_eq!(
            (plain.target.as_str(), &plain.y[..]),
            ("y", &[2.0, 4.0][..])
        );
        for same in [
            "x,y\n1.5,2\n3,4",
            "\u{feff}x,y\n1.5,2\n3,4\n\n",
            "x,y\r\n1.5,2\r\n3,4\r\n",
            "x,y\r1.5,2\r3,4\r",
            "\n\nx,y\n\n1.5,2\n   \n3,4\n \t\n",
            "\"x\",\"y\"\n\"1.5\",\"2\"\n\"3\",\"4\"\n",
            " x , y \n 1.5 ,\t2\n3 , 4 \n",
            " \"x\" , \"y\"\n \"1.5\", \" 2 \"\n3,4\n",
            "x,y\n15e-1,+2\n3.,0.4E1\n",
        ] {
            assert_eq!(study(same, ""), plain, "{same:?}");
        }
        for (same, options) in [
            ("x;y\n1.5;2\n3;4\n", "delimiter=;"),
            ("x\ty\n\t\n1.5\t2\n3\t4\n", "delimiter=tab"),
            ("x y\n1.5 2\n3 4\n \n", "delimiter= "),
        ] {
            assert_eq!(study(same, options), plain, "{same:?}");
        }
        let odd = study("\"a \"\"b\"\"\",y,\"c\nd\"\n1,2,-0\n3,4,7\n", "");
        assert_eq!(odd.names, ["a \"b\"", "c\nd"]);
        assert!(odd.columns[1][0].is_sign_negative());
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        for (csv, line) in [
            ("x,y\n1,2\nabc,4\n5,6\n", 3),
            ("x,y\r\n1,2\r\nabc,4\r\n5,6\r\n", 3),
            ("x,y\r1,2\rabc,4\r5,6", 3),
            ("\u{feff}\n\nx,y\n\n\n1,2\n\nabc,4\n5,6", 8),
            ("\"x\",\"y\n\n\"\n1,2\nabc,4\n5,6", 5),
            ("y,x\n\"1\n\",2\n\"\n3\n\",\"\n abc\"\n5,6", 6),
        ] {
            let message = message(csv, "target=y");
            let start = format!("data.csv, line {line}, column 'x': 'abc' is");
            assert!(message.starts_with(&start), "{csv:?}: {message}");
        }
    }

    #[test]
    fn uneven_rows() {
        for (csv, line, cells) in [
            ("x,y\n1,2\n3\n", 3, "1 cell"),
            ("x,y\n1,2\n\n3,4,5\n", 4, "3 cells"),
            ("x,y\n1,2,\n", 2, "3 cells"),
        ] {
            assert_eq!(
                message(csv, ""),
                format!(
                    "data.csv, line {line}: {cells}, but the header has 2; \
                     give every line as many cells as the header"
                )
            );
        }
    }

    #[test]
    fn a_quote_that_is_never_closed() {
        assert_eq!(
            message("x,y\n1,2\n\"3,4\n5,6\n", ""),
            "data.csv, line 3: 1 cell, but the header has 2; give every line \
             as many cells as the header; is a quote opened in line 3 and \
             never closed?"
        );
        assert_eq!(
            message("x,y,\"z\n1,2,3\n5,6,7\n", ""),
            "data.csv: there is no row below the header; is a quote opened \
             in line 1 and never closed?"
        );
    }
}
