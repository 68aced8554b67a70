//! Weights in the file's own units, with as many digits as predictions need.

use crate::{Data, Scaled};

/// What rounding the weights may add to a prediction, in standard deviations
/// of the outputs.
const ALLOWED: f64 = 1e-6;

/// Weights as they are printed.
pub(crate) struct Precise {
    pub intercept: String,
    pub weights: Vec<String>,
    /// The features whose numbers are so large beside their differences that
    /// weight times number already loses more than is allowed.
    pub lossy: Vec<usize>,
}

impl Precise {
    /// Each weight is rounded so that it moves no prediction by more than its
    /// share, counted from the mean of its feature; then the intercept is
    /// that of the rounded weights.
    pub fn new(scaled: &Scaled, data: &Data, weights: &[f64]) -> Self {
        let y = scaled.columns.y();
        let variance = y.iter().map(|y| y * y).sum::<f64>() / y.len() as f64;
        let (_, mut own) = scaled.in_own_units(weights);
        let kept = own.iter().filter(|w| **w != 0.0).count();
        let share = ALLOWED * variance.sqrt() / (kept as f64 + 1.0);
        let mut texts = vec!["0".to_owned(); own.len()];
        let mut lossy = vec![];
        for (j, w) in own.iter_mut().enumerate().filter(|(_, w)| **w != 0.0) {
            let furthest = scaled.furthest(j);
            texts[j] = written(*w, share / furthest);
            *w = texts[j].parse().expect("it was just written");
            let column = data.columns[j].iter();
            let largest = column.fold(0.0, |most: f64, x| most.max(x.abs()));
            if w.abs() * largest * f64::EPSILON > share {
                lossy.push(j);
            }
        }
        let intercept = written(scaled.intercept(&own), share);
        let weights = texts.iter().map(|text| typeset(text)).collect();
        Precise { intercept: typeset(&intercept), weights, lossy }
    }
}

/// A number that is off by less than a step.
fn written(value: f64, step: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let power = libm::floor(libm::log10(value.abs())) as i32;
    let decimals = libm::ceil(-libm::log10(step)) as i32;
    // Three digits at least, and none that the number does not have.
    let after_first = (power + decimals).clamp(2, 16);
    if decimals > 15 || power > 14 {
        return format!("{value:.*e}", after_first as usize);
    }
    let decimals = (after_first - power).max(0);
    let text = format!("{value:.*}", decimals as usize);
    if decimals == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// With a minus sign as the other tables have it.
fn typeset(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(size) => format!("\u{2212}{size}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_have_the_digits_that_they_need() {
        for (value, step, text) in [
            (0.0, 1.0, "0"),
            (2.0, 1e-9, "2"),
            (-353.082_512_34, 1e-5, "-353.08251"),
            (5.471_234e-7, 1e-12, "0.000000547123"),
            (5.471_234e-7, 1.0, "0.000000547"),
            (5.471_234e-17, 1e-22, "5.47123e-17"),
            (1_620_000.25, 1e3, "1620000"),
            (1.5e20, 1e9, "1.50000000000e20"),
            (1.234_56e20, 1e19, "1.23e20"),
            (-9_930_399_000_000.02, 1e-9, "-9930399000000.0195"),
        ] {
            assert_eq!(written(value, step), text);
        }
    }
}
