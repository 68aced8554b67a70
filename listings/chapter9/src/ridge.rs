//! Ridge and least squares: the columns taken apart once, for all strengths.

use crate::{Data, Scaled, Validation, cross_validate};
use solver::Ridges;
use std::convert::Infallible;

/// How far ridge's strengths go beyond what the data stretch by.
pub(crate) const BEYOND: f64 = 1000.0;

/// The strengths that ridge is tried with, so many for each power of ten: from
/// a thousand times the largest d², where next to nothing is left of a weight,
/// down to a thousandth of the smallest, where the price is not felt. The d
/// are the singular values of the scaled features, divided by √n.
pub fn ridge_grid(scaled: &Scaled, to_a_tenth: u8) -> Vec<f64> {
    let stretches = Ridges::new(&scaled.columns).stretches();
    let [most, least] = stretches.unwrap_or([1.0; 2]);
    let count = f64::from(to_a_tenth);
    let power = |alpha: f64| count * libm::log10(alpha);
    let from = power(most * most * BEYOND).ceil() as i32;
    let to = power(least * least / BEYOND).floor() as i32;
    let alpha = |k: i32| libm::pow(10.0, f64::from(k) / count);
    (to..=from).rev().map(alpha).collect()
}

/// Ridge's weights of the scaled features for each α, which is the book's λ.
pub(crate) fn ridge_weights(scaled: &Scaled, alphas: &[f64]) -> Vec<Vec<f64>> {
    let ridges = Ridges::new(&scaled.columns);
    let unique = "a price makes the solution unique";
    let weights = |alpha: &f64| ridges.weights(*alpha).expect(unique);
    alphas.iter().map(weights).collect()
}

/// Ridge's error on each fold, for each α.
pub fn ridge_validation(
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
    // The mean takes one of the rows.
    let is_enough = scaled.columns.count() < scaled.columns.rows();
    is_enough.then(|| Ridges::new(&scaled.columns).weights(0.0)).flatten()
}

/// The error of least squares on each fold, if every fold has one solution.
pub fn squares_validation(data: &Data, folds: usize) -> Option<Validation> {
    let fit = |scaled: &Scaled| {
        least_squares(scaled).map(|weights| vec![weights]).ok_or(())
    };
    cross_validate(data, &[0.0], folds, fit).ok()
}

/// The error on the rows left out of whoever predicts the mean of the others.
pub fn mean_error(data: &Data, folds: usize) -> f64 {
    let none = |scaled: &Scaled| Ok(vec![vec![0.0; scaled.columns.count()]]);
    let Ok(validation) =
        cross_validate::<Infallible>(data, &[0.0], folds, none);
    validation.mean(0)
}
