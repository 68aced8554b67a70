//! Few strong weights or many weak ones: how far the lasso and ridge are from
//! the truth, in the mean over all noise.

use crate::normal_density;
use chapter7::{draw_normal, normal_below};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use solver::soft_threshold;

/// How many unrelated features there are.
pub(crate) const FEATURES: usize = 100;

/// The size of each of k equal true weights whose squares add up to `effect`.
fn size(k: usize, effect: f64) -> f64 {
    (effect / k as f64).sqrt()
}

// ANCHOR: risk
/// The mean of (S(z, t) − w)² when z is w plus normal noise with standard
/// deviation 1: how far a soft threshold is from the truth.
///
/// (Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
/// Biometrika 81, 1994.)
pub fn soft_threshold_risk(w: f64, t: f64) -> f64 {
    let dropped = normal_below(t - w) - normal_below(-t - w);
    1.0 + t * t + (w * w - t * t - 1.0) * dropped
        - (t - w) * normal_density(t + w)
        - (t + w) * normal_density(t - w)
}
// ANCHOR_END: risk

/// The lasso's risk with the threshold that suits it best: the risk of k
/// equal true weights, 1 to 100, whose squares add up to `effect`, and of all
/// others, which are 0; and the threshold.
pub fn lasso_risk(k: usize, effect: f64) -> (f64, f64) {
    let risk = |t: f64| {
        k as f64 * soft_threshold_risk(size(k, effect), t)
            + (FEATURES - k) as f64 * soft_threshold_risk(0.0, t)
    };
    // It falls and then rises: ever finer steps around the lowest.
    let (mut middle, mut step) = (2.5, 0.25);
    while step > 1e-9 {
        let tries = (-10..=10).map(|i| middle + f64::from(i) * step);
        middle = tries
            .map(|t: f64| t.max(0.0))
            .min_by(|a, b| risk(*a).total_cmp(&risk(*b)))
            .expect("there are tries");
        step /= 5.0;
    }
    (risk(middle), middle)
}

/// Ridge's risk with the strength that suits it best, p·E/(p + E) for squared
/// true weights that add up to E: how many share it makes no difference.
pub fn ridge_risk(effect: f64) -> f64 {
    let p = FEATURES as f64;
    p * effect / (p + effect)
}

/// The number of true weights at which the lasso and ridge are equally far, on
/// the line between two whole numbers.
pub(crate) fn crossing(effect: f64) -> f64 {
    let ridge = ridge_risk(effect);
    let mut last = (0, 0.0);
    for k in 1..=FEATURES {
        let risk = lasso_risk(k, effect).0;
        if risk >= ridge {
            return last.0 as f64 + (ridge - last.1) / (risk - last.1);
        }
        last = (k, risk);
    }
    FEATURES as f64
}

/// The lasso's squared distance to the truth for `draws` draws of noise: the
/// mean, and its standard error. There are 1 to 100 true weights whose squares
/// add up to `effect`, and at least two draws.
pub fn simulated_risk(k: usize, effect: f64, t: f64, draws: u64) -> (f64, f64) {
    let distance = |seed: u64| {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let squares = (0..FEATURES).map(|j| {
            let w = if j < k { size(k, effect) } else { 0.0 };
            let z = w + draw_normal(&mut random);
            let off = soft_threshold(z, t) - w;
            off * off
        });
        squares.sum::<f64>()
    };
    let distances: Vec<f64> = (1..=draws).map(distance).collect();
    let n = draws as f64;
    let mean = distances.iter().sum::<f64>() / n;
    let squares = distances.iter().map(|d| (d - mean) * (d - mean));
    (mean, (squares.sum::<f64>() / (n - 1.0) / n).sqrt())
}
