use crate::certificate::Look;
use crate::descent::MOST_SWEEPS;
use crate::method::Method;
use crate::{Fit, Goal, Loss, NotConverged, Penalty};

/// So many times the [rounding](crate::Rounding) that is estimated may be
/// rounding: it is an estimate.
const ROOM: f64 = 4.0;

/// Where columns nearly depend on each other, steps may be so small that a fit
/// comes no closer for long. It is a result all the same if its gap is at most
/// this share of the loss at w = 0.
const ENOUGH: f64 = 1e-4;

/// The weights for each of these penalties, in this order, as well as `goal`
/// says. Each fit starts from the one before it, a warm start (Friedman,
/// Hastie and Tibshirani, "Regularization paths for generalized linear models
/// via coordinate descent", Journal of Statistical Software 33, 2010,
/// section 2.5), so the order should be from the strongest penalty to the
/// weakest. Where columns nearly depend on each other, a fit may stop short of
/// the goal: then it is [not reached](Fit::reached).
///
/// # Errors
/// If one of them stops farther from the goal than rounding explains, with a
/// gap of more than 10⁻⁴ of the loss at w = 0.
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
    /// columns are added to those that it visits, or it goes ten times closer,
    /// down to what rounding leaves.
    fn next(
        &mut self,
        penalty: Penalty,
        goal: Goal,
    ) -> Result<Fit, NotConverged> {
        assert!(penalty.l1 >= 0.0 && penalty.l2 >= 0.0, "{penalty:?}");
        let limits = self.limits(penalty, goal);
        let mut tolerance = limits.tolerance;
        let mut sweeps = 0;
        loop {
            let fit = self.fit(penalty, sweeps);
            if limits.allow(&fit) {
                return Ok(Fit { reached: true, ..fit });
            }
            let bound = penalty.l1 + limits.slack;
            let is_new =
                self.method.add(&self.look.pulls, bound) || sweeps == 0;
            let finest = ROOM * self.look.rounding.pull;
            let is_finest = !is_new && tolerance <= 2.0 * finest;
            if is_finest || sweeps >= MOST_SWEEPS || fit.gap.is_nan() {
                return self.stopped(&limits, penalty, fit);
            }
            if !is_new {
                tolerance = (tolerance / 10.0).max(finest);
            }
            sweeps += self.method.descend(penalty, tolerance, &mut self.w);
            self.look = self.method.look(&self.w);
        }
    }

    /// The weights as they are, with what the data say of them.
    fn fit(&self, penalty: Penalty, sweeps: usize) -> Fit {
        Fit {
            weights: self.w.clone(),
            gap: self.look.gap(penalty, &self.w),
            violation: self.look.violation(penalty, &self.w),
            reached: false,
            sweeps,
        }
    }

    /// A fit that comes no closer: close enough, or not.
    fn stopped(
        &self,
        limits: &Limits,
        penalty: Penalty,
        fit: Fit,
    ) -> Result<Fit, NotConverged> {
        let rounding = self.look.rounding;
        let enough = ENOUGH * self.loss;
        let rounded = Limits {
            gap: limits.gap.max(ROOM * rounding.gap).max(enough),
            violation: limits.violation.max(2.0 * ROOM * rounding.pull),
            ..*limits
        };
        if rounded.allow(&fit) {
            return Ok(fit);
        }
        let Fit { gap, violation, sweeps, .. } = fit;
        Err(NotConverged { penalty, sweeps, gap, violation })
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
#[derive(Clone, Copy)]
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

impl Limits {
    /// Whether the fit is good enough.
    fn allow(&self, fit: &Fit) -> bool {
        fit.gap <= self.gap && fit.violation <= self.violation
    }
}
