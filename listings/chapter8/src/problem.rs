use crate::{TRUE_WEIGHTS, Weights, data, drawn_noise, pulls, related, zigzag};
use chapter1::DRAWS;
use chapter3::{Data, INPUTS, loss};
use solver::{Columns, Fit, Goal, Loss, Penalty, Quadratic, fit, gap, ridge};

/// The ten features, two related ones, and the price.
pub struct Problem {
    pub(crate) lambda: f64,
    /// Ten features that have nothing to do with each other.
    pub(crate) data: Columns,
    /// The best weights of two more features.
    pub(crate) best: Weights,
    /// How strongly these two go together.
    pub(crate) correlation: f64,
}

/// The intercept of the data that show why it should be free.
const INTERCEPT: f64 = 10.0;

impl Problem {
    /// The lasso's weights of the ten features.
    pub(crate) fn l1(&self, lambda: f64) -> Vec<f64> {
        self.fit(lambda).weights
    }

    /// The lasso of the ten features, with its certificate.
    pub(crate) fn fit(&self, lambda: f64) -> Fit {
        best_fit(&self.data, Penalty::lasso(lambda))
    }

    /// Ridge's weights of the ten features.
    pub(crate) fn l2(&self, lambda: f64) -> Vec<f64> {
        let weights = ridge(&self.data.quadratic(), lambda);
        weights.expect("the features are independent")
    }

    /// The λ from which on the lasso makes each of the ten weights 0: how
    /// hard the data pull at it when all weights are 0.
    pub(crate) fn thresholds(&self) -> Vec<f64> {
        let pulls = pulls(&self.data, &[0.0; 10]);
        pulls.into_iter().map(f64::abs).collect()
    }

    /// The two features as they are if they were not related.
    pub(crate) fn round(&self) -> Quadratic {
        related(self.best, 0.0)
    }

    /// The two features as they are.
    pub(crate) fn related(&self) -> Quadratic {
        related(self.best, self.correlation)
    }

    /// Coordinate descent on the two features as they are.
    pub(crate) fn zigzag(&self, steps: usize) -> Vec<[f64; 2]> {
        zigzag(&self.related(), self.lambda, steps)
    }

    /// Loss plus price at these weights of the two features.
    pub(crate) fn sum(&self, w: [f64; 2]) -> f64 {
        self.related().loss(&w) + self.lambda * budget_l1((w[0], w[1]))
    }

    /// By how much this sum is at most too high: the duality gap.
    pub(crate) fn gap(&self, w: [f64; 2]) -> f64 {
        gap(&self.related(), Penalty::lasso(self.lambda), &w)
    }
}

/// The weights at which loss + penalty is lowest, with their certificate, for
/// a few features that are independent. They are so exact that rounding is all
/// that is left: the largest violation of the optimality conditions is at most
/// 10⁻¹² of λ_max.
///
/// # Panics
/// If features depend on each other so nearly that this takes too long.
pub fn best_fit(data: &impl Loss, penalty: Penalty) -> Fit {
    fit(data, penalty, Goal::Violation(1e-12))
        .expect("few weights of independent features are soon found")
}

/// In how many draws of noise something is so of the true weight and the
/// lasso's weight of at least one feature.
pub(crate) fn count_draws(
    lambda: f64,
    is_so: impl Fn(f64, f64) -> bool,
) -> usize {
    let is_there = |seed: &u64| {
        let drawn = data(&drawn_noise(*seed));
        let weights = best_fit(&drawn, Penalty::lasso(lambda)).weights;
        let mut pairs = TRUE_WEIGHTS.into_iter().zip(weights);
        pairs.any(|(truth, w)| is_so(truth, w))
    };
    (1..=DRAWS).filter(is_there).count()
}

/// In how many draws of noise the data pull at some feature without an effect
/// at least as hard as at one with an effect.
pub(crate) fn count_mixed() -> usize {
    let is_mixed = |seed: &u64| {
        let drawn = data(&drawn_noise(*seed));
        let pulls = pulls(&drawn, &[0.0; 10]).into_iter().map(f64::abs);
        let (with, without): (Vec<_>, Vec<_>) =
            pulls.zip(TRUE_WEIGHTS).partition(|(_, truth)| *truth != 0.0);
        let weakest = with.iter().map(|(pull, _)| *pull).reduce(f64::min);
        let strongest = without.iter().map(|(pull, _)| *pull).reduce(f64::max);
        strongest >= weakest
    };
    (1..=DRAWS).filter(is_mixed).count()
}

/// How many of some weights are not exactly 0.
pub(crate) fn kept(weights: &[f64]) -> usize {
    weights.iter().filter(|w| **w != 0.0).count()
}

/// Where the lasso's sum is lowest for two features.
pub(crate) fn pair_l1(bowl: &Quadratic, lambda: f64) -> Weights {
    let weights = best_fit(bowl, Penalty::lasso(lambda)).weights;
    (weights[0], weights[1])
}

/// Where ridge's sum is lowest for two features.
pub(crate) fn pair_l2(bowl: &Quadratic, lambda: f64) -> Weights {
    let weights = ridge(bowl, lambda).expect("the features are independent");
    (weights[0], weights[1])
}

/// The budget that the lasso's weights use up: |w₁| + |w₂|.
pub(crate) fn budget_l1((one, two): Weights) -> f64 {
    one.abs() + two.abs()
}

/// The budget that ridge's weights use up: √(w₁² + w₂²).
pub(crate) fn budget_l2((one, two): Weights) -> f64 {
    (one * one + two * two).sqrt()
}

/// The data of the book's line, moved up to y = 10 + 0.5·x, as its intercept
/// sees them: a feature that is 1 in every row. The other feature has mean 0
/// and does not meddle.
pub(crate) fn intercept() -> Data {
    let y = INPUTS.map(|x| INTERCEPT + 0.5 * x).to_vec();
    Data { x: vec![1.0; INPUTS.len()], y }
}

/// By how much an intercept makes the error larger.
pub(crate) fn intercept_error(b: f64) -> f64 {
    loss(&intercept(), b) - loss(&intercept(), INTERCEPT)
}
