//! The same comparison with other folds.

use crate::scaled::Scaled;
use crate::{Counts, LeftOut, leave_out};
use chapter9::{Data, grid_over};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::logistic::{NoAnswer, path};
use solver::{Goal, Penalty, kept};

/// The strengths that are tried, with L1 and with L2: the largest, over how
/// many powers of ten they fall, and how many there are. Other folds choose
/// strengths well inside of them.
const L1: (f64, f64, usize) = (0.04, 1.7, 20);
const L2: (f64, f64, usize) = (0.01, 1.5, 16);

/// Deals shuffled rows to folds, one after the other.
pub fn draw_folds(rows: usize, folds: usize, seed: u64) -> Vec<usize> {
    let mut fold: Vec<usize> = (0..rows).map(|i| i % folds).collect();
    fold.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    fold
}

/// What one shuffle of the folds finds.
#[derive(Clone, Copy, Debug)]
pub struct Shuffled {
    /// Whether no choice was the first or the last strength that was tried.
    pub is_inside: bool,
    /// How many columns L1 keeps, at the smallest log loss and by the
    /// one-standard-error rule.
    pub kept: [usize; 2],
    /// The errors on rows left out, of L1 and of L2, each at its smallest log
    /// loss.
    pub errors: [usize; 2],
    /// The log loss of L1 less that of L2: the mean over the folds, and its
    /// standard error.
    pub difference: (f64, f64),
}

/// Both prices on the same folds, each at its smallest log loss.
///
/// # Errors
/// If one of the fits has no answer.
pub fn shuffled(data: &Data, fold: &[usize]) -> Result<Shuffled, NoAnswer> {
    let all = Scaled::new(data, one_each).labelled;
    let strengths = |(most, tens, count)| grid_over(tens, most, count);
    let [lambdas, others] = [L1, L2].map(strengths);
    let one = leave_out(data, fold, &lambdas, Penalty::lasso, one_each)?;
    let two = leave_out(data, fold, &others, Penalty::ridge, one_each)?;
    let errors = |of: &LeftOut, k: usize| {
        Counts::at(0.5, &of.labels, &of.log_odds[k]).errors()
    };
    let (v1, v2) = (one.validation(), two.validation());
    let (best, simple) = (v1.best(), v1.one_standard_error());
    let penalties = lambdas[..=best].iter().map(|l| Penalty::lasso(*l));
    let penalties: Vec<Penalty> = penalties.collect();
    let fits = path(&all, &penalties, Goal::Violation(1e-6))?;
    let is_inside = |k: usize, of: &LeftOut| 0 < k && k + 1 < of.lambdas.len();
    Ok(Shuffled {
        is_inside: is_inside(simple, &one)
            && is_inside(best, &one)
            && is_inside(v2.best(), &two),
        kept: [best, simple].map(|k| kept(&fits[k].weights).len()),
        errors: [errors(&one, best), errors(&two, v2.best())],
        difference: v1.less(best, &v2, v2.best()),
    })
}

/// Each row counts as much as any other.
pub(crate) fn one_each(labels: &[f64]) -> Vec<f64> {
    vec![1.0; labels.len()]
}
