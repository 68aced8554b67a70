//! Lowest points of loss plus penalty with many weights.
//!
//! Everything is in the book's convention:
//!
//! F(w) = (1/n) Σ (yᵢ − Σⱼ xᵢⱼ·wⱼ)² + λ·penalty(w),
//!
//! with the penalty Σ|wⱼ| for the lasso and Σwⱼ² for ridge. The loss is a
//! bowl over many weights, and a [`Bowl`] is all that the solvers need to
//! know of the data.

mod bowl;
mod lasso;
mod linear;
mod standard;

pub use bowl::Bowl;
pub use lasso::{Lasso, gap, lasso, soft_threshold};
pub use linear::solve;
pub use standard::Standard;

/// The weights at which loss + λ·Σwⱼ² is lowest: (G + λI)·w = c.
///
/// (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*,
/// 2nd edition, equation 3.44, divided by n.)
///
/// `None` if several weights are equally good, which needs λ = 0 and columns
/// that depend on each other.
pub fn ridge(bowl: &Bowl, lambda: f64) -> Option<Vec<f64>> {
    let mut matrix = bowl.gram.clone();
    for (j, row) in matrix.iter_mut().enumerate() {
        row[j] += lambda;
    }
    solve(&matrix, &bowl.c)
}
