//! All models of some rows, for many strengths.

use crate::logits::{self, Logits};
use crate::rows::Rows;
use crate::scaled::{Line, Scaled};
use crate::squares::{self, Squares};
use crate::turned::Turned;
use crate::{Kind, Refusal, Strength};
use solver::lambda_max;

/// The r that the elastic net is tried with; where a label is predicted from
/// more columns than rows, the first keeps hundreds of columns and takes long.
const RATIOS: &[f64] = &[0.25, 0.5, 0.75];
const RATIOS_OF_WIDE_LABELS: &[f64] = &[0.5, 0.75];

/// The strengths that are tried, for a target with deviation 1: those of the
/// lasso and of ridge, from the largest on. The same for all folds.
pub(crate) struct Grid {
    pub lasso: Vec<f64>,
    pub ridge: Vec<f64>,
    /// The r of the elastic net.
    pub ratios: &'static [f64],
}

/// How many strengths the lasso and ridge have for each power of ten. For a
/// label a fit takes longer, and the smallest loss is as flat.
const TO_A_TENTH: [usize; 2] = [20, 10];
const TO_A_TENTH_OF_LABELS: [usize; 2] = [10, 5];
const TO_A_TENTH_OF_WIDE_LABELS: [usize; 2] = [5, 5];

/// Ridge's strengths for a label span so many powers of ten at most: below
/// them nothing is felt of the price but the time that it takes.
const TENS_OF_LABELS: i32 = 8;

impl Grid {
    /// For all rows: the lasso's from where it drops every column down to a
    /// ten thousandth of that, a hundredth where there are as many columns as
    /// rows; ridge's from where next to nothing is left of a weight down to
    /// where the price is not felt.
    pub fn new(all: &Scaled) -> Self {
        let columns = &all.columns;
        let tens = if all.is_wide() { 2 } else { 4 };
        let rate = all.rate();
        // By how much a label's loss bends beside half of a square's.
        let (most, bend) = match rate {
            None => (lambda_max(columns) / 2.0, 1.0),
            Some(rate) => (logits::lambda_max(all), rate * (1.0 - rate)),
        };
        let (to_a_tenth, ratios) = match (rate, all.is_wide()) {
            (None, _) => (TO_A_TENTH, RATIOS),
            (Some(_), false) => (TO_A_TENTH_OF_LABELS, RATIOS),
            (Some(_), true) => {
                (TO_A_TENTH_OF_WIDE_LABELS, RATIOS_OF_WIDE_LABELS)
            }
        };
        let power = |k: i32| libm::pow(10.0, f64::from(k) / 20.0);
        let [each, ridge_each] = to_a_tenth.map(|count| 20 / count);
        let lasso = (0..=20 * tens).step_by(each);
        let lasso = lasso.map(|k| most * power(-k)).collect();
        let [most, least] = Turned::new(all, &[]).stretches();
        let place = |alpha: f64| 20.0 * libm::log10(alpha);
        let from = place(most * most * bend * 1000.0).ceil() as i32;
        let mut to = place(least * least * bend / 1000.0).floor() as i32;
        if rate.is_some() {
            to = to.max(from - 20 * TENS_OF_LABELS);
        }
        let ridge = (to..=from).rev().step_by(ridge_each).map(power).collect();
        Grid { lasso, ridge, ratios }
    }

    /// The strengths of an elastic net with this r: its L1 part is as strong
    /// as the lasso's.
    pub fn of_net(&self, ratio: f64) -> Vec<f64> {
        self.lasso.iter().map(|alpha| alpha / ratio).collect()
    }

    /// The k-th strength of this kind, for a target with this deviation.
    pub fn strength(&self, kind: Kind, k: usize, sd: f64) -> Strength {
        let (ratio, alpha) = match kind {
            Kind::Ridge => (0.0, self.ridge[k]),
            Kind::ElasticNet => {
                let all = self.lasso.len();
                let ratio = self.ratios[k / all];
                (ratio, self.lasso[k % all] / ratio)
            }
            _ => (1.0, self.lasso[k]),
        };
        Strength::new(alpha, ratio, sd)
    }
}

/// All models of some rows, ready to be tested on others.
pub(crate) trait Models {
    /// The sums of the losses in these rows, the `place`-th test, one for each
    /// strength of a kind with a price.
    fn errors(&self, kind: Kind, tests: &[&Rows], place: usize) -> Vec<f64>;

    /// The model of this kind, with the k-th strength if it has any.
    fn line(&self, kind: Kind, k: usize) -> Line;

    /// The lasso's scaled weights for each strength.
    fn lasso(&self) -> Vec<Vec<f64>>;

    /// Whether a model of this kind separates yes from no in all rows that were
    /// learnt from, with the smallest price if it has any.
    fn separates(&self, _: Kind) -> bool {
        false
    }
}

/// Fits all models; they can be tested on `tests`.
///
/// # Errors
/// If a fit does not get there.
pub(crate) fn fit_all<'a>(
    scaled: &'a Scaled,
    grid: &'a Grid,
    tests: &[&Rows],
) -> Result<Box<dyn Models + 'a>, Refusal> {
    Ok(match scaled.rate() {
        None => Box::new(Squares::new(scaled, grid, tests)?),
        Some(_) => Box::new(Logits::new(scaled, grid, tests)?),
    })
}

/// The lasso's scaled weights for each of these strengths.
///
/// # Errors
/// If a fit does not get there.
pub(crate) fn lasso(
    scaled: &Scaled,
    alphas: &[f64],
) -> Result<Vec<Vec<f64>>, Refusal> {
    match scaled.rate() {
        None => squares::weights(&scaled.columns, alphas, 1.0),
        Some(_) => logits::lasso(scaled, alphas),
    }
}
