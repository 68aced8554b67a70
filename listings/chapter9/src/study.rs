use crate::ridge::{
    least_squares, ridge_grid, ridge_validation, ridge_weights,
};
use crate::{
    Data, Event, Scaled, Validation, alpha_max, breakpoints, cross_validate,
    frequencies, grid, weights, with_noise,
};
use rayon::prelude::*;
use solver::NotConverged;

/// How a study is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How many folds cross-validation has.
    pub folds: usize,
    /// How many strengths are tried.
    pub strengths: usize,
    /// The part of the price that is L1: 1 for the lasso, 0 for ridge.
    pub ratio: f64,
    /// How often rows are drawn again, to see what is kept.
    pub draws: u64,
    /// How often noise is added, to see what of it is kept.
    pub noises: u64,
}

impl Settings {
    /// The usual ones; on large data fewer draws say enough.
    pub(crate) fn for_size(data: &Data) -> Self {
        let is_small = data.rows() * data.columns.len() <= 50_000;
        let (draws, noises) = if is_small { (200, 20) } else { (50, 5) };
        Settings { folds: 10, strengths: 100, ratio: 1.0, draws, noises }
    }
}

/// How many features of pure noise are added.
pub(crate) const NOISE: usize = 10;

/// All that the chapter finds out about some data.
pub struct Study {
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
    /// The cross-validated error of least squares, if they have one solution.
    pub(crate) least_squares: Option<Validation>,
    /// A quarter of the rows, tested on the others.
    pub(crate) small: Option<Small>,
    /// How often each feature is kept at the chosen α when rows are drawn
    /// again.
    pub(crate) frequencies: Vec<f64>,
    /// How many of ten features of noise are kept, for each draw of noise: at
    /// the smallest error, and by the one-standard-error rule.
    pub(crate) survivors: Vec<(usize, usize)>,
}

impl Study {
    /// Studies some data; `done` is told which part is through.
    ///
    /// # Errors
    /// If one of the fits does not get there.
    pub fn new(
        data: Data,
        small: Option<&Data>,
        settings: Settings,
        done: impl Fn(&str),
    ) -> Result<Self, NotConverged> {
        let Settings { folds, strengths, ratio, draws, noises } = settings;
        let scaled = Scaled::new(&data);
        let alphas = strengths_for(&data, strengths, ratio);
        let path = weights(&scaled, &alphas, ratio)?;
        let events = if ratio == 1.0 {
            breakpoints(&scaled.columns.bowl())
        } else {
            vec![]
        };
        done("path");
        let validation = cross_validate(&data, &alphas, folds, ratio)?;
        done("cross-validation");
        let ridge_alphas = ridge_grid();
        let ridge_path = ridge_weights(&scaled, &ridge_alphas);
        let ridge_errors = ridge_validation(&data, &ridge_alphas, folds);
        let least_squares = least_squares(&data, folds);
        done("ridge");
        let small = small.map(|data| Small::new(data, folds, strengths, ratio));
        let small = small.transpose()?;
        done("a quarter of the rows");
        let chosen = alphas[validation.best()];
        let frequencies = frequencies(&data, chosen, ratio, draws)?;
        done("rows drawn again");
        let survivors = survivors(&data, folds, strengths, ratio, noises)?;
        done("noise");
        Ok(Study {
            alphas,
            path,
            events,
            validation,
            ridge: (ridge_alphas, ridge_path, ridge_errors),
            least_squares,
            small,
            frequencies,
            survivors,
            data,
            settings: Settings { folds, strengths, ratio, draws, noises },
        })
    }

    /// Which features are kept at the k-th α.
    pub(crate) fn kept(&self, k: usize) -> Vec<usize> {
        kept(&self.path[k])
    }
}

/// The strengths to try: those of ridge do not depend on the data.
fn strengths_for(data: &Data, count: usize, ratio: f64) -> Vec<f64> {
    if ratio == 0.0 {
        return ridge_grid();
    }
    grid(alpha_max(data) / ratio, count)
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
    fn new(
        data: &Data,
        folds: usize,
        strengths: usize,
        ratio: f64,
    ) -> Result<Self, NotConverged> {
        let (some, others) = data.split(0, 4);
        let scaled = Scaled::new(&some);
        let alphas = strengths_for(&some, strengths, ratio);
        let path = weights(&scaled, &alphas, ratio)?;
        let chosen = cross_validate(&some, &alphas, folds, ratio)?;
        let (best, one_se) = (chosen.best(), chosen.one_standard_error());
        let error = |weights: &Vec<f64>| scaled.error_on(&others, weights);
        let ridge_alphas = ridge_grid();
        let ridge = ridge_validation(&some, &ridge_alphas, folds).best();
        let ridge = ridge_weights(&scaled, &ridge_alphas[ridge..=ridge]);
        let none = vec![0.0; data.columns.len()];
        let bowl = scaled.columns.bowl();
        Ok(Small {
            rows: some.rows(),
            columns: data.columns.len(),
            mean: error(&none),
            least_squares: solver::ridge(&bowl, 0.0).map(|w| error(&w)),
            ridge: error(&ridge[0]),
            lasso: error(&path[best]),
            one_se: error(&path[one_se]),
            kept: (kept(&path[best]).len(), kept(&path[one_se]).len()),
        })
    }
}

/// How many features of noise are kept, for each draw of noise.
fn survivors(
    data: &Data,
    folds: usize,
    strengths: usize,
    ratio: f64,
    noises: u64,
) -> Result<Vec<(usize, usize)>, NotConverged> {
    let count = |seed: u64| {
        let noisy = with_noise(data, NOISE, seed);
        let alphas = strengths_for(&noisy, strengths, ratio);
        let path = weights(&Scaled::new(&noisy), &alphas, ratio)?;
        let chosen = cross_validate(&noisy, &alphas, folds, ratio)?;
        let real = data.columns.len();
        let noise = |k: usize| {
            kept(&path[k]).into_iter().filter(|j| *j >= real).count()
        };
        Ok((noise(chosen.best()), noise(chosen.one_standard_error())))
    };
    (1..=noises).into_par_iter().map(count).collect()
}
