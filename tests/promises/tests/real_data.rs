//! Chapter 9 against numbers computed with other tools: the diabetes data, and
//! the same with squares and products.

use chapter9::{
    Data, Scaled, Validation, alpha_max, breakpoints, cross_validate, grid,
    weights,
};
use serde_json::Value;

pub(crate) fn diabetes() -> Data {
    let text = include_str!("../../../listings/chapter9/data/diabetes.csv");
    let mut lines = text.lines();
    let names: Vec<String> =
        lines.next().unwrap().split(',').map(str::to_owned).collect();
    let mut columns = vec![vec![]; names.len()];
    for line in lines {
        for (column, cell) in columns.iter_mut().zip(line.split(',')) {
            column.push(cell.parse::<f64>().unwrap());
        }
    }
    let y = columns.pop().unwrap();
    Data { names: names[..names.len() - 1].to_vec(), columns, y }
}

fn reference() -> Value {
    serde_json::from_str(include_str!("reference/diabetes.json")).unwrap()
}

fn reference64() -> Value {
    serde_json::from_str(include_str!("reference/diabetes64.json")).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().unwrap();
    list.iter().map(|n| n.as_f64().unwrap()).collect()
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

fn list(value: &Value) -> Vec<String> {
    let list = value.as_array().unwrap();
    list.iter().map(|n| n.as_str().unwrap().to_owned()).collect()
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
    let (data, reference) = (diabetes(), reference());
    let path = &reference["lasso_path"];
    let alphas = strengths(&data);
    for (own, other) in alphas.iter().zip(numbers(&path["alphas"])) {
        is(*own, other, 1e-10, "alpha");
    }
    let own = weights(&Scaled::new(&data), &alphas, 1.0).unwrap();
    let others = path["coefs"].as_array().unwrap();
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
    let (data, reference) = (diabetes(), reference());
    let own = breakpoints(&Scaled::new(&data).columns.bowl());
    let others = reference["knots"]["events"].as_array().unwrap();
    assert_eq!(own.len(), others.len(), "{own:?}");
    for (own, other) in own.iter().zip(others) {
        is(own.alpha, other["alpha"].as_f64().unwrap(), 1e-8, "an event");
        assert_eq!(data.names[own.feature], other["col"].as_str().unwrap());
        assert_eq!(own.comes_in, other["what"] == "enter");
    }
}

#[test]
fn cross_validation_and_the_choices() {
    let (data, reference) = (diabetes(), reference());
    let other = &reference["cv_lasso"];
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
    assert_eq!(names(&data, &path[best]), list(&other["kept_min"]));
    let simple = own.one_standard_error();
    assert_eq!(simple as u64, other["i_1se"].as_u64().unwrap());
    assert_eq!(names(&data, &path[simple]), list(&other["kept_1se"]));
}

#[test]
fn sixty_four_columns() {
    let (data, reference) = (diabetes().expanded(), reference64());
    assert_eq!(data.columns.len(), 64);
    let alphas = strengths(&data);
    let own = validated(&data, &alphas);
    let other = &reference["all_rows"];
    let get = |name: &str| other[name].as_f64().unwrap();
    let best = own.best();
    assert_eq!(best as u64, other["best_index"].as_u64().unwrap());
    is(own.mean(best), get("cv_lasso"), 1e-6 * get("cv_lasso"), "error");
    let (some, others) = data.split(0, 4);
    let alphas = strengths(&some);
    let own = validated(&some, &alphas);
    let other = &reference["every_fourth_row"];
    let get = |name: &str| other[name].as_f64().unwrap();
    let best = own.best();
    assert_eq!(best as u64, other["best_index"].as_u64().unwrap());
    is(own.mean(best), get("cv_lasso"), 1e-6 * get("cv_lasso"), "error");
    let scaled = Scaled::new(&some);
    let path = weights(&scaled, &alphas, 1.0).unwrap();
    let error = scaled.error_on(&others, &path[best]);
    let tested = other["test"]["lasso"].as_f64().unwrap();
    is(error, tested, 1e-6 * tested, "tested");
}
