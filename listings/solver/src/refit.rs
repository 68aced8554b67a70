use crate::{Quadratic, ridge};

/// Which weights are not exactly 0, counted from 0.
pub fn kept(weights: &[f64]) -> Vec<usize> {
    (0..weights.len()).filter(|&j| weights[j] != 0.0).collect()
}

/// The weights; what is nothing but rounding beside the largest is 0. A copy
/// of a feature that is in gets such a weight.
#[must_use]
pub fn settled(mut weights: Vec<f64>) -> Vec<f64> {
    let largest = weights.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
    for w in &mut weights {
        if w.abs() < 1e-12 * largest {
            *w = 0.0;
        }
    }
    weights
}

/// Least squares on some columns alone, with 0 for the others: G·w = c on
/// these rows and columns of G.
///
/// (Meinshausen, "Relaxed lasso", Computational Statistics and Data Analysis
/// 52, 2007, at its end without a price.)
///
/// `None` if these columns depend on each other.
pub fn refit(bowl: &Quadratic, columns: &[usize]) -> Option<Vec<f64>> {
    let row = |&i: &usize| columns.iter().map(|&j| bowl.gram[i][j]).collect();
    let part = Quadratic {
        gram: columns.iter().map(row).collect(),
        c: columns.iter().map(|&j| bowl.c[j]).collect(),
        s: bowl.s,
    };
    let mut weights = vec![0.0; bowl.c.len()];
    for (&j, weight) in columns.iter().zip(ridge(&part, 0.0)?) {
        weights[j] = weight;
    }
    Some(weights)
}
