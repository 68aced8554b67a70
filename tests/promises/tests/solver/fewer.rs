//! Rows in fewer numbers: what is asked of them stays as it was.

use crate::regression::any_regression;
use proptest::prelude::*;
use solver::{Narrow, dot, pack};

/// Whether two products of a and b are the same but for rounding.
fn same(product: f64, other: f64, a: &[f64], b: &[f64], rounding: f64) -> bool {
    let size = (dot(a, a) * dot(b, b)).sqrt();
    (product - other).abs() <= rounding * size
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// As many rows as columns, below each other's diagonal nothing, and all
    /// products of two columns.
    #[test]
    fn packed_rows_have_the_same_products(
        problem in any_regression(40, 8),
    ) {
        let mut all = problem.columns;
        all.push(problem.y);
        let mut packed = all.clone();
        pack(&mut packed);
        for (j, (a, few)) in all.iter().zip(&packed).enumerate() {
            prop_assert_eq!(few.len(), all.len().min(a.len()));
            prop_assert!(few.iter().skip(j + 1).all(|x| *x == 0.0));
            for (b, other) in all.iter().zip(&packed) {
                let (product, now) = (dot(a, b), dot(few, other));
                prop_assert!(same(now, product, a, b, 1e-13), "{now} {product}");
            }
        }
        // The same columns once more give the same bits.
        let mut again = all;
        pack(&mut again);
        prop_assert_eq!(again, packed);
    }

    /// Each row that is learnt from has the same products with all others, and
    /// weights of the coordinates predict as those of the columns do.
    #[test]
    fn narrow_rows_have_the_same_products(
        problem in any_regression(30, 12),
        learnt in 1..12_usize,
        beta in prop::collection::vec(-2.0..2.0_f64, 12),
    ) {
        // Its columns are wide rows.
        let rows = problem.columns;
        let learnt = learnt.min(rows.len());
        if learnt == 0 {
            return Ok(());
        }
        let narrow = Narrow::new(&rows, learnt);
        prop_assert!(narrow.columns.len() <= learnt);
        let few = |i: usize| -> Vec<f64> {
            narrow.columns.iter().map(|column| column[i]).collect()
        };
        let longest = rows[..learnt].iter().map(|x| dot(x, x));
        let longest = longest.fold(0.0, f64::max).sqrt();
        for i in 0..learnt {
            for (j, row) in rows.iter().enumerate() {
                let (product, now) = (dot(&rows[i], row), dot(&few(i), &few(j)));
                let size = longest * dot(row, row).sqrt().max(longest);
                let off = (product - now).abs();
                prop_assert!(off <= 1e-6 * size, "{i} {j}: {now} {product}");
            }
        }
        let beta = &beta[..narrow.columns.len()];
        let weights = narrow.back(&rows, beta);
        for (i, row) in rows.iter().enumerate() {
            let (own, now) = (dot(row, &weights), dot(&few(i), beta));
            prop_assert!(same(own, now, row, &weights, 1e-6), "{i}: {own} {now}");
        }
    }
}
