use super::labelled::Labelled;
use super::probability::{log_loss, residual};
use crate::dot::add;

/// Weights, the intercept, and what is computed from them for each row. The
/// columns are those less their means.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The weights.
    pub w: Vec<f64>,
    /// The intercept.
    pub b: f64,
    /// The log odds η = b + Σ wⱼ·xⱼ of each row.
    pub eta: Vec<f64>,
    /// What the probabilities leave over: each row's share times y − p.
    pub rest: Vec<f64>,
    /// The loss.
    pub loss: f64,
}

impl Place {
    /// This intercept and these weights.
    pub fn new(data: &Labelled, b: f64, w: Vec<f64>) -> Self {
        let mut eta = vec![b; data.rows()];
        for (j, &w) in w.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            add(&mut eta, w, data.centred(j));
        }
        let mut at = Place { w, b, eta, rest: Vec::new(), loss: 0.0 };
        at.renew(data);
        at
    }

    /// The probabilities once more, as the log odds have changed.
    fn renew(&mut self, data: &Labelled) {
        let rows = || self.eta.iter().zip(data.labels()).zip(data.shares());
        let loss = rows().map(|((&eta, &y), s)| s * log_loss(y, eta)).sum();
        let rest = rows().map(|((&eta, &y), s)| s * residual(y, eta)).collect();
        (self.loss, self.rest) = (loss, rest);
    }

    /// How the loss bends in each row: its share times p·(1 − p).
    pub fn bends(&self, data: &Labelled) -> Vec<f64> {
        let bend = |(rest, share): (&f64, &f64)| {
            if *share > 0.0 {
                rest.abs() * (1.0 - rest.abs() / share)
            } else {
                0.0
            }
        };
        self.rest.iter().zip(data.shares()).map(bend).collect()
    }

    /// Gives the intercept its best value for these weights, at which the
    /// residuals add up to 0.
    pub fn settle(&mut self, data: &Labelled) {
        let mut before = f64::INFINITY;
        loop {
            let pull: f64 = self.rest.iter().sum();
            let bend: f64 = self.bends(data).iter().sum();
            // Newton's step; at most 1, since far away it is far too long.
            let step = (pull / bend).clamp(-1.0, 1.0);
            let is_small = pull.abs() <= 1e-16 || pull.abs() >= before;
            if is_small || step.is_nan() {
                return;
            }
            before = pull.abs();
            self.b += step;
            self.eta.iter_mut().for_each(|eta| *eta += step);
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
