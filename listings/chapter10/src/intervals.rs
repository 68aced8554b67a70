//! An interval for a feature that the same rows have chosen.

use chapter7::draw_normal;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

/// How many rows there are.
const ROWS: usize = 100;

/// How many features there are at most.
pub(crate) const MOST: usize = 30;

/// Between minus and plus this number lie 95 of 100 draws of Student's t with
/// 98 degrees of freedom, and with 48.
const T_98: f64 = 1.984_467_454_426_692;
const T_48: f64 = 2.010_634_757_624_23;

/// A weight, and how far the interval reaches on both sides of it.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    /// The weight of least squares.
    pub weight: f64,
    /// What is added to it and taken away.
    pub reach: f64,
}

impl Interval {
    /// Whether the true weight, which is 0, lies in it.
    pub fn covers(&self) -> bool {
        self.weight.abs() <= self.reach
    }
}

// ANCHOR: interval
/// The ordinary 95 per cent interval for the weight of one feature, beside an
/// intercept: t times the weight's standard error.
fn interval(x: &[f64], y: &[f64], t: f64) -> Interval {
    let n = x.len() as f64;
    let mean = |v: &[f64]| v.iter().sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let pairs = || x.iter().zip(y).map(|(x, y)| (x - mean_x, y - mean_y));
    let squares: f64 = pairs().map(|(x, _)| x * x).sum();
    let weight = pairs().map(|(x, y)| x * y).sum::<f64>() / squares;
    let misses = pairs().map(|(x, y)| y - weight * x);
    let misses: f64 = misses.map(|miss| miss * miss).sum();
    let error = (misses / (n - 2.0) / squares).sqrt();
    Interval { weight, reach: t * error }
}
// ANCHOR_END: interval

/// A hundred rows in which something hidden moves both a feature and what is
/// to be predicted, each with noise of its own. The feature itself has no
/// effect. The interval is that of its weight.
pub fn draw_common_cause(seed: u64) -> Interval {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut draw =
        || (0..ROWS).map(|_| draw_normal(&mut random)).collect::<Vec<f64>>();
    let hidden = draw();
    let mut moved = || {
        let noise = draw();
        let pairs = hidden.iter().zip(noise);
        pairs.map(|(hidden, noise)| hidden + noise).collect::<Vec<f64>>()
    };
    let (x, y) = (moved(), moved());
    interval(&x, &y, T_98)
}

impl Interval {
    /// How strongly the feature goes with y: of two, the lasso lets in first
    /// the one with the larger number.
    ///
    /// Both are the same function of the correlation r: (w/error)² is
    /// (n − 2)·r²/(1 − r²), which grows with r².
    fn strength(&self) -> f64 {
        (self.weight / self.reach).abs()
    }
}

/// Draws a hundred rows of noise to predict, and thirty features that have no
/// effect on it. For the first 1, 2, … of them: the interval of the feature
/// that the lasso lets in first, from the same rows; and, when it was the first
/// on one half of the rows, from the other half.
pub fn draw_intervals(seed: u64) -> Vec<[Interval; 2]> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut draw =
        || (0..ROWS).map(|_| draw_normal(&mut random)).collect::<Vec<f64>>();
    let y = draw();
    let (one, other) = (0..ROWS / 2, ROWS / 2..ROWS);
    let mut first: Option<Interval> = None;
    let mut first_of_half: Option<(f64, Interval)> = None;
    let mut all = vec![];
    for _ in 0..MOST {
        let x = draw();
        let whole = interval(&x, &y, T_98);
        first = first
            .filter(|best| best.strength() >= whole.strength())
            .or(Some(whole));
        let half = interval(&x[one.clone()], &y[one.clone()], T_48);
        let tested = interval(&x[other.clone()], &y[other.clone()], T_48);
        first_of_half = first_of_half
            .filter(|(best, _)| *best >= half.strength())
            .or(Some((half.strength(), tested)));
        all.extend(first.zip(first_of_half).map(|(a, (_, b))| [a, b]));
    }
    all
}
