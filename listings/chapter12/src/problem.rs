use crate::{near_copies, wrong_feature};
use chapter8::{TRUE_WEIGHTS, best_fit};
use solver::{Columns, Penalty, Quadratic, kept, ridge};

/// What a run is about.
pub struct Problem {
    pub(crate) lambda: f64,
    /// How strongly the two near-copies go together.
    pub(crate) correlation: f64,
    /// By how much the noise prefers the second of them.
    pub(crate) push: f64,
    /// The part of the elastic net's price that is L1.
    pub(crate) ratio: f64,
    /// How strongly the wrong feature goes with each of the right ones.
    pub(crate) wrong: f64,
    /// The sum of the squares of a hundred true weights.
    pub(crate) effect: f64,
    /// Chapter 8's ten features.
    pub(crate) ten: Columns,
}

/// The three ways to put a price on weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Lasso,
    Ridge,
    ElasticNet,
}

impl Problem {
    /// The weights of two near-copies.
    pub(crate) fn copies(
        &self,
        method: Method,
        correlation: f64,
        lambda: f64,
    ) -> Vec<f64> {
        let bowl = near_copies(correlation, self.push);
        match method {
            Method::Lasso => best_fit(&bowl, Penalty::lasso(lambda)).weights,
            Method::Ridge => ridge(&bowl, lambda).expect("not quite copies"),
            Method::ElasticNet => {
                best_fit(&bowl, Penalty::elastic_net(lambda, self.ratio))
                    .weights
            }
        }
    }

    /// The lasso's weights of chapter 8's features.
    pub(crate) fn lasso(&self, lambda: f64) -> Vec<f64> {
        best_fit(&self.ten, Penalty::lasso(lambda)).weights
    }

    /// Least squares on the features that the lasso keeps, and on no others.
    pub(crate) fn refit(&self, lambda: f64) -> Vec<f64> {
        refit(&self.ten.quadratic(), &self.lasso(lambda))
    }
}

/// The weights of two right features and a wrong one.
pub(crate) fn with_wrong(r: f64, lambda: f64) -> Vec<f64> {
    best_fit(&wrong_feature(r), Penalty::lasso(lambda)).weights
}

/// The weights of two exact copies of one feature, with y = (x₁ + x₂)/4: of
/// all pairs that are equally good the one that this book's solver takes.
pub(crate) fn exact_copies(lambda: f64) -> (f64, f64) {
    let bowl = near_copies(1.0, 0.0);
    let weights = best_fit(&bowl, Penalty::lasso(lambda)).weights;
    (weights[0], weights[1])
}

/// Least squares on the features whose weights are not 0.
pub(crate) fn refit(bowl: &Quadratic, weights: &[f64]) -> Vec<f64> {
    solver::refit(bowl, &kept(weights)).expect("independent features")
}

/// The squared distance of chapter 8's weights to the truth: what these weights
/// add to the error on fresh rows, whose noise nobody can foresee.
pub(crate) fn distance(weights: &[f64]) -> f64 {
    let pairs = weights.iter().zip(TRUE_WEIGHTS);
    pairs.map(|(w, truth)| (w - truth) * (w - truth)).sum()
}
