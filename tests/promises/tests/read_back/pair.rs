//! Two related features: the walk to the lowest point of loss plus λ·Σ|w| along
//! one axis at a time, and lines of equal height.

use crate::prelude::*;
use promises::regression::Regression;
use solver::Penalty;
use std::f64::consts::TAU;

/// Two features of four rows with mean square 1 and a correlation, and what
/// their best weights explain.
pub fn relate((b1, b2): Point, rho: f64) -> Regression {
    let one = vec![1.0, 1.0, -1.0, -1.0];
    let other = [1.0, -1.0, 1.0, -1.0];
    let rest = (1.0 - rho * rho).sqrt();
    let two: Vec<f64> =
        one.iter().zip(other).map(|(a, c)| rho * a + rest * c).collect();
    let y = one.iter().zip(&two).map(|(a, b)| b1 * a + b2 * b).collect();
    Regression { columns: vec![one, two], y }
}

/// The lasso's sum at two weights.
pub fn sum(pair: &Regression, lambda: f64, w: Point) -> f64 {
    pair.sum(Penalty::lasso(lambda), &[w.0, w.1])
}

/// From (0, 0) on, one weight at a time goes to the lowest point of the sum,
/// which halving finds where the slope changes its sign.
pub fn walk(pair: &Regression, lambda: f64, steps: usize) -> Vec<Point> {
    let mut walk = vec![(0.0, 0.0)];
    for k in 0..steps {
        let w = walk[k];
        let at = |v| if k % 2 == 0 { (v, w.1) } else { (w.0, v) };
        let slope = |v: f64| {
            let pull = 2.0 * pair.pulls(&[at(v).0, at(v).1])[k % 2];
            lambda * v.signum() - pull
        };
        walk.push(at(find_zero((-100.0, 100.0), slope)));
    }
    walk
}

/// Once around a centre.
pub fn circle((x, y): Point, radius: f64) -> Vec<Point> {
    let angle = |i| TAU * f64::from(i) / 400.0;
    let at = |a: f64| (x + radius * a.cos(), y + radius * a.sin());
    (0..=400).map(|i| at(angle(i))).collect()
}

/// Where a sum that rises away from a point has a height: in many directions,
/// and where the line of that height crosses an axis, which are its corners.
pub fn level_line(
    lowest: Point,
    height: f64,
    sum: &dyn Fn(Point) -> f64,
) -> Vec<Point> {
    let along = |angle: f64| {
        let at = |far: f64| {
            (lowest.0 + far * angle.cos(), lowest.1 + far * angle.sin())
        };
        at(find_zero((0.0, 100.0), |far| sum(at(far)) - height))
    };
    let angle = |w: Point| (w.1 - lowest.1).atan2(w.0 - lowest.0);
    let even = |i| TAU * f64::from(i) / 360.0 - TAU / 2.0;
    let mut angles: Vec<f64> = (0..=360).map(even).collect();
    angles.extend(corners(height, sum).into_iter().map(angle));
    angles.sort_by(f64::total_cmp);
    angles.into_iter().map(along).collect()
}

/// The points of the two axes at which a sum has a height.
fn corners(height: f64, sum: &dyn Fn(Point) -> f64) -> Vec<Point> {
    let axes: [fn(f64) -> Point; 2] = [|v| (v, 0.0), |v| (0.0, v)];
    let on_axis = |axis: fn(f64) -> Point| {
        let over = |v: f64| sum(axis(v)) - height;
        // The lowest point of the axis lies between thirds.
        let (mut from, mut to) = (-100.0, 100.0);
        for _ in 0..300 {
            let third = (to - from) / 3.0;
            if over(from + third) < over(to - third) {
                to -= third;
            } else {
                from += third;
            }
        }
        let ends =
            [-100.0, 100.0].into_iter().filter(move |_| over(from) < 0.0);
        ends.map(|end| axis(find_zero((from, end), over))).collect::<Vec<_>>()
    };
    axes.into_iter().flat_map(on_axis).collect()
}
