//! Which one to take.

use crate::{Comparison, Kind, Mean, Model};

/// A model to take, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The model to take.
    pub kind: Kind,
    /// The others that cannot be told apart from the best on these rows, from
    /// the simplest on.
    pub alike: Vec<Kind>,
    /// Why.
    pub reason: Reason,
    /// All of this in a few sentences.
    pub sentence: String,
}

/// Why a model is recommended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing predicts better than the mean or the rate, as far as these rows
    /// tell.
    NothingBeatsTheMean,
    /// It has the smallest error, and all others can be told apart from it.
    Best,
    /// It has the smallest error, but others cannot be told apart from it.
    BestOfAlike,
    /// It is the simplest of those that are next to the best.
    Simplest,
}

/// So many standard errors of a difference are needed to tell two models
/// apart. If they are alike, one of them is ahead by more in one of twenty
/// tables.
const APART: f64 = 1.64;

/// A simpler model is taken if its error is at most so many standard errors
/// of the difference above the smallest: the one-standard-error rule.
const NEXT: f64 = 1.0;

/// Says which model to take: the mean, or the rate, if the best cannot be told
/// apart from it; otherwise the simplest that is next to the best.
///
/// (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*,
/// 2nd edition, section 7.10, with the standard error of the difference.)
pub fn recommend(comparison: &Comparison) -> Recommendation {
    let rounding = comparison.rounding();
    let within = |count: f64| -> Vec<Kind> {
        let is_within = |model: &&Model| {
            let Mean { mean, standard_error } = model.difference;
            mean <= count * standard_error + rounding
        };
        let models = comparison.models.iter().filter(is_within);
        models.map(|model| model.kind).collect()
    };
    let best = comparison.best().kind;
    let alike = within(APART);
    let simplest = within(NEXT)[0];
    let baseline = comparison.baseline().kind;
    let (kind, reason) = if alike.contains(&baseline) {
        (baseline, Reason::NothingBeatsTheMean)
    } else if simplest != best {
        (simplest, Reason::Simplest)
    } else if alike.len() > 1 {
        (best, Reason::BestOfAlike)
    } else {
        (best, Reason::Best)
    };
    let alike: Vec<Kind> =
        alike.into_iter().filter(|other| *other != kind).collect();
    let sentence = say(comparison, kind, &alike, reason);
    Recommendation { kind, alike, reason, sentence }
}

fn say(
    comparison: &Comparison,
    kind: Kind,
    alike: &[Kind],
    reason: Reason,
) -> String {
    let best = comparison.best();
    let smallest = spoken(best.kind);
    let others = comparison.models.iter().map(|model| model.kind);
    let others = others.filter(|other| {
        *other != best.kind && (*other == kind || alike.contains(other))
    });
    let others: Vec<Kind> = others.collect();
    let error = comparison.measure();
    let baseline = spoken(comparison.baseline().kind);
    let above = {
        let share = comparison.model(kind).error / best.error - 1.0;
        format!("{:.1} %", 100.0 * share)
    };
    match reason {
        Reason::NothingBeatsTheMean if best.kind == kind => format!(
            "Nothing here predicts better than {baseline}: every model that \
             uses a feature has a larger {error} on rows left out."
        ),
        Reason::NothingBeatsTheMean => format!(
            "Nothing here predicts better than {baseline}, as far as these \
             rows tell. The smallest {error} is that of {smallest}; \
             {baseline}'s is {above} above it, and this difference may be \
             chance."
        ),
        Reason::Best => format!(
            "Take {smallest}. It has the smallest {error} on rows left out, \
             and the difference from each other model is more than chance."
        ),
        Reason::BestOfAlike => format!(
            "Take {smallest}. It has the smallest {error} on rows left out, and \
             no simpler model comes next to it. On these rows {} cannot be \
             told apart from it: the difference may be chance.",
            list(&others)
        ),
        Reason::Simplest => format!(
            "Take {}. The smallest {error} on rows left out is that of \
             {smallest}; this one is {above} above it, which may well be \
             chance, and it is simpler. On these rows the best cannot be told \
             apart from {}.",
            spoken(kind),
            list(&others)
        ),
    }
}

/// The kind as it stands in a sentence.
pub(crate) fn spoken(kind: Kind) -> &'static str {
    match kind {
        Kind::Mean => "the mean",
        Kind::Rate => "the rate",
        Kind::OneFeature => "one feature alone",
        Kind::LassoRefit => "the lasso with refit",
        Kind::Lasso => "the lasso",
        Kind::ElasticNet => "the elastic net",
        Kind::Ridge => "ridge",
        Kind::LeastSquares => "least squares",
    }
}

/// `the lasso, ridge and least squares`.
fn list(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| spoken(*kind)).collect();
    match &names[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
