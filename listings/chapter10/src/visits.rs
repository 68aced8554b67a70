//! Rows that belong together: patients who come twice.

use crate::{Choice, Promise, Strengths};
use chapter7::draw_normal;
use chapter9::Data;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::{NotConverged, Standard};

/// So many folds do these simulations have.
pub(crate) const FOLDS: usize = 5;

/// Age and sex, the first two features, stay the same at the second visit.
const FIXED: usize = 2;

/// How far a second visit is from the first, in standard deviations.
const BETWEEN_VISITS: f64 = 0.1;

/// Some patients come twice; all others are new. What do folds promise that
/// are made of rows, and folds made of patients, and what is true of the new?
///
/// # Errors
/// If one of the fits does not get there.
pub fn promise_of_visits(
    data: &Data,
    patients: usize,
    seed: u64,
) -> Result<[Promise; 2], NotConverged> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut order: Vec<usize> = (0..data.rows()).collect();
    order.shuffle(&mut random);
    let (some, others) = order.split_at(patients);
    // Rows 0 to n − 1 are the first visits, n to 2n − 1 the second.
    let visits = with_second_visit(data, some, &mut random);
    let learnt = with_squares(&visits, &visits);
    let new = with_squares(&data.with_rows(others), &visits);
    let mut mixed: Vec<usize> = (0..learnt.rows()).collect();
    mixed.shuffle(&mut random);
    // Row i is in fold i mod 5: so are both visits of patient i, as 5 divides
    // the number of patients.
    let by_patient = Choice::of(&learnt, FOLDS, Strengths::DRAWN)?;
    let by_row =
        Choice::of(&learnt.with_rows(&mixed), FOLDS, Strengths::DRAWN)?;
    Ok([by_row, by_patient].map(|choice| Promise {
        promised: choice.promise().sqrt(),
        truly: choice.scaled.error_on(&new, choice.best()).sqrt(),
    }))
}

/// The first visits of these patients, and their second ones: every number but
/// age and sex a little off.
fn with_second_visit(
    data: &Data,
    patients: &[usize],
    random: &mut ChaCha8Rng,
) -> Data {
    let mut visits = data.with_rows(patients);
    let columns = visits.columns.iter_mut().enumerate();
    let columns = columns.map(|(j, x)| (x, &data.columns[j], j >= FIXED));
    for (first, all, varies) in columns.chain([(&mut visits.y, &data.y, true)])
    {
        let sd = Standard::new(all).map_or(0.0, |x| x.sd);
        let off = if varies { BETWEEN_VISITS * sd } else { 0.0 };
        let second = first.iter().map(|x| x + off * draw_normal(random));
        let second: Vec<f64> = second.collect();
        first.extend(second);
    }
    visits
}

/// The features and their squares, standardised by the rows learnt from.
fn with_squares(data: &Data, learnt: &Data) -> Data {
    let all = data.expanded_by(learnt);
    let is_product = |name: &String| name.contains('·');
    let columns =
        (0..all.columns.len()).filter(|&j| !is_product(&all.names[j]));
    all.with_columns(&columns.collect::<Vec<_>>())
}
