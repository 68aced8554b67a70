//! What several readers compute: by halving, by elimination, by trying all.

use crate::plane::Point;
use std::f64::consts::TAU;

/// Where a way changes from one on which `is_before` holds, by halving.
pub fn halve(
    (mut before, mut after): Point,
    is_before: impl Fn(f64) -> bool,
) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(before, after);
        if is_before(middle) {
            before = middle;
        } else {
            after = middle;
        }
    }
    f64::midpoint(before, after)
}

/// Where a rising function is 0.
pub fn find_zero(between: Point, f: impl Fn(f64) -> f64) -> f64 {
    halve(between, |x| f(x) < 0.0)
}

/// The mean of two columns' products.
pub fn mean(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

/// The lowest of some points, the first if there are several.
pub fn lowest(points: &[Point]) -> Point {
    let lower = |a: Point, b: &Point| if b.1 < a.1 { *b } else { a };
    points.iter().fold((0.0, f64::INFINITY), lower)
}

/// Once around a centre.
pub fn circle((x, y): Point, radius: f64) -> Vec<Point> {
    let angle = |i| TAU * f64::from(i) / 400.0;
    let at = |a: f64| (x + radius * a.cos(), y + radius * a.sin());
    (0..=400).map(|i| at(angle(i))).collect()
}

/// a·x = b, by Gaussian elimination with the largest pivot.
pub fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for j in 0..n {
        let larger =
            |i: &usize, k: &usize| a[*i][j].abs().total_cmp(&a[*k][j].abs());
        let pivot = (j..n).max_by(larger).expect("a row is left");
        a.swap(j, pivot);
        b.swap(j, pivot);
        let row = a[j].clone();
        for i in j + 1..n {
            let factor = a[i][j] / row[j];
            for (own, above) in a[i].iter_mut().zip(&row) {
                *own -= factor * above;
            }
            b[i] -= factor * b[j];
        }
    }
    for j in (0..n).rev() {
        let known: f64 = (j + 1..n).map(|k| a[j][k] * b[k]).sum();
        b[j] = (b[j] - known) / a[j][j];
    }
    b
}

/// The equations of the features that are kept.
pub fn solve_some(gram: &[Vec<f64>], kept: &[usize], c: &[f64]) -> Vec<f64> {
    let row = |&j: &usize| kept.iter().map(|&k| gram[j][k]).collect();
    let found = solve(
        kept.iter().map(row).collect(),
        kept.iter().map(|&j| c[j]).collect(),
    );
    let mut all = vec![0.0; c.len()];
    for (&j, found) in kept.iter().zip(found) {
        all[j] = found;
    }
    all
}

/// The weights at which v·G·v − 2c·v + λ·Σ|vⱼ| is lowest. Each is below 0, 0 or
/// above. Of all 3^d ways, one is right: there (G·v)ⱼ = cⱼ − σⱼ·λ/2 has signs σⱼ
/// where a weight is kept, and |cⱼ − (G·v)ⱼ| ≤ λ/2 where it is 0.
pub fn find_lasso(gram: &[Vec<f64>], c: &[f64], lambda: f64) -> Vec<f64> {
    let half = lambda / 2.0;
    let d = c.len();
    for way in 0..3_usize.pow(d as u32) {
        let digit = |j: usize| way / 3_usize.pow(j as u32) % 3;
        let sign: Vec<f64> =
            (0..d).map(|j| [0.0, 1.0, -1.0][digit(j)]).collect();
        let kept: Vec<usize> = (0..d).filter(|j| sign[*j] != 0.0).collect();
        let aim: Vec<f64> = (0..d).map(|j| c[j] - sign[j] * half).collect();
        let v = solve_some(gram, &kept, &aim);
        let is_right = |j: usize| {
            let fitted: f64 = gram[j].iter().zip(&v).map(|(g, v)| g * v).sum();
            v[j] * sign[j] > 0.0
                || sign[j] == 0.0 && (c[j] - fitted).abs() <= half + 1e-12
        };
        if (0..d).all(is_right) {
            return v;
        }
    }
    panic!("no weights meet the conditions at λ = {lambda}");
}
