//! What the page says of a strength, over many draws of noise.

use crate::problem::{distance, refit};
use chapter1::{DRAWS, Points, Polynomial};
use chapter8::{TRUE_WEIGHTS, best_fit, data};
use maybe_rayon::prelude::*;
use solver::{Penalty, ridge};
use std::sync::LazyLock;

/// A strength, and what chapter 1's draws say of it.
pub(crate) struct Aims {
    pub(crate) lambda: f64,
    /// The lasso's mean distance to the truth.
    pub(crate) distance: f64,
    /// In how many draws it keeps x alone.
    pub(crate) alone: usize,
}

/// Chapter 1's draws at the strengths 0.02, 0.04, …, 1.7: at the last one the
/// lasso keeps nothing.
pub(crate) static AIMS: LazyLock<Vec<Aims>> = LazyLock::new(|| {
    let draw = |seed| Points::new(&chapter1::drawn_noise(seed), 7);
    let draws: Vec<Points> = (1..=DRAWS).map(draw).collect();
    let of = |i: i32| {
        let lambda = f64::from(i) / 50.0;
        let fits: Vec<_> = draws.iter().map(|d| d.l1(lambda)).collect();
        let sum: f64 = fits.iter().map(Polynomial::distance_to_truth).sum();
        let is_alone = |fit: &&_| is_x_alone(fit);
        let alone = fits.iter().filter(is_alone).count();
        Aims { lambda, distance: sum / DRAWS as f64, alone }
    };
    (1..=85).into_par_iter().map(of).collect()
});

fn is_x_alone(fit: &Polynomial) -> bool {
    fit.kept() == 1 && fit.weights[0] != 0.0
}

/// The strength with the smallest mean distance to the truth.
pub(crate) fn nearest() -> &'static Aims {
    let by_distance = |a: &&Aims, b: &&Aims| a.distance.total_cmp(&b.distance);
    AIMS.iter().min_by(by_distance).expect("there are strengths")
}

/// The strength at which x is alone most often.
pub(crate) fn purest() -> &'static Aims {
    let most = AIMS.iter().max_by_key(|aims| aims.alone);
    most.expect("there are strengths")
}

/// The ways to fit chapter 8's features that the page compares.
pub(crate) const FITS: [&str; 3] = ["lasso", "refit", "ridge"];

/// The strengths 0, 0.02, …, 1, each with the mean squared distance to the
/// truth of the three fits, over draws of chapter 8's noise.
pub(crate) static DISTANCES: LazyLock<Vec<(f64, [f64; 3])>> =
    LazyLock::new(|| {
        let of = |i: i32| {
            let lambda = f64::from(i) / 50.0;
            let mut sums = [0.0; 3];
            for noise in (1..=DRAWS).map(chapter8::drawn_noise) {
                for (sum, weights) in sums.iter_mut().zip(fits(&noise, lambda))
                {
                    *sum += distance(&weights) / DRAWS as f64;
                }
            }
            (lambda, sums)
        };
        (0..=50).into_par_iter().map(of).collect()
    });

/// The lasso's weights, the refit's and ridge's.
fn fits(noise: &[f64], lambda: f64) -> [Vec<f64>; 3] {
    let ten = data(noise);
    let bowl = ten.quadratic();
    let lasso = best_fit(&ten, Penalty::lasso(lambda)).weights;
    let again = refit(&bowl, &lasso);
    [lasso, again, ridge(&bowl, lambda).expect("independent features")]
}

/// The strength that suits a fit best in the mean of the draws, and its
/// distance there.
pub(crate) fn best(fit: usize) -> (f64, f64) {
    let all = DISTANCES.iter().map(|(lambda, means)| (*lambda, means[fit]));
    all.min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are strengths")
}

/// The mean distance of least squares with all features: the three fits
/// without a price.
pub(crate) fn squares_mean() -> f64 {
    DISTANCES[0].1[0]
}

/// Feature `j`, counted from 0, over the draws in which the lasso keeps it: how
/// many these are, and the mean of its weight after the refit, positive where
/// it has the sign of the true one.
pub(crate) fn kept_and_refitted(lambda: f64, j: usize) -> (usize, f64) {
    let weight = |seed| fits(&chapter8::drawn_noise(seed), lambda)[1][j];
    let weights = (1..=DRAWS).map(weight).filter(|w| *w != 0.0);
    let weights: Vec<f64> = weights.collect();
    let sum = weights.iter().sum::<f64>() * TRUE_WEIGHTS[j].signum();
    (weights.len(), sum / weights.len() as f64)
}
