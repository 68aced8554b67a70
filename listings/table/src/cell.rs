//! Cells → numbers, or why they are no plain numbers and what to do.

use crate::message::show;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Missing,
    Odd(Odd),
}

/// What a cell that is no plain number holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Odd {
    Words,
    /// What no sign is the matter with, and what to do.
    Unfit(String),
    /// Another way to write a number: the plain one, what is the matter, and
    /// what there is to say behind the plain one.
    Number {
        plain: String,
        what: &'static str,
        hint: String,
    },
}

/// Numbers are 0 or between these sizes, so that no square, and no sum of
/// squares, leaves the range of floating point.
const SIZES: (f64, f64) = (1e-60, 1e60);

/// Reads a cell without spaces around it.
pub(crate) fn read_cell(text: &str) -> Cell {
    const MISSING: [&str; 8] =
        ["", "na", "n/a", "#n/a", "<na>", "null", "?", "."];
    match text.parse::<f64>() {
        Ok(number) if number.is_nan() => Cell::Missing,
        Ok(number) => match refuse(text, number) {
            None => Cell::Number(number),
            Some(what) => Cell::Odd(Odd::Unfit(what)),
        },
        Err(_) if MISSING.iter().any(|m| text.eq_ignore_ascii_case(m)) => {
            Cell::Missing
        }
        Err(_) => Cell::Odd(explain(text)),
    }
}

/// Whether this is a number to compute with.
pub(crate) fn is_number(text: &str) -> bool {
    matches!(read_cell(text), Cell::Number(_))
}

/// Why a number cannot be computed with, or is not the one in the cell.
fn refuse(text: &str, number: f64) -> Option<String> {
    let (least, most) = SIZES;
    let size = number.abs();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero = !mantissa.contains(|c: char| ('1'..='9').contains(&c));
    let digits = text.trim_start_matches(['+', '-']).trim_start_matches('0');
    if size > most {
        Some(format!(
            "is not a finite number, or too large: at most {most:e} is \
             allowed; correct the cell, or measure in larger units"
        ))
    } else if size < least && !is_zero {
        Some(format!(
            "is too small: what is not 0 must be at least {least:e}; write 0, \
             or measure in smaller units"
        ))
    } else if are_digits(digits) && !is_zero && format!("{size}") != digits {
        Some(format!(
            "has more digits than a number keeps, and would become {number}; \
             subtract the same number from the whole column"
        ))
    } else {
        None
    }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

impl Odd {
    /// What is wrong with the cell, and how to write it.
    pub(crate) fn message(&self, text: &str) -> String {
        let cell = show(text);
        match self {
            Odd::Words => {
                format!("'{cell}' is not a number; correct the cell")
            }
            Odd::Unfit(what) => format!("'{cell}' {what}"),
            Odd::Number { plain, what, hint } => {
                format!("'{cell}' {what}; write {}{hint}", show(plain))
            }
        }
    }
}

/// What it is about a cell that is no number and not empty.
fn explain(text: &str) -> Odd {
    let number = |plain: String, what: &'static str, hint: &str| Odd::Number {
        plain,
        what,
        hint: hint.to_owned(),
    };
    if let Some(size) = text.strip_prefix(['\u{2212}', '\u{2013}']) {
        let plain = format!("-{size}");
        return if is_number(&plain) {
            number(plain, "has a typeset minus sign", ", with a hyphen")
        } else {
            Odd::Words
        };
    }
    if is_date(text) {
        let what = "is a date; write a number for it, such as the days since \
                    the first one";
        return Odd::Unfit(what.to_owned());
    }
    if let Some(plain) = read_amount(text) {
        let hint = ", and the unit into the name of the column";
        return number(plain, "is a number with a sign", hint);
    }
    let size = text.trim_start_matches(['+', '-']);
    let sign = &text[..text.len() - size.len()];
    if !size.starts_with(|c: char| c.is_ascii_digit() || c == ',') {
        return Odd::Words;
    }
    let write_with = |point: char| {
        let (whole, rest) = match size.split_once(point) {
            Some((whole, decimals)) => (whole, format!(".{decimals}")),
            None => (size, String::new()),
        };
        let plain = format!("{sign}{}{rest}", join_groups(whole)?);
        plain.parse::<f64>().ok().map(|_| plain)
    };
    let by_point = write_with('.');
    match by_point.clone().or_else(|| write_with(',')) {
        None => Odd::Words,
        Some(plain) if by_point.is_none() && size.contains(',') => {
            number(plain, "has a decimal comma", ", with a point")
        }
        Some(plain) => {
            let point = text.replacen(',', ".", 1);
            let hint = if point != text && is_number(&point) {
                let point = show(&point);
                format!(", or {point} if the comma is a decimal comma")
            } else {
                String::new()
            };
            number(plain, "has a separator between thousands", &hint)
        }
    }
}

/// Whether this is a day, as in 2026-03-01, 1.3.2026 or 03/01/26, with or
/// without a time after it.
fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let Some(separator) = day.chars().find(|c| !c.is_ascii_digit()) else {
        return false;
    };
    let parts: Vec<&str> = day.split(separator).collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2 | 4) && are_digits(part);
    // Three numbers with points may be a version as well.
    let has_year = parts.iter().any(|part| part.len() == 4);
    ['-', '/', '.'].contains(&separator)
        && parts.len() == 3
        && parts.iter().all(is_part)
        && (has_year || separator == '/')
}

/// The number of an amount such as $1,503.10, 105,69 € or -0.3%.
fn read_amount(text: &str) -> Option<String> {
    const SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '%'];
    let (minus, text) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text),
    };
    let number = text.trim_matches(SIGNS).trim();
    if number.len() == text.len() || number.contains(SIGNS) {
        return None;
    }
    match explain(number) {
        _ if is_number(number) => Some(format!("{minus}{number}")),
        Odd::Number { plain, .. } => Some(format!("{minus}{plain}")),
        _ => None,
    }
}

/// A whole number without what separates its groups of three digits, if that
/// is how it is written.
fn join_groups(whole: &str) -> Option<String> {
    const SEPARATORS: [char; 9] = [
        ',', '.', ' ', '\'', '_', '\u{a0}', '\u{2009}', '\u{2019}', '\u{202f}',
    ];
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else {
        return Some(whole.to_owned());
    };
    let (first, rest) = whole.split_once(separator)?;
    let is_grouped = SEPARATORS.contains(&separator)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.split(separator).all(|g| g.len() == 3 && are_digits(g));
    is_grouped.then(|| whole.replace(separator, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (text, number) in [
            ("1", 1.0),
            ("-2.5", -2.5),
            ("+5", 5.0),
            ("1e-3", 0.001),
            ("1E3", 1000.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("007", 7.0),
            ("1.234", 1.234),
            ("0e-999", 0.0),
            ("-0.00", 0.0),
            ("1e60", 1e60),
            ("-1e-60", -1e-60),
            ("9007199254740993.0", 9_007_199_254_740_992.0),
            ("009007199254740992", 9_007_199_254_740_992.0),
            ("1790000000000000000", 1.79e18),
        ] {
            assert_eq!(read_cell(text), Cell::Number(number), "{text}");
        }
        let missing = "NA na NaN nan -nan null NULL ? . N/A #N/A <NA>";
        for text in missing.split(' ').chain([""]) {
            assert_eq!(read_cell(text), Cell::Missing, "{text}");
        }
    }

    /// The lines of the table: `3,14 => what is said behind the cell`.
    #[test]
    fn what_is_no_plain_number_is_told_how_to_be_one() {
        let read = |text: &str| match read_cell(text) {
            Cell::Odd(odd) => odd.message(text),
            other => panic!("{text} is {other:?}"),
        };
        for line in include_str!("../tests/cells.txt").lines() {
            let Some((cells, says)) = line.split_once(" => ") else { continue };
            for cell in cells.split(" & ") {
                let expected = says.replace("CELL", &show(cell));
                assert_eq!(read(cell), expected);
            }
        }
        assert_eq!(
            read(&"abc".repeat(100_000)),
            format!(
                "'{}a…' is not a number; correct the cell",
                "abc".repeat(13)
            )
        );
        let escaped = "'\\u{1b}[2J' is not a number; correct the cell";
        assert_eq!(read("\u{1b}[2J"), escaped);
        assert_eq!(
            read("1\u{a0}234"),
            "'1\\u{a0}234' has a separator between thousands; write 1234"
        );
    }
}
