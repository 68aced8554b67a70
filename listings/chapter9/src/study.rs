use crate::again::{Chosen, choose_again};
use crate::ridge::{
    ridge_grid, ridge_validation, ridge_weights, squares_validation,
};
use crate::splits::Splits;
use crate::{
    Data, Event, Scaled, Validation, alpha_max, breakpoints, cross_validate,
    grid, weights,
};
use solver::{NotConverged, kept};
use std::sync::OnceLock;

/// How a study is made.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// How many folds cross-validation has.
    pub folds: usize,
    /// How many strengths are tried.
    pub strengths: usize,
    /// The part of the price that is L1: 1 for the lasso, 0 for ridge.
    pub ratio: f64,
}

/// All that the chapter finds out about some data.
pub(crate) struct Study {
    pub(crate) data: Data,
    pub(crate) settings: Settings,
    pub(crate) alphas: Vec<f64>,
    /// The scaled weights for each α.
    pub(crate) path: Vec<Vec<f64>>,
    /// Where features come in and go out; for the lasso only.
    pub(crate) events: Vec<Event>,
    pub(crate) validation: Validation,
    /// Ridge's strengths, its scaled weights for each, and its errors.
    pub(crate) ridge: (Vec<f64>, Vec<Vec<f64>>, Validation),
    /// The cross-validated error of least squares.
    pub(crate) least_squares: Validation,
    /// A quarter of the rows, tested on the others, again and again.
    pub(crate) splits: Splits,
    /// What is chosen with other folds; found when it is first asked for.
    other_folds: OnceLock<Option<Vec<Chosen>>>,
}

impl Study {
    /// Studies some data, and quarters of the rows of `plain`: the same data
    /// before squares and products are added. `done` is told which part is
    /// through.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub(crate) fn new(
        data: Data,
        plain: &Data,
        settings: Settings,
        done: impl Fn(&str),
    ) -> Result<Self, NotConverged> {
        let Choice { scaled, alphas, path, validation } =
            Choice::of(&data, settings)?;
        let events = if settings.ratio == 1.0 {
            breakpoints(&scaled.columns)
        } else {
            vec![]
        };
        done("path and cross-validation");
        let folds = settings.folds;
        let ridge_alphas = ridge_grid(&scaled, 20);
        let ridge_path = ridge_weights(&scaled, &ridge_alphas);
        let ridge_errors = ridge_validation(&data, &ridge_alphas, folds);
        let least_squares = squares_validation(&data, folds)
            .expect("no column of the patients follows from others");
        done("ridge");
        let splits = Splits::new(plain, 100)?;
        done("a quarter of the rows, again and again");
        Ok(Study {
            alphas,
            path,
            events,
            validation,
            ridge: (ridge_alphas, ridge_path, ridge_errors),
            least_squares,
            splits,
            data,
            settings,
            other_folds: OnceLock::new(),
        })
    }

    /// Which features the one-standard-error rule keeps.
    pub(crate) fn simple(&self) -> Vec<usize> {
        self.kept(self.validation.one_standard_error())
    }

    /// Both choices with the rows in other folds, 50 times.
    pub(crate) fn other_folds(&self) -> Option<&[Chosen]> {
        let again = || choose_again(&self.data, self.settings, 50);
        self.other_folds.get_or_init(|| again().ok()).as_deref()
    }

    /// Which features are kept at the k-th α.
    pub(crate) fn kept(&self, k: usize) -> Vec<usize> {
        kept(&self.path[k])
    }
}

/// Some data's path, and what cross-validation says of it.
pub(crate) struct Choice {
    scaled: Scaled,
    alphas: Vec<f64>,
    /// The scaled weights for each α.
    path: Vec<Vec<f64>>,
    pub validation: Validation,
}

impl Choice {
    pub fn of(data: &Data, settings: Settings) -> Result<Self, NotConverged> {
        let Settings { folds, strengths, ratio } = settings;
        let scaled = Scaled::new(data);
        let alphas = match ratio {
            0.0 => ridge_grid(&scaled, 20),
            ratio => grid(alpha_max(&scaled) / ratio, strengths),
        };
        let fit = |scaled: &Scaled| weights(scaled, &alphas, ratio);
        let path = fit(&scaled)?;
        let validation = cross_validate(data, &alphas, folds, fit)?;
        Ok(Choice { scaled, alphas, path, validation })
    }

    /// The weights with the smallest error.
    pub fn best(&self) -> &Vec<f64> {
        &self.path[self.validation.best()]
    }

    /// The weights by the one-standard-error rule.
    pub fn simple(&self) -> &Vec<f64> {
        &self.path[self.validation.one_standard_error()]
    }
}
