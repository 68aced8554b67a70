//! As long as no weight becomes zero and none stops being zero, the lowest
//! point is the solution of a linear system.

use crate::{Bowl, Penalty, solve};

/// Goes from `w` towards the best weights if exactly those that are not 0 now
/// are not 0, and keep their signs σ:
///
/// (G + l2·I)·w = c − (l1/2)·σ, on these columns.
///
/// If a weight would change its sign on the way, it goes only as far as where
/// the first one becomes 0; loss + penalty is lower there all the same.
///
/// If these columns depend on each other, it goes to where the sum plus
/// ε·Σ Gⱼⱼ·(change of wⱼ)² is lowest. (Nocedal and Wright, *Numerical
/// Optimization*, 2nd edition, section 16.5, on active sets; Parikh and Boyd,
/// "Proximal algorithms", Foundations and Trends in Optimization 1, 2014,
/// section 4.1, on ε.)
pub(crate) fn towards_best(
    bowl: &Bowl,
    penalty: Penalty,
    w: &[f64],
) -> Option<Vec<f64>> {
    let active: Vec<usize> = (0..w.len()).filter(|&j| w[j] != 0.0).collect();
    let solution = [0.0, 1e-9]
        .iter()
        .find_map(|&epsilon| best_of(bowl, penalty, w, &active, epsilon))?;
    let pairs = || active.iter().zip(&solution);
    let crossing = |(&j, there): (&usize, &f64)| w[j] / (w[j] - there);
    let crosses = |(j, there): &(&usize, &f64)| *there * w[**j] <= 0.0;
    let first = pairs().filter(crosses).map(crossing).reduce(f64::min);
    let mut weights = vec![0.0; w.len()];
    for (&j, &there) in pairs() {
        weights[j] = match first {
            None => there,
            Some(share) if crossing((&j, &there)) != share => {
                w[j] + share * (there - w[j])
            }
            Some(_) => 0.0,
        };
    }
    Some(weights)
}

/// The solution of the linear system for the active weights.
fn best_of(
    bowl: &Bowl,
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
