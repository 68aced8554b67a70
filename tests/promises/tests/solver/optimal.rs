//! What is found is lowest, and its certificate says so.

use crate::brute::{by_proximal_gradient, lowest_by_cases};
use crate::regression::{any_regression, made};
use proptest::prelude::*;
use solver::{Goal, Penalty, elastic_net, fit, gap, lambda_max};

proptest! {
    #![proptest_config(crate::regression::count_cases(256))]

    /// The optimality conditions hold, on both forms of the data.
    #[test]
    fn the_optimality_conditions(
        problem in any_regression(12, 16), share in 1e-3..1.2_f64,
        ratio in prop_oneof![Just(1.0), 0.05..1.0_f64],
    ) {
        let data = problem.data();
        let most = lambda_max(&data);
        prop_assert!((most - problem.lambda_max()).abs() <= 1e-12 * most);
        let penalty = Penalty::elastic_net(share * most, ratio);
        let goal = Goal::Violation(1e-9);
        for fit in [fit(&data, penalty, goal), fit(&data.quadratic(), penalty, goal)] {
            let fit = fit.expect("a small problem");
            let violation = problem.violation(penalty, &fit.weights);
            prop_assert!(violation <= 1.1e-9 * most, "{violation:e} of {most:e}");
            prop_assert!((violation - fit.violation).abs() <= 1e-11 * most);
            if share >= 1.0 && ratio == 1.0 {
                prop_assert!(fit.weights.iter().all(|w| *w == 0.0));
            }
        }
    }

    /// No sum is lower, says a search through all cases.
    #[test]
    fn nothing_is_lower(
        problem in any_regression(8, 4), share in 1e-3..1.2_f64,
        ratio in prop_oneof![Just(1.0), Just(0.0), 0.05..1.0_f64],
    ) {
        let data = problem.data();
        let penalty = Penalty::elastic_net(share * problem.lambda_max(), ratio);
        let start = problem.sum(penalty, &vec![0.0; data.count()]);
        let lowest = lowest_by_cases(&problem, penalty);
        for fit in [elastic_net(&data, penalty), elastic_net(&data.quadratic(), penalty)] {
            let fit = fit.expect("a small problem");
            let sum = problem.sum(penalty, &fit.weights);
            prop_assert!(fit.gap <= 1e-12 * start);
            prop_assert!(sum <= lowest + 2e-12 * start, "{sum} {lowest}");
            prop_assert!(lowest <= sum + 1e-9 * start, "{sum} {lowest}");
        }
    }

    /// At any weights, however far away.
    #[test]
    fn the_gap_is_never_less_than_the_distance_to_the_lowest_sum(
        problem in any_regression(8, 4), share in 1e-3..1.2_f64,
        ratio in prop_oneof![Just(1.0), Just(0.0), 0.05..1.0_f64],
        w in prop::collection::vec(prop_oneof![Just(0.0), -2.0..2.0_f64], 4),
    ) {
        let data = problem.data();
        let penalty = Penalty::elastic_net(share * problem.lambda_max(), ratio);
        let w = &w[..data.count()];
        let sum = problem.sum(penalty, w);
        let distance = sum - lowest_by_cases(&problem, penalty);
        for gap in [gap(&data, penalty, w), gap(&data.quadratic(), penalty, w)] {
            let start = problem.sum(penalty, &vec![0.0; w.len()]);
            prop_assert!(gap >= distance - 1e-12 * sum.max(start), "{gap} {distance}");
        }
        // A trace of l2 leaves the gap as it was.
        let lasso = Penalty::lasso(penalty.l1);
        let trace = Penalty { l1: penalty.l1, l2: 1e-20 * penalty.l1 };
        let (lasso, trace) = (gap(&data, lasso, w), gap(&data, trace, w));
        prop_assert!((lasso - trace).abs() <= 1e-9 * lasso.abs());
    }
}

/// With more columns than rows, too, and columns that go together.
#[test]
fn a_second_algorithm_finds_no_lower_sum() {
    for (n, p, seed) in [(30, 8, 1), (10, 25, 2), (20, 20, 3)] {
        let mut problem = made(n, p, seed);
        for j in 1..p {
            for i in 0..n {
                problem.columns[j][i] += problem.columns[j - 1][i];
            }
        }
        let data = problem.data();
        for penalty in [
            Penalty::lasso(0.3 * lambda_max(&data)),
            Penalty::lasso(0.03 * lambda_max(&data)),
            Penalty::elastic_net(0.1 * lambda_max(&data), 0.5),
        ] {
            let fit = elastic_net(&data, penalty).expect("a small problem");
            let other = by_proximal_gradient(&problem, penalty);
            let sum = |w: &[f64]| problem.sum(penalty, w);
            let zero = sum(&vec![0.0; p]);
            assert!(sum(&fit.weights) <= sum(&other) + 1e-12 * zero);
            assert!(sum(&other) <= sum(&fit.weights) + 1e-6 * zero);
        }
    }
}
