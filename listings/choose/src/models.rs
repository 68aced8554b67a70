//! The models that are compared.

use crate::Refusal;
use crate::rows::Rows;
use crate::scaled::Scaled;
use crate::turned::Turned;
use solver::{
    Columns, Loss, NotConverged, Penalty, Quadratic, kept, lambda_max, path,
    refit, settled,
};

/// A kind of model, from the simplest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The mean of the target, for every row.
    Mean,
    /// Least squares on the column that goes most with the target.
    OneFeature,
    /// Least squares on the columns that the lasso keeps.
    LassoRefit,
    /// The lasso.
    Lasso,
    /// The elastic net.
    ElasticNet,
    /// Ridge.
    Ridge,
    /// Least squares on all columns; of several equally good weights the
    /// shortest.
    LeastSquares,
}

impl Kind {
    /// All of them, from the simplest on.
    pub const ALL: [Kind; 7] = [
        Kind::Mean,
        Kind::OneFeature,
        Kind::LassoRefit,
        Kind::Lasso,
        Kind::ElasticNet,
        Kind::Ridge,
        Kind::LeastSquares,
    ];

    /// As it stands in sentences and tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Mean => "the mean",
            Kind::OneFeature => "one feature",
            Kind::LassoRefit => "lasso with refit",
            Kind::Lasso => "lasso",
            Kind::ElasticNet => "elastic net",
            Kind::Ridge => "ridge",
            Kind::LeastSquares => "least squares",
        }
    }
}

/// A strength that was chosen, in the convention of libraries:
/// (1/2n)·Σ(y − b − Xw)² + α·(r·Σ|w| + (1 − r)/2·Σw²), on standardised columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// α, for the target in its own unit.
    pub alpha: f64,
    /// r, the part of the price that is L1, for the target in its own unit.
    pub ratio: f64,
    /// r, for a target that is divided by its standard deviation: as such it
    /// was tried, since otherwise it would change with the target's unit.
    pub tried_ratio: f64,
}

impl Strength {
    /// For a target with this standard deviation; `alpha` and `ratio` belong
    /// to the target divided by it.
    fn new(alpha: f64, ratio: f64, sd: f64) -> Self {
        let (l1, l2) = (alpha * ratio * sd, alpha * (1.0 - ratio));
        let own = if l1 + l2 > 0.0 { l1 / (l1 + l2) } else { ratio };
        Strength { alpha: l1 + l2, ratio: own, tried_ratio: ratio }
    }
}

/// A model of all rows, in the units of the table: the prediction is
/// intercept + Σ weightⱼ·xⱼ, or, with more digits where numbers are large
/// beside their differences, mean of the target + Σ weightⱼ·(xⱼ − meanⱼ). A gap
/// counts as the mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The intercept.
    pub intercept: f64,
    /// A weight for each column of the table.
    pub weights: Vec<f64>,
    /// The mean of each column, which fills its gaps.
    pub means: Vec<f64>,
    /// The standard deviation of each column, gaps filled; 0 if it is the same
    /// in every row.
    pub deviations: Vec<f64>,
    /// The mean of the target.
    pub target_mean: f64,
}

impl Fit {
    /// The prediction for a row: a number for each column, NaN for a gap.
    pub fn predict(&self, row: impl Iterator<Item = f64>) -> f64 {
        let mut prediction = self.target_mean;
        for ((x, w), mean) in row.zip(&self.weights).zip(&self.means) {
            if *w != 0.0 && !x.is_nan() {
                prediction += w * (x - mean);
            }
        }
        prediction
    }
}

/// The kinds that have a price, and so a strength.
pub(crate) const PRICED: [Kind; 4] =
    [Kind::LassoRefit, Kind::Lasso, Kind::ElasticNet, Kind::Ridge];

/// The r that the elastic net is tried with.
pub(crate) const RATIOS: [f64; 3] = [0.25, 0.5, 0.75];

/// How many strengths there are for each power of ten.
const TO_A_TENTH: u32 = 20;

/// The strengths that are tried, for a target with deviation 1: those of the
/// lasso and of ridge, from the largest on. The same for all folds.
pub(crate) struct Grid {
    pub lasso: Vec<f64>,
    pub ridge: Vec<f64>,
}

impl Grid {
    /// For all rows: the lasso's from where it drops every column down to a
    /// ten thousandth of that, a hundredth where there are as many columns as
    /// rows; ridge's from where next to nothing is left of a weight down to
    /// where the price is not felt.
    pub fn new(all: &Scaled) -> Self {
        let columns = &all.columns;
        let tens = if columns.count() < columns.rows() { 4 } else { 2 };
        let most = lambda_max(columns) / 2.0;
        let power = |k: i32| libm::pow(10.0, f64::from(k) / 20.0);
        let count = (TO_A_TENTH * tens) as i32;
        let lasso = (0..=count).map(|k| most * power(-k)).collect();
        let [most, least] = Turned::new(all, &[]).stretches();
        let place = |alpha: f64| 20.0 * libm::log10(alpha);
        let from = place(most * most * 1000.0).ceil() as i32;
        let to = place(least * least / 1000.0).floor() as i32;
        let ridge = (to..=from).rev().step_by(2).map(power).collect();
        Grid { lasso, ridge }
    }

    /// The k-th strength of this kind, for a target with this deviation.
    pub fn strength(&self, kind: Kind, k: usize, sd: f64) -> Strength {
        let (ratio, alpha) = match kind {
            Kind::Ridge => (0.0, self.ridge[k]),
            Kind::ElasticNet => {
                let all = self.lasso.len();
                let ratio = RATIOS[k / all];
                (ratio, self.lasso[k % all] / ratio)
            }
            _ => (1.0, self.lasso[k]),
        };
        Strength::new(alpha, ratio, sd)
    }
}

/// The sums of squared misses in some rows: for each kind of [`PRICED`] one
/// for each strength.
pub(crate) type Errors = [Vec<f64>; 4];

/// All models of some rows, ready to be tested on others.
pub(crate) struct Models<'a> {
    scaled: &'a Scaled,
    grid: &'a Grid,
    turned: Turned,
    /// The scaled weights for each strength of these kinds.
    pub lasso: Vec<Vec<f64>>,
    nets: Vec<Vec<f64>>,
    refits: Vec<Vec<f64>>,
}

impl<'a> Models<'a> {
    /// Fits all of them; they can be tested on `tests`.
    ///
    /// # Errors
    /// If a fit does not get there.
    pub fn new(
        scaled: &'a Scaled,
        grid: &'a Grid,
        tests: &[&Rows],
    ) -> Result<Self, Refusal> {
        let columns = &scaled.columns;
        let bowl = (columns.count() <= columns.rows().min(BOWL))
            .then(|| columns.quadratic());
        let path = |ratio: f64| {
            let alphas = grid.lasso.iter().map(|alpha| alpha / ratio);
            let alphas: Vec<f64> = alphas.collect();
            match &bowl {
                Some(bowl) => weights(bowl, &alphas, ratio),
                None => weights(columns, &alphas, ratio),
            }
        };
        let lasso = path(1.0)?;
        let mut nets = vec![];
        for ratio in RATIOS {
            nets.extend(path(ratio)?);
        }
        let refits = refits(columns, &lasso);
        let turned = Turned::new(scaled, tests);
        Ok(Models { scaled, grid, turned, lasso, nets, refits })
    }

    /// The sums of squared misses in these rows, the `place`-th test.
    pub fn errors(&self, tests: &[&Rows], place: usize) -> Errors {
        let rows = tests[place];
        let sum = |misses: Vec<f64>| solver::dot(&misses, &misses);
        PRICED.map(|kind| {
            let weights = match kind {
                Kind::LassoRefit => &self.refits,
                Kind::Lasso => &self.lasso,
                Kind::ElasticNet => &self.nets,
                _ => {
                    let ridge = self.grid.ridge.iter();
                    let misses = |alpha: &f64| {
                        self.turned.misses(self.scaled, tests, place, *alpha)
                    };
                    return ridge.map(|alpha| sum(misses(alpha))).collect();
                }
            };
            let misses = |w: &Vec<f64>| self.scaled.misses(rows, w);
            weights.iter().map(|w| sum(misses(w))).collect()
        })
    }

    /// The scaled weights of this kind, with the k-th strength if it has any.
    pub fn weights(&self, kind: Kind, k: usize) -> Vec<f64> {
        match kind {
            Kind::Mean => vec![0.0; self.scaled.columns.count()],
            Kind::OneFeature => strongest_alone(&self.scaled.columns),
            Kind::LassoRefit => self.refits[k].clone(),
            Kind::Lasso => self.lasso[k].clone(),
            Kind::ElasticNet => self.nets[k].clone(),
            Kind::Ridge => self.turned.weights(self.grid.ridge[k]),
            Kind::LeastSquares => self.turned.weights(0.0),
        }
    }
}

/// Up to so many columns their products are made once for all strengths.
const BOWL: usize = 1000;

/// The weights of the lasso or an elastic net for each strength.
pub(crate) fn weights(
    data: &impl Loss,
    alphas: &[f64],
    ratio: f64,
) -> Result<Vec<Vec<f64>>, Refusal> {
    let penalty = |alpha: &f64| Penalty {
        l1: 2.0 * alpha * ratio,
        l2: alpha * (1.0 - ratio),
    };
    let penalties: Vec<Penalty> = alphas.iter().map(penalty).collect();
    let why = |error: NotConverged| Refusal::NotConverged(error.to_string());
    let fits = path(data, &penalties).map_err(why)?;
    Ok(fits.into_iter().map(|fit| settled(fit.weights)).collect())
}

/// Least squares on the column that goes most with y. It has mean square 1, so
/// the pull at 0 is the weight.
fn strongest_alone(columns: &Columns) -> Vec<f64> {
    let mut weights = vec![0.0; columns.count()];
    let pulls = columns.look(&weights).pulls;
    let size = |j: &usize| pulls[*j].abs();
    // Of several equally strong ones the first.
    let all = (0..pulls.len()).rev();
    if let Some(j) = all.max_by(|a, b| size(a).total_cmp(&size(b))) {
        weights[j] = pulls[j];
    }
    weights
}

/// Least squares on the columns that each of these weights keeps.
fn refits(columns: &Columns, path: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let p = columns.count();
    let is_kept = |j: &usize| path.iter().any(|weights| weights[*j] != 0.0);
    let ever: Vec<usize> = (0..p).filter(is_kept).collect();
    let part = |some: &[usize]| -> Vec<Vec<f64>> {
        some.iter().map(|&j| columns.column(j).to_vec()).collect()
    };
    let bowl = Quadratic::new(&part(&ever), columns.y());
    let mut all: Vec<Vec<f64>> = vec![];
    for (k, weights) in path.iter().enumerate() {
        let kept = kept(weights);
        if k > 0 && kept == solver::kept(&path[k - 1]) {
            all.push(all[k - 1].clone());
            continue;
        }
        let place = |j: &usize| ever.binary_search(j).expect("it is kept");
        let places: Vec<usize> = kept.iter().map(place).collect();
        let solved = refit(&bowl, &places);
        // The shortest of several that are equally good.
        let solved = solved.unwrap_or_else(|| {
            let few = Columns::new(part(&kept), columns.y().to_vec());
            let mut weights = vec![0.0; ever.len()];
            let shortest = Turned::of(&few).weights(0.0);
            for (place, w) in places.iter().zip(shortest) {
                weights[*place] = w;
            }
            weights
        });
        let mut weights = vec![0.0; p];
        for (j, w) in ever.iter().zip(solved) {
            weights[*j] = w;
        }
        all.push(weights);
    }
    all
}
