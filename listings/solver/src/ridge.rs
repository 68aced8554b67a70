use crate::dot::{add, dot};
use crate::linear::solve;
use crate::{Bowl, Columns};

/// The weights at which loss + λ·Σwⱼ² is lowest: (G + λI)·w = c, p equations.
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

/// The same weights from n equations, for more columns than rows:
/// (XXᵀ + nλI)·a = y and w = Xᵀa.
///
/// (Saunders, Gammerman and Vovk, "Ridge regression learning algorithm in dual
/// variables", ICML 1998.)
///
/// `None` if λ is 0 and the rows depend on each other.
pub fn ridge_by_rows(data: &Columns, lambda: f64) -> Option<Vec<f64>> {
    let n = data.rows();
    let mut matrix = vec![vec![0.0; n]; n];
    for j in 0..data.count() {
        let x = data.column(j);
        for (row, xi) in matrix.iter_mut().zip(x) {
            add(row, *xi, x);
        }
    }
    for (i, row) in matrix.iter_mut().enumerate() {
        row[i] += n as f64 * lambda;
    }
    let a = solve(&matrix, data.y())?;
    Some((0..data.count()).map(|j| dot(data.column(j), &a)).collect())
}
