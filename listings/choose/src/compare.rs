//! All models on the same folds.

use crate::{Data, Fit, Kind, Refusal, Settings, Strength};

/// What came out of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The models, in the order of [`Kind::ALL`].
    pub models: Vec<Model>,
    /// The fold in which each row is left out; none for a row that is only
    /// learnt from, the earliest ones in time.
    pub folds: Vec<Option<usize>>,
    /// The lasso's strengths from the largest on, with their errors on rows
    /// left out and the weights on all rows.
    pub lasso: Curve,
    /// What is to be known of the folds and fits, in sentences.
    pub notes: Vec<String>,
}

/// How one model did.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Which one.
    pub kind: Kind,
    /// What its prediction missed in each row, y − ŷ, when the row was left
    /// out; NaN where it never was.
    pub misses: Vec<f64>,
    /// The (weighted) mean of the squares of these.
    pub error: f64,
    /// The standard error of it.
    pub standard_error: f64,
    /// Its root, in the unit of the target.
    pub root: f64,
    /// R²: 1 − error/(the error of the mean).
    pub r_squared: f64,
    /// Its error less that of the best model, row by row.
    pub difference: Difference,
    /// The strength that all rows chose; none for models without a price.
    pub strength: Option<Strength>,
    /// The model of all rows.
    pub fit: Fit,
}

/// How far the error of a model is from that of the best, on the same rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The (weighted) mean difference of the squares: 0 for the best itself.
    pub mean: f64,
    /// The standard error of it.
    pub standard_error: f64,
}

/// Strengths, and what cross-validation says of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The strengths α, from the largest on.
    pub alphas: Vec<f64>,
    /// The error on rows left out, for each.
    pub errors: Vec<f64>,
    /// The standard error of it.
    pub standard_errors: Vec<f64>,
    /// The weights of the standardised columns on all rows, for each.
    pub path: Vec<Vec<f64>>,
    /// Which has the smallest error.
    pub best: usize,
    /// The strongest one within one standard error of the smallest.
    pub simple: usize,
}

impl Comparison {
    /// The model of this kind.
    pub fn model(&self, kind: Kind) -> &Model {
        let is_it = |model: &&Model| model.kind == kind;
        self.models.iter().find(is_it).expect("all kinds are compared")
    }

    /// The model with the smallest error.
    pub fn best(&self) -> &Model {
        let models = self.models.iter();
        let best = models.min_by(|a, b| a.error.total_cmp(&b.error));
        best.expect("models are compared")
    }
}

/// Compares all models on the same folds. `tell` is told what is being done,
/// how many parts of it are through, and of how many.
///
/// # Errors
/// If the folds need more rows than there are, the memory does not suffice,
/// or a fit does not get there.
pub fn compare(
    data: &Data,
    settings: Settings,
    tell: &(dyn Fn(&'static str, usize, usize) + Sync),
) -> Result<Comparison, Refusal> {
    let _ = (data, settings, tell);
    todo!()
}
