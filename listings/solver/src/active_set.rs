//! As long as no weight becomes zero and none stops being zero, the lowest
//! point is the solution of a linear system.

use crate::{Penalty, Quadratic, solve};

/// Goes from `w` to the best weights if exactly those that are not 0 now are
/// not 0, and keep their signs σ:
///
/// (G + l2·I)·w = c − (l1/2)·σ, on these columns.
///
/// If a weight would change its sign on the way, it goes only as far as where
/// the first one becomes 0, and from there on without that one; the sum is
/// lower with each step (Lawson and Hanson, *Solving Least Squares Problems*,
/// chapter 23, for weights that must not be negative).
///
/// If these columns depend on each other, it goes to where the sum plus
/// ε·Σ Gⱼⱼ·(change of wⱼ)² is lowest (Parikh and Boyd, "Proximal algorithms",
/// Foundations and Trends in Optimization 1, 2014, section 4.1).
pub(crate) fn best_on_active_set(
    bowl: &Quadratic,
    penalty: Penalty,
    w: &[f64],
) -> Option<Vec<f64>> {
    let mut w = w.to_vec();
    loop {
        let active: Vec<_> = (0..w.len()).filter(|&j| w[j] != 0.0).collect();
        let solution = [0.0, 1e-12, 1e-9].iter().find_map(|&epsilon| {
            best_of(bowl, penalty, &w, &active, epsilon)
        })?;
        // How far along the way a weight becomes 0.
        let zero = |j: usize, there: f64| {
            (there * w[j] <= 0.0).then(|| w[j] / (w[j] - there))
        };
        let zeros = active.iter().zip(&solution);
        let zeros: Vec<_> = zeros.map(|(&j, &there)| zero(j, there)).collect();
        let first = zeros.iter().flatten().copied().reduce(f64::min);
        for ((&j, &there), &zero) in active.iter().zip(&solution).zip(&zeros) {
            w[j] = match first {
                None => there,
                Some(_) if zero == first => 0.0,
                Some(share) => w[j] + share * (there - w[j]),
            };
        }
        if first.is_none() {
            return Some(w);
        }
    }
}

/// The solution of the linear system for the active weights.
fn best_of(
    bowl: &Quadratic,
    penalty: Penalty,
    w: &[f64],
    active: &[usize],
    epsilon: f64,
) -> Option<Vec<f64>> {
    let row = |&i: &usize| active.iter().map(|&j| bowl.gram[i][j]).collect();
    let mut matrix: Vec<Vec<f64>> = active.iter().map(row).collect();
    let mut right = Vec::new();
    for (i, &j) in active.iter().enumerate() {
        let near = epsilon * bowl.gram[j][j];
        matrix[i][i] += penalty.l2 + near;
        right.push(bowl.c[j] - penalty.l1 / 2.0 * w[j].signum() + near * w[j]);
    }
    solve(&matrix, &right)
}
