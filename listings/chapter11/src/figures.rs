//! The figures, in the order of the page.

mod points;
mod rare;
mod tumours;

pub(crate) use points::{apart, corner, cost, curve, line_at};
pub(crate) use rare::rare;
pub(crate) use tumours::{believed, errors, kept};

use crate::best_intercept;
use crate::problem::Problem;
use figure::{Axis, Emblem, Ink, backwards, number};
use solver::logistic::probability;

/// Where a strength stands: a power of ten to the left of a smaller one.
fn place(lambda: f64) -> f64 {
    -libm::log10(lambda)
}

/// An axis of strengths that fall from left to right.
fn strengths(from: f64, to: f64, marks: &[f64]) -> Axis {
    let marks: Vec<_> =
        marks.iter().map(|mark| (place(*mark), number(*mark))).collect();
    Axis::new(backwards("λ"), place(from), place(to)).words(&marks)
}

/// A number, or that there is none.
fn or_none(number_if_any: Option<f64>) -> String {
    number_if_any.map_or_else(|| "none".into(), number)
}

/// The curve of a probability, through a yes and a no.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let w = p.l1_at(0.05).unwrap_or(0.0);
    let b = best_intercept(&p.points, w);
    Emblem::new((-4.0, 4.0), (-0.1, 1.1), |pen| {
        pen.line(Ink::Faint, &[(-4.0, 0.0), (4.0, 0.0)]);
        pen.line(Ink::Faint, &[(-4.0, 1.0), (4.0, 1.0)]);
        pen.curve(Ink::L1, &[], |x| probability(b + w * x));
    })
}
