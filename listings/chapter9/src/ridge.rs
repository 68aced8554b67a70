//! Ridge and least squares: one linear system for each strength.

use crate::{Data, Scaled, Validation, cross_validate};
use maybe_rayon::prelude::*;
use solver::{ridge, ridge_by_rows};
use std::convert::Infallible;

/// The strengths that ridge is tried with. Features that are scaled need no
/// others: from a price that leaves nothing of a weight to one not felt.
pub(crate) fn ridge_grid() -> Vec<f64> {
    let power = |k: u32| 4.0 - 6.0 * f64::from(k) / 120.0;
    (0..=120).map(|k| libm::pow(10.0, power(k))).collect()
}

/// Ridge's weights of the scaled features for each α, which is the book's λ:
/// from as many equations as there are columns, or rows if these are fewer.
pub(crate) fn ridge_weights(scaled: &Scaled, alphas: &[f64]) -> Vec<Vec<f64>> {
    let columns = &scaled.columns;
    let bowl = (columns.count() <= columns.rows()).then(|| columns.bowl());
    let weights = |alpha: f64| match &bowl {
        Some(bowl) => ridge(bowl, alpha),
        None => ridge_by_rows(columns, alpha),
    };
    let unique = "a price makes the solution unique";
    let alphas = alphas.to_vec().into_par_iter();
    alphas.map(|alpha| weights(alpha).expect(unique)).collect()
}

/// Ridge's error on each fold, for each α.
pub(crate) fn ridge_validation(
    data: &Data,
    alphas: &[f64],
    folds: usize,
) -> Validation {
    let fit = |scaled: &Scaled| Ok(ridge_weights(scaled, alphas));
    let Ok(validation) = cross_validate::<Infallible>(data, alphas, folds, fit);
    validation
}

/// The weights of least squares, if they have one solution.
pub(crate) fn least_squares(scaled: &Scaled) -> Option<Vec<f64>> {
    ridge(&scaled.columns.bowl(), 0.0)
}

/// The error of least squares on each fold, if every fold has one solution.
pub(crate) fn squares_validation(
    data: &Data,
    folds: usize,
) -> Option<Validation> {
    let fit = |scaled: &Scaled| {
        least_squares(scaled).map(|weights| vec![weights]).ok_or(())
    };
    cross_validate(data, &[0.0], folds, fit).ok()
}
