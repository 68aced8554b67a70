//! Chapter 12: which one should I choose?
//!
//! Near-copies, a feature that is wrong and comes first, few strong weights or
//! many weak ones, and what a price does to the weights that it keeps.

mod chapter;
mod decay;
mod draws;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;
mod risk;

pub use chapter::{Chapter12, Parameters};
pub use decay::{adam, adam_decoupled, adam_decoupled_with_noise};
pub use problem::Problem;
pub use risk::{lasso_risk, ridge_risk, simulated_risk, soft_threshold_risk};

use chapter7::normal_below;
use solver::Quadratic;

/// Two features with mean square 1 and the correlation ρ, and outputs that
/// both explain equally well, but for a small push δ:
/// y = (x₁ + x₂)/4 + δ·h.
///
/// With h the part of x₂ that x₁ does not have: x₂ = ρ·x₁ + √(1 − ρ²)·h.
pub fn near_copies(correlation: f64, push: f64) -> Quadratic {
    let r = correlation;
    let own = (1.0 - r * r).sqrt();
    let (along, across) = (0.25 * (1.0 + r), 0.25 * own + push);
    Quadratic {
        gram: vec![vec![1.0, r], vec![r, 1.0]],
        c: vec![along, r * along + own * across],
        s: along * along + across * across,
    }
}

/// Three features: y = x₁ + x₂ exactly, x₁ and x₂ are unrelated, and x₃ goes
/// with each of them with the correlation r.
///
/// (Zhao and Yu, "On model selection consistency of lasso", Journal of Machine
/// Learning Research 7, 2006.)
pub fn wrong_feature(r: f64) -> Quadratic {
    Quadratic {
        gram: vec![vec![1.0, 0.0, r], vec![0.0, 1.0, r], vec![r, r, 1.0]],
        c: vec![1.0, 1.0, 2.0 * r],
        s: 2.0,
    }
}

/// The mean of a weight w whose probability falls with loss plus price:
/// density proportional to exp(−(loss(w) + λ|w|)/T), for the book's data.
///
/// (Park and Casella, "The Bayesian lasso", Journal of the American
/// Statistical Association 103, 2008.)
pub fn posterior_mean(lambda: f64, temperature: f64) -> f64 {
    // Right of 0 the density is a piece of the normal distribution around
    // 0.5 − λ/2 with variance T/2, left of 0 around 0.5 + λ/2; at 0 both have
    // the same height, by which their masses are measured.
    let sd = (temperature / 2.0).sqrt();
    let right = mass_by_height((0.5 - lambda / 2.0) / sd);
    let left = mass_by_height(-(0.5 + lambda / 2.0) / sd);
    0.5 - lambda / 2.0 + lambda * left / (right + left)
}

/// Φ(z)/φ(z), where both may be too small to be written.
fn mass_by_height(z: f64) -> f64 {
    if z > -5.0 {
        return normal_below(z) / normal_density(z);
    }
    // 1/(−z + 1/(−z + 2/(−z + 3/(−z + …)))).
    let fraction = (1..=50).rev().map(f64::from);
    fraction.fold(-z, |below, k| k / below - z).recip()
}

/// φ(z), the density of the normal distribution with mean 0 and standard
/// deviation 1.
pub(crate) fn normal_density(z: f64) -> f64 {
    libm::exp(-z * z / 2.0) / std::f64::consts::TAU.sqrt()
}
