//! Chapter 9's mathematics once more, written from the page: a table is
//! standardised, fitted, cross-validated, drawn again and mixed with noise.

pub mod resampled;
pub mod split;

use crate::moments::Moments;
use crate::rows::{Rows, Scale};
use crate::{mean, standard_error};

/// How a study is made.
#[derive(Clone, Copy)]
pub struct How {
    pub folds: usize,
    pub strengths: usize,
    /// The part of the price that is L1.
    pub ratio: f64,
}

pub const BOOK: How = How { folds: 10, strengths: 100, ratio: 1.0 };

/// Weights for each strength, on standardised features.
pub type Path = Vec<Vec<f64>>;

/// Ridge's strengths, so many to a power of ten, from a thousand times the most
/// that the features stretch by down to a thousandth of the least.
pub fn ridge_strengths(rows: &Rows, count: f64) -> Vec<f64> {
    let [most, least] = Scale::of(rows).moments(&rows.y).stretches();
    let first = (count * (1e3 * most).log10()).ceil() as i32;
    let last = (count * (least / 1e3).log10()).floor() as i32;
    let one = |k| 10_f64.powf(f64::from(k) / count);
    (last..=first).rev().map(one).collect()
}

/// From the largest strength that anything survives down to a thousandth,
/// each the same part of the one before; ridge has its own.
pub fn strengths(rows: &Rows, how: How) -> Vec<f64> {
    if how.ratio == 0.0 {
        return ridge_strengths(rows, 20.0);
    }
    let pulls = Scale::of(rows).moments(&rows.y).pulls;
    let most = pulls.iter().fold(0.0, |m, c| f64::max(m, c.abs()));
    let steps = (how.strengths - 1) as f64;
    let at = |k: usize| 10_f64.powf(-3.0 * k as f64 / steps);
    (0..how.strengths).map(|k| most / how.ratio * at(k)).collect()
}

/// One fit after the other, each from where the last one ended.
pub fn path(moments: &Moments, alphas: &[f64], ratio: f64) -> Path {
    let mut w = vec![0.0; moments.pulls.len()];
    let next = |alpha: &f64| {
        w = if ratio == 0.0 {
            moments.ridge(*alpha).expect("a price")
        } else {
            moments.net(*alpha, ratio, &w)
        };
        w.clone()
    };
    alphas.iter().map(next).collect()
}

/// The error of each fold at each strength.
pub struct Errors(pub Vec<Vec<f64>>);

impl Errors {
    /// Leaves out one fold after the other; `fit` learns from the rest.
    pub fn of(
        rows: &Rows,
        folds: usize,
        fit: impl Fn(&Moments, &Rows) -> Option<Path>,
    ) -> Option<Self> {
        let fold = |k: usize| {
            let (out, rest) = rows.fold(k, folds);
            let scale = Scale::of(&rest);
            let path = fit(&scale.moments(&rest.y), &rest)?;
            Some(path.iter().map(|w| scale.error(w, &out)).collect())
        };
        (0..folds).map(fold).collect::<Option<_>>().map(Errors)
    }

    fn at(&self, k: usize) -> Vec<f64> {
        self.0.iter().map(|fold| fold[k]).collect()
    }

    pub fn mean(&self, k: usize) -> f64 {
        mean(&self.at(k))
    }

    /// √(variance / folds), the variance with folds − 1.
    pub fn se(&self, k: usize) -> f64 {
        standard_error(&self.at(k))
    }

    pub fn best(&self) -> usize {
        let all = 0..self.0[0].len();
        let by_mean =
            |a: &usize, b: &usize| self.mean(*a).total_cmp(&self.mean(*b));
        all.min_by(by_mean).expect("a strength")
    }

    /// The largest strength within one standard error of the smallest mean.
    pub fn one_se(&self) -> usize {
        let best = self.best();
        let limit = self.mean(best) + self.se(best);
        (0..=best).find(|k| self.mean(*k) <= limit).expect("the best one")
    }
}

/// The places of what is not exactly 0.
pub fn kept(w: &[f64]) -> Vec<usize> {
    (0..w.len()).filter(|j| w[*j] != 0.0).collect()
}

/// All that the figures and the values show.
pub struct Study {
    pub rows: Rows,
    pub how: How,
    pub alphas: Vec<f64>,
    pub path: Path,
    pub errors: Errors,
    pub ridge_path: Path,
    pub ridge_errors: Errors,
    /// The share of draws in which each feature is kept.
    pub often: Vec<f64>,
    /// How many of ten features of noise are kept, for each draw of noise.
    pub noise: Vec<(usize, usize)>,
}

impl Study {
    pub fn of(rows: Rows, how: How) -> Self {
        let scale = Scale::of(&rows);
        let moments = scale.moments(&rows.y);
        let alphas = strengths(&rows, how);
        let errors = cross_validated(&rows, &alphas, how);
        let ridge_alphas = ridge_strengths(&rows, 20.0);
        let ridge = How { ratio: 0.0, ..how };
        let chosen = alphas[errors.best()];
        Study {
            path: path(&moments, &alphas, how.ratio),
            ridge_path: path(&moments, &ridge_alphas, 0.0),
            ridge_errors: cross_validated(&rows, &ridge_alphas, ridge),
            often: resampled::often(&rows, chosen, how.ratio),
            noise: resampled::noise(&rows, how),
            alphas,
            errors,
            rows,
            how,
        }
    }

    /// The choices: at the smallest error, and by the one-standard-error rule.
    pub fn choices(&self) -> [usize; 2] {
        [self.errors.best(), self.errors.one_se()]
    }
}

pub fn cross_validated(rows: &Rows, alphas: &[f64], how: How) -> Errors {
    let fit =
        |moments: &Moments, _: &Rows| Some(path(moments, alphas, how.ratio));
    Errors::of(rows, how.folds, fit).expect("a price has a lowest point")
}
