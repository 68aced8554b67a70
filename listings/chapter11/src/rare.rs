//! Where a yes is rare.

use crate::scaled::Scaled;
use crate::shuffles::one_each;
use crate::{Counts, LeftOut, auc, leave_out};
use chapter9::{Data, grid};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::Penalty;
use solver::logistic::{NoAnswer, lambda_max, probability};

/// How many yes are drawn.
const RARE: usize = 20;

/// Deals the rows to folds, those with a yes and those with a no apart, so
/// that each fold has its part of both.
pub fn folds_by_class(labels: &[f64], folds: usize) -> Vec<usize> {
    let mut seen = [0, 0];
    let next = |label: &f64| {
        let seen = &mut seen[usize::from(*label == 1.0)];
        *seen += 1;
        (*seen - 1) % folds
    };
    labels.iter().map(next).collect()
}

// ANCHOR: balanced
/// Row weights with which all yes together count as much as all no.
pub fn balanced(labels: &[f64]) -> Vec<f64> {
    let n = labels.len() as f64;
    let yes: f64 = labels.iter().sum();
    let weigh = |label: &f64| {
        let own = if *label == 1.0 { yes } else { n - yes };
        n / (2.0 * own)
    };
    labels.iter().map(weigh).collect()
}
// ANCHOR_END: balanced

/// What rows left out are told, at one strength.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// How many are told what they are, where a yes is said from 1/2 on.
    pub counts: Counts,
    /// The same, where it is said from the share of yes on.
    pub from_share: Counts,
    /// The mean cost of a row.
    pub log_loss: f64,
    /// The mean probability.
    pub probability: f64,
    /// The share of pairs in the right order.
    pub auc: f64,
}

impl Told {
    pub(crate) fn of(left_out: &LeftOut, k: usize) -> Self {
        let (labels, told) = (&left_out.labels, &left_out.log_odds[k]);
        let n = labels.len() as f64;
        let costs = (0..labels.len()).map(|row| left_out.cost(k, row));
        let all = told.iter().map(|log_odds| probability(*log_odds));
        Told {
            counts: Counts::at(0.5, labels, told),
            from_share: Counts::at(
                labels.iter().sum::<f64>() / n,
                labels,
                told,
            ),
            log_loss: costs.sum::<f64>() / n,
            probability: all.sum::<f64>() / n,
            auc: auc(labels, told),
        }
    }
}

/// Twenty yes drawn at random with all no: what the rows left out are told at
/// the strength of the one-standard-error rule, without row weights and with
/// balanced ones.
pub struct Draw {
    /// Each row counts as much as any other.
    pub plain: Told,
    /// Yes and no count the same; the strength is that without row weights.
    pub weighted: Told,
    /// The labels of the drawn rows.
    pub labels: Vec<f64>,
    /// What they are told where each row counts as much as any other, as log
    /// odds.
    pub told: Vec<f64>,
}

/// One draw.
///
/// # Errors
/// If one of the fits has no answer.
pub fn draw_rare(
    data: &Data,
    folds: usize,
    seed: u64,
) -> Result<Draw, NoAnswer> {
    let is_yes = |row: &usize| data.y[*row] == 1.0;
    let (mut yes, mut rows): (Vec<_>, Vec<_>) =
        (0..data.rows()).partition(is_yes);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    yes.shuffle(&mut random);
    rows.extend(&yes[..RARE]);
    rows.shuffle(&mut random);
    let data = data.with_rows(&rows);
    let fold = folds_by_class(&data.y, folds);
    let all = Scaled::new(&data, one_each).labelled;
    let lambdas = grid(lambda_max(&all), 25);
    let plain = leave_out(&data, &fold, &lambdas, Penalty::lasso, one_each)?;
    let simple = plain.validation().one_standard_error();
    let upto = &lambdas[simple..=simple];
    let weighted = leave_out(&data, &fold, upto, Penalty::lasso, balanced)?;
    Ok(Draw {
        plain: Told::of(&plain, simple),
        weighted: Told::of(&weighted, 0),
        labels: data.y,
        told: plain.log_odds[simple].clone(),
    })
}
