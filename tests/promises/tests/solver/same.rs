//! Different ways to the same weights.

use crate::regression::{any_regression, made};
use proptest::prelude::*;
use solver::{
    Columns, Goal, Loss, Penalty, Ridges, fit, lambda_max, path_to, ridge,
    solve,
};

const GOAL: Goal = Goal::Violation(1e-12);

fn close(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    let size = b.iter().fold(0.0, |most: f64, b| most.max(b.abs()));
    let near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance * size;
    a.len() == b.len() && a.iter().zip(b).all(near)
}

fn penalties(data: &impl Loss, ratio: f64) -> Vec<Penalty> {
    let shares = [1.0, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02];
    let most = lambda_max(data);
    shares.map(|share| Penalty::elastic_net(share * most, ratio)).to_vec()
}

/// A path whose fits start from one another, and each fit for itself; on the
/// columns, and on their bowl.
#[test]
fn warm_is_cold_and_columns_are_a_bowl() {
    for (n, p) in [(40, 10), (12, 60), (30, 30), (25, 400), (1100, 6)] {
        let data = made(n, p, 7).data();
        for ratio in [1.0, 0.5] {
            let penalties = penalties(&data, ratio);
            let warm = path_to(&data, &penalties, GOAL).unwrap();
            let bowl = path_to(&data.quadratic(), &penalties, GOAL).unwrap();
            for ((penalty, warm), bowl) in penalties.iter().zip(&warm).zip(bowl)
            {
                let cold = fit(&data, *penalty, GOAL).unwrap().weights;
                assert!(close(&warm.weights, &cold, 1e-8), "{n}×{p}");
                assert!(close(&bowl.weights, &cold, 1e-8), "{n}×{p}");
                let zeros = |w: &[f64]| w.iter().filter(|w| **w == 0.0).count();
                assert_eq!(zeros(&warm.weights), zeros(&cold), "{n}×{p}");
            }
        }
    }
}

/// More columns that count than a small matrix holds: the residual is kept up
/// to date instead, and the lowest point is the same.
#[test]
fn many_columns_that_all_count() {
    let problem = made(12, 1500, 5);
    let data = problem.data();
    let penalty = Penalty::elastic_net(lambda_max(&data), 1e-3);
    let fit = fit(&data, penalty, Goal::Violation(1e-9)).unwrap();
    let violation = problem.violation(penalty, &fit.weights);
    assert!(violation <= 1.1e-9 * lambda_max(&data), "{violation:e}");
    assert!(fit.weights.iter().filter(|w| **w != 0.0).count() > 1200);
    // With no L1 at all ridge is the closed form.
    let penalty = Penalty::ridge(0.1);
    let fit = solver::fit(&data, penalty, Goal::Violation(1e-10)).unwrap();
    let closed = Ridges::new(&data).weights(0.1).unwrap();
    assert!(close(&fit.weights, &closed, 1e-7));
}

/// The same columns on the left, the identity below them, zeros below y: the
/// elastic net is a lasso.
#[test]
fn an_elastic_net_is_a_lasso_with_more_rows() {
    let problem = made(15, 9, 4);
    let l2 = 0.2_f64;
    let all = 15.0 + 9.0;
    let columns = (0..9).map(|j| {
        // The mean is over 24 rows instead of 15.
        let top =
            problem.columns[j].iter().map(|x| x * (all / 15.0_f64).sqrt());
        let below =
            (0..9).map(|k| if j == k { (l2 * all).sqrt() } else { 0.0 });
        top.chain(below).collect()
    });
    let top = problem.y.iter().map(|y| y * (all / 15.0_f64).sqrt());
    let y = top.chain([0.0; 9]).collect();
    let longer = Columns::new(columns.collect(), y);
    for l1 in [0.01, 0.1, 0.5] {
        let net = fit(&problem.data(), Penalty { l1, l2 }, GOAL).unwrap();
        let lasso = fit(&longer, Penalty::lasso(l1), GOAL).unwrap();
        assert!(close(&net.weights, &lasso.weights, 1e-9), "l1 = {l1}");
    }
}

/// One column: a soft threshold, and a division.
#[test]
fn one_weight_has_a_closed_form() {
    let data = Columns::new(vec![vec![1.0, 2.0, -1.0]], vec![2.0, 3.0, 1.0]);
    let (xx, xy) = (2.0, 7.0 / 3.0);
    for (l1, l2) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (2.0, 3.0), (5.0, 1.0)]
    {
        let fit = fit(&data, Penalty { l1, l2 }, GOAL).unwrap();
        let expected = (xy - l1 / 2.0_f64).max(0.0) / (xx + l2);
        assert!((fit.weights[0] - expected).abs() < 1e-12, "{l1} {l2}");
    }
}

proptest! {
    #![proptest_config(crate::regression::count_cases(256))]

    /// Ridge by p equations, by coordinate descent, and for many λ at once.
    #[test]
    fn ridge_in_three_ways(
        problem in any_regression(10, 10), share in 0.01..2.0_f64,
    ) {
        let data = problem.data();
        let bowl = data.quadratic();
        let own: f64 = (0..data.count()).map(|j| bowl.gram[j][j]).sum();
        let lambda = share * own;
        if lambda == 0.0 {
            return Ok(());
        }
        let one = ridge(&bowl, lambda).expect("λ is above 0");
        let two = fit(&data, Penalty::ridge(lambda), GOAL).unwrap();
        prop_assert!(close(&two.weights, &one, 1e-8));
        let three = Ridges::new(&data).weights(lambda).expect("λ is above 0");
        prop_assert!(close(&three, &one, 1e-8));
    }
}

/// What has many solutions is not taken for what has one, by any of the ways;
/// nor the other way round, though the columns nearly depend on each other.
#[test]
fn many_solutions_are_not_taken_for_one() {
    let mut problem = made(30, 6, 11);
    for rows in [30, 4] {
        for x in problem.columns.iter_mut().chain([&mut problem.y]) {
            x.truncate(rows);
        }
        let columns = problem.columns.clone();
        let copied = columns[0].clone();
        let sum = columns[0].iter().zip(&columns[1]);
        let sum: Vec<f64> = sum.map(|(a, b)| 0.3 * a - 7.0 * b).collect();
        for last in [copied, sum, vec![0.0; rows]] {
            let mut columns = columns.clone();
            columns[5] = last;
            let data = Columns::new(columns, problem.y.clone());
            let ridges = Ridges::new(&data);
            assert!(!ridges.is_unique() && ridges.weights(0.0).is_none());
            assert_eq!(ridge(&data.quadratic(), 0.0), None);
            assert_eq!(
                solve(&data.quadratic().gram, &data.quadratic().c),
                None
            );
        }
    }
    let mut problem = made(30, 6, 11);
    let near = problem.columns[0].iter().zip(&problem.columns[5]);
    problem.columns[5] = near.map(|(a, b)| a + 1e-5 * b).collect();
    let data = problem.data();
    let found = Ridges::new(&data).weights(0.0).unwrap();
    assert!(problem.violation(Penalty::ridge(0.0), &found) < 1e-9);
    let other = ridge(&data.quadratic(), 0.0).unwrap();
    assert!(close(&other, &found, 1e-3), "{other:?}, not {found:?}");
}

/// The singular values of columns whose products are known: with 4 on G's
/// diagonal and 3 beside it they are √7 and 1, whatever zeros stand beside.
#[test]
fn singular_values_are_known() {
    let (a, b) = (3.5_f64.sqrt(), 0.5_f64.sqrt());
    // X/√2 = [a b; a −b]: G has 4 on its diagonal, 3 beside it.
    let two = vec![vec![a, b], vec![a, -b]];
    let two: Vec<Vec<f64>> = two
        .into_iter()
        .map(|x| x.into_iter().map(|v| v * 2_f64.sqrt()).collect())
        .collect();
    for zeros in [0, 1, 4] {
        let columns = two.iter().cloned().chain(vec![vec![0.0; 2]; zeros]);
        let data = Columns::new(columns.collect(), vec![1.0, 2.0]);
        let [most, least] = Ridges::new(&data).stretches().unwrap();
        assert!((most * most - 7.0).abs() < 1e-13, "{most}");
        assert!((least * least - 1.0).abs() < 1e-13, "{least}");
    }
    let none = Columns::new(vec![vec![0.0; 3]; 2], vec![1.0, 2.0, 3.0]);
    assert_eq!(Ridges::new(&none).stretches(), None);
}

/// As [`ridge`] is solved: by Cholesky.
#[test]
fn a_long_system_is_solved() {
    let data = made(60, 40, 9).data();
    let bowl = data.quadratic();
    let x = solve(&bowl.gram, &bowl.c).unwrap();
    for j in 0..40 {
        assert!(bowl.pull(&x, j).abs() < 1e-12);
        assert!(data.pull(&x, j).abs() < 1e-12);
    }
    assert!((bowl.loss(&x) - data.loss(&x)).abs() < 1e-12);
}
