//! Cells that are no plain numbers: what they are, and what to do.

use crate::numbers::{SIZES, is_number};
use crate::words::shown;

/// What a cell that is no plain number holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Odd {
    Words,
    /// So large, or so small, that squares leave the range of floating point.
    Large,
    Small,
    /// A whole number with more digits than floating point keeps, and what it
    /// would become.
    Long(String),
    /// A number with a sign of money or per cent, and the number alone.
    Amount(String),
    Date,
    /// Another way to write the number, and how to write it plainly.
    Separators(String),
    Comma(String),
    Minus(String),
}

/// What it is about a cell that is no number and not empty.
pub(crate) fn odd(text: &str) -> Odd {
    if let Some(size) = text.strip_prefix(['\u{2212}', '\u{2013}']) {
        let plain = format!("-{size}");
        return if is_number(&plain) { Odd::Minus(plain) } else { Odd::Words };
    }
    if is_date(text) {
        return Odd::Date;
    }
    if let Some(plain) = amount(text) {
        return Odd::Amount(plain);
    }
    let size = text.trim_start_matches(['+', '-']);
    let sign = &text[..text.len() - size.len()];
    if !size.starts_with(|c: char| c.is_ascii_digit() || c == ',') {
        return Odd::Words;
    }
    let plainly = |point: char| {
        let (whole, rest) = match size.split_once(point) {
            Some((whole, decimals)) => (whole, format!(".{decimals}")),
            None => (size, String::new()),
        };
        let plain = format!("{sign}{}{rest}", ungrouped(whole)?);
        plain.parse::<f64>().ok().map(|_| plain)
    };
    if let Some(plain) = plainly('.') {
        return Odd::Separators(plain);
    }
    match plainly(',') {
        Some(plain) if size.contains(',') => Odd::Comma(plain),
        Some(plain) => Odd::Separators(plain),
        None => Odd::Words,
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
    let is_part = |part: &&str| {
        matches!(part.len(), 1 | 2 | 4)
            && part.bytes().all(|b| b.is_ascii_digit())
    };
    // Three numbers with points may be a version as well.
    let has_year = parts.iter().any(|part| part.len() == 4);
    ['-', '/', '.'].contains(&separator)
        && parts.len() == 3
        && parts.iter().all(is_part)
        && (has_year || separator == '/')
}

/// The number of an amount such as $1,503.10, 105,69 € or -0.3%.
fn amount(text: &str) -> Option<String> {
    const SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '%'];
    let (minus, text) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text),
    };
    let number = text.trim_matches(SIGNS).trim();
    if number.len() == text.len() {
        return None;
    }
    match odd(number) {
        _ if is_number(number) => Some(format!("{minus}{number}")),
        Odd::Separators(plain) | Odd::Comma(plain) | Odd::Minus(plain) => {
            Some(format!("{minus}{plain}"))
        }
        _ => None,
    }
}

/// A whole number without what separates its groups of three digits, if that
/// is how it is written.
fn ungrouped(whole: &str) -> Option<String> {
    const SEPARATORS: [char; 9] = [
        ',', '.', ' ', '\'', '_', '\u{a0}', '\u{2009}', '\u{2019}', '\u{202f}',
    ];
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let separator = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else {
        return Some(whole.to_owned());
    };
    let (first, rest) = whole.split_once(separator)?;
    let grouped = SEPARATORS.contains(&separator)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.split(separator).all(|g| g.len() == 3 && digits(g));
    grouped.then(|| whole.replace(separator, ""))
}

impl Odd {
    /// What is wrong with the cell, and how to write it.
    pub(crate) fn fault(&self, text: &str) -> String {
        let cell = shown(text);
        match self {
            Odd::Words => {
                format!("'{cell}' is not a number; correct the cell")
            }
            Odd::Large => format!(
                "'{cell}' is not a finite number, or too large: at most {:e} \
                 is allowed; correct the cell, or measure in larger units",
                SIZES.1
            ),
            Odd::Small => format!(
                "'{cell}' is too small: what is not 0 must be at least {:e}; \
                 write 0, or measure in smaller units",
                SIZES.0
            ),
            Odd::Long(read) => format!(
                "'{cell}' has more digits than a number keeps, and would \
                 become {read}; subtract the same number from the whole column"
            ),
            Odd::Amount(plain) => format!(
                "'{cell}' is a number with a sign; write {}, and the unit \
                 into the name of the column",
                shown(plain)
            ),
            Odd::Date => format!(
                "'{cell}' is a date; write a number for it, such as the days \
                 since the first one"
            ),
            Odd::Separators(plain) => {
                let point = text.replacen(',', ".", 1);
                let or = if is_number(&point) {
                    let point = shown(&point);
                    format!(", or {point} if the comma is a decimal comma")
                } else {
                    String::new()
                };
                format!(
                    "'{cell}' has a separator between thousands; write {}{or}",
                    shown(plain)
                )
            }
            Odd::Comma(plain) => format!(
                "'{cell}' has a decimal comma; write {}, with a point",
                shown(plain)
            ),
            Odd::Minus(plain) => format!(
                "'{cell}' has a typeset minus sign; write {}, with a hyphen",
                shown(plain)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::{Cell, cell};

    #[test]
    fn cells_that_are_not_numbers() {
        for text in [
            "abc",
            "1.2.3",
            "12%%x",
            "0x1F",
            "2020-01",
            "$",
            "$x",
            "1,2,3",
            "12 34",
            ",",
            "--5",
            "−",
            "\u{1b}[2J",
        ] {
            let cell = shown(text);
            let expected =
                format!("'{cell}' is not a number; correct the cell");
            assert_eq!(said(text), expected);
        }
        let long = said(&"abc".repeat(100_000));
        let start = "abc".repeat(13);
        assert_eq!(
            long,
            format!("'{start}a…' is not a number; correct the cell")
        );
    }

    #[test]
    fn cells_that_are_too_large_or_too_small() {
        for text in [
            "inf", "-inf", "Infinity", "+INF", "1e999", "-1e999", "1e200",
            "-1.1e60",
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' is not a finite number, or too large: at most \
                     1e60 is allowed; correct the cell, or measure in larger \
                     units"
                )
            );
        }
        for text in ["1e-999", "-9e-61", "0.5E-200"] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' is too small: what is not 0 must be at least \
                     1e-60; write 0, or measure in smaller units"
                )
            );
        }
    }

    #[test]
    fn whole_numbers_with_too_many_digits() {
        for (text, read) in [
            ("1790000000000000001", "1790000000000000000"),
            ("-9007199254740993", "-9007199254740992"),
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' has more digits than a number keeps, and would \
                     become {read}; subtract the same number from the whole \
                     column"
                )
            );
        }
    }

    #[test]
    fn amounts() {
        for (text, plain) in [
            ("$1,503.10", "1503.10"),
            ("-$5", "-5"),
            ("105,69 €", "105.69"),
            ("-0.3%", "-0.3"),
            ("12%", "12"),
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' is a number with a sign; write {plain}, and the \
                     unit into the name of the column"
                )
            );
        }
    }

    #[test]
    fn dates() {
        for text in [
            "2026-03-01",
            "1.3.2026",
            "03/01/26",
            "2026/3/1 12:30",
            "2026-03-01T00:00",
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' is a date; write a number for it, such as the \
                     days since the first one"
                )
            );
        }
    }

    #[test]
    fn separators_between_thousands() {
        for (text, plain) in [
            ("1,234,567", "1234567"),
            ("-1,234.5", "-1234.5"),
            ("1'234", "1234"),
            ("1 234 567", "1234567"),
            ("1_000", "1000"),
            ("1.234.567", "1234567"),
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' has a separator between thousands; write {plain}"
                )
            );
        }
        assert_eq!(
            said("1,234"),
            "'1,234' has a separator between thousands; write 1234, or 1.234 \
             if the comma is a decimal comma"
        );
        assert_eq!(
            said("1\u{a0}234"),
            "'1\\u{a0}234' has a separator between thousands; write 1234"
        );
    }

    #[test]
    fn decimal_commas() {
        for (text, plain) in [
            ("3,14", "3.14"),
            ("-0,5", "-0.5"),
            ("0,123", "0.123"),
            ("1234,567", "1234.567"),
            (",5", ".5"),
            ("3,1e5", "3.1e5"),
            ("1.234,56", "1234.56"),
            ("1 234,56", "1234.56"),
        ] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' has a decimal comma; write {plain}, with a point"
                )
            );
        }
    }

    #[test]
    fn typeset_minus_signs() {
        assert_eq!(
            said("−2.5"),
            "'−2.5' has a typeset minus sign; write -2.5, with a hyphen"
        );
    }

    fn said(text: &str) -> String {
        match cell(text) {
            Cell::Odd(odd) => odd.fault(text),
            other => panic!("{text} is {other:?}"),
        }
    }
}
