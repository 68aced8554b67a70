//! The numbers that the page can ask for.

use crate::problem::Problem;
use crate::ridge::least_squares;
use crate::study::{NOISE, Small, Study, mean_of};
use crate::{Scaled, Validation};
use command::{Value, value, value_with};
use solver::Loss;

pub(crate) fn values() -> Vec<Value<Problem>> {
    let of = |name, answer: fn(&Study) -> f64| {
        value(name, move |p: &Problem| answer(&p.study))
    };
    let small = |name, answer: fn(&Small) -> f64| {
        value(name, move |p: &Problem| p.study.small.as_ref().map(answer))
    };
    vec![
        of("rows", |s| s.data.rows() as f64),
        of("features", |s| s.data.columns.len() as f64),
        of("alpha_max", |s| s.alphas[0]),
        value_with("event", "number", |p: &Problem, n| {
            p.study.events.get(index(n)?).map(|event| event.alpha)
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
        // The two choices.
        of("best_alpha", |s| s.alphas[s.validation.best()]),
        of("best_error", |s| s.validation.mean(s.validation.best())),
        of("best_se", |s| s.validation.standard_error(s.validation.best())),
        of("best_kept", |s| s.kept(s.validation.best()).len() as f64),
        of("simple_alpha", |s| s.alphas[s.validation.one_standard_error()]),
        of("simple_error", |s| {
            s.validation.mean(s.validation.one_standard_error())
        }),
        of("simple_kept", |s| {
            s.kept(s.validation.one_standard_error()).len() as f64
        }),
        of("ridge_error", |s| s.ridge.2.mean(s.ridge.2.best())),
        value("squares_error", |p: &Problem| {
            p.study.least_squares.as_ref().map(|v| v.mean(0))
        }),
        value("squares_less_best", |p: &Problem| {
            squares_less_best(&p.study).map(|(mean, _)| mean)
        }),
        value("squares_less_best_se", |p: &Problem| {
            squares_less_best(&p.study).map(|(_, error)| error)
        }),
        of("simple_less_best", |s| simple_less_best(s).0),
        of("simple_less_best_se", |s| simple_less_best(s).1),
        // A quarter of the rows.
        small("quarter_rows", |q| q.rows as f64),
        small("quarter_columns", |q| q.columns as f64),
        value("tested_rows", |p: &Problem| {
            let small = p.study.small.as_ref()?;
            Some(p.study.data.rows() - small.rows)
        }),
        small("quarter_mean", |q| q.mean),
        value("quarter_squares", |p: &Problem| {
            p.study.small.as_ref().and_then(|q| q.least_squares)
        }),
        small("quarter_ridge", |q| q.ridge),
        small("quarter_lasso", |q| q.lasso),
        small("quarter_kept", |q| q.kept.0 as f64),
        // Drawn again.
        of("draws", |s| s.draws as f64),
        value_with("often", "feature", |p: &Problem, j| {
            p.study.frequencies.get(index(j)?).map(|share| 100.0 * share)
        }),
        of("noises", |s| s.survivors.len() as f64),
        of("noise_columns", |_| NOISE as f64),
        of("noise_best", |s| mean_of(&s.survivors, |noise| noise.best)),
        of("noise_simple", |s| mean_of(&s.survivors, |noise| noise.simple)),
        of("noise_clean", |s| {
            s.survivors.iter().filter(|noise| noise.simple == 0).count() as f64
        }),
    ]
}

/// The place from 0 of what is counted from 1; 1.5 counts nothing.
fn index(number: f64) -> Option<usize> {
    let is_count = number >= 1.0 && number.fract() == 0.0;
    is_count.then(|| number as usize - 1)
}

/// By how much the error of one choice is larger than that of another, fold
/// by fold: the mean, and its standard error.
fn less(a: &Validation, i: usize, b: &Validation, k: usize) -> (f64, f64) {
    let folds = a.folds.iter().zip(&b.folds);
    let folds = folds.map(|(a, b)| vec![a[i] - b[k]]).collect();
    let differences = Validation { alphas: vec![0.0], folds };
    (differences.mean(0), differences.standard_error(0))
}

fn squares_less_best(s: &Study) -> Option<(f64, f64)> {
    let v = &s.validation;
    let squares = s.least_squares.as_ref()?;
    Some(less(squares, 0, v, v.best()))
}

fn simple_less_best(s: &Study) -> (f64, f64) {
    let v = &s.validation;
    less(v, v.one_standard_error(), v, v.best())
}
