//! What makes the solver fast, counted in sweeps: these are the same on every
//! machine.

use crate::regression::{Regression, made};
use solver::{Goal, Penalty, fit, lambda_max, path_to, soft_threshold};

const GOAL: Goal = Goal::Violation(1e-6);

/// Coordinate descent and nothing else; after how many sweeps it is there.
fn plainly(problem: &Regression, lambda: f64) -> usize {
    let bowl = problem.data().quadratic();
    let mut w = vec![0.0; problem.columns.len()];
    let goal = 1e-6 * lambda_max(&bowl);
    for sweeps in 1..100_000 {
        for j in 0..w.len() {
            let z = bowl.pull(&w, j) + bowl.gram[j][j] * w[j];
            w[j] = soft_threshold(z, lambda / 2.0) / bowl.gram[j][j];
        }
        if problem.violation(Penalty::lasso(lambda), &w) <= goal {
            return sweeps;
        }
    }
    unreachable!("a problem of this size")
}

fn sweeps(problem: &Regression, lambda: f64) -> usize {
    fit(&problem.data().quadratic(), Penalty::lasso(lambda), GOAL)
        .unwrap()
        .sweeps
}

/// Many weights count, so that a linear system is dear.
#[test]
fn extrapolation_saves_sweeps() {
    let problem = made(200, 200, 3);
    let lambda = 1e-3 * lambda_max(&problem.data());
    let (plain, quick) = (plainly(&problem, lambda), sweeps(&problem, lambda));
    println!("extrapolation: {quick} instead of {plain} sweeps");
    assert!(3 * quick < plain, "{quick} instead of {plain}");
}

/// Each column is the one before it and a little more.
#[test]
fn a_linear_system_saves_sweeps() {
    let mut problem = made(60, 12, 3);
    for j in 1..12 {
        for i in 0..60 {
            let before = problem.columns[j - 1][i];
            problem.columns[j][i] = before + 0.03 * problem.columns[j][i];
        }
    }
    let lambda = 1e-5 * lambda_max(&problem.data());
    let (plain, quick) = (plainly(&problem, lambda), sweeps(&problem, lambda));
    println!("system: {quick} instead of {plain} sweeps");
    assert!(20 * quick < plain, "{quick} instead of {plain}");
}

#[test]
fn a_warm_start_saves_sweeps() {
    let data = made(100, 80, 3).data().quadratic();
    let most = lambda_max(&data);
    let shares = (0..100).map(|k| 0.05 * (1.0 - f64::from(k) / 1000.0));
    let penalties: Vec<Penalty> =
        shares.map(|share| Penalty::lasso(share * most)).collect();
    let warm = path_to(&data, &penalties, GOAL).unwrap();
    let warm: usize = warm.iter().map(|fit| fit.sweeps).sum();
    let cold = |penalty: &Penalty| fit(&data, *penalty, GOAL).unwrap().sweeps;
    let cold: usize = penalties.iter().map(cold).sum();
    println!("warm: {warm} instead of {cold} sweeps");
    assert!(2 * warm < cold, "{warm} instead of {cold}");
}
