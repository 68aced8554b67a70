//! More columns than rows.

use crate::screened::draw_noise;
use chapter9::{Scaled, alpha_max, grid, weights};
use solver::kept;

/// At how many strengths features are counted.
const STRENGTHS: usize = 40;

/// How many of so many columns the lasso keeps, for each strength from the one
/// that drops all of them down to a thousandth of it: what share of that
/// strength, and the number.
pub fn count_kept(columns: usize, seed: u64) -> Vec<(f64, usize)> {
    let scaled = Scaled::new(&draw_noise(columns, seed));
    let most = alpha_max(&scaled);
    let alphas = grid(most, STRENGTHS);
    let weights = weights(&scaled, &alphas, 1.0);
    let weights = weights.expect("columns of noise have a lowest point");
    let count = |w: &Vec<f64>| kept(w).len();
    let shares = alphas.iter().map(|alpha| alpha / most);
    shares.zip(weights.iter().map(count)).collect()
}
