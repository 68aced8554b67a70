//! What a random quarter of the rows teaches, asked of the others.

use super::{
    How, Rows, Scale, cross_validated, kept, path, ridge_strengths, strengths,
};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;

/// Mean squared errors on the other rows.
pub struct Split {
    /// Of predicting the mean.
    pub mean: f64,
    /// Without a price: with all columns, and with the features alone.
    pub squares: [Option<f64>; 2],
    pub ridge: f64,
    /// Of the lasso at both choices, and how many columns it keeps.
    pub lasso: [(f64, usize); 2],
}

const HOW: How = How { folds: 5, strengths: 40, ratio: 1.0 };

impl Split {
    /// The split with this seed; all strengths are tried.
    pub fn of(rows: &Rows, seed: u64) -> Self {
        let mut order: Vec<usize> = (0..rows.y.len()).collect();
        order.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let (learnt, tested) = order.split_at(order.len().div_ceil(4));
        let plain = [rows.some(learnt), rows.some(tested)];
        let [some, others] =
            [0, 1].map(|k| plain[k].squares_and_products(&plain[0]));
        let (errors, lasso) = lasso(&some);
        let scale = Scale::of(&some);
        let error = |w: &Vec<f64>| scale.error(w, &others);
        let ridge = ridge(&some);
        let choices = [errors.best(), errors.one_se()];
        Split {
            mean: error(&vec![0.0; some.x.len()]),
            squares: [squares(&some, &others), squares(&plain[0], &plain[1])],
            ridge: error(&ridge),
            lasso: choices.map(|k| (error(&lasso[k]), kept(&lasso[k]).len())),
        }
    }
}

fn squares(some: &Rows, others: &Rows) -> Option<f64> {
    let scale = Scale::of(some);
    let w = scale.moments(&some.y).ridge(0.0)?;
    Some(scale.error(&w, others))
}

fn lasso(some: &Rows) -> (super::Errors, super::Path) {
    let all = strengths(some, HOW);
    let moments = Scale::of(some).moments(&some.y);
    (cross_validated(some, &all, HOW), path(&moments, &all, 1.0))
}

fn ridge(some: &Rows) -> Vec<f64> {
    let all = ridge_strengths(some, 3.0);
    let how = How { ratio: 0.0, ..HOW };
    let best = cross_validated(some, &all, how).best();
    let moments = Scale::of(some).moments(&some.y);
    moments.ridge(all[best]).expect("a price")
}
