use crate::Penalty;
use std::error::Error;
use std::fmt;

/// Where loss + penalty is lowest, with a certificate.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The weights; the ones that are zero are exactly 0.0.
    pub weights: Vec<f64>,
    /// The sum at these weights is at most this much above the lowest: the
    /// [duality gap](crate::gap).
    pub gap: f64,
    /// The largest [violation](crate::violation) of the optimality conditions.
    pub violation: f64,
    /// Whether the goal was reached. If not, rounding, or columns that nearly
    /// depend on each other, let no weights come closer, and the two numbers
    /// above say how close these are.
    pub reached: bool,
    /// How many times the weights were visited for this fit.
    pub sweeps: usize,
}

/// When a fit is good enough. A smaller number is a better fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// The [duality gap](crate::gap) is at most this share of the loss at
    /// w = 0. Without a penalty no such bound is known, and the violation is
    /// held against this number.
    Gap(f64),
    /// The largest [violation](crate::violation) of the optimality conditions
    /// is at most this share of [λ_max](crate::lambda_max). It is slower to
    /// vanish than the gap, which goes with its square, and says more about
    /// the weights.
    Violation(f64),
}

impl Default for Goal {
    /// A gap of 10⁻¹² of the loss at w = 0.
    fn default() -> Self {
        Goal::Gap(1e-12)
    }
}

/// The goal was not reached: there are weights, but none to rely on.
#[derive(Clone, Debug)]
pub struct NotConverged {
    /// The penalty that could not be solved.
    pub penalty: Penalty,
    /// How many times the weights were visited.
    pub sweeps: usize,
    /// The duality gap of the last weights.
    pub gap: f64,
    /// Their largest violation of the optimality conditions.
    pub violation: f64,
}

impl fmt::Display for NotConverged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NotConverged { penalty, sweeps, gap, violation } = self;
        let Penalty { l1, l2 } = penalty;
        write!(
            f,
            "the lowest point for the penalty {l1:e}·Σ|w| + {l2:e}·Σw² "
        )?;
        if gap.is_nan() {
            return write!(
                f,
                "cannot be computed: a number is not finite, or so large that \
                 squares overflow. Measure in larger units.",
            );
        }
        write!(
            f,
            "was not found in {sweeps} sweeps: the duality gap is still \
             {gap:.1e}, and the largest violation of the optimality \
             conditions {violation:.1e}. Take a larger λ, ask for a goal that \
             is easier to reach, or leave out columns that nearly depend on \
             others.",
        )
    }
}

impl Error for NotConverged {}
