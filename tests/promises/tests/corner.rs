//! Chapter 7's lowest points against brute force, against each other, and
//! against numbers computed with other tools.

use chapter3::{Data, INPUTS};
use chapter7::{
    Loss, Parabola, draw_pulls, inner_valley, jump, kinks_minimiser,
    l0_minimiser, l1_lowest, l1_minimiser, l2_lowest, l2_minimiser,
    logistic_loss, logistic_slope, normal_below, power_minimiser, power_slope,
    power_threshold, rounded_minimiser, zero_probability,
};
use promises::mathematics::soft;
use promises::reference::{by_number, list, number, numbers, reference};
use proptest::prelude::*;

/// The book's data: mean(x²) = 1, and 2·mean(xy) = 1.
const OURS: Parabola = Parabola { m: 1.0, pull: 1.0 };

/// As close as a relative error allows; 0 is nothing but 0.
fn near(a: f64, b: f64, part: f64) -> bool {
    (a - b).abs() <= part * b.abs()
}

/// What the sum is above its height at 0, computed so that a tiny weight
/// makes a difference.
fn change(bowl: &Parabola, w: f64, price: f64) -> f64 {
    w * (bowl.m * w - bowl.pull) + price
}

/// Whether no weight beside it, near or far, is lower: a convex sum is lowest
/// there.
fn is_lowest(height: impl Fn(f64) -> f64, w: f64) -> bool {
    let steps = [1e-6, 1e-3, 0.1, 3.0].into_iter().flat_map(|s| [s, -s]);
    steps.map(|step| height(w + step)).all(|h| height(w) <= h + 1e-12)
}

/// The book's inputs with labels.
fn with_labels(y: [f64; 7]) -> Data {
    Data { x: INPUTS.to_vec(), y: y.to_vec() }
}

const LABELS: [f64; 7] = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0];

fn any_bowl() -> impl Strategy<Value = Parabola> {
    let pull = prop_oneof![-8.0..-0.01_f64, 0.01..8.0_f64];
    (0.05..9.0_f64, pull).prop_map(|(m, pull)| Parabola { m, pull })
}

/// The size of the best weight, by trying 0 and sizes from 10⁻³⁰⁰ to twice
/// the best one, each a part larger than the last.
fn tried(bowl: &Parabola, price: impl Fn(f64) -> f64) -> f64 {
    let height = |w: f64| {
        change(&Parabola { pull: bowl.pull.abs(), ..*bowl }, w, price(w))
    };
    let lowest = |from: f64, factor: f64, count: i32| {
        let sizes = (0..count).map(|i| from * factor.powi(i)).chain([0.0]);
        sizes.min_by(|a, b| height(*a).total_cmp(&height(*b))).unwrap()
    };
    let most = 2.0 * bowl.best().abs();
    // About 2,300 steps of a factor of 10 in 3.3.
    let rough = lowest(most * 1e-300, 10.0_f64.powf(0.05), 6_001);
    if rough == 0.0 {
        return 0.0;
    }
    lowest(rough / 1.2, 1.000_02, 20_000)
}

proptest! {
    #![proptest_config(crate::count_cases(256))]

    #[test]
    fn powers_by_brute_force(
        bowl in any_bowl(), lambda in 0.0..9.0_f64, q in 0.2..4.0_f64,
    ) {
        let price = |w: f64| lambda * w.powf(q);
        let found = power_minimiser(&bowl, lambda, q);
        let tried = tried(&bowl, price);
        // Near the jump both valleys are equally deep.
        let height = |w: f64| {
            change(&bowl, w.copysign(bowl.pull), price(w))
        };
        let as_low = height(found.abs()) <= height(tried) + 1e-12;
        prop_assert!(as_low, "{found}, but {tried} is lower");
        let alike = near(found.abs(), tried, 1e-3)
            || (found == 0.0) != (tried == 0.0)
                && (height(found.abs()) - height(tried)).abs() < 1e-9
            // So small that the grid ends before it.
            || found.abs() < 1e-290;
        prop_assert!(alike, "{found}, not {tried}, at {q} and {lambda}");
        prop_assert!(found == 0.0 || found.signum() == bowl.pull.signum());
    }

    #[test]
    fn only_a_point_makes_a_zero(
        bowl in any_bowl(), lambda in 0.0..1e6_f64, over in -12.0..1.0_f64,
    ) {
        // However little blunter than a corner.
        let q = 1.0 + 10.0_f64.powf(over);
        let w = power_minimiser(&bowl, lambda, q);
        prop_assert!(w != 0.0 && w.signum() == bowl.pull.signum());
        prop_assert!(w.abs() <= bowl.best().abs() * (1.0 + 1e-12));
    }

    #[test]
    fn the_slope_is_zero_where_a_power_is_lowest(
        bowl in any_bowl(), lambda in 1e-3..9.0_f64, q in 1.001..5.0_f64,
    ) {
        let w = power_minimiser(&bowl, lambda, q).abs();
        prop_assume!(w > 1e-290);
        let pull = bowl.pull.abs();
        let slope = 2.0 * bowl.m * w - pull + lambda * q * w.powf(q - 1.0);
        prop_assert!(slope.abs() < 1e-10 * (pull + lambda), "{slope}");
    }

    #[test]
    fn a_power_below_one_jumps(bowl in any_bowl(), q in 0.05..0.999_f64) {
        let (lambda, from) = jump(&bowl, q);
        prop_assert_eq!(power_threshold(&bowl, q), Some(lambda));
        // From the threshold on exactly 0, just below it not.
        for more in [1.0, 1.0 + 1e-9, 1.5, 1e6] {
            prop_assert_eq!(power_minimiser(&bowl, lambda * more, q), 0.0);
        }
        let w = power_minimiser(&bowl, lambda * (1.0 - 1e-10), q).abs();
        prop_assert!(near(w, from, 1e-4), "{w}, not {from}");
        // There the two valleys are equally deep.
        let price = lambda * from.powf(q);
        let height = change(&bowl, from.copysign(bowl.pull), price);
        prop_assert!(height.abs() < 1e-9 * (1.0 + price), "{height}");
        // 0 is a valley for every λ: near it the price is twice what the data
        // gain, and nearer still even more.
        let weak = 1e-3 * lambda;
        let w = (weak / (2.0 * bowl.pull.abs())).powf(1.0 / (1.0 - q));
        if w > 1e-290 {
            let gained = bowl.pull.abs() * w;
            prop_assert!(near(weak * w.powf(q), 2.0 * gained, 1e-9));
            let nearer = weak * (w / 2.0).powf(q) / (gained / 2.0);
            prop_assert!(nearer > 2.0);
        }
    }

    #[test]
    fn two_valleys_around_the_jump(bowl in any_bowl(), q in 0.1..0.95_f64) {
        let (lambda, from) = jump(&bowl, q);
        for factor in [0.5, 0.999, 1.0, 1.001] {
            let lambda = lambda * factor;
            let w = inner_valley(&bowl, lambda, q).expect("a valley");
            let height = |w: f64| {
                change(&bowl, w.copysign(bowl.pull), lambda * w.powf(q))
            };
            prop_assert!(w > 0.9 * from);
            for beside in [1.0 - 1e-4, 1.0 + 1e-4] {
                prop_assert!(height(w) <= height(w * beside) + 1e-15);
            }
        }
        prop_assert_eq!(inner_valley(&bowl, lambda * 100.0, q), None);
        prop_assert_eq!(inner_valley(&bowl, lambda, 1.5), None);
    }

    #[test]
    fn kinks_by_brute_force(
        bowl in any_bowl(),
        lambda in 0.0..5.0_f64,
        kinks in prop::collection::vec(-2.0..2.0_f64, 0..7),
    ) {
        let price = |w: f64| {
            lambda * kinks.iter().map(|k| (w - k).abs()).sum::<f64>()
        };
        let height = |w: f64| change(&bowl, w, price(w));
        let found = kinks_minimiser(&bowl, lambda, &kinks);
        prop_assert!(is_lowest(height, found), "{found}");
        // Exactly on a kink, if its two slopes say so.
        for k in &kinks {
            let below = kinks.iter().filter(|other| *other < k).count() as f64;
            let above = kinks.iter().filter(|other| *other > k).count() as f64;
            let own = kinks.len() as f64 - below - above;
            let slope = bowl.slope(*k) + lambda * (below - above);
            if slope.abs() < lambda * own * (1.0 - 1e-9) {
                prop_assert_eq!(found, *k);
            }
        }
    }

    #[test]
    fn one_kink_is_a_soft_threshold(bowl in any_bowl(), lambda in 0.0..9.0_f64) {
        let expected = soft(bowl.pull, lambda) / (2.0 * bowl.m);
        let found = l1_minimiser(&bowl, lambda);
        prop_assert!((found - expected).abs() < 1e-12);
        prop_assert_eq!(found == 0.0, bowl.pull.abs() <= lambda);
        // The same as chapter 5's, for data with this bowl.
        let data = Data::on_line(bowl.best(), vec![bowl.m.sqrt()]);
        let before = chapter5::l1_minimiser(&data, lambda);
        prop_assert!((found - before).abs() < 1e-9);
        let before = chapter5::l2_minimiser(&data, lambda);
        prop_assert!((l2_minimiser(&bowl, lambda) - before).abs() < 1e-9);
    }

    #[test]
    fn l0_by_comparing_two(bowl in any_bowl(), lambda in 0.0..9.0_f64) {
        let at_best = change(&bowl, bowl.best(), lambda);
        let expected = if at_best < 0.0 { bowl.best() } else { 0.0 };
        prop_assume!(at_best.abs() > 1e-9);
        prop_assert_eq!(l0_minimiser(&bowl, lambda), expected);
    }

    #[test]
    fn a_rounded_kink(bowl in any_bowl(), lambda in 0.0..8.0_f64) {
        let w = rounded_minimiser(&bowl, lambda, 0.1);
        let height = |w: f64| change(&bowl, w, lambda * w.hypot(0.1));
        prop_assert!(w != 0.0 && is_lowest(height, w), "{w}");
    }

    #[test]
    fn the_slope_of_a_power(q in 0.1..5.0_f64, w in 0.01..3.0_f64) {
        let h = 1e-6 * w;
        let rise = (w + h).powf(q) - (w - h).powf(q);
        let measured = rise / (2.0 * h);
        prop_assert!(near(power_slope(q, w), measured, 1e-6));
    }

    #[test]
    fn any_bowl_s_lowest_points(
        labels in prop::array::uniform7(any::<bool>()),
        lambda in 0.01..2.0_f64,
    ) {
        let data = with_labels(labels.map(|one| f64::from(u8::from(one))));
        let line = Data::on_line(-0.7, INPUTS.to_vec());
        for loss in [
            Loss::Logistic(data),
            Loss::Absolute(line.clone()),
            Loss::Squared(line),
        ] {
            let one = l1_lowest(|w| loss.slope(w), lambda).expect("somewhere");
            let two = l2_lowest(|w| loss.slope(w), lambda).expect("somewhere");
            let l1 = |w: f64| loss.at(w) + lambda * w.abs();
            let l2 = |w: f64| loss.at(w) + lambda * w * w;
            prop_assert!(is_lowest(l1, one) && is_lowest(l2, two));
            // The threshold is the slope at 0, measured.
            let h = 1e-6;
            let slope = (loss.at(h) - loss.at(-h)) / (2.0 * h);
            prop_assert!((loss.threshold() - slope.abs()).abs() < 1e-6);
            prop_assert_eq!(one == 0.0, loss.threshold() <= lambda);
        }
    }

    #[test]
    fn the_logistic_slope(w in -9.0..9.0_f64) {
        let data = with_labels(LABELS);
        let h = 1e-5;
        let rise = logistic_loss(&data, w + h) - logistic_loss(&data, w - h);
        let slope = logistic_slope(&data, w);
        prop_assert!((slope - rise / (2.0 * h)).abs() < 1e-6);
        // As the formula is written in books.
        let terms = INPUTS.iter().zip(&data.y).map(|(x, y)| {
            let p = 1.0 / (1.0 + (-w * x).exp());
            -(y * p.ln() + (1.0 - y) * (1.0 - p).ln())
        });
        let expected = terms.sum::<f64>() / 7.0;
        prop_assert!((logistic_loss(&data, w) - expected).abs() < 1e-9);
    }
}

/// Very large and very small exponents of e do not spoil the logistic loss.
#[test]
fn the_logistic_loss_does_not_overflow() {
    let data = with_labels(LABELS);
    for w in [-1e300, -1e6, 1e6, 1e300] {
        assert!(logistic_loss(&data, w).is_finite(), "{w}");
        assert!(logistic_slope(&data, w).is_finite(), "{w}");
    }
    // One label is on the wrong side of 0, by 1/2; one lies at 0.
    let expected = (0.5e6 + 2.0_f64.ln()) / 7.0;
    assert!(near(logistic_loss(&data, 1e6), expected, 1e-12));
}

#[test]
fn a_weight_without_a_price_may_run_away() {
    let data = with_labels([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
    let slope = |w: f64| logistic_slope(&data, w);
    assert_eq!((l1_lowest(slope, 0.0), l2_lowest(slope, 0.0)), (None, None));
    assert!(l1_lowest(slope, 1e-6).is_some_and(|w| w > 10.0));
    assert!(l2_lowest(slope, 1e-6).is_some_and(|w| w > 5.0));
}

#[test]
fn powers_as_computed_elsewhere() {
    let mut tiny = 0;
    for (lambda, row) in by_number(reference("corner/q")) {
        for (q, expected) in by_number(row) {
            let expected = number(expected);
            let found = power_minimiser(&OURS, lambda, q);
            let close = near(found, expected, 1e-12);
            assert!(close, "λ {lambda}, q {q}: {found}, not {expected}");
            tiny += i32::from(0.0 < found && found < 1e-9);
        }
    }
    assert!(tiny >= 3, "only {tiny} tiny weights");
}

#[test]
fn jumps_as_computed_elsewhere() {
    for (q, at) in by_number(reference("corner/q_jump")) {
        let (lambda, w) = jump(&OURS, q);
        assert!(near(lambda, number(&at["lam"]), 1e-12), "{q}: {lambda}");
        assert!(near(w, number(&at["weight_before"]), 1e-9), "{q}: {w}");
    }
}

#[test]
fn the_dead_zone_as_computed_elsewhere() {
    let zone = reference("corner/dead_zone");
    let lambda = number(&zone["lam"]);
    // The pull is 2·mean(xy).
    let edge = 2.0 * number(&zone["half_width_in_mean_xy"]);
    assert_eq!(edge, lambda);
    let l1 = |pull| l1_minimiser(&Parabola { m: 1.0, pull }, lambda);
    let l2 = |pull| l2_minimiser(&Parabola { m: 1.0, pull }, lambda);
    assert_eq!([l1(edge), l1(-edge), l1(0.0)], [0.0; 3]);
    assert!(l1(edge * (1.0 + 1e-9)) > 0.0 && l1(-edge * (1.0 + 1e-9)) < 0.0);
    assert_eq!(l1(2.0), number(&zone["l1_at_c_1"]));
    assert!(near(l2(2.0), number(&zone["l2_at_c_1"]), 1e-15));
}

#[test]
fn the_staircase_as_computed_elsewhere() {
    let stairs = reference("corner/staircase");
    let kinks = numbers(&stairs["kinks"]);
    let lambda = number(&stairs["lam"]);
    let mut resting = 0;
    for (c, expected) in by_number(&stairs["c"]) {
        let expected = number(expected);
        let bowl = Parabola { m: 1.0, pull: 2.0 * c };
        let found = kinks_minimiser(&bowl, lambda, &kinks);
        assert!((found - expected).abs() < 1e-12, "{c}: {found}");
        // On a corner, exactly.
        if kinks.contains(&expected) {
            assert_eq!(found, expected, "{c}");
            resting += 1;
        }
    }
    assert_eq!(resting, 25);
}

#[test]
fn probabilities_as_computed_elsewhere() {
    let rows = list(reference("corner/zero_probability"));
    assert!(rows.len() > 5);
    for row in rows {
        let bowl = Parabola { m: 1.0, pull: 2.0 * number(&row["w"]) };
        let (lambda, sd) = (number(&row["lam"]), number(&row["sd"]));
        let p = zero_probability(&bowl, lambda, sd, 7);
        assert!(near(p, number(&row["p"]), 1e-9), "{row}: {p}");
        // And the draws agree, within four standard errors.
        let data = Data::on_line(number(&row["w"]), INPUTS.to_vec());
        let pulls = draw_pulls(&data, sd, 40_000, 11);
        let zero = |pull: &&f64| {
            l1_minimiser(&Parabola { pull: **pull, ..bowl }, lambda) == 0.0
        };
        let share = pulls.iter().filter(zero).count() as f64 / 40_000.0;
        let error = (p * (1.0 - p) / 40_000.0).sqrt();
        assert!((share - p).abs() < 4.0 * error, "{row}: {share}");
    }
}

#[test]
fn the_normal_distribution() {
    // Abramowitz and Stegun, table 26.1.
    for (z, below) in [
        (0.0, 0.5),
        (1.0, 0.841_344_746_068_543),
        (2.0, 0.977_249_868_051_821),
        (-3.0, 0.001_349_898_031_630),
    ] {
        assert!((normal_below(z) - below).abs() < 1e-14, "{z}");
    }
    assert_eq!((normal_below(-99.0), normal_below(99.0)), (0.0, 1.0));
    // Drawn: mean and standard deviation of a pull.
    let data = Data::on_line(0.5, INPUTS.to_vec());
    let pulls = draw_pulls(&data, 0.3, 40_000, 3);
    let mean = pulls.iter().sum::<f64>() / 40_000.0;
    let square = pulls.iter().map(|p| (p - mean).powi(2)).sum::<f64>();
    let sd = 2.0 * 0.3 / 7.0_f64.sqrt();
    assert!((mean - 1.0).abs() < 4.0 * sd / 200.0, "{mean}");
    assert!(near((square / 40_000.0).sqrt(), sd, 0.015));
    // Another seed, other noise; the same seed, the same.
    assert_eq!(pulls[..9], draw_pulls(&data, 0.3, 9, 3)[..]);
    assert_ne!(pulls[..9], draw_pulls(&data, 0.3, 9, 4)[..]);
}

#[test]
fn other_losses_as_computed_elsewhere() {
    let all = reference("corner");
    for name in ["logistic", "logistic_separable"] {
        let expected = &all[name];
        let y = numbers(&expected["labels"]);
        let loss = Loss::Logistic(Data { x: INPUTS.to_vec(), y });
        let slope = |w: f64| loss.slope(w);
        assert!(near(loss.threshold(), number(&expected["threshold"]), 1e-12));
        for (lambda, w) in by_number(&expected["l1"]) {
            let found = l1_lowest(slope, lambda).unwrap();
            assert!(near(found, number(w), 1e-9), "{name} {lambda}: {found}");
        }
        for (lambda, w) in by_number(&expected["l2"]) {
            let found = l2_lowest(slope, lambda).unwrap();
            assert!(near(found, number(w), 1e-9), "{name} {lambda}: {found}");
        }
        if name == "logistic" {
            assert!(near(loss.at(0.0), number(&expected["loss_at_0"]), 1e-12));
            assert!(near(slope(0.0), number(&expected["slope_at_0"]), 1e-12));
            let alone = l1_lowest(slope, 0.0).unwrap();
            assert!(near(alone, number(&expected["unpenalised"]), 1e-9));
        }
    }
    // The absolute loss: all or nothing.
    let expected = number(&all["absolute_loss"]["slope_at_0"]);
    let loss = Loss::Absolute(Data::on_line(0.5, INPUTS.to_vec()));
    assert!(near(loss.slope(0.0), expected, 1e-12));
    let at = |lambda| l1_lowest(|w| loss.slope(w), lambda).unwrap();
    assert!(near(at(-0.999 * expected), 0.5, 1e-12));
    assert_eq!(at(-1.001 * expected), 0.0);
}

#[test]
fn corners_as_computed_elsewhere() {
    let other = reference("one_weight/other_penalties_m1_lam1.5");
    for epsilon in ["0.1", "0.01", "0.001"] {
        let expected = number(&other[format!("sqrt(w^2+eps^2) eps={epsilon}")]);
        let found = rounded_minimiser(&OURS, 1.5, epsilon.parse().unwrap());
        assert!((found - expected).abs() < 1e-9, "{found} for {epsilon}");
    }
    let moved = number(&other["|w-0.3| lam=1.5 (kink moved)"]);
    assert_eq!(kinks_minimiser(&OURS, 1.5, &[0.3]), moved);
    let moved = number(&other["|w-0.3| lam=0.2 (kink moved)"]);
    assert!(near(kinks_minimiser(&OURS, 0.2, &[0.3]), moved, 1e-12));
}
