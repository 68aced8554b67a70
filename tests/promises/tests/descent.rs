//! The walks of chapter 6, against exact numbers computed elsewhere and
//! against what the page says of them.

use chapter3::Data;
use chapter6::{
    band, clip_and_freeze_step, l2_step, slope_step, steps_to_zero,
    threshold_step, walk,
};
use promises::reference::{list, number, numbers, reference};
use proptest::prelude::*;

fn data() -> Data {
    Data::on_line(0.5, chapter3::INPUTS.to_vec())
}

fn assert_close(walk: &[f64], expected: &[f64]) {
    for (step, (a, b)) in walk.iter().zip(expected).enumerate() {
        assert!((a - b).abs() < 1e-12, "step {step}: {a} instead of {b}");
    }
}

#[test]
fn the_worked_walks_as_computed_elsewhere() {
    let data = data();
    let worked = reference("descent/worked_eta0.1_lam1.5_w0_1");
    let expected = numbers(&worked["subgradient"]);
    let steps = expected.len() - 1;
    let sub = walk(1.0, steps, |w| slope_step(&data, 1.5, 0.1, w));
    assert_close(&sub, &expected);
    let prox = walk(1.0, steps, |w| threshold_step(&data, 1.5, 0.1, w));
    let expected = numbers(&worked["proximal"]);
    assert_close(&prox, &expected);
    for (w, e) in prox.iter().zip(expected) {
        assert_eq!(*w == 0.0, e == 0.0, "zero is exactly zero");
    }
    let two = walk(1.0, steps, |w| l2_step(&data, 1.5, 0.1, w));
    assert_close(&two, &numbers(&worked["l2_gd"]));

    let weaker = reference("descent/lam0.5_eta0.1");
    let sub = walk(1.0, 10, |w| slope_step(&data, 0.5, 0.1, w));
    assert_close(&sub, &numbers(&weaker["l1_k"]));
    let prox = walk(1.0, 10, |w| threshold_step(&data, 0.5, 0.1, w));
    assert_close(&prox, &sub);
    let two = walk(1.0, 10, |w| l2_step(&data, 0.5, 0.1, w));
    assert_close(&two, &numbers(&weaker["l2_k"]));
}

#[test]
fn the_threshold_walk_lands_when_others_say() {
    let data = data();
    let rows = list(reference("descent/prox_steps_lam1.5"));
    assert!(rows.len() > 20);
    for row in rows {
        let [eta, start] = ["eta", "w0"].map(|key| number(&row[key]));
        let expected =
            row["prox_steps_to_exact_zero"].as_u64().unwrap() as usize;
        let steps = walk(start, 2000, |w| threshold_step(&data, 1.5, eta, w));
        let landed = steps.iter().position(|w| *w == 0.0);
        assert_eq!(landed, Some(expected), "η = {eta}, start {start}");
        assert!(steps[expected..].iter().all(|w| *w == 0.0), "it stays");
        if start > 0.0 && eta < 0.5 {
            let predicted = steps_to_zero(&data, 1.5, eta, start);
            assert_eq!(predicted, Some(expected), "η = {eta}, start {start}");
        }
    }
}

/// Each step shortens the way by a part that vanishes beside 1: the answer is
/// ln 5 / (2ηm), and it comes at once. From 1 the way to −0.25 is 1.25 long, and
/// the walk lands when a fifth of it is left.
#[test]
fn the_landing_with_tiny_steps_is_known_at_once() {
    for eta in [1e-9, 1e-15, 1e-17] {
        let steps = steps_to_zero(&data(), 1.5, eta, 1.0).expect("beyond");
        let ratio = steps as f64 * 2.0 * eta / 5_f64.ln();
        assert!((ratio - 1.0).abs() < 1e-6, "{eta}: {ratio}");
    }
}

#[test]
fn the_slope_walk_hops_in_its_band_and_is_never_on_zero() {
    let data = data();
    for row in list(reference("descent/subgradient_long_run_band")) {
        let eta = number(&row["eta"]);
        let (low, high) = band(&data, 1.5, eta);
        let [lo, hi] = ["theory_lo", "theory_hi"].map(|k| number(&row[k]));
        assert!((low - lo).abs() < 1e-12 && (high - hi).abs() < 1e-12);
        let steps = walk(1.0, 20_000, |w| slope_step(&data, 1.5, eta, w));
        assert!(steps.iter().all(|w| *w != 0.0), "on 0 with η = {eta}");
        let late = &steps[10_000..];
        assert!(late.iter().all(|w| (low..=high).contains(w)), "η = {eta}");
        assert!(late.iter().any(|w| *w < 0.0) && late.iter().any(|w| *w > 0.0));
    }
}

#[test]
fn the_cycle_has_nine_steps() {
    let data = data();
    let steps = walk(1.0, 2000, |w| slope_step(&data, 1.5, 0.1, w));
    for (a, b) in steps[1000..].iter().zip(&steps[1009..]) {
        assert!((a - b).abs() < 1e-12);
    }
    for period in 1..9 {
        let same = |i: usize| {
            (steps[1000 + i] - steps[1000 + i + period]).abs() < 1e-9
        };
        assert!(!(0..9).all(same), "it repeats after {period} already");
    }
}

#[test]
fn zero_slope_at_zero_does_not_hold_the_walk() {
    let data = data();
    let expected = numbers(reference("descent/sign0_not_sticky/next5"));
    let steps = walk(0.0, 5, |w| slope_step(&data, 1.5, 0.1, w));
    assert_close(&steps, &expected);
}

#[test]
fn freezing_catches_a_weight_that_passes_through() {
    let data = data();
    let rule = reference("descent/clip_and_freeze_rule");
    let expected = numbers(&rule["traj"]);
    let frozen = walk(-0.14, 5, |w| clip_and_freeze_step(&data, 0.2, 0.1, w));
    assert_close(&frozen, &expected);
    let prox = walk(-0.14, 100, |w| threshold_step(&data, 0.2, 0.1, w));
    assert!((prox[100] - number(&rule["prox_100"])).abs() < 1e-9);
}

/// At λ = 1 exactly, the border, the proximal walk is 0.8^k.
#[test]
fn the_border() {
    let data = data();
    let steps = walk(1.0, 100, |w| threshold_step(&data, 1.0, 0.1, w));
    for (k, w) in steps.iter().enumerate() {
        assert!((w - 0.8_f64.powi(k as i32)).abs() < 1e-12);
        assert!(*w != 0.0);
    }
    assert_eq!(steps_to_zero(&data, 1.0, 0.1, 1.0), None);
}

proptest! {
    #![proptest_config(crate::count_cases(256))]

    #[test]
    fn the_landing_is_predicted(
        w in 0.1..2.0_f64, scale in 0.5..2.0_f64, beyond in 1.01..4.0_f64,
        size in 0.01..0.49_f64, start in 0.01..5.0_f64,
    ) {
        let x = data().x.iter().map(|x| scale * x).collect();
        let data = Data::on_line(w, x);
        let eta = size / data.mean_xx();
        let lambda = beyond * chapter5::zero_threshold(&data);
        let predicted = steps_to_zero(&data, lambda, eta, start).expect("beyond");
        let steps = walk(start, predicted + 5, |w| threshold_step(&data, lambda, eta, w));
        let landed = steps.iter().position(|w| *w == 0.0).expect("it lands");
        // Where the formula falls on a whole number, rounding may decide.
        prop_assert!(landed.abs_diff(predicted) <= 1);
        prop_assert!(steps[landed..].iter().all(|w| *w == 0.0));
    }

    #[test]
    fn l2_comes_closer_by_the_same_factor(
        lambda in 0.0..5.0_f64, size in 0.01..0.9_f64, start in -3.0..3.0_f64,
    ) {
        let data = data();
        let eta = size / (1.0 + lambda);
        let goal = chapter5::l2_minimiser(&data, lambda);
        let factor = 1.0 - 2.0 * eta * (1.0 + lambda);
        let steps = walk(start, 20, |w| l2_step(&data, lambda, eta, w));
        for pair in steps.windows(2) {
            let (before, after) = (pair[0] - goal, pair[1] - goal);
            prop_assert!((after - factor * before).abs() < 1e-12);
        }
    }

    #[test]
    fn below_the_threshold_both_walks_end_at_the_same_place(
        lambda in 0.0..0.9_f64, eta in 0.02..0.4_f64, start in 0.5..3.0_f64,
    ) {
        let data = data();
        let best = chapter5::l1_minimiser(&data, lambda);
        for end in [
            walk(start, 2000, |w| slope_step(&data, lambda, eta, w))[2000],
            walk(start, 2000, |w| threshold_step(&data, lambda, eta, w))[2000],
        ] {
            prop_assert!((end - best).abs() < 1e-9);
        }
    }
}
