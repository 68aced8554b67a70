//! Lowest points and thresholds without a formula, for tests.

use crate::text::{Formulas, Said, evaluate};
use crate::{Answer, Draw};

/// A hundred drawings, the same each time.
pub(crate) fn draw_hundred<T>(
    draw: fn(&mut Draw) -> T,
) -> impl Iterator<Item = T> {
    let mut start = Draw::new(1);
    (0..100).map(move |_| draw(&mut start))
}

/// What a formula gives.
pub(crate) fn get_list(formulas: &Formulas, name: &'static str) -> Vec<f64> {
    match evaluate(&Said::Name(name), formulas) {
        Answer::Numbers(numbers) => numbers,
        Answer::Word(word) => panic!("{name} is {word}"),
    }
}

/// What these formulas give, each a single number.
pub(crate) fn get<const N: usize>(
    formulas: &Formulas,
    names: [&'static str; N],
) -> [f64; N] {
    names.map(|name| get_list(formulas, name)[0])
}

/// Where a function with one valley is lowest between −20 and 20, by cutting
/// off a third again and again.
pub(crate) fn lowest(sum: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-20.0, 20.0);
    for _ in 0..120 {
        let third = (high - low) / 3.0;
        if sum(low + third) < sum(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    f64::midpoint(low, high)
}

/// From which number on, between 0 and 100, a condition holds.
pub(crate) fn threshold(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}
