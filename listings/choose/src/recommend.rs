//! Which one to take.

use crate::{Comparison, Kind, Mean, Model};

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

/// Says which model to take: the simplest whose error is at most one standard
/// error of the difference above the smallest. Two cannot be told apart when
/// the difference is at most two of its standard errors.
pub fn recommend(comparison: &Comparison) -> Recommendation {
    let within = |count: f64| {
        let models = comparison.models.iter();
        let is_within = move |model: &&Model| {
            let Mean { mean, standard_error } = model.difference;
            mean <= count * standard_error
        };
        models.filter(is_within).map(|model| model.kind)
    };
    let alike: Vec<Kind> = within(2.0).collect();
    let best = comparison.best().kind;
    let kind = if alike.contains(&Kind::Mean) {
        Kind::Mean
    } else {
        within(1.0).next().expect("the best is as good as itself")
    };
    let alike: Vec<Kind> = alike.into_iter().filter(|k| *k != kind).collect();
    let reason = if kind == Kind::Mean {
        Reason::NothingBeatsTheMean
    } else if kind == best {
        Reason::Best
    } else {
        Reason::SimplestOfAlike
    };
    let sentence = String::new();
    Recommendation { kind, alike, reason, sentence }
}
