//! How good probabilities are, and what is done with them.

use solver::logistic::probability;

// ANCHOR: cutoff
/// From which probability on a yes is worth saying. To say no costs
/// `missed`·p in the mean, to say yes costs `alarm`·(1 − p).
pub fn cutoff(missed: f64, alarm: f64) -> f64 {
    alarm / (alarm + missed)
}
// ANCHOR_END: cutoff

/// How many rows are told what they are, and what they are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// A yes that is told yes.
    pub found: usize,
    /// A yes that is told no.
    pub missed: usize,
    /// A no that is told yes.
    pub alarms: usize,
    /// A no that is told no.
    pub quiet: usize,
}

impl Counts {
    /// Says yes from a probability on.
    pub fn at(cutoff: f64, labels: &[f64], log_odds: &[f64]) -> Self {
        let mut counts = Counts::default();
        for (label, log_odds) in labels.iter().zip(log_odds) {
            let is_told = probability(*log_odds) >= cutoff;
            *match (*label == 1.0, is_told) {
                (true, true) => &mut counts.found,
                (true, false) => &mut counts.missed,
                (false, true) => &mut counts.alarms,
                (false, false) => &mut counts.quiet,
            } += 1;
        }
        counts
    }

    /// Both kinds.
    pub fn errors(self) -> usize {
        self.missed + self.alarms
    }

    /// What all mistakes cost, a false alarm 1.
    pub fn cost(self, missed: f64) -> f64 {
        missed * self.missed as f64 + self.alarms as f64
    }

    /// The share of rows that are told what they are.
    pub fn accuracy(self) -> f64 {
        let right = (self.found + self.quiet) as f64;
        right / (right + self.errors() as f64)
    }
}

/// In which share of all pairs of a yes and a no the yes is told more; a tie
/// counts half. It is called the area under the curve, AUC.
pub fn auc(labels: &[f64], log_odds: &[f64]) -> f64 {
    let rows = || labels.iter().zip(log_odds);
    let with = |label: f64| rows().filter(move |row| *row.0 == label);
    let (mut pairs, mut won) = (0.0, 0.0);
    for (_, yes) in with(1.0) {
        for (_, no) in with(0.0) {
            pairs += 1.0;
            won += match yes.total_cmp(no) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    won / pairs
}

/// Rows that are told about the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// How many there are.
    pub rows: usize,
    /// The mean probability that they are told.
    pub told: f64,
    /// The share of yes among them.
    pub share: f64,
}

/// The rows between each two of these probabilities, where there are any. The
/// last edge counts with the last bin.
pub fn calibrate(labels: &[f64], log_odds: &[f64], edges: &[f64]) -> Vec<Bin> {
    let bin = |ends: &[f64]| {
        let is_in = |p: f64| {
            ends[0] <= p && (p < ends[1] || ends[1] == edges[edges.len() - 1])
        };
        let told = log_odds.iter().map(|log_odds| probability(*log_odds));
        let rows = told.zip(labels).filter(|(told, _)| is_in(*told));
        let rows: Vec<(f64, &f64)> = rows.collect();
        let n = rows.len() as f64;
        (n > 0.0).then(|| Bin {
            rows: rows.len(),
            told: rows.iter().map(|row| row.0).sum::<f64>() / n,
            share: rows.iter().map(|row| row.1).sum::<f64>() / n,
        })
    };
    edges.windows(2).filter_map(bin).collect()
}
