//! What many draws of noise say of a strength, counted once more.

use crate::{mean, soft};
use chapter1::{Points, drawn_noise};
use std::ops::RangeInclusive;

/// Chapter 8's true weights.
pub const TRUTH: [f64; 10] =
    [0.5, -0.4, 0.3, -0.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0];

/// Chapter 1's lasso over these seeds: its mean distance to the truth at 2001
/// places, and how often it keeps x alone.
pub fn aims(seeds: RangeInclusive<u64>, lambda: f64) -> (f64, f64) {
    let (mut sum, mut alone, mut count) = (0.0, 0.0, 0.0);
    for seed in seeds {
        let fit = Points::new(&drawn_noise(seed), 7).l1(lambda);
        let places = (0..=2000).map(|i| f64::from(i) / 1000.0 - 1.0);
        let squares = places.map(|x| (fit.at(x) - x) * (fit.at(x) - x));
        sum += (squares.sum::<f64>() / 2001.0).sqrt();
        let (first, rest) = fit.weights.split_first().expect("seven");
        let is_alone = *first != 0.0 && rest.iter().all(|w| *w == 0.0);
        alone += f64::from(u8::from(is_alone));
        count += 1.0;
    }
    (sum / count, alone)
}

/// Chapter 8's best weights without a price for this noise. Its features are
/// unrelated: each weight is the true one and the feature's share of the noise.
pub fn ten_best(noise: &[f64]) -> [f64; 10] {
    std::array::from_fn(|j| {
        let x = |i: usize| match (i & (j + 1)).count_ones() % 2 {
            0 => 1.0,
            _ => -1.0,
        };
        let terms = noise.iter().enumerate().map(|(i, e)| x(i) * e);
        TRUTH[j] + terms.sum::<f64>() / 16.0
    })
}

/// The mean squared distances to the truth of the lasso, the refit and ridge
/// over these seeds.
pub fn ten_distances(seeds: RangeInclusive<u64>, lambda: f64) -> [f64; 3] {
    let mut sums = [0.0; 3];
    let count = seeds.clone().count() as f64;
    for best in seeds.map(|seed| ten_best(&chapter8::drawn_noise(seed))) {
        for (b, truth) in best.into_iter().zip(TRUTH) {
            let lasso = soft(b, lambda / 2.0);
            let refit = if lasso == 0.0 { 0.0 } else { b };
            let fits = [lasso, refit, b / (1.0 + lambda)];
            for (sum, w) in sums.iter_mut().zip(fits) {
                *sum += (w - truth) * (w - truth) / count;
            }
        }
    }
    sums
}

/// Feature `j`, counted from 1, over these seeds: in how many draws it is
/// kept, and the mean of its best weight there.
pub fn kept(seeds: RangeInclusive<u64>, lambda: f64, j: usize) -> (f64, f64) {
    let best = seeds.map(|seed| ten_best(&chapter8::drawn_noise(seed))[j - 1]);
    let kept: Vec<f64> = best.filter(|b| b.abs() > lambda / 2.0).collect();
    let count = kept.len() as f64;
    (count, mean(&kept))
}
