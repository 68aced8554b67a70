//! Chapter 11 against what other programs computed, and against a second way
//! through folds, scales and counts, written here.

use crate::ask_number;
use chapter9::Data;
use chapter11::{
    Counts, Scaled, auc, balanced, breast_cancer, calibrate, cutoff,
    draw_folds, draw_rare, folds_by_class, leave_out, rare_yes, shuffled,
};
use promises::mathematics::{mean, smallest, standard_error};
use promises::reference::{list, number, numbers, reference};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use solver::logistic::{
    Labelled, fit, lambda_max, log_loss, path, probability,
};
use solver::{Goal, Penalty};

fn is_within(question: &str, expected: f64, part: f64) {
    let answer = ask_number(question);
    let is_close = (answer - expected).abs() <= part * expected.abs().max(1.0);
    assert!(is_close, "{question}: {answer} instead of {expected}");
}

fn is(question: &str, expected: f64) {
    is_within(question, expected, 2e-6);
}

fn one_each(labels: &[f64]) -> Vec<f64> {
    vec![1.0; labels.len()]
}

/// The numbers of the one-dimensional search against another program's, with
/// either price, and with labels that a line tells apart.
#[test]
fn one_weight() {
    for (place, labels) in
        [("seven", "0010111"), ("seven/separable", "0001111")]
    {
        for kind in ["l1", "l2"] {
            for row in list(reference(&format!("logistic/{place}/{kind}"))) {
                let lambda = number(&row["lam"]);
                let asked = format!(
                    "chapter11.{kind} --lambda {lambda} --labels {labels}"
                );
                is_within(&asked, number(&row["w"]), 1e-8);
            }
        }
    }
    let own = number(reference("logistic/seven/log_odds"));
    is_within("chapter11.intercept_at_zero", own, 1e-9);
    // With 1/2 in the place of the share.
    let half = reference("logistic/constant/seven_shifted_by_3/half");
    is_within("chapter11.pull_at_half --moved 3", number(half).abs(), 1e-9);
    let share = reference("logistic/constant/seven_shifted_by_3/ybar");
    is_within("chapter11.pull_moved --moved 3", number(share).abs(), 1e-9);
}

/// What rows left out are told is what other programs tell them.
#[test]
fn rows_left_out() {
    let cv = |place: &str| reference(&format!("logistic/cv/{place}"));
    is("chapter11.l1_loss", number(cv("l1/best_mean")));
    is("chapter11.l1_errors", number(cv("l1/best_errors")));
    is("chapter11.l2_loss", number(cv("l2/best_mean")));
    is("chapter11.l2_errors", number(cv("l2/best_errors")));
    is("chapter11.l1_kept", number(cv("l1/best_kept")));
    is("chapter11.simple_lambda", number(cv("l1/one_se_lambda")));
    is("chapter11.simple_loss", number(cv("l1/one_se_mean")));
    is("chapter11.simple_errors", number(cv("l1/one_se_errors")));
    is("chapter11.simple_kept", number(cv("l1/one_se_kept")));
    is("chapter11.l1_less_l2", number(cv("l1_minus_l2/mean")));
    is("chapter11.l1_less_l2_se", number(cv("l1_minus_l2/se")));
    let free = reference("logistic/no_price/l2_to_zero_cv");
    is_within("chapter11.free_loss", number(&free["mean_log_loss"][5]), 1e-4);
    is("chapter11.free_errors", number(&free["errors"][5]));
    let hard = numbers(cv("hard_rows/l1_best/loss"));
    is_within("chapter11.hardest", hard[0], 1e-4);
    let told = 100.0 * (-hard[0]).exp();
    is_within("chapter11.hardest_told", told, 1e-4);
    let six = number(cv("hard_rows/l1_best/share_of_total_top6"));
    is_within("chapter11.hardest_six", 100.0 * six, 1e-4);
    is(
        "chapter11.lambda_max",
        number(reference("logistic/l1_path/lambda_max")),
    );
    is(
        "chapter11.rate_loss",
        number(reference("logistic/baseline/null_cv_log_loss")),
    );
    is("chapter11.rate_errors", 212.0);
    let single = list(reference("logistic/baseline/single"));
    let best = smallest(single, |row| number(&row["cv_log_loss"]));
    is("chapter11.alone_loss", number(&best["cv_log_loss"]));
    is("chapter11.alone_errors", number(&best["cv_errors"]));
}

/// The area under the curve and the mean log loss of other shuffles, at every
/// tenth strength.
#[test]
fn other_folds() {
    let data = breast_cancer();
    let columns = list(reference("logistic/robust/columns"));
    let at = |name: &str| columns.iter().position(|c| c == name).unwrap();
    let lambdas = numbers(reference("logistic/cv/l1/lam"));
    for seed in [0, 7] {
        let row = numbers(reference(&format!("logistic/robust/rows/{seed}")));
        let folds = reference(&format!("logistic/robust/fold_strings/{seed}"));
        let digits = folds.as_str().unwrap().chars();
        let fold: Vec<usize> =
            digits.map(|c| c.to_digit(10).unwrap() as usize).collect();
        let best = row[at("l1_best_index")] as usize;
        let upto = &lambdas[..=best];
        let told =
            leave_out(&data, &fold, upto, Penalty::lasso, one_each).unwrap();
        let validation = told.validation();
        let near = |own: f64, name: &str, part: f64| {
            let expected = row[at(name)];
            let off = (own - expected).abs();
            assert!(off <= part * expected.abs(), "{own}, not {expected}");
        };
        near(validation.mean(best), "l1_best", 1e-5);
        near(validation.standard_error(best), "l1_best_se", 1e-4);
        near(auc(&data.y, &told.log_odds[best]), "l1_best_auc", 1e-7);
        let errors = Counts::at(0.5, &data.y, &told.log_odds[best]).errors();
        near(errors as f64, "l1_best_errors", 0.0);
    }
}

/// What one row after the other is told, each fit from 0, with means and
/// deviations written here.
fn told_again(
    data: &Data,
    fold: &[usize],
    lambda: f64,
    weigh: fn(&[f64]) -> Vec<f64>,
) -> Vec<f64> {
    let mut told = vec![f64::NAN; data.rows()];
    for out in 0..10 {
        let rows = || (0..data.rows()).filter(|row| fold[*row] != out);
        let y: Vec<f64> = rows().map(|row| data.y[row]).collect();
        let scale = |x: &Vec<f64>| {
            let own: Vec<f64> = rows().map(|row| x[row]).collect();
            let middle = mean(&own);
            let squares = own.iter().map(|x| (x - middle) * (x - middle));
            let sd = mean(&squares.collect::<Vec<_>>()).sqrt();
            (middle, sd)
        };
        let scales: Vec<(f64, f64)> = data.columns.iter().map(scale).collect();
        let scaled = |j: usize, row: usize| {
            (data.columns[j][row] - scales[j].0) / scales[j].1
        };
        let column = |j: usize| rows().map(|row| scaled(j, row)).collect();
        let columns = (0..scales.len()).map(column).collect();
        let labelled = Labelled::weighted(columns, y.clone(), &weigh(&y));
        let one = fit(&labelled, Penalty::lasso(lambda), Goal::default());
        let one = one.unwrap();
        for row in (0..data.rows()).filter(|row| fold[*row] == out) {
            let parts = one.weights.iter().enumerate();
            let parts = parts.map(|(j, w)| w * scaled(j, row));
            told[row] = one.intercept + parts.sum::<f64>();
        }
    }
    told
}

/// The mean cost and the mean probability.
fn means(y: &[f64], told: &[f64]) -> (f64, f64) {
    let costs = y.iter().zip(told).map(|(y, eta)| {
        let p = 1.0 / (1.0 + (-eta).exp());
        if *y == 1.0 { -p.ln() } else { -(1.0 - p).ln() }
    });
    let told = told.iter().map(|eta| 1.0 / (1.0 + (-eta).exp()));
    (mean(&costs.collect::<Vec<_>>()), mean(&told.collect::<Vec<_>>()))
}

/// How many yes are told at least so much, and how many no.
fn said(y: &[f64], told: &[f64], from: f64) -> (f64, f64) {
    let rows = y.iter().zip(told);
    let rows = rows.filter(|row| 1.0 / (1.0 + (-row.1).exp()) >= from);
    let labels: Vec<f64> = rows.map(|row| *row.0).collect();
    let found = labels.iter().sum::<f64>();
    (found, labels.len() as f64 - found)
}

#[test]
fn a_rare_yes() {
    let data = breast_cancer();
    let rows = rare_yes(&data);
    let yes: Vec<f64> = rows
        .iter()
        .filter(|row| data.y[**row] == 1.0)
        .map(|row| *row as f64)
        .collect();
    assert_eq!(yes, numbers(reference("logistic/rare/picked_rows_0based")));
    let data = data.with_rows(&rows);
    let fold = folds_by_class(&data.y, 10);
    let lambda = number(reference("logistic/rare/stratified/one_se_lambda"));
    let once = told_again(&data, &fold, lambda, one_each);
    let same = told_again(&data, &fold, lambda, balanced);
    let once_half = said(&data.y, &once, 0.5);
    is("chapter11.rare_found", once_half.0);
    is("chapter11.rare_alarms", once_half.1);
    is("chapter11.rare_loss", means(&data.y, &once).0);
    let same_half = said(&data.y, &same, 0.5);
    is("chapter11.weighted_found", same_half.0);
    is("chapter11.weighted_alarms", same_half.1);
    is("chapter11.weighted_loss", means(&data.y, &same).0);
    is("chapter11.weighted_mean", means(&data.y, &same).1);
    let half = once_half;
    for missed in [1.0, 10.0, 40.0] {
        let asked = |name| format!("{name} --missed {missed}");
        let from = 1.0 / (1.0 + missed);
        let (found, alarms) = said(&data.y, &once, from);
        is(&asked("chapter11.cutoff"), from);
        is(&asked("chapter11.found"), found);
        is(&asked("chapter11.alarms"), alarms);
        is(&asked("chapter11.paid"), missed * (20.0 - found) + alarms);
        is(&asked("chapter11.paid_at_half"), missed * (20.0 - half.0) + half.1);
    }
    let row = reference("logistic/rare/along_lambda_stratified_oof/2");
    is("chapter11.half_accuracy", 100.0 * number(&row["accuracy"]));
    is("chapter11.half_found", number(&row["tp"]));
    let shifts = reference("logistic/rare/shift_along_lambda/rows/7");
    assert!((number(&shifts[0]) - lambda).abs() < 1e-12);
    is("chapter11.shift", number(&shifts[3]));
    // Dealt by their number, two folds have no yes.
    let by_number = |out| (out..377).step_by(10).map(|i| data.y[i]).sum();
    let counts: Vec<f64> = (0..10).map(by_number).collect();
    let known = numbers(reference("logistic/rare/fold_malignant_counts"));
    assert_eq!(counts, known);
}

/// A draw, its strength chosen by the rule and its rows told once more.
#[test]
fn a_rare_yes_drawn_again() {
    let all = breast_cancer();
    let draw = draw_rare(&all, 10, 3).unwrap();
    let mut random = ChaCha8Rng::seed_from_u64(3);
    let (mut yes, mut rows): (Vec<usize>, Vec<usize>) =
        (0..569).partition(|row| all.y[*row] == 1.0);
    yes.shuffle(&mut random);
    rows.extend(&yes[..20]);
    rows.shuffle(&mut random);
    let data = all.with_rows(&rows);
    let fold = folds_by_class(&data.y, 10);
    let most = lambda_max(&Scaled::new(&data, one_each).labelled);
    let share = |k: i32| 10_f64.powf(-3.0 * f64::from(k) / 24.0);
    let losses = |lambda: f64| -> Vec<f64> {
        let told = told_again(&data, &fold, lambda, one_each);
        let loss = |out: usize| {
            let rows = (0..data.rows()).filter(|row| fold[*row] == out);
            let (y, told): (Vec<f64>, Vec<f64>) =
                rows.map(|row| (data.y[row], told[row])).unzip();
            means(&y, &told).0
        };
        (0..10).map(loss).collect()
    };
    let lambdas: Vec<f64> = (0..25).map(|k| most * share(k)).collect();
    let losses: Vec<Vec<f64>> = lambdas.iter().map(|l| losses(*l)).collect();
    let best = smallest(0..25, |k| mean(&losses[k]));
    let limit = mean(&losses[best]) + standard_error(&losses[best]);
    let rule = (0..=best).find(|k| mean(&losses[*k]) <= limit).unwrap();
    let kinds = [(draw.plain, one_each as fn(&[f64]) -> _)];
    for (own, weigh) in
        kinds.into_iter().chain([(draw.weighted, balanced as _)])
    {
        let told = told_again(&data, &fold, lambdas[rule], weigh);
        let (loss, probability) = means(&data.y, &told);
        assert!((own.log_loss - loss).abs() < 1e-5, "{loss}");
        assert!((own.probability - probability).abs() < 1e-5);
        for (counts, from) in
            [(own.counts, 0.5), (own.from_share, 20.0 / 377.0)]
        {
            let said = said(&data.y, &told, from);
            assert_eq!((counts.found as f64, counts.alarms as f64), said);
        }
    }
}

/// What the page counts, counted here over the same draws.
#[test]
fn what_other_draws_say() {
    // It takes as long as all others together.
    if std::env::var_os("CI").is_none() {
        return;
    }
    let data = breast_cancer();
    let seeds = || 101..=150;
    let ask = |question: &str| ask_number(&format!("{question} --seed 101"));
    let shuffles: Vec<_> = seeds()
        .map(|seed| shuffled(&data, &draw_folds(569, 10, seed)).unwrap())
        .collect();
    assert!(shuffles.iter().all(|one| one.is_inside));
    let count =
        |of: &dyn Fn(usize) -> bool| (0..50).filter(|i| of(*i)).count() as f64;
    let gain = |i: usize| shuffles[i].difference;
    assert_eq!(ask("chapter11.l2_better"), count(&|i| gain(i).0 > 0.0));
    let clearly = count(&|i| gain(i).0 > 2.0 * gain(i).1);
    assert_eq!(ask("chapter11.l2_clearly_better"), clearly);
    let ends = |of: &dyn Fn(usize) -> usize| {
        let mut all: Vec<usize> = (0..50).map(of).collect();
        all.sort_unstable();
        (all[0] as f64, all[49] as f64)
    };
    let asked = |low: &str, high: &str| (ask(low), ask(high));
    let kept = ends(&|i| shuffles[i].kept[0]);
    assert_eq!(asked("chapter11.fewest_kept", "chapter11.most_kept"), kept);
    let simple = ends(&|i| shuffles[i].kept[1]);
    assert_eq!(
        asked("chapter11.fewest_simple", "chapter11.most_simple"),
        simple
    );
    let l1 = ends(&|i| shuffles[i].errors[0]);
    assert_eq!(
        asked("chapter11.fewest_l1_errors", "chapter11.most_l1_errors"),
        l1
    );
    let l2 = ends(&|i| shuffles[i].errors[1]);
    assert_eq!(
        asked("chapter11.fewest_l2_errors", "chapter11.most_l2_errors"),
        l2
    );
    let draws: Vec<_> =
        seeds().map(|seed| draw_rare(&data, 10, seed).unwrap()).collect();
    let pairs = |i: usize| (&draws[i].plain, &draws[i].weighted);
    let worse = count(&|i| pairs(i).1.log_loss > pairs(i).0.log_loss);
    assert_eq!(ask("chapter11.worse_loss"), worse);
    let above = count(&|i| pairs(i).1.probability > 20.0 / 377.0);
    assert_eq!(ask("chapter11.more_than_rate"), above);
    let found = count(&|i| pairs(i).1.counts.found > pairs(i).0.counts.found);
    assert_eq!(ask("chapter11.more_found"), found);
    let alarms =
        count(&|i| pairs(i).1.counts.alarms > pairs(i).0.counts.alarms);
    assert_eq!(ask("chapter11.more_alarms"), alarms);
    let many =
        count(&|i| pairs(i).0.from_share.found >= pairs(i).1.counts.found);
    assert_eq!(ask("chapter11.as_many_found"), many);
    let costs = |of: &dyn Fn(usize) -> Counts| {
        let cost = |i| {
            let c = of(i);
            357.0 / 20.0 * c.missed as f64 + c.alarms as f64
        };
        mean(&(0..50).map(cost).collect::<Vec<_>>())
    };
    let share = costs(&|i| pairs(i).0.from_share);
    is_within("chapter11.cost_from_share --seed 101", share, 1e-8);
    let weighted = costs(&|i| pairs(i).1.counts);
    is_within("chapter11.cost_weighted --seed 101", weighted, 1e-8);
    is_within("chapter11.weights_cost_more --seed 101", weighted - share, 1e-8);
    let more = |i: usize| {
        let cost = |c: Counts| 17.85 * c.missed as f64 + c.alarms as f64;
        cost(pairs(i).1.counts) - cost(pairs(i).0.from_share)
    };
    let off =
        |i| (more(i) - (weighted - share)) * (more(i) - (weighted - share));
    let se = ((0..50).map(off).sum::<f64>() / 49.0 / 50.0).sqrt();
    is_within("chapter11.weights_cost_more_se --seed 101", se, 1e-8);
    for (name, from) in [
        ("chapter11.mean_paid --seed 101", 1.0 / 11.0),
        ("chapter11.mean_paid_at_half --seed 101", 0.5),
    ] {
        let paid = |i: usize| {
            let rows = draws[i].labels.iter().zip(&draws[i].told);
            rows.map(|(label, told)| {
                let says = 1.0 / (1.0 + (-told).exp()) >= from;
                match (*label == 1.0, says) {
                    (true, false) => 10.0,
                    (false, true) => 1.0,
                    _ => 0.0,
                }
            })
            .sum::<f64>()
        };
        let mean = mean(&(0..50).map(paid).collect::<Vec<_>>());
        is_within(name, mean, 1e-8);
    }
}

/// Chosen and counted once more: the same folds, the whole grid of λ.
#[test]
fn one_shuffle_is_counted_again() {
    let data = breast_cancer();
    let fold = draw_folds(569, 10, 5);
    let own = shuffled(&data, &fold).unwrap();
    let strengths = |most: f64, tens: f64, count: i32| -> Vec<f64> {
        let share = |k: i32| f64::from(k) / f64::from(count - 1);
        (0..count).map(|k| most * 10_f64.powf(-tens * share(k))).collect()
    };
    let one = strengths(0.04, 1.7, 20);
    let two = strengths(0.01, 1.5, 16);
    let losses = |lambdas: &[f64], price| {
        let told = leave_out(&data, &fold, lambdas, price, one_each).unwrap();
        let loss = |k: usize, out: usize| {
            let rows = (0..569).filter(|row| fold[*row] == out);
            let cost = |row| log_loss(data.y[row], told.log_odds[k][row]);
            mean(&rows.map(cost).collect::<Vec<_>>())
        };
        let all = |k| (0..10).map(|out| loss(k, out)).collect();
        (0..lambdas.len()).map(all).collect::<Vec<Vec<f64>>>()
    };
    let (l1, l2) = (losses(&one, Penalty::lasso), losses(&two, Penalty::ridge));
    let best = |all: &[Vec<f64>]| smallest(0..all.len(), |k| mean(&all[k]));
    let (i, k) = (best(&l1), best(&l2));
    let less: Vec<f64> = l1[i].iter().zip(&l2[k]).map(|(a, b)| a - b).collect();
    assert!((own.difference.0 - mean(&less)).abs() < 1e-9);
    assert!((own.difference.1 - standard_error(&less)).abs() < 1e-9);
    let limit = mean(&l1[i]) + standard_error(&l1[i]);
    let rule = (0..=i).find(|k| mean(&l1[*k]) <= limit).unwrap();
    let scaled = Scaled::new(&data, one_each).labelled;
    let kept = |k: usize| {
        let fit = fit(&scaled, Penalty::lasso(one[k]), Goal::default());
        fit.unwrap().weights.iter().filter(|w| **w != 0.0).count()
    };
    assert_eq!(own.kept, [kept(i), kept(rule)]);
}

/// The whole path of all rows is another program's.
#[test]
fn the_path() {
    let data = breast_cancer();
    let scaled = Scaled::new(&data, one_each).labelled;
    let lambdas = numbers(reference("logistic/l1_path/lam"));
    let prices: Vec<Penalty> =
        lambdas.iter().map(|l| Penalty::lasso(*l)).collect();
    let fits = path(&scaled, &prices, Goal::default()).unwrap();
    let kept = numbers(reference("logistic/l1_path/kept"));
    for (fit, kept) in fits.iter().zip(kept) {
        let own = fit.weights.iter().filter(|w| **w != 0.0).count();
        assert_eq!(own as f64, kept);
    }
}

proptest! {
    #![proptest_config(crate::count_cases(40))]

    /// One weight: no other weight, with no other intercept, is lower.
    #[test]
    fn no_weight_and_intercept_are_lower(
        bits in 1_u8..127,
        lambda in 0.02..1.0_f64,
    ) {
        let labels: [bool; 7] = std::array::from_fn(|i| bits >> i & 1 == 1);
        let data = chapter11::points(labels);
        let slope = |w| chapter11::loss_slope(&data, w);
        let sum = |b: f64, w: f64, price: f64| {
            let rows = data.x.iter().zip(&data.y);
            let costs = rows.map(|(x, y)| {
                let eta = b + w * x;
                (1.0 + eta.exp()).ln() - y * eta
            });
            costs.sum::<f64>() / 7.0 + price
        };
        for is_l1 in [true, false] {
            let price = |w: f64| {
                lambda * if is_l1 { w.abs() } else { w * w }
            };
            let w = if is_l1 {
                chapter7::l1_lowest(slope, lambda)
            } else {
                chapter7::l2_lowest(slope, lambda)
            };
            let w = w.unwrap();
            let b = chapter11::best_intercept(&data, w);
            let lowest = sum(b, w, price(w));
            prop_assert!((chapter11::loss(&data, w) + price(w) - lowest).abs() < 1e-12);
            for i in -20..=20 {
                for k in -20..=20 {
                    let far = |i: i32| 0.3 * f64::from(i).powi(3) / 400.0;
                    let (b, w) = (b + far(i), w + far(k));
                    prop_assert!(sum(b, w, price(w)) >= lowest - 1e-12);
                }
            }
        }
    }

    /// A cut-off from costs is the cheapest one if what is told is right.
    #[test]
    fn no_threshold_is_cheaper(
        told in proptest::collection::vec(0.0..1.0_f64, 1..30),
        missed in 0.1..50.0_f64,
    ) {
        let cost = |from: f64| -> f64 {
            let one = |p: &f64| {
                if *p >= from { 1.0 - p } else { missed * p }
            };
            told.iter().map(one).sum()
        };
        let own = cost(cutoff(missed, 1.0));
        for from in (0..=100).map(|i| f64::from(i) / 100.0) {
            prop_assert!(own <= cost(from) + 1e-9);
        }
    }

    /// Pairs, bins and counts, by looking at every row.
    #[test]
    fn rows_are_counted(
        rows in proptest::collection::vec((0..2_u8, -4..5_i8), 2..40),
        from in 0.05..0.95_f64,
    ) {
        let y: Vec<f64> = rows.iter().map(|r| f64::from(r.0)).collect();
        let eta: Vec<f64> = rows.iter().map(|r| f64::from(r.1)).collect();
        let c = Counts::at(from, &y, &eta);
        let (found, alarms) = said(&y, &eta, from);
        prop_assert_eq!((c.found as f64, c.alarms as f64), (found, alarms));
        prop_assert_eq!(c.found + c.missed, y.iter().sum::<f64>() as usize);
        prop_assert_eq!(c.errors() + c.found + c.quiet, rows.len());
        let (mut won, mut pairs) = (0.0, 0.0);
        for i in 0..rows.len() {
            for k in 0..rows.len() {
                if y[i] == 1.0 && y[k] == 0.0 {
                    pairs += 1.0;
                    let rank = (eta[i] - eta[k]).signum();
                    won += if eta[i] == eta[k] { 0.5 } else { f64::midpoint(rank, 1.0) };
                }
            }
        }
        if pairs > 0.0 {
            prop_assert!((auc(&y, &eta) - won / pairs).abs() < 1e-12);
        }
        let bins = calibrate(&y, &eta, &[0.0, 0.2, 0.6, 1.0]);
        let rows_in: usize = bins.iter().map(|bin| bin.rows).sum();
        prop_assert_eq!(rows_in, rows.len());
        let yes: f64 = bins.iter().map(|bin| bin.share * bin.rows as f64).sum();
        prop_assert!((yes - y.iter().sum::<f64>()).abs() < 1e-9);
        let told: f64 = bins.iter().map(|b| b.told * b.rows as f64).sum();
        let own: f64 = eta.iter().map(|eta| probability(*eta)).sum();
        prop_assert!((told - own).abs() < 1e-9);
    }

    /// Each fold gets its part of both kinds, and both kinds weigh the same.
    #[test]
    fn both_kinds_are_dealt_and_weighed(
        bits in proptest::collection::vec(any::<bool>(), 2..60),
        folds in 2..8_usize,
    ) {
        let y: Vec<f64> = bits.iter().map(|b| f64::from(u8::from(*b))).collect();
        let fold = folds_by_class(&y, folds);
        for label in [0.0, 1.0] {
            let mut counts = vec![0; folds];
            for (fold, _) in fold.iter().zip(&y).filter(|row| *row.1 == label) {
                counts[*fold] += 1;
            }
            let most = counts.iter().max().unwrap();
            prop_assert!(counts.iter().all(|count| count + 1 >= *most));
        }
        let weights = balanced(&y);
        let weigh = |label: f64| -> f64 {
            let rows = weights.iter().zip(&y).filter(|row| *row.1 == label);
            rows.map(|row| row.0).sum()
        };
        if y.contains(&0.0) && y.contains(&1.0) {
            let half = y.len() as f64 / 2.0;
            prop_assert!((weigh(0.0) - half).abs() < 1e-9);
            prop_assert!((weigh(1.0) - half).abs() < 1e-9);
        }
    }
}
