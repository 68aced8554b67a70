//! Cells → numbers as a column's reading says, in this file and in others.

use crate::cell::{
    is_missing, is_missing_number, read_amount, read_date, read_plain,
    refuse_number,
};
use crate::columns::explain;
use crate::message::{Lines, list_names, quote, say_all};
use crate::roles::{Given, Role, refuse_twice, refuse_unknown};
use crate::rows::Sheet;
use crate::{Decimal, Delimiter, Fault, text};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io::Read;

/// How the cells of a column become numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// The number itself.
    Number {
        /// What stands before decimals.
        decimal: Decimal,
        /// What stands beside every number, such as `€` or `%`; often empty.
        unit: String,
        /// Whether K, M and B mean thousands, millions and billions, because
        /// not all numbers have the same of them.
        is_scaled: bool,
        /// Whether the other sign stands between thousands in some number.
        #[serde(default = "has_thousands")]
        has_thousands: bool,
    },
    /// Days since 1970-01-01.
    Date {
        /// How days are written, in the signs of `strftime`.
        format: String,
    },
    /// 0 and 1.
    YesNo {
        /// The word, or the number, for 0; every other one if it is none.
        no: Option<String>,
        /// The word, or the number, for 1.
        yes: String,
    },
    /// A column of 0 and 1 for each level.
    Category {
        /// The values of the column, in the order of their code points.
        levels: Vec<String>,
    },
}

/// What is not known of an older model's numbers is allowed.
fn has_thousands() -> bool {
    true
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

    /// How many lists of numbers the column becomes.
    pub(crate) fn width(&self) -> usize {
        match self {
            Reading::Category { levels } => levels.len(),
            _ => 1,
        }
    }

    /// What is wrong with the cell, or its number: NaN for a gap, and for a
    /// category the place of its level.
    pub(crate) fn read(&self, text: &str) -> Result<f64, String> {
        let is_gap = match self {
            Reading::Number { .. } | Reading::Date { .. } => {
                is_missing_number(text)
            }
            _ => is_missing(text),
        };
        if is_gap {
            return Ok(f64::NAN);
        }
        match self {
            Reading::Number { decimal, unit, is_scaled, has_thousands } => {
                if !has_thousands {
                    refuse_thousands(text, *decimal)?;
                }
                read_number(text, *decimal, unit, *is_scaled)
            }
            Reading::Date { format } => {
                read_date(text, format).ok_or_else(|| {
                    format!("{} is not a date like the others", quote(text))
                })
            }
            Reading::YesNo { no, yes } => {
                let is = |word: &String| {
                    let number = read_plain(text);
                    text == word
                        || number.is_some() && number == read_plain(word)
                };
                match no {
                    _ if is(yes) => Ok(1.0),
                    Some(no) if !is(no) => {
                        let [no, yes] = [no, yes].map(|word| quote(word));
                        Err(format!(
                            "{} is neither {no} nor {yes}",
                            quote(text)
                        ))
                    }
                    _ => Ok(0.0),
                }
            }
            Reading::Category { levels } => {
                let place = levels.binary_search_by(|l| l.as_str().cmp(text));
                place.map(|place| place as f64).map_err(|_| {
                    let what = "is not one of the values that were read before";
                    format!("{} {what}", quote(text))
                })
            }
        }
    }

    /// Adds what a cell holds to the lists of numbers.
    fn add(&self, number: f64, lists: &mut [Vec<f64>]) {
        let is_category = matches!(self, Reading::Category { .. });
        for (place, list) in lists.iter_mut().enumerate() {
            let is_it = f64::from(u8::from(place as f64 == number));
            let plain = !is_category || number.is_nan();
            list.push(if plain { number } else { is_it });
        }
    }
}

/// The cells of some columns, as numbers or as they stand.
pub(crate) struct Cells {
    /// The lists of each column.
    pub(crate) numbers: Vec<Vec<Vec<f64>>>,
    pub(crate) texts: Vec<Vec<String>>,
    /// The line of each row.
    pub(crate) lines: Vec<usize>,
    /// For each column its gaps, and the cells that cannot be read, with
    /// what is the matter with the first.
    pub(crate) gaps: Vec<Lines>,
    wrong: Vec<(Lines, String)>,
    /// What to note about lines that were passed.
    notes: Vec<String>,
}

impl Cells {
    /// Reads columns of a sheet, and keeps the text of others.
    pub(crate) fn read(
        sheet: &Sheet,
        columns: &[(usize, &Reading)],
        texts: &[usize],
    ) -> Result<Self, Fault> {
        let lists = columns.iter().map(|(_, r)| vec![vec![]; r.width()]);
        let mut cells = Cells {
            numbers: lists.collect(),
            texts: vec![vec![]; texts.len()],
            lines: vec![],
            gaps: vec![Lines::NONE; columns.len()],
            wrong: vec![(Lines::NONE, String::new()); columns.len()],
            notes: vec![],
        };
        let mut rows = sheet.rows();
        while let Some(row) = rows.read()? {
            cells.lines.push(row.line);
            for (k, (place, reading)) in columns.iter().enumerate() {
                let read = reading.read(row.cell(*place));
                let number = read.as_ref().map_or(f64::NAN, |number| *number);
                reading.add(number, &mut cells.numbers[k]);
                if number.is_nan() {
                    cells.note_gap(k, row.line_of(*place), read.err());
                }
            }
            for (texts, place) in cells.texts.iter_mut().zip(texts) {
                texts.push(row.cell(*place).to_owned());
            }
        }
        cells.notes.extend(rows.say_passed());
        Ok(cells)
    }

    fn note_gap(&mut self, k: usize, line: usize, wrong: Option<String>) {
        let Some(what) = wrong else { return self.gaps[k].add(line) };
        let (lines, first) = &mut self.wrong[k];
        if lines.count == 0 {
            *first = what;
        }
        lines.add(line);
    }

    /// Cells that cannot be read keep the file from being used.
    pub(crate) fn refuse_wrong(
        &self,
        name: impl Fn(usize) -> String,
        advice: impl Fn(usize) -> String,
    ) -> Result<(), Fault> {
        let all = self.wrong.iter().enumerate();
        let wrong = all.filter(|(_, (lines, _))| lines.count > 0);
        let faults = wrong.map(|(k, (lines, first))| {
            let more = match lines.count {
                1 => String::new(),
                _ => format!("; all such cells are in {lines}"),
            };
            let what = format!("{first}{}{more}", advice(k));
            Fault::new(what).at(lines.first()).column(&name(k))
        });
        say_all(faults.collect())
    }
}

/// Where no other number has a sign between thousands, decimals may stand
/// behind it.
fn refuse_thousands(text: &str, decimal: Decimal) -> Result<(), String> {
    let (other, sign, word) = match decimal {
        Decimal::Point => (Decimal::Comma, ',', "comma"),
        Decimal::Comma => (Decimal::Point, '.', "point"),
    };
    if !text.contains(sign) {
        return Ok(());
    }
    let amount = |decimal| read_amount(text, decimal).map(|a| a.number);
    match (amount(decimal), amount(other)) {
        (Some(many), Some(few)) if few.abs() < many.abs() => Err(format!(
            "{} can be {few} or {many}, and no number that was learnt from \
             has a {word} between thousands; write it without the {word}, or \
             as decimals were written there",
            quote(text)
        )),
        _ => Ok(()),
    }
}

fn read_number(
    text: &str,
    decimal: Decimal,
    unit: &str,
    is_scaled: bool,
) -> Result<f64, String> {
    let Some(amount) = read_amount(text, decimal) else {
        let other = match decimal {
            Decimal::Point => (Decimal::Comma, "comma", "points"),
            Decimal::Comma => (Decimal::Point, "point", "commas"),
        };
        return Err(match read_amount(text, other.0) {
            None => explain(text),
            Some(_) => format!(
                "{} has a decimal {}, where {} stand before decimals; write \
                 all numbers in one way",
                quote(text),
                other.1,
                other.2
            ),
        });
    };
    let is_unit = || unit.strip_prefix(amount.before) == Some(amount.after);
    let number = if amount.before.is_empty() && amount.after.is_empty() {
        amount.number
    } else if let Some(number) = amount.scaled().filter(|_| is_scaled) {
        number
    } else if is_unit() {
        amount.number
    } else if unit.is_empty() {
        return Err(explain(text));
    } else {
        return Err(format!("{} is not in {}", quote(text), quote(unit)));
    };
    match refuse_number(text, number, decimal) {
        Some(what) => Err(format!("{} {what}", quote(text))),
        None => Ok(number),
    }
}

/// How to read further rows of a table in the same way. It goes into the
/// model's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// The target: its name and how it is read.
    pub target: (String, Reading),
    /// The columns that may explain it, in the order of the table.
    pub columns: Vec<(String, Reading)>,
    /// The name of the column with the names of rows, if there is one.
    pub identifier: Option<String>,
    /// Whether gaps are allowed, because the model knows the means.
    pub has_means: bool,
    /// What stands in the row of units below the names, for each column and
    /// then the target; nothing if there is no such row.
    #[serde(default)]
    pub units: Vec<String>,
    /// What separates cells, if it had to be said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub delimiter: Option<Delimiter>,
}

/// Further rows, m of them.
#[derive(Clone, Debug, Default)]
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
    /// Whether it can be one that was written: there are columns, they have
    /// names of their own, and levels their order.
    pub fn is_whole(&self) -> bool {
        let mut names = HashSet::new();
        let is_new = |(name, _): &(String, Reading)| names.insert(name.clone());
        let has_order = |(_, reading): &(String, Reading)| match reading {
            Reading::Category { levels } => levels.is_sorted_by(|a, b| a < b),
            _ => true,
        };
        let all = || self.columns.iter().chain([&self.target]);
        !self.columns.is_empty() && all().all(is_new) && all().all(has_order)
    }

    /// Reads the rows of another file: the same columns, in any order.
    ///
    /// # Errors
    /// If a column is not there, or a cell cannot be read as the recipe says.
    pub fn read(
        &self,
        source: impl Read,
        file: &str,
    ) -> Result<NewRows, Fault> {
        let read = crate::read_bytes(source).and_then(|bytes| {
            if text::is_too_large(&bytes) {
                let what = "the file has more than 1 GiB; predict it in parts";
                return Err(Fault::new(what));
            }
            let sheet = crate::open(text::decode(bytes)?, self.delimiter)?;
            self.read_sheet(sheet)
        });
        read.map_err(|fault| Fault { file: file.to_owned(), ..fault })
    }

    fn read_sheet(&self, mut sheet: Sheet) -> Result<NewRows, Fault> {
        // A file without names has them by their places.
        let is_there = |name: &String| sheet.names.contains(name);
        let has_places = self
            .columns
            .iter()
            .all(|(name, _)| name.starts_with("column ") && !is_there(name));
        if has_places && sheet.has_number_in_header() {
            sheet.take_header_for_row();
        }
        let first = self.columns.first().map(|(name, _)| name);
        if let Some(name) = first.filter(|name| !sheet.names.contains(name)) {
            sheet.find_names_below(name);
        }
        let find =
            |name: &String| sheet.names.iter().position(|there| there == name);
        let mut columns = vec![];
        for (name, reading) in &self.columns {
            let place = find(name).ok_or_else(|| {
                let fault = refuse_unknown("column", name, &sheet.names);
                fault.at(sheet.line)
            })?;
            columns.push((place, reading));
        }
        let target = find(&self.target.0);
        columns.extend(target.map(|place| (place, &self.target.1)));
        let names = self.identifier.as_ref().and_then(find);
        let is_extra = |place: &usize| {
            names != Some(*place) && columns.iter().all(|c| c.0 != *place)
        };
        let extra = (0..sheet.names.len()).filter(is_extra);
        let extra: Vec<&str> = extra.map(|j| &*sheet.names[j]).collect();
        self.refuse_twice(&sheet)?;
        let mut notes = sheet.notes.clone();
        if !extra.is_empty() {
            let names = list_names(extra);
            notes.push(format!("not used by the model: {names}"));
        }
        sheet.keep_all_rows();
        if self.is_row_of_units(&sheet, columns.iter().map(|c| c.0))? {
            sheet.skip_units();
        }
        let texts: Vec<usize> = names.into_iter().collect();
        let mut cells = Cells::read(&sheet, &columns, &texts)?;
        notes.append(&mut cells.notes);
        if cells.lines.is_empty() {
            return Err(Fault::new("there is no row below the header"));
        }
        let count = self.columns.len();
        // The target is not needed, and what is wrong with it is no fault.
        let target = cells.numbers.drain(count..).next().map(|y| y.concat());
        cells.wrong.truncate(count);
        cells.gaps.truncate(count);
        if !self.has_means {
            for (gaps, wrong) in cells.gaps.iter().zip(&mut cells.wrong) {
                if gaps.count > 0 {
                    let what = "a cell is missing".to_owned();
                    *wrong = (wrong.0.and(gaps), what);
                }
            }
        }
        let name = |k: usize| self.columns[k].0.clone();
        cells.refuse_wrong(name, |_| {
            "; correct the cell, or leave out the row".to_owned()
        })?;
        let gaps: usize = cells.gaps.iter().map(|lines| lines.count).sum();
        if gaps > 0 {
            let is_gap = |i: &usize| {
                cells.numbers.iter().any(|lists| lists[0][*i].is_nan())
            };
            let mut lines = Lines::NONE;
            let rows = (0..cells.lines.len()).filter(is_gap);
            rows.for_each(|i| lines.add(cells.lines[i]));
            let cells = if gaps == 1 { "cell" } else { "cells" };
            notes.push(format!(
                "gaps take the mean of the model: {gaps} {cells} in {lines}"
            ));
        }
        Ok(NewRows {
            columns: cells.numbers,
            target: target.filter(|y| y.iter().all(|y| !y.is_nan())),
            identifier: cells.texts.pop(),
            notes,
            lines: cells.lines,
        })
    }

    /// Of two columns of one name none is known to be the model's.
    fn refuse_twice(&self, sheet: &Sheet) -> Result<(), Fault> {
        let used = self.columns.iter().map(|(name, _)| name);
        let used: Vec<&String> = used.chain(&self.identifier).collect();
        let given = sheet.names.iter().map(|name| {
            let is_used = used.contains(&name);
            Given::of(if is_used { Role::Target } else { Role::Dropped })
        });
        refuse_twice(&sheet.names, &given.collect::<Vec<_>>())
            .map_err(|fault| fault.at(sheet.line))
    }

    /// Whether the first row has the units again that the model learnt.
    fn is_row_of_units(
        &self,
        sheet: &Sheet,
        places: impl Iterator<Item = usize>,
    ) -> Result<bool, Fault> {
        let mut rows = sheet.rows();
        let Some(row) = rows.read()? else { return Ok(false) };
        let pairs =
            places.zip(&self.units).map(|(j, unit)| (row.cell(j), unit));
        let pairs: Vec<(&str, &String)> = pairs.collect();
        Ok(pairs.iter().any(|(_, unit)| !unit.is_empty())
            && pairs.iter().all(|(cell, unit)| cell == unit))
    }
}
