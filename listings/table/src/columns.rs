//! How a column is to be read: what is certain, and what is asked.

use crate::cell::{Amount, DATES, is_currency, read_date};
use crate::evidence::{Evidence, MOST, Seen};
use crate::label::{find_label, refuse_words};
use crate::message::{option, quote};
use crate::roles::{Given, Role};
use crate::{Dates, Decimal, Fault, Options, Reading};

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Use {
    Read(Reading),
    Group,
    /// It names the rows.
    Names,
    LeftOut(String),
}

/// What is known of all columns together.
pub(crate) struct File<'a> {
    options: &'a Options,
    /// What stands before decimals in the columns that leave no doubt.
    decimal: Option<Decimal>,
    has_point: bool,
    has_semicolons: bool,
}

impl<'a> File<'a> {
    pub(crate) fn new(
        options: &'a Options,
        columns: &[Evidence],
        has_semicolons: bool,
    ) -> Self {
        let plain = || columns.iter().filter(|c| c.words == 0);
        let has_point = plain().any(|column| column.point.is_some());
        let has_comma = plain().any(|column| column.comma.is_some());
        let decimal = match (has_point, has_comma) {
            (true, false) => Some(Decimal::Point),
            (false, true) => Some(Decimal::Comma),
            _ => None,
        };
        File { options, decimal, has_point, has_semicolons }
    }

    /// How a column is read.
    pub(crate) fn decide(
        &self,
        place: usize,
        column: &Evidence,
        given: &Given,
    ) -> Result<Use, Fault> {
        let is_feature = given.role == Role::Feature;
        if given.role == Role::Dropped {
            return Ok(Use::LeftOut("as --drop says".into()));
        }
        if given.role == Role::Group {
            return Ok(Use::Group);
        }
        if column.filled() == 0 {
            let what = "it has no value in any row; name another column";
            let fault = Fault::new(what).column(&column.name);
            let left_out = Use::LeftOut("without any value".into());
            return if is_feature { Ok(left_out) } else { Err(fault) };
        }
        if column.name.is_empty() && !(place == 0 && is_feature) {
            let place = place + 1;
            let what = "has no name; give every column a name";
            return Err(Fault::new(format!("column {place} {what}")));
        }
        if column.name.is_empty() {
            return Ok(Use::Names);
        }
        if given.is_number {
            return self.read_numbers(column).map(Use::Read);
        }
        if given.is_category {
            return read_levels(column, 4.0 / 3.0).map(Use::Read);
        }
        if given.role == Role::Target
            && let Some(label) =
                find_label(column, self.options.yes.as_deref())?
        {
            return Ok(Use::Read(label.reading));
        }
        if let Some(format) = self.choose_format(column)? {
            return Ok(Use::Read(Reading::Date { format: format.into() }));
        }
        if column.words == 0 && column.numbers > 0 {
            return self.read_all_numbers(column, given);
        }
        let is_most = 2 * column.words >= column.filled();
        match given.role {
            Role::Target if is_most => Err(refuse_words(column)),
            Role::Feature => return self.read_words(column),
            _ => self.read_numbers(column),
        }
        .map(Use::Read)
    }

    /// The way in which all cells are days.
    fn choose_format(
        &self,
        column: &Evidence,
    ) -> Result<Option<&'static str>, Fault> {
        let mut formats = column.dates.clone();
        if column.words == 0 {
            // Eight digits may be any number in a few rows.
            formats.retain(|format| *format == "%Y%m%d" && column.rows > 2);
        }
        if formats.len() > 1
            && let Some(order) = self.options.dates
        {
            let other = match order {
                Dates::DayFirst => "%m",
                Dates::MonthFirst => "%d",
            };
            formats.retain(|format| !format.starts_with(other));
        }
        match formats[..] {
            [] => Ok(None),
            [_, other, ..] if other.starts_with("%m") => Err(refuse(
                column,
                column.word.as_ref(),
                "is a date, and no row says which of its numbers is the day; \
                 add --dates day-first or --dates month-first",
            )),
            [format, ..] => Ok(Some(format)),
        }
    }

    /// A column without words.
    fn read_all_numbers(
        &self,
        column: &Evidence,
        given: &Given,
    ) -> Result<Use, Fault> {
        // Signs behind digits that are hardly units make a name, as in 12ab.
        let is_named = column.names_rows || column.units.len() > 5;
        if given.role == Role::Feature && is_named && column.are_names() {
            return Ok(Use::Names);
        }
        let is_code = column.length.is_some_and(|length| length > 3);
        if given.role == Role::Feature && is_code && column.zeros > 0 {
            return Err(ask(
                column,
                "all its numbers have as many digits, some with 0 in front, \
                 as codes have",
                column.has_few_values(2.0),
                true,
            ));
        }
        self.read_numbers(column).map(Use::Read)
    }

    /// Numbers, with their decimals and their unit.
    fn read_numbers(&self, column: &Evidence) -> Result<Reading, Fault> {
        let decimal = self.choose_decimal(column)?;
        if let Some(word) = &column.word {
            let Seen { line, text } = word;
            let what = match column.words - 1 {
                0 => explain(text),
                more => {
                    format!("{}, and {more} more are none", explain(text))
                }
            };
            let fault = ask(
                column,
                &format!("{what}; correct the cell, or empty it for a gap"),
                false,
                false,
            );
            return Err(fault.at(*line));
        }
        let number = |unit: &str, is_scaled| {
            let unit = unit.to_owned();
            let has_thousands = match decimal {
                Decimal::Point => column.commas > 0,
                Decimal::Comma => column.points > 0,
            };
            Ok(Reading::Number { decimal, unit, is_scaled, has_thousands })
        };
        let mut units = column.units.iter();
        let Some(((before, after), first)) = units.next() else {
            return number("", false);
        };
        let unit = format!("{before}{after}");
        let other = match units.next() {
            None if is_currency(&unit) => None,
            None => column.unitless.as_ref(),
            Some((_, other)) => Some(other),
        };
        let Some(other) = other else { return number(&unit, false) };
        let is_scale = |((b, a), _): (&(String, String), &Seen)| {
            let amount = Amount { number: 1.0, before: b, after: a };
            b == before && amount.scaled().is_some()
        };
        // Metres and kelvin are written in the same way.
        let may_be_unit = column.units.len() == 1
            && before.is_empty()
            && ["m", "K"].contains(&after.as_str());
        if column.units.iter().all(is_scale) && !may_be_unit {
            return number(before, true);
        }
        let what = format!(
            "{first} and {other} are not in the same unit; write all in one"
        );
        Err(ask(column, &what, column.has_few_values(2.0), false))
    }

    /// What stands before decimals in this column.
    fn choose_decimal(&self, column: &Evidence) -> Result<Decimal, Fault> {
        match (&column.point, &column.comma) {
            (Some(point), Some(comma)) => {
                let what = format!(
                    "{point} has a decimal point, and {comma} a decimal \
                     comma; write all numbers in one way"
                );
                return Err(ask(column, &what, false, false));
            }
            (Some(_), None) => return Ok(Decimal::Point),
            (None, Some(_)) => return Ok(Decimal::Comma),
            (None, None) => {}
        }
        let (comma, point) = (&column.comma_or_not, &column.point_or_not);
        if let Some(decimal) = self.options.decimal {
            return Ok(decimal);
        }
        // Where all other numbers are whole, or none of the file has a decimal
        // point for certain, a point may separate thousands.
        let is_suspect = column.whole + column.pointed == column.numbers
            && (column.whole > 0 || self.has_semicolons && !self.has_point);
        let seen = match (comma, point, self.decimal) {
            (Some(seen), _, None) => seen,
            (None, Some(seen), None | Some(Decimal::Point)) if is_suspect => {
                seen
            }
            (_, _, decimal) => return Ok(decimal.unwrap_or(Decimal::Point)),
        };
        let whole = seen.text.replace(['.', ','], "");
        let (mark, other, word) = match comma {
            Some(_) => (',', '.', "comma"),
            None => ('.', ',', "point"),
        };
        let what = format!(
            "can be {} or {whole}, and no other number of the column says \
             which: add --decimal {mark} if decimals stand behind the {word}, \
             or --decimal {other} if it separates thousands",
            seen.text.replace(',', "."),
        );
        Err(refuse(column, Some(seen), &what))
    }

    /// A column with words in it.
    fn read_words(&self, column: &Evidence) -> Result<Use, Fault> {
        let is_mixed = column.numbers > 0;
        let is_most = 2 * column.words >= column.filled();
        if let (Some(date), Some(other)) = (&column.date, &column.no_date) {
            let is_few = column.has_few_values(2.0);
            // What says its zone is no other kind of word.
            let has_zones = column.zoned > 0 && column.zoned < column.words;
            if has_zones || !is_few {
                let what = format!(
                    "{date} is a date or a time, and {other} is none that is \
                     written in the same way; write all in one way"
                );
                return Err(ask(column, &what, is_few, false));
            }
        }
        // Signs without letters are rather numbers of an unknown kind.
        let has_letters =
            |first: &Seen| first.text.contains(char::is_alphabetic);
        if column.are_names() && column.first.as_ref().is_some_and(has_letters)
        {
            return Ok(Use::Names);
        }
        let count = column.count_values();
        if is_mixed && count <= 20 && 2 * count <= column.filled() {
            let line = column.word.as_ref().map_or(0, |word| word.line);
            let word = column.word.as_ref().map(|word| explain(&word.text));
            let what = format!(
                "{}; others of its {count} values are numbers; correct the \
                 cell, or empty it for a gap",
                word.unwrap_or_default()
            );
            return Err(ask(column, &what, true, false).at(line));
        }
        if is_mixed && !is_most {
            return self.read_numbers(column).map(Use::Read);
        }
        match column.find_yes_no() {
            Some(reading) => Ok(Use::Read(reading)),
            None => read_levels(column, 2.0).map(Use::Read),
        }
    }
}

/// Categories, each with so many rows, one with another.
fn read_levels(column: &Evidence, rows: f64) -> Result<Reading, Fault> {
    let levels = column.levels().into_iter().map(|level| level.0.to_owned());
    if column.has_few_values(rows) {
        return Ok(Reading::Category { levels: levels.collect() });
    }
    let count = match column.count_values() {
        n if n > MOST => format!("more than {MOST} different values"),
        n => format!("{n} different values in {} rows", column.filled()),
    };
    let first = column.first.as_ref().map(ToString::to_string);
    let first = first.unwrap_or_default();
    let what =
        format!("it is text with {count}, too many for categories: {first}");
    Err(ask(column, &what, false, false))
}

/// What is the matter with a cell.
fn refuse(column: &Evidence, seen: Option<&Seen>, what: &str) -> Fault {
    let Some(Seen { line, text }) = seen else {
        return Fault::new(what).column(&column.name);
    };
    let what = format!("{} {what}", quote(text));
    Fault::new(what).at(*line).column(&column.name)
}

/// What is the matter with a column, and which options settle it.
fn ask(
    column: &Evidence,
    what: &str,
    may_be_category: bool,
    may_be_number: bool,
) -> Fault {
    let offers = [
        (may_be_category, "if its values are categories, add", "--categories"),
        (may_be_number, "if they are numbers, add", "--number"),
        (true, "to leave the column out, add", "--drop"),
    ];
    let offers = offers.iter().filter(|(fits, ..)| *fits && column.is_feature);
    let says = offers.map(|(_, when, name)| {
        format!("; {when} {}", option(name, &[&column.name]))
    });
    let says: String = says.collect();
    Fault::new(format!("{what}{says}")).column(&column.name)
}

/// Why a cell is no number.
pub(crate) fn explain(text: &str) -> String {
    let what = if text.parse::<f64>().is_ok_and(f64::is_infinite) {
        "is not a finite number"
    } else if text.starts_with(['<', '>', '≤', '≥', '~']) {
        "is a limit, not a number"
    } else if DATES.iter().any(|format| read_date(text, format).is_some()) {
        "is a date or a time, as others are not"
    } else {
        "is not a number"
    };
    format!("{} {what}", quote(text))
}
