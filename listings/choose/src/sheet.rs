//! CSV files that people paste into spreadsheets.

use csv::Writer;

/// A text as a cell. A spreadsheet would run it if it began like a formula, so
/// an apostrophe stands before such a text; numbers stay numbers.
///
/// ```
/// use choose::sheet::cell;
/// assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
/// assert_eq!(cell("-3.5"), "-3.5");
/// assert_eq!(cell("red"), "red");
/// ```
pub fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    let mark = if is_formula && !is_number { "'" } else { "" };
    format!("{mark}{text}")
}

/// A number with all its digits: read again it is the same to the last bit.
pub fn digits(value: f64) -> String {
    // A spreadsheet knows no "-0".
    format!("{:?}", value + 0.0)
}

/// Rows as a CSV file.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = Writer::from_writer(vec![]);
    for row in rows {
        writer.write_record(row).expect("rows have the same cells");
    }
    writer.into_inner().expect("memory can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-1+2", "@SUM(A1)", "\t=1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["-1e-5", "+5", "5", "a=b", "", "inf"] {
            assert_eq!(cell(text), text);
        }
        assert_eq!(cell("-inf"), "'-inf", "a spreadsheet runs it");
    }

    #[test]
    fn digits_are_all_there() {
        for value in [0.1 + 0.2, -1.0 / 3.0, 5e-324, 1e300, 20_000_000.0] {
            assert_eq!(digits(value).parse(), Ok(value));
        }
        assert_eq!(digits(-0.0), "0.0");
    }
}
