//! Text → a header and rows of cells.

use crate::cell::{is_missing, read_plain};
use crate::message::{Lines, quote};
use crate::text::count_lines;
use crate::{Fault, Reading};
use csv::{Reader, ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::str::FromStr;

/// What separates the cells of a line. Spaces do in runs.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Delimiter(u8);

/// Those that are found, the more telling first.
const FOUND: [Delimiter; 5] = [
    Delimiter(b'\t'),
    Delimiter(b';'),
    Delimiter(b'|'),
    Delimiter(b','),
    Delimiter(b' '),
];

impl FromStr for Delimiter {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            b"tab" | b"\\t" | b"\t" => Ok(Delimiter(b'\t')),
            b"space" => Ok(Delimiter(b' ')),
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

impl TryFrom<String> for Delimiter {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Delimiter> for String {
    fn from(sign: Delimiter) -> String {
        char::from(sign.0).into()
    }
}

impl Delimiter {
    fn words(self) -> String {
        match self.0 {
            b'\t' => "tabs".into(),
            b' ' => "spaces".into(),
            byte => format!("'{}'", char::from(byte)),
        }
    }

    /// The text with one sign between cells, which the csv crate takes.
    fn normalise(self, text: Cow<str>) -> (Cow<str>, u8) {
        match self.0 {
            b' ' => (join_runs(&text).into(), b'\t'),
            byte => (text, byte),
        }
    }
}

/// Runs of spaces and tabs become one tab; those around a line and between
/// quotes do not separate.
fn join_runs(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let (mut is_quoted, mut is_start, mut waits) = (false, true, false);
    for c in text.chars() {
        match c {
            ' ' | '\t' if !is_quoted => waits = true,
            '\r' | '\n' if !is_quoted => {
                (is_start, waits) = (true, false);
                joined.push(c);
            }
            _ => {
                if waits && !is_start {
                    joined.push('\t');
                }
                let begins = waits || is_start;
                is_quoted = c == '"' && begins || is_quoted && c != '"';
                (is_start, waits) = (false, false);
                joined.push(c);
            }
        }
    }
    joined
}

/// A table of cells, as text.
pub(crate) struct Sheet {
    text: String,
    /// What separates cells in the file itself; in the text it is a tab where
    /// that is a run of spaces.
    sign: Delimiter,
    /// The comments above the cells.
    top: String,
    /// The byte and the line at which the cells begin.
    start: (usize, usize),
    /// How many records stand above the first row.
    above: usize,
    /// The names of the columns; empty for names of rows without a name.
    pub(crate) names: Vec<String>,
    /// The line of the names.
    pub(crate) line: usize,
    /// How it was read where it could be in doubt.
    pub(crate) notes: Vec<String>,
    /// Whether cells are separated by semicolons, as where commas are decimal.
    pub(crate) has_semicolons: bool,
    /// Whether every line with all its cells is a row, whatever is in them.
    keeps_all: bool,
}

/// Where the cells of a file are, for other programs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The names of its columns, in their order.
    pub names: Vec<String>,
    /// What separates cells; a space stands for runs of spaces and tabs.
    pub sign: char,
    /// The lines above the first row.
    pub above: Vec<String>,
    /// The column whose values say which rows belong together.
    pub group: Option<usize>,
    /// The column that says when a row was measured, and how it is read.
    pub time: Option<(usize, Reading)>,
    /// The column of the rows' weights, and how it is read.
    pub weights: Option<(usize, Reading)>,
}

/// So many records say what a file is like.
const SAMPLE: usize = 200;

/// The most columns that a file may have.
const MOST: usize = 100_000;

impl Sheet {
    pub(crate) fn new(
        text: String,
        given: Option<Delimiter>,
    ) -> Result<Self, Fault> {
        let top = Top::read(&text);
        let rest = &text[top.end..];
        let found = given.or(top.delimiter).or_else(|| find(rest));
        let delimiter = found.unwrap_or(Delimiter(b','));
        // A comment with the names may have spaces where rows have tabs.
        let spaces = Delimiter(b' ');
        let has_tabs = delimiter.0 == b'\t' && given.is_none();
        let is_spaced = has_tabs && top.ends_with_names(&text, spaces);
        let delimiter = if is_spaced { spaces } else { delimiter };
        let is_header = top.ends_with_names(&text, delimiter);
        let mut notes = vec![];
        match top.comments - usize::from(is_header) {
            0 => {}
            n => notes.push(format!("comments passed over at the top: {n}")),
        }
        if is_header {
            let what = "the names of the columns are in a line of comments";
            notes.push(what.into());
        }
        if given.is_none() && delimiter.0 != b',' {
            let words = delimiter.words();
            notes.push(format!("cells are separated by {words}"));
        }
        let has_semicolons = delimiter.0 == b';';
        let start = if is_header { top.names } else { top.end };
        let line = 1 + count_lines(&text[..start]);
        let top = text[..start].to_owned();
        let (text, start) = match delimiter.0 {
            b' ' => (join_runs(&text[start..]), 0),
            _ => (text, start),
        };
        let mut sheet = Sheet {
            text,
            sign: delimiter,
            top,
            start: (start, line),
            above: 0,
            names: vec![],
            line,
            notes,
            has_semicolons,
            keeps_all: false,
        };
        sheet.find_header()?;
        if sheet.names.len() > MOST {
            return Err(Fault::new(format!(
                "there are {} columns, and at most {MOST} are allowed; keep \
                 the target and those that may tell of it",
                sheet.names.len()
            )));
        }
        Ok(sheet)
    }

    /// The rows below the header.
    pub(crate) fn rows(&self) -> Rows<'_> {
        let mut rows = self.records();
        for _ in 0..self.above {
            // What stands above was read once without an error.
            let _ = rows.read_record();
        }
        rows.width = Some(self.names.len());
        rows.keeps_all = self.keeps_all;
        rows
    }

    /// Where the cells of the file are.
    pub(crate) fn layout(&self) -> Layout {
        let mut rows = self.rows();
        // A row that cannot be read has been refused before.
        let _ = rows.read();
        let end = self.start.0 + rows.at;
        let above = [&*self.top, &self.text[self.start.0..end]].concat();
        let lines = above.split(BREAKS).map(str::trim);
        let lines = lines.filter(|line| !line.is_empty()).map(str::to_owned);
        Layout {
            names: self.names.clone(),
            sign: char::from(self.sign.0),
            above: lines.collect(),
            ..Layout::default()
        }
    }

    fn records(&self) -> Rows<'_> {
        let (at, line) = self.start;
        let sign = match self.sign.0 {
            b' ' => b'\t',
            sign => sign,
        };
        Rows::new(&self.text[at..], sign, line)
    }

    /// Finds the names below titles, and whether rows have names of their own.
    fn find_header(&mut self) -> Result<(), Fault> {
        let mut rows = self.records();
        let mut sample = vec![];
        while sample.len() < SAMPLE
            && let Some(row) = rows.read_record()?
        {
            sample.push((row.line, row.cells.clone()));
        }
        let width = most_frequent(sample.iter().map(|(_, cells)| cells.len()));
        let is_title = |cells: &StringRecord| {
            let filled = cells.iter().filter(|c| !c.trim().is_empty()).count();
            let is_first = cells.get(0).is_some_and(|c| !c.trim().is_empty());
            filled == 1 && is_first && width > 1
                || 2 * filled < width && cells.len() + 1 < width
        };
        let above = sample.iter().take_while(|(_, cells)| is_title(cells));
        let above = above.count();
        let Some((line, header)) = sample.get(above) else {
            return Err(Fault::new(
                "the file is empty; it needs a header with the names of the \
                 columns, and below it a line for each row",
            ));
        };
        if above > 0 {
            let first = sample[0].1.get(0).unwrap_or_default();
            self.notes.push(format!(
                "line {line} is taken for the names of the columns; above it \
                 there is a title, {}",
                quote(first.trim())
            ));
        }
        self.line = *line;
        self.above = above + 1;
        self.names = header.iter().map(|c| trim(c).to_owned()).collect();
        let Some((_, first)) = sample.get(above + 1) else { return Ok(()) };
        let is_wider = first.len() == self.names.len() + 1;
        let last = first.iter().next_back().map_or("", trim);
        if is_wider && !last.is_empty() && width == first.len() {
            self.names.insert(0, String::new());
        }
        while self.names.len() > width.max(1)
            && self.names.last().is_some_and(String::is_empty)
        {
            self.names.pop();
        }
        Ok(())
    }

    /// What to ask if there is no row below the names.
    pub(crate) fn ask_about_quote(&self) -> String {
        ask_about_quote(self.names.iter().map(String::as_str), self.line)
    }

    /// Whether the line of the names may be a row: there is a number in it.
    pub(crate) fn has_number_in_header(&self) -> bool {
        self.names.iter().any(|name| read_plain(name).is_some())
    }

    /// Names that are numbers may be a row.
    pub(crate) fn note_numbers_in_header(&mut self) {
        if self.names.iter().all(|name| read_plain(name).is_some()) {
            self.notes.push(format!(
                "all names in line {} are numbers; if that line is a row, call \
                 the columns by their places, as in --target 'column 1'",
                self.line
            ));
        }
    }

    /// Takes the next line for the names if this one is among them: then what
    /// stands above is a title.
    pub(crate) fn find_names_below(&mut self, name: &str) -> bool {
        let mut rows = self.records();
        for above in 1..=self.above + 5 {
            let Ok(Some(row)) = rows.read_record() else { return false };
            let names = row.cells.iter().map(|cell| trim(cell).to_owned());
            let names: Vec<String> = names.collect();
            // A row of data may have the name in a cell, but numbers, too.
            let has_number = names.iter().any(|n| read_plain(n).is_some());
            if !has_number && names.iter().any(|there| there == name) {
                let line = row.line;
                (self.above, self.line, self.names) = (above, line, names);
                let what = "is taken for the names of the columns, as the \
                            target is there";
                self.notes.push(format!("line {line} {what}"));
                return true;
            }
        }
        false
    }

    /// Takes the first line for a row, and calls the columns by their places.
    pub(crate) fn take_header_for_row(&mut self) {
        self.above -= 1;
        let places = 1..=self.names.len();
        self.names = places.map(|place| format!("column {place}")).collect();
        self.notes.push(format!(
            "line {} is taken for a row: the file has no names of columns",
            self.line
        ));
    }

    /// From now on no line with all its cells is passed over, but for those
    /// at the end in which nothing is.
    pub(crate) fn keep_all_rows(&mut self) {
        self.keeps_all = true;
        let sign = char::from(self.sign.0);
        let is_blank = |c: char| c.is_whitespace() || c == sign;
        while let Some(at) = self.text.trim_end_matches(BREAKS).rfind(BREAKS)
            && self.text[at..].chars().all(is_blank)
        {
            self.text.truncate(at);
        }
    }

    /// Leaves out the row below the names, which has the units.
    pub(crate) fn skip_units(&mut self) {
        self.above += 1;
    }
}

/// What stands above the cells: `sep=;` and comments.
#[derive(Default)]
struct Top {
    delimiter: Option<Delimiter>,
    comments: usize,
    /// Where the last comment has its text, and where the cells begin.
    names: usize,
    end: usize,
}

/// How comments begin.
const MARKS: [&str; 3] = ["#", "%", "//"];

/// A name without the signs of a comment before it.
pub(crate) fn strip_marks(name: &str) -> &str {
    name.trim_start_matches(['#', '%', '/', ' '])
}

impl Top {
    fn read(text: &str) -> Self {
        let mut top = Top::default();
        while top.end < text.len() {
            let rest = &text[top.end..];
            let end = rest.find(BREAKS).unwrap_or(rest.len());
            let line = rest[..end].trim();
            let sign = line.trim_matches('"').strip_prefix("sep=");
            if let Some(sign) = sign.and_then(|sign| sign.parse().ok()) {
                top.delimiter = Some(sign);
            } else if MARKS.iter().any(|mark| line.starts_with(mark)) {
                top.comments += 1;
                top.names = top.end + end - strip_marks(&rest[..end]).len();
            } else if !line.is_empty() {
                break;
            }
            top.end = text.len().min(top.end + end + 1);
        }
        top
    }

    /// Whether the last comment is the header, as numpy and gnuplot write it:
    /// it has as many cells as the next line, and only there are numbers.
    fn ends_with_names(&self, text: &str, delimiter: Delimiter) -> bool {
        let cells = |from: usize| -> Vec<bool> {
            let line = text[from..].split(BREAKS).next().unwrap_or_default();
            let (line, sign) = delimiter.normalise(line.trim_end().into());
            let cells = line.split(char::from(sign));
            cells.map(|cell| read_plain(cell.trim()).is_some()).collect()
        };
        let (names, first) = (cells(self.names), cells(self.end));
        self.comments > 0
            && names.len() > 1
            && names.len() == first.len()
            && !names.contains(&true)
            && first.contains(&true)
    }
}

/// What separates the cells: what gives most lines the same number of them.
fn find(text: &str) -> Option<Delimiter> {
    let end = text.match_indices(BREAKS).nth(2 * SAMPLE).map(|(at, _)| at);
    let text = &text[..end.unwrap_or(text.len())];
    // Runs of spaces, and no sign that separates for certain.
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let has_runs =
        lines.all(|l| l.contains("  ") && !l.contains([',', ';', '|']));
    let score = |delimiter: &Delimiter| {
        let (text, sign) = delimiter.normalise(text.into());
        let mut rows = Rows::new(&text, sign, 1);
        let mut widths = vec![];
        while let Ok(Some(row)) = rows.read_record() {
            widths.push(row.cells.len());
        }
        let width = most_frequent(widths.iter().copied());
        let equal = widths.iter().filter(|w| **w == width).count();
        // Rows with names have a cell more than the header.
        let is_short = widths.first().is_some_and(|n| *n > 1 && n + 1 == width);
        let equal = equal + usize::from(is_short);
        let is_space = delimiter.0 == b' ';
        let is_certain = !is_space || equal == widths.len();
        let bonus = usize::from(is_space && has_runs);
        (width > 1 && is_certain).then_some(equal + bonus)
    };
    let scores = FOUND.iter().map(|d| (score(d), d));
    // The first of those that are equally good.
    let best = scores.reduce(|best, s| if s.0 > best.0 { s } else { best });
    best.filter(|(score, _)| score.is_some()).map(|(_, d)| *d)
}

/// The number that comes most often, and the largest of these.
fn most_frequent(numbers: impl Iterator<Item = usize>) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    numbers.for_each(|n| *counts.entry(n).or_insert(0) += 1);
    let most = counts.into_iter().max_by_key(|(n, count)| (*count, *n));
    most.map_or(0, |(n, _)| n)
}

/// The rows of a sheet, one after the other. Empty lines are no rows.
pub(crate) struct Rows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    cells: StringRecord,
    /// A byte of the text, and the line that it is in.
    at: usize,
    line: usize,
    /// How many cells each row must have.
    width: Option<usize>,
    /// Whether each line with so many cells is one, and there was one.
    keeps_all: bool,
    has_begun: bool,
    /// Lines that are no rows, and what stands in the first.
    passed: Lines,
    passed_first: String,
}

/// A row of cells.
pub(crate) struct Row<'a> {
    /// The line in which the row begins, from 1.
    pub(crate) line: usize,
    cells: &'a StringRecord,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8, line: usize) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        Rows {
            text,
            reader,
            cells: StringRecord::new(),
            at: 0,
            line,
            width: None,
            keeps_all: false,
            has_begun: false,
            passed: Lines::NONE,
            passed_first: String::new(),
        }
    }

    /// The next row, or `None` after the last. Lines with nothing but a
    /// remark in their first cell are passed.
    pub(crate) fn read(&mut self) -> Result<Option<Row<'_>>, Fault> {
        let width = self.width.unwrap_or_default();
        while self.read_record()?.is_some() {
            if self.is_remark(width) {
                if self.passed.count == 0 {
                    let first = self.cells.get(0).unwrap_or_default();
                    self.passed_first = trim(first).to_owned();
                }
                self.passed.add(self.line);
                continue;
            }
            self.has_begun = true;
            let row = Row { line: self.line, cells: &self.cells };
            row.refuse_other_width(width)?;
            return Ok(Some(row));
        }
        Ok(None)
    }

    /// What to note about lines that were passed.
    pub(crate) fn say_passed(&self) -> Option<String> {
        let (lines, first) = (&self.passed, quote(&self.passed_first));
        (lines.count > 0).then(|| {
            format!(
                "passed over, as there is text in the first cell and nothing \
                 else: {lines} ({first})"
            )
        })
    }

    fn is_remark(&self, width: usize) -> bool {
        let mut cells = self.cells.iter().map(trim);
        let first = cells.next().unwrap_or_default();
        let is_text = read_plain(first).is_none()
            && !is_missing(first)
            && !first.contains(BREAKS);
        is_text
            && !self.is_kept()
            && (width > 2 && cells.all(str::is_empty)
                || first.starts_with('#') && self.cells.len() < width)
    }

    /// The next record that is not empty.
    fn read_record(&mut self) -> Result<Option<Row<'_>>, Fault> {
        loop {
            let read = self.reader.read_record(&mut self.cells);
            if !read.map_err(|error| Fault::new(error.to_string()))? {
                return Ok(None);
            }
            self.find_line();
            let mut cells = self.cells.iter().map(str::trim);
            let is_empty = cells.clone().all(str::is_empty);
            let is_row = !cells.all(is_empty_or_rule)
                // Below the names a line may be drawn.
                || self.is_kept() && (is_empty || self.has_begun);
            if is_row {
                break;
            }
        }
        Ok(Some(Row { line: self.line, cells: &self.cells }))
    }

    /// Whether the line is a row, whatever is in its cells.
    fn is_kept(&self) -> bool {
        self.keeps_all && Some(self.cells.len()) >= self.width
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
}

const BREAKS: [char; 2] = ['\r', '\n'];

impl Row<'_> {
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

    fn refuse_other_width(&self, width: usize) -> Result<(), Fault> {
        let is_empty = |cell: &str| cell.trim().is_empty();
        let fits = self.cells.len() >= width
            && self.cells.iter().skip(width).all(is_empty);
        let cells = match self.cells.len() {
            _ if fits => return Ok(()),
            1 => "1 cell".to_owned(),
            n => format!("{n} cells"),
        };
        let mut question = ask_about_quote(self.cells.iter(), self.line);
        if question.is_empty() && self.cells.len() > width {
            question.push_str(
                "; a cell with such a sign in it, as in 3,5, needs quotes \
                 around it",
            );
        }
        Err(Fault::new(format!(
            "{cells}, but the header has {width}; give every line as many \
             cells as the header{question}"
        ))
        .at(self.line))
    }
}

/// Whether nothing is in a cell, or a line as some programs draw it.
fn is_empty_or_rule(cell: &str) -> bool {
    let is_rule = |c| matches!(c, '-' | '=' | '+' | ':');
    cell.is_empty() || cell.len() > 2 && cell.chars().all(is_rule)
}

/// A line break in a cell may be a mistake.
fn ask_about_quote<'a>(
    mut cells: impl Iterator<Item = &'a str>,
    line: usize,
) -> String {
    if cells.any(|cell| cell.contains(BREAKS)) {
        format!("; is a quote opened in line {line} and never closed?")
    } else {
        String::new()
    }
}

/// A cell without the spaces around it, and without quotes that stand after
/// a space: the csv crate takes these for part of the cell.
fn trim(cell: &str) -> &str {
    let inner = cell.trim();
    // Spreadsheets keep ="00123" as text.
    let inner = inner.strip_prefix('=').filter(|c| c.starts_with('"'));
    let inner = inner.unwrap_or(cell.trim());
    let unquoted = inner.strip_prefix('"').and_then(|c| c.strip_suffix('"'));
    match unquoted {
        Some(text) if !cell.starts_with('"') && !text.contains('"') => {
            text.trim()
        }
        _ => inner,
    }
}
