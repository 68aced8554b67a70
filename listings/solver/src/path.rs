use crate::certificate::Look;
use crate::descent::MOST_SWEEPS;
use crate::method::Method;
use crate::{Fit, Goal, Loss, NotConverged, Penalty};

/// The weights for each of these penalties, in this order, as well as `goal`
/// says. Each fit starts from the one before it, a warm start (Friedman,
/// Hastie and Tibshirani, "Regularization paths for generalized linear models
/// via coordinate descent", Journal of Statistical Software 33, 2010,
/// section 2.5), so the order should be from the strongest penalty to the
/// weakest.
///
/// # Errors
/// If one of them does not reach the goal.
///
/// # Panics
/// If a penalty is negative or not a number.
pub fn path_to(
    data: &impl Loss,
    penalties: &[Penalty],
    goal: Goal,
) -> Result<Vec<Fit>, NotConverged> {
    let method = data.method(penalties.len());
    let w = vec![0.0; data.count()];
    let look = method.look(&w);
    let (loss, lambda_max) = (look.loss, look.strongest());
    let mut walk = Walk { method, w, look, loss, lambda_max };
    penalties.iter().map(|&penalty| walk.next(penalty, goal)).collect()
}

/// On the way along a path.
struct Walk<'a> {
    method: Method<'a>,
    w: Vec<f64>,
    /// What the data say of w.
    look: Look,
    /// The loss at w = 0.
    loss: f64,
    lambda_max: f64,
}

impl Walk<'_> {
    /// The lowest point for this penalty. Coordinate descent goes as far as
    /// seems enough; then all columns are looked at. If it was not enough,
    /// columns are added to those that it visits, or it goes ten times closer.
    fn next(
        &mut self,
        penalty: Penalty,
        goal: Goal,
    ) -> Result<Fit, NotConverged> {
        assert!(penalty.l1 >= 0.0 && penalty.l2 >= 0.0, "{penalty:?}");
        let limits = self.limits(penalty, goal);
        // One number in 10¹⁶ is as fine as floating point gets.
        let finest = 1e-16 * self.lambda_max;
        let mut tolerance = limits.tolerance.max(finest);
        let mut sweeps = 0;
        loop {
            let gap = self.look.gap(penalty, &self.w);
            let violation = self.look.violation(penalty, &self.w);
            if gap <= limits.gap && violation <= limits.violation {
                let weights = self.w.clone();
                return Ok(Fit { weights, gap, violation, sweeps });
            }
            let bound = penalty.l1 + limits.slack;
            if !self.method.add(&self.look.pulls, bound) && sweeps > 0 {
                tolerance /= 10.0;
            }
            if tolerance < finest || sweeps >= MOST_SWEEPS {
                return Err(NotConverged { penalty, sweeps, gap, violation });
            }
            sweeps += self.method.descend(penalty, tolerance, &mut self.w);
            self.look = self.method.look(&self.w);
        }
    }

    fn limits(&self, penalty: Penalty, goal: Goal) -> Limits {
        match goal {
            Goal::Gap(share) if penalty.l1 > 0.0 || penalty.l2 > 0.0 => {
                Limits {
                    gap: share * self.loss,
                    violation: f64::INFINITY,
                    slack: 0.0,
                    tolerance: 1e3 * share * self.lambda_max,
                }
            }
            Goal::Gap(share) | Goal::Violation(share) => {
                let violation = share * self.lambda_max;
                Limits {
                    gap: f64::INFINITY,
                    violation,
                    slack: violation,
                    tolerance: violation,
                }
            }
        }
    }
}

/// A goal in the units of the problem.
struct Limits {
    /// The largest gap that is good enough.
    gap: f64,
    /// The largest violation that is good enough.
    violation: f64,
    /// How much of it a weight may have that is 0.
    slack: f64,
    /// How far off coordinate descent first leaves a weight.
    tolerance: f64,
}
