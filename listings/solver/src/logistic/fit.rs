use crate::Penalty;
use crate::dot::dot;
use std::error::Error;
use std::fmt;

/// Where logistic loss + penalty is lowest, with a certificate.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The intercept, b.
    pub intercept: f64,
    /// The weights; the ones that are zero are exactly 0.0.
    pub weights: Vec<f64>,
    /// The sum at these weights is at most this much above the lowest.
    pub gap: f64,
    /// The largest violation of the optimality conditions:
    /// |pullⱼ| ≤ l1 where wⱼ = 0, pullⱼ = l1·sign(wⱼ) + 2·l2·wⱼ where it is
    /// not, and mean(yᵢ − pᵢ) = 0; with pullⱼ = mean(xᵢⱼ·(yᵢ − pᵢ)), xᵢⱼ less
    /// its column's mean.
    pub violation: f64,
    /// Whether the goal was reached. If not, rounding, or columns that nearly
    /// depend on each other, let no weights come closer, and the two numbers
    /// above say how close these are.
    pub reached: bool,
    /// How many times a bowl was taken for the loss.
    pub steps: usize,
}

impl Fit {
    /// The log odds h = b + Σ wⱼ·xⱼ of a row;
    /// [`probability`](super::probability) makes a probability of them.
    pub fn log_odds(&self, row: &[f64]) -> f64 {
        self.intercept + dot(&self.weights, row)
    }
}

/// Why there are no weights to rely on.
#[derive(Clone, Debug, PartialEq)]
pub enum NoAnswer {
    /// All rows have this label (those whose weight is not 0).
    OneClass(f64),
    /// Without a price for all weights, and yes and no can be separated: the
    /// steeper the curve the better, without end.
    Separated,
    /// A number is not finite, or so large that squares overflow.
    NotFinite,
    /// The goal was not reached.
    NotConverged {
        /// The penalty that could not be solved.
        penalty: Penalty,
        /// How many times a bowl was taken for the loss.
        steps: usize,
        /// The duality gap of the last weights.
        gap: f64,
        /// Their largest violation of the optimality conditions.
        violation: f64,
    },
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoAnswer::OneClass(label) => write!(
                f,
                "All labels are {label}: there is nothing to tell apart. Take \
                 rows of both kinds."
            ),
            NoAnswer::Separated => write!(
                f,
                "The columns separate yes from no: without a price any steeper \
                 curve is better, and no weights are the best. Take λ > 0."
            ),
            NoAnswer::NotFinite => write!(
                f,
                "The weights cannot be computed: a number is not finite, or so \
                 large that squares overflow. Measure in larger units."
            ),
            NoAnswer::NotConverged { penalty, steps, gap, violation } => {
                let Penalty { l1, l2 } = penalty;
                write!(
                    f,
                    "The lowest point for the penalty {l1:e}·Σ|w| + {l2:e}·Σw² \
                     was not found in {steps} steps: the duality gap is still \
                     {gap:.1e}, and the largest violation of the optimality \
                     conditions {violation:.1e}. Take a larger λ, ask for a \
                     goal that is easier to reach, or leave out columns that \
                     nearly depend on others."
                )
            }
        }
    }
}

impl Error for NoAnswer {}
