//! Cells that are no plain numbers: what they are, and what to do.

use crate::numbers::is_number;
use crate::words::shown;

/// What a cell that is no plain number holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Odd {
    Words,
    Infinite,
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
            Odd::Infinite => format!(
                "'{cell}' is not a finite number, or too large; correct the \
                 cell"
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
            "12%",
            "0x1F",
            "2020-01-31",
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
    fn infinite_cells() {
        for text in ["inf", "-inf", "Infinity", "+INF", "1e999", "-1e999"] {
            assert_eq!(
                said(text),
                format!(
                    "'{text}' is not a finite number, or too large; \
                     correct the cell"
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
