//! Every closed form in the pages against brute force and against numbers
//! computed with other tools.

use chapter3::{Data, loss};
use chapter4::{l1, l1_slopes, l2, l2_slope};
use chapter5::{
    l1_minimiser, l1_sum, l2_lambda_for, l2_minimiser, l2_sum, loss_slope,
    soft_threshold, zero_threshold,
};
use promises::reference::{list, number, reference};
use proptest::prelude::*;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * (1.0 + a.abs().max(b.abs()))
}

/// The book's data: mean(x²) = 1 and w* = 1/2.
fn book_data() -> Data {
    Data::on_line(0.5, chapter3::INPUTS.to_vec())
}

/// Any small data set, noise included.
fn any_data() -> impl Strategy<Value = Data> {
    let point = (-3.0..3.0_f64, -3.0..3.0_f64);
    prop::collection::vec(point, 1..12)
        .prop_map(|points| {
            let (x, y) = points.into_iter().unzip();
            Data { x, y }
        })
        .prop_filter("one x is not 0", |data| data.mean_xx() > 1e-3)
}

/// The lowest point of `sum`, by trying weights: a grid that has 0, then
/// finer and finer grids around the best weight so far.
fn by_brute_force(sum: impl Fn(f64) -> f64, reach: f64) -> f64 {
    let (mut centre, mut width) = (0.0, reach);
    for _ in 0..40 {
        let weights = (-50..=50).map(|i| centre + width * f64::from(i) / 50.0);
        let weights = weights.chain([0.0]);
        centre = weights.min_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap();
        width /= 5.0;
    }
    centre
}

/// Both are lowest points, as far as the heights can tell.
fn as_low(sum: impl Fn(f64) -> f64, formula: f64, data: &Data) -> bool {
    let reach = 2.0 * (data.mean_xy() / data.mean_xx()).abs() + 1.0;
    let tried = by_brute_force(&sum, reach);
    let near = (formula - tried).abs() < 1e-5 * reach;
    near && sum(formula) <= sum(tried) + 1e-12 * (1.0 + sum(tried).abs())
}

proptest! {
    #![proptest_config(crate::count_cases(256))]

    #[test]
    fn the_loss_is_a_bowl(data in any_data(), w in -4.0..4.0_f64) {
        let best = data.mean_xy() / data.mean_xx();
        let bowl = loss(&data, best) + data.mean_xx() * (w - best).powi(2);
        prop_assert!(close(loss(&data, w), bowl));
        // The slope, by a small difference to both sides.
        let h = 1e-5;
        let measured = (loss(&data, w + h) - loss(&data, w - h)) / (2.0 * h);
        prop_assert!((loss_slope(&data, w) - measured).abs() < 1e-6);
    }

    #[test]
    fn lowest_points(data in any_data(), lambda in 0.0..8.0_f64) {
        let one = l1_minimiser(&data, lambda);
        prop_assert!(as_low(|w| l1_sum(&data, lambda, w), one, &data), "{one}");
        let two = l2_minimiser(&data, lambda);
        prop_assert!(as_low(|w| l2_sum(&data, lambda, w), two, &data), "{two}");
    }

    #[test]
    fn l1_is_zero_exactly_from_its_threshold_on(data in any_data()) {
        let threshold = zero_threshold(&data);
        prop_assume!(threshold > 1e-6);
        prop_assert!(l1_minimiser(&data, threshold) == 0.0);
        prop_assert!(l1_minimiser(&data, threshold * 1.5) == 0.0);
        // Below it is not, however little below; twelve digits count.
        let m = data.mean_xx();
        for less in [0.1, 1e-3, 1e-6, 1e-9, 1e-11] {
            let w = l1_minimiser(&data, threshold * (1.0 - less));
            let expected = less * threshold / 2.0 / m;
            prop_assert!(w != 0.0);
            prop_assert!((w.abs() / expected - 1.0).abs() < 1e-3 + 1e-15 / less);
        }
        // And no other weight is lower there.
        let sum = |w| l1_sum(&data, threshold, w);
        for i in -2000..=2000 {
            let w = f64::from(i) / 500.0;
            prop_assert!(sum(0.0) <= sum(w) + 1e-12, "{w} is lower than 0");
        }
    }

    #[test]
    fn l2_is_never_zero(data in any_data(), lambda in 0.0..1e9_f64) {
        prop_assume!(data.mean_xy() != 0.0);
        prop_assert!(l2_minimiser(&data, lambda) != 0.0);
    }

    #[test]
    fn l2_at_the_threshold_of_l1(w in -5.0..5.0_f64, scale in 0.1..10.0_f64) {
        let x = book_data().x.iter().map(|x| scale * x).collect();
        let data = Data::on_line(w, x);
        let there = l2_minimiser(&data, zero_threshold(&data));
        prop_assert!(close(there, w / (1.0 + 2.0 * w.abs())));
    }

    #[test]
    fn l2_reaches_any_weight_but_zero(w in 1e-4..0.5_f64) {
        let data = book_data();
        let lambda = l2_lambda_for(&data, w);
        prop_assert!(close(l2_minimiser(&data, lambda), w));
    }

    #[test]
    fn soft_threshold_moves_towards_zero(z in -9.0..9.0_f64, t in 0.0..9.0_f64) {
        let moved = soft_threshold(z, t);
        prop_assert!((z - moved).abs() <= t + 1e-12);
        prop_assert_eq!(moved == 0.0, z.abs() <= t);
        prop_assert!(moved * z >= 0.0);
    }

    #[test]
    fn slopes_of_the_penalties(w in -5.0..5.0_f64) {
        let h = 1e-6;
        let left = (l1(w) - l1(w - h)) / h;
        let right = (l1(w + h) - l1(w)) / h;
        prop_assume!(w.abs() > 2.0 * h);
        prop_assert!((l1_slopes(w).0 - left).abs() < 1e-6);
        prop_assert!((l1_slopes(w).1 - right).abs() < 1e-6);
        let both = (l2(w + h) - l2(w - h)) / (2.0 * h);
        prop_assert!((l2_slope(w) - both).abs() < 1e-6);
    }
}

#[test]
fn slopes_at_zero() {
    assert_eq!(l1_slopes(0.0), (-1.0, 1.0));
    assert_eq!(l2_slope(0.0), 0.0);
}

#[test]
fn the_book_s_data_lose_the_square_of_the_distance() {
    let data = book_data();
    assert_eq!(data.mean_xx(), 1.0);
    for w in [-0.5, 0.0, 0.25, 0.5, 1.0, 2.0] {
        assert_eq!(loss(&data, w), (w - 0.5) * (w - 0.5));
    }
}

#[test]
fn the_story_of_one_weight_as_computed_elsewhere() {
    let data = book_data();
    let story = list(reference("one_weight/story_m1"));
    assert!(story.len() > 8);
    for row in story {
        let lambda = number(&row["lam"]);
        let (one, two) =
            (l1_minimiser(&data, lambda), l2_minimiser(&data, lambda));
        assert!(close(one, number(&row["l1"])), "λ = {lambda}");
        assert_eq!(one == 0.0, number(&row["l1"]) == 0.0, "λ = {lambda}");
        assert!(close(two, number(&row["l2"])), "λ = {lambda}");
        let lowest = l1_sum(&data, lambda, one);
        assert!(close(lowest, number(&row["F1_min"])), "λ = {lambda}");
        let lowest = l2_sum(&data, lambda, two);
        assert!(close(lowest, number(&row["F2_min"])), "λ = {lambda}");
        let slope = loss_slope(&data, 0.0);
        assert!(close(slope + lambda, number(&row["slope_L1_right_of_0"])));
        assert!(close(slope - lambda, number(&row["slope_L1_left_of_0"])));
        assert!(close(slope, number(&row["slope_L2_at_0"])));
    }
}

#[test]
fn thresholds_of_other_data_sets_as_computed_elsewhere() {
    let range = |from: f64, step: f64, count: u32| -> Vec<f64> {
        (0..count).map(|i| from + step * f64::from(i)).collect()
    };
    let inputs = [
        ("ints_0_10_step1 (11 pts)", range(0.0, 1.0, 11)),
        ("ints_1_10_step1 (10 pts)", range(1.0, 1.0, 10)),
        ("grid_-1_1_step0.2 (11 pts)", range(-1.0, 0.2, 11)),
        ("grid_-1_1_step0.1 (21 pts)", range(-1.0, 0.1, 21)),
        ("grid_0_1_step0.1 (11 pts)", range(0.0, 0.1, 11)),
        ("RECOMMENDED -1.5..1.5 step0.5 (7 pts)", range(-1.5, 0.5, 7)),
    ];
    let sets = list(reference("one_weight/datasets"));
    for (name, x) in inputs {
        let row = sets.iter().find(|row| row["name"] == name).expect(name);
        let data = Data::on_line(0.5, x);
        let threshold = zero_threshold(&data);
        assert!(close(data.mean_xx(), number(&row["m"])), "{name}");
        assert!(close(threshold, number(&row["l1_zero_threshold"])), "{name}");
        assert!(close(l1_minimiser(&data, 1.0), number(&row["l1_at_lam1"])));
        assert!(close(l2_minimiser(&data, 1.0), number(&row["l2_at_lam1"])));
        let there = l2_minimiser(&data, threshold);
        assert!(close(there, number(&row["l2_at_threshold"])), "{name}");
        let beyond = l2_minimiser(&data, 1.5 * threshold);
        assert!(close(beyond, number(&row["l2_at_1p5_threshold"])), "{name}");
    }
}

#[test]
fn what_l2_needs_as_computed_elsewhere() {
    let data = book_data();
    let needed = reference("one_weight/ridge_lambda_to_reach");
    for (weight, name) in [(0.1, "1/10"), (0.01, "1/100"), (0.001, "1/1000")] {
        assert!(close(l2_lambda_for(&data, weight), number(&needed[name])));
    }
}
