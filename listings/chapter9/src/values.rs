//! The numbers that the page can ask for.

use crate::again::Chosen;
use crate::breakpoints::Event;
use crate::problem::Problem;
use crate::ridge::{least_squares, mean_error};
use crate::splits::{Method, Splits};
use crate::study::Study;
use crate::{Scaled, cross_validate, weights};
use command::{Value, value, value_of};
use solver::{Loss, kept, refit};

pub(crate) fn values() -> Vec<Value<Problem>> {
    [choices(), chosen_again(), splits()].into_iter().flatten().collect()
}

fn of(name: &'static str, answer: fn(&Study) -> f64) -> Value<Problem> {
    value(name, move |p: &Problem| answer(&p.study))
}

/// The data, the path, and what is chosen on it.
fn choices() -> Vec<Value<Problem>> {
    vec![
        of("rows", |s| s.data.rows() as f64),
        of("features", |s| s.data.columns.len() as f64),
        of("smallest_output", |s| extreme(&s.data.y, f64::min)),
        of("largest_output", |s| extreme(&s.data.y, f64::max)),
        of("alpha_max", |s| s.alphas[0]),
        // Where a feature comes in, goes out for the first time, and comes in
        // again; and the place at which it comes in.
        event("comes_in", true, 0),
        event("goes_out", false, 0),
        event("comes_in_again", true, 1),
        value_of("place", "feature", |p: &Problem, name| {
            let j = p.study.data.find(name)?;
            let mut seen = vec![];
            for event in &p.study.events {
                if !seen.contains(&event.feature) {
                    seen.push(event.feature);
                }
            }
            Some(1 + seen.iter().position(|feature| *feature == j)?)
        }),
        // Ridge's weights that change their sign on the way.
        of("ridge_crossings", |s| {
            // From an endless price, where each weight has the sign of its
            // pull, to none.
            let scaled = Scaled::new(&s.data);
            let start = vec![0.0; s.data.columns.len()];
            let pulls = scaled.columns.look(&start).pulls;
            let squares = least_squares(&scaled);
            let path =
                || [&pulls].into_iter().chain(&s.ridge.1).chain(&squares);
            let crosses = |j: &usize| {
                let pairs = path().zip(path().skip(1));
                pairs.into_iter().any(|(a, b)| a[*j] * b[*j] < 0.0)
            };
            (0..s.data.columns.len()).filter(crosses).count() as f64
        }),
        // In size, without a price.
        of("largest_weight", |s| {
            let scaled = Scaled::new(&s.data);
            let weights = least_squares(&scaled).into_iter().flatten();
            weights.fold(0.0, |largest, w| f64::max(largest, w.abs()))
        }),
        // The two choices.
        of("best_alpha", |s| s.alphas[s.validation.best()]),
        of("best_error", |s| s.validation.mean(s.validation.best())),
        of("best_root", |s| s.validation.mean(s.validation.best()).sqrt()),
        of("mean_error", |s| mean_error(&s.data, s.settings.folds)),
        of("mean_root", |s| mean_error(&s.data, s.settings.folds).sqrt()),
        of("best_se", |s| s.validation.standard_error(s.validation.best())),
        of("best_kept", |s| s.kept(s.validation.best()).len() as f64),
        of("simple_alpha", |s| s.alphas[s.validation.one_standard_error()]),
        of("simple_error", |s| {
            s.validation.mean(s.validation.one_standard_error())
        }),
        of("simple_kept", |s| s.simple().len() as f64),
        of("ridge_error", |s| s.ridge.2.mean(s.ridge.2.best())),
        of("squares_error", |s| s.least_squares.mean(0)),
        of("squares_less_best", |s| squares_less_best(s).0),
        of("squares_less_best_se", |s| squares_less_best(s).1),
        of("simple_less_best", |s| simple_less_best(s).0),
        of("simple_less_best_se", |s| simple_less_best(s).1),
        value("refit_less_best", |p: &Problem| {
            refit_less_best(&p.study).map(|(mean, _)| mean)
        }),
        value("refit_less_best_se", |p: &Problem| {
            refit_less_best(&p.study).map(|(_, error)| error)
        }),
    ]
}

/// What is chosen with other folds.
fn chosen_again() -> Vec<Value<Problem>> {
    let folds = |name, answer: fn(&Study, &[Chosen]) -> Option<f64>| {
        value(name, move |p: &Problem| answer(&p.study, p.study.other_folds()?))
    };
    vec![
        folds("shuffles", |_, all| Some(all.len() as f64)),
        folds("shuffles_spread", |_, all| Some(spread(all, |c| c.error))),
        folds("shuffles_fewest", |_, all| {
            all.iter().map(|chosen| chosen.best.len() as f64).reduce(f64::min)
        }),
        folds("shuffles_most", |_, all| {
            all.iter().map(|chosen| chosen.best.len() as f64).reduce(f64::max)
        }),
        folds("shuffles_same", |s, all| Some(count(all, &s.simple()))),
        value_of("shuffles_with", "feature", |p: &Problem, name| {
            let j = p.study.data.find(name)?;
            let mut more = p.study.simple();
            more.push(j);
            more.sort_unstable();
            more.dedup();
            Some(count(p.study.other_folds()?, &more))
        }),
    ]
}

/// Quarters of the rows: errors in the mean of all splits.
fn splits() -> Vec<Value<Problem>> {
    let splits = |name, answer: fn(&Splits) -> Option<f64>| {
        value(name, move |p: &Problem| answer(&p.study.splits))
    };
    // In how many of them one method is better than another.
    let better = |name, a: Method, b: Method| {
        value(name, move |p: &Problem| Some(p.study.splits.times(a, b)))
    };
    vec![
        splits("splits", |s| Some(s.all.len() as f64)),
        splits("split_rows", |s| Some(s.rows[0] as f64)),
        splits("tested_rows", |s| Some(s.rows[1] as f64)),
        splits("split_columns", |s| Some(s.columns[0] as f64)),
        splits("split_squares_middle", |s| middle(s.errors(Method::Squares))),
        splits("split_squares_most", |s| {
            s.errors(Method::Squares).into_iter().reduce(f64::max)
        }),
        splits("split_ridge", |s| s.mean(Method::Ridge)),
        splits("split_lasso", |s| s.mean(Method::Lasso)),
        splits("split_plain", |s| s.mean(Method::Plain)),
        splits("split_fewest", |s| Some(s.kept(0)[0] as f64)),
        splits("split_most", |s| Some(s.kept(0)[1] as f64)),
        better("mean_before_squares", Method::Mean, Method::Squares),
        better("ridge_before_mean", Method::Ridge, Method::Mean),
        better("lasso_before_mean", Method::Lasso, Method::Mean),
        better("lasso_before_ridge", Method::Lasso, Method::Ridge),
        better("plain_before_ridge", Method::Plain, Method::Ridge),
        better("plain_before_lasso", Method::Plain, Method::Lasso),
    ]
}

/// The smallest or the largest of some numbers.
fn extreme(numbers: &[f64], of_two: fn(f64, f64) -> f64) -> f64 {
    numbers.iter().copied().fold(numbers[0], of_two)
}

/// The α at which a feature comes in, or goes out, after so many times.
fn event(name: &'static str, comes_in: bool, after: usize) -> Value<Problem> {
    value_of(name, "feature", move |p: &Problem, name| {
        let j = p.study.data.find(name)?;
        let events = p.study.events.iter();
        let is_it = |e: &&Event| e.feature == j && e.comes_in == comes_in;
        events.filter(is_it).nth(after).map(|event| event.alpha)
    })
}

fn squares_less_best(s: &Study) -> (f64, f64) {
    let v = &s.validation;
    s.least_squares.less(0, v, v.best())
}

fn simple_less_best(s: &Study) -> (f64, f64) {
    let v = &s.validation;
    v.less(v.one_standard_error(), v, v.best())
}

/// By how much the error is larger than the smallest one when each fold's rest
/// chooses its features at the rule's α, and least squares weighs them: without
/// the price that still pulls.
fn refit_less_best(s: &Study) -> Option<(f64, f64)> {
    let v = &s.validation;
    let simple = v.one_standard_error();
    let fit = |scaled: &Scaled| {
        let path = weights(scaled, &v.alphas[..=simple], s.settings.ratio);
        let kept = kept(path.ok()?.last()?);
        Some(vec![refit(&scaled.columns.quadratic(), &kept)?])
    };
    let fit = |scaled: &Scaled| fit(scaled).ok_or(());
    let refit = cross_validate(&s.data, &[0.0], s.settings.folds, fit).ok()?;
    Some(refit.less(0, v, v.best()))
}

/// How often the rule keeps these features, and no others.
fn count(all: &[Chosen], features: &[usize]) -> f64 {
    all.iter().filter(|chosen| chosen.simple == features).count() as f64
}

/// The standard deviation of some numbers, with n − 1.
fn spread<T>(all: &[T], of: fn(&T) -> f64) -> f64 {
    let n = all.len() as f64;
    let mean = all.iter().map(of).sum::<f64>() / n;
    let squares = all.iter().map(|one| (of(one) - mean) * (of(one) - mean));
    (squares.sum::<f64>() / (n - 1.0)).sqrt()
}

/// The number in the middle, or the mean of the two there.
fn middle(mut all: Vec<f64>) -> Option<f64> {
    all.sort_by(f64::total_cmp);
    let above = *all.get(all.len() / 2)?;
    Some(f64::midpoint(all[(all.len() - 1) / 2], above))
}
