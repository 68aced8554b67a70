//! Other ways from a path to weights, and to a strength.

use crate::choice::validate;
use crate::{Choice, Strengths};
use chapter9::{Data, Scaled, Validation};
use solver::{NotConverged, Quadratic, kept};

/// The errors when, at each of these strengths, the lasso says which features
/// are kept and least squares weighs them.
///
/// (The relaxed lasso of Meinshausen, Computational Statistics & Data Analysis
/// 52, 2007, at its end without a price.)
///
/// # Errors
/// If one of the fits does not get there.
pub fn refit_validation(
    data: &Data,
    folds: usize,
    alphas: &[f64],
) -> Result<Validation, NotConverged> {
    let fit = |scaled: &Scaled| {
        let bowl = scaled.columns.quadratic();
        let path = Strengths::REAL.weights(scaled, alphas)?;
        Ok(path.iter().map(|weights| refit(&bowl, &kept(weights))).collect())
    };
    validate(data, alphas, folds, &fit)
}

/// The refit at the strength with the smallest error: the scaled rows, and the
/// weights.
///
/// # Errors
/// If one of the fits does not get there.
pub fn choose_refit(
    data: &Data,
    folds: usize,
) -> Result<(Scaled, Vec<f64>), NotConverged> {
    let scaled = Scaled::new(data);
    let alphas = Strengths::REAL.alphas(&scaled);
    let errors = refit_validation(data, folds, &alphas)?;
    let path = Strengths::REAL.weights(&scaled, &alphas)?;
    let weights =
        refit(&scaled.columns.quadratic(), &kept(&path[errors.best()]));
    Ok((scaled, weights))
}

/// Least squares on these features alone.
fn refit(bowl: &Quadratic, kept: &[usize]) -> Vec<f64> {
    solver::refit(bowl, kept).expect("features that are not copies")
}

/// Cp and BIC for each strength: the squared misses, in units of the noise, and
/// a charge of 2, or of log n, for each feature that is kept.
///
/// (Mallows, "Some comments on Cp", Technometrics 15, 1973; Schwarz,
/// "Estimating the dimension of a model", Annals of Statistics 6, 1978; Zou,
/// Hastie and Tibshirani, "On the degrees of freedom of the lasso", Annals of
/// Statistics 35, 2007, on why the features kept are what is counted.)
pub fn criteria(choice: &Choice) -> Vec<[f64; 2]> {
    let columns = &choice.scaled.columns;
    let (n, p) = (columns.rows() as f64, columns.count());
    let all: Vec<usize> = (0..p).collect();
    let misses = |weights: &[f64]| n * columns.loss(weights);
    let least = misses(&refit(&columns.quadratic(), &all));
    let noise = least / (n - p as f64 - 1.0);
    let of = |weights: &Vec<f64>| {
        let count = kept(weights).len() as f64;
        [2.0, libm::log(n)]
            .map(|charge| misses(weights) / noise + charge * count)
    };
    choice.path.iter().map(of).collect()
}
