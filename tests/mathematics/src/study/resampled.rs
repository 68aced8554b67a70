//! Rows drawn again, and noise added, from the same seeds as the chapter's.

use super::{How, Rows, Scale, cross_validated, kept, path, strengths};
use chapter7::draw_normal;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use std::thread;

/// In which share of 200 draws each feature is kept.
pub fn often(rows: &Rows, alpha: f64, ratio: f64) -> Vec<f64> {
    let mut counts = vec![0.0; rows.x.len()];
    for seed in 1..=200 {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let n = rows.y.len();
        let drawn: Vec<usize> =
            (0..n).map(|_| random.random_range(0..n)).collect();
        let drawn = rows.some(&drawn);
        let moments = Scale::of(&drawn).moments(&drawn.y);
        for j in kept(&path(&moments, &[alpha], ratio)[0]) {
            counts[j] += 1.0;
        }
    }
    counts.into_iter().map(|count| count / 200.0).collect()
}

/// How many of ten features of noise are kept at both choices, for 20 draws.
pub fn noise(rows: &Rows, how: How) -> Vec<(usize, usize)> {
    let real = rows.x.len();
    let draw = |seed: u64| {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut noisy = rows.clone();
        for _ in 0..10 {
            let column = (0..rows.y.len()).map(|_| draw_normal(&mut random));
            noisy.x.push(column.collect());
            noisy.names.push("noise".into());
        }
        let alphas = strengths(&noisy, how);
        let moments = Scale::of(&noisy).moments(&noisy.y);
        let path = path(&moments, &alphas, how.ratio);
        let errors = cross_validated(&noisy, &alphas, how);
        let count = |k: usize| {
            kept(&path[k]).into_iter().filter(|j| *j >= real).count()
        };
        (count(errors.best()), count(errors.one_se()))
    };
    (1..=20).map(draw).collect()
}

/// What is chosen with the rows in another order.
pub struct Chosen {
    pub error: f64,
    pub best: Vec<usize>,
    pub simple: Vec<usize>,
}

/// Both choices with the first `some` of the rows, shuffled by each seed.
pub fn choose_again(
    rows: &Rows,
    how: How,
    some: usize,
    times: u64,
) -> Vec<Chosen> {
    let one = |seed: u64| {
        let mut order: Vec<usize> = (0..rows.y.len()).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let rows = rows.some(&order[..some]);
        let alphas = strengths(&rows, how);
        let path = path(&Scale::of(&rows).moments(&rows.y), &alphas, how.ratio);
        let errors = cross_validated(&rows, &alphas, how);
        let (best, simple) = (errors.best(), errors.one_se());
        Chosen {
            error: errors.mean(best),
            best: kept(&path[best]),
            simple: kept(&path[simple]),
        }
    };
    // On two threads, as this takes seconds.
    let half = times / 2;
    thread::scope(|scope| {
        let first = scope.spawn(|| (1..=half).map(one).collect::<Vec<_>>());
        let second: Vec<_> = (half + 1..=times).map(one).collect();
        first.join().unwrap().into_iter().chain(second).collect()
    })
}
