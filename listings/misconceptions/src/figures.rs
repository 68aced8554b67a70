//! One picture for each sentence, in the page's order: its title is the
//! sentence, and its name the sentence's address.

mod selecting;
mod strength;
mod zeros;

use crate::problem::Problem;
use chapter6::{slope_step, walk};
use figure::{Axis, Emblem, Figure, Ink, Plane, Sheet};

const SIZE: (u32, u32) = (300, 170);

/// All pictures.
pub(crate) fn all(p: &Problem) -> Vec<Figure> {
    vec![
        zeros::gradient(p),
        zeros::freeze(p),
        zeros::height(p),
        zeros::diamond(p),
        zeros::ridge(p),
        strength::same(p),
        strength::unit(p),
        selecting::copies(p),
        selecting::noise(p),
        selecting::back(),
        selecting::prior(p),
        selecting::better(p),
    ]
}

/// A picture of one point.
fn picture(
    name: &'static str,
    sentence: &str,
    description: String,
    draw: impl FnOnce(&Sheet),
) -> Figure {
    let figure = Figure::new(name, sentence).size(SIZE.0, SIZE.1);
    figure.describe(description).still(draw)
}

/// A plane that fills a picture, from where to where across and upwards.
fn plane(across: (f64, f64), up: (f64, f64)) -> Plane {
    let axis = |(from, to)| Axis::new("", from, to);
    Plane::new(axis(across), axis(up)).at(10.0, 8.0, 280.0, 154.0)
}

/// Chapter 6's slope walk.
fn slope_walk(p: &Problem, steps: usize) -> Vec<(f64, f64)> {
    let step = |w| slope_step(&p.data, p.lambda, p.eta, w);
    let walk = walk(p.start, steps, step).into_iter();
    (0..).map(f64::from).zip(walk).collect()
}

/// A walk that hops over 0.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let steps = 16;
    Emblem::new((0.0, steps as f64), (-0.3, 1.05), |pen| {
        pen.line(Ink::Faint, &[(0.0, 0.0), (steps as f64, 0.0)]);
        let walk = slope_walk(p, steps);
        pen.line(Ink::L1Trace, &walk);
        pen.specks(Ink::L1, walk);
    })
}
