use crate::data::{mean, predict, soft, unrelated_columns};
use crate::prelude::*;

/// The weights when the lasso chooses and least squares fits again. The lasso
/// drops a feature x if 2·|mean(x·y)| is at most λ, and keeps it otherwise. A
/// kept feature gets the weight that makes mean((y − w·x)²) lowest, a dropped
/// one exactly 0. Each feature has a number for each row. The mean of the
/// product of any two features is 0; there is no intercept, and nothing is
/// standardised.
fn refit(features: &[Vec<f64>], y: &[f64], lambda: f64) -> Vec<f64> {
    let mean = |a: &[f64], b: &[f64]| {
        a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
    };
    let weight = |x: &Vec<f64>| {
        let pull = mean(x, y);
        if 2.0 * pull.abs() > lambda { pull / mean(x, x) } else { 0.0 }
    };
    features.iter().map(weight).collect()
}

type Call = (Vec<Vec<f64>>, Vec<f64>, f64);

/// A weight for each feature, from mean(x·y), mean(x²) and λ/2.
fn each((x, y, lambda): &Call, weight: fn(f64, f64, f64) -> f64) -> Vec<f64> {
    x.iter().map(|x| weight(mean(x, y), mean(x, x), lambda / 2.0)).collect()
}

/// The number, or 0.
fn kept(is_kept: bool, weight: f64) -> f64 {
    if is_kept { weight } else { 0.0 }
}

pub(super) fn formulas(call: &Call) -> Formulas {
    let (features, y, lambda) = call;
    formulas!(
        refit = refit(features, y, *lambda),
        not_refitted = each(call, |xy, xx, half| soft(xy, half) / xx),
        nothing_dropped = each(call, |xy, xx, _| xy / xx),
        back_undivided = each(call, |xy, xx, half| {
            let back = soft(xy, half) / xx + xy.signum() * half;
            kept(xy.abs() > half, back)
        }),
        zeros_too = each(call, |xy, xx, half| {
            soft(xy, half) / xx + xy.signum() * half / xx
        }),
        weight_compared = each(call, |xy, xx, half| {
            kept((xy / xx).abs() > 2.0 * half, xy / xx)
        }),
        no_two =
            each(call, |xy, xx, half| kept(xy.abs() > 2.0 * half, xy / xx)),
        sizes = each(call, |xy, xx, half| kept(xy.abs() > half, xy.abs() / xx)),
        undivided = each(call, |xy, _, half| kept(xy.abs() > half, xy)),
        kept_at_threshold =
            each(call, |xy, xx, half| kept(xy.abs() >= half, xy / xx)),
        signed = each(call, |xy, xx, half| kept(xy > half, xy / xx)),
    )
}

/// The checks for y that is the sum of these parts of features of the size 1,
/// the first of which is given with another size.
fn checks(size: f64, parts: [f64; 3], lambdas: [f64; 4]) -> Vec<Call> {
    let y = predict(&unrelated_columns(1.0), &parts);
    let features = unrelated_columns(size).to_vec();
    lambdas.map(|lambda| (features.clone(), y.clone(), lambda)).to_vec()
}

pub(super) fn arguments(draw: &mut Draw) -> Vec<Call> {
    // Eighths: all means are exact.
    let size = draw.pick(2.0, |draw| draw.one_of(&[2.0, 4.0]));
    let c = draw.pick(0.25, |draw| draw.number(0.125, 0.375, 0.125));
    let b = draw.pick(0.5, |draw| c + draw.number(0.25, 0.5, 0.125));
    let a = draw.pick(1.0, |draw| b + draw.number(0.125, 0.5, 0.125));
    let low = draw.pick(0.125, |_| c - 0.0625);
    let lambdas = [b + c, 2.0 * size * a, 2.0 * b + 0.25, low];
    // Some pulls go to the right, some to the left.
    let [first, second] =
        draw.pick([1.0, -1.0], |draw| draw.one_of(&[[1.0, -1.0], [-1.0, 1.0]]));
    let third = draw.pick(c, |draw| draw.sign(c));
    checks(size, [first * a, second * b, third], lambdas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::lowest;

    #[test]
    fn it_keeps_what_the_lasso_keeps_and_has_the_lowest_loss() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let parts = [0; 3].map(|_| draw.number(-2.0, 2.0, 0.125) + 0.0625);
            let lambda = draw.number(0.25, 4.0, 0.25) + 0.03;
            let (x, y, _) = checks(3.0, parts, [lambda; 4]).remove(0);
            let refitted = refit(&x, &y, lambda);
            for (x, weight) in x.iter().zip(refitted) {
                // The other features do not move where this one is lowest.
                let sum = |w: f64, lambda: f64| {
                    let misses: Vec<f64> =
                        x.iter().zip(&y).map(|(x, y)| y - w * x).collect();
                    mean(&misses, &misses) + lambda * w.abs()
                };
                let chosen = lowest(|w| sum(w, lambda)).abs() > 1e-6;
                let fitted = lowest(|w| sum(w, 0.0));
                assert!((weight - kept(chosen, fitted)).abs() < 1e-6);
            }
        }
    }
}
