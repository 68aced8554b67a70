//! The logistic loss: against numbers computed with other tools, brute force
//! and a second algorithm.

use crate::regression::{Regression, any_regression, made};
use promises::labels::Labels;
use promises::reference::{list, number, numbers, reference};
use promises::rows::{Rows, Scale};
use proptest::prelude::*;
use serde_json::Value;
use solver::logistic::{
    Fit, Labelled, NoAnswer, fit, lambda_max, log_loss, path, probability,
};
use solver::{Goal, Penalty, Standard};

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
    type Price = fn(f64) -> Penalty;
    let (columns, labels) = breast_cancer();
    let data = Labelled::new(columns, labels);
    let most = number(reference("logistic/l1_path/lambda_max"));
    assert!((lambda_max(&data) - most).abs() < 1e-12);
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

#[test]
fn row_weights_of_the_reference() {
    let (columns, labels) = breast_cancer();
    let rare = reference("logistic/rare");
    let rows: Vec<usize> = numbers(&rare["picked_rows_0based"])
        .into_iter()
        .map(|row| row as usize)
        .collect();
    let is_picked = |i: &usize| labels[*i] == 0.0 || rows.contains(i);
    let rows: Vec<usize> = (0..labels.len()).filter(is_picked).collect();
    let pick = |x: &Vec<f64>| rows.iter().map(|&i| x[i]).collect::<Vec<_>>();
    let labels = pick(&labels);
    let (yes, n) = (labels.iter().sum::<f64>(), labels.len() as f64);
    assert_eq!((yes, n), (20.0, 377.0));
    let scaled = |x: &Vec<f64>| Standard::new(&pick(x)).unwrap().column;
    let columns: Vec<Vec<f64>> = columns.iter().map(scaled).collect();
    let balanced = |y: &f64| n / (2.0 * if *y > 0.0 { yes } else { n - yes });
    let counts: Vec<f64> = labels.iter().map(balanced).collect();
    let plain = Labelled::new(columns.clone(), labels.clone());
    let weighted = Labelled::weighted(columns, labels, &counts);
    for (data, name) in [(plain, "plain"), (weighted, "weighted_same_lambda")] {
        let row = &rare["fits"][name];
        let penalty = Penalty::lasso(number(&row["lam"]));
        let fit = fit(&data, penalty, FINE).unwrap();
        assert!(
            near(&fit.weights, &numbers(&row["w"]), 1e-8),
            "{name} {fit:?}"
        );
        assert!((fit.intercept - number(&row["b"])).abs() < 1e-8, "{name}");
    }
}

/// Columns of all shapes, and labels.
fn any_labels(n: usize, p: usize) -> impl Strategy<Value = Labels> {
    any_regression(n, p).prop_map(|Regression { columns, y }| {
        let label = |y: &f64| f64::from(u8::from(*y > 0.0));
        Labels::new(columns, y.iter().map(label).collect())
    })
}

proptest! {
    #![proptest_config(crate::regression::count_cases(256))]

    /// The optimality conditions hold, and the certificate knows how well.
    #[test]
    fn the_optimality_conditions_of_the_logistic_loss(
        problem in any_labels(14, 16), share in 1e-3..1.2_f64,
        ratio in prop_oneof![Just(1.0), Just(0.0), 0.05..1.0_f64],
    ) {
        let data = problem.data();
        let most = problem.lambda_max();
        let penalty = Penalty::elastic_net(share * most, ratio);
        let fit = fit(&data, penalty, Goal::Violation(1e-9));
        let first = problem.y[0];
        if problem.y.iter().all(|y| *y == first) {
            prop_assert_eq!(fit.unwrap_err(), NoAnswer::OneClass(first));
            return Ok(());
        }
        prop_assert!((lambda_max(&data) - most).abs() <= 1e-10 * most);
        let fit = fit.expect("a small problem");
        let (b, w) = (fit.intercept, &fit.weights);
        prop_assert!(w.iter().all(|w| w.is_finite()) && b.is_finite());
        let violation = problem.violation(penalty, b, w);
        let size = problem.columns.iter().flatten().fold(1.0, |most: f64, x| {
            most.max(x.abs())
        });
        if fit.reached {
            prop_assert!(fit.violation <= 1e-9 * most);
            prop_assert!(violation <= 1.1e-9 * most + 1e-13 * size, "{violation:e} {most:e} {fit:?}");
        } else {
            let rounding = 1e-6 * most.max(1e-9);
            prop_assert!(violation <= rounding, "{violation:e} {most:e} {fit:?}");
        }
        if share >= 1.0 && ratio == 1.0 {
            prop_assert!(w.iter().all(|w| *w == 0.0));
        }
    }

    /// A second algorithm finds no lower sum, and the gap is no lie.
    #[test]
    fn no_logistic_sum_is_lower(
        problem in any_labels(10, 4), share in 0.05..1.0_f64,
        ratio in prop_oneof![Just(1.0), Just(0.0), 0.05..1.0_f64],
    ) {
        let size = |x: &Vec<f64>| x.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
        let is_plain = |x| [0.0..=0.0, 0.3..=3.0].iter().any(|r| r.contains(&x));
        let first = problem.y[0];
        // The second algorithm needs columns of one scale.
        if !problem.columns.iter().map(size).all(is_plain)
            || problem.y.iter().all(|y| *y == first) {
            return Ok(());
        }
        let penalty = Penalty::elastic_net(share * problem.lambda_max(), ratio);
        let fit = fit(&problem.data(), penalty, Goal::default()).unwrap();
        prop_assert!(fit.reached && fit.gap <= 1e-12, "{fit:?}");
        let sum = problem.sum(penalty, fit.intercept, &fit.weights);
        let (b, w) = problem.by_proximal_gradient(penalty);
        let other = problem.sum(penalty, b, &w);
        prop_assert!(sum <= other + 2e-12, "{sum} {other} {fit:?}");
        prop_assert!(other <= sum + 1e-4, "{sum} {other} {w:?} {fit:?}");
        // Far from reached, the gap is at least as large as what is missing.
        let rough = rough(&problem, penalty);
        let missing = problem.sum(penalty, rough.intercept, &rough.weights) - sum;
        prop_assert!(rough.gap >= missing - 2e-12, "{rough:?} {missing:e}");
    }
}

/// A fit that stops early.
fn rough(problem: &Labels, penalty: Penalty) -> Fit {
    fit(&problem.data(), penalty, Goal::Violation(0.3)).unwrap()
}

/// More rows than columns, and fewer; columns that go together.
#[test]
fn a_logistic_path_is_what_each_fit_is_alone() {
    for (n, p) in [(60, 10), (20, 60), (30, 30), (25, 300), (900, 6)] {
        let Regression { mut columns, y } = made(n, p, 7);
        for j in 1..p {
            let before = columns[j - 1].clone();
            for (x, before) in columns[j].iter_mut().zip(before) {
                *x += 0.5 * before;
            }
        }
        let label = |y: &f64| f64::from(u8::from(*y > 0.0));
        let problem = Labels::new(columns, y.iter().map(label).collect());
        let data = problem.data();
        let most = lambda_max(&data);
        for ratio in [1.0, 0.5, 0.0] {
            let lambda = |k: i32| most * 10_f64.powf(-f64::from(k) / 10.0);
            let price = |k| Penalty::elastic_net(lambda(k), ratio);
            let penalties: Vec<Penalty> = (0..20).map(price).collect();
            let goal = Goal::Violation(1e-10);
            let warm = path(&data, &penalties, goal).unwrap();
            for (penalty, warm) in penalties.iter().zip(&warm) {
                let what = format!("{n}×{p} {penalty:?} {warm:?}");
                let (b, w) = (warm.intercept, &warm.weights);
                let violation = problem.violation(*penalty, b, w);
                assert!(violation <= 1.1e-10 * most, "{violation:e} {what}");
                let cold = fit(&data, *penalty, goal).unwrap();
                assert!(near(w, &cold.weights, 1e-5), "{what} {cold:?}");
            }
        }
    }
}

/// A row that counts for three is three rows; rows that count for nothing are
/// none; and only the proportions matter.
#[test]
fn a_row_of_weight_three_is_three_rows() {
    let Regression { columns, y } = made(25, 4, 5);
    let y: Vec<f64> = y.iter().map(|y| f64::from(u8::from(*y > 0.0))).collect();
    let counts: Vec<usize> = (0..25).map(|i| i % 4).collect();
    let copied = |x: &Vec<f64>| -> Vec<f64> {
        let rows = x.iter().zip(&counts);
        rows.flat_map(|(x, &count)| vec![*x; count]).collect()
    };
    let copies = Labels::new(columns.iter().map(copied).collect(), copied(&y));
    for factor in [1.0, 0.01] {
        let counts = counts.iter().map(|c| factor * *c as f64).collect();
        let data = Labels { columns: columns.clone(), y: y.clone(), counts };
        for penalty in [Penalty::lasso(0.03), Penalty::ridge(0.03)] {
            let [one, other] = [&data, &copies]
                .map(|data| fit(&data.data(), penalty, FINE).unwrap());
            assert!(near(&one.weights, &other.weights, 1e-11));
            assert!((one.intercept - other.intercept).abs() < 1e-11);
        }
    }
}

#[test]
fn without_a_price_separable_labels_have_no_answer() {
    let x: Vec<f64> = (-3..=3).map(f64::from).collect();
    let labels = |yes: [u8; 7]| yes.map(f64::from).to_vec();
    let separable =
        Labelled::new(vec![x.clone()], labels([0, 0, 0, 1, 1, 1, 1]));
    let none = Penalty::lasso(0.0);
    for goal in [Goal::default(), Goal::Violation(1e-6), Goal::Gap(0.1)] {
        let refused = fit(&separable, none, goal).unwrap_err();
        assert_eq!(refused, NoAnswer::Separated);
        assert!(refused.to_string().contains("Take λ > 0"));
    }
    // With any price there is one; L2's, from the reference.
    for (lambda, w) in [(0.01, 2.370), (0.001, 5.150), (0.0001, 8.775)] {
        let fit = fit(&separable, Penalty::ridge(lambda), FINE).unwrap();
        assert!((fit.weights[0] - w).abs() < 5e-4, "{fit:?}");
    }
    for l1 in [1e-6, 1e-12] {
        let fit = fit(&separable, Penalty::lasso(l1), Goal::default()).unwrap();
        assert!(fit.weights[0] > 20.0 && fit.gap < 1e-12, "{fit:?}");
    }
    // One yes and one no at x = 0: along x alone the loss still falls for ever.
    let mut touching = x.clone();
    touching.push(0.0);
    let mut y = labels([0, 0, 0, 1, 1, 1, 1]);
    y.push(0.0);
    let touching = Labelled::new(vec![touching], y);
    let refused = fit(&touching, none, Goal::Violation(1e-9)).unwrap_err();
    assert_eq!(refused, NoAnswer::Separated);
}

#[test]
fn far_log_odds_neither_overflow_nor_lose_digits() {
    assert_eq!(probability(800.0), 1.0);
    assert!(probability(-700.0) > 0.0 && probability(-800.0) >= 0.0);
    assert_eq!(log_loss(0.0, 800.0), 800.0);
    assert_eq!(log_loss(1.0, -800.0), 800.0);
    assert!(log_loss(1.0, 700.0) > 0.0 && log_loss(1.0, 800.0) >= 0.0);
    assert!((log_loss(1.0, 40.0) / (-40_f64).exp() - 1.0).abs() < 1e-15);
    let data = Labelled::new(vec![vec![-1.0, 1.0, 2.0]], vec![0.0, 1.0, 0.0]);
    assert!((data.loss(0.0, &[800.0]) - 1600.0 / 3.0).abs() < 1e-12);
    assert_eq!(data.pulls(0.0, &[800.0]), [-2.0 / 3.0]);
}

/// Measured from somewhere else, or in other units.
#[test]
fn where_a_column_is_measured_from_moves_the_intercept_only() {
    let Regression { columns, y } = made(40, 3, 9);
    let y: Vec<f64> = y.iter().map(|y| f64::from(u8::from(*y > 0.0))).collect();
    let fit = |columns| {
        let data = Labelled::new(columns, y.clone());
        fit(&data, Penalty::lasso(0.02), Goal::Violation(1e-10)).unwrap()
    };
    let here = fit(columns.clone());
    let mut moved = columns.clone();
    moved[1].iter_mut().for_each(|x| *x += 1e6);
    let there = fit(moved);
    assert!(near(&here.weights, &there.weights, 1e-7), "{here:?} {there:?}");
    let expected = here.intercept - 1e6 * there.weights[1];
    assert!((there.intercept - expected).abs() < 1e-6 * 1e6);
}

#[test]
fn what_cannot_be_fitted_is_an_error_that_says_so() {
    let one = Labelled::new(vec![vec![1.0, 2.0]], vec![1.0, 1.0]);
    let refused = fit(&one, Penalty::lasso(0.1), Goal::default()).unwrap_err();
    assert_eq!(refused, NoAnswer::OneClass(1.0));
    assert!(refused.to_string().contains("rows of both kinds"));
    assert_eq!(lambda_max(&one), 0.0);
    let counts = [1.0, 0.0];
    let hidden =
        Labelled::weighted(vec![vec![1.0, 2.0]], vec![0.0, 1.0], &counts);
    let refused = fit(&hidden, Penalty::lasso(0.1), Goal::default());
    assert_eq!(refused.unwrap_err(), NoAnswer::OneClass(0.0));
    for bad in [f64::NAN, f64::INFINITY] {
        let data = Labelled::new(vec![vec![1.0, bad]], vec![0.0, 1.0]);
        let refused = fit(&data, Penalty::lasso(0.1), Goal::default());
        let refused = refused.unwrap_err();
        assert_eq!(refused, NoAnswer::NotFinite);
        assert!(refused.to_string().contains("not finite"));
    }
    let none = Labelled::new(vec![], vec![0.0, 1.0, 1.0]);
    let fit = fit(&none, Penalty::lasso(0.1), Goal::default()).unwrap();
    assert!(
        fit.weights.is_empty() && (fit.intercept - 2_f64.ln()).abs() < 1e-15
    );
}

/// A goal finer than floating point: the fit says that it stopped, and where.
#[test]
fn rounding_stops_a_logistic_fit_and_the_certificate_says_so() {
    let Regression { columns, y } = made(30, 6, 11);
    let y = y.iter().map(|y| f64::from(u8::from(*y > 0.0))).collect();
    let data = Labelled::new(columns, y);
    for goal in [Goal::Gap(1e-30), Goal::Violation(1e-30)] {
        let fit = fit(&data, Penalty::lasso(0.01), goal).unwrap();
        assert!(!fit.reached, "{fit:?}");
        assert!(fit.gap < 1e-13 && fit.violation < 1e-13, "{fit:?}");
        assert!(fit.steps < 1000, "it gives up late: {fit:?}");
    }
}

/// Numbers of followers, of bytes, of money: one row is far from all others,
/// and its probability is 0 or 1 long before the others' are settled. Steps
/// that move it far are none too far.
#[test]
fn skewed_columns_take_no_more_steps_than_others() {
    for (sigma, seed) in (2..=8).flat_map(|s| (0..15).map(move |k| (s, k))) {
        let Regression { columns, .. } = made(80, 3, 100 * sigma + seed);
        let skewed = |column: &Vec<f64>| {
            let size =
                column.iter().map(|x| (f64::from(sigma as u32) * x).exp());
            Standard::new(&size.collect::<Vec<f64>>()).unwrap().column
        };
        // The first column tells nearly all of them apart.
        let label =
            |(i, x): (usize, &f64)| f64::from(u8::from((*x > 0.0) != (i == 5)));
        let labels = columns[0].iter().enumerate().map(label).collect();
        let skewed = columns.iter().map(skewed).collect();
        let data = Labelled::new(skewed, labels);
        for share in [1e-2, 1e-3, 1e-4] {
            let penalty = Penalty::lasso(share * lambda_max(&data));
            let fit = fit(&data, penalty, Goal::default()).unwrap();
            assert!(fit.reached && fit.steps < 40, "{sigma} {seed}: {fit:?}");
        }
    }
}

#[test]
#[should_panic(expected = "neither 0 nor 1")]
fn a_label_of_two_is_refused() {
    Labelled::new(vec![vec![1.0, 2.0]], vec![1.0, 2.0]);
}
