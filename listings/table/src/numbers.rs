//! Cells → numbers.

use crate::odd::{Odd, odd};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Missing,
    Odd(Odd),
}

/// Numbers are 0 or between these sizes, so that no square, and no sum of
/// squares, leaves the range of floating point.
pub(crate) const SIZES: (f64, f64) = (1e-60, 1e60);

/// Reads a cell without spaces around it.
pub(crate) fn cell(text: &str) -> Cell {
    const MISSING: [&str; 8] =
        ["", "na", "n/a", "#n/a", "<na>", "null", "?", "."];
    match text.parse::<f64>() {
        Ok(number) if number.is_nan() => Cell::Missing,
        Ok(number) => fitting(text, number),
        Err(_) if MISSING.iter().any(|m| text.eq_ignore_ascii_case(m)) => {
            Cell::Missing
        }
        Err(_) => Cell::Odd(odd(text)),
    }
}

/// A number, if it has a size to compute with and is the one in the cell.
fn fitting(text: &str, number: f64) -> Cell {
    let (least, most) = SIZES;
    let size = number.abs();
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero = !mantissa.contains(|c: char| ('1'..='9').contains(&c));
    let digits = text.trim_start_matches(['+', '-']).trim_start_matches('0');
    let is_whole = digits.bytes().all(|b| b.is_ascii_digit());
    if size > most {
        Cell::Odd(Odd::Large)
    } else if size < least && !is_zero {
        Cell::Odd(Odd::Small)
    } else if is_whole && !is_zero && format!("{size}") != digits {
        Cell::Odd(Odd::Long(format!("{number}")))
    } else {
        Cell::Number(number)
    }
}

/// Whether this is a number to compute with.
pub(crate) fn is_number(text: &str) -> bool {
    matches!(cell(text), Cell::Number(_))
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
            assert_eq!(cell(text), Cell::Number(number), "{text}");
        }
    }

    #[test]
    fn missing_cells() {
        for text in [
            "", "NA", "na", "NaN", "nan", "-nan", "null", "NULL", "?", ".",
            "N/A", "#N/A", "<NA>",
        ] {
            assert_eq!(cell(text), Cell::Missing, "{text}");
        }
    }
}
