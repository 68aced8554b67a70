//! What the figures of one weight show of data on y = w*·x with mean(x²) = m,
//! whose loss is m·(w − w*)².

use crate::check::with;
use crate::svg::Point;

pub struct View {
    pub m: f64,
    pub best: f64,
}

impl View {
    pub fn loss(&self, w: f64) -> f64 {
        self.m * (w - self.best) * (w - self.best)
    }

    /// From this λ on L1 is lowest at 0: λ/2m = |w*|.
    pub fn threshold(&self) -> f64 {
        2.0 * self.m * self.best.abs()
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
