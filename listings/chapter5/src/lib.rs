//! Chapter 5: adding them up.
//!
//! The loss of chapter 3 plus λ times a penalty of chapter 4, and where the
//! sum is lowest: the heart of the book.
//!
//! With one weight the loss is a bowl, mean(x²)·w² − 2·mean(x·y)·w + mean(y²).
//! So both lowest points have a closed form: where the slope is 0, or at the
//! corner. (Hastie, Tibshirani and Friedman, *The Elements of Statistical
//! Learning*, 2nd edition, table 3.4, for columns of length 1 that are
//! orthogonal; they add up where we take the mean, so their λ is n·λ/2 for L1
//! and n·λ for L2.)

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;
mod steepen;
mod view;

pub use chapter::{Chapter5, Parameters, table_of_sums};
pub use problem::Problem;
pub use view::View;

use chapter3::{Data, loss};
use chapter4::{l1, l2};
pub use solver::soft_threshold;

// ANCHOR: sums
/// The L1 sum, loss(w) + λ·|w|.
pub fn l1_sum(data: &Data, lambda: f64, w: f64) -> f64 {
    loss(data, w) + lambda * l1(w)
}

/// The L2 sum, loss(w) + λ·w².
pub fn l2_sum(data: &Data, lambda: f64, w: f64) -> f64 {
    loss(data, w) + lambda * l2(w)
}
// ANCHOR_END: sums

// ANCHOR: minimisers
/// The weight at which the L1 sum is lowest. Needs mean(x²) > 0.
pub fn l1_minimiser(data: &Data, lambda: f64) -> f64 {
    // A λ that agrees with the threshold to twelve digits counts as equal:
    // the rest is rounding in the data.
    if zero_threshold(data) <= lambda * (1.0 + 1e-12) {
        return 0.0;
    }
    soft_threshold(data.mean_xy(), lambda / 2.0) / data.mean_xx()
}

/// The weight at which the L2 sum is lowest. Needs mean(x²) + λ > 0.
pub fn l2_minimiser(data: &Data, lambda: f64) -> f64 {
    data.mean_xy() / (data.mean_xx() + lambda)
}

/// The smallest λ at which L1's best weight is exactly 0: 2·|mean(x·y)|.
pub fn zero_threshold(data: &Data) -> f64 {
    2.0 * data.mean_xy().abs()
}
// ANCHOR_END: minimisers

/// The slope of the loss at `w`: 2·(mean(x²)·w − mean(x·y)).
pub fn loss_slope(data: &Data, w: f64) -> f64 {
    2.0 * (data.mean_xx() * w - data.mean_xy())
}

/// The λ that L2 needs to bring its best weight down to `w`, which must have
/// the sign of mean(x·y) and not be 0: no λ is enough for 0.
pub fn l2_lambda_for(data: &Data, w: f64) -> f64 {
    data.mean_xy() / w - data.mean_xx()
}
