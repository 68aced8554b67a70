//! Chapter 12: the risk against an integral and against drawn noise, the mean
//! of all likely weights against an integral, and near-copies of any kind.

use crate::{ask_number, ask_point};
use chapter12::{
    adam, adam_decoupled, adam_decoupled_with_noise, lasso_risk, near_copies,
    posterior_mean, ridge_risk, simulated_risk, soft_threshold_risk,
};
use promises::adam::{Price, end, walk};
use promises::draws::{aims, kept, ten_distances};
use promises::mathematics::{
    find_zero, integrate, mean, smallest, soft, standard_error,
};
use promises::risk::threshold_risk;
use proptest::prelude::*;
use std::f64::consts::TAU;

#[test]
fn the_risk_is_an_integral() {
    for w in [0.0, 0.3, 1.0, -1.0, 2.0, 4.5, 10.0, -10.0] {
        for t in [0.0, 0.1, 0.73, 1.0, 1.95, 3.0, 6.0] {
            let risk = threshold_risk(w, t, 400);
            let own = soft_threshold_risk(w, t);
            assert!((risk - own).abs() < 1e-8, "{own}, not {risk}: {w}, {t}");
        }
    }
}

/// Numbers from the normal distribution: two uniform ones make two of them.
fn normal_numbers(count: usize, seed: u64) -> Vec<f64> {
    let drawn = chapter3::draw_weights(count, seed, 0.0, 1.0);
    let pair = |u: &[f64]| {
        let far = (-2.0 * (1.0 - u[0]).ln()).sqrt();
        [far * (TAU * u[1]).cos(), far * (TAU * u[1]).sin()]
    };
    drawn.chunks(2).flat_map(pair).collect()
}

/// The mean of some numbers, and how far it may be off by chance.
fn mean_and_error(numbers: &[f64]) -> (f64, f64) {
    (mean(numbers), standard_error(numbers))
}

/// k equal weights whose squares add up to `effect`, and 100 − k zeros.
fn hundred(k: usize, effect: f64) -> Vec<f64> {
    let size = (effect / k as f64).sqrt();
    (0..100).map(|j| if j < k { size } else { 0.0 }).collect()
}

/// The squared distance to the truth of what `fit` makes of truth plus noise,
/// over 2000 draws.
fn distances(
    (k, effect): (usize, f64),
    seed: u64,
    fit: impl Fn(f64) -> f64,
) -> Vec<f64> {
    let noise = normal_numbers(200_000, seed);
    let truth = hundred(k, effect);
    let distance = |noise: &[f64]| {
        let pairs = truth.iter().zip(noise);
        pairs.map(|(w, e)| (fit(w + e) - w).powi(2)).sum()
    };
    noise.chunks(100).map(distance).collect()
}

fn is_within(risk: f64, (mean, error): (f64, f64), what: &str) {
    assert!(error > 0.0 && error < 0.02 * risk, "{what}: error {error}");
    let off = (risk - mean) / error;
    assert!(off.abs() < 4.0, "{what}: {risk}, drawn {mean}, ± {error}");
}

#[test]
fn drawn_noise_has_the_risk_of_the_lasso() {
    for (k, effect) in
        [(1, 100.0), (4, 400.0), (24, 100.0), (50, 25.0), (100, 100.0)]
    {
        let (risk, best) = lasso_risk(k, effect);
        is_within(risk, simulated_risk(k, effect, best, 2000), "its best");
        let own = distances((k, effect), 7 + k as u64, |z| soft(z, best));
        is_within(risk, mean_and_error(&own), "own draws");
        let truth = hundred(k, effect);
        for t in [0.0, 0.5, 1.2, 2.5] {
            let risks = truth.iter().map(|w| soft_threshold_risk(*w, t));
            let risk_there = risks.sum();
            let what = format!("k = {k}, t = {t}");
            is_within(risk_there, simulated_risk(k, effect, t, 2000), &what);
            let own = distances((k, effect), 70 + k as u64, |z| soft(z, t));
            is_within(risk_there, mean_and_error(&own), &what);
            // No other threshold is better.
            assert!(risk <= risk_there + 1e-9, "{what}");
        }
    }
}

#[test]
fn drawn_noise_has_the_risk_of_ridge() {
    for (k, effect) in [(1, 100.0), (4, 25.0), (24, 400.0), (100, 100.0)] {
        // Shrinking by c is off by 100c² + E(1 − c)², lowest at this part.
        let best = effect / (100.0 + effect);
        let at = |c: f64| mean_and_error(&distances((k, effect), 3, |z| c * z));
        is_within(ridge_risk(effect), at(best), "the best part");
        for c in [0.0, best - 0.1, best + 0.1, 1.0] {
            if c > 0.0 {
                let exact = 100.0 * c * c + effect * (1.0 - c) * (1.0 - c);
                is_within(exact, at(c), "another part");
            }
            assert!(at(c).0 > at(best).0, "{c} is better for {k}");
        }
    }
}

/// The mean of w where its density falls with loss and price, by adding up
/// the density around its highest point.
fn likely_mean(lambda: f64, temperature: f64) -> f64 {
    let sum = |w: f64| (w - 0.5) * (w - 0.5) + lambda * w.abs();
    let highest = soft(0.5, lambda / 2.0);
    // How far to both sides until the sum is higher by 60 T.
    let edge = |side: f64| {
        let far = find_zero((0.0, 1e6), |way| {
            sum(highest + side * way) - sum(highest) - 60.0 * temperature
        });
        highest + side * far
    };
    let (from, to) = (edge(-1.0), edge(1.0));
    let density = |w: f64| (-(sum(w) - sum(highest)) / temperature).exp();
    // 0 is a corner, and must be an end.
    let zero = 0.0_f64.clamp(from, to);
    let over = |f: &dyn Fn(f64) -> f64| {
        let part = |a: f64, b: f64| {
            let at = |i: i32| a + (b - a) * f64::from(i) / 10.0;
            (0..10).map(|i| integrate((at(i), at(i + 1)), 1000, f)).sum::<f64>()
        };
        part(from, zero) + part(zero, to)
    };
    over(&|w| w * density(w)) / over(&density)
}

#[test]
fn the_mean_of_all_likely_weights_is_an_integral() {
    for lambda in [0.0, 0.2, 0.9, 1.0, 1.1, 1.5, 4.0, 100.0] {
        for t in [1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.02, 0.1, 1.0, 50.0, 1e4] {
            let (own, exact) =
                (posterior_mean(lambda, t), likely_mean(lambda, t));
            let room = 1e-9 * (1.0 + exact.abs()) + 1e-14 * lambda;
            assert!(
                (own - exact).abs() < room,
                "{own}, not {exact}: {lambda}, {t}"
            );
        }
        // The colder, the nearer to the most likely weight.
        let coldest = posterior_mean(lambda, 1e-300);
        let likely = soft(0.5, lambda / 2.0);
        assert!((coldest - likely).abs() < 1e-12, "{coldest}: {lambda}");
    }
}

#[test]
fn adam_goes_step_by_step_as_its_paper_says() {
    for (lambda, eta) in [(0.0, 0.001), (0.4, 0.01), (1.5, 0.001), (3.0, 0.05)]
    {
        let one = walk(Price::Inside(lambda), eta, 300);
        let two = walk(Price::Decay(lambda), eta, 300);
        for steps in [1, 2, 3, 10, 100, 300] {
            let (a, b) = (one[steps - 1], two[steps - 1]);
            let (own, beside) =
                (adam(lambda, eta, steps), adam_decoupled(lambda, eta, steps));
            assert!(
                (own - a).abs() < 1e-9,
                "{own}, not {a}: {lambda}, {steps}"
            );
            assert!((beside - b).abs() < 1e-9, "{beside}, not {b}: {lambda}");
        }
    }
}

/// Where 2λw is the slope over the size of slope and noise, by halving.
fn at_rest(lambda: f64, noise: f64) -> f64 {
    find_zero((0.0, 0.5), |w| {
        let slope = 1.0 - 2.0 * w;
        2.0 * lambda * w - slope / slope.hypot(noise)
    })
}

/// The page gives two decimals for one seed; others say the same.
#[test]
fn noise_makes_the_decay_of_adamw_stronger() {
    for lambda in [0.4, 1.5] {
        // A weaker decay lets the weight wander further.
        let room = 0.006 / lambda;
        for noise in [0.5, 1.0, 2.0, 5.0] {
            let rest = at_rest(lambda, noise);
            for seed in [1, 2, 3] {
                let end = adam_decoupled_with_noise(
                    lambda, 0.001, noise, 200_000, seed,
                );
                assert!((end - rest).abs() < room, "{end}, not {rest}");
            }
            let asked = format!("--lambda {lambda} --noise {noise}");
            let said = ask_number(&format!("chapter12.adamw_noise {asked}"));
            assert!((said - rest).abs() < room, "{said}, not {rest}");
        }
    }
    // As the page says.
    let rests = [0.5, 1.0, 2.0, 5.0].map(|noise| at_rest(1.5, noise));
    let rests = rests.map(|w| format!("{w:.2}"));
    assert_eq!(rests, ["0.24", "0.18", "0.12", "0.06"]);
}

/// Chapter 6 and the page on libraries: with Adam the threshold must be divided
/// as the step was.
#[test]
fn adam_ends_elsewhere_if_the_threshold_does_not_go_with_it() {
    for (lambda, best) in [(0.3, 0.35), (0.5, 0.25), (1.5, 0.0)] {
        let with = end(Price::DividedThreshold(lambda));
        assert!((with - best).abs() < 2e-3, "{with}, not {best}");
        assert_eq!(with == 0.0, best == 0.0);
    }
    for (lambda, best) in [(0.3, 0.35), (0.5, 0.25)] {
        let without = end(Price::Threshold(lambda));
        assert!((without - best).abs() > 0.1, "{without} is {best}");
    }
}

/// Of two exact copies each split without a minus sign is equally good; the
/// solver gives all to the first.
#[test]
fn exact_copies_are_the_algorithms_choice() {
    let bowl = near_copies(1.0, 0.0);
    for lambda in [0.1, 0.4, 0.9] {
        let sum =
            |a: f64, b: f64| bowl.loss(&[a, b]) + lambda * (a.abs() + b.abs());
        let both = 0.5 - lambda / 2.0;
        for i in -5..=15 {
            let a = both * f64::from(i) / 10.0;
            let (here, best) = (sum(a, both - a), sum(both, 0.0));
            let is_equal = (here - best).abs() < 1e-12;
            assert_eq!(is_equal, (0..=10).contains(&i), "{a}: {here}, {best}");
        }
        let found = point(&format!("copies_exact --lambda {lambda}"));
        assert!(same(found, (both, 0.0)), "{found:?}");
    }
}

/// What the page says of 200 draws, three other blocks of 200 say, too.
#[test]
fn other_draws_say_the_same() {
    let blocks = (1..=3).map(|block| 200 * block + 1..=200 * block + 200);
    for seeds in blocks {
        // Chapter 1's two aims.
        let at = |lambda| aims(seeds.clone(), lambda);
        let near = smallest([0.02, 0.06, 0.1, 0.4], |l| at(l).0);
        assert!(near < 0.15, "nearest at {near}: {seeds:?}");
        let some = [0.6, 0.9, 1.0, 1.1, 1.4];
        let pure = smallest(some, |l| -at(l).1);
        assert!((0.8..1.2).contains(&pure), "alone at {pure}: {seeds:?}");
        assert!((155.0..195.0).contains(&at(pure).1), "{}", at(pure).1);
        assert!(at(near).1 < 0.5 * at(pure).1 && at(1.6).1 < 10.0);
        // Each fit at its best strength: the lasso is nearest.
        let means = |i: i32| ten_distances(seeds.clone(), f64::from(i) / 50.0);
        let best = |fit: usize| {
            (0..=30).map(means).map(|m| m[fit]).fold(f64::MAX, f64::min)
        };
        let [lasso, refit, ridge] = [0, 1, 2].map(best);
        let squares = means(0)[0];
        assert!(lasso < 0.95 * refit.min(ridge), "{lasso}, {refit}, {ridge}");
        assert!(refit.max(ridge) < squares);
        // At the page's λ the lasso is far behind: a comparison at one λ.
        let [one, two, _] = ten_distances(seeds.clone(), 0.4);
        assert!(one > 2.0 * two, "{one}, {two}");
        // What is chosen looks too large.
        let (count, weight) = kept(seeds.clone(), 0.4, 5);
        assert!(count < 50.0 && weight > 0.17, "{count}, {weight}");
    }
}

/// What the page on misconceptions says of ten measurements of 442 patients is
/// so in each of a hundred orders of the rows, and so of folds.
#[test]
fn ten_measurements_hardly_need_a_price() {
    use chapter9::{Scaled, alpha_max, cross_validate, grid, weights};
    let data = crate::real_data::diabetes();
    let alphas = grid(alpha_max(&Scaled::new(&data)), 16);
    let error = |seed, fit: &(dyn Fn(&Scaled) -> Vec<Vec<f64>> + Sync)| {
        let drawn = chapter3::draw_weights(data.rows(), seed, 0.0, 1.0);
        let mut rows: Vec<usize> = (0..data.rows()).collect();
        rows.sort_by(|a, b| drawn[*a].total_cmp(&drawn[*b]));
        let mixed = data.with_rows(&rows);
        let fit = |scaled: &Scaled| Ok::<_, ()>(fit(scaled));
        let validation = cross_validate(&mixed, &alphas, 10, fit).unwrap();
        validation.mean(validation.best())
    };
    let ridge_at = |scaled: &Scaled, alpha: f64| {
        solver::ridge(&scaled.columns.quadratic(), alpha).unwrap()
    };
    let mut gains = [0.0; 2];
    for seed in 1..=100 {
        let squares = error(seed, &|s| vec![ridge_at(s, 0.0); 16]);
        let lasso = error(seed, &|s| weights(s, &alphas, 1.0).unwrap());
        let ridge = error(seed, &|s| {
            alphas.iter().map(|alpha| ridge_at(s, alpha / 10.0)).collect()
        });
        for (gain, price) in gains.iter_mut().zip([lasso, ridge]) {
            let is_small = (squares / price - 1.0).abs() < 0.015;
            assert!(is_small, "{seed}: {price}, {squares}");
            *gain += (squares - price) / 100.0;
        }
    }
    assert!(gains.iter().all(|gain| gain.abs() < 10.0), "{gains:?}");
}

/// The answer to a question for two numbers.
fn point(question: &str) -> (f64, f64) {
    ask_point(&format!("chapter12.{question}"))
}

fn same(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() < 3e-9 && (a.1 - b.1).abs() < 3e-9
}

/// A number with three decimals: 0, or not too small to be typed.
fn typed(parts: std::ops::Range<i32>) -> impl Strategy<Value = f64> {
    parts.prop_map(|n| f64::from(n) / 1000.0)
}

proptest! {
    #![proptest_config(crate::count_cases(64))]

    /// With r = 1 the elastic net is the lasso, with r = 0 it is ridge.
    #[test]
    fn the_elastic_net_has_two_ends(
        lambda in typed(0..3000), rho in typed(0..990), push in typed(-900..900),
    ) {
        let asked =
            format!("--lambda {lambda} --correlation {rho} --push={push}");
        let net = |r: f64| point(&format!("copies_net --ratio {r} {asked}"));
        let lasso = point(&format!("copies_lasso {asked}"));
        let ridge = point(&format!("copies_ridge {asked}"));
        prop_assert!(same(net(1.0), lasso), "{:?}, {:?}", net(1.0), lasso);
        prop_assert!(same(net(0.0), ridge), "{:?}, {:?}", net(0.0), ridge);
    }

    /// The other push swaps the two features, but for what their even part
    /// loses: mean(xⱼ·y) changes by push·√(1 − ρ²) for both, and no weight by
    /// more than that.
    #[test]
    fn the_other_push_prefers_the_other_feature(
        lambda in typed(0..1500), rho in typed(0..990), push in typed(-900..900),
        ratio in typed(0..1000),
    ) {
        let room = push.abs() * (1.0 - rho * rho).sqrt() + 3e-9;
        for name in ["copies_lasso", "copies_net", "copies_ridge"] {
            let at = |push: f64| point(&format!(
                "{name} --lambda {lambda} --correlation {rho} --ratio {ratio} \
                 --push={push}"
            ));
            let ((a, b), (c, d)) = (at(push), at(-push));
            prop_assert!((a - d).abs() <= room, "{name}: {a}, {d}");
            prop_assert!((b - c).abs() <= room, "{name}: {b}, {c}");
            // Whoever is pushed has the larger weight.
            prop_assert!((b - a) * push >= -3e-9, "{name}: {a}, {b}");
        }
    }

    /// Of the page's copies, the first one's share lies between nothing and
    /// half: smallest with the lasso, largest with ridge.
    #[test]
    fn the_elastic_net_shares_more_than_the_lasso_and_less_than_ridge(
        lambda in typed(1..1000), ratio in typed(1..1000),
    ) {
        let share = |name: &str| {
            let (a, b) =
                point(&format!("{name} --lambda {lambda} --ratio {ratio}"));
            a / (a + b)
        };
        let (one, two) = (share("copies_lasso"), share("copies_ridge"));
        let both = share("copies_net");
        let is_between = one - 1e-6 <= both && both <= two + 1e-6;
        prop_assert!(is_between && two < 0.5, "{one}, {both}, {two}");
    }
}
