//! Chapter 3: one weight.
//!
//! The smallest data set there is to learn from: points on a line through
//! the origin, and one weight to find. This crate has the data, the loss and
//! the search by random weights; [`Chapter3`] makes the chapter's table and
//! figures from them.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter3, Parameters, data};
pub use problem::Problem;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// The inputs of the book's seven points: mean(x²) is 1.
pub const INPUTS: [f64; 7] = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5];

// ANCHOR: data
/// Points (x, y), n of them.
#[derive(Clone, Debug)]
pub struct Data {
    /// The inputs.
    pub x: Vec<f64>,
    /// The outputs, as many as there are inputs.
    pub y: Vec<f64>,
}

impl Data {
    /// Points exactly on the line y = w·x.
    pub fn on_line(w: f64, x: Vec<f64>) -> Self {
        let y = x.iter().map(|x| w * x).collect();
        Data { x, y }
    }
}
// ANCHOR_END: data

impl Data {
    /// mean(x²) = (1/n) Σ x²: how strongly the data hold the weight.
    pub fn mean_xx(&self) -> f64 {
        mean(self.x.iter().map(|x| x * x))
    }

    /// mean(x·y) = (1/n) Σ x·y.
    pub fn mean_xy(&self) -> f64 {
        mean(self.x.iter().zip(&self.y).map(|(x, y)| x * y))
    }
}

// ANCHOR: loss
/// The mean squared error (1/n) Σ (y − w·x)² of the line y = w·x.
pub fn loss(data: &Data, w: f64) -> f64 {
    let errors = data.x.iter().zip(&data.y).map(|(x, y)| y - w * x);
    mean(errors.map(|error| error * error))
}

/// The sum of some numbers over how many they are; NaN if there are none.
pub fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = numbers.len() as f64;
    numbers.sum::<f64>() / n
}
// ANCHOR_END: loss

// ANCHOR: search
/// `count` weights, each as likely as the other, with `from <= w < to`.
pub fn draw_weights(count: usize, seed: u64, from: f64, to: f64) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..count).map(|_| random.random_range(from..to)).collect()
}

/// The weight with the smallest loss, if there is one.
pub fn best(data: &Data, weights: &[f64]) -> Option<f64> {
    let by_loss = |a: &f64, b: &f64| loss(data, *a).total_cmp(&loss(data, *b));
    weights.iter().copied().min_by(by_loss)
}
// ANCHOR_END: search

/// The stretch of weights that the figures show, and that the random weights
/// come from: 2·|w| to each side of `w`, so that 0 lies well inside.
pub fn neighbourhood(w: f64) -> (f64, f64) {
    (w - reach(w), w + reach(w))
}

/// How far that goes to each side: 1 for the book's data.
pub fn reach(w: f64) -> f64 {
    if w == 0.0 { 1.0 } else { 2.0 * w.abs() }
}
