//! Adam as its paper writes it down (Kingma and Ba, 2015, algorithm 1), on the
//! book's loss (w − 1/2)², from w = 1 on.

use crate::soft;

/// What holds the weight near 0, by a λ.
#[derive(Clone, Copy)]
pub enum Price {
    /// λw² in the loss.
    Inside(f64),
    /// AdamW: what λw² would take off, beside Adam's step.
    Decay(f64),
    /// A soft threshold of ηλ after each step.
    Threshold(f64),
    /// The same, divided by what the step was divided by.
    DividedThreshold(f64),
}

/// The weight after each of so many steps of the size η.
pub fn walk(price: Price, eta: f64, steps: i32) -> Vec<f64> {
    let (b1, b2) = (0.9_f64, 0.999_f64);
    let (mut w, mut m, mut v) = (1.0, 0.0, 0.0_f64);
    let step = |t: i32| {
        let mut gradient = 2.0 * w - 1.0;
        if let Price::Inside(lambda) = price {
            gradient += 2.0 * lambda * w;
        }
        m = b1 * m + (1.0 - b1) * gradient;
        v = b2 * v + (1.0 - b2) * gradient * gradient;
        let size = (v / (1.0 - b2.powi(t))).sqrt() + 1e-8;
        let next = w - eta * m / (1.0 - b1.powi(t)) / size;
        w = match price {
            Price::Inside(_) => next,
            Price::Decay(lambda) => next - eta * 2.0 * lambda * w,
            Price::Threshold(lambda) => soft(next, eta * lambda),
            Price::DividedThreshold(lambda) => soft(next, eta * lambda / size),
        };
        w
    };
    (1..=steps).map(step).collect()
}

/// Where such a walk is after 30,000 steps of 0.001.
pub fn end(price: Price) -> f64 {
    *walk(price, 0.001, 30_000).last().expect("a step")
}
