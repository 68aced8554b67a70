use crate::ridge::ridge_weights;
use crate::{Data, Scaled};
use maybe_rayon::prelude::*;
use solver::{NotConverged, Penalty, lambda_max, path, settled};

/// The strength α in the convention of libraries: half of the book's λ for the
/// lasso, the book's λ for ridge. r is the part of the L1 price.
///
/// (1/2n)·Σ(y − Xw)² + α·(r·Σ|w| + (1 − r)/2·Σw²), doubled, is the book's
/// loss + 2αr·Σ|w| + α(1 − r)·Σw².
pub fn penalty(alpha: f64, r: f64) -> Penalty {
    Penalty { l1: 2.0 * alpha * r, l2: alpha * (1.0 - r) }
}

/// The smallest α at which the lasso drops every feature: max |mean(xⱼ·y)|.
pub fn alpha_max(scaled: &Scaled) -> f64 {
    lambda_max(&scaled.columns) / 2.0
}

/// `count` strengths, evenly spaced on a logarithmic scale from `most` down to
/// a thousandth of it.
pub fn grid(most: f64, count: usize) -> Vec<f64> {
    grid_over(3.0, most, count)
}

/// A [`grid`] that falls over so many powers of ten.
pub fn grid_over(tens: f64, most: f64, count: usize) -> Vec<f64> {
    let share = |k: usize| k as f64 / (count - 1).max(1) as f64;
    (0..count).map(|k| most * libm::pow(10.0, -tens * share(k))).collect()
}

/// The weights of the scaled features for each α.
///
/// # Errors
/// If one of the fits does not get there.
pub fn weights(
    scaled: &Scaled,
    alphas: &[f64],
    r: f64,
) -> Result<Vec<Vec<f64>>, NotConverged> {
    if r == 0.0 {
        return Ok(ridge_weights(scaled, alphas));
    }
    let penalties: Vec<Penalty> =
        alphas.iter().map(|&alpha| penalty(alpha, r)).collect();
    let fits = path(&scaled.columns, &penalties)?;
    Ok(fits.into_iter().map(|fit| settled(fit.weights)).collect())
}

/// What cross-validation says about each α.
#[derive(Clone, Debug)]
pub struct Validation {
    /// The strengths, from the largest to the smallest.
    pub alphas: Vec<f64>,
    /// The error of each fold for each α: `folds[fold][k]`.
    pub folds: Vec<Vec<f64>>,
}

// ANCHOR: cross_validate
/// Leaves out one fold after the other, fits the weights for all strengths to
/// the rest, and measures the error on what was left out. Row i is in fold
/// i mod `folds`. Scaling is part of it: a fold's rows must not take part.
///
/// # Errors
/// If one of the fits fails.
pub fn cross_validate<E: Send>(
    data: &Data,
    alphas: &[f64],
    folds: usize,
    fit: impl Fn(&Scaled) -> Result<Vec<Vec<f64>>, E> + Sync,
) -> Result<Validation, E> {
    let errors = |fold: usize| {
        let (left_out, rest) = data.split(fold, folds);
        let scaled = Scaled::new(&rest);
        let weights = fit(&scaled)?;
        let error = |w: &Vec<f64>| scaled.error_on(&left_out, w);
        Ok(weights.iter().map(error).collect())
    };
    let folds = (0..folds).into_par_iter().map(errors);
    let folds = folds.collect::<Result<_, E>>()?;
    Ok(Validation { alphas: alphas.to_vec(), folds })
}
// ANCHOR_END: cross_validate

impl Validation {
    /// The mean error over the folds for the k-th α.
    pub fn mean(&self, k: usize) -> f64 {
        let errors = self.folds.iter().map(|fold| fold[k]);
        errors.sum::<f64>() / self.folds.len() as f64
    }

    /// The standard error of this mean: the standard deviation over the folds
    /// (with n − 1) divided by √n.
    pub fn standard_error(&self, k: usize) -> f64 {
        let n = self.folds.len() as f64;
        let mean = self.mean(k);
        let squares = self.folds.iter().map(|fold| {
            let off = fold[k] - mean;
            off * off
        });
        (squares.sum::<f64>() / (n - 1.0) / n).sqrt()
    }

    /// Which α has the smallest mean error: its place in `alphas`.
    pub fn best(&self) -> usize {
        (0..self.alphas.len())
            .min_by(|&a, &b| self.mean(a).total_cmp(&self.mean(b)))
            .expect("there is a strength")
    }
}

// ANCHOR: one_se
impl Validation {
    /// The one-standard-error rule: the largest α whose mean error is within
    /// one standard error of the smallest.
    ///
    /// (Hastie, Tibshirani and Friedman, *The Elements of Statistical
    /// Learning*, 2nd edition, section 7.10.)
    pub fn one_standard_error(&self) -> usize {
        let best = self.best();
        let limit = self.mean(best) + self.standard_error(best);
        let is_within = |k: &usize| self.mean(*k) <= limit;
        (0..self.alphas.len()).find(is_within).unwrap_or(best)
    }
}
// ANCHOR_END: one_se

impl Validation {
    /// By how much the error of this method at its i-th strength is larger
    /// than another's at its k-th, fold by fold: the mean, and its standard
    /// error.
    pub fn less(&self, i: usize, other: &Validation, k: usize) -> (f64, f64) {
        let folds = self.folds.iter().zip(&other.folds);
        let folds = folds.map(|(a, b)| vec![a[i] - b[k]]).collect();
        let differences = Validation { alphas: vec![0.0], folds };
        (differences.mean(0), differences.standard_error(0))
    }
}
