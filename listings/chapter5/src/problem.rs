use crate::{View, l1_minimiser, l1_sum, l2_minimiser, l2_sum};
use chapter3::{Data, reach};

/// The data and the strength of the penalty.
pub struct Problem {
    pub(crate) weight: f64,
    pub(crate) lambda: f64,
    pub(crate) data: Data,
    /// What the figures show.
    pub(crate) view: View,
}

impl Problem {
    /// The data lie on y = weight·x.
    pub(crate) fn new(weight: f64, lambda: f64, data: Data) -> Self {
        let view = View::of(weight, &data);
        Problem { weight, lambda, data, view }
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
        if bottom.abs() < 1e-12 * reach(self.weight) { 0.0 } else { bottom }
    }
}
