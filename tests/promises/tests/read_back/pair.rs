//! Two related features: the lowest point of loss plus λ·Σ|w|, the walk to it
//! along one axis at a time, the duality gap, and lines of equal height.

use crate::svg::Point;
use std::f64::consts::TAU;

pub fn mean(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

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

    pub fn residual(&self, w: Point) -> Vec<f64> {
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

    /// Each weight is above 0, below it, or 0: for each of the nine cases the
    /// slopes say which weights, and the conditions whether they are right.
    pub fn l1(&self, lambda: f64) -> Point {
        let c = self.x.each_ref().map(|x| mean(x, &self.y));
        let half = lambda / 2.0;
        let rho = self.rho;
        let mut fits = vec![];
        for one in [0.0, 1.0, -1.0] {
            for two in [0.0, 1.0, -1.0] {
                // The slopes are 0 where 1·w₁ + ρ·w₂ = c₁ − s₁·λ/2, and so on.
                let (a, b) = (c[0] - one * half, c[1] - two * half);
                let w = match (one, two) {
                    (0.0, 0.0) => (0.0, 0.0),
                    (_, 0.0) => (a, 0.0),
                    (0.0, _) => (0.0, b),
                    _ => {
                        let det = 1.0 - rho * rho;
                        ((a - rho * b) / det, (b - rho * a) / det)
                    }
                };
                let r = self.residual(w);
                let is_right = |w: f64, sign: f64, x: &[f64]| {
                    let held = mean(x, &r).abs() <= half + 1e-12;
                    w * sign > 0.0 || sign == 0.0 && held
                };
                if is_right(w.0, one, &self.x[0])
                    && is_right(w.1, two, &self.x[1])
                {
                    fits.push(w);
                }
            }
        }
        *fits.first().expect("one of the nine cases is right")
    }

    /// From (0, 0) on, one weight at a time goes to the lowest point of the
    /// sum, which halving finds where the slope changes its sign.
    pub fn walk(&self, lambda: f64, steps: usize) -> Vec<Point> {
        let mut w = (0.0, 0.0);
        let mut walk = vec![w];
        for k in 0..steps {
            let slope = |v: f64| {
                let at = if k % 2 == 0 { (v, w.1) } else { (w.0, v) };
                let pull = 2.0 * mean(&self.x[k % 2], &self.residual(at));
                lambda * v.signum() - pull
            };
            let (mut low, mut high) = (-100.0, 100.0);
            for _ in 0..100 {
                let middle = f64::midpoint(low, high);
                if slope(middle) < 0.0 { low = middle } else { high = middle }
            }
            *(if k % 2 == 0 { &mut w.0 } else { &mut w.1 }) = high;
            walk.push(w);
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
        let (mut low, mut high) = (0.0, 100.0);
        for _ in 0..100 {
            let middle = f64::midpoint(low, high);
            if sum(at(middle)) < height { low = middle } else { high = middle }
        }
        at(high)
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
    let mut corners = vec![];
    for axis in axes {
        let on = |v: f64| sum(axis(v));
        // The lowest point of the axis lies between thirds.
        let (mut from, mut to) = (-100.0, 100.0);
        for _ in 0..300 {
            let third = (to - from) / 3.0;
            if on(from + third) < on(to - third) {
                to -= third;
            } else {
                from += third;
            }
        }
        if on(from) >= height {
            continue;
        }
        for end in [-100.0, 100.0] {
            let (mut below, mut above) = (from, end);
            for _ in 0..100 {
                let middle = f64::midpoint(below, above);
                if on(middle) < height {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            corners.push(axis(above));
        }
    }
    corners
}
