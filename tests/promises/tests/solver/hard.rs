//! Where a solver could hang, or be wrong without saying so.

use crate::regression::made;
use solver::{
    Columns, Goal, Penalty, Ridges, Standard, elastic_net, fit, lambda_max,
    lasso, path, path_to, ridge,
};

#[test]
fn nothing_to_weigh() {
    let none = Columns::new(vec![], vec![1.0, 2.0]);
    assert_eq!(lambda_max(&none), 0.0);
    for fit in [lasso(&none, 1.0), lasso(&none.quadratic(), 1.0)] {
        assert!(fit.unwrap().weights.is_empty());
    }
    assert!(path(&none, &[]).unwrap().is_empty());
    assert_eq!(ridge(&none.quadratic(), 1.0), Some(vec![]));
    assert_eq!(Ridges::new(&none).weights(1.0), Some(vec![]));
    // Columns of zeros, and a y of zeros.
    let zero = Columns::new(vec![vec![0.0; 2]; 3], vec![1.0, 2.0]);
    let still = Columns::new(vec![vec![1.0, 3.0]; 3], vec![0.0; 2]);
    for data in [zero, still] {
        for lambda in [0.0, 1.0] {
            assert_eq!(lasso(&data, lambda).unwrap().weights, [0.0; 3]);
            assert_eq!(
                lasso(&data.quadratic(), lambda).unwrap().weights,
                [0.0; 3]
            );
        }
    }
}

/// Without a penalty many weights may be equally good; any of them will do.
#[test]
fn no_penalty() {
    for (n, p) in [(20, 5), (5, 20), (1, 3), (3, 1), (30, 400)] {
        let mut problem = made(n, p, 3);
        if p > 3 {
            problem.columns[2] = problem.columns[1].clone();
        }
        let data = problem.data();
        match lasso(&data, 0.0) {
            Ok(fit) => {
                let most = lambda_max(&data);
                assert!(fit.violation <= 1e-12 * most, "{n}×{p}");
                let none = Penalty::lasso(0.0);
                let own = problem.violation(none, &fit.weights);
                assert!(own <= 1e-11 * most, "{n}×{p}: {own:e}");
            }
            Err(refused) => assert!(refused.sweeps > 100, "{refused}"),
        }
    }
}

/// The third column is the sum of the first two: along their difference the
/// loss is flat, and a small λ hardly slopes.
#[test]
fn dependent_columns_and_a_small_penalty() {
    let mut problem = made(30, 6, 11);
    let sum = |i| problem.columns[0][i] + problem.columns[1][i];
    problem.columns[2] = (0..30).map(sum).collect();
    let data = problem.data();
    for share in [1e-2, 1e-5, 1e-7] {
        let penalty = Penalty::lasso(share * lambda_max(&data));
        // The path leads from weights that are not best any more.
        let start = Penalty::elastic_net(penalty.l1, 0.5);
        for data in [data.quadratic(), problem.data().quadratic()] {
            let goal = Goal::Violation(1e-12);
            let fits = path_to(&data, &[start, penalty], goal).unwrap();
            assert!(fits[1].sweeps < 3000, "{} sweeps", fits[1].sweeps);
        }
    }
}

/// Copies that differ in the twelfth digit.
#[test]
fn copies_that_differ_by_almost_nothing() {
    let mut problem = made(30, 6, 11);
    for j in [1, 3, 5] {
        let from = problem.columns[j - 1].clone();
        let moved = |(x, other): (&f64, &f64)| x + 1e-12 * other;
        let pairs = from.iter().zip(&problem.columns[j]);
        problem.columns[j] = pairs.map(moved).collect();
    }
    let data = problem.data();
    for share in [0.5, 1e-2, 1e-4] {
        let lambda = share * lambda_max(&data);
        assert!(lasso(&data, lambda).unwrap().sweeps < 3000);
        assert!(elastic_net(&data, Penalty::elastic_net(lambda, 0.1)).is_ok());
    }
}

/// A goal finer than floating point: the fit says that it stopped, and where.
#[test]
fn rounding_stops_a_fit_and_the_certificate_says_so() {
    let data = made(30, 6, 11).data();
    for goal in [Goal::Gap(1e-30), Goal::Violation(1e-30)] {
        let fit = fit(&data, Penalty::lasso(0.01), goal).unwrap();
        assert!(!fit.reached, "{fit:?}");
        assert!(fit.gap < 1e-13 && fit.violation < 1e-13, "{fit:?}");
        assert!(fit.sweeps < 20_000, "it gives up late: {fit:?}");
    }
    assert!(lasso(&data, 0.01).unwrap().reached);
}

/// Squares and products of numbers that repeat, in rows that repeat: steps
/// become so small that a fit comes no closer, and it is a result that says so.
#[test]
fn many_columns_that_depend_on_each_other() {
    let scaled = |x: &Vec<f64>| Standard::new(x).map(|x| x.column);
    let repeated = |i: usize| i * i % 19;
    let one = |j: usize| -> Vec<f64> {
        (0..30).map(|i| (repeated(i) * j % 17) as f64).collect()
    };
    let mut columns: Vec<Vec<f64>> =
        (0..99).filter_map(|j| scaled(&one(j))).collect();
    for j in 0..columns.len() {
        for k in 0..=j {
            let pairs = columns[j].iter().zip(&columns[k]);
            let product = pairs.map(|(a, b)| a * b).collect();
            columns.extend(scaled(&product));
        }
    }
    let y = scaled(&(0..30).map(|i| (repeated(i) % 7) as f64).collect());
    let data = Columns::new(columns, y.unwrap());
    let loss = data.loss(&vec![0.0; data.count()]);
    let mut stopped = 0;
    for lambda in [1e-2, 3e-3, 1e-3, 3e-4] {
        let fit = lasso(&data, lambda).unwrap();
        assert!(fit.gap <= 1e-4 * loss, "{:e}", fit.gap);
        assert_eq!(fit.reached, fit.gap <= 1e-12 * loss, "{:e}", fit.gap);
        stopped += usize::from(!fit.reached);
    }
    assert!(stopped > 0, "nothing is hard about it");
}

#[test]
fn what_is_no_number_is_an_error_that_says_so() {
    let broken = Columns::new(vec![vec![1.0, f64::NAN]], vec![1.0, 2.0]);
    for refused in [lasso(&broken, 0.1), lasso(&broken.quadratic(), 0.1)] {
        let text = refused.unwrap_err().to_string();
        for part in ["1e-1·Σ|w|", "not finite"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[test]
#[should_panic(expected = "l1: -1.0")]
fn a_negative_penalty_is_refused() {
    let _ = lasso(&made(5, 2, 1).data(), -1.0);
}

#[test]
#[should_panic(expected = "uneven columns")]
fn uneven_columns_are_refused() {
    Columns::new(vec![vec![1.0]], vec![1.0, 2.0]);
}

/// Fewer rows than columns and next to no penalty: in many directions the sum
/// hardly slopes, and the best weights have other signs than those on the way.
#[test]
fn flat_in_many_directions() {
    for seed in 1..20 {
        for (n, p) in [(1, 4), (2, 8), (4, 20)] {
            let data = made(n, p, seed).data().quadratic();
            for l1 in [0.0, 1e-9, 1e-6, 1e-3] {
                let l1 = l1 * lambda_max(&data);
                for l2 in [1e-12, 1e-9, 1e-6] {
                    let penalty = Penalty { l1, l2 };
                    let fit = fit(&data, penalty, Goal::Violation(1e-11));
                    let sweeps = fit.expect("a small problem").sweeps;
                    assert!(sweeps < 4000, "{n}×{p}: {sweeps} sweeps");
                }
            }
        }
    }
}
