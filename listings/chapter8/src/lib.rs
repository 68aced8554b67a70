//! Chapter 8: many weights.
//!
//! Ten features that have nothing to do with each other: chapter 5 happens
//! ten times. Then features that are related, one soft threshold at a time,
//! and a proof that the weights found are the best.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter8, Parameters};
pub use problem::{Problem, best_fit};

use chapter2::Weights;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::{Columns, Quadratic, soft_threshold};

/// The weights behind the data: five that are not 0, and five that are.
pub const TRUE_WEIGHTS: [f64; 10] =
    [0.5, -0.4, 0.3, -0.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0];

/// The noise on the sixteen outputs of the page.
pub const CHOSEN_NOISE: [f64; 16] = [
    0.5, 0.09, 0.53, -0.57, -0.11, 0.03, 0.1, 0.11, -0.7, 0.44, -0.23, 0.23,
    0.15, 0.18, 0.03, 0.53,
];

/// Other noise, each number as likely as the other from −0.6 to 0.6, which is
/// about as strong as the chosen noise.
pub fn drawn_noise(seed: u64) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..16).map(|_| random.random_range(-0.6..0.6)).collect()
}

// ANCHOR: features
/// Ten features of sixteen rows, all of them 1 or −1. Any two agree in eight
/// rows and differ in eight, so that the mean of their product is 0.
///
/// (Columns of Hadamard's matrix in Sylvester's form: the number of ones that
/// row and feature have in common as binary numbers, even or odd.)
pub fn features() -> Vec<Vec<f64>> {
    let sign = |row: u32, feature: u32| match (row & feature).count_ones() % 2 {
        0 => 1.0,
        _ => -1.0,
    };
    let column = |feature| (0..16).map(|row| sign(row, feature)).collect();
    (1..=10).map(column).collect()
}
// ANCHOR_END: features

/// The features and their outputs: y = Σ true wⱼ·xⱼ + noise.
pub fn data(noise: &[f64]) -> Columns {
    let columns = features();
    let truth = |row: usize| -> f64 {
        let terms = columns.iter().zip(TRUE_WEIGHTS);
        terms.map(|(column, w)| w * column[row]).sum()
    };
    let y = noise.iter().enumerate().map(|(row, e)| truth(row) + e).collect();
    Columns::new(columns, y)
}

/// How hard the data pull at each weight: 2·mean(xⱼ·residual), where the
/// residual is what the weights have left unexplained, y − Σ wⱼ·xⱼ.
pub fn pulls(data: &Columns, weights: &[f64]) -> Vec<f64> {
    let residual = data.residual(weights);
    let n = data.rows() as f64;
    let pull = |column: &[f64]| {
        let terms = column.iter().zip(&residual).map(|(x, r)| x * r);
        2.0 * terms.sum::<f64>() / n
    };
    (0..data.count()).map(|j| pull(data.column(j))).collect()
}

/// The loss of two features with mean square 1 and this correlation, when
/// `best` are the best weights without a price and explain everything.
pub fn related(best: Weights, correlation: f64) -> Quadratic {
    let (r, (b1, b2)) = (correlation, best);
    let c = vec![b1 + r * b2, r * b1 + b2];
    Quadratic {
        gram: vec![vec![1.0, r], vec![r, 1.0]],
        s: c[0] * b1 + c[1] * b2,
        c,
    }
}

// ANCHOR: one_weight
/// The best value of weight j while the others stay: chapter 5's formula, with
/// mean(x·y) replaced by what the others leave to it.
pub fn best_alone(bowl: &Quadratic, lambda: f64, w: &[f64], j: usize) -> f64 {
    let mean_xx = bowl.gram[j][j];
    let left = bowl.pull(w, j) + mean_xx * w[j];
    soft_threshold(left, lambda / 2.0) / mean_xx
}
// ANCHOR_END: one_weight

/// The weights at the start, 0 and 0, and after each step of coordinate
/// descent: the first weight, the second, the first again.
pub fn zigzag(bowl: &Quadratic, lambda: f64, steps: usize) -> Vec<[f64; 2]> {
    let mut w = [0.0, 0.0];
    let step = |k: usize| {
        w[k % 2] = best_alone(bowl, lambda, &w, k % 2);
        w
    };
    std::iter::once([0.0, 0.0]).chain((0..steps).map(step)).collect()
}
