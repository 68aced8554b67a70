//! The figures of a study. Strengths stand on logarithmic axes that fall from
//! left to right: the features come in one by one.

mod errors;
mod paths;
mod splits;

pub(crate) use errors::errors;
pub(crate) use paths::paths;
pub(crate) use splits::splits;

use crate::study::Study;
use figure::{Axis, Emblem, Ink, fixed, number};

/// Where a strength stands: a power of ten to the left of a smaller one.
fn place(alpha: f64) -> f64 {
    -libm::log10(alpha)
}

/// An axis of strengths, from the larger one to the smaller one, with ticks at
/// powers of ten, or closer where there are few, or at some of these powers
/// where there are too many for their words.
fn strengths(from: f64, to: f64) -> Axis {
    let (left, right) = (place(from), place(to));
    let marks: Vec<_> =
        powers(-right, -left).map(|(at, words)| (-at, words)).rev().collect();
    Axis::new("α", left, right).words(&marks)
}

/// Round numbers whose logarithms are between two others, and these: powers
/// of ten, or closer where there are few, or some of them where there are too
/// many for their words.
fn powers(from: f64, to: f64) -> std::vec::IntoIter<(f64, String)> {
    let every = ((to - from) / 6.0 - 1e-9).floor() as i32 + 1;
    let marks = |parts: &[f64]| -> Vec<(f64, String)> {
        let powers = from.floor() as i32..=to.ceil() as i32;
        let powers = powers.filter(|power| power % every == 0);
        let of = |power: i32| {
            let ten = libm::pow(10.0, f64::from(power));
            parts.iter().map(move |part| part * ten)
        };
        powers
            .flat_map(of)
            .map(|number| (libm::log10(number), number))
            .filter(|(at, _)| (from..=to).contains(at))
            .map(|(at, value)| (at, number(value)))
            .collect()
    };
    let parts: [&[f64]; 4] = [
        &[1.0],
        &[1.0, 3.0],
        &[1.0, 2.0, 5.0],
        &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
    ];
    let fit = parts.into_iter().map(marks).find(|marks| marks.len() >= 3);
    fit.unwrap_or_else(|| marks(parts[2])).into_iter()
}

/// A name that has room beside a figure.
fn short_name(name: &str) -> String {
    const MOST: usize = 16;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST - 1).collect();
    format!("{start}…")
}

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

/// Where a plane starts that has room for its numbers on the left.
fn left_of_numbers(largest: f64, least: f64) -> f64 {
    let power = libm::floor(libm::log10(largest.abs()));
    let round = libm::pow(10.0, power).copysign(largest);
    let letters = number(round).chars().count();
    least.max(18.0 + 10.0 * letters as f64)
}

/// A strength or an error in any unit, with as many digits as mean something.
pub(crate) fn brief_number(value: f64) -> String {
    match value.abs() {
        size if size >= 10_000.0 => number(value.round()),
        size if size >= 100.0 => fixed(value, 1),
        size if size >= 1.0 => fixed(value, 2),
        _ => number(value),
    }
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
