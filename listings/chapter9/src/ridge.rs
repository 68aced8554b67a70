//! Ridge and least squares: the columns taken apart once, for all strengths.

use crate::{Data, Scaled, Validation, cross_validate};
use solver::{Columns, Ridges};
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

/// Why least squares have no cross-validated error.
pub(crate) fn why_no_squares(data: &Data, folds: usize) -> String {
    let (features, rows) = (data.columns.len(), data.rows());
    let learnt_from = rows - rows.div_ceil(folds);
    if features >= learnt_from {
        return format!(
            "no unique answer: {features} features are too many for \
             {learnt_from} rows"
        );
    }
    if let Some(why) = why_not_unique(data) {
        return format!("no unique answer: {why}");
    }
    let without = |fold| why_not_unique(&data.split(fold, folds).1);
    let why = (0..folds).find_map(|fold| Some((fold + 1, without(fold)?)));
    why.map_or_else(String::new, |(fold, why)| {
        format!("no error, as without the rows of fold {fold} {why}")
    })
}

fn why_not_unique(data: &Data) -> Option<String> {
    let scaled = Scaled::new(data);
    if least_squares(&scaled).is_some() {
        return None;
    }
    let constant = scaled.constant();
    let (which, how) = if constant.is_empty() {
        (follow(&scaled.columns), "can be computed from the features before")
    } else if let [_] = constant[..] {
        (constant, "is the same in every row")
    } else {
        (constant, "are each the same in every row")
    };
    if which.is_empty() {
        return Some("features nearly depend on each other".to_owned());
    }
    let names = which.iter().map(|j| data.names[*j].as_str());
    Some(format!("{} {how}", table::list_names(names)))
}

/// The columns that are sums of multiples of those before them, to ten digits:
/// nothing is left of them when these are taken away, by Gram and Schmidt's
/// method (Golub and Van Loan, *Matrix Computations*, 4th edition, section
/// 5.2.8), done twice.
fn follow(columns: &Columns) -> Vec<usize> {
    let product = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    };
    let mut before: Vec<Vec<f64>> = vec![];
    let mut follow = vec![];
    for j in 0..columns.count() {
        let mut x = columns.column(j).to_vec();
        let whole = product(&x, &x).sqrt();
        for other in before.iter().chain(&before) {
            let share = product(&x, other);
            x.iter_mut().zip(other).for_each(|(x, o)| *x -= share * o);
        }
        let rest = product(&x, &x).sqrt();
        if rest <= 1e-10 * whole {
            follow.push(j);
        } else {
            for x in &mut x {
                *x /= rest;
            }
            before.push(x);
        }
    }
    follow
}
