use crate::argument::Curve;
use crate::prelude::*;

/// How steep a penalty is just left and just right of the weight `at`: the
/// slope from `at` − `step` to `at`, and the slope from `at` to `at` + `step`.
/// A slope is how much the penalty rises on the way to the right, divided by
/// the length of the way; where it falls, the slope is negative.
fn one_sided_slopes(
    penalty: impl Fn(f64) -> f64,
    at: f64,
    step: f64,
) -> (f64, f64) {
    let here = penalty(at);
    let left = (here - penalty(at - step)) / step;
    let right = (penalty(at + step) - here) / step;
    (left, right)
}

type Side = (Curve, f64, f64);

/// The checks, with a step, a place beside 0, and the factor of a steep
/// square, which is as steep as |w| on a step of one over it.
pub(super) fn arguments(draw: &mut Draw) -> Vec<Side> {
    let steps = [256.0, 512.0, 1024.0, 2048.0];
    let step = 1.0 / draw.pick(1024.0, |draw| draw.one_of(&steps));
    let place = draw.pick(0.5, |draw| draw.number(0.25, 2.0, 0.25));
    let corner = draw.pick(0.25, |draw| draw.number(0.125, 1.0, 0.125));
    let factors = [100.0, 200.0, 500.0, 1000.0];
    let factor: f64 = draw.pick(1000.0, |draw| draw.one_of(&factors));
    let size = Curve::new("|w: f64| w.abs()", f64::abs);
    let square = Curve::new("|w: f64| w * w", |w| w * w);
    let moved = format!("|w: f64| (w - {corner:?}).abs()");
    let moved = Curve::new(moved, move |w| (w - corner).abs());
    let steep = format!("|w: f64| {factor:?} * w * w");
    let steep = Curve::new(steep, move |w| factor * w * w);
    vec![
        (size, 0.0, step),
        (square, place, step),
        (moved, corner, step),
        (steep.clone(), 0.0, 1.0 / factor),
        (steep, 0.0, 0.001 / factor),
    ]
}

pub(super) fn formulas((penalty, at, step): &Side) -> Formulas {
    let value = |w: f64| penalty.at(w);
    let (left, right) = one_sided_slopes(value, *at, *step);
    let across = (value(at + step) - value(at - step)) / (2.0 * step);
    formulas!(
        one_sided_slopes = (left, right),
        across = (across, across),
        left_turned = (-left, right),
        rises = (left * step, right * step),
        right_first = (right, left),
        right_twice = (right, right),
        at_0 = one_sided_slopes(value, 0.0, *step),
    )
}
