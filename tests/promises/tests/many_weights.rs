//! Chapters 1 and 2 and their solver, against brute force and against numbers
//! computed with other tools.

use chapter1::{CHOSEN_NOISE, Points, Polynomial};
use chapter2::{
    Bowl, coarse_disc, corner_probability, draw_touches, is_corner,
    lowest_in_diamond, lowest_in_disc,
};
use promises::reference::{by_number, number, numbers, reference};
use promises::regression::Regression;
use proptest::prelude::*;
use serde_json::Value;
use solver::{Penalty, Standard, gap, lasso};

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * (1.0 + b.abs())
}

fn all_close(a: &[f64], b: &[f64], tolerance: f64) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| close(*a, *b, tolerance))
}

fn agrees(fit: &Polynomial, reference: &Value) {
    let raw = numbers(&reference["raw_coefs"]);
    assert!(all_close(&fit.weights, &raw, 1e-7), "{fit:?} instead of {raw:?}");
    let of = |name: &str| number(&reference[name]);
    assert!(close(fit.intercept, of("intercept"), 1e-7));
    assert!(close(fit.distance_to_truth(), of("rms_error_to_truth"), 1e-7));
    assert_eq!(fit.kept() as f64, of("nonzeros"));
    for (w, r) in fit.weights.iter().zip(raw) {
        assert_eq!(*w == 0.0, r == 0.0, "a zero is exactly zero");
    }
}

#[test]
fn polynomials_as_computed_elsewhere() {
    let reference = reference("demos/poly_fixed_noise");
    let points = Points::new(&CHOSEN_NOISE, 7);
    assert!(all_close(&points.y, &numbers(&reference["y"]), 1e-15));
    let none = points.unpenalised();
    let raw = numbers(&reference["ols_raw_coefs_deg0to7"]);
    assert!(all_close(&none.weights, &raw[1..], 1e-8));
    let distance = |name: &str| number(&reference[name]["rms_error_to_truth"]);
    assert!(close(none.distance_to_truth(), distance("ols"), 1e-8));
    let line = Points::new(&CHOSEN_NOISE, 1).unpenalised().distance_to_truth();
    assert!(close(line, distance("straight_line"), 1e-9));
    assert!(by_number(&reference["fits"]).count() > 10);
    for (lambda, fit) in by_number(&reference["fits"]) {
        agrees(&points.l1(lambda), &fit["lasso"]);
        agrees(&points.l2(lambda), &fit["ridge"]);
        assert!(points.l1_gap(lambda) < 1e-12, "no certificate at {lambda}");
    }
}

#[test]
fn the_unpenalised_polynomial_goes_through_every_point() {
    let points = Points::new(&CHOSEN_NOISE, 7);
    let fit = points.unpenalised();
    for (x, y) in points.x.iter().zip(&points.y) {
        assert!((fit.at(*x) - y).abs() < 1e-8);
    }
}

#[test]
fn the_lasso_has_a_certificate_for_other_noise_too() {
    for seed in 0..40 {
        let points = Points::new(&chapter1::drawn_noise(seed), 7);
        for lambda in [0.001, 0.01, 0.1, 1.0] {
            let gap = points.l1_gap(lambda);
            assert!(gap < 1e-10, "seed {seed}, λ = {lambda}: {gap}");
        }
    }
}

/// A small problem with any columns and any y.
fn any_regression() -> impl Strategy<Value = Regression> {
    (1..5_usize, 4..9_usize).prop_flat_map(|(p, n)| {
        let column = prop::collection::vec(-2.0..2.0_f64, n);
        let columns = prop::collection::vec(column.clone(), p);
        (columns, column)
            .prop_map(|(columns, y)| Regression { columns, y })
            .prop_filter("no column is nearly 0", |problem| {
                let mut columns = problem.columns.iter();
                columns.all(|x| x.iter().any(|x| x.abs() > 0.2))
            })
    })
}

proptest! {
    #![proptest_config(crate::count_cases(256))]

    /// The bowl is the mean squared error, and the gap at any weights is the
    /// sum there minus a bound from the dual problem, which no weights go
    /// below.
    #[test]
    fn the_gap_bounds_the_distance_to_the_optimum(
        problem in any_regression(), lambda in 0.05..3.0_f64,
        w in prop::collection::vec(-2.0..2.0_f64, 5),
    ) {
        let bowl = problem.data().quadratic();
        let w = &w[..problem.columns.len()];
        let best = lasso(&bowl, lambda).expect("a small problem").weights;
        let penalty = Penalty::lasso(lambda);
        let lowest = problem.sum(penalty, &best);
        for scale in [1.0, 0.1, 0.001] {
            // Far from the lowest point, and close to it.
            let pairs = w.iter().zip(&best);
            let w: Vec<f64> = pairs.map(|(w, b)| b + scale * (w - b)).collect();
            prop_assert!((bowl.loss(&w) - problem.loss(&w)).abs() < 1e-9);
            let found = gap(&bowl, penalty, &w);
            let distance = problem.sum(penalty, &w) - lowest;
            prop_assert!(found >= distance - 1e-12, "{found}");
            let expected = problem.gap(lambda, &w);
            prop_assert!((found - expected).abs() < 1e-9 * (1.0 + expected.abs()));
        }
    }

    #[test]
    fn standardised_columns(column in prop::collection::vec(-9.0..9.0_f64, 3..20)) {
        let Some(standard) = Standard::new(&column) else { return Ok(()) };
        let n = column.len() as f64;
        let z = &standard.column;
        prop_assert!((z.iter().sum::<f64>() / n).abs() < 1e-9);
        let square = z.iter().map(|z| z * z).sum::<f64>() / n;
        prop_assert!((square - 1.0).abs() < 1e-9);
    }

    /// No point of the shape is lower than the touching point.
    #[test]
    fn touching_points(
        b1 in -2.0..2.0_f64, b2 in -2.0..2.0_f64,
        correlation in -0.9..0.9_f64, t in 0.05..3.0_f64,
    ) {
        let bowl = Bowl { centre: (b1, b2), correlation };
        let (one, two) = (lowest_in_diamond(&bowl, t), lowest_in_disc(&bowl, t));
        prop_assert!(one.0.abs() + one.1.abs() <= t + 1e-12);
        prop_assert!(two.0.hypot(two.1) <= t + 1e-12);
        for i in -20..=20 {
            for j in -20..=20 {
                let w = (t * f64::from(i) / 20.0, t * f64::from(j) / 20.0);
                if w.0.abs() + w.1.abs() <= t {
                    prop_assert!(bowl.loss(one) <= bowl.loss(w) + 1e-12);
                }
                if w.0.hypot(w.1) <= t {
                    prop_assert!(bowl.loss(two) <= bowl.loss(w) + 1e-9);
                }
            }
        }
        for k in 0..720 {
            let (sin, cos) = (f64::from(k) * std::f64::consts::TAU / 720.0).sin_cos();
            prop_assert!(bowl.loss(two) <= bowl.loss((t * cos, t * sin)) + 1e-9);
        }
    }
}

#[test]
fn a_column_that_is_the_same_in_every_row_has_no_scale() {
    assert!(Standard::new(&[2.0, 2.0, 2.0]).is_none());
}

#[test]
fn touching_points_as_computed_elsewhere() {
    let all = reference("many_weights");
    for (name, correlation) in [
        ("two_orthonormal_wstar_(0.5,0.2)", 0.0),
        ("two_corr0.5_wstar_(0.5,0.2)", 0.5),
    ] {
        let solutions = all[name].get("sol").unwrap_or(&all[name]);
        let bowl = Bowl { centre: (0.5, 0.2), correlation };
        for (lambda, row) in by_number(solutions) {
            let (l1, l2) = (numbers(&row["l1"]), numbers(&row["l2"]));
            let t = number(&row["t_L1"]);
            if t > 0.0 {
                let (w1, w2) = lowest_in_diamond(&bowl, t);
                assert!(
                    all_close(&[w1, w2], &l1, 1e-9),
                    "{name}, λ = {lambda}"
                );
                assert_eq!(
                    w2 == 0.0,
                    l1[1].abs() < 1e-12,
                    "{name}, λ = {lambda}"
                );
            }
            let radius =
                row.get("t_L2_radius").or(row.get("radius_L2")).unwrap();
            let (w1, w2) = lowest_in_disc(&bowl, number(radius));
            assert!(all_close(&[w1, w2], &l2, 1e-9), "{name}, λ = {lambda}");
        }
    }
}

/// A corner is a corner as soon as it is lowest, and not a point beside it.
#[test]
fn a_corner_is_exact_from_its_border_on() {
    let t = 0.5;
    for beyond in [1e-13, 1e-11, 1e-9, 1e-6, 1.0] {
        let centre = (t + 0.2 + beyond, 0.2);
        for (centre, corner) in [
            (centre, (t, 0.0)),
            ((-centre.0, centre.1), (-t, 0.0)),
            ((centre.1, centre.0), (0.0, t)),
            ((centre.1, -centre.0), (0.0, -t)),
        ] {
            let bowl = Bowl { centre, correlation: 0.0 };
            assert_eq!(lowest_in_diamond(&bowl, t), corner, "{centre:?}");
            let inner = Bowl {
                centre: (centre.0 * 0.99, centre.1 * 0.99),
                correlation: 0.0,
            };
            let edge = lowest_in_diamond(&inner, t);
            assert!(beyond > 1e-3 || !is_corner(edge), "{centre:?}: {edge:?}");
        }
    }
}

/// Three ways to the same number: the formula, counting random centres, and
/// adding up small squares.
#[test]
fn the_probability_of_a_corner() {
    let name = "many_weights/explained_ai_style_L1_corner_probability";
    for t in [1.0_f64, 2.0, 3.0, 4.0, 5.0] {
        let formula = corner_probability(t, 10.0);
        let elsewhere = number(reference(&format!("{name}/{t}")));
        assert!(close(formula, elsewhere, 1e-12), "t = {t}");

        let touches = draw_touches(t, 10.0, 20_000, 7);
        let corners = touches.iter().filter(|(_, w)| is_corner(*w)).count();
        let counted = corners as f64 / touches.len() as f64;
        assert!((counted - formula).abs() < 0.015, "t = {t}: {counted}");

        let (mut outside, mut corner) = (0, 0);
        for i in 0..400 {
            for j in 0..400 {
                let place = |k: i32| (f64::from(k) + 0.5) / 20.0 - 10.0;
                let centre = (place(i), place(j));
                if centre.0.abs() + centre.1.abs() > t {
                    outside += 1;
                    let bowl = Bowl { centre, correlation: 0.0 };
                    corner += i32::from(is_corner(lowest_in_diamond(&bowl, t)));
                }
            }
        }
        let added = f64::from(corner) / f64::from(outside);
        assert!((added - formula).abs() < 0.01, "t = {t}: {added}");
    }
}

#[test]
fn the_disc_is_never_touched_on_an_axis_and_a_coarse_search_says_so() {
    for (centre, _) in draw_touches(1.0, 10.0, 2000, 3) {
        let touch = lowest_in_disc(&Bowl { centre, correlation: 0.3 }, 1.0);
        assert!(!is_corner(touch), "{centre:?}");
    }
    let coarse = coarse_disc(1.0, 10.0, 100, 4000);
    assert!((0.02..0.06).contains(&coarse), "{coarse}");
}
