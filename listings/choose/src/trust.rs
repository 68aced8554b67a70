//! How far to trust what the lasso keeps.

use crate::{Comparison, Data, Refusal, Settings};

/// How far to trust the list of features.
#[derive(Clone, Debug, PartialEq)]
pub struct Trust {
    /// How often rows (groups, stretches of time) were drawn again.
    pub draws: usize,
    /// For each column, in what share of the draws the lasso kept it at the
    /// strength that the comparison found.
    pub kept: Vec<f64>,
    /// Columns of nothing but noise.
    pub noise: Noise,
    /// The list of the one-standard-error rule.
    pub simple: Simple,
}

/// What became of columns of noise that were added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// How many were added at a time.
    pub columns: usize,
    /// How often.
    pub draws: usize,
    /// How many of them the lasso kept on average, at its own strength,
    pub kept: f64,
    /// and at the strength of the one-standard-error rule.
    pub kept_simple: f64,
}

/// The strongest price whose error is within one standard error of the
/// smallest.
#[derive(Clone, Debug, PartialEq)]
pub struct Simple {
    /// The strength.
    pub alpha: f64,
    /// Its error on rows left out.
    pub error: f64,
    /// The columns that are kept there.
    pub columns: Vec<usize>,
}

/// Repeats the lasso on rows drawn again, and among columns of noise.
///
/// # Errors
/// If a fit does not get there.
pub fn trust(
    data: &Data,
    comparison: &Comparison,
    settings: Settings,
    tell: &(dyn Fn(&'static str, usize, usize) + Sync),
) -> Result<Trust, Refusal> {
    let _ = (data, comparison, settings, tell);
    todo!()
}
