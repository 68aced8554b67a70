use crate::Scaled;
use chapter9::{Data, Validation};
use maybe_rayon::prelude::*;
use solver::logistic::{NoAnswer, log_loss, path};
use solver::{Goal, Penalty};

/// What rows are told by models that have not seen them.
pub struct LeftOut {
    /// The strengths.
    pub lambdas: Vec<f64>,
    /// The fold of each row.
    pub fold: Vec<usize>,
    /// The label of each row.
    pub labels: Vec<f64>,
    /// The log odds that each row is told, for each strength:
    /// `log_odds[k][row]`.
    pub log_odds: Vec<Vec<f64>>,
}

/// Leaves out one fold after the other, fits the weights for all strengths to
/// the rest, each row counting as `weigh` says, and keeps what the rows left
/// out are told. `price` makes a price of a strength.
///
/// # Errors
/// If one of the fits has no answer.
pub fn leave_out(
    data: &Data,
    fold: &[usize],
    lambdas: &[f64],
    price: fn(f64) -> Penalty,
    weigh: fn(&[f64]) -> Vec<f64>,
) -> Result<LeftOut, NoAnswer> {
    let penalties: Vec<_> = lambdas.iter().map(|l| price(*l)).collect();
    let tell = |out: usize| {
        let (some, rest): (Vec<_>, Vec<_>) =
            (0..data.rows()).partition(|row| fold[*row] == out);
        let scaled = Scaled::new(&data.with_rows(&rest), weigh);
        let fits = path(&scaled.labelled, &penalties, GOAL)?;
        let others = data.with_rows(&some);
        let told = fits.iter().map(|fit| scaled.log_odds_on(&others, fit));
        Ok((some, told.collect::<Vec<_>>()))
    };
    let folds = fold.iter().max().map_or(0, |last| last + 1);
    let told: Result<Vec<_>, _> =
        (0..folds).into_par_iter().map(tell).collect();
    let mut log_odds = vec![vec![0.0; data.rows()]; lambdas.len()];
    for (rows, told) in told? {
        for (log_odds, told) in log_odds.iter_mut().zip(told) {
            for (row, told) in rows.iter().zip(told) {
                log_odds[*row] = told;
            }
        }
    }
    Ok(LeftOut {
        lambdas: lambdas.to_vec(),
        fold: fold.to_vec(),
        labels: data.y.clone(),
        log_odds,
    })
}

/// Far below the smallest strength, so that no digit on the page depends on it.
const GOAL: Goal = Goal::Violation(1e-8);

impl LeftOut {
    /// What row `row` costs at strength k.
    pub fn cost(&self, k: usize, row: usize) -> f64 {
        log_loss(self.labels[row], self.log_odds[k][row])
    }

    /// The log loss of each fold, for each strength.
    pub fn validation(&self) -> Validation {
        let folds = self.fold.iter().max().map_or(0, |last| last + 1);
        let loss = |out: usize, k: usize| {
            let rows = (0..self.fold.len()).filter(|r| self.fold[*r] == out);
            let costs: Vec<f64> = rows.map(|row| self.cost(k, row)).collect();
            costs.iter().sum::<f64>() / costs.len() as f64
        };
        let strengths = 0..self.lambdas.len();
        let fold = |out| strengths.clone().map(|k| loss(out, k)).collect();
        let folds = (0..folds).map(fold).collect();
        Validation { alphas: self.lambdas.clone(), folds }
    }
}
