use chapter9::{
    Data, Scaled, Validation, alpha_max, cross_validate, grid_over, penalty,
    weights,
};
use solver::{Goal, NotConverged, Penalty, path_to};

/// Weights for some strengths, made of scaled rows.
pub(crate) type Fit<'a> =
    dyn Fn(&Scaled) -> Result<Vec<Vec<f64>>, NotConverged> + Sync + 'a;

/// Cross-validation of any fit: compiled once, as it travels to readers.
pub(crate) fn validate(
    data: &Data,
    alphas: &[f64],
    folds: usize,
    fit: &Fit,
) -> Result<Validation, NotConverged> {
    cross_validate(data, alphas, folds, fit)
}

/// Which strengths are tried, and how exactly the weights are found.
#[derive(Clone, Copy, Debug)]
pub struct Strengths {
    /// How many there are.
    pub count: usize,
    /// Over how many powers of ten they fall.
    pub tens: f64,
    /// The part of the price that is L1.
    pub ratio: f64,
    /// The gap that is good enough, as a share of the loss at w = 0; `None`
    /// for the solver's own goal.
    pub gap: Option<f64>,
}

impl Strengths {
    /// Those of chapter 9: a hundred, down to a thousandth of the first.
    pub const REAL: Strengths =
        Strengths { count: 100, tens: 3.0, ratio: 1.0, gap: None };

    /// Fifteen, down to a hundredth: for data that are drawn again and again.
    pub const DRAWN: Strengths =
        Strengths { count: 15, tens: 2.0, ratio: 1.0, gap: Some(1e-6) };

    /// The strengths for these rows, evenly spaced on a logarithmic scale from
    /// the one that drops every feature.
    pub fn alphas(&self, scaled: &Scaled) -> Vec<f64> {
        grid_over(self.tens, alpha_max(scaled) / self.ratio, self.count)
    }

    /// The weights for each of these strengths.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub fn weights(
        &self,
        scaled: &Scaled,
        alphas: &[f64],
    ) -> Result<Vec<Vec<f64>>, NotConverged> {
        let Some(gap) = self.gap else {
            return weights(scaled, alphas, self.ratio);
        };
        let penalties = alphas.iter().map(|alpha| penalty(*alpha, self.ratio));
        let penalties: Vec<Penalty> = penalties.collect();
        let fits = path_to(&scaled.columns, &penalties, Goal::Gap(gap))?;
        Ok(fits.into_iter().map(|fit| fit.weights).collect())
    }
}

/// A path, and what cross-validation says of its strengths.
pub struct Choice {
    /// The rows, scaled by their own means and deviations.
    pub scaled: Scaled,
    /// The scaled weights for each strength.
    pub path: Vec<Vec<f64>>,
    /// The strengths, and their errors on rows left out.
    pub validation: Validation,
}

impl Choice {
    /// The path of these rows, and its errors; row i is in fold i mod `folds`.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub fn of(
        data: &Data,
        folds: usize,
        strengths: Strengths,
    ) -> Result<Self, NotConverged> {
        let scaled = Scaled::new(data);
        let alphas = strengths.alphas(&scaled);
        let fit = |scaled: &Scaled| strengths.weights(scaled, &alphas);
        let path = fit(&scaled)?;
        let validation = validate(data, &alphas, folds, &fit)?;
        Ok(Choice { scaled, path, validation })
    }

    /// The weights with the smallest error.
    pub fn best(&self) -> &[f64] {
        &self.path[self.validation.best()]
    }

    /// The weights by the one-standard-error rule.
    pub fn simple(&self) -> &[f64] {
        &self.path[self.validation.one_standard_error()]
    }

    /// What it chose: the scaled rows, and the weights with the smallest error.
    pub fn into_best(mut self) -> (Scaled, Vec<f64>) {
        let best = self.validation.best();
        (self.scaled, self.path.swap_remove(best))
    }

    /// The smallest error on rows left out.
    pub fn promise(&self) -> f64 {
        self.validation.mean(self.validation.best())
    }
}

/// The places of the largest numbers, in size, from the largest on.
pub(crate) fn largest(numbers: &[f64], count: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..numbers.len()).collect();
    let mut found = vec![];
    while found.len() < count && !left.is_empty() {
        let size = |k: &usize| numbers[left[*k]].abs();
        let places = (0..left.len()).rev();
        let most = places.max_by(|a, b| size(a).total_cmp(&size(b)));
        found.extend(most.map(|k| left.remove(k)));
    }
    found
}
