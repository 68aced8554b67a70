//! What noise in the data does to the pull, and so to the best weight.

use crate::Parabola;
use chapter3::{Data, mean};
use libm::{cos, erfc, log};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

/// A number from the normal distribution with mean 0 and standard deviation
/// 1, made of two that are evenly spread.
///
/// (Box and Muller, "A note on the generation of random normal deviates",
/// Annals of Mathematical Statistics 29, 1958.)
pub fn draw_normal(random: &mut ChaCha8Rng) -> f64 {
    let (u, v): (f64, f64) =
        (random.random_range(0.0..1.0), random.random_range(0.0..1.0));
    // 1 − u is never 0.
    (-2.0 * log(1.0 - u)).sqrt() * cos(std::f64::consts::TAU * v)
}

/// The pulls of `count` data sets: the same inputs each time, and normal
/// noise with standard deviation `sd` on the outputs.
pub fn draw_pulls(data: &Data, sd: f64, count: usize, seed: u64) -> Vec<f64> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = || {
        let noisy = data.y.iter().map(|y| y + sd * draw_normal(&mut random));
        let noisy: Vec<f64> = noisy.collect();
        2.0 * mean(data.x.iter().zip(&noisy).map(|(x, y)| x * y))
    };
    (0..count).map(|_| draw()).collect()
}

/// Φ(z): how likely a number from the normal distribution with mean 0 and
/// standard deviation 1 is below `z`.
///
/// (Abramowitz and Stegun, *Handbook of Mathematical Functions*, 26.2.29.)
pub fn normal_below(z: f64) -> f64 {
    erfc(-z / std::f64::consts::SQRT_2) / 2.0
}

// ANCHOR: probability
/// How likely L1's best weight is exactly 0 when `n` outputs have normal noise
/// with standard deviation `sd` > 0: Φ((λ − pull)/s) − Φ((−λ − pull)/s).
///
/// The pull is 2·mean(xy), a sum of normal numbers. So it is normal too, with
/// standard deviation s = 2·sd·√(m/n).
pub fn zero_probability(
    bowl: &Parabola,
    lambda: f64,
    sd: f64,
    n: usize,
) -> f64 {
    let s = 2.0 * sd * (bowl.m / n as f64).sqrt();
    // From the side on which nothing is lost by subtracting from 1.
    let pull = bowl.pull.abs();
    normal_below((lambda - pull) / s) - normal_below((-lambda - pull) / s)
}
// ANCHOR_END: probability
