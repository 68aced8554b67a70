use std::error::Error;
use std::fmt;

/// Where loss + penalty is lowest, with a certificate.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The weights; the ones that are zero are exactly 0.0.
    pub weights: Vec<f64>,
    /// The sum at these weights is at most this much above the lowest.
    pub gap: f64,
    /// The largest violation of the optimality conditions, see
    /// [`violation`](crate::violation).
    pub violation: f64,
    /// How many times the weights were visited.
    pub sweeps: usize,
}

/// When a fit is good enough. A smaller number is a better fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// The duality gap is at most this share of the loss at w = 0.
    Gap(f64),
    /// The largest violation of the optimality conditions is at most this
    /// share of λ_max.
    Violation(f64),
}

impl Default for Goal {
    fn default() -> Self {
        Goal::Gap(1e-12)
    }
}

/// The goal was not reached: there are weights, but none to rely on.
#[derive(Clone, Debug)]
pub struct NotConverged {
    /// The penalty that the weights were sought for.
    pub penalty: crate::Penalty,
    /// How many times the weights were visited.
    pub sweeps: usize,
    /// The duality gap of the last weights.
    pub gap: f64,
    /// Their largest violation of the optimality conditions.
    pub violation: f64,
}

impl fmt::Display for NotConverged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let crate::Penalty { l1, l2 } = self.penalty;
        write!(
            f,
            "no lowest point found for the penalty {l1}·Σ|w| + {l2}·Σw² in {} \
             sweeps: the duality gap is still {:e}, the largest violation of \
             the optimality conditions {:e}. Ask for less accuracy, take a \
             larger λ, or leave out columns that nearly depend on others.",
            self.sweeps, self.gap, self.violation,
        )
    }
}

impl Error for NotConverged {}
