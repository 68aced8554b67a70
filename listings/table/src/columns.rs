//! What stands in the cells of a column → how it is to be read.

use crate::cell::{
    Amount, DATES, is_currency, is_missing, is_missing_number, read_amount,
    read_date,
};
use crate::message::{Lines, option, quote};
use crate::roles::{Given, Role};
use crate::{Dates, Decimal, Fault, Options, Reading};
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// More values than these are no categories.
const MOST: usize = 100;

/// So few values are never names of rows.
const FEW: usize = 10;

/// A cell and its line.
pub(crate) type Seen = (usize, String);

/// What was seen in a column.
#[derive(Default)]
pub(crate) struct Evidence {
    pub(crate) name: String,
    rows: usize,
    /// Cells that are missing in any column, and in a column of numbers.
    missing: Lines,
    missing_number: Lines,
    /// Cells that are numbers, and that are not.
    numbers: usize,
    words: usize,
    first: Option<Seen>,
    first_word: Option<Seen>,
    starts_with_number: bool,
    /// The first cell with a decimal point and no other way to be read, and
    /// the first with a decimal comma.
    point: Option<Seen>,
    comma: Option<Seen>,
    /// The first cell such as 1,234, and the first such as 1.266, of which
    /// there are so many; and how many are whole and below 1000.
    comma_or_not: Option<Seen>,
    pub(crate) point_or_not: Option<Seen>,
    pointed: usize,
    short: usize,
    /// The first cell that is no number as programs write it.
    pub(crate) unusual: Option<Seen>,
    /// The first cell of each unit, and the first without one.
    units: BTreeMap<(String, String), Seen>,
    unitless: Option<Seen>,
    /// Codes such as 00123: how many start with 0, and how long all are.
    zeros: usize,
    length: Option<usize>,
    /// Each value with its rows, unless there are too many.
    levels: Option<BTreeMap<String, usize>>,
    /// What tells whether all values differ.
    hashes: Option<HashSet<u64>>,
    /// The ways in which all cells can be read as days.
    dates: Vec<&'static str>,
}

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Use {
    Read(Reading),
    Group,
    /// It names the rows.
    Names,
    LeftOut(String),
}

impl Evidence {
    pub(crate) fn new(name: &str) -> Self {
        Evidence {
            name: name.to_owned(),
            levels: Some(BTreeMap::new()),
            hashes: is_name_of_names(name).then(HashSet::new),
            dates: DATES.to_vec(),
            ..Evidence::default()
        }
    }

    pub(crate) fn add(&mut self, text: &str, line: usize) {
        self.rows += 1;
        if is_missing(text) {
            return self.missing.add(line);
        }
        let is_first = self.first.is_none();
        self.first.get_or_insert_with(|| (line, text.to_owned()));
        let point = read_amount(text, Decimal::Point);
        let is_word =
            point.is_none() && read_amount(text, Decimal::Comma).is_none();
        if is_first && is_word {
            self.hashes.get_or_insert_default();
        }
        if let Some(hashes) = &mut self.hashes {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hashes.insert(hasher.finish());
        }
        self.dates.retain(|format| read_date(text, format).is_some());
        self.count_level(text);
        if is_missing_number(text) {
            return self.missing_number.add(line);
        }
        let comma = match point {
            Some(_) if self.point.is_some() || !text.contains(['.', ',']) => {
                point
            }
            _ => read_amount(text, Decimal::Comma),
        };
        let Some(amount) = point.or(comma) else {
            self.words += 1;
            self.first_word.get_or_insert_with(|| (line, text.to_owned()));
            return;
        };
        self.numbers += 1;
        self.starts_with_number |= self.rows == 1;
        self.look_at_marks(text, line, point, comma);
        self.look_at_unit(text, line, amount);
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        self.short += usize::from(digits && text.len() < 4);
        self.zeros += usize::from(digits && text.starts_with('0'));
        let length = self.length.get_or_insert(text.len());
        if *length != text.len() || !digits {
            *length = 0;
        }
    }

    fn count_level(&mut self, text: &str) {
        let Some(levels) = &mut self.levels else { return };
        if let Some(count) = levels.get_mut(text) {
            *count += 1;
        } else if levels.len() == MOST {
            self.levels = None;
        } else {
            levels.insert(text.to_owned(), 1);
        }
    }

    fn look_at_marks(
        &mut self,
        text: &str,
        line: usize,
        point: Option<Amount>,
        comma: Option<Amount>,
    ) {
        let first = match (point, comma) {
            (Some(_), None) => &mut self.point,
            (None, Some(_)) => &mut self.comma,
            (Some(p), Some(c)) if p.number != c.number => {
                if p.number.abs() > c.number.abs() {
                    &mut self.comma_or_not
                } else {
                    self.pointed += 1;
                    &mut self.point_or_not
                }
            }
            _ => return,
        };
        first.get_or_insert_with(|| (line, text.to_owned()));
    }

    fn look_at_unit(&mut self, text: &str, line: usize, amount: Amount) {
        let seen = || (line, text.to_owned());
        if crate::cell::read_plain(text).is_none() {
            self.unusual.get_or_insert_with(seen);
        }
        if !amount.before.is_empty() || !amount.after.is_empty() {
            let unit = (amount.before.to_owned(), amount.after.to_owned());
            if self.units.len() < MOST {
                self.units.entry(unit).or_insert_with(seen);
            }
        } else if amount.number != 0.0 && self.unitless.is_none() {
            self.unitless = Some(seen());
        }
    }

    /// How many cells hold something.
    fn filled(&self) -> usize {
        self.rows - self.missing.count
    }

    /// How many values there are, as far as they were counted.
    fn count_values(&self) -> usize {
        let counted = self.levels.as_ref().map(BTreeMap::len);
        let hashed = self.hashes.as_ref().map(HashSet::len);
        counted.or(hashed).unwrap_or(MOST + 1)
    }

    fn are_all_different(&self) -> bool {
        self.hashes.as_ref().is_some_and(|h| h.len() == self.rows)
    }

    /// Whether nearly every row has a value of its own.
    fn are_nearly_different(&self) -> bool {
        let count = self.count_values();
        count > FEW && 4 * count > 3 * self.filled()
    }

    pub(crate) fn rows_of_levels(&self) -> impl Iterator<Item = (&str, usize)> {
        let levels = self.levels.iter().flatten();
        levels.map(|(level, rows)| (level.as_str(), *rows))
    }

    /// Which cells are gaps if the column is read in this way.
    pub(crate) fn gaps(&self, reading: &Reading) -> [&Lines; 2] {
        const NONE: &Lines = &Lines::NONE;
        match reading {
            Reading::Category { .. } | Reading::YesNo { .. } => {
                [&self.missing, NONE]
            }
            _ => [&self.missing, &self.missing_number],
        }
    }

    /// Which cells are gaps in a column of words.
    pub(crate) fn gaps_in_words(&self) -> &Lines {
        &self.missing
    }

    pub(crate) fn count_rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn is_number(&self) -> bool {
        self.words == 0
    }

    /// Whether some number has a mark that can stand before decimals.
    pub(crate) fn is_marked(&self) -> bool {
        self.point.is_some()
            || self.comma.is_some()
            || self.comma_or_not.is_some()
            || self.point_or_not.is_some()
    }

    /// The first cell that is not missing.
    pub(crate) fn first_cell(&self) -> Option<&Seen> {
        self.first.as_ref()
    }

    /// Whether the first row holds the unit of this column of numbers.
    fn starts_with_unit(&self, first: usize) -> bool {
        let is_first = self.first_word.as_ref().is_some_and(|w| w.0 == first);
        is_first && self.words == 1 && self.numbers > 0
    }

    fn levels(&self) -> Reading {
        let levels = self.rows_of_levels().map(|(level, _)| level.to_owned());
        Reading::Category { levels: levels.collect() }
    }

    /// The words for no and yes, if the column has two that are known for it.
    fn read_yes_no(&self) -> Option<Reading> {
        const PAIRS: [[&str; 2]; 12] = [
            ["no", "yes"],
            ["n", "y"],
            ["false", "true"],
            ["f", "t"],
            ["nein", "ja"],
            ["non", "oui"],
            ["no", "si"],
            ["no", "sí"],
            ["nee", "ja"],
            ["off", "on"],
            ["absent", "present"],
            ["negative", "positive"],
        ];
        let mut two = self.rows_of_levels().map(|(level, _)| level);
        let two = [two.next()?, two.next()?];
        let simple = two.map(str::to_lowercase);
        let is = |pair: &[&str; 2], [no, yes]: [usize; 2]| {
            simple[no] == pair[0] && simple[yes] == pair[1]
        };
        let order = [[0, 1], [1, 0]]
            .into_iter()
            .find(|order| PAIRS.iter().any(|pair| is(pair, *order)));
        let [no, yes] = order?.map(|k| two[k].to_owned());
        (self.count_values() == 2).then_some(Reading::YesNo { no, yes })
    }
}

/// Whether the first row has units: no number in it, but words where all
/// other rows have numbers.
pub(crate) fn is_row_of_units(columns: &[Evidence], first: usize) -> bool {
    let units = columns.iter().filter(|c| c.starts_with_unit(first));
    units.count() > 1 && !columns.iter().any(|c| c.starts_with_number)
}

/// Whether a column of this name holds names of rows.
fn is_name_of_names(name: &str) -> bool {
    let simple = name.to_lowercase();
    let is_one = ["id", "index", "idx", "nr", "no", "key", "uuid", "row"]
        .contains(&simple.trim_end_matches('.'));
    let ends = ["_id", "-id", " id", ".id", "_no", "_nr", " nr", " no"];
    let starts = ["id_", "unnamed: ", "row_"];
    let is_camel = name.ends_with("Id") || name.ends_with("ID");
    is_one
        || is_camel
        || ends.iter().any(|end| simple.ends_with(end))
        || starts.iter().any(|start| simple.starts_with(start))
}

/// What is known of all columns together.
pub(crate) struct File<'a> {
    pub(crate) options: &'a Options,
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
        let feature = given.role == Role::Feature;
        let is_target = given.role == Role::Target;
        match given.role {
            Role::Dropped => return Ok(Use::LeftOut("as --drop says".into())),
            Role::Group => return Ok(Use::Group),
            _ if column.filled() > 0 => {}
            Role::Feature => {
                return Ok(Use::LeftOut("it has no value in any row".into()));
            }
            _ => {
                let what = "it has no value in any row; name another column";
                return Err(Fault::new(what).column(&column.name));
            }
        }
        if column.name.is_empty() {
            return if place == 0 && feature {
                Ok(Use::Names)
            } else {
                Err(Fault::new(format!(
                    "column {} has no name; give every column a name",
                    place + 1
                )))
            };
        }
        if given.is_category {
            return self.read_levels(column, "--categories: ");
        }
        if given.is_number {
            return self.read_numbers(column).map(Use::Read);
        }
        let is_names = column.are_all_different()
            && column.rows > FEW
            && !column.is_marked();
        if let Some(format) = self.choose_format(column)? {
            return Ok(Use::Read(Reading::Date { format: format.into() }));
        }
        if feature && is_names {
            return Ok(Use::Names);
        }
        if column.words == 0 && column.numbers > 0 {
            if is_target && let Some(reading) = read_two_numbers(column) {
                return Ok(Use::Read(reading));
            }
            self.ask_about_codes(column, feature)?;
            return self.read_numbers(column).map(Use::Read);
        }
        if feature {
            return self.read_words(column);
        }
        if !is_target {
            return self.read_numbers(column).map(Use::Read);
        }
        if 2 * column.words < column.filled() {
            return self.read_numbers(column).map(Use::Read);
        }
        read_target_words(column).map(Use::Read)
    }

    /// The way in which all cells are days.
    fn choose_format(
        &self,
        column: &Evidence,
    ) -> Result<Option<&'static str>, Fault> {
        let is_order = |format: &str, order| match order {
            Dates::DayFirst => !format.starts_with("%m"),
            Dates::MonthFirst => !format.starts_with("%d"),
        };
        let asked = self.options.dates;
        let mut formats = column.dates.clone();
        if formats.len() > 1
            && let Some(order) = asked
        {
            formats.retain(|format| is_order(format, order));
        }
        match formats[..] {
            [] => Ok(None),
            // Eight digits may be any number in a few rows.
            ["%Y%m%d"] if column.rows < 3 => Ok(None),
            [_, other, ..] if other.starts_with("%m") => {
                let text = column.first_word.as_ref();
                let (line, text) = text.cloned().unwrap_or_default();
                Err(Fault::new(format!(
                    "{} is a date, and which number is the day is not clear \
                     in any row; add --dates day-first or --dates month-first",
                    quote(&text)
                ))
                .at(line)
                .column(&column.name))
            }
            [format, ..] => Ok(Some(format)),
        }
    }

    /// Numbers, with their decimals and their unit.
    fn read_numbers(&self, column: &Evidence) -> Result<Reading, Fault> {
        let decimal = self.choose_decimal(column)?;
        if let Some((line, text)) = &column.first_word {
            let fault = Fault::new(explain(text)).at(*line);
            return Err(refuse_cell(fault, column));
        }
        let number = |unit: &str, is_scaled| Reading::Number {
            decimal,
            unit: unit.to_owned(),
            is_scaled,
        };
        let mut units = column.units.iter();
        let Some(((before, after), first)) = units.next() else {
            return Ok(number("", false));
        };
        let unit = format!("{before}{after}");
        let other = match units.next() {
            None if is_currency(&unit) => None,
            None => column.unitless.as_ref(),
            Some((_, other)) => Some(other),
        };
        let Some(other) = other else { return Ok(number(&unit, false)) };
        let is_scale = |((b, a), _): (&(String, String), &Seen)| {
            let amount = Amount { number: 1.0, before: b, after: a };
            b == before && amount.scaled().is_some()
        };
        if column.units.iter().all(is_scale) {
            return Ok(number(before, true));
        }
        let fault = Fault::new(format!(
            "{} in line {} and {} in line {} are not in the same unit; write \
             all in one unit",
            quote(&first.1),
            first.0,
            quote(&other.1),
            other.0
        ));
        Err(refuse_cell(fault, column))
    }

    /// What stands before decimals in this column.
    fn choose_decimal(&self, column: &Evidence) -> Result<Decimal, Fault> {
        let given = self.options.decimal;
        let (line, text) = match (&column.point, &column.comma) {
            (Some(point), Some(comma)) => {
                let fault = Fault::new(format!(
                    "{} in line {} has a decimal point, and {} in line {} a \
                     decimal comma; write all numbers in one way",
                    quote(&point.1),
                    point.0,
                    quote(&comma.1),
                    comma.0
                ));
                return Err(refuse_cell(fault, column));
            }
            (Some(_), None) => return Ok(Decimal::Point),
            (None, Some(_)) => return Ok(Decimal::Comma),
            (None, None) => {
                match (&column.comma_or_not, &column.point_or_not) {
                    (Some(seen), _) => seen,
                    (None, Some(seen)) => seen,
                    (None, None) => {
                        let usual = given.or(self.decimal);
                        return Ok(usual.unwrap_or(Decimal::Point));
                    }
                }
            }
        };
        if let Some(decimal) = given {
            return Ok(decimal);
        }
        let is_suspect = column.short + column.pointed == column.numbers
            && (column.short > 0 || self.has_semicolons && !self.has_point);
        match (&column.comma_or_not, self.decimal) {
            (Some(_), Some(decimal)) => return Ok(decimal),
            (None, Some(Decimal::Comma)) => return Ok(Decimal::Comma),
            (None, _) if !is_suspect => return Ok(Decimal::Point),
            _ => {}
        }
        let whole = text.replace(['.', ','], "");
        let (mark, other) =
            if column.comma_or_not.is_some() { (",", ".") } else { (".", ",") };
        Err(Fault::new(format!(
            "{} can be {} or {whole}, and no other number of the column says \
             which: add --decimal {mark} if decimals stand behind the {}, or \
             --decimal {other} if it separates thousands",
            quote(text),
            text.replace(',', "."),
            if mark == "," { "comma" } else { "point" }
        ))
        .at(*line)
        .column(&column.name))
    }

    /// Digits with zeros before them are rather codes, as of places.
    fn ask_about_codes(
        &self,
        column: &Evidence,
        is_feature: bool,
    ) -> Result<(), Fault> {
        let is_long = column.length.is_some_and(|length| length > 3);
        if !is_feature || !is_long || column.zeros == 0 {
            return Ok(());
        }
        let name = [&*column.name];
        let [number, categories, drop] = ["--number", "--categories", "--drop"]
            .map(|what| option(what, &name));
        let or = if column.levels.is_some() && !column.are_nearly_different() {
            format!(", {categories} for a column of 0 and 1 for each")
        } else {
            String::new()
        };
        Err(Fault::new(format!(
            "its numbers all have as many digits, some with 0 at the start, \
             as codes have: add {drop} to leave it out{or}, or {number} to \
             read them as numbers"
        ))
        .column(&column.name))
    }

    /// A column with words in it.
    fn read_words(&self, column: &Evidence) -> Result<Use, Fault> {
        let name = [&*column.name];
        let count = column.count_values();
        let is_mixed = column.numbers > 0;
        let has_few = count <= 20 && 2 * count <= column.filled();
        let is_most = 2 * column.words >= column.filled();
        if is_mixed && has_few {
            let (line, text) = column.first_word.clone().unwrap_or_default();
            let cell = quote(&text);
            return Err(Fault::new(format!(
                "{cell} is not a number, as other cells are; if the {count} \
                 values of this column are categories, add {}; if {cell} is \
                 a gap, empty the cell; or leave the column out: {}",
                option("--categories", &name),
                option("--drop", &name)
            ))
            .at(line)
            .column(&column.name));
        }
        if is_mixed && !is_most {
            return self.read_numbers(column).map(Use::Read);
        }
        if let Some(reading) = column.read_yes_no() {
            return Ok(Use::Read(reading));
        }
        self.read_levels(column, "")
    }

    fn read_levels(&self, column: &Evidence, said: &str) -> Result<Use, Fault> {
        let count = column.count_values();
        if column.levels.is_some() && !column.are_nearly_different() {
            return Ok(Use::Read(column.levels()));
        }
        let of = if column.are_nearly_different() {
            format!("{count} values in {} rows are too many", column.filled())
        } else {
            format!("there are more than {MOST} values, which is too many")
        };
        let (line, text) = column.first_word.clone().unwrap_or_default();
        let example = if line == 0 {
            String::new()
        } else {
            format!(" ({} in line {line})", quote(&text))
        };
        Err(Fault::new(format!(
            "{said}{of} for categories{example}; leave the column out: {}",
            option("--drop", &[&column.name])
        ))
        .column(&column.name))
    }
}

/// A target of two whole numbers, each in more than one row, is no and yes.
fn read_two_numbers(column: &Evidence) -> Option<Reading> {
    let mut two = vec![];
    for (level, rows) in column.rows_of_levels() {
        if is_missing_number(level) {
            continue;
        }
        let number = crate::cell::read_plain(level)?;
        two.push((number, rows, level.to_owned()));
    }
    two.sort_by(|a, b| a.0.total_cmp(&b.0));
    match &two[..] {
        [(a, m, no), (b, n, yes)] if *m > 1 && *n > 1 => {
            let is_whole = a.fract() == 0.0 && b.fract() == 0.0;
            let reading =
                || Reading::YesNo { no: no.clone(), yes: yes.clone() };
            is_whole.then(reading)
        }
        _ => None,
    }
}

/// A target of words must have two.
fn read_target_words(column: &Evidence) -> Result<Reading, Fault> {
    if let Some(reading) = column.read_yes_no() {
        return Ok(reading);
    }
    let levels: Vec<&str> = column.rows_of_levels().map(|l| l.0).collect();
    if let [no, yes] = levels[..] {
        return Ok(Reading::YesNo { no: no.into(), yes: yes.into() });
    }
    let (line, text) = column.first_word.clone().unwrap_or_default();
    let values = match column.count_values() {
        n if n > MOST => format!("more than {MOST} values"),
        1 => "one value".to_owned(),
        n => format!("{n} values"),
    };
    Err(Fault::new(format!(
        "the target has {values}, and {} is not a number; it must be numbers, \
         or two words such as yes and no: choose another target",
        quote(&text)
    ))
    .at(line)
    .column(&column.name))
}

/// A cell that keeps a column from being read.
fn refuse_cell(fault: Fault, column: &Evidence) -> Fault {
    let option = option("--drop", &[&column.name]);
    let more = match column.words.saturating_sub(1) {
        0 => String::new(),
        1 => "; 1 more cell of this column is no number".to_owned(),
        n => format!("; {n} more cells of this column are no numbers"),
    };
    let what =
        format!("{}, or leave the column out: {option}{more}", fault.what);
    Fault { what, ..fault }.column(&column.name)
}

/// Why a cell is no number, and what to do.
pub(crate) fn explain(text: &str) -> String {
    let cell = quote(text);
    let is_time = text.contains(':')
        && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if text.parse::<f64>().is_ok_and(f64::is_infinite) {
        format!("{cell} is not a finite number; correct the cell")
    } else if text.starts_with(['<', '>', '≤', '≥', '~']) {
        format!("{cell} is a limit, not a number; write a number for it")
    } else if DATES.iter().any(|format| read_date(text, format).is_some()) {
        format!("{cell} is a date, as not all cells are; correct the cell")
    } else if is_time {
        format!("{cell} is a time; write it as a number, such as hours")
    } else {
        format!("{cell} is not a number; correct the cell")
    }
}
