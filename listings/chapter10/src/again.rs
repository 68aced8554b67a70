//! Other patients: rows drawn again, and half of the rows.

use crate::{Choice, Strengths};
use chapter9::{Data, Scaled, weights};
use maybe_rayon::prelude::*;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use solver::{NotConverged, kept};

/// How often each feature is kept at each of these strengths, from the largest
/// on, when the rows are drawn again: as many rows, each as likely as the
/// other, some of them more than once.
///
/// (Efron, "Bootstrap methods: another look at the jackknife", Annals of
/// Statistics 7, 1979.)
///
/// # Errors
/// If one of the fits does not get there.
pub fn frequencies(
    data: &Data,
    alphas: &[f64],
    draws: u64,
) -> Result<Vec<Vec<f64>>, NotConverged> {
    let kept = |seed: u64| {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let n = data.rows();
        let rows: Vec<usize> =
            (0..n).map(|_| random.random_range(0..n)).collect();
        weights(&Scaled::new(&data.with_rows(&rows)), alphas, 1.0)
    };
    let drawn: Result<Vec<_>, _> =
        (1..=draws).into_par_iter().map(kept).collect();
    let drawn = drawn?;
    let share = |k: usize, j: usize| {
        let times = drawn.iter().filter(|weights| weights[k][j] != 0.0).count();
        times as f64 / draws as f64
    };
    let features = 0..data.columns.len();
    let shares = |k| features.clone().map(|j| share(k, j)).collect();
    Ok((0..alphas.len()).map(shares).collect())
}

/// The features that the one-standard-error rule keeps on one half of the rows
/// after the other, drawn from the seeds 1, 2, …. The strength is chosen anew
/// on each half.
///
/// # Errors
/// If one of the fits does not get there.
pub fn choose_on_halves(
    data: &Data,
    folds: usize,
    strengths: Strengths,
    times: u64,
) -> Result<Vec<Vec<usize>>, NotConverged> {
    let choose = |seed: u64| {
        let mut order: Vec<usize> = (0..data.rows()).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let half = data.with_rows(&order[..data.rows() / 2]);
        Ok(kept(Choice::of(&half, folds, strengths)?.simple()))
    };
    (1..=times).into_par_iter().map(choose).collect()
}
