//! The instrument: the whole argument on one page.
//!
//! The data and their line, the loss and both sums, the pulls at the weight,
//! the dead zone and the path, all for the same λ, the same weight and the
//! same noise. The mathematics is that of chapters 3 to 7; only the noisy data
//! are made here.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Instrument, Parameters};
pub use problem::Problem;

use chapter3::{Data, INPUTS};
use chapter7::draw_normal;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;

/// Where the random numbers of the noise start.
pub const SEED: u64 = 1;

/// The book's inputs, with yᵢ = weight·xᵢ + noise·eᵢ.
///
/// The e are drawn from the normal distribution with mean 0 and standard
/// deviation 1, and they are always the same: as `noise` grows, each point
/// moves along a straight line.
pub fn data(weight: f64, noise: f64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let mut output = |x: f64| weight * x + noise * draw_normal(&mut random);
    let y = INPUTS.iter().map(|x| output(*x)).collect();
    Data { x: INPUTS.to_vec(), y }
}
