//! How options are read: each function says what it allows.

use std::str::FromStr;

/// Sizes beyond these would overflow somewhere, or be lost in rounding.
const LARGEST: f64 = 1e6;
const SMALLEST: f64 = 1e-6;

/// Reads a weight: 0, or a number from 0.000001 to 1000000 in size.
///
/// # Errors
/// Says what is allowed.
pub fn weight(text: &str) -> Result<f64, String> {
    finite(text)
        .filter(|w| *w == 0.0 || (SMALLEST..=LARGEST).contains(&w.abs()))
        .ok_or_else(|| {
            "allowed: 0, or a number from 0.000001 to 1000000 in size".into()
        })
}

/// Reads a strength of penalty λ: 0, or a number from 0.000001 to 1000000.
///
/// # Errors
/// Says what is allowed.
pub fn lambda(text: &str) -> Result<f64, String> {
    weight(text).ok().filter(|lambda| *lambda >= 0.0).ok_or_else(|| {
        "allowed: 0, or a number from 0.000001 to 1000000".into()
    })
}

/// Reads a correlation: a number from −0.95 to 0.95.
///
/// # Errors
/// Says what is allowed.
pub fn correlation(text: &str) -> Result<f64, String> {
    finite(text)
        .filter(|r| (-0.95..=0.95).contains(r))
        .ok_or_else(|| "allowed: a number from -0.95 to 0.95".into())
}

/// Reads a step size η: a number from 0.000001 to 1.
///
/// # Errors
/// Says what is allowed.
pub fn rate(text: &str) -> Result<f64, String> {
    from_to(text, SMALLEST, 1.0)
}

/// Reads a number of a range; none but 0 is less than 0.000001 in size.
///
/// # Errors
/// Says what is allowed.
pub fn from_to(text: &str, from: f64, to: f64) -> Result<f64, String> {
    weight(text)
        .ok()
        .filter(|number| (from..=to).contains(number))
        .ok_or_else(|| format!("allowed: a number from {from} to {to}"))
}

/// Reads a size that cannot be 0: a number from 0.000001 to 1000000.
///
/// # Errors
/// Says what is allowed.
pub fn size(text: &str) -> Result<f64, String> {
    finite(text)
        .filter(|size| (SMALLEST..=LARGEST).contains(size))
        .ok_or_else(|| "allowed: a number from 0.000001 to 1000000".into())
}

/// Reads how many: a whole number from 1 to `most`.
///
/// # Errors
/// Says what is allowed.
pub fn count(text: &str, most: usize) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| (1..=most).contains(count))
        .ok_or_else(|| format!("allowed: a whole number from 1 to {most}"))
}

/// Reads where random numbers start: any whole number that fits.
///
/// # Errors
/// Says what is allowed.
pub fn seed(text: &str) -> Result<u64, String> {
    let allowed = |_| format!("allowed: a whole number from 0 to {}", u64::MAX);
    text.parse().map_err(allowed)
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Evenly spaced numbers, written `FROM:TO:STEP`: `0:10:1` is 0, 1, …, 10.
///
/// ```
/// let x: command::parse::Range = "-1:1:0.5".parse().unwrap();
/// assert_eq!(x.numbers(), [-1.0, -0.5, 0.0, 0.5, 1.0]);
/// assert!("1:0:0.5".parse::<command::parse::Range>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    from: f64,
    step: f64,
    count: usize,
}

impl Range {
    /// All of its numbers, in order.
    pub fn numbers(&self) -> Vec<f64> {
        (0..self.count).map(|i| self.from + i as f64 * self.step).collect()
    }
}

impl FromStr for Range {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const MOST: f64 = 1000.0;
        let parts: Option<Vec<f64>> =
            text.split(':').map(|part| weight(part).ok()).collect();
        let Some([from, to, step]) = parts.as_deref() else {
            return Err("allowed: FROM:TO:STEP, for example 0:10:1; each is \
                        0, or from 0.000001 to 1000000 in size"
                .into());
        };
        if from > to {
            return Err(format!(
                "FROM is {from} and lies above TO, {to}; allowed: FROM \
                 below TO, or equal"
            ));
        }
        if *step <= 0.0 {
            return Err(format!("STEP is {step}; allowed: a number above 0"));
        }
        // Rounding must not lose the last number: 0:1:0.1 has eleven.
        let steps = ((to - from) / step + 1e-9).floor();
        if steps >= MOST {
            return Err(format!("allowed: at most {MOST} numbers"));
        }
        Ok(Range { from: *from, step: *step, count: steps as usize + 1 })
    }
}
