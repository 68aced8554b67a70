//! Chapter 8: many weights.

use crate::Exercise;
use crate::answer::shown;

mod floor;
mod one_rule;
mod one_weight;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![one_rule::exercise(), one_weight::exercise(), floor::exercise()]
}

/// Three features in four rows; the mean of the product of any two is 0. The
/// numbers of the first have this size, those of the others are 1 and −1.
pub(crate) fn unrelated(size: f64) -> [Vec<f64>; 3] {
    [
        [1.0, 1.0, -1.0, -1.0].map(|sign| size * sign).to_vec(),
        vec![1.0, -1.0, 1.0, -1.0],
        vec![1.0, -1.0, -1.0, 1.0],
    ]
}

/// What these weights say in each row.
pub(crate) fn predictions(columns: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let row =
        |i: usize| columns.iter().zip(weights).map(|(x, w)| w * x[i]).sum();
    (0..columns[0].len()).map(row).collect()
}

/// Numbers with commas between them.
pub(crate) fn listed(numbers: &[f64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(|n| shown(*n)).collect();
    numbers.join(", ")
}

#[cfg(test)]
pub(crate) mod brute {
    /// Where a function with one valley is lowest, by thirds.
    pub(crate) fn lowest(f: impl Fn(f64) -> f64) -> f64 {
        let (mut from, mut to) = (-20.0, 20.0);
        for _ in 0..200 {
            let third = (to - from) / 3.0;
            if f(from + third) < f(to - third) {
                to -= third;
            } else {
                from += third;
            }
        }
        f64::midpoint(from, to)
    }
}
