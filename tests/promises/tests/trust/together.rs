//! Patients who come twice, and days.

use super::drawn::{Drawn, columns};
use super::{is, is_within};
use crate::ask_number;
use chapter10::{Promise, last_day_error, promise_of_days, promise_of_visits};
use promises::mathematics::mean;
use promises::rows::{Rows, Scale};
use promises::study::{BOOK, Errors, Path, cross_validated, path};

/// Fifteen strengths, from the one that drops all down to a hundredth.
fn strengths(rows: &Rows) -> Vec<f64> {
    let pulls = Scale::of(rows).moments(&rows.y).pulls;
    let most = pulls.iter().fold(0.0, |m, c| f64::max(m, c.abs()));
    (0..15).map(|k| most * 10_f64.powf(-f64::from(k) / 7.0)).collect()
}

fn weights(rows: &Rows, alphas: &[f64]) -> Path {
    path(&Scale::of(rows).moments(&rows.y), alphas, 1.0)
}

/// What five folds of rows in this order promise, and what is true of others.
fn promise(errors: &Errors, learnt: &Rows, others: &Rows) -> [f64; 2] {
    let best = errors.best();
    let weights = &weights(learnt, &strengths(learnt))[best];
    let truly = Scale::of(learnt).error(weights, others);
    [errors.mean(best).sqrt(), truly.sqrt()]
}

fn folds(rows: &Rows) -> Errors {
    let how = promises::study::How { folds: 5, ..BOOK };
    cross_validated(rows, &strengths(rows), how)
}

fn squares(rows: &Rows, learnt: &Rows) -> Rows {
    let all = rows.squares_and_products(learnt);
    let is_product = |j: &usize| all.names[*j].contains('·');
    let some: Vec<usize> =
        (0..all.names.len()).filter(|j| !is_product(j)).collect();
    columns(&all, &some)
}

fn visits(patients: usize, seed: u64) -> [[f64; 2]; 2] {
    let all = Rows::diabetes();
    let mut drawn = Drawn::from(seed);
    let order = drawn.order(442);
    let mut learnt = all.some(&order[..patients]);
    let sd = |x: &[f64]| {
        let m = mean(x);
        let squares: f64 = x.iter().map(|x| (x - m) * (x - m)).sum();
        (squares / x.len() as f64).sqrt()
    };
    for j in 0..=10 {
        let (own, whole) = match j {
            10 => (&mut learnt.y, &all.y),
            j => (&mut learnt.x[j], &all.x[j]),
        };
        // Age and sex stand first.
        let off = if j < 2 { 0.0 } else { 0.1 * sd(whole) };
        for i in 0..patients {
            own.push(own[i] + off * drawn.normal());
        }
    }
    let mixed = drawn.order(2 * patients);
    let twice = squares(&learnt, &learnt);
    let new = squares(&all.some(&order[patients..]), &learnt);
    assert_eq!(twice.x.len(), 19);
    // Two rows of a patient are in one fold if their places, i and
    // i + patients, leave the same rest.
    assert_eq!(patients % 5, 0);
    let by_row = folds(&twice.some(&mixed));
    [by_row, folds(&twice)].map(|errors| promise(&errors, &twice, &new))
}

fn are_close(own: [Promise; 2], expected: [[f64; 2]; 2]) {
    for (own, [promised, truly]) in own.iter().zip(expected) {
        for (own, expected) in [(own.promised, promised), (own.truly, truly)] {
            let is_close = (own - expected).abs() < 1e-3 * expected;
            assert!(is_close, "{own}, not {expected}");
        }
    }
}

#[test]
fn folds_of_rows_and_of_patients() {
    let data = chapter9::diabetes();
    for (patients, seed) in [(40, 1), (40, 2), (40, 77), (25, 3), (100, 4)] {
        let own = promise_of_visits(&data, patients, seed).unwrap();
        are_close(own, visits(patients, seed));
    }
}

fn days(seed: u64) -> [[f64; 2]; 2] {
    let mut drawn = Drawn::from(seed);
    let mut walk = || {
        let steps = drawn.normals(110);
        let sums = steps.iter().scan(0.0, |at, step| {
            *at += step;
            Some(*at)
        });
        sums.collect::<Vec<f64>>()
    };
    let y = walk();
    let x: Vec<_> = (0..20).map(|_| walk()).collect();
    let all = Rows { names: vec![String::new(); 20], x, y };
    let mixed = drawn.order(100);
    let some =
        |from: usize, to: usize| all.some(&(from..to).collect::<Vec<_>>());
    let (past, next) = (some(0, 100), some(100, 110));
    let alphas = strengths(&past);
    let ahead = |start: usize| {
        let (before, after) = (some(0, start), some(start, start + 10));
        let scale = Scale::of(&before);
        let weights = weights(&before, &alphas);
        weights.iter().map(|w| scale.error(w, &after)).collect()
    };
    let in_order = Errors([50, 60, 70, 80, 90].map(ahead).to_vec());
    let at_random = folds(&past.some(&mixed));
    [at_random, in_order].map(|errors| promise(&errors, &past, &next))
}

#[test]
fn folds_of_random_days_and_the_past() {
    for seed in [1, 2, 55] {
        are_close(promise_of_days(seed).unwrap(), days(seed));
    }
}

const QUESTIONS: [[&str; 2]; 4] = [
    ["chapter10.rows_promised", "chapter10.rows_truly"],
    ["chapter10.patients_promised", "chapter10.patients_truly"],
    ["chapter10.random_promised", "chapter10.random_truly"],
    ["chapter10.past_promised", "chapter10.past_truly"],
];

/// The page's numbers are means over the seeds 1 to 100.
#[test]
fn means_of_a_hundred_draws() {
    let data = chapter9::diabetes();
    let visits = (1..=100).map(|seed| promise_of_visits(&data, 40, seed));
    let days = (1..=100).map(promise_of_days);
    let visits: Vec<_> = visits.map(Result::unwrap).collect();
    let days: Vec<_> = days.map(Result::unwrap).collect();
    let means = |all: &[[Promise; 2]], kind: usize, names: [&str; 2]| {
        let of = |of: fn(&Promise) -> f64| {
            mean(&all.iter().map(|one| of(&one[kind])).collect::<Vec<_>>())
        };
        is(names[0], of(|p| p.promised));
        is(names[1], of(|p| p.truly));
    };
    let [rows, patients, random, past] = QUESTIONS;
    means(&visits, 0, rows);
    means(&visits, 1, patients);
    means(&days, 0, random);
    means(&days, 1, past);
    let worse = visits.iter().filter(|one| one[0].truly > one[1].truly);
    is("chapter10.rows_worse", worse.count() as f64);
}

/// The last day that is known, for all ten that follow.
#[test]
fn the_last_day_is_the_better_prediction() {
    let miss = |seed: u64| {
        let steps = Drawn::from(seed).normals(110);
        // How far the series goes from the last day on.
        let days = (1..=10).map(|k| steps[100..100 + k].iter().sum::<f64>());
        mean(&days.map(|far| far * far).collect::<Vec<_>>()).sqrt()
    };
    for seed in [1, 2, 55] {
        assert!((last_day_error(seed) - miss(seed)).abs() < 1e-9);
    }
    let all: Vec<f64> = (1..=100).map(miss).collect();
    is("chapter10.last_day", mean(&all));
    for seed in ["1", "1001"] {
        let ask =
            |name: &str| ask_number(&format!("chapter10.{name} --seed {seed}"));
        assert!(ask("last_day") < 0.8 * ask("past_truly"), "{seed}");
    }
}

/// What the page claims, on a hundred other draws.
#[test]
fn other_draws_say_the_same() {
    let ask = |question: &str, seed: &str| {
        ask_number(&format!("{question} --seed {seed}"))
    };
    for question in QUESTIONS.as_flattened() {
        is_within(question, ask(question, "1001"), 0.15);
    }
    for seed in ["1", "1001"] {
        let [rows, patients, random, past] = QUESTIONS
            .map(|[promised, truly]| ask(truly, seed) / ask(promised, seed));
        // Far too good, and nearly honest.
        assert!(rows > 1.2 && patients < 1.1, "{rows}, {patients}");
        assert!(random > 1.7, "{random}");
        assert!((0.87..1.18).contains(&past), "{past}");
        assert!(ask("chapter10.rows_worse", seed) > 65.0);
    }
    // With more patients the promise is better.
    let part = |options: &str| {
        ask_number(&format!("chapter10.rows_promised {options}"))
            / ask_number(&format!("chapter10.rows_truly {options}"))
    };
    assert!(part("--patients 100") > part("--patients 40"));
}
