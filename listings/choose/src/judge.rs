//! What is said of probabilities beside their log loss.

use crate::Data;
use solver::logistic::probability;
use std::cmp::Ordering;

/// How the log odds that rows were told when they were left out order the
/// rows, and how often they err.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// AUC: of all pairs of a yes and a no that were left out together, the
    /// share in which the yes is told more; half a pair where both are told
    /// the same. NaN if there is no such pair.
    pub auc: f64,
    /// The share of rows that are told less than ½ for what they are.
    pub error_rate: f64,
}

/// What a yes that is missed costs beside a false alarm, and from which
/// probability on a yes is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// A yes that is taken for a no.
    pub missed: f64,
    /// A no that is taken for a yes.
    pub false_alarm: f64,
}

/// Rows by what they are and what is said of them: sums of their weights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Confusion {
    /// A yes, and said to be one.
    pub found: f64,
    /// A yes, and said to be a no.
    pub missed: f64,
    /// A no, and said to be a yes.
    pub false_alarms: f64,
    /// A no, and said to be one.
    pub spared: f64,
}

/// Rows that are told about the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// What they are told on average.
    pub told: f64,
    /// Their share of yes.
    pub share: f64,
    /// The standard deviation of this share, if what is told is right.
    pub deviation: f64,
}

impl Costs {
    /// To say no costs p·missed on average, and to say yes
    /// (1 − p)·`false_alarm`: from here on the yes costs less.
    pub fn cut_off(self) -> f64 {
        self.false_alarm / (self.false_alarm + self.missed)
    }
}

impl Default for Costs {
    fn default() -> Self {
        Costs { missed: 1.0, false_alarm: 1.0 }
    }
}

impl Confusion {
    /// Of labels and the log odds that were told when they were left out.
    pub fn new(data: &Data, odds: &[f64], cut_off: f64) -> Self {
        let mut all = Confusion::default();
        for (row, odds) in left_out(odds) {
            let is_said = probability(odds) >= cut_off;
            let count = match (data.y[row] == 1.0, is_said) {
                (true, true) => &mut all.found,
                (true, false) => &mut all.missed,
                (false, true) => &mut all.false_alarms,
                (false, false) => &mut all.spared,
            };
            *count += weight(data, row);
        }
        all
    }
}

/// What these log odds say; none if numbers are predicted.
pub(crate) fn judge(
    data: &Data,
    odds: &[f64],
    folds: &[Option<usize>],
) -> Option<Judged> {
    if !data.is_label {
        return None;
    }
    let at_half = Confusion::new(data, odds, 0.5);
    let all: f64 = left_out(odds).map(|(row, _)| weight(data, row)).sum();
    let error_rate = (at_half.missed + at_half.false_alarms) / all;
    Some(Judged { auc: auc(data, odds, folds), error_rate })
}

/// Pairs are made inside of a fold: each fold is told by a model of its own,
/// whose probabilities may all be a little too large or too small.
fn auc(data: &Data, odds: &[f64], folds: &[Option<usize>]) -> f64 {
    let mut rows: Vec<(usize, f64)> = left_out(odds).collect();
    let order = |a: &(usize, f64), b: &(usize, f64)| -> Ordering {
        folds[a.0].cmp(&folds[b.0]).then(a.1.total_cmp(&b.1))
    };
    rows.sort_by(order);
    let (mut right, mut all) = (0.0, 0.0);
    for fold in rows.chunk_by(|a, b| folds[a.0] == folds[b.0]) {
        let (mut no, mut yes) = (0.0, 0.0);
        for same in fold.chunk_by(|a, b| a.1 == b.1) {
            let sum = |label: f64| -> f64 {
                let rows = same.iter().filter(|(row, _)| data.y[*row] == label);
                rows.map(|(row, _)| weight(data, *row)).sum()
            };
            let (own_no, own_yes) = (sum(0.0), sum(1.0));
            right += own_yes * (no + own_no / 2.0);
            (no, yes) = (no + own_no, yes + own_yes);
        }
        all += no * yes;
    }
    right / all
}

/// The rows that were left out, in groups that are told about the same: as
/// many rows in each, and at least ten.
pub(crate) fn told_alike(data: &Data, odds: &[f64]) -> Vec<Told> {
    let mut rows: Vec<(usize, f64)> = left_out(odds).collect();
    rows.sort_by(|a, b| a.1.total_cmp(&b.1));
    let groups = (rows.len() / 10).clamp(1, 10);
    let each = rows.len().div_ceil(groups).max(1);
    let told = |group: &[(usize, f64)]| {
        let sum = |number: &dyn Fn(usize, f64) -> f64| -> f64 {
            group.iter().map(|&(row, odds)| number(row, odds)).sum()
        };
        let p = |odds: f64| probability(odds);
        let all = sum(&|row, _| weight(data, row));
        let variance = sum(&|row, odds| {
            let own = weight(data, row);
            own * own * p(odds) * (1.0 - p(odds))
        });
        Told {
            told: sum(&|row, odds| weight(data, row) * p(odds)) / all,
            share: sum(&|row, _| weight(data, row) * data.y[row]) / all,
            deviation: variance.sqrt() / all,
        }
    };
    rows.chunks(each).map(told).collect()
}

/// The rows that were left out, with what they were told.
fn left_out(odds: &[f64]) -> impl Iterator<Item = (usize, f64)> {
    let all = odds.iter().copied().enumerate();
    all.filter(|(_, odds)| !odds.is_nan())
}

fn weight(data: &Data, row: usize) -> f64 {
    data.weights.as_ref().map_or(1.0, |weights| weights[row])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of weight 3 is no three rows: the share varies more.
    #[test]
    fn a_share_varies_as_its_weights_say() {
        let weights: Vec<f64> = [1.0, 3.0].repeat(5);
        let data = Data {
            y: [0.0, 1.0].repeat(5),
            is_label: true,
            weights: Some(weights),
            ..Data::default()
        };
        // The odds are 3 to 1.
        let told = told_alike(&data, &[libm::log(3.0); 10]);
        let [Told { told, share, deviation }] = told[..] else {
            panic!("{told:?}");
        };
        let variance = 5.0 * (1.0 + 9.0) * (0.75 * 0.25) / 400.0;
        let found = [told, share, deviation * deviation];
        for (found, expected) in found.into_iter().zip([0.75, 0.75, variance]) {
            assert!((found - expected).abs() < 1e-12, "{found}");
        }
    }
}
