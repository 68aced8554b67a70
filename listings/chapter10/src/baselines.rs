//! What a model must beat, and what its own error leaves out.

use crate::Choice;
use crate::choice::validate;
use chapter9::{
    Data, Scaled, mean_error, ridge_grid, ridge_validation, squares_validation,
};
use maybe_rayon::prelude::*;
use solver::{Loss, NotConverged};

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
        let one = |scaled: &Scaled| Ok(vec![strongest_alone(scaled)]);
        let one = validate(data, &[0.0], folds, &one);
        let squares = squares_validation(data, folds);
        let alphas = ridge_grid(&lasso.scaled, 20);
        let ridge = ridge_validation(data, &alphas, folds);
        Baselines {
            mean: mean_error(data, folds),
            one: one.expect("a weight without a search").mean(0),
            squares: squares.expect("features that do not depend").mean(0),
            ridge: ridge.mean(ridge.best()),
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
