//! What the figures of one weight show of data on y = w*·x with mean(x²) = m:
//! the loss is m·(w − w*)², and the data pull with 2m·w* at 0.

use crate::drawn::with;
use crate::plane::Point;
use promises::mathematics::soft;

#[derive(Clone, Copy)]
pub struct View {
    pub m: f64,
    pub best: f64,
}

impl View {
    pub fn loss(&self, w: f64) -> f64 {
        self.m * (w - self.best) * (w - self.best)
    }

    pub fn l1_sum(&self, lambda: f64, w: f64) -> f64 {
        self.loss(w) + lambda * w.abs()
    }

    pub fn l2_sum(&self, lambda: f64, w: f64) -> f64 {
        self.loss(w) + lambda * w * w
    }

    pub fn pull(&self) -> f64 {
        2.0 * self.m * self.best
    }

    /// The best weights at a pull: the slope 2m·w − pull and that of the price,
    /// ±λ or 2λ·w, add up to 0.
    pub fn l1_at(&self, lambda: f64, pull: f64) -> f64 {
        soft(pull, lambda) / (2.0 * self.m)
    }

    pub fn l2_at(&self, lambda: f64, pull: f64) -> f64 {
        pull / (2.0 * (self.m + lambda))
    }

    pub fn l1(&self, lambda: f64) -> f64 {
        self.l1_at(lambda, self.pull())
    }

    pub fn l2(&self, lambda: f64) -> f64 {
        self.l2_at(lambda, self.pull())
    }

    /// The lowest points of both sums.
    pub fn bottoms(&self, lambda: f64) -> [Point; 2] {
        let (one, two) = (self.l1(lambda), self.l2(lambda));
        [(one, self.l1_sum(lambda, one)), (two, self.l2_sum(lambda, two))]
    }

    /// From this λ on L1 is lowest at 0: λ/2m = |w*|.
    pub fn threshold(&self) -> f64 {
        self.pull().abs()
    }

    /// The λ by which the figures measure.
    pub fn scale(&self) -> f64 {
        if self.best == 0.0 { 1.0 } else { self.threshold() }
    }

    /// How far the weights reach: twice as far as the best one.
    pub fn reach(&self) -> f64 {
        if self.best == 0.0 { 1.0 } else { 2.0 * self.best.abs() }
    }

    /// The weights that the figures show.
    pub fn across(&self) -> Point {
        (self.best - self.reach(), self.best + 0.75 * self.reach())
    }

    /// The point of the loss's curve beside which its name stands, where no
    /// sum comes.
    pub fn below_the_loss(&self) -> Point {
        let (from, to) = self.across();
        let w = from + 0.9 * (to - from);
        (w, self.loss(w))
    }

    /// The height by which the figures measure: the loss at 0.
    pub fn height(&self) -> f64 {
        if self.best == 0.0 { self.m } else { self.loss(0.0) }
    }

    /// λ from 0 to `most` times the scale in so many steps, and the chosen one.
    pub fn lambdas(&self, most: f64, steps: u32, chosen: f64) -> Vec<f64> {
        let end = most * self.scale();
        let step = |i| end * f64::from(i) / f64::from(steps);
        with((0..=steps).map(step).collect(), chosen)
    }
}
