use super::labelled::Labelled;
use super::probability::{log_loss, rest_and_bend};
use crate::blocks::{add_all, sum};
use crate::dot::{LANES, add, dot};
use fearless_simd::{Level, dispatch, f64x8, prelude::*};
use libm::exp;

/// Weights, the intercept, and what is computed from them for each row. The
/// columns are those less their means.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The weights.
    pub w: Vec<f64>,
    /// The intercept: the best one for these weights, so that what the
    /// probabilities leave over adds up to 0.
    pub b: f64,
    /// The log odds h = b + Σ wⱼ·xⱼ of each row.
    pub log_odds: Vec<f64>,
    /// What the probabilities leave over: each row's share times y − p.
    pub rest: Vec<f64>,
    /// How the loss bends in each row: its share times p·(1 − p).
    pub bends: Vec<f64>,
}

/// A way from one place to another.
pub(super) struct Way {
    /// The weights that change, each with its column's place, at its end.
    pub to: Vec<(usize, f64)>,
    /// How much the intercept changes.
    pub intercept: f64,
    /// How much the log odds of each row change.
    pub log_odds: Vec<f64>,
}

impl Place {
    /// These weights, with the best intercept, which is near `b`.
    pub fn new(data: &Labelled, b: f64, w: Vec<f64>) -> Self {
        let mut at = Place::with_intercept(data, b, w);
        at.settle(data);
        at
    }

    /// These weights and exactly this intercept.
    pub fn with_intercept(data: &Labelled, b: f64, w: Vec<f64>) -> Self {
        let n = data.rows();
        let mut at = Place {
            log_odds: vec![b; n],
            rest: vec![0.0; n],
            bends: vec![0.0; n],
            w,
            b,
        };
        let columns = (0..data.count()).map(|j| (at.w[j], data.centred(j)));
        let columns: Vec<_> = columns.filter(|(w, _)| *w != 0.0).collect();
        add_all(&mut at.log_odds, &columns);
        at.renew(data);
        at
    }

    /// A part of this way from here, and how much higher the loss is there at
    /// most.
    ///
    /// The slope s along the way is known at both ends, and between them the
    /// bend changes by a factor of e^d at most, if no row's log odds change by
    /// more than d (Bach, "Self-concordant analysis for logistic regression",
    /// Electronic Journal of Statistics 4, 2010). So the loss rises by
    /// (s₀ + s₁)/2, give or take d·e^d·(s₁ − s₀)/12.
    pub fn go(&self, data: &Labelled, way: &Way, part: f64) -> (Self, f64) {
        let mut at = self.clone();
        for &(j, to) in &way.to {
            let w = &mut at.w[j];
            *w = if part == 1.0 { to } else { *w + part * (to - *w) };
        }
        at.b += part * way.intercept;
        add(&mut at.log_odds, part, &way.log_odds);
        at.renew(data);
        let slope = |at: &Place| -part * dot(&at.rest, &way.log_odds);
        let (first, last) = (slope(self), slope(&at));
        let d = part * furthest(&way.log_odds);
        let unsure = d * exp(d) * (last - first).abs() / 12.0;
        // And the intercept makes it lower still.
        at.settle(data);
        (at, f64::midpoint(first, last) + unsure)
    }

    /// The loss here.
    pub fn loss(&self, data: &Labelled) -> f64 {
        let rows = self.log_odds.iter().zip(data.labels()).zip(data.shares());
        rows.map(|((&log_odds, &y), share)| share * log_loss(y, log_odds)).sum()
    }

    /// The probabilities once more, as the log odds have changed.
    fn renew(&mut self, data: &Labelled) {
        let n = data.rows();
        dispatch!(Level::new(), simd => for start in (0..n).step_by(LANES) {
            let rows = start..n.min(start + LANES);
            let read = |x: &[f64]| {
                let mut lanes = [0.0; LANES];
                lanes[..rows.len()].copy_from_slice(&x[rows.clone()]);
                f64x8::from_slice(simd, &lanes)
            };
            let (labels, shares) = (read(data.labels()), read(data.shares()));
            let log_odds = read(&self.log_odds);
            let (rest, bend) = rest_and_bend(log_odds, labels, shares);
            let k = rows.len();
            self.rest[rows.clone()].copy_from_slice(&rest.as_slice()[..k]);
            self.bends[rows].copy_from_slice(&bend.as_slice()[..k]);
        });
    }

    /// Gives the intercept its best value for these weights, by Newton's steps.
    /// None is longer than 1: over so short a way the bends change by a factor
    /// of e at most, and the sum of what is left over becomes smaller.
    fn settle(&mut self, data: &Labelled) {
        let mut before = f64::INFINITY;
        loop {
            let pull = sum(&self.rest);
            let step = (pull / sum(&self.bends)).clamp(-1.0, 1.0);
            if pull == 0.0 || pull.abs() >= before || step.is_nan() {
                return;
            }
            before = pull.abs();
            self.b += step;
            for log_odds in &mut self.log_odds {
                *log_odds += step;
            }
            if step.abs() < 1e-8 {
                // What this leaves out goes with the square of the step.
                add(&mut self.rest, -step, &self.bends);
                return;
            }
            self.renew(data);
        }
    }

    /// Whether each yes has log odds above 0 and each no below.
    pub fn separates(&self, data: &Labelled) -> bool {
        let rows = self.log_odds.iter().zip(data.labels()).zip(data.shares());
        rows.filter(|(_, share)| **share > 0.0).all(|((&log_odds, &y), _)| {
            if y > 0.0 { log_odds > 0.0 } else { log_odds < 0.0 }
        })
    }
}

/// The largest |aᵢ|.
pub(super) fn furthest(a: &[f64]) -> f64 {
    a.iter().fold(0.0, |most, a| a.abs().max(most))
}
