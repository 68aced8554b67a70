//! Chapter 9 against numbers computed with other tools: the diabetes data, and
//! the same with squares and products.

use chapter9::{
    Data, Scaled, Validation, alpha_max, breakpoints, cross_validate, grid,
    weights,
};
use promises::reference::{by_number, list, number, numbers, reference};
use promises::rows::Rows;
use serde_json::Value;

/// The page's data, read by the reader of the tests.
pub(crate) fn diabetes() -> Data {
    let Rows { names, x, y } = Rows::diabetes();
    Data { names, columns: x, y }
}

fn is(a: f64, b: f64, tolerance: f64, what: &str) {
    assert!((a - b).abs() <= tolerance, "{what}: {a} instead of {b}");
}

fn strengths(data: &Data) -> Vec<f64> {
    grid(alpha_max(&Scaled::new(data)), 100)
}

/// The lasso, in ten folds.
fn validated(data: &Data, alphas: &[f64]) -> Validation {
    let fit = |scaled: &Scaled| weights(scaled, alphas, 1.0);
    cross_validate(data, alphas, 10, fit).unwrap()
}

fn kept(weights: &[f64]) -> Vec<usize> {
    (0..weights.len()).filter(|&j| weights[j] != 0.0).collect()
}

fn names(data: &Data, weights: &[f64]) -> Vec<String> {
    kept(weights).into_iter().map(|j| data.names[j].clone()).collect()
}

fn words(value: &Value) -> Vec<&str> {
    list(value).iter().map(|n| n.as_str().expect("a word")).collect()
}

#[test]
fn the_data_are_the_published_ones() {
    let data = diabetes();
    assert_eq!((data.rows(), data.columns.len()), (442, 10));
    let sum: f64 = data.columns.iter().flatten().sum();
    is(sum, 276_404.233_6, 1e-6, "sum of X");
    is(data.y.iter().sum(), 67243.0, 1e-9, "sum of y");
}

#[test]
fn the_path() {
    let data = diabetes();
    let path = reference("diabetes/lasso_path");
    let alphas = strengths(&data);
    for (own, other) in alphas.iter().zip(numbers(&path["alphas"])) {
        is(*own, other, 1e-10, "alpha");
    }
    let own = weights(&Scaled::new(&data), &alphas, 1.0).unwrap();
    let others = list(&path["coefs"]);
    for ((own, other), alpha) in own.iter().zip(others).zip(&alphas) {
        let other = numbers(other);
        for (own, other) in own.iter().zip(&other) {
            is(*own, *other, 1e-8, &format!("a weight at α = {alpha}"));
        }
        assert_eq!(kept(own), kept(&other), "α = {alpha}");
    }
}

#[test]
fn the_events() {
    let data = diabetes();
    let own = breakpoints(&Scaled::new(&data).columns);
    let others = list(reference("diabetes/knots/events"));
    assert_eq!(own.len(), others.len(), "{own:?}");
    for (own, other) in own.iter().zip(others) {
        is(own.alpha, number(&other["alpha"]), 1e-8, "an event");
        assert_eq!(data.names[own.feature], other["col"].as_str().unwrap());
        assert_eq!(own.comes_in, other["what"] == "enter");
    }
}

#[test]
fn cross_validation_and_the_choices() {
    let data = diabetes();
    let other = reference("diabetes/cv_lasso");
    let alphas = strengths(&data);
    let own = validated(&data, &alphas);
    let means = numbers(&other["cv_mean"]);
    let errors = numbers(&other["cv_se"]);
    for k in 0..100 {
        is(own.mean(k), means[k], 1e-6, "a mean");
        is(own.standard_error(k), errors[k], 1e-6, "a standard error");
    }
    let path = weights(&Scaled::new(&data), &alphas, 1.0).unwrap();
    let best = own.best();
    assert_eq!(best as u64, other["i_min"].as_u64().unwrap());
    assert_eq!(names(&data, &path[best]), words(&other["kept_min"]));
    let simple = own.one_standard_error();
    assert_eq!(simple as u64, other["i_1se"].as_u64().unwrap());
    assert_eq!(names(&data, &path[simple]), words(&other["kept_1se"]));
}

#[test]
fn sixty_four_columns() {
    let data = diabetes().expanded();
    assert_eq!(data.columns.len(), 64);
    let alphas = strengths(&data);
    let own = validated(&data, &alphas);
    let other = reference("diabetes64/all_rows");
    let get = |name: &str| number(&other[name]);
    let best = own.best();
    assert_eq!(best as u64, other["best_index"].as_u64().unwrap());
    is(own.mean(best), get("cv_lasso"), 1e-6 * get("cv_lasso"), "error");
}

/// Every fourth patient teaches, and nothing of the others takes part: errors
/// on these, to a decimal, and how many columns are kept.
#[test]
fn every_fourth_row_learns_from_itself() {
    let (some, others) = diabetes().split(0, 4);
    let [some, others] = [&some, &others].map(|data| data.expanded_by(&some));
    let alphas = strengths(&some);
    let best = validated(&some, &alphas).best();
    let scaled = Scaled::new(&some);
    let path = weights(&scaled, &alphas, 1.0).unwrap();
    is(scaled.error_on(&others, &path[best]), 3040.1, 0.05, "lasso");
    assert_eq!(kept(&path[best]).len(), 10);
    let half_a_decade = |k: i32| 10_f64.powf(f64::from(k) / 20.0);
    let alphas: Vec<f64> = (-40..=80).rev().map(half_a_decade).collect();
    let fit = |scaled: &Scaled| {
        let ridges = solver::Ridges::new(&scaled.columns);
        let weights = |alpha: &f64| ridges.weights(*alpha).ok_or(());
        alphas.iter().map(weights).collect()
    };
    let best = cross_validate(&some, &alphas, 10, fit).unwrap().best();
    let ridge =
        solver::ridge(&scaled.columns.quadratic(), alphas[best]).unwrap();
    is(scaled.error_on(&others, &ridge), 3256.6, 0.05, "ridge");
}

/// With half of the price on L1, α means what it means to scikit-learn: the
/// numbers are those of `reference/elastic_net.py`.
#[test]
fn the_elastic_net_is_that_of_another_library() {
    let scaled = Scaled::new(&diabetes());
    for (alpha, expected) in by_number(reference("elastic_net/weights")) {
        let own = weights(&scaled, &[alpha], 0.5).unwrap();
        for (own, expected) in own[0].iter().zip(numbers(expected)) {
            is(*own, expected, 1e-5, &format!("at α = {alpha}"));
        }
    }
}
