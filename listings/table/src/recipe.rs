//! Cells → numbers as a column's reading says, in this file and in others.

use crate::cell::{
    is_missing, is_missing_number, read_amount, read_date, read_plain,
    refuse_number,
};
use crate::columns::explain;
use crate::message::{Lines, list_names, quote};
use crate::roles::refuse_unknown;
use crate::rows::Sheet;
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
        /// Whether K, M and B mean thousands, millions and billions, because
        /// not all numbers have the same of them.
        is_scaled: bool,
    },
    /// Days since 1970-01-01.
    Date {
        /// How days are written, in the signs of `strftime`.
        format: String,
    },
    /// 0 and 1.
    YesNo {
        /// The word, or the number, for 0.
        no: String,
        /// The word, or the number, for 1.
        yes: String,
    },
    /// A column of 0 and 1 for each level.
    Category {
        /// The values of the column, in the order of their code points.
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
            Reading::Number { decimal, unit, is_scaled } => {
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
                let known = [(no, 0.0), (yes, 1.0)];
                let found = known.iter().find(|(word, _)| is(word));
                found.map(|(_, number)| *number).ok_or_else(|| {
                    let [no, yes] = [no, yes].map(|word| quote(word));
                    format!("{} is neither {no} nor {yes}", quote(text))
                })
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
    pub(crate) fn add(
        &self,
        text: &str,
        lists: &mut [Vec<f64>],
    ) -> Result<f64, String> {
        let number = self.read(text)?;
        match (self, lists) {
            (Reading::Category { .. }, lists) => {
                for (place, list) in lists.iter_mut().enumerate() {
                    let is_it = f64::from(u8::from(place as f64 == number));
                    list.push(if number.is_nan() { number } else { is_it });
                }
            }
            (_, lists) => lists.iter_mut().for_each(|list| list.push(number)),
        }
        Ok(number)
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
    let has_none = amount.before.is_empty() && amount.after.is_empty();
    let is_unit = unit.strip_prefix(amount.before) == Some(amount.after);
    let number = match amount.scaled() {
        Some(number) if is_scaled => number,
        _ if is_unit || has_none => amount.number,
        _ => {
            return Err(match unit {
                "" => explain(text),
                unit => format!("{} is not in {}", quote(text), quote(unit)),
            });
        }
    };
    match refuse_number(text, number) {
        Some(what) => Err(format!("{} {what}", quote(text))),
        None => Ok(number),
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

/// What is wrong with the cells of a column: how many, the first, and where.
#[derive(Default)]
struct Wrong {
    lines: Lines,
    first: String,
}

impl Recipe {
    /// Reads the rows of another file: the same columns, in any order.
    ///
    /// # Errors
    /// If a column is not there, or a cell cannot be read as the recipe says.
    pub fn read(
        &self,
        source: impl Read,
        file: &str,
    ) -> Result<NewRows, Fault> {
        let read = crate::open(source, None);
        let read = read.and_then(|sheet| self.read_sheet(sheet));
        read.map_err(|fault| Fault { file: file.to_owned(), ..fault })
    }

    fn read_sheet(&self, mut sheet: Sheet) -> Result<NewRows, Fault> {
        let is_there = |sheet: &Sheet, name: &String| {
            sheet.names.iter().any(|there| there == name)
        };
        let has_places = self.columns.iter().all(|(name, _)| {
            name.starts_with("column ") && !is_there(&sheet, name)
        });
        if has_places && sheet.has_number_in_header() {
            sheet.take_header_for_row();
        }
        let find = |name: &String| {
            sheet.names.iter().position(|there| there == name).ok_or_else(
                || {
                    let fault = refuse_unknown("column", name, &sheet.names);
                    fault.at(sheet.line)
                },
            )
        };
        let places = self.columns.iter().map(|(name, _)| find(name));
        let places: Vec<usize> = places.collect::<Result<_, _>>()?;
        let target = find(&self.target.0).ok();
        let names = self.identifier.as_ref().and_then(|name| find(name).ok());
        let mut new =
            NewRows { notes: sheet.notes.clone(), ..NewRows::default() };
        let lists = |reading: &Reading| vec![vec![]; reading.width()];
        new.columns = self.columns.iter().map(|(_, r)| lists(r)).collect();
        let mut y = vec![vec![]];
        let mut rows_names = vec![];
        let mut wrong: Vec<Wrong> =
            places.iter().map(|_| Wrong::default()).collect();
        let mut gaps = Lines::NONE;
        if self.has_row_of_units(&sheet, &places)? {
            sheet.skip_units();
        }
        let mut rows = sheet.rows();
        while let Some(row) = rows.read()? {
            new.lines.push(row.line);
            for (k, place) in places.iter().enumerate() {
                let text = row.cell(*place);
                let read = self.columns[k].1.add(text, &mut new.columns[k]);
                let what = match read {
                    Ok(number) if number.is_nan() && self.has_means => {
                        gaps.add(row.line_of(*place));
                        continue;
                    }
                    Ok(number) if number.is_nan() => "a cell is missing".into(),
                    Ok(_) => continue,
                    Err(what) => what,
                };
                wrong[k].lines.add(row.line_of(*place));
                if wrong[k].first.is_empty() {
                    wrong[k].first = what;
                }
            }
            if let Some(place) = target {
                let read = self.target.1.add(row.cell(place), &mut y);
                if read.is_err() {
                    y[0].push(f64::NAN);
                }
            }
            rows_names.extend(names.map(|place| row.cell(place).to_owned()));
        }
        if new.lines.is_empty() {
            return Err(Fault::new("there is no row below the header"));
        }
        self.refuse_wrong(&wrong)?;
        let y = y.swap_remove(0);
        let is_whole = target.is_some() && !y.iter().any(|y| y.is_nan());
        new.target = is_whole.then_some(y);
        new.identifier = names.map(|_| rows_names);
        let is_extra = |place: &usize| {
            !places.contains(place)
                && Some(*place) != target
                && Some(*place) != names
        };
        let extra = (0..sheet.names.len()).filter(is_extra);
        let extra: Vec<&str> = extra.map(|j| &*sheet.names[j]).collect();
        if !extra.is_empty() {
            let names = list_names(extra);
            new.notes.push(format!("not used by the model: {names}"));
        }
        if gaps.count > 0 {
            new.notes.push(format!(
                "the mean that the model learnt is put into gaps, in {gaps}"
            ));
        }
        Ok(new)
    }

    /// Whether the first row has a number in no column of numbers.
    fn has_row_of_units(
        &self,
        sheet: &Sheet,
        places: &[usize],
    ) -> Result<bool, Fault> {
        let mut rows = sheet.rows();
        let Some(row) = rows.read()? else { return Ok(false) };
        let columns = self.columns.iter().zip(places);
        let read = columns.filter_map(|((_, reading), place)| {
            let is_number = matches!(reading, Reading::Number { .. });
            is_number.then(|| reading.read(row.cell(*place)))
        });
        let read: Vec<_> = read.collect();
        let is_number = |read: &Result<f64, String>| {
            read.as_ref().is_ok_and(|n| !n.is_nan())
        };
        let wrong = read.iter().filter(|read| read.is_err()).count();
        Ok(wrong > 1 && !read.iter().any(is_number))
    }

    fn refuse_wrong(&self, wrong: &[Wrong]) -> Result<(), Fault> {
        let all = wrong.iter().zip(&self.columns);
        let all = all.filter(|(wrong, _)| wrong.lines.count > 0);
        let faults = all.map(|(wrong, (name, _))| {
            Fault::new(format!(
                "{}, in {}; correct the cell, or leave out the row",
                wrong.first, wrong.lines
            ))
            .column(name)
        });
        crate::message::say_all(faults.collect())
    }
}
