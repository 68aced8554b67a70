//! Numbers computed with other tools.

use promises::reference::{
    by_number, entries, list, number, numbers, reference,
};
use promises::regression::Regression;
use serde_json::Value;
use solver::{Fit, Goal, Penalty, Quadratic};
use solver::{elastic_net, fit, lambda_max, lasso, path_to, ridge};

fn near(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

fn rows_of(value: &Value) -> Vec<Vec<f64>> {
    list(value).iter().map(numbers).collect()
}

fn of_lasso(bowl: &Quadratic, lambda: f64) -> Vec<f64> {
    lasso(bowl, lambda).expect("a small problem").weights
}

/// Lasso and ridge of a bowl whose entries are close to the reference.
fn agree(bowl: &Quadratic, table: &Value) {
    let mut seen = 0;
    for (lambda, row) in by_number(table) {
        seen += 1;
        let found = of_lasso(bowl, lambda);
        assert!(near(&found, &numbers(&row["l1"]), 1e-9), "λ = {lambda}");
        let found = ridge(bowl, lambda).expect("independent columns");
        assert!(near(&found, &numbers(&row["l2"]), 1e-12), "λ = {lambda}");
    }
    assert!(seen >= 5);
}

fn round(p: usize) -> Vec<Vec<f64>> {
    let unit = |i| (0..p).map(|j| f64::from(u8::from(i == j))).collect();
    (0..p).map(unit).collect()
}

#[test]
fn two_weights() {
    let all = reference("many_weights");
    let bowl = Quadratic { gram: round(2), c: vec![0.5, 0.2], s: 1.0 };
    agree(&bowl, &all["two_orthonormal_wstar_(0.5,0.2)"]);
    let table = &all["two_corr0.5_wstar_(0.5,0.2)"];
    let gram = vec![vec![1.0, 0.5], vec![0.5, 1.0]];
    let bowl = Quadratic { gram, c: numbers(&table["c"]), s: 1.0 };
    agree(&bowl, &table["sol"]);
    let most = number(&table["lam_all0"]);
    assert!((lambda_max(&bowl) - most).abs() < 1e-12);
    let second = number(&table["lam_w2"]);
    assert_eq!(of_lasso(&bowl, second + 1e-9)[1], 0.0);
    assert!(of_lasso(&bowl, second - 1e-6)[1] > 0.0);
}

#[test]
fn ten_weights_of_orthogonal_columns() {
    let table = &reference("many_weights")["hadamard16"];
    let least_squares = numbers(&table["ols"]);
    let bowl = Quadratic { gram: round(10), c: least_squares, s: 1.0 };
    agree(&bowl, &table["paths"]);
    for (lambda, row) in by_number(&table["paths"]) {
        let found = of_lasso(&bowl, lambda);
        let kept = found.iter().filter(|w| **w != 0.0).count() as u64;
        // At a threshold the last bit decides.
        let at_threshold = numbers(&table["zero_thresholds_lambda"])
            .iter()
            .any(|t| (t - lambda).abs() < 1e-12);
        assert!(at_threshold || kept == number(&row["nonzero"]) as u64);
    }
}

#[test]
fn a_feature_twice() {
    let columns = vec![vec![1.0, 1.0], vec![1.0, 1.0]];
    let bowl = Quadratic { gram: columns, c: vec![0.5, 0.5], s: 1.0 };
    for (lambda, row) in
        by_number(&reference("many_weights")["duplicate_feature"])
    {
        let each = number(&row["ridge_each"]);
        assert!(near(&ridge(&bowl, lambda).unwrap(), &[each; 2], 1e-12));
        let lands_on = numbers(&row["lasso_cd_lands_on"]);
        assert!(near(&of_lasso(&bowl, lambda), &lands_on, 1e-12));
        let half = Penalty::elastic_net(lambda, 0.5);
        let net = elastic_net(&bowl, half).unwrap().weights;
        assert!(near(&net, &numbers(&row["elastic_half_half"]), 1e-9));
    }
}

/// Two features make y, and a third goes with both. Ties at every step.
#[test]
fn a_third_feature_that_goes_with_both() {
    let name = "many_weights/irrepresentable_y=x1+x2_noise_free";
    for (r, table) in by_number(reference(name)) {
        let gram = vec![vec![1.0, 0.0, r], vec![0.0, 1.0, r], vec![r, r, 1.0]];
        let bowl = Quadratic { gram, c: vec![1.0, 1.0, 2.0 * r], s: 2.0 };
        for (lambda, weights) in by_number(&table["sol"]) {
            let found = of_lasso(&bowl, lambda);
            assert!(near(&found, &numbers(weights), 1e-9), "{r} {lambda}");
        }
        let found = ridge(&bowl, 0.4).unwrap();
        assert!(near(&found, &numbers(&table["ridge_lam0.4"]), 1e-12));
    }
    assert!(entries(reference(name)).count() >= 3);
}

#[test]
fn near_copies() {
    let cases = entries(reference("demos/near_copies_rho0.96/cases"));
    let mut seen = 0;
    for (_, case) in cases {
        seen += 1;
        let columns = vec![numbers(&case["x1"]), numbers(&case["x2"])];
        let data = Regression { columns, y: numbers(&case["y"]) }.data();
        let most = number(&case["zero_all_lambda"]);
        assert!((lambda_max(&data) - most).abs() < 1e-12);
        for (lambda, row) in by_number(&case["sol"]) {
            let goal = Goal::Violation(1e-12);
            let of = |penalty| fit(&data, penalty, goal).unwrap().weights;
            let found = of(Penalty::lasso(lambda));
            assert!(near(&found, &numbers(&row["lasso"]), 1e-9), "{lambda}");
            let found = of(Penalty::elastic_net(lambda, 0.5));
            assert!(near(&found, &numbers(&row["enet"]), 1e-9), "{lambda}");
            let found = ridge(&data.quadratic(), lambda).unwrap();
            assert!(near(&found, &numbers(&row["ridge"]), 1e-9), "{lambda}");
        }
    }
    assert!(seen >= 3);
}

/// The path of the diabetes data, 442 patients and ten features, as the bowl
/// of the standardised columns. The reference has half the loss: α = λ/2.
#[test]
fn the_path_of_the_diabetes_data() {
    let all = reference("diabetes");
    let data = &all["data"];
    let bowl = Quadratic {
        gram: rows_of(&data["corr_matrix"]),
        c: numbers(&data["c_over_n"]),
        s: number(&data["y_var_population"]),
    };
    let most = 2.0 * number(&all["lambda_max"]);
    assert!((lambda_max(&bowl) - most).abs() < 1e-9);
    for (table, count) in [("lasso_path", 100), ("knots", 12)] {
        let alphas = numbers(&all[table]["alphas"]);
        // The last knot is least squares.
        let alphas: Vec<f64> =
            alphas.into_iter().filter(|alpha| *alpha > 0.0).collect();
        assert_eq!(alphas.len(), count);
        let penalties: Vec<Penalty> =
            alphas.iter().map(|alpha| Penalty::lasso(2.0 * alpha)).collect();
        let fits: Vec<Fit> =
            path_to(&bowl, &penalties, Goal::default()).unwrap();
        let expected = rows_of(&all[table]["coefs"]);
        for ((fit, expected), alpha) in fits.iter().zip(&expected).zip(&alphas)
        {
            let found = &fit.weights;
            assert!(near(found, expected, 1e-8), "α = {alpha}: {found:?}");
        }
    }
    let least_squares = ridge(&bowl, 0.0).unwrap();
    assert!(near(&least_squares, &numbers(&all["ols"]["coefs"]), 1e-8));
    let none = lasso(&bowl, 0.0).unwrap();
    assert!(near(&none.weights, &least_squares, 1e-7));
}
