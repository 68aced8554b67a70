use crate::dot::dot;
use crate::{Loss, Penalty};

/// What the data say of some weights.
#[derive(Clone, Debug)]
pub struct Look {
    /// The loss, mean(rᵢ²).
    pub loss: f64,
    /// How the data pull at each weight, mean(xᵢⱼ·rᵢ).
    pub pulls: Vec<f64>,
    /// How far off these numbers may be.
    pub rounding: Rounding,
}

/// How far off rounding may leave what is computed from some weights: about
/// ε·(|yᵢ| + Σ|xᵢⱼ·wⱼ|) in each residual. With ε = 2⁻⁵³ and
/// size = √mean(yᵢ²) + Σ √mean(xᵢⱼ²)·|wⱼ| its root mean square is at most
/// ε·size.
///
/// (Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition,
/// section 3.5, without the number of terms: errors seldom all have one sign.)
#[derive(Clone, Copy, Debug)]
pub struct Rounding {
    /// In the largest pull: ε·size·max √mean(xᵢⱼ²).
    pub pull: f64,
    /// In the gap: ε·size².
    pub gap: f64,
}

impl Rounding {
    /// For √mean(yᵢ²), √mean(xᵢⱼ²) of each column, and the weights.
    pub(crate) fn new(
        y: f64,
        columns: impl Iterator<Item = f64>,
        w: &[f64],
    ) -> Self {
        let (mut size, mut longest) = (y, 0.0_f64);
        for (length, w) in columns.zip(w) {
            size += length * w.abs();
            longest = longest.max(length);
        }
        let epsilon = f64::EPSILON / 2.0;
        Rounding { pull: epsilon * size * longest, gap: epsilon * size * size }
    }
}

/// The duality gap of any weights: loss + penalty at `w` minus a bound that no
/// weights can go below, so that the sum at `w` is at most this much above the
/// lowest.
///
/// With r = y − Xw every multiple u·r gives a bound. Without l2 it is
/// (2u·yᵀr − u²·rᵀr)/n, with the largest u up to 1 for which u·|pullⱼ| ≤ l1/2
/// for every j (Kim, Koh, Lustig, Boyd and Gorinevsky, "An interior-point
/// method for large-scale l1-regularized least squares", IEEE Journal of
/// Selected Topics in Signal Processing 1, 2007, section III). With l2 the sum
/// can only be higher; and r itself gives a second bound, namely
/// (2yᵀr − rᵀr)/n − Σ max(|pullⱼ| − l1/2, 0)²/l2: the Lagrangian, with each
/// weight chosen best (Boyd and Vandenberghe, *Convex Optimization*, section
/// 5.1). The higher one counts.
pub fn gap(data: &impl Loss, penalty: Penalty, w: &[f64]) -> f64 {
    data.look(w).gap(penalty, w)
}

/// The largest violation of the optimality conditions of loss + penalty:
///
/// 2·|pullⱼ| ≤ l1 where wⱼ = 0, and
/// 2·pullⱼ = l1·sign(wⱼ) + 2·l2·wⱼ where it is not.
///
/// (Hastie, Tibshirani and Wainwright, *Statistical Learning with Sparsity*,
/// section 5.2, for the lasso.)
pub fn violation(data: &impl Loss, penalty: Penalty, w: &[f64]) -> f64 {
    data.look(w).violation(penalty, w)
}

impl Look {
    /// [`gap`], for the weights that were looked at.
    pub(crate) fn gap(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let Look { loss, pulls, .. } = self;
        let Penalty { l1, l2 } = penalty;
        let half = l1 / 2.0;
        // yᵀr/n, as y = Xw + r.
        let yr = loss + dot(w, pulls);
        let strongest = self.strongest() / 2.0;
        let u = if strongest > half { half / strongest } else { 1.0 };
        let mut bound = 2.0 * u * yr - u * u * loss;
        if l2 > 0.0 {
            let over = pulls.iter().map(|pull| (pull.abs() - half).max(0.0));
            let squares: f64 = over.map(|over| over * over).sum();
            bound = bound.max(2.0 * yr - loss - squares / l2);
        }
        loss + penalty.of(w) - bound
    }

    /// [`violation`], for the weights that were looked at.
    pub(crate) fn violation(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let Penalty { l1, l2 } = penalty;
        let violations = self.pulls.iter().zip(w).map(|(pull, &w)| {
            if w == 0.0 {
                2.0 * pull.abs() - l1
            } else {
                (2.0 * pull - l1 * w.signum() - 2.0 * l2 * w).abs()
            }
        });
        violations.fold(0.0, f64::max)
    }

    /// 2·max|pullⱼ|.
    pub(crate) fn strongest(&self) -> f64 {
        2.0 * self.pulls.iter().fold(0.0, |most, pull| pull.abs().max(most))
    }
}
