use crate::Quadratic;
use crate::linear::solve;

/// The weights at which loss + λ·Σwⱼ² is lowest: (G + λI)·w = c, p equations.
///
/// (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*,
/// 2nd edition, equation 3.44, divided by n.)
///
/// `None` if several weights are equally good, which needs λ = 0 and columns
/// that depend on each other. For many λ, or more columns than rows, see
/// [`Ridges`](crate::Ridges).
pub fn ridge(bowl: &Quadratic, lambda: f64) -> Option<Vec<f64>> {
    let mut matrix = bowl.gram.clone();
    for (j, row) in matrix.iter_mut().enumerate() {
        row[j] += lambda;
    }
    solve(&matrix, &bowl.c)
}
