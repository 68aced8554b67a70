use crate::linear::solve;
use crate::{Fit, Goal, Loss, NotConverged, Penalty};
use crate::{gap, lambda_max, violation};

// ANCHOR: soft_threshold
/// Moves `z` towards 0 by `t`, and no further than to 0. Needs t ≥ 0.
///
/// (Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage",
/// Biometrika 81, 1994.)
pub fn soft_threshold(z: f64, t: f64) -> f64 {
    if z > t {
        z - t
    } else if z < -t {
        z + t
    } else {
        0.0
    }
}
// ANCHOR_END: soft_threshold

/// The weights at which loss + λ·Σ|wⱼ| is lowest.
///
/// # Errors
/// If the gap does not come down to 10⁻¹² of the loss at w = 0.
pub fn lasso(data: &impl Loss, lambda: f64) -> Result<Fit, NotConverged> {
    elastic_net(data, Penalty::lasso(lambda))
}

/// The weights at which loss + l1·Σ|wⱼ| + l2·Σwⱼ² is lowest.
///
/// # Errors
/// If the gap does not come down to 10⁻¹² of the loss at w = 0.
pub fn elastic_net(
    data: &impl Loss,
    penalty: Penalty,
) -> Result<Fit, NotConverged> {
    fit(data, penalty, Goal::default())
}

/// The weights at which loss + penalty is lowest, as well as `goal` says.
///
/// # Errors
/// If the goal is not reached.
pub fn fit(
    data: &impl Loss,
    penalty: Penalty,
    goal: Goal,
) -> Result<Fit, NotConverged> {
    from(data, penalty, goal, &mut vec![0.0; data.count()])
}

/// The weights for each of these penalties, in this order: each fit starts
/// from the one before it.
///
/// # Errors
/// If the gap of one of them does not come down to 10⁻¹² of the loss at w = 0.
pub fn path(
    data: &impl Loss,
    penalties: &[Penalty],
) -> Result<Vec<Fit>, NotConverged> {
    path_to(data, penalties, Goal::default())
}

/// The same, as well as `goal` says.
///
/// # Errors
/// If one of them does not reach the goal.
pub fn path_to(
    data: &impl Loss,
    penalties: &[Penalty],
    goal: Goal,
) -> Result<Vec<Fit>, NotConverged> {
    let mut w = vec![0.0; data.count()];
    let fit = |&penalty| from(data, penalty, goal, &mut w);
    penalties.iter().map(fit).collect()
}

fn from(
    data: &impl Loss,
    penalty: Penalty,
    goal: Goal,
    w: &mut [f64],
) -> Result<Fit, NotConverged> {
    let goal = match goal {
        Goal::Gap(share) => (share * data.loss(&vec![0.0; w.len()]), f64::MAX),
        Goal::Violation(share) => (f64::MAX, share * lambda_max(data)),
    };
    let mut best = Fit {
        weights: w.to_vec(),
        gap: f64::INFINITY,
        violation: f64::INFINITY,
        sweeps: 0,
    };
    for sweeps in 1..=20_000 {
        sweep(data, penalty, w);
        if sweeps % 20 != 0 && sweeps > 1 {
            continue;
        }
        let polished = on_active_set(data, penalty, w);
        for weights in std::iter::once(w.to_vec()).chain(polished) {
            let gap = gap(data, penalty, &weights);
            let violation = violation(data, penalty, &weights);
            if gap < best.gap {
                best = Fit { weights, gap, violation, sweeps };
            }
        }
        if best.gap <= goal.0 && best.violation <= goal.1 {
            w.copy_from_slice(&best.weights);
            return Ok(best);
        }
    }
    let Fit { gap, violation, sweeps, .. } = best;
    Err(NotConverged { penalty, sweeps, gap, violation })
}

/// Visits every weight once and sets it to its best value given the others.
fn sweep(data: &impl Loss, penalty: Penalty, w: &mut [f64]) {
    for j in 0..w.len() {
        let own = data.product(j, j);
        if own > 0.0 {
            let z = data.pull(w, j) + own * w[j];
            w[j] = soft_threshold(z, penalty.l1 / 2.0) / (own + penalty.l2);
        }
    }
}

fn on_active_set(
    data: &impl Loss,
    penalty: Penalty,
    w: &[f64],
) -> Option<Vec<f64>> {
    let active: Vec<usize> = (0..w.len()).filter(|&j| w[j] != 0.0).collect();
    let own = |i, j| data.product(i, j) + if i == j { penalty.l2 } else { 0.0 };
    let gram: Vec<Vec<f64>> = active
        .iter()
        .map(|&i| active.iter().map(|&j| own(i, j)).collect())
        .collect();
    let zero = data.pulls(&vec![0.0; w.len()]);
    let c: Vec<f64> = active
        .iter()
        .map(|&j| zero[j] - penalty.l1 / 2.0 * w[j].signum())
        .collect();
    let solution = solve(&gram, &c)?;
    let mut weights = vec![0.0; w.len()];
    for (&j, &value) in active.iter().zip(&solution) {
        weights[j] = value;
    }
    let kept = active.iter().all(|&j| weights[j] * w[j] > 0.0);
    kept.then_some(weights)
}
