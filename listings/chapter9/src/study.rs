use crate::resample::{frequencies, with_noise};
use crate::ridge::{
    least_squares, ridge_grid, ridge_validation, ridge_weights,
    squares_validation,
};
use crate::validation::{Stops, weights_and_stops};
use crate::{
    Data, Event, Scaled, Validation, alpha_max, breakpoints, cross_validate,
    grid,
};
use maybe_rayon::prelude::*;
use solver::NotConverged;

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

/// How often rows are drawn again, and how often noise is added; on large data
/// fewer draws say enough.
fn draws(data: &Data) -> (u64, u64) {
    let is_small = data.rows() * data.columns.len() <= 50_000;
    if is_small { (200, 20) } else { (50, 5) }
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
    /// A quarter of the rows, tested on the others.
    pub(crate) small: Option<Small>,
    /// How often rows are drawn again.
    pub(crate) draws: u64,
    /// How often each feature is kept then, at the chosen α.
    pub(crate) frequencies: Vec<f64>,
    /// How many of ten features of noise are kept, for each draw of noise: at
    /// the smallest error, and by the one-standard-error rule.
    pub(crate) survivors: Vec<Survivors>,
}

impl Study {
    /// Studies some data, and a quarter of their rows: of these data, or of
    /// `others` with the same rows. `done` is told which part is through.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub(crate) fn new(
        data: Data,
        others: Option<&Data>,
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
        let ridge_alphas = ridge_grid(&scaled);
        let ridge_path = ridge_weights(&scaled, &ridge_alphas);
        let ridge_errors = ridge_validation(&data, &ridge_alphas, folds);
        let least_squares = squares_validation(&data, folds);
        done("ridge");
        let is_enough = data.rows() >= 4 * 2 * folds;
        let small = is_enough
            .then(|| Small::new(others.unwrap_or(&data), settings))
            .transpose()?;
        done("a quarter of the rows");
        let (draws, noises) = draws(&data);
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
            small,
            draws,
            frequencies,
            survivors,
            data,
            settings,
        })
    }

    /// Which features are kept at the k-th α.
    pub(crate) fn kept(&self, k: usize) -> Vec<usize> {
        kept(&self.path[k])
    }
}

/// Some data's path, and what cross-validation says of it.
struct Choice {
    scaled: Scaled,
    alphas: Vec<f64>,
    /// The scaled weights for each α.
    path: Vec<Vec<f64>>,
    validation: Validation,
    /// Where a fit stopped before its goal, and how much of the gap was left.
    stops: Vec<(f64, f64)>,
}

impl Choice {
    fn of(data: &Data, settings: Settings) -> Result<Self, NotConverged> {
        let Settings { folds, strengths, ratio } = settings;
        let scaled = Scaled::new(data);
        let alphas = match ratio {
            0.0 => ridge_grid(&scaled),
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
    fn best(&self) -> &Vec<f64> {
        &self.path[self.validation.best()]
    }

    /// The weights by the one-standard-error rule.
    fn simple(&self) -> &Vec<f64> {
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

/// What can be learnt from every fourth row, tested on all others.
pub(crate) struct Small {
    /// How many rows there are to learn from, and how many columns.
    pub rows: usize,
    pub columns: usize,
    /// The mean squared error on the other rows: of predicting the mean,
    pub mean: f64,
    /// of least squares, if they have one solution,
    pub least_squares: Option<f64>,
    /// of ridge and of the lasso at their smallest cross-validated error,
    pub ridge: f64,
    pub lasso: f64,
    /// and of the lasso by the one-standard-error rule.
    pub one_se: f64,
    /// How many features the two lassos keep.
    pub kept: (usize, usize),
}

impl Small {
    fn new(data: &Data, settings: Settings) -> Result<Self, NotConverged> {
        let (some, others) = data.split(0, 4);
        let choice = Choice::of(&some, settings)?;
        let (best, simple) = (choice.best(), choice.simple());
        let scaled = &choice.scaled;
        let error = |weights: &Vec<f64>| scaled.error_on(&others, weights);
        let ridge_alphas = ridge_grid(scaled);
        let ridge =
            ridge_validation(&some, &ridge_alphas, settings.folds).best();
        let ridge = ridge_weights(scaled, &ridge_alphas[ridge..=ridge]);
        Ok(Small {
            rows: some.rows(),
            columns: data.columns.len(),
            mean: error(&vec![0.0; data.columns.len()]),
            least_squares: least_squares(scaled).map(|w| error(&w)),
            ridge: error(&ridge[0]),
            lasso: error(best),
            one_se: error(simple),
            kept: (kept(best).len(), kept(simple).len()),
        })
    }
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
