//! Rows → columns of numbers, as far as they are numbers, and what makes them
//! unfit.

use crate::categories::Values;
use crate::cell::{Cell, Odd, read_cell};
use crate::header::Header;
use crate::message::{drop_option, list, quote};
use crate::rows::{Row, Rows};
use crate::{Fault, Options};
use std::ops::RangeInclusive;

/// A column as it was read.
#[derive(Default)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Which column of the file it is.
    pub(crate) place: usize,
    /// One number for each row; NaN where the cell holds none.
    pub(crate) numbers: Vec<f64>,
    /// The words in its rows, if it is text.
    pub(crate) values: Option<Values>,
    /// How many cells are missing, and the lines of the first.
    missing: usize,
    missing_in: Vec<usize>,
    /// How many cells are not plain numbers, how many of these are words,
    /// and the first: its line, itself and what it holds.
    odd: usize,
    words: usize,
    first_odd: Option<(usize, String, Odd)>,
    /// Of the numbers, how many are as 934, how many as 1.266, and the first
    /// of these with its line.
    short: usize,
    pointed: usize,
    first_pointed: Option<(usize, String)>,
}

/// Reads the columns that are used, the target first, and what to note about
/// the header.
pub(crate) fn read_columns(
    text: &str,
    options: &Options,
) -> Result<(Vec<Column>, Option<String>), Fault> {
    let mut rows = Rows::new(text, options.delimiter.unwrap_or_default());
    let Some(first) = rows.read()? else {
        return Err(Fault::new(
            "the file is empty; it needs a header with the names of the \
             columns, and below it a line for each row",
        ));
    };
    let header = Header::new(&first, options)?;
    let question = first.ask_about_quote();
    let mut columns: Vec<Column> = header
        .used_columns()
        .map(|(place, name)| Column { name, place, ..Column::default() })
        .collect();
    while let Some(row) = rows.read()? {
        refuse_other_width(&row, header.names.len())?;
        for column in &mut columns {
            column.add(&row);
        }
    }
    if columns[0].numbers.is_empty() {
        let what = format!("there is no row below the header{question}");
        return Err(Fault::new(what));
    }
    Ok((columns, header.note()))
}

fn refuse_other_width(row: &Row, width: usize) -> Result<(), Fault> {
    let cells = match row.len() {
        right if right == width => return Ok(()),
        1 => "1 cell".to_owned(),
        n => format!("{n} cells"),
    };
    let question = row.ask_about_quote();
    Err(Fault::new(format!(
        "{cells}, but the header has {width}; give every line as many cells \
         as the header{question}"
    ))
    .at(row.line))
}

impl Column {
    fn add(&mut self, row: &Row) {
        let j = self.place;
        let text = row.cell(j);
        let number = match read_cell(text) {
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
        let name = quote(&self.name);
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

    /// Its name, how many cells are missing, and where: `'x' (5 cells: lines
    /// 2, 3, 8, …)`.
    fn gaps(&self) -> String {
        let lines: Vec<String> =
            self.missing_in.iter().map(ToString::to_string).collect();
        let lines = match self.missing {
            1 => format!("line {}", lines.concat()),
            n if n > lines.len() => {
                format!("{n} cells: lines {}, …", lines.join(", "))
            }
            _ => format!("lines {}", list(&lines)),
        };
        format!("{} ({lines})", quote(&self.name))
    }
}

/// The names of those columns of which this is true.
pub(crate) fn names_where(
    columns: &[Column],
    is_so: impl Fn(&Column) -> bool,
) -> Vec<&str> {
    let columns = columns.iter().filter(|column| is_so(column));
    columns.map(|column| &*column.name).collect()
}

/// No cell may be missing. The first column is the target.
pub(crate) fn refuse_gaps(columns: &[Column]) -> Result<(), Fault> {
    let what = match columns.iter().map(|column| column.missing).sum() {
        0_usize => return Ok(()),
        1 => "a cell is missing".to_owned(),
        total => format!("{total} cells are missing"),
    };
    let holes = columns.iter().filter(|column| column.missing > 0);
    let places: Vec<String> = holes.map(Column::gaps).collect();
    // The target cannot be left out.
    let others = names_where(&columns[1..], |column| column.missing > 0);
    let drop = match &others[..] {
        [] => String::new(),
        others if columns[0].missing > 0 => {
            format!(", or leave out the others: {}", drop_option(others))
        }
        others => format!(", or leave out: {}", drop_option(others)),
    };
    Err(Fault::new(format!(
        "{what} (empty, NA, NaN, null, ? or .) in {}; fill the gaps, or \
         delete these lines{drop}",
        list(&places)
    )))
}

/// Every cell of a column of numbers must be one. The first column is the
/// target.
pub(crate) fn refuse_odd_cells(columns: &[Column]) -> Result<(), Fault> {
    let odd = columns.iter().filter(|column| !column.is_text());
    let odd = odd.filter_map(|c| c.first_odd.as_ref().map(|odd| (odd, c)));
    let first = odd.min_by_key(|((line, ..), column)| (*line, column.place));
    let Some(((line, text, odd), column)) = first else {
        return Ok(());
    };
    let drop = if column.place == columns[0].place {
        String::new()
    } else {
        let option = drop_option(&[&column.name]);
        format!(", or leave the column out: {option}")
    };
    let more = match column.odd - 1 {
        0 => String::new(),
        1 => "; 1 more cell of this column is no plain number".to_owned(),
        n => format!("; {n} more cells of this column are no plain numbers"),
    };
    Err(Fault::new(format!("{}{drop}{more}", odd.message(text)))
        .at(*line)
        .column(&column.name))
}
