//! Cells → numbers.

use crate::odd::{Odd, odd};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Number(f64),
    Missing,
    Odd(Odd),
}

/// Reads a cell without spaces around it.
pub(crate) fn cell(text: &str) -> Cell {
    const MISSING: [&str; 8] =
        ["", "na", "n/a", "#n/a", "<na>", "null", "?", "."];
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Cell::Number(number),
        Ok(number) if number.is_nan() => Cell::Missing,
        Ok(_) => Cell::Odd(Odd::Infinite),
        Err(_) if MISSING.iter().any(|m| text.eq_ignore_ascii_case(m)) => {
            Cell::Missing
        }
        Err(_) => Cell::Odd(odd(text)),
    }
}

/// Whether this is a finite number.
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
            ("1e-999", 0.0),
            ("1.7976931348623157e308", f64::MAX),
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
