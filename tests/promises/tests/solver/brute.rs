//! The lowest sum, found in two other ways.

use promises::mathematics::{mean_product, soft};
use promises::regression::Regression;
use solver::Penalty;

/// Every weight is negative, zero or positive. For each of the 3^p cases the
/// best weights solve a linear system; the lowest sum of those that have the
/// signs of their case is the lowest of all. (Where columns depend on each
/// other the system may have no single solution; then another case, with
/// fewer columns, has the same sum.)
pub fn lowest_by_cases(problem: &Regression, penalty: Penalty) -> f64 {
    let p = problem.columns.len();
    let mut lowest = problem.sum(penalty, &vec![0.0; p]);
    for case in 0..3_usize.pow(p as u32) {
        let sign = |j: usize| (case / 3_usize.pow(j as u32) % 3) as f64 - 1.0;
        let active: Vec<usize> = (0..p).filter(|&j| sign(j) != 0.0).collect();
        let rows = active.iter().map(|&i| {
            let x = &problem.columns[i];
            let mut row: Vec<f64> = active
                .iter()
                .map(|&j| mean_product(x, &problem.columns[j]))
                .collect();
            let place = active.iter().position(|&j| j == i).unwrap();
            row[place] += penalty.l2;
            row.push(mean_product(x, &problem.y) - penalty.l1 / 2.0 * sign(i));
            row
        });
        let Some(solution) = eliminate(rows.collect()) else { continue };
        let mut w = vec![0.0; p];
        for (&j, value) in active.iter().zip(solution) {
            w[j] = value;
        }
        if active.iter().all(|&j| w[j] * sign(j) > 0.0) {
            lowest = lowest.min(problem.sum(penalty, &w));
        }
    }
    lowest
}

/// Gauss and Jordan, for a matrix that is positive definite, with the right
/// side as its last column.
fn eliminate(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let k = rows.len();
    let before: Vec<f64> = (0..k).map(|j| rows[j][j]).collect();
    for j in 0..k {
        let row = rows[j].clone();
        if row[j] <= 1e-13 * before[j] {
            return None;
        }
        for (i, other) in rows.iter_mut().enumerate() {
            let factor = if i == j { 0.0 } else { other[j] / row[j] };
            for (other, own) in other.iter_mut().zip(&row) {
                *other -= factor * own;
            }
        }
    }
    Some((0..k).map(|j| rows[j][k] / rows[j][j]).collect())
}

/// FISTA: all weights at once, a step down the slope of the loss and a soft
/// threshold, with momentum. (Beck and Teboulle, "A fast iterative
/// shrinkage-thresholding algorithm for linear inverse problems", SIAM Journal
/// on Imaging Sciences 2, 2009.)
pub fn by_proximal_gradient(
    problem: &Regression,
    penalty: Penalty,
) -> Vec<f64> {
    let p = problem.columns.len();
    let n = problem.y.len() as f64;
    let squares = problem.columns.iter().flatten().map(|x| x * x);
    // No slope changes faster than this.
    let steepest = 2.0 * squares.sum::<f64>() / n + 2.0 * penalty.l2;
    let (mut w, mut ahead, mut t) = (vec![0.0; p], vec![0.0; p], 1.0_f64);
    for _ in 0..4000 {
        let pulls = problem.pulls(&ahead);
        let new: Vec<f64> = (0..p)
            .map(|j| {
                let slope = -2.0 * pulls[j] + 2.0 * penalty.l2 * ahead[j];
                let z = ahead[j] - slope / steepest;
                soft(z, penalty.l1 / steepest)
            })
            .collect();
        let next = f64::midpoint(1.0, (1.0 + 4.0 * t * t).sqrt());
        let momentum = (t - 1.0) / next;
        ahead = (0..p).map(|j| new[j] + momentum * (new[j] - w[j])).collect();
        (w, t) = (new, next);
    }
    w
}
