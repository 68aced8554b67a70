//! What stands in the cells of a column.

use crate::cell::{
    Amount, DATES, ZONED, excel_day, is_missing, is_missing_number,
    read_amount, read_date, read_plain,
};
use crate::message::{Lines, quote};
use crate::{Decimal, Reading};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// More values than these are no categories.
pub(crate) const MOST: usize = 100;

/// So few values are never names of rows.
pub(crate) const FEW: usize = 10;

/// A cell and its line; it prints as `'3,5' in line 4`.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) line: usize,
    pub(crate) text: String,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in line {}", quote(&self.text), self.line)
    }
}

/// What was seen in a column: how often, and the first of each kind.
#[derive(Default)]
pub(crate) struct Evidence {
    pub(crate) name: String,
    /// Whether it may be left out, or read as categories.
    pub(crate) is_feature: bool,
    /// Whether it is called as columns with names of rows are.
    pub(crate) names_rows: bool,
    pub(crate) rows: usize,
    /// Cells that are missing in any column, and in a column of numbers.
    pub(crate) missing: Lines,
    pub(crate) missing_number: Lines,
    pub(crate) first: Option<Seen>,
    /// Cells that are numbers, and that are not.
    pub(crate) numbers: usize,
    pub(crate) words: usize,
    pub(crate) word: Option<Seen>,
    pub(crate) starts_with_number: bool,
    /// A number with a decimal point and no other way to be read, and one
    /// with a decimal comma; a number such as 1,234, and one such as 1.266.
    pub(crate) point: Option<Seen>,
    pub(crate) comma: Option<Seen>,
    pub(crate) comma_or_not: Option<Seen>,
    pub(crate) point_or_not: Option<Seen>,
    /// How many are as 1.266, and how many are whole and without a mark.
    pub(crate) pointed: usize,
    pub(crate) whole: usize,
    /// How many numbers have a point in them, and how many a comma.
    pub(crate) points: usize,
    pub(crate) commas: usize,
    /// A number as no program writes it.
    pub(crate) unusual: Option<Seen>,
    /// A number of each unit, and one without.
    pub(crate) units: BTreeMap<(String, String), Seen>,
    pub(crate) unitless: Option<Seen>,
    /// Of digits alone: how many start with 0, and how long all are.
    pub(crate) zeros: usize,
    pub(crate) length: Option<usize>,
    /// Each value with its rows, unless there are too many.
    levels: Option<HashMap<String, usize>>,
    /// What tells whether all values differ.
    hashes: Option<HashSet<u64>>,
    /// The ways in which all cells can be read as days, the cell that left
    /// none, and one of the first that is a day in some way.
    pub(crate) dates: Vec<&'static str>,
    pub(crate) no_date: Option<Seen>,
    pub(crate) date: Option<Seen>,
    /// How many say their time zone.
    pub(crate) zoned: usize,
    /// The last cell such as Total, its row, and how many there are.
    pub(crate) total: Option<Seen>,
    pub(crate) total_row: usize,
    pub(crate) totals: usize,
}

impl Evidence {
    pub(crate) fn new(name: &str, is_feature: bool) -> Self {
        Evidence {
            name: name.to_owned(),
            is_feature,
            levels: Some(HashMap::new()),
            names_rows: names_rows(name),
            hashes: names_rows(name).then(HashSet::new),
            dates: DATES.to_vec(),
            ..Evidence::default()
        }
    }

    /// Looks at the next cell. Its line is asked for where it matters.
    pub(crate) fn add(&mut self, text: &str, line: &dyn Fn() -> usize) {
        self.rows += 1;
        if is_missing(text) {
            return self.missing.add(line());
        }
        let seen = || Seen { line: line(), text: text.to_owned() };
        let point = read_amount(text, Decimal::Point);
        let comma = match point {
            // The comma says no more than the point if there is neither, and
            // nothing new where a point was before decimals already.
            Some(_) if self.point.is_some() || !text.contains(['.', ',']) => {
                point
            }
            _ => read_amount(text, Decimal::Comma),
        };
        if self.first.is_none() {
            self.first = Some(seen());
            if read_plain(text).is_none() {
                self.hashes.get_or_insert_default();
            }
        }
        self.count_level(text);
        self.look_for_date(text, point.or(comma).is_none(), &seen);
        if is_missing_number(text) {
            return self.missing_number.add(line());
        }
        let Some(amount) = point.or(comma) else {
            self.words += 1;
            self.word.get_or_insert_with(seen);
            self.zoned += usize::from(read_date(text, ZONED).is_some());
            if is_total(text) {
                (self.total, self.total_row) = (Some(seen()), self.rows);
                self.totals += 1;
            }
            return;
        };
        self.numbers += 1;
        self.starts_with_number |= self.rows == 1;
        if let Some(kind) = self.kind_of_mark(point, comma) {
            kind.get_or_insert_with(seen);
        }
        self.look_at_unit(text, amount, &seen);
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = amount.number.fract() == 0.0 && point == comma;
        self.whole += usize::from(is_whole);
        self.points += usize::from(text.contains('.'));
        self.commas += usize::from(text.contains(','));
        self.zeros += usize::from(digits && text.starts_with('0'));
        let length = self.length.get_or_insert(text.len());
        if *length != text.len() || !digits {
            *length = 0;
        }
    }

    fn count_level(&mut self, text: &str) {
        if let Some(hashes) = &mut self.hashes {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hashes.insert(hasher.finish());
        }
        let Some(levels) = &mut self.levels else { return };
        if let Some(count) = levels.get_mut(text) {
            *count += 1;
        } else if levels.len() == MOST {
            self.levels = None;
        } else {
            levels.insert(text.to_owned(), 1);
        }
    }

    fn look_for_date(
        &mut self,
        text: &str,
        is_word: bool,
        seen: &dyn Fn() -> Seen,
    ) {
        let is_date = |format: &&'static str| read_date(text, format).is_some();
        if is_word && self.date.is_none() && self.words < 20 {
            self.date = DATES.iter().any(is_date).then(seen);
        }
        if !self.dates.is_empty() {
            self.dates.retain(is_date);
            self.no_date = self.dates.is_empty().then(seen);
        }
    }

    fn kind_of_mark(
        &mut self,
        point: Option<Amount>,
        comma: Option<Amount>,
    ) -> Option<&mut Option<Seen>> {
        match (point, comma) {
            (Some(_), None) => Some(&mut self.point),
            (None, Some(_)) => Some(&mut self.comma),
            (Some(p), Some(c)) if p.number.abs() > c.number.abs() => {
                Some(&mut self.comma_or_not)
            }
            (Some(p), Some(c)) if p.number.abs() < c.number.abs() => {
                self.pointed += 1;
                Some(&mut self.point_or_not)
            }
            _ => None,
        }
    }

    fn look_at_unit(
        &mut self,
        text: &str,
        amount: Amount,
        seen: &dyn Fn() -> Seen,
    ) {
        if self.unusual.is_none() && read_plain(text).is_none() {
            self.unusual = Some(seen());
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
    pub(crate) fn filled(&self) -> usize {
        self.rows - self.missing.count
    }

    /// The values with their rows, in the order of their code points; none if
    /// there are too many.
    pub(crate) fn levels(&self) -> Vec<(&str, usize)> {
        let levels = self.levels.iter().flatten();
        let mut levels: Vec<(&str, usize)> =
            levels.map(|(level, rows)| (level.as_str(), *rows)).collect();
        levels.sort_unstable();
        levels
    }

    /// How many values there are, as far as they were counted.
    pub(crate) fn count_values(&self) -> usize {
        let counted = self.levels.as_ref().map(HashMap::len);
        let hashed = self.hashes.as_ref().map(HashSet::len);
        counted.or(hashed).unwrap_or(MOST + 1)
    }

    /// Whether every row has a value of its own, as names of rows have.
    pub(crate) fn are_names(&self) -> bool {
        let count = self.hashes.as_ref().map(HashSet::len);
        count == Some(self.rows) && self.rows > FEW && !self.is_marked()
    }

    /// Whether there are so few values, and so often, that they may be
    /// categories: `rows` for each, one with another.
    pub(crate) fn has_few_values(&self, rows: f64) -> bool {
        let count = self.count_values();
        let is_often = rows * count as f64 <= self.filled() as f64;
        self.levels.is_some() && (count <= FEW || is_often)
    }

    /// The lines of the gaps if the column is read in this way, or as text.
    pub(crate) fn gaps(&self, reading: Option<&Reading>) -> Lines {
        match reading {
            Some(Reading::Number { .. } | Reading::Date { .. }) => {
                self.missing.and(&self.missing_number)
            }
            _ => self.missing.clone(),
        }
    }

    /// Whether some number has a mark that can stand before decimals.
    pub(crate) fn is_marked(&self) -> bool {
        let comma = self.comma.is_some() || self.comma_or_not.is_some();
        comma || self.point.is_some() || self.point_or_not.is_some()
    }

    /// What day the first number is, if Excel counts days with the column.
    pub(crate) fn excel_day(&self) -> Option<String> {
        let name = self.name.to_lowercase();
        let is_date =
            ["date", "datum", "fecha"].iter().any(|d| name.contains(d));
        let text = &self.first.as_ref()?.text;
        let day: i32 = text.parse().ok().filter(|_| is_date)?;
        let is_near = (20_000..80_000).contains(&day) && self.length == Some(5);
        is_near.then(|| format!("{day} is {}", excel_day(day)))
    }

    /// The words for no and yes, if the column has two that are known for it.
    pub(crate) fn find_yes_no(&self) -> Option<Reading> {
        const PAIRS: &str = "no yes, n y, false true, f t, nein ja, non oui, \
             no si, no sí, nee ja, off on, absent present, negative positive";
        let [(a, _), (b, _)] = self.levels()[..] else { return None };
        let is_pair = |no: &str, yes: &str| {
            let two = format!("{no} {yes}").to_lowercase();
            PAIRS.split(", ").any(|pair| pair == two)
        };
        let reading = |no: &str, yes: &str| {
            let [no, yes] = [no, yes].map(str::to_owned);
            Some(Reading::YesNo { no: Some(no), yes })
        };
        match (is_pair(a, b), is_pair(b, a)) {
            (true, _) => reading(a, b),
            (_, true) => reading(b, a),
            _ => None,
        }
    }
}

/// Whether the first row has units: no number in it, but words where all
/// other rows have numbers.
pub(crate) fn is_row_of_units(columns: &[Evidence], first: usize) -> bool {
    let is_unit = |column: &&Evidence| {
        let word = column.word.as_ref();
        word.is_some_and(|word| word.line == first)
            && column.words == 1
            && column.numbers > 0
    };
    columns.iter().filter(is_unit).count() > 1
        && !columns.iter().any(|column| column.starts_with_number)
}

/// Whether a row with this name is rather a sum of others: `Total`, or
/// `North Total`, as spreadsheets write it below the rows of the north.
fn is_total(text: &str) -> bool {
    const WHOLE: &str = "sum average mean mittelwert moyenne";
    const WORDS: &str = "total totals subtotal totale totaal summe gesamt \
        insgesamt gesamtsumme gesamtergebnis ergebnis somme suma итого всего \
        итог toplam 合計 总计";
    // As in Total general and Total général.
    const ALL: &str = "general geral général generale";
    let text = text.trim_end_matches(':').to_lowercase();
    let is_in = |words: &str, it: &str| words.split(' ').any(|w| w == it);
    let mut words = text.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    let is_word = |word: Option<&str>| word.is_some_and(|w| is_in(WORDS, w));
    let is_short = text.chars().count() < 40 && words.count() < 2;
    let is_all = |word: Option<&str>| word.is_some_and(|w| is_in(ALL, w));
    let ends = is_word(last.or(first)) || is_word(first) && is_all(last);
    is_short && (is_in(WHOLE, &text) || ends)
}

/// Whether a column of this name holds names of rows.
fn names_rows(name: &str) -> bool {
    const NAMES: &str = "id index idx nr no key uuid row rowid";
    let simple = name.to_lowercase().replace(['_', '-', '.'], " ");
    let mut words = simple.split_whitespace();
    let (first, last) = (words.clone().next(), words.next_back());
    let is_name = |word: &str| NAMES.split(' ').any(|name| name == word);
    is_name(simple.trim())
        || first == Some("id")
        || ["id", "no", "nr"].contains(&last.unwrap_or_default())
        || name.ends_with("Id")
        || name.ends_with("ID")
        || simple.starts_with("unnamed: ")
}
