//! Both choices once more, with the rows in other folds.

use crate::Data;
use crate::study::{Choice, Settings};
use maybe_rayon::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::{NotConverged, kept};

/// What came out of one order of the rows.
pub(crate) struct Chosen {
    /// The smallest cross-validated error.
    pub error: f64,
    /// The features kept there.
    pub best: Vec<usize>,
    /// The features that the one-standard-error rule keeps.
    pub simple: Vec<usize>,
}

/// Shuffles the rows with the seeds 1, 2, … up to `times`, so that the folds
/// are others, and lets cross-validation choose.
///
/// # Errors
/// If one of the fits does not get there.
pub(crate) fn choose_again(
    data: &Data,
    settings: Settings,
    times: u64,
) -> Result<Vec<Chosen>, NotConverged> {
    let choose = |seed: u64| {
        let mut order: Vec<usize> = (0..data.rows()).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let choice = Choice::of(&data.with_rows(&order), settings)?;
        let validation = &choice.validation;
        Ok(Chosen {
            error: validation.mean(validation.best()),
            best: kept(choice.best()),
            simple: kept(choice.simple()),
        })
    };
    (1..=times).into_par_iter().map(choose).collect()
}
