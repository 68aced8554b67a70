//! Chapter 8 with any features: unrelated ones are chapter 5 for each, and of
//! related ones coordinate descent only goes down, below no bound.

use chapter3::Data;
use promises::mathematics::mean_product;
use promises::regression::Regression;
use proptest::prelude::*;
use solver::{Penalty, gap, lasso};

/// Columns at right angles to each other, each of some size, and outputs: of
/// drawn columns each loses what it has in common with those before it.
fn any_unrelated() -> impl Strategy<Value = Regression> {
    (1..6_usize, 6..12_usize).prop_flat_map(|(p, n)| {
        let column = prop::collection::vec(-2.0..2.0_f64, n);
        let columns = prop::collection::vec(column.clone(), p);
        (columns, column).prop_filter_map("a column is lost", |(drawn, y)| {
            let mut columns: Vec<Vec<f64>> = vec![];
            for mut x in drawn {
                // Twice, for what rounding has left.
                for before in columns.iter().chain(&columns) {
                    let s =
                        mean_product(before, &x) / mean_product(before, before);
                    let pairs = x.iter_mut().zip(before);
                    pairs.for_each(|(x, b)| *x -= s * b);
                }
                if mean_product(&x, &x) < 0.01 {
                    return None;
                }
                columns.push(x);
            }
            Some(Regression { columns, y })
        })
    })
}

proptest! {
    #![proptest_config(crate::count_cases(256))]

    #[test]
    fn unrelated_features_do_not_meddle(
        problem in any_unrelated(), lambda in 0.0..2.0_f64,
    ) {
        let together = lasso(&problem.data(), lambda).expect("unrelated");
        for (w, x) in together.weights.iter().zip(problem.columns) {
            let data = Data { x, y: problem.y.clone() };
            let alone = chapter5::l1_minimiser(&data, lambda);
            prop_assert!((w - alone).abs() < 1e-9, "{w}, alone {alone}");
        }
    }

    #[test]
    fn one_weight_at_a_time_goes_down_to_the_lowest(
        best in (-2.0..2.0_f64, -2.0..2.0_f64),
        correlation in -0.9..0.9_f64,
        lambda in 0.001..3.0_f64,
        others in prop::collection::vec((-2.0..2.0_f64, -2.0..2.0_f64), 50),
    ) {
        let bowl = chapter8::related(best, correlation);
        let sum = |w: [f64; 2]| {
            let (a, b) = (w[0] - best.0, w[1] - best.1);
            let loss = a * a + 2.0 * correlation * a * b + b * b;
            loss + lambda * (w[0].abs() + w[1].abs())
        };
        let walk = chapter8::zigzag(&bowl, lambda, 400);
        prop_assert_eq!((walk.len(), walk[0]), (401, [0.0, 0.0]));
        let end = walk[400];
        for (k, pair) in walk.windows(2).enumerate() {
            prop_assert!(sum(pair[1]) <= sum(pair[0]) + 1e-12, "step {}", k);
            // One weight moves, the first one first.
            prop_assert_eq!(pair[0][1 - k % 2], pair[1][1 - k % 2]);
        }
        let penalty = Penalty::lasso(lambda);
        for w in walk.iter().step_by(7) {
            // No weights are lower than the gap allows.
            let bound = sum(*w) - gap(&bowl, penalty, w);
            prop_assert!(bound <= sum(end) + 1e-12);
            for (a, b) in &others {
                prop_assert!(bound <= sum([*a, *b]) + 1e-12);
            }
        }
        let left = gap(&bowl, penalty, &end);
        prop_assert!(left.abs() < 1e-9, "the gap at the end is {left}");
    }
}
