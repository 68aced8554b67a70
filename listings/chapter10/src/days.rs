//! Rows in time: a series that drifts.

use crate::visits::FOLDS;
use crate::{Choice, Promise, Strengths};
use chapter7::draw_normal;
use chapter9::{Data, Scaled, Validation};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::NotConverged;

/// How many days are learnt from.
const DAYS: usize = 100;

/// How many days are predicted at a time.
const AHEAD: usize = 10;

/// How many features there are.
const FEATURES: usize = 20;

/// A number that takes a random step from each day to the next.
fn draw_walk(random: &mut ChaCha8Rng) -> Vec<f64> {
    let mut at = 0.0;
    let mut step = || {
        at += draw_normal(random);
        at
    };
    (0..DAYS + AHEAD).map(|_| step()).collect()
}

/// The root of the error on the days that follow if all of them are predicted
/// by the last day that is known: for the same target as
/// [`promise_of_days`].
pub fn last_day_error(seed: u64) -> f64 {
    let y = draw_walk(&mut ChaCha8Rng::seed_from_u64(seed));
    let (past, next) = y.split_at(DAYS);
    let misses = next.iter().map(|y| y - past[DAYS - 1]);
    let squares: f64 = misses.map(|miss| miss * miss).sum();
    (squares / AHEAD as f64).sqrt()
}

/// A hundred days of a target and twenty features, each of which goes up or
/// down a random step from day to day and knows nothing of the others. What do
/// folds of random days promise, and what does learning from the past alone,
/// and what is true of the ten days that follow?
///
/// (Granger and Newbold, "Spurious regressions in econometrics", Journal of
/// Econometrics 2, 1974, on how such series seem to be related.)
///
/// # Errors
/// If one of the fits does not get there.
pub fn promise_of_days(seed: u64) -> Result<[Promise; 2], NotConverged> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let y = draw_walk(&mut random);
    let columns = (0..FEATURES).map(|_| draw_walk(&mut random)).collect();
    let names = (1..=FEATURES).map(|j| format!("series {j}")).collect();
    let all = Data { names, columns, y };
    let days = |from: usize, to: usize| -> Data {
        all.with_rows(&(from..to).collect::<Vec<_>>())
    };
    let (past, next) = (days(0, DAYS), days(DAYS, DAYS + AHEAD));
    let mut mixed: Vec<usize> = (0..DAYS).collect();
    mixed.shuffle(&mut random);
    let at_random =
        Choice::of(&past.with_rows(&mixed), FOLDS, Strengths::DRAWN)?;
    let alphas = &at_random.validation.alphas;
    // From the first fifty days on, the next ten; from sixty, and so on.
    let fold = |start: usize| {
        let scaled = Scaled::new(&days(0, start));
        let weights = Strengths::DRAWN.weights(&scaled, alphas)?;
        let out = days(start, start + AHEAD);
        Ok(weights.iter().map(|w| scaled.error_on(&out, w)).collect())
    };
    let folds = (DAYS / 2..DAYS).step_by(AHEAD).map(fold);
    let folds = folds.collect::<Result<_, NotConverged>>()?;
    let in_order = Validation { alphas: alphas.clone(), folds };
    let promise = |validation: &Validation| {
        let best = validation.best();
        let weights = &at_random.path[best];
        Promise {
            promised: validation.mean(best).sqrt(),
            truly: at_random.scaled.error_on(&next, weights).sqrt(),
        }
    };
    Ok([promise(&at_random.validation), promise(&in_order)])
}
