//! Weight decay in an optimiser that chooses a step for each weight.

/// Adam's usual settings.
const FIRST: f64 = 0.9;
const SECOND: f64 = 0.999;
const TINY: f64 = 1e-8;

// ANCHOR: adam
/// Adam on the book's one weight: how far to go is the slope, divided by its
/// usual size. `slope` is what is walked down, and `decay` what is taken off
/// the weight beside it, both at each step.
///
/// (Kingma and Ba, "Adam: a method for stochastic optimization", 2015;
/// Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.)
fn walk(slope: impl Fn(f64) -> f64, decay: f64, eta: f64, steps: u32) -> f64 {
    let (mut w, mut mean, mut square) = (1.0, 0.0, 0.0);
    let (mut left, mut left_square) = (1.0, 1.0);
    for _ in 0..steps {
        let g = slope(w);
        mean = FIRST * mean + (1.0 - FIRST) * g;
        square = SECOND * square + (1.0 - SECOND) * g * g;
        left *= FIRST;
        left_square *= SECOND;
        let size = (square / (1.0 - left_square)).sqrt() + TINY;
        w -= eta * (mean / (1.0 - left) / size + decay * w);
    }
    w
}
// ANCHOR_END: adam

/// Adam down loss + λw², where it ends.
pub fn adam(lambda: f64, eta: f64, steps: u32) -> f64 {
    walk(|w| 2.0 * (w - 0.5) + 2.0 * lambda * w, 0.0, eta, steps)
}

/// Adam down the loss, with the decay 2λ beside it: AdamW.
pub fn adam_decoupled(lambda: f64, eta: f64, steps: u32) -> f64 {
    walk(|w| 2.0 * (w - 0.5), 2.0 * lambda, eta, steps)
}
