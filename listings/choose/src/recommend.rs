//! Which one to take.

use crate::{Comparison, Kind};

/// A model to take, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The model to take.
    pub kind: Kind,
    /// Those that cannot be told apart from it on these rows.
    pub alike: Vec<Kind>,
    /// Why.
    pub reason: Reason,
    /// All of this in a sentence or two.
    pub sentence: String,
}

/// Why a model is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing predicts better than the mean, as far as these rows tell.
    NothingBeatsTheMean,
    /// It has the smallest error, and all others are told apart from it.
    Best,
    /// The simplest of those that cannot be told apart from the best.
    SimplestOfAlike,
}

/// Says which model to take.
pub fn recommend(comparison: &Comparison) -> Recommendation {
    let _ = comparison;
    todo!()
}
