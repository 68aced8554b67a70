use crate::{Fit, Goal, Loss, NotConverged, Penalty, path_to};

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

/// The weights at which loss + λ·Σ|wⱼ| is lowest, for λ ≥ 0.
///
/// # Errors
/// If the [default goal](Goal::default) is not reached.
pub fn lasso(data: &impl Loss, lambda: f64) -> Result<Fit, NotConverged> {
    elastic_net(data, Penalty::lasso(lambda))
}

/// The weights at which loss + l1·Σ|wⱼ| + l2·Σwⱼ² is lowest.
///
/// # Errors
/// If the [default goal](Goal::default) is not reached.
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
    Ok(path_to(data, &[penalty], goal)?.remove(0))
}

/// The weights for each of these penalties, in this order: each fit starts
/// from the one before it.
///
/// # Errors
/// If one of them does not reach the [default goal](Goal::default).
pub fn path(
    data: &impl Loss,
    penalties: &[Penalty],
) -> Result<Vec<Fit>, NotConverged> {
    path_to(data, penalties, Goal::default())
}
