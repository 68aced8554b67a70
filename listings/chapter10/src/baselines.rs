//! What a model must beat, and what its own error leaves out.

use crate::Choice;
use crate::choice::{Fit, validate};
use chapter9::{Data, Scaled};
use maybe_rayon::prelude::*;
use solver::{Loss, NotConverged, Ridges};

/// The errors of five models on the same folds: means of squares.
#[derive(Clone, Copy, Debug)]
pub struct Baselines {
    /// The mean of the rest, for everybody.
    pub mean: f64,
    /// Least squares on the feature that goes most with y, in the rest.
    pub one: f64,
    /// Least squares on all features.
    pub squares: f64,
    /// Ridge at its smallest error.
    pub ridge: f64,
    /// The lasso at its smallest error.
    pub lasso: f64,
}

impl Baselines {
    /// All of them; `lasso` is what cross-validation with these folds said.
    ///
    /// # Panics
    /// If features depend on each other.
    pub fn new(data: &Data, folds: usize, lasso: &Choice) -> Self {
        let none = vec![0.0; data.columns.len()];
        let error = |fit: &(dyn Fn(&Scaled) -> Vec<f64> + Sync)| {
            smallest(data, &[0.0], folds, &|scaled| Ok(vec![fit(scaled)]))
        };
        let squares = |scaled: &Scaled| {
            let weights = Ridges::new(&scaled.columns).weights(0.0);
            weights.expect("features that do not depend on each other")
        };
        Baselines {
            mean: error(&|_| none.clone()),
            one: error(&strongest_alone),
            squares: error(&squares),
            ridge: ridge_error(data, folds),
            lasso: lasso.promise(),
        }
    }
}

/// The weight of the feature that goes most with y, and 0 for all others. It
/// has mean square 1, so the pull at 0 is the weight of least squares.
fn strongest_alone(scaled: &Scaled) -> Vec<f64> {
    let mut weights = vec![0.0; scaled.columns.count()];
    let pulls = scaled.columns.look(&weights).pulls;
    let size = |j: &usize| pulls[*j].abs();
    let strongest = (0..pulls.len()).max_by(|a, b| size(a).total_cmp(&size(b)));
    if let Some(j) = strongest {
        weights[j] = pulls[j];
    }
    weights
}

/// Ridge's smallest error, twenty strengths for each power of ten.
fn ridge_error(data: &Data, folds: usize) -> f64 {
    let alphas: Vec<f64> = (-60..=40)
        .rev()
        .map(|k| libm::pow(10.0, f64::from(k) / 20.0))
        .collect();
    let fit = |scaled: &Scaled| {
        let ridges = Ridges::new(&scaled.columns);
        let weights = |alpha: &f64| ridges.weights(*alpha);
        let all = alphas.iter().map(weights).collect::<Option<_>>();
        Ok(all.expect("a price makes the solution unique"))
    };
    smallest(data, &alphas, folds, &fit)
}

/// The smallest error of a fit that always gets there.
fn smallest(data: &Data, alphas: &[f64], folds: usize, fit: &Fit) -> f64 {
    let errors = validate(data, alphas, folds, fit);
    let errors = errors.expect("weights without a search for them");
    errors.mean(errors.best())
}

/// A way to choose weights: the rows as they were scaled, and the weights.
pub type Choosing<'a> =
    dyn Fn(&Data) -> Result<(Scaled, Vec<f64>), NotConverged> + Sync + 'a;

/// Nested cross-validation: for each fold, the rest chooses by cross-validation
/// of its own, and the fold tests what comes out.
///
/// (Varma and Simon, "Bias in error estimation when using cross-validation for
/// model selection", BMC Bioinformatics 7, 2006.)
///
/// # Errors
/// If one of the fits does not get there.
pub fn nested_error(
    data: &Data,
    folds: usize,
    choose: &Choosing,
) -> Result<f64, NotConverged> {
    let error = |fold: usize| {
        let (out, rest) = data.split(fold, folds);
        let (scaled, weights) = choose(&rest)?;
        Ok(scaled.error_on(&out, &weights))
    };
    let errors: Result<Vec<f64>, _> =
        (0..folds).into_par_iter().map(error).collect();
    Ok(errors?.iter().sum::<f64>() / folds as f64)
}
