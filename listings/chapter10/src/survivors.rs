//! Features that are nothing but noise.

use crate::{Choice, Strengths};
use chapter7::draw_normal;
use chapter9::Data;
use maybe_rayon::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use solver::{NotConverged, kept};

/// How many features of pure noise are added.
pub(crate) const NOISE: usize = 10;

/// How many features of noise are kept.
#[derive(Clone, Copy, Debug)]
pub struct Survivors {
    /// At the smallest error.
    pub best: usize,
    /// By the one-standard-error rule.
    pub simple: usize,
}

/// The data with `count` features more that are nothing but normal noise.
#[must_use]
pub fn with_noise(data: &Data, count: usize, seed: u64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut data = data.clone();
    for k in 1..=count {
        data.names.push(format!("noise {k}"));
        let column =
            (0..data.rows()).map(|_| draw_normal(&mut random)).collect();
        data.columns.push(column);
    }
    data
}

/// How many features of noise are kept, for each draw of noise.
pub(crate) fn survivors(
    data: &Data,
    folds: usize,
    noises: u64,
) -> Result<Vec<Survivors>, NotConverged> {
    let count = |seed: u64| {
        let noisy = with_noise(data, NOISE, seed);
        let choice = Choice::of(&noisy, folds, Strengths::REAL)?;
        let real = data.columns.len();
        let noise = |weights: &[f64]| kept(&weights[real..]).len();
        Ok(Survivors {
            best: noise(choice.best()),
            simple: noise(choice.simple()),
        })
    };
    (1..=noises).into_par_iter().map(count).collect()
}
