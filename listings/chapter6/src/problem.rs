use crate::{
    band, clip_and_freeze_step, l2_step, proximal_step, subgradient_step, walk,
};
use chapter3::{Data, INPUTS};
use chapter5::{l2_minimiser, zero_threshold};

/// The book's data and the three walks on them.
pub struct Problem {
    pub(crate) data: Data,
    pub(crate) lambda: f64,
    pub(crate) eta: f64,
    pub(crate) start: f64,
    pub(crate) steps: usize,
}

impl Problem {
    pub(crate) fn new(lambda: f64, eta: f64, start: f64, steps: usize) -> Self {
        let data = Data::on_line(0.5, INPUTS.to_vec());
        Problem { data, lambda, eta, start, steps }
    }

    /// Below this step size the L2 walk goes to its goal: every step
    /// multiplies the distance by 1 − 2η·(1 + λ), which lies between ±1 then.
    pub(crate) fn largest_step_size(lambda: f64) -> f64 {
        1.0 / (1.0 + lambda)
    }

    /// Whether L1's lowest point is 0.
    pub(crate) fn is_beyond(&self) -> bool {
        self.lambda >= zero_threshold(&self.data)
    }

    /// The L1 walk along the slope.
    pub(crate) fn subgradient_walk(&self, eta: f64, steps: usize) -> Vec<f64> {
        walk(self.start, steps, |w| {
            subgradient_step(&self.data, self.lambda, eta, w)
        })
    }

    /// The L1 walk by proximal steps.
    pub(crate) fn proximal_walk(&self, eta: f64, steps: usize) -> Vec<f64> {
        walk(self.start, steps, |w| {
            proximal_step(&self.data, self.lambda, eta, w)
        })
    }

    /// The walk on the L2 sum.
    pub(crate) fn l2_walk(&self, eta: f64, steps: usize) -> Vec<f64> {
        walk(self.start, steps, |w| l2_step(&self.data, self.lambda, eta, w))
    }

    /// Where an L1 walk that freezes a weight at 0 ends.
    pub(crate) fn frozen(&self) -> f64 {
        let step =
            |w| clip_and_freeze_step(&self.data, self.lambda, self.eta, w);
        last(&walk(self.start, self.steps, step))
    }

    /// The weights between which the L1 walk along the slope ends up.
    pub(crate) fn band(&self) -> (f64, f64) {
        band(&self.data, self.lambda, self.eta)
    }

    /// Where the L2 walk goes.
    pub(crate) fn goal(&self) -> f64 {
        l2_minimiser(&self.data, self.lambda)
    }
}

/// At which step a walk is first on exactly 0.
pub(crate) fn landing(walk: &[f64]) -> Option<usize> {
    walk.iter().position(|w| *w == 0.0)
}

/// How many steps of a walk are on exactly 0.
pub(crate) fn zeros(walk: &[f64]) -> usize {
    walk.iter().filter(|w| **w == 0.0).count()
}

/// Where a walk ends.
pub(crate) fn last(walk: &[f64]) -> f64 {
    walk[walk.len() - 1]
}
