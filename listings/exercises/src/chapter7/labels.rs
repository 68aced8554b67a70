use crate::data::{X, mean};
use crate::prelude::*;

/// The smallest λ from which on L1 sets the weight w of a model with labels to
/// exactly 0. The model says that the label is true with the probability
/// 1/(1 + e^(−w·x)); there is no intercept. The loss is a mean over the rows,
/// and its slope is mean(x·(probability − label)), with 1 for true and 0 for
/// false.
fn drops_from(x: &[f64], labels: &[bool]) -> f64 {
    let part = |(x, label): (&f64, &bool)| x * (0.5 - f64::from(*label));
    let slopes = x.iter().zip(labels).map(part);
    (slopes.sum::<f64>() / x.len() as f64).abs()
}

/// x and the labels.
type Rows = (Vec<f64>, Vec<bool>);

pub(super) fn formulas((x, labels): &Rows) -> Formulas {
    // mean(x·(guess − label)).
    let slope = |guess: f64, label_of: fn(bool) -> f64| {
        let misses = labels.iter().map(|label| guess - label_of(*label));
        mean(x, &misses.collect::<Vec<f64>>())
    };
    let at_half = slope(0.5, f64::from);
    let at_0 = slope(0.0, f64::from);
    let sizes: Vec<f64> = x.iter().map(|x| 0.5 * x.abs()).collect();
    let count = x.len() as f64;
    formulas!(
        drops_from = drops_from(x, labels),
        at_0 = at_0.abs(),
        signed = at_half,
        other_sign = -at_half,
        with_two = 2.0 * at_half.abs(),
        summed = at_half.abs() * count,
        sizes = sizes.iter().sum::<f64>() / count,
        squared_loss = 2.0 * at_0.abs(),
        signs_for_labels =
            slope(0.5, |label| if label { 1.0 } else { -1.0 }).abs(),
    )
}

/// The same rows with all labels turned round.
fn turned((x, labels): &Rows) -> Rows {
    (x.clone(), labels.iter().map(|label| !label).collect())
}

/// Seven inputs on both sides of 0.
fn seven(step: f64) -> Vec<f64> {
    (-3..=3).map(|i| step * f64::from(i)).collect()
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Rows> {
    let mut rows = |x: &[f64], page: &str| -> Rows {
        let label =
            |label| draw.pick(label == '1', |draw| draw.one_of(&[false, true]));
        (x.to_vec(), page.chars().map(label).collect())
    };
    let first = rows(&seven(0.5), "0010111");
    vec![
        first.clone(),
        turned(&first),
        rows(&X, "01001"),
        rows(&[1.0, 2.0, 3.0, 4.0], "0101"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{lowest, threshold};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
    fn from_there_on_a_search_finds_zero() {
        for (x, labels) in arguments(&mut Draw::page()) {
            let right = drops_from(&x, &labels);
            let loss = |w: f64| {
                let costs = x.iter().zip(&labels).map(|(x, label)| {
                    let side = if *label { -1.0 } else { 1.0 };
                    (side * w * x).exp().ln_1p()
                });
                costs.sum::<f64>() / x.len() as f64
            };
            let best = |lambda: f64| lowest(|w| loss(w) + lambda * w.abs());
            let found = threshold(|lambda| best(lambda).abs() < 1e-6);
            assert!((found - right).abs() < 1e-4, "{found}, {right}");
        }
    }
}
