/// A number as the book writes it: at most four decimals and no needless
/// zero, a real minus sign, a comma for thousands from 10,000 on, and never
/// "-0". Small and large numbers keep three significant digits.
///
/// ```
/// use base::number;
/// assert_eq!(number(0.5), "0.5");
/// assert_eq!(number(-1.0 / 3.0), "−0.3333");
/// assert_eq!(number(-0.0), "0");
/// assert_eq!(number(0.000_891_56), "0.000892");
/// assert_eq!(number(5e-7), "5 × 10⁻⁷");
/// assert_eq!(number(1000.0), "1000");
/// assert_eq!(number(-1_499_999.5), "−1,499,999.5");
/// ```
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".to_owned();
    }
    if !(1e-4..1e7).contains(&size) {
        return powers_of_ten(value);
    }
    let decimals = if size < 0.01 { 6 } else { 4 };
    fixed(value, decimals)
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// A decimal number with a comma before every three digits of its whole part.
fn add_commas(text: &str) -> String {
    let mut text = text.to_owned();
    let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let mut at = text.find('.').unwrap_or(text.len());
    while at > first + 3 {
        at -= 3;
        text.insert(at, ',');
    }
    text
}

/// A number with a fixed number of decimals, for columns and read-outs that
/// must not jump.
///
/// ```
/// use base::fixed;
/// assert_eq!(fixed(1.5, 2), "1.50");
/// assert_eq!(fixed(-0.001, 2), "0.00");
/// assert_eq!(fixed(-0.25, 1), "−0.2");
/// assert_eq!(fixed(141_952.04, 0), "141,952");
/// // A last bit that may differ from machine to machine decides nothing.
/// assert_eq!(fixed(0.25 * (1.0 + f64::EPSILON), 1), "0.2");
/// ```
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", settle(value));
    let text = if value.abs() < 1e4 { text } else { add_commas(&text) };
    match text.strip_prefix('-') {
        Some(size) if size.bytes().all(|b| matches!(b, b'0' | b'.')) => {
            size.to_owned()
        }
        Some(size) => format!("\u{2212}{size}"),
        None => text,
    }
}

/// The number without what lies beyond its twelfth digit, so that the last
/// bits of a computation do not decide on which side of a half it falls.
fn settle(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

fn powers_of_ten(value: f64) -> String {
    let text = format!("{:.2e}", settle(value));
    let (digits, power) = text.split_once('e').expect("written with an e");
    let digits = digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .replace('-', "\u{2212}");
    let power: String = power.chars().map(superscript).collect();
    format!("{digits} × 10{power}")
}

fn superscript(digit: char) -> char {
    match digit {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        other => char::from_u32('⁴' as u32 + other as u32 - '4' as u32)
            .unwrap_or(other),
    }
}
