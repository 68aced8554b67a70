//! Ridge and least squares: one linear system for each strength.

use crate::{Data, Scaled, Validation};
use rayon::prelude::*;
use solver::{Bowl, ridge};

/// The strengths that ridge is tried with. Features that are scaled need no
/// others: from a price that leaves nothing of a weight to one not felt.
pub(crate) fn ridge_grid() -> Vec<f64> {
    let power = |k: u32| 4.0 - 6.0 * f64::from(k) / 120.0;
    (0..=120).map(|k| libm::pow(10.0, power(k))).collect()
}

/// Ridge's weights of the scaled features for each α, which is the book's λ.
pub(crate) fn ridge_weights(scaled: &Scaled, alphas: &[f64]) -> Vec<Vec<f64>> {
    let bowl = scaled.columns.bowl();
    let weights = |&alpha: &f64| weights(&bowl, alpha);
    alphas.par_iter().map(weights).collect()
}

fn weights(bowl: &Bowl, alpha: f64) -> Vec<f64> {
    ridge(bowl, alpha).expect("a price makes the solution unique")
}

/// Ridge's error on each fold, for each α.
pub(crate) fn ridge_validation(
    data: &Data,
    alphas: &[f64],
    folds: usize,
) -> Validation {
    let fold = |fold: usize| {
        let (left_out, rest) = data.split(fold, folds);
        let scaled = Scaled::new(&rest);
        let bowl = scaled.columns.bowl();
        let error =
            |&alpha: &f64| scaled.error_on(&left_out, &weights(&bowl, alpha));
        alphas.iter().map(error).collect()
    };
    let folds = (0..folds).into_par_iter().map(fold).collect();
    Validation { alphas: alphas.to_vec(), folds }
}

/// The error of least squares on each fold, if every fold has one solution.
pub(crate) fn least_squares(data: &Data, folds: usize) -> Option<Validation> {
    let fold = |fold: usize| {
        let (left_out, rest) = data.split(fold, folds);
        let scaled = Scaled::new(&rest);
        let weights = ridge(&scaled.columns.bowl(), 0.0)?;
        Some(vec![scaled.error_on(&left_out, &weights)])
    };
    let folds = (0..folds).into_par_iter().map(fold).collect::<Option<_>>()?;
    Some(Validation { alphas: vec![0.0], folds })
}
