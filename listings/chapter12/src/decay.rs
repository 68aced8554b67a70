//! Weight decay in an optimiser that chooses a step for each weight.

use chapter7::draw_normal;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

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
fn walk(
    mut slope: impl FnMut(f64) -> f64,
    decay: f64,
    eta: f64,
) -> impl Iterator<Item = f64> {
    let (mut w, mut mean, mut square) = (1.0, 0.0, 0.0);
    let (mut left, mut left_square) = (1.0, 1.0);
    std::iter::repeat_with(move || {
        let g = slope(w);
        mean = FIRST * mean + (1.0 - FIRST) * g;
        square = SECOND * square + (1.0 - SECOND) * g * g;
        left *= FIRST;
        left_square *= SECOND;
        let size = (square / (1.0 - left_square)).sqrt() + TINY;
        w -= eta * (mean / (1.0 - left) / size + decay * w);
        w
    })
}
// ANCHOR_END: adam

/// Adam down loss + λw²: where it is after so many steps, at least one.
pub fn adam(lambda: f64, eta: f64, steps: usize) -> f64 {
    let slope = move |w| 2.0 * (w - 0.5) + 2.0 * lambda * w;
    let mut weights = walk(slope, 0.0, eta);
    weights.nth(steps - 1).expect("a walk goes on")
}

/// Adam down the loss, with the decay 2λ beside it, AdamW: where it is after
/// so many steps, at least one.
pub fn adam_decoupled(lambda: f64, eta: f64, steps: usize) -> f64 {
    let mut weights = walk(|w| 2.0 * (w - 0.5), 2.0 * lambda, eta);
    weights.nth(steps - 1).expect("a walk goes on")
}

/// AdamW where each slope has normal noise with standard deviation `noise`, as
/// it has when it is measured on a few of the rows: the mean of its weights
/// over the second half of so many steps.
pub fn adam_decoupled_with_noise(
    lambda: f64,
    eta: f64,
    noise: f64,
    steps: usize,
    seed: u64,
) -> f64 {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let slope = move |w| 2.0 * (w - 0.5) + noise * draw_normal(&mut random);
    let weights = walk(slope, 2.0 * lambda, eta).take(steps).skip(steps / 2);
    weights.sum::<f64>() / (steps - steps / 2) as f64
}
