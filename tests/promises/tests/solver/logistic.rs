//! The logistic loss: against numbers computed with other tools, brute force
//! and a second algorithm.

use promises::reference::{list, number, numbers, reference};
use promises::rows::{Rows, Scale};
use serde_json::Value;
use solver::logistic::{Labelled, fit, lambda_max, path};
use solver::{Goal, Penalty};

const FINE: Goal = Goal::Violation(1e-13);

fn near(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

/// Weights as `[[index, value], …]`, those that are 0 left out.
fn spread(value: &Value, count: usize) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    for pair in list(value) {
        let pair = numbers(pair);
        weights[pair[0] as usize] = pair[1];
    }
    weights
}

/// The standardised columns of the breast cancer data, and who has it.
fn breast_cancer() -> (Vec<Vec<f64>>, Vec<f64>) {
    let csv = include_str!("../../../libraries/data/breast_cancer.csv");
    let rows = Rows::of(csv, ',');
    (Scale::of(&rows).z, rows.y)
}

#[test]
fn seven_points() {
    let seven = reference("logistic/seven");
    let x = numbers(&seven["x"]);
    let data = Labelled::new(vec![x], numbers(&seven["y"]));
    assert!((lambda_max(&data) - number(&seven["lambda_max"])).abs() < 1e-14);
    let none = Penalty::lasso(0.0);
    let of = |penalty| fit(&data, penalty, FINE).unwrap();
    let check = |penalty, row: &Value| {
        let fit = of(penalty);
        let expected = [number(&row["b"]), number(&row["w"])];
        assert!(
            near(&[fit.intercept, fit.weights[0]], &expected, 1e-12),
            "{fit:?} {expected:?}"
        );
        let sum =
            data.loss(fit.intercept, &fit.weights) + penalty.of(&fit.weights);
        assert!((sum - number(&row["objective"])).abs() < 1e-13);
    };
    check(none, &seven["unpriced"]);
    for row in list(&seven["l1"]) {
        check(Penalty::lasso(number(&row["lam"])), row);
    }
    for row in list(&seven["l2"]) {
        check(Penalty::ridge(number(&row["lam"])), row);
    }
}

#[test]
fn the_paths_of_the_breast_cancer_data() {
    let (columns, labels) = breast_cancer();
    let data = Labelled::new(columns, labels);
    let most = number(reference("logistic/l1_path/lambda_max"));
    assert!((lambda_max(&data) - most).abs() < 1e-12);
    type Price = fn(f64) -> Penalty;
    let paths: [(&str, Price, f64); 2] =
        [("l1_path", Penalty::lasso, 1e-9), ("l2_path", Penalty::ridge, 1e-8)];
    for (name, price, tolerance) in paths {
        let table = &reference("logistic")[name];
        let lambdas = numbers(&table["lam"]);
        assert_eq!(lambdas.len(), 100);
        let penalties: Vec<_> = lambdas.into_iter().map(price).collect();
        let fits = path(&data, &penalties, FINE).unwrap();
        for (k, fit) in fits.iter().enumerate() {
            let weights = &table["w"][k];
            let weights = match name {
                "l1_path" => spread(weights, 30),
                _ => numbers(weights),
            };
            let what = format!("{name} {k}: {fit:?}");
            assert!(near(&fit.weights, &weights, tolerance), "{what}");
            let b = number(&table["b"][k]);
            assert!((fit.intercept - b).abs() < tolerance, "{what}");
            let zeros = |w: &[f64]| w.iter().filter(|w| **w == 0.0).count();
            assert_eq!(zeros(&fit.weights), zeros(&weights), "{what}");
        }
    }
    for row in list(reference("logistic/elastic_net")) {
        let [lambda, r] = ["lam", "r"].map(|name| number(&row[name]));
        let fit = fit(&data, Penalty::elastic_net(lambda, r), FINE).unwrap();
        assert!(near(&fit.weights, &numbers(&row["w"]), 1e-10), "{row}");
        assert!((fit.intercept - number(&row["b"])).abs() < 1e-10);
    }
}
