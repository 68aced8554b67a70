use crate::Bowl;
use crate::bowl::dot;
use crate::linear::solve;

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

/// Where loss + λ·Σ|wⱼ| is lowest, with a certificate.
#[derive(Clone, Debug)]
pub struct Lasso {
    /// The weights; the ones that are zero are exactly 0.0.
    pub weights: Vec<f64>,
    /// The sum at these weights is at most this much above the lowest.
    pub gap: f64,
    /// How many times all weights were visited.
    pub sweeps: usize,
}

/// The weights at which loss + λ·Σ|wⱼ| is lowest.
///
/// Coordinate descent: one weight at a time, each set to its best value given
/// the others, which is a soft threshold (Friedman, Hastie and Tibshirani,
/// "Regularization paths for generalized linear models via coordinate
/// descent", Journal of Statistical Software 33, 2010). Where columns are
/// nearly dependent this crawls; so from time to time the weights that are
/// not zero are computed at once, as the solution of a linear system, and
/// kept if that closes the duality gap.
///
/// Needs λ ≥ 0 and no column that is all 0. Ends when the gap is below
/// 10⁻¹² of the loss at w = 0, or after 100,000 sweeps: look at the gap.
pub fn lasso(bowl: &Bowl, lambda: f64) -> Lasso {
    let p = bowl.c.len();
    let goal = 1e-12 * bowl.s;
    let mut best =
        Lasso { weights: vec![0.0; p], gap: f64::INFINITY, sweeps: 0 };
    let mut w = vec![0.0; p];
    for sweeps in 1..=100_000 {
        sweep(bowl, lambda, &mut w);
        if sweeps % 20 != 0 {
            continue;
        }
        let polished = on_active_set(bowl, lambda, &w);
        for weights in std::iter::once(w.clone()).chain(polished) {
            let gap = gap(bowl, lambda, &weights);
            if gap < best.gap {
                best = Lasso { weights, gap, sweeps };
            }
        }
        if best.gap <= goal {
            break;
        }
    }
    best
}

/// Visits every weight once and sets it to its best value given the others.
fn sweep(bowl: &Bowl, lambda: f64, w: &mut [f64]) {
    for j in 0..w.len() {
        let own = bowl.gram[j][j];
        let z = bowl.pull(w, j) + own * w[j];
        w[j] = soft_threshold(z, lambda / 2.0) / own;
    }
}

/// The best weights if exactly those that are not 0 now are not 0, and keep
/// their signs σ: G·w = c − (λ/2)·σ on these columns.
fn on_active_set(bowl: &Bowl, lambda: f64, w: &[f64]) -> Option<Vec<f64>> {
    let active: Vec<usize> = (0..w.len()).filter(|&j| w[j] != 0.0).collect();
    let gram: Vec<Vec<f64>> = active
        .iter()
        .map(|&i| active.iter().map(|&j| bowl.gram[i][j]).collect())
        .collect();
    let c: Vec<f64> = active
        .iter()
        .map(|&j| bowl.c[j] - lambda / 2.0 * w[j].signum())
        .collect();
    let solution = solve(&gram, &c)?;
    let mut weights = vec![0.0; w.len()];
    for (&j, &value) in active.iter().zip(&solution) {
        weights[j] = value;
    }
    let kept = active.iter().all(|&j| weights[j] * w[j] > 0.0);
    kept.then_some(weights)
}

/// The duality gap of any weights: the sum at `w` minus a bound that no
/// weights can go below, so that the sum at `w` is at most this much above the
/// lowest. With r = y − Xw, and s the largest number up to 1 for which
/// s·|pullⱼ| ≤ λ/2 for every j, the bound is (2s·yᵀr − s²·rᵀr)/n.
///
/// (Kim, Koh, Lustig, Boyd and Gorinevsky, "An interior-point method for
/// large-scale l1-regularized least squares", IEEE Journal of Selected Topics
/// in Signal Processing 1, 2007, section III.)
pub fn gap(bowl: &Bowl, lambda: f64, w: &[f64]) -> f64 {
    let loss = bowl.loss(w);
    let size: f64 = w.iter().map(|w| w.abs()).sum();
    let pulls = (0..w.len()).map(|j| bowl.pull(w, j).abs());
    let strongest = pulls.fold(0.0, f64::max);
    let s =
        if strongest > lambda / 2.0 { lambda / 2.0 / strongest } else { 1.0 };
    let yr = bowl.s - dot(&bowl.c, w);
    let bound = 2.0 * s * yr - s * s * loss;
    loss + lambda * size - bound
}
