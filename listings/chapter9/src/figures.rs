//! The figures of a study. Strengths stand on logarithmic axes that fall from
//! left to right: the features come in one by one.

mod errors;
mod paths;
mod splits;

pub(crate) use errors::errors;
pub(crate) use paths::paths;
pub(crate) use splits::splits;

use crate::study::Study;
use figure::{Emblem, Ink, place};

/// The features with the largest of some numbers, at most so many.
fn largest(numbers: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    fall(&mut order, &|j| numbers[j].abs());
    order.truncate(count);
    order
}

/// Sorts features, the one with the largest number first.
fn fall(features: &mut [usize], number: &dyn Fn(usize) -> f64) {
    features.sort_by(|&a, &b| number(b).total_cmp(&number(a)));
}

/// The lasso's path.
pub(crate) fn emblem(s: &Study) -> Emblem {
    let last = s.path.last().expect("there is a strength");
    let size = last.iter().fold(1e-9, |most: f64, w| most.max(w.abs()));
    let across = (place(s.alphas[0]), place(s.alphas[s.alphas.len() - 1]));
    Emblem::new(across, (-1.1 * size, 1.1 * size), |pen| {
        for j in 0..last.len() {
            let points = s.alphas.iter().zip(&s.path);
            let points: Vec<_> =
                points.map(|(a, w)| (place(*a), w[j])).collect();
            pen.line(Ink::L1, &points);
        }
    })
}
