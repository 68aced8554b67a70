//! Chapter 3: one weight.

mod bowl;
mod grid;
mod units;

use crate::Exercise;
use crate::answer::shown;
use crate::data::mean;
use crate::points::multiple;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![bowl::exercise(), grid::exercise(), units::exercise()]
}

fn squared(number: f64) -> f64 {
    number * number
}

/// The loss of the weight w, by its definition.
fn loss(x: &[f64], y: &[f64], w: f64) -> f64 {
    let misses: Vec<f64> = x.iter().zip(y).map(|(x, y)| y - w * x).collect();
    mean(&misses, &misses)
}

/// The points, to stand in a task.
fn points(x: &[f64], weight: f64) -> String {
    let x: Vec<String> = x.iter().map(|x| shown(*x)).collect();
    format!("x = {}, and y = {}", x.join(", "), multiple(weight, "x"))
}
