use crate::{
    band, clip_and_freeze_step, l2_step, slope_step, threshold_step, walk,
};
use chapter3::Data;
use chapter5::{l2_minimiser, zero_threshold};

/// Data on a line, and the three walks on them.
pub struct Problem {
    pub(crate) weight: f64,
    pub(crate) data: Data,
    pub(crate) lambda: f64,
    pub(crate) eta: f64,
    pub(crate) start: f64,
    pub(crate) steps: usize,
}

impl Problem {
    /// Below this step size the L2 walk goes to its goal: every step
    /// multiplies the distance by 1 − 2η·(mean(x²) + λ), which lies between ±1
    /// then.
    pub(crate) fn largest_step_size(data: &Data, lambda: f64) -> f64 {
        1.0 / (data.mean_xx() + lambda)
    }

    /// How hard the data pull at 0.
    pub(crate) fn pull(&self) -> f64 {
        zero_threshold(&self.data)
    }

    /// Whether L1's lowest point is 0.
    pub(crate) fn is_beyond(&self) -> bool {
        self.lambda >= zero_threshold(&self.data)
    }

    /// The slope walk on the L1 sum.
    pub(crate) fn slope_walk(&self, eta: f64, steps: usize) -> Vec<f64> {
        walk(self.start, steps, |w| slope_step(&self.data, self.lambda, eta, w))
    }

    /// The threshold walk on the L1 sum.
    pub(crate) fn threshold_walk(&self, eta: f64, steps: usize) -> Vec<f64> {
        walk(self.start, steps, |w| {
            threshold_step(&self.data, self.lambda, eta, w)
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

    /// The weights between which the slope walk ends up, the smaller first.
    pub(crate) fn band(&self) -> (f64, f64) {
        band(&self.data, self.lambda, self.eta)
    }

    /// The bottom of the half-bowl for which the threshold walk heads, from
    /// the side on which w* is, by what a step multiplies its distance to
    /// that, and this distance at the start.
    pub(crate) fn way(&self) -> (f64, f64, f64) {
        let m = self.data.mean_xx();
        let side = if self.weight < 0.0 { -1.0 } else { 1.0 };
        let bottom = self.weight - side * self.lambda / (2.0 * m);
        (bottom, 1.0 - 2.0 * self.eta * m, (self.start - bottom).abs())
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
