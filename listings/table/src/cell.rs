//! Cells → numbers and days.

use crate::Decimal;
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};

/// What a cell is in any column if it is one of these: missing.
pub const MISSING: [&str; 16] = [
    "", "na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "?", ".", "#nv",
    "#null!", "#div/0!", "#value!", "#ref!", "\\n",
];

/// What a cell is if it is one of these in a column of numbers: missing. In
/// a column of words it may be one of them.
pub const MISSING_NUMBER: [&str; 14] = [
    "-", "--", "---", "–", "—", "*", "none", "nil", "missing", "n.a.", "k.a.",
    "n.d.", "nd", "#wert!",
];

/// Numbers are 0 or between these sizes, so that no square, and no sum of
/// squares, leaves the range of floating point.
const SIZES: (f64, f64) = (1e-60, 1e60);

pub(crate) fn is_missing(text: &str) -> bool {
    is_one_of(text, &MISSING)
}

pub(crate) fn is_missing_number(text: &str) -> bool {
    is_missing(text) || is_one_of(text, &MISSING_NUMBER)
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    // Most cells have a digit in front or behind a sign.
    let has_digit = text.bytes().take(2).any(|byte| byte.is_ascii_digit());
    !has_digit && words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A number with what stands before it and behind it: `€`, `M`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount<'a> {
    pub(crate) number: f64,
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
}

impl Amount<'_> {
    /// The number that 2.97M means.
    pub(crate) fn scaled(&self) -> Option<f64> {
        let factor = match self.after {
            "" => 1.0,
            "k" | "K" => 1e3,
            "M" | "m" | "Mio" | "Mio." => 1e6,
            "B" | "bn" | "Mrd" | "Mrd." => 1e9,
            _ => return None,
        };
        Some(self.number * factor)
    }
}

/// A number as programs write it.
pub(crate) fn read_plain(text: &str) -> Option<f64> {
    let is_in_number = |b: u8| {
        b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E')
    };
    let is_one = text.bytes().all(is_in_number);
    if is_one { text.parse().ok() } else { None }
}

/// Reads a number without spaces around it, with such decimals; separators
/// between thousands, a sign of currency and a unit may be there.
pub(crate) fn read_amount(text: &str, decimal: Decimal) -> Option<Amount<'_>> {
    if (decimal == Decimal::Point || !text.contains('.'))
        && let Some(number) = read_plain(text)
    {
        return Some(Amount { number, before: "", after: "" });
    }
    // Accountants write (5) for -5.
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let inside = inner.unwrap_or(text);
    let is_digit = |c: char| c.is_ascii_digit();
    let mut start = inside.find(is_digit)?;
    let end = inside.rfind(is_digit)? + 1;
    if inside[..start].trim_start_matches(MINUSES).len() == 1
        && inside[..start].ends_with(['.', ','])
    {
        start -= 1;
    }
    let (minus, before) = strip_sign(&inside[..start]);
    let (minus_after, after) = match &inside[end..] {
        "-" => (true, ""),
        // Whole amounts of money are written so.
        "." | ".-" | ".–" | ".—" | ",-" | ",–" | ",—" => (false, ""),
        after => (false, after.trim()),
    };
    let fits = is_currency(before) && after.chars().all(is_in_unit);
    let number = read_core(&inside[start..end], decimal)?;
    let negative = minus || minus_after || inner.is_some();
    let number = if negative { -number } else { number };
    (fits && after.len() <= 20).then_some(Amount { number, before, after })
}

const MINUSES: [char; 4] = ['-', '+', '\u{2212}', '\u{2013}'];

/// Whether there is a minus before or behind a sign of currency, and the rest.
fn strip_sign(before: &str) -> (bool, &str) {
    let before = before.trim();
    let rest = before.trim_start_matches(MINUSES);
    let rest = rest.trim_end_matches(MINUSES).trim();
    let is_one = before.chars().filter(|c| MINUSES.contains(c)).count() == 1;
    // Two signs make no number.
    if is_one { (!before.contains('+'), rest) } else { (false, before) }
}

pub(crate) fn is_currency(text: &str) -> bool {
    const CODES: &str = "CHF EUR USD GBP SEK NOK DKK Fr. kr Rs Rs. R$ US$ A$";
    let is_sign = |c: char| "$£¥".contains(c) || ('₠'..='⃏').contains(&c);
    text.chars().all(is_sign) || CODES.split(' ').any(|code| code == text)
}

fn is_in_unit(c: char) -> bool {
    c.is_alphabetic()
        || "%‰°²³µ/. $£¥\u{a0}".contains(c)
        || is_currency(&c.to_string())
}

/// Digits with separators, decimals and an exponent → a number.
fn read_core(core: &str, decimal: Decimal) -> Option<f64> {
    let (mark, other) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    // Fortran has D in place of E, behind decimals.
    let signs = if core.contains(mark) { "eEdD" } else { "eE" };
    let (mantissa, exponent) =
        core.split_once(|c| signs.contains(c)).unwrap_or((core, "0"));
    let (whole, decimals) = mantissa.split_once(mark).unwrap_or((mantissa, ""));
    if !are_digits(decimals) {
        return None;
    }
    let whole = join_groups(whole, other)?;
    let number: f64 = format!("{whole}.{decimals}e{exponent}").parse().ok()?;
    number.is_finite().then_some(number)
}

/// A whole number without what separates its groups of digits: three in each,
/// or, as in India, two in all but the last.
fn join_groups(whole: &str, mark: char) -> Option<String> {
    const SEPARATORS: [char; 7] =
        [' ', '\'', '\u{a0}', '\u{2009}', '\u{2019}', '\u{202f}', '_'];
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if separator != mark && !SEPARATORS.contains(&separator) {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let [first, middle @ .., last] = &groups[..] else { return None };
    let all_have = |n: usize| middle.iter().all(|group| group.len() == n);
    // 192.168.100.200 is rather a computer's.
    let is_address = separator == '.'
        && groups.len() == 4
        && groups.iter().all(|group| group.parse::<u8>().is_ok());
    let is_grouped = !is_address
        && groups.iter().all(|group| are_digits(group))
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && last.len() == 3
        && (all_have(3) || all_have(2) && first.len() < 3);
    is_grouped.then(|| groups.concat())
}

pub(crate) fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why a number cannot be computed with, or is not the one in the cell.
pub(crate) fn refuse_number(
    text: &str,
    number: f64,
    decimal: Decimal,
) -> Option<String> {
    let (least, most) = SIZES;
    let size = number.abs();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero = !mantissa.contains(|c: char| ('1'..='9').contains(&c));
    if size > most {
        Some(format!(
            "is too large: at most {most:e} is allowed; correct the cell, or \
             measure in larger units"
        ))
    } else if size < least && !is_zero {
        Some(format!(
            "is too small: what is not 0 must be at least {least:e}; write 0, \
             or measure in smaller units"
        ))
    } else if size >= 1e15 && is_other_whole(text, size, decimal) {
        Some(format!(
            "has more digits than a number keeps, and would become {number}; \
             subtract the same number from the whole column"
        ))
    } else {
        None
    }
}

/// Whether a cell has a whole number, in groups or not, that is another one.
fn is_other_whole(text: &str, size: f64, decimal: Decimal) -> bool {
    let mark = if decimal == Decimal::Point { '.' } else { ',' };
    let digits = text.chars().filter(char::is_ascii_digit);
    let digits: String = digits.skip_while(|c| *c == '0').collect();
    digits.len() > 15
        && !text.contains([mark, 'e', 'E'])
        && format!("{size}") != digits
}

/// A moment that says how far its clock is ahead: beside times of an unknown
/// place it is another way of writing.
pub(crate) const ZONED: &str = "%Y-%m-%d %z";

/// How days are written, in the signs of `strftime`.
pub(crate) const DATES: [&str; 25] = [
    "%Y-%m-%d",
    ZONED,
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d/%m/%y",
    "%m/%d/%y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d %b %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%b %Y",
    "%b-%y",
    "%Y-%m",
    "%m/%Y",
    "%YQ%q",
    "%H:%M",
];

/// A day, with or without a time of it → days since 1970-01-01.
pub(crate) fn read_date(text: &str, format: &str) -> Option<f64> {
    const DAY: f64 = 86_400.0;
    if format == "%H:%M" {
        return read_time(text).map(|seconds| seconds / DAY);
    }
    if format == ZONED {
        let moment: Timestamp = text.parse().ok()?;
        return Some(moment.as_microsecond() as f64 / 1e6 / DAY);
    }
    let (day, time) = split_time(text);
    let seconds = time.map_or(Some(0.0), read_time)?;
    let date = match format {
        "%YQ%q" => {
            let (year, quarter) = day.split_once('Q')?;
            let year = year.trim_end_matches([' ', '-']);
            let quarter: i8 = quarter.parse().ok()?;
            let is_one = year.len() == 4 && (1..=4).contains(&quarter);
            let year = year.parse().ok().filter(|_| is_one)?;
            Date::new(year, 3 * quarter - 2, 1).ok()?
        }
        "%Y-%m" | "%m/%Y" | "%b %Y" | "%b-%y" => {
            let format = format!("%d {format}");
            Date::strptime(format, format!("1 {day}")).ok()?
        }
        "%Y%m%d" if day.len() != 8 => return None,
        // 1.2.3 is rather a version.
        f if f.ends_with("%y") && !ends_with_two_digits(day) => return None,
        format => Date::strptime(format, day).ok()?,
    };
    let start = Date::constant(1970, 1, 1);
    let passed = date.duration_since(start).as_secs_f64() + seconds;
    (date.year() >= 1000).then_some(passed / DAY)
}

fn ends_with_two_digits(text: &str) -> bool {
    text.bytes().rev().take_while(u8::is_ascii_digit).count() == 2
}

/// The day that has this number in Excel.
pub(crate) fn excel_day(number: i32) -> String {
    let start = Date::constant(1899, 12, 30);
    let days = SignedDuration::from_hours(24 * i64::from(number));
    start.saturating_add(days).to_string()
}

/// The day, and the time behind it if there is one.
fn split_time(text: &str) -> (&str, Option<&str>) {
    let colon = text.find(':').unwrap_or_default();
    match text[..colon].rfind([' ', 'T']) {
        Some(at) => (text[..at].trim(), Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// Seconds since midnight, or of a span of time.
fn read_time(text: &str) -> Option<f64> {
    let mut by_twelve = ["%I:%M %p", "%I:%M:%S %p"].iter();
    let time = by_twelve.find_map(|format| Time::strptime(format, text).ok());
    if let Some(time) = time {
        return Some(Time::midnight().duration_until(time).as_secs_f64());
    }
    // 2:1 is a result, 1:5 a dilution, and 1990:01 a month.
    let digits = |part: &str| part.find(|c: char| !c.is_ascii_digit());
    let mut lengths = text.split(':').map(|p| digits(p).unwrap_or(p.len()));
    let has_lengths = lengths.next().is_some_and(|n| (1..4).contains(&n))
        && lengths.all(|length| length == 2);
    let parts = text.split(':').map(read_plain);
    let parts: Vec<f64> = parts.collect::<Option<_>>()?;
    let is_time = has_lengths
        && (2..=3).contains(&parts.len())
        && parts[0] >= 0.0
        && parts[1..].iter().all(|part| (0.0..60.0).contains(part));
    let seconds = parts.iter().zip([3600.0, 60.0, 1.0]).map(|(p, s)| p * s);
    is_time.then(|| seconds.sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each cell with its number by a decimal point and by a decimal comma.
    #[test]
    fn numbers() {
        const CELLS: &str = "1;1;1  -2.5;-2.5;  +5;5;5  1e-3;0.001;0.001
            .5;0.5;  5.;5;5  007;7;7  1.234;1.234;1234  1,234;1234;1.234
            1,234,567;1234567;  1.234.567;;1234567  12,5;;12.5
            1.234,5;;1234.5  1,234.5;1234.5;  1'234.5;1234.5;
            12,34,567;1234567;  1_000;1000;1000  1,23;;1.23  ,5;;0.5
            −2;-2;-2  (3);-3;-3  3-;-3;-3  $5;5;5  -$5;-5;-5  $-5;-5;-5
            5€;5;5  US$5;5;5  CHF5;5;5  12%;12;12  5kg;5;5  2M;2;2
            5.-;5;5  1'234.–;1234;1234  --5;;  1.2.3;;  12,34;;12.34  0x1F;;  2020-01;;  3+;;  s0;;
            <5;;  5:30;;  01,234;;1.234  1,2345;;1.2345  e5;;  -;;  .;;  1e;1;1
            5ft3;;  1.5D+03;1500;  1,5D+03;;1500  9007199254740993.0;9007199254740992;";
        for cell in CELLS.split_whitespace() {
            let [text, point, comma] = cell.split(';').collect::<Vec<_>>()[..]
            else {
                panic!("{cell}")
            };
            for (decimal, number) in
                [(Decimal::Point, point), (Decimal::Comma, comma)]
            {
                let read = read_amount(text, decimal).map(|a| a.number);
                assert_eq!(read, number.parse().ok(), "{text} {decimal:?}");
            }
        }
        let amount = read_amount("€110.5M", Decimal::Point).unwrap();
        assert_eq!((amount.before, amount.after), ("€", "M"));
        assert_eq!(amount.scaled(), Some(110.5e6));
    }

    /// Each day with the number of ways to read it, and the first of them.
    #[test]
    fn days() {
        for (text, ways, day) in [
            ("1970-01-02", 1, 1.0),
            ("2026-03-01", 1, 20513.0),
            ("2026-03-01T12:00", 1, 20513.5),
            ("2026-03-01 6:00 PM", 1, 20513.75),
            ("2026-03-01T12:00:00+06:00", 1, 20513.25),
            ("20260301", 1, 20513.0),
            ("1.3.2026", 1, 20513.0),
            ("01.03.26", 1, 20513.0),
            ("13/3/2026", 1, 20525.0),
            ("3/13/2026", 1, 20525.0),
            ("1/3/2026", 2, 20513.0),
            ("1-Mar-26", 1, 20513.0),
            ("Mar 1, 2026", 1, 20513.0),
            ("2026-03", 1, 20513.0),
            ("2026Q2", 1, 20544.0),
            ("12:00", 1, 0.5),
            ("36:00:00.0", 1, 1.5),
            ("3/2026", 1, 20513.0),
            ("125:00", 1, 125.0 / 24.0),
            ("2:1", 0, 0.0),
            ("-0:30", 0, 0.0),
            ("1:40:5", 0, 0.0),
            ("1990:01", 0, 0.0),
            ("2026-03-01 9:5", 0, 0.0),
            ("30.2.2026", 0, 0.0),
            ("1950", 0, 0.0),
            ("1.2.3", 0, 0.0),
            ("12", 0, 0.0),
            ("May", 0, 0.0),
        ] {
            let days = DATES.iter().filter_map(|f| read_date(text, f));
            let days: Vec<f64> = days.collect();
            assert_eq!(days.len(), ways, "{text}: {days:?}");
            assert_eq!(
                days.first().copied().unwrap_or_default(),
                day,
                "{text}"
            );
        }
        assert_eq!(excel_day(45_900), "2025-08-31");
    }
}
