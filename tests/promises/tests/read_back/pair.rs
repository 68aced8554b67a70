//! Two related features: the lowest point of loss plus λ·Σ|w|, the walk to it
//! along one axis at a time, the duality gap, and lines of equal height.

use crate::mathematics::find_lasso;
use crate::prelude::*;
use std::f64::consts::TAU;

/// Two features of four rows with mean square 1 and a correlation, and what
/// their best weights explain.
pub struct Pair {
    x: [Vec<f64>; 2],
    y: Vec<f64>,
    rho: f64,
}

impl Pair {
    pub fn new((b1, b2): Point, rho: f64) -> Self {
        let one = vec![1.0, 1.0, -1.0, -1.0];
        let other = [1.0, -1.0, 1.0, -1.0];
        let rest = (1.0 - rho * rho).sqrt();
        let two: Vec<f64> =
            one.iter().zip(other).map(|(a, c)| rho * a + rest * c).collect();
        let y = one.iter().zip(&two).map(|(a, b)| b1 * a + b2 * b).collect();
        Pair { x: [one, two], y, rho }
    }

    fn residual(&self, w: Point) -> Vec<f64> {
        let row =
            |i: usize| self.y[i] - w.0 * self.x[0][i] - w.1 * self.x[1][i];
        (0..4).map(row).collect()
    }

    pub fn l1_sum(&self, lambda: f64, w: Point) -> f64 {
        let r = self.residual(w);
        mean(&r, &r) + lambda * (w.0.abs() + w.1.abs())
    }

    /// What the weights are too high by at most: their sum, less the height
    /// mean(2uy − u²) of the residual, shrunk until no feature pulls harder
    /// than λ.
    pub fn gap(&self, lambda: f64, w: Point) -> f64 {
        let r = self.residual(w);
        let pulls = self.x.each_ref().map(|x| 2.0 * mean(x, &r).abs());
        let strongest = pulls[0].max(pulls[1]);
        let s = if strongest > lambda { lambda / strongest } else { 1.0 };
        let u: Vec<f64> = r.iter().map(|r| s * r).collect();
        self.l1_sum(lambda, w) - 2.0 * mean(&u, &self.y) + mean(&u, &u)
    }

    pub fn l1(&self, lambda: f64) -> Point {
        let c = self.x.each_ref().map(|x| mean(x, &self.y));
        let gram = [vec![1.0, self.rho], vec![self.rho, 1.0]];
        let w = find_lasso(&gram, &c, lambda);
        (w[0], w[1])
    }

    /// From (0, 0) on, one weight at a time goes to the lowest point of the
    /// sum, which halving finds where the slope changes its sign.
    pub fn walk(&self, lambda: f64, steps: usize) -> Vec<Point> {
        let mut walk = vec![(0.0, 0.0)];
        for k in 0..steps {
            let w = walk[k];
            let at = |v| if k % 2 == 0 { (v, w.1) } else { (w.0, v) };
            let slope = |v: f64| {
                let pull = 2.0 * mean(&self.x[k % 2], &self.residual(at(v)));
                lambda * v.signum() - pull
            };
            walk.push(at(find_zero((-100.0, 100.0), slope)));
        }
        walk
    }
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
    let even = |i| TAU * f64::from(i) / 1440.0 - TAU / 2.0;
    let mut angles: Vec<f64> = (0..=1440).map(even).collect();
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
