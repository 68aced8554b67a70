use crate::again::{Chosen, choose_again};
use crate::resample::{frequencies, with_noise};
use crate::ridge::{
    ridge_grid, ridge_validation, ridge_weights, squares_validation,
};
use crate::splits::{FEWEST, Splits};
use crate::validation::{Stops, weights_and_stops};
use crate::{
    Data, Event, Scaled, Validation, alpha_max, breakpoints, cross_validate,
    grid,
};
use maybe_rayon::prelude::*;
use solver::NotConverged;
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

/// How many features of pure noise are added.
pub(crate) const NOISE: usize = 10;

/// How often rows are drawn again, how often noise is added, and how often
/// rows are split; on large data fewer draws say enough.
fn draws(data: &Data) -> (u64, u64, u64) {
    let is_small = data.rows() * data.columns.len() <= 50_000;
    if is_small { (200, 20, 100) } else { (50, 5, 20) }
}

/// All that the chapter finds out about some data.
pub(crate) struct Study {
    pub(crate) data: Data,
    pub(crate) settings: Settings,
    pub(crate) alphas: Vec<f64>,
    /// The scaled weights for each α.
    pub(crate) path: Vec<Vec<f64>>,
    /// Where a fit stopped before its goal: the α, and the gap that
    /// is left, as a part of the variance of the outputs.
    pub(crate) stops: Vec<(f64, f64)>,
    /// Where features come in and go out; for the lasso only.
    pub(crate) events: Vec<Event>,
    pub(crate) validation: Validation,
    /// Ridge's strengths, its scaled weights for each, and its errors.
    pub(crate) ridge: (Vec<f64>, Vec<Vec<f64>>, Validation),
    /// The cross-validated error of least squares, if they have one solution.
    pub(crate) least_squares: Option<Validation>,
    /// A quarter of the rows, tested on the others, again and again.
    pub(crate) splits: Option<Splits>,
    /// How often rows are drawn again.
    pub(crate) draws: u64,
    /// How often each feature is kept then, at the chosen α.
    pub(crate) frequencies: Vec<f64>,
    /// How many of ten features of noise are kept, for each draw of noise: at
    /// the smallest error, and by the one-standard-error rule.
    pub(crate) survivors: Vec<Survivors>,
    /// What is chosen with other folds, and with half of the rows; found when
    /// it is first asked for.
    other_folds: OnceLock<Option<Vec<Chosen>>>,
    halves: OnceLock<Option<Vec<Chosen>>>,
}

impl Study {
    /// Studies some data, and quarters of the rows of `plain`: the same data,
    /// to which squares and products may be added. `done` is told which part
    /// is through.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub(crate) fn new(
        data: Data,
        (plain, with_products): (&Data, bool),
        settings: Settings,
        done: impl Fn(&str),
    ) -> Result<Self, NotConverged> {
        let Choice { scaled, alphas, path, validation, stops } =
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
        let least_squares = squares_validation(&data, folds);
        done("ridge");
        let (draws, noises, times) = draws(&data);
        let is_enough = data.rows() >= FEWEST;
        let splits = is_enough
            .then(|| Splits::new(plain, with_products, times))
            .transpose()?;
        done("a quarter of the rows, again and again");
        let chosen = alphas[validation.best()];
        let frequencies = frequencies(&data, chosen, settings.ratio, draws)?;
        done("rows drawn again");
        let survivors = survivors(&data, settings, noises)?;
        done("noise");
        Ok(Study {
            alphas,
            path,
            stops,
            events,
            validation,
            ridge: (ridge_alphas, ridge_path, ridge_errors),
            least_squares,
            splits,
            draws,
            frequencies,
            survivors,
            data,
            settings,
            other_folds: OnceLock::new(),
            halves: OnceLock::new(),
        })
    }

    /// Which features the one-standard-error rule keeps.
    pub(crate) fn simple(&self) -> Vec<usize> {
        self.kept(self.validation.one_standard_error())
    }

    /// Both choices with the rows in other folds, 50 times.
    pub(crate) fn other_folds(&self) -> Option<&[Chosen]> {
        let again =
            || choose_again(&self.data, self.settings, self.data.rows(), 50);
        self.other_folds.get_or_init(|| again().ok()).as_deref()
    }

    /// Both choices with half of the rows, 100 times.
    pub(crate) fn halves(&self) -> Option<&[Chosen]> {
        let half = self.data.rows() / 2;
        let again = || choose_again(&self.data, self.settings, half, 100);
        self.halves.get_or_init(|| again().ok()).as_deref()
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
    /// Where a fit stopped before its goal, and how much of the gap was left.
    stops: Vec<(f64, f64)>,
}

impl Choice {
    pub fn of(data: &Data, settings: Settings) -> Result<Self, NotConverged> {
        let Settings { folds, strengths, ratio } = settings;
        let scaled = Scaled::new(data);
        let alphas = match ratio {
            0.0 => ridge_grid(&scaled, 20),
            ratio => grid(alpha_max(&scaled) / ratio, strengths),
        };
        let stops = Stops::none();
        let fit =
            |scaled: &Scaled| weights_and_stops(scaled, &alphas, ratio, &stops);
        let path = fit(&scaled)?;
        let validation = cross_validate(data, &alphas, folds, fit)?;
        let stops = stops.all();
        Ok(Choice { scaled, alphas, path, validation, stops })
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

/// How many features of noise are kept.
pub(crate) struct Survivors {
    /// At the smallest error.
    pub best: usize,
    /// By the one-standard-error rule.
    pub simple: usize,
}

/// The mean of some counts of survivors.
pub(crate) fn mean_of(all: &[Survivors], of: fn(&Survivors) -> usize) -> f64 {
    let sum: usize = all.iter().map(of).sum();
    sum as f64 / all.len() as f64
}

/// Which weights are not exactly 0.
pub(crate) fn kept(weights: &[f64]) -> Vec<usize> {
    (0..weights.len()).filter(|&j| weights[j] != 0.0).collect()
}

/// How many features of noise are kept, for each draw of noise.
fn survivors(
    data: &Data,
    settings: Settings,
    noises: u64,
) -> Result<Vec<Survivors>, NotConverged> {
    let count = |seed: u64| {
        let choice = Choice::of(&with_noise(data, NOISE, seed), settings)?;
        let real = data.columns.len();
        let noise = |weights: &Vec<f64>| kept(&weights[real..]).len();
        Ok(Survivors {
            best: noise(choice.best()),
            simple: noise(choice.simple()),
        })
    };
    (1..=noises).into_par_iter().map(count).collect()
}
