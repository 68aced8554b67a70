use crate::dot::dot;
use crate::{Loss, Penalty};

/// The duality gap of any weights: loss + penalty at `w` minus a bound that no
/// weights can go below, so that the sum at `w` is at most this much above the
/// lowest.
///
/// With r = y − Xw, any multiple θ = u·r gives such a bound. Without l2 it is
/// (2u·yᵀr − u²·rᵀr)/n, with the largest u up to 1 for which u·|pullⱼ| ≤ l1/2
/// for every j (Kim, Koh, Lustig, Boyd and Gorinevsky, "An interior-point
/// method for large-scale l1-regularized least squares", IEEE Journal of
/// Selected Topics in Signal Processing 1, 2007, section III). With l2 the
/// elastic net is a lasso with p more rows, √(n·l2) times the identity, whose
/// bound is of the same form; and u = 1 gives a second one,
/// (2yᵀr − rᵀr)/n − Σ max(|pullⱼ| − l1/2, 0)²/l2. The higher one counts.
pub fn gap(data: &impl Loss, penalty: Penalty, w: &[f64]) -> f64 {
    let pulls = data.pulls(w);
    let loss = data.loss(w);
    // yᵀr/n, from ‖Xw‖² = ‖y − r‖² and wᵀXᵀr = (y − r)ᵀr.
    let yr = loss + dot(w, &pulls);
    let Penalty { l1, l2 } = penalty;
    let half = l1 / 2.0;
    let augmented = pulls.iter().zip(w).map(|(pull, w)| (pull - l2 * w).abs());
    let strongest = augmented.fold(0.0, f64::max);
    let u = if strongest > half { half / strongest } else { 1.0 };
    let mut bound = 2.0 * u * yr - u * u * (loss + l2 * dot(w, w));
    if l2 > 0.0 {
        let over = pulls.iter().map(|pull| (pull.abs() - half).max(0.0));
        let over: f64 = over.map(|over| over * over).sum();
        bound = bound.max(2.0 * yr - loss - over / l2);
    }
    loss + penalty.of(w) - bound
}

/// The largest violation of the optimality conditions of loss + penalty:
///
/// 2·|pullⱼ| ≤ l1 where wⱼ = 0, and
/// 2·pullⱼ = l1·sign(wⱼ) + 2·l2·wⱼ where it is not.
///
/// (Hastie, Tibshirani and Wainwright, *Statistical Learning with Sparsity*,
/// equation 5.10, for the lasso.)
pub fn violation(data: &impl Loss, penalty: Penalty, w: &[f64]) -> f64 {
    let Penalty { l1, l2 } = penalty;
    let violations = data.pulls(w).into_iter().zip(w).map(|(pull, &w)| {
        if w == 0.0 {
            2.0 * pull.abs() - l1
        } else {
            (2.0 * pull - l1 * w.signum() - 2.0 * l2 * w).abs()
        }
    });
    violations.fold(0.0, f64::max)
}
