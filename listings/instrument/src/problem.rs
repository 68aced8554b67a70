use crate::data;
use chapter3::{Data, INPUTS, loss};
use chapter5::{l1_minimiser, l1_sum, l2_minimiser, l2_sum, zero_threshold};
use chapter7::Parabola;

/// What the handles are set to, and the data that follow.
pub struct Problem {
    /// w*, the slope of the line from which the noise moves the points.
    pub(crate) weight: f64,
    pub(crate) lambda: f64,
    /// The standard deviation of the noise.
    pub(crate) noise: f64,
    /// By how much a reader has moved each point up.
    pub(crate) moved: [f64; INPUTS.len()],
    pub(crate) data: Data,
    /// What the data say about the loss.
    pub(crate) bowl: Parabola,
}

impl Problem {
    pub(crate) fn new(
        weight: f64,
        lambda: f64,
        noise: f64,
        moved: [f64; INPUTS.len()],
    ) -> Self {
        let mut data = data(weight, noise);
        for (y, by) in data.y.iter_mut().zip(moved) {
            *y += by;
        }
        let bowl = Parabola::of(&data);
        Problem { weight, lambda, noise, moved, data, bowl }
    }

    /// Whether a reader has moved any point.
    pub(crate) fn is_moved(&self) -> bool {
        self.moved != [0.0; INPUTS.len()]
    }

    /// Where the loss is lowest: the weight of least squares.
    pub(crate) fn least_squares(&self) -> f64 {
        self.bowl.best()
    }

    /// Where the L1 sum is lowest.
    pub(crate) fn l1(&self) -> f64 {
        l1_minimiser(&self.data, self.lambda)
    }

    /// Where the L2 sum is lowest.
    pub(crate) fn l2(&self) -> f64 {
        l2_minimiser(&self.data, self.lambda)
    }

    /// The loss at a weight.
    pub(crate) fn loss(&self, w: f64) -> f64 {
        without_rounding(loss(&self.data, w))
    }

    /// The L1 sum at a weight.
    pub(crate) fn l1_sum(&self, w: f64) -> f64 {
        without_rounding(l1_sum(&self.data, self.lambda, w))
    }

    /// The L2 sum at a weight.
    pub(crate) fn l2_sum(&self, w: f64) -> f64 {
        without_rounding(l2_sum(&self.data, self.lambda, w))
    }

    /// The smallest λ at which L1's best weight is exactly 0.
    pub(crate) fn threshold(&self) -> f64 {
        zero_threshold(&self.data)
    }

    /// Up to this size of the weight of least squares L1's best weight is 0:
    /// λ/2m, as the data pull with 2m·w there.
    pub(crate) fn dead_zone(&self) -> f64 {
        self.lambda / (2.0 * self.bowl.m)
    }

    /// The same inputs with outputs whose weight of least squares is `w`.
    pub(crate) fn bowl_at(&self, w: f64) -> Parabola {
        Parabola { pull: 2.0 * self.bowl.m * w, ..self.bowl }
    }
}

/// A height; where all points lie on the line, what is left of 0 is rounding
/// in the data.
fn without_rounding(height: f64) -> f64 {
    if height < 1e-30 { 0.0 } else { height }
}
