//! What a quarter of the rows teaches of the others, for one random quarter
//! after the other: one split alone may be an accident.

use crate::breakpoints::Walk;
use crate::ridge::{
    least_squares, ridge_grid, ridge_validation, ridge_weights,
};
use crate::{
    Data, Scaled, Validation, alpha_max, cross_validate, grid, weights,
};
use maybe_rayon::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::NotConverged;

/// What predicts the rows that were not learnt from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The mean of the rows learnt from.
    Mean,
    /// Least squares with all columns.
    Squares,
    /// Ridge at its smallest cross-validated error.
    Ridge,
    /// The lasso at its smallest cross-validated error.
    Lasso,
    /// The lasso by the one-standard-error rule.
    OneSe,
    /// Least squares on the features alone, without squares and products.
    Plain,
}

/// One random quarter of the rows, and the others.
#[derive(Clone, Debug)]
pub struct Split {
    /// The mean squared errors on the others, in the order of [`Method`].
    errors: [Option<f64>; 6],
    /// How many columns the two lassos keep.
    pub kept: [usize; 2],
}

/// So many folds has the quarter that is learnt from.
const FOLDS: usize = 5;

/// So many strengths are tried for the lasso: thirteen for each power of ten.
const STRENGTHS: usize = 40;

/// When the lasso's error has not fallen for so many strengths, smaller ones
/// are not tried.
const PATIENCE: usize = 6;

/// How many rows are learnt from: a quarter.
pub(crate) fn quarter(rows: usize) -> usize {
    rows.div_ceil(4)
}

/// So many splits, drawn from the seeds 1, 2, …. Squares and products of the
/// features are added, standardised by the rows that are learnt from.
///
/// # Errors
/// If one of the fits does not get there.
pub fn splits(data: &Data, count: u64) -> Result<Vec<Split>, NotConverged> {
    let one = |seed| Split::new(data, seed);
    (1..=count).into_par_iter().map(one).collect()
}

impl Split {
    /// The mean squared error on the rows not learnt from. Least squares has
    /// one if it has a unique solution.
    pub fn error(&self, method: Method) -> Option<f64> {
        self.errors[method as usize]
    }

    fn new(data: &Data, seed: u64) -> Result<Self, NotConverged> {
        let mut rows: Vec<usize> = (0..data.rows()).collect();
        rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let (learnt, tested) = rows.split_at(quarter(rows.len()));
        let (some, others) = (data.with_rows(learnt), data.with_rows(tested));
        let plain = squares_error(&Scaled::new(&some), &others);
        let all = data.expanded_by(&some);
        Split::of(&all.with_rows(learnt), &all.with_rows(tested), plain)
    }

    fn of(
        some: &Data,
        others: &Data,
        plain: Option<f64>,
    ) -> Result<Self, NotConverged> {
        let scaled = Scaled::new(some);
        let error = |weights: &Vec<f64>| Some(scaled.error_on(others, weights));
        let [lasso, ridge] = validations(some, &scaled)?;
        let (best, simple) = (lasso.best(), lasso.one_standard_error());
        let path = weights(&scaled, &lasso.alphas[..=best], 1.0)?;
        let ridge = ridge_weights(&scaled, &[ridge.alphas[ridge.best()]]);
        Ok(Split {
            errors: [
                error(&vec![0.0; some.columns.len()]),
                squares_error(&scaled, others),
                error(&ridge[0]),
                error(&path[best]),
                error(&path[simple]),
                plain,
            ],
            kept: [best, simple].map(|k| solver::kept(&path[k]).len()),
        })
    }
}

/// All splits of some data.
pub(crate) struct Splits {
    /// How many rows each learns from, and on how many it is tested.
    pub rows: [usize; 2],
    /// How many columns there are, and how many are features themselves.
    pub columns: [usize; 2],
    pub all: Vec<Split>,
}

impl Splits {
    pub(crate) fn new(data: &Data, count: u64) -> Result<Self, NotConverged> {
        let all = splits(data, count)?;
        let learnt = quarter(data.rows());
        let plain = data.columns.len();
        let columns = data.expanded().columns.len();
        Ok(Splits {
            rows: [learnt, data.rows() - learnt],
            columns: [columns, plain],
            all,
        })
    }

    /// The errors of a method, where it has one.
    pub(crate) fn errors(&self, method: Method) -> Vec<f64> {
        self.all.iter().filter_map(|split| split.error(method)).collect()
    }

    /// The mean of these errors, if there are any.
    pub(crate) fn mean(&self, method: Method) -> Option<f64> {
        let errors = self.errors(method);
        let count = errors.len() as f64;
        (count > 0.0).then(|| errors.iter().sum::<f64>() / count)
    }

    /// In how many splits the first method has the smaller error.
    pub(crate) fn times(&self, a: Method, b: Method) -> usize {
        let error = |split: &Split, method| split.error(method);
        let is_less = |split: &&Split| {
            error(split, a).zip(error(split, b)).is_some_and(|(a, b)| a < b)
        };
        self.all.iter().filter(is_less).count()
    }

    /// The fewest columns that one of the two lassos keeps, and the most.
    pub(crate) fn kept(&self, lasso: usize) -> [usize; 2] {
        let kept = || self.all.iter().map(|split| split.kept[lasso]);
        [kept().min(), kept().max()].map(Option::unwrap_or_default)
    }
}

/// The error of least squares, if it has one solution.
fn squares_error(scaled: &Scaled, others: &Data) -> Option<f64> {
    Some(scaled.error_on(others, &least_squares(scaled)?))
}

/// What cross-validation says of the lasso, and of ridge, with three strengths
/// for each power of ten.
fn validations(
    data: &Data,
    scaled: &Scaled,
) -> Result<[Validation; 2], NotConverged> {
    let ridge = ridge_validation(data, &ridge_grid(scaled, 3), FOLDS);
    let alphas = grid(alpha_max(scaled), STRENGTHS);
    Ok([lasso_validation(data, &alphas)?, ridge])
}

/// The folds are looked at side by side on the lasso's exact path, which is
/// left where the error rises; where there are more columns than rows, or
/// rounding leads astray, by coordinate descent.
fn lasso_validation(
    data: &Data,
    alphas: &[f64],
) -> Result<Validation, NotConverged> {
    if data.columns.len() <= data.rows() {
        let folds: Vec<Fold> = (0..FOLDS).map(|k| Fold::new(data, k)).collect();
        if let Some(lasso) = on_walks(&folds, alphas) {
            return Ok(lasso);
        }
    }
    let fit = |scaled: &Scaled| weights(scaled, alphas, 1.0);
    cross_validate(data, alphas, FOLDS, fit)
}

/// Rows that are left out, and what is known of the rest.
struct Fold {
    out: Data,
    scaled: Scaled,
}

impl Fold {
    fn new(data: &Data, fold: usize) -> Self {
        let (out, rest) = data.split(fold, FOLDS);
        let scaled = Scaled::new(&rest);
        Fold { out, scaled }
    }

    fn error(&self, weights: &[f64]) -> f64 {
        self.scaled.error_on(&self.out, weights)
    }
}

/// The lasso's errors, as far down as it is worth. `None` if a walk has gone
/// astray.
fn on_walks(folds: &[Fold], alphas: &[f64]) -> Option<Validation> {
    let mut walks: Vec<Walk> =
        folds.iter().map(|fold| Walk::new(&fold.scaled.columns)).collect();
    let mut seen =
        Validation { alphas: vec![], folds: vec![vec![]; folds.len()] };
    for &alpha in alphas {
        seen.alphas.push(alpha);
        for (k, walk) in walks.iter_mut().enumerate() {
            let weights = walk.weights_at(alpha)?;
            seen.folds[k].push(folds[k].error(&weights));
        }
        if seen.best() + PATIENCE < seen.alphas.len() {
            break;
        }
    }
    Some(seen)
}
