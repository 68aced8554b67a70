use crate::{l1_minimiser, l1_sum, l2_minimiser, l2_sum, zero_threshold};
use chapter3::{Data, loss, neighbourhood};

/// The data and the strength of the penalty.
pub struct Problem {
    pub(crate) weight: f64,
    pub(crate) lambda: f64,
    pub(crate) data: Data,
    /// What the figures show of the weights.
    pub(crate) from: f64,
    pub(crate) to: f64,
}

impl Problem {
    /// The data lie on y = weight·x.
    pub(crate) fn new(weight: f64, lambda: f64, data: Data) -> Self {
        let (from, to) = neighbourhood(weight);
        let to = to - (to - from) / 8.0;
        Problem { weight, lambda, data, from, to }
    }

    /// Where the L1 sum is lowest.
    pub(crate) fn l1(&self) -> f64 {
        l1_minimiser(&self.data, self.lambda)
    }

    /// Where the L2 sum is lowest.
    pub(crate) fn l2(&self) -> f64 {
        l2_minimiser(&self.data, self.lambda)
    }

    /// The L1 sum at a weight.
    pub(crate) fn l1_sum(&self, w: f64) -> f64 {
        l1_sum(&self.data, self.lambda, w)
    }

    /// The L2 sum at a weight.
    pub(crate) fn l2_sum(&self, w: f64) -> f64 {
        l2_sum(&self.data, self.lambda, w)
    }

    /// The lowest point of the whole bowl that the L1 sum follows on one side
    /// of 0: on the right with `side` 1, on the left with −1.
    pub(crate) fn half_bowl(&self, side: f64, lambda: f64) -> f64 {
        let bottom = self.weight - side * lambda / 2.0 / self.data.mean_xx();
        // What is left of it at L1's threshold is rounding in the data.
        if bottom.abs() < 1e-12 * self.reach() { 0.0 } else { bottom }
    }

    /// The λ at which things happen, or 1 if nothing does.
    pub(crate) fn scale(&self) -> f64 {
        let threshold = zero_threshold(&self.data);
        if threshold > 0.0 { threshold } else { 1.0 }
    }

    /// How far a weight reaches in this problem: 1 for the book's data.
    pub(crate) fn reach(&self) -> f64 {
        if self.weight == 0.0 { 1.0 } else { 2.0 * self.weight.abs() }
    }

    /// The loss at w = 0, the height by which the figures measure.
    pub(crate) fn height(&self) -> f64 {
        let at_zero = loss(&self.data, 0.0);
        if at_zero > 0.0 { at_zero } else { loss(&self.data, 1.0) }
    }
}
