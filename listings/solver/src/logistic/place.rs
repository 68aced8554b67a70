use super::blocks::{add_all, sum};
use super::labelled::Labelled;
use super::probability::{log_loss, wrong};
use crate::Penalty;
use crate::dot::add;

/// Weights, the intercept, and what is computed from them for each row. The
/// columns are those less their means.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The weights.
    pub w: Vec<f64>,
    /// The intercept: the best one for these weights, so that what the
    /// probabilities leave over adds up to 0.
    pub b: f64,
    /// The log odds η = b + Σ wⱼ·xⱼ of each row.
    pub eta: Vec<f64>,
    /// What the probabilities leave over: each row's share times y − p.
    pub rest: Vec<f64>,
    /// How the loss bends in each row: its share times p·(1 − p).
    pub bends: Vec<f64>,
    /// The loss.
    pub loss: f64,
}

impl Place {
    /// These weights, with the best intercept, which is near `b`.
    pub fn new(data: &Labelled, b: f64, w: Vec<f64>) -> Self {
        let mut at = Place::with_intercept(data, b, w);
        at.settle(data);
        at.measure(data);
        at
    }

    /// These weights and exactly this intercept.
    pub fn with_intercept(data: &Labelled, b: f64, w: Vec<f64>) -> Self {
        let n = data.rows();
        let mut at = Place {
            eta: vec![b; n],
            rest: vec![0.0; n],
            bends: vec![0.0; n],
            loss: 0.0,
            w,
            b,
        };
        let columns = (0..data.count()).map(|j| (at.w[j], data.centred(j)));
        let columns: Vec<_> = columns.filter(|(w, _)| *w != 0.0).collect();
        add_all(&mut at.eta, &columns);
        at.renew(data);
        at.measure(data);
        at
    }

    /// A part of the way from here to other weights, where the intercept
    /// differs by about `db` and the log odds of the rows by `way`.
    pub fn towards(
        &self,
        data: &Labelled,
        (w, db, way): (&[f64], f64, &[f64]),
        part: f64,
    ) -> Self {
        let mut at = self.clone();
        for (at, to) in at.w.iter_mut().zip(w) {
            *at = if part == 1.0 { *to } else { *at + part * (to - *at) };
        }
        at.b += part * db;
        add(&mut at.eta, part, way);
        at.renew(data);
        at.settle(data);
        at.measure(data);
        at
    }

    /// Loss + penalty here.
    pub fn sum(&self, penalty: Penalty) -> f64 {
        self.loss + penalty.of(&self.w)
    }

    /// The loss of all rows.
    fn measure(&mut self, data: &Labelled) {
        let rows = self.eta.iter().zip(data.labels()).zip(data.shares());
        let losses = rows.map(|((&eta, &y), share)| share * log_loss(y, eta));
        self.loss = losses.sum();
    }

    /// The probabilities once more, as the log odds have changed.
    fn renew(&mut self, data: &Labelled) {
        let rows = data.labels().iter().zip(data.shares());
        let own = self.eta.iter().zip(&mut self.rest).zip(&mut self.bends);
        for (((eta, rest), bend), (y, share)) in own.zip(rows) {
            let sign = 2.0 * y - 1.0;
            let (wrong, right) = wrong(sign * eta);
            *rest = sign * share * wrong;
            *bend = share * wrong * right;
        }
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
            for eta in &mut self.eta {
                *eta += step;
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
        let rows = self.eta.iter().zip(data.labels()).zip(data.shares());
        rows.filter(|(_, share)| **share > 0.0)
            .all(|((&eta, &y), _)| if y > 0.0 { eta > 0.0 } else { eta < 0.0 })
    }
}
