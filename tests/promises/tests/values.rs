//! Every value that a page can ask for, at the defaults and elsewhere, against
//! mathematics written here, or numbers computed with other tools.

#[path = "values/chapter9.rs"]
mod real_data;

use crate::{PRESS, ask, ask_number, ask_point, chapter};
use chapter1::{CHOSEN_NOISE, Points, drawn_noise};
use promises::adam::{Price, end};
use promises::draws::{aims, kept, ten_distances};
use promises::mathematics::{find_zero, integrate, smallest, soft};
use promises::reference::{entries, list, number, numbers, reference};
use promises::regression::Regression;
use promises::risk::lowest_risk;
use promises::rows::Rows;
use promises::study::Errors;
use serde_json::Value;
use solver::Penalty;
use std::array::from_fn;
use std::f64::consts::TAU;

fn hold(question: &str, expected: f64) {
    hold_within(question, expected, 1e-8);
}

/// There is no answer.
fn refuse(question: &str) {
    let (chapter, question) = question.split_once('.').unwrap();
    let program = super::chapter(chapter);
    assert!((program.ask)(question).is_err(), "{question} has an answer");
}

fn hold_within(question: &str, expected: f64, tolerance: f64) {
    let answer = ask_number(question);
    let close =
        (answer - expected).abs() <= tolerance * expected.abs().max(1.0);
    assert!(close, "{question}: {answer} instead of {expected}");
}

fn hold_point(question: &str, (a, b): (f64, f64)) {
    let answer = ask_point(question);
    let close = (answer.0 - a).abs() < 1e-6 && (answer.1 - b).abs() < 1e-6;
    assert!(close, "{question}: {answer:?} instead of ({a}, {b})");
}

/// What is known beforehand, and how it is written.
const KNOWN: &str = include_str!("values/known.txt");

/// Each question that is known beforehand, with its answer.
fn known() -> Vec<(String, String)> {
    let mut all = vec![];
    let is_row = |l: &&str| !l.is_empty() && !l.starts_with('#');
    for row in KNOWN.lines().filter(is_row) {
        let (question, answer) = row.split_once(" | ").expect(row);
        expand(question, answer, &mut all);
    }
    all
}

/// Writes a row once for each of what stands in its braces: for each of some
/// words, or for each name at that part of the answer's place.
fn expand(question: &str, answer: &str, all: &mut Vec<(String, String)>) {
    let start = if question.contains('{') { question } else { answer };
    let Some((_, part)) = start.split_once('{') else {
        all.push((question.to_owned(), answer.to_owned()));
        return;
    };
    let (part, _) = part.split_once('}').expect(question);
    let blank = format!("{{{part}}}");
    let words: Vec<&str> = if part.contains('|') {
        part.split('|').collect()
    } else {
        let place = answer.split(&format!("/{blank}")).next();
        let names = entries(reference(place.expect("a place")));
        names.map(|(name, _)| name).collect()
    };
    for word in words {
        let fill_in = |text: &str| text.replace(&blank, word);
        expand(&fill_in(question), &fill_in(answer), all);
    }
}

/// A number, a quotient, or what stands at a place.
fn evaluate(text: &str) -> f64 {
    if text.starts_with(char::is_alphabetic) {
        return number(reference(text));
    }
    let parse = |text: &str| text.parse::<f64>().expect(text);
    let quotient = text.split_once('/');
    quotient.map_or_else(|| parse(text), |(a, b)| parse(a) / parse(b))
}

#[test]
fn what_is_known_beforehand() {
    let all = known();
    for (question, answer) in &all {
        let (answer, tolerance) =
            answer.split_once(" ± ").unwrap_or((answer, "1e-8"));
        let point = answer.strip_prefix('(').and_then(|a| a.strip_suffix(')'));
        if answer == "none" {
            refuse(question);
        } else if let Some(other) = answer.strip_prefix("= ") {
            assert_eq!(ask(question), ask(other), "{question} and {other}");
        } else if let Some(words) = answer.strip_prefix('"') {
            let (name, question) = question.split_once('.').expect("a dot");
            let found = (chapter(name).ask)(question).expect(question);
            assert_eq!(format!("{found}\""), words, "{question}");
        } else if let Some((a, b)) = point.and_then(|p| p.split_once(", ")) {
            hold_point(question, (evaluate(a), evaluate(b)));
        } else if answer.starts_with(char::is_alphabetic)
            && reference(answer).is_array()
        {
            let point = numbers(reference(answer));
            hold_point(question, (point[0], point[1]));
        } else {
            hold_within(question, evaluate(answer), evaluate(tolerance));
        }
    }
    assert!(all.len() > 300, "only {} answers are known", all.len());
}

/// A value that is not held against anything may be wrong.
#[test]
fn every_value_is_checked_here() {
    let here = [
        include_str!("values.rs"),
        include_str!("values/chapter9.rs"),
        include_str!("trust/again.rs"),
        include_str!("trust/honest.rs"),
        include_str!("trust/selected.rs"),
        include_str!("trust/together.rs"),
        include_str!("trust/ways.rs"),
        include_str!("yes_or_no.rs"),
    ];
    let known = known().into_iter().map(|(question, _)| question);
    let known: Vec<String> = known.map(|q| format!("\"{q}\"")).collect();
    let here: Vec<&str> =
        here.into_iter().chain(known.iter().map(String::as_str)).collect();
    for program in PRESS.programs() {
        for value in &program.values {
            let question = format!("\"{}.{value}", program.name);
            let asked = [' ', '"'].map(|end| format!("{question}{end}"));
            let is_asked =
                |text: &&str| asked.iter().any(|asked| text.contains(asked));
            assert!(
                here.iter().any(is_asked),
                "{question} is not checked in tests/promises/tests/values.rs"
            );
        }
    }
}

#[test]
fn chapter_1() {
    let fits = reference("demos/poly_fixed_noise");
    let sizes = |w: &[f64]| w.iter().map(|w| w.abs()).sum::<f64>();
    let none = &numbers(&fits["ols_raw_coefs_deg0to7"])[1..];
    hold("chapter1.size_none", sizes(none));
    let largest = none.iter().fold(0.0, |most, w| f64::max(most, w.abs()));
    hold("chapter1.largest_none", largest);
    for (lambda, fit) in entries(&fits["fits"]) {
        let asked = |name: &str| format!("chapter1.{name} --lambda {lambda}");
        let size = sizes(&numbers(&fit["lasso"]["raw_coefs"]));
        hold_within(&asked("size_l1"), size, 1e-6);
    }
    // The straight line through the points, by its formula.
    let x: Vec<f64> = (0..8).map(|i| f64::from(2 * i - 7) / 7.0).collect();
    let y: Vec<f64> = x.iter().zip(CHOSEN_NOISE).map(|(x, e)| x + e).collect();
    let sum = |of: &dyn Fn(usize) -> f64| (0..8).map(of).sum::<f64>();
    hold("chapter1.size_line", sum(&|i| x[i] * y[i]) / sum(&|i| x[i] * x[i]));
    let noise = sum(&|i| CHOSEN_NOISE[i] * CHOSEN_NOISE[i]) / 8.0;
    hold("chapter1.noise_size", noise.sqrt());
    let one_if = |is_so: bool| f64::from(u8::from(is_so));
    // Simpson's rule in place of a sum over many places: exact to the last
    // digits for squares of polynomials.
    let distance = |fit: chapter1::Polynomial| {
        let square = |x: f64| (fit.at(x) - x).powi(2);
        (integrate((-1.0, 1.0), 400, square) / 2.0).sqrt()
    };
    for lambda in [0.1, 1.0] {
        let (mut lasso, mut ridge, mut nearer, mut x) = (0.0, 0.0, 0.0, 0.0);
        for drawn in (1..=200).map(|s| Points::new(&drawn_noise(s), 7)) {
            let bare = distance(drawn.unpenalised());
            let one = drawn.l1(lambda);
            x += one_if(one.weights[0] != 0.0);
            let (one, two) = (distance(one), distance(drawn.l2(lambda)));
            lasso += one_if(one < bare);
            ridge += one_if(two < bare);
            nearer += one_if(one < two);
        }
        hold(&format!("chapter1.draws_l1_better --lambda {lambda}"), lasso);
        hold(&format!("chapter1.draws_l2_better --lambda {lambda}"), ridge);
        hold(&format!("chapter1.draws_l1_nearer --lambda {lambda}"), nearer);
        hold(&format!("chapter1.draws_x_kept --lambda {lambda}"), x);
    }
    // Each at its own best strength.
    let best = |points: &Points, lasso: bool| {
        let at = |lambda| {
            let fit = if lasso { points.l1(lambda) } else { points.l2(lambda) };
            distance(fit)
        };
        let lambda = smallest(thirty_strengths(), at);
        (at(lambda), lambda)
    };
    let page = Points::new(&CHOSEN_NOISE, 7);
    let (one, lambda) = best(&page, true);
    hold_within("chapter1.best_l1", one, 3e-4);
    hold("chapter1.best_lambda_l1", lambda);
    hold_within("chapter1.best_l2", best(&page, false).0, 3e-4);
    let draws = (1..=200).map(|seed| Points::new(&drawn_noise(seed), 7));
    let nearer = draws.map(|d| one_if(best(&d, true).0 < best(&d, false).0));
    hold("chapter1.draws_l1_best_nearer", nearer.sum());
}

/// The strengths from 0.001 to 0.8 that chapter 1 chooses from.
fn thirty_strengths() -> impl Iterator<Item = f64> {
    let steps = [1.0, 1.25, 1.6, 2.0, 2.5, 3.15, 4.0, 5.0, 6.3, 8.0];
    [0.001, 0.01, 0.1].into_iter().flat_map(move |p| steps.map(|s| p * s))
}

/// A straight line without a price, and what exercise 1.3 counts.
#[test]
fn chapter_1_a_line_and_ten_draws() {
    let near = |fit: &chapter1::Polynomial| fit.distance_to_truth();
    let (mut line, mut seeds) = (0.0, (vec![], vec![]));
    for seed in 1..=200 {
        let drawn = Points::new(&drawn_noise(seed), 7);
        let straight = Points::new(&drawn_noise(seed), 1).unpenalised();
        let (one, two) = (drawn.l1(0.1), drawn.l2(0.1));
        let both = near(&one).min(near(&two));
        line += f64::from(u8::from(near(&straight) < both));
        // Exercise 1.3 counts ten of them.
        if one.kept() == 1 && seed <= 10 {
            seeds.0.push(seed);
        }
        if near(&two) < near(&one) && seed <= 10 {
            seeds.1.push(seed);
        }
    }
    hold("chapter1.draws_line_nearest", line);
    let said = format!(
        "keeps one weight {} times (seeds {:?}), ridge is nearer {} times \
         (seeds {:?}).",
        seeds.0.len(),
        seeds.0,
        seeds.1.len(),
        seeds.1,
    );
    let said = said.replace(['[', ']'], "");
    let golden = include_str!("../../../listings/exercises/golden.txt");
    assert!(golden.contains(&said), "{said}");
}

/// Each point left out in turn chooses the strength.
#[test]
fn chapter_1_left_out() {
    let strengths: Vec<f64> = thirty_strengths().collect();
    let nearer = (1..=200).filter(|&seed| {
        let drawn = Points::new(&drawn_noise(seed), 7);
        let power = |j| drawn.x.iter().map(|x| x.powi(j)).collect();
        let rows = Rows {
            names: vec![String::new(); 7],
            x: (1..=7).map(power).collect(),
            y: drawn.y.clone(),
        };
        let [one, two] = [true, false].map(|l1| {
            // The solver's weights, since the last powers nearly depend on
            // the others.
            let errors = Errors::of(&rows, 8, |moments, _| {
                let bowl = solver::Quadratic {
                    gram: moments.gram.clone(),
                    c: moments.pulls.clone(),
                    s: 1.0,
                };
                let fit = |lambda: &f64| {
                    if l1 {
                        Some(solver::lasso(&bowl, *lambda).ok()?.weights)
                    } else {
                        solver::ridge(&bowl, *lambda)
                    }
                };
                strengths.iter().map(fit).collect()
            });
            let lambda = strengths[errors.expect("seven rows").best()];
            let fit = if l1 { drawn.l1(lambda) } else { drawn.l2(lambda) };
            fit.distance_to_truth()
        });
        one < two
    });
    hold("chapter1.draws_l1_left_out_nearer", nearer.count() as f64);
}

#[test]
fn chapter_2() {
    for (w1, w2, r, t) in [(0.5, 0.2, 0.5, 0.25), (0.5, -0.2, -0.3, 0.4)] {
        let loss = |(a, b): (f64, f64)| {
            let (a, b) = (a - w1, b - w2);
            a * a + 2.0 * r * a * b + b * b
        };
        let asked =
            format!("--w1 {w1} --w2 {w2} --correlation {r} --budget {t}");
        // Places on the way around, from 0 to 1: many, and then more around the
        // lowest of them.
        let touch = |at: &dyn Fn(f64) -> (f64, f64)| {
            let around = |middle: f64, width: f64| {
                let places = (-2000..=2000).map(f64::from);
                let places = places.map(|i| middle + width * i / 2000.0);
                smallest(places, |s| loss(at(s)))
            };
            at(around(around(0.5, 0.5), 1e-3))
        };
        let circle = |s: f64| {
            let (sin, cos) = (s * TAU).sin_cos();
            (t * cos, t * sin)
        };
        let edge = |s: f64| {
            let on_axis = |s: f64| t * (1.0 - 4.0 * (s - s.round()).abs());
            (on_axis(s), on_axis(s - 0.25))
        };
        hold_point(&format!("chapter2.disc {asked}"), touch(&circle));
        hold_point(&format!("chapter2.diamond {asked}"), touch(&edge));
    }
    for t in [1.0, 3.0, 5.0_f64] {
        let exact = 4.0 * (10.0 - t).powi(2) / (400.0 - 2.0 * t * t);
        hold(&format!("chapter2.corner_probability --budget {t}"), exact);
        let simulated = format!("chapter2.simulated_corners --budget {t}");
        hold_within(&simulated, exact, 0.012);
    }
}

#[test]
fn chapter_3() {
    let drawn = chapter3::draw_weights(200, 3, -0.5, 1.5);
    let miss = |w: &f64| (w - 0.5).abs();
    let nearest = |drawn: &[f64]| *smallest(drawn, miss);
    hold("chapter3.best", nearest(&drawn));
    hold("chapter3.best --samples 20", nearest(&drawn[..20]));
    hold("chapter3.best_distance", miss(&nearest(&drawn)));
    for count in [20, 200] {
        let miss_of = |seed| {
            let drawn = chapter3::draw_weights(count, seed, -0.5, 1.5);
            drawn.iter().map(miss).fold(f64::MAX, f64::min)
        };
        let misses = (1..=100).map(miss_of).sum::<f64>();
        let asked = format!("chapter3.mean_distance --samples {count}");
        hold(&asked, misses / 100.0);
        // The nearest of n evenly spread misses from 0 to 1 is at 1/(n + 1) in
        // the mean, with a standard deviation of as much.
        let expected = 1.0 / (count as f64 + 1.0);
        hold_within(&asked, expected, 0.3 * expected);
    }
}

#[test]
fn chapter_4() {
    for (asked, lambda) in [("", 1.0), (" --lambda 0.7", 0.7)] {
        for w in [-2.0, -0.1, 0.0, 0.01, 0.5, 2.0_f64] {
            let at = |name: &str| format!("{name} --at {w}{asked}");
            let (left, right) = match w {
                0.0 => (-lambda, lambda),
                w => (lambda * w.signum(), lambda * w.signum()),
            };
            hold(&at("chapter4.l1"), lambda * w.abs());
            hold(&at("chapter4.l2"), lambda * w * w);
            hold(&at("chapter4.l1_slope_left"), left);
            hold(&at("chapter4.l1_slope_right"), right);
            hold(&at("chapter4.l2_slope"), 2.0 * lambda * w);
            hold(&at("chapter4.steep_square"), 1000.0 * lambda * w * w);
        }
    }
}

#[test]
fn chapter_5() {
    for (asked, m, w, lambda) in [
        ("", 1.0, 0.5, 1.5),
        (" --lambda 0.5", 1.0, 0.5, 0.5),
        (" --lambda 0.2", 1.0, 0.5, 0.2),
        (" --weight -0.3 --lambda 0.1", 1.0, -0.3, 0.1),
        (" --x 0:10:1 --lambda 3", 35.0, 0.5, 3.0),
        (" --x 0:1:0.1 --weight 0.1 --lambda 1000", 0.35, 0.1, 1000.0),
    ] {
        let asked = |name: &str| format!("{name}{asked}");
        let loss = |v: f64| m * (v - w).powi(2);
        let slope = |v: f64| 2.0 * m * (v - w);
        // The lowest points by walking down to them, in halves.
        let l1 = find_zero((-10.0, 10.0), |v| slope(v) + lambda * v.signum());
        let l2 = find_zero((-10.0, 10.0), |v| slope(v) + 2.0 * lambda * v);
        hold(&asked("chapter5.l1"), l1);
        hold(&asked("chapter5.l2"), l2);
        hold(&asked("chapter5.l1_lowest"), loss(l1) + lambda * l1.abs());
        hold(&asked("chapter5.l2_lowest"), loss(l2) + lambda * l2 * l2);
        let threshold = 2.0 * m * w.abs();
        hold(&asked("chapter5.threshold"), threshold);
        hold(&asked("chapter5.l2_at_threshold"), w / (1.0 + 2.0 * w.abs()));
        let v = w / 50.0;
        let reach = format!("chapter5.l2_lambda --for {v}");
        hold(&asked(&reach), m * (w - v) / v);
        refuse(&asked(&format!("chapter5.l2_lambda --for {}", 2.0 * w)));
        refuse(&asked(&format!("chapter5.l2_lambda --for {}", -w)));
        for v in [0.0, 0.001, 1.0, -0.7_f64] {
            let at = |name: &str| asked(&format!("{name} --at {v}"));
            let left = if v == 0.0 { -1.0 } else { v.signum() };
            let right = if v == 0.0 { 1.0 } else { v.signum() };
            hold(&at("chapter5.loss"), loss(v));
            hold(&at("chapter5.loss_slope"), slope(v));
            hold(&at("chapter5.l1_sum"), loss(v) + lambda * v.abs());
            hold(&at("chapter5.l1_slope_left"), slope(v) + lambda * left);
            hold(&at("chapter5.l1_slope_right"), slope(v) + lambda * right);
        }
        let bowl =
            |sign: f64| find_zero((-10.0, 10.0), |v| slope(v) + sign * lambda);
        if lambda < 100.0 {
            hold(&asked("chapter5.right_bowl"), bowl(1.0));
            hold(&asked("chapter5.left_bowl"), bowl(-1.0));
        }
    }
}

#[test]
fn chapter_6() {
    for (asked, lambda, eta, start, steps) in [
        ("", 1.5, 0.1, 1.0, 24),
        (" --steps 7", 1.5, 0.1, 1.0, 7),
        (" --steps 9", 1.5, 0.1, 1.0, 9),
        (" --lambda 0.2 --start -0.14 --steps 5", 0.2, 0.1, -0.14, 5),
        (" --lambda 1 --eta 0.05 --steps 20", 1.0, 0.05, 1.0, 20),
        (" --eta 0.01 --steps 300", 1.5, 0.01, 1.0, 300),
    ] {
        let asked = |name: &str| format!("{name}{asked}");
        let (mut sub, mut prox, mut two, mut freezing) =
            (start, start, start, start);
        let (mut zeros, mut landing) = (0, None);
        for step in 1..=steps {
            let sign = |w: f64| if w == 0.0 { 0.0 } else { w.signum() };
            sub -= eta * (2.0 * sub - 1.0 + lambda * sign(sub));
            let after_loss = prox - eta * (2.0 * prox - 1.0);
            prox = soft(after_loss, eta * lambda);
            two -= eta * (2.0 * two - 1.0 + 2.0 * lambda * two);
            let after_loss = freezing - eta * (2.0 * freezing - 1.0);
            let next = after_loss - eta * lambda * sign(freezing);
            let crosses = freezing == 0.0 || after_loss * next < 0.0;
            freezing = if crosses { 0.0 } else { next };
            zeros += i32::from(sub == 0.0);
            if prox == 0.0 && landing.is_none() {
                landing = Some(step);
            }
        }
        hold(&asked("chapter6.slope_walk"), sub);
        hold(&asked("chapter6.threshold_walk"), prox);
        hold(&asked("chapter6.l2_walk"), two);
        hold(&asked("chapter6.frozen"), freezing);
        hold(&asked("chapter6.slope_zeros"), f64::from(zeros));
        if let Some(step) = landing {
            hold(&asked("chapter6.landing"), f64::from(step));
            // Right of 0 beyond the threshold it can be said in advance.
            if lambda > 1.0 && start > 0.0 {
                let predicted =
                    (0.25 / (start + 0.25)).ln() / (1.0 - 2.0 * eta).ln();
                hold(&asked("chapter6.predicted_landing"), predicted.ceil());
            }
        }
        hold(&asked("chapter6.threshold"), 1.0);
        hold(&asked("chapter6.l1"), (0.5 - lambda / 2.0).max(0.0));
        hold(&asked("chapter6.l2"), 0.5 / (1.0 + lambda));
        hold(&asked("chapter6.loss_slope --at 0"), -1.0);
        hold(&asked("chapter6.loss_slope --at 0.7"), 0.4);
        if lambda >= 1.0 {
            hold(&asked("chapter6.balancing_sign"), 1.0 / lambda);
            hold(&asked("chapter6.band_low"), -eta * (lambda - 1.0));
            hold(&asked("chapter6.band_high"), eta * (lambda + 1.0));
            hold(&asked("chapter6.least_step"), eta * (lambda - 1.0));
        } else {
            for name in ["balancing_sign", "band_low", "band_high"] {
                refuse(&asked(&format!("chapter6.{name}")));
            }
            refuse(&asked("chapter6.least_step"));
        }
        hold(&asked("chapter6.l2_factor"), 1.0 - 2.0 * eta * (1.0 + lambda));
        hold(&asked("chapter6.way_bottom"), 0.5 - lambda / 2.0);
        hold(&asked("chapter6.way_factor"), 1.0 - 2.0 * eta);
        let far = (start - 0.5 + lambda / 2.0).abs();
        hold(&asked("chapter6.way_at_start"), far);
        hold(&asked("chapter6.l1_part"), eta * lambda);
    }
}

#[test]
fn chapter_7_prices() {
    for (asked, m, w, lambda) in [
        ("", 1.0, 0.5, 1.5),
        (" --lambda 0.2", 1.0, 0.5, 0.2),
        (" --weight -0.3 --lambda 0.1", 1.0, -0.3, 0.1),
        (" --x 0:10:1 --lambda 3", 35.0, 0.5, 3.0),
    ] {
        let asked = |name: &str| format!("{name}{asked}");
        let slope = |v: f64| 2.0 * m * (v - w);
        let lowest = |slope: &dyn Fn(f64) -> f64| find_zero((-9.0, 9.0), slope);
        // As the figures: at 0.6 of the weight, and by a fiftieth of its size.
        let (kink, epsilon) = (0.6 * w, 0.02 * f64::abs(w));
        hold(&asked("chapter7.kink"), kink);
        hold(&asked("chapter7.epsilon"), epsilon);
        let moved = lowest(&|v| slope(v) + lambda * (v - kink).signum());
        hold(&asked("chapter7.moved"), moved);
        let rounded = lowest(&|v| {
            slope(v) + lambda * v / (v * v + epsilon * epsilon).sqrt()
        });
        hold(&asked("chapter7.rounded"), rounded);
        hold(&asked("chapter7.pull"), 2.0 * m * w);
        for pull in [-3.0, -0.4, 0.0, 2.0_f64] {
            let with = |name: &str| asked(&format!("{name} --pull {pull}"));
            hold(&with("chapter7.l1"), soft(pull, lambda) / (2.0 * m));
            hold(&with("chapter7.l2"), pull / (2.0 * (m + lambda)));
        }
    }
    // The slope of 1.5·w^1.01 at one millionth, from a power of ten.
    let slope = 1.5 * 1.01 * 10.0_f64.powf(-0.06);
    hold("chapter7.price_slope --at 0.000001", slope);
    // The slope 2w − 1 + 0.39/(2√w) is 0 twice; its second zero is a valley.
    let slope = |w: f64| 2.0 * w - 1.0 + 0.39 / (2.0 * w.sqrt());
    let valley = find_zero((0.2, 0.5), slope);
    hold("chapter7.valley --q 0.5 --lambda 0.39", valley);
}

#[test]
fn chapter_7_noise_and_other_losses() {
    for (asked, p) in [
        ("--weight 0.15 --lambda 0.3", 0.495_924_514_203_248_7),
        ("--weight 0 --lambda 0.3", 0.814_123_267_634_124_1),
        ("--lambda 0.3", 0.001_011_920_195_822_328),
        ("--lambda 1", 0.5),
        ("--lambda 1.5", 0.986_265_679_807_159_3),
    ] {
        hold(&format!("chapter7.zero_probability {asked}"), p);
        let (n, error) = (1e4 * p, (1e4 * p * (1.0 - p)).sqrt());
        hold(&format!("chapter7.expected_zeros {asked}"), n);
        hold_within(&format!("chapter7.expected_error {asked}"), error, 1e-7);
        let found = ask_number(&format!("chapter7.l1_zeros {asked}"));
        assert!((found - n).abs() < 3.0 * error, "{asked}: {found}");
        hold(&format!("chapter7.l2_zeros {asked}"), 0.0);
    }
    hold("chapter7.zero_probability", 0.986_265_679_807_159_3);
}

/// From `many_weights.json`.
fn many(path: &str) -> &'static Value {
    reference(&format!("many_weights/{path}"))
}

fn numbers_at(path: &str) -> Vec<f64> {
    numbers(many(path))
}

#[test]
fn chapter_8_ten_features() {
    let best = numbers_at("hadamard16/ols");
    for lambda in ["0.1", "0.2", "0.25", "0.3", "0.5", "1.0"] {
        let of =
            |what| numbers_at(&format!("hadamard16/paths/{lambda}/{what}"));
        let (one, two) = (of("l1"), of("l2"));
        let strength: f64 = lambda.parse().unwrap();
        for j in 0..10 {
            let with = format!("--feature {} --lambda {lambda}", j + 1);
            hold(&format!("chapter8.l1 {with}"), one[j]);
            // Twice of what the weight leaves of the best one.
            let pull = 2.0 * (best[j] - one[j]);
            hold(&format!("chapter8.pull {with}"), pull);
            assert!((two[j] - best[j] / (1.0 + strength)).abs() < 1e-12);
        }
    }
    let thresholds = numbers_at("hadamard16/zero_thresholds_lambda");
    for (j, threshold) in (1..).zip(thresholds) {
        hold(&format!("chapter8.threshold --feature {j}"), threshold);
        let alone = ask_number(&format!("chapter8.alone --feature {j}"));
        assert!((2.0 * alone.abs() - threshold).abs() < 1e-8);
        // Just below it the weight is there; from it on it is 0.
        let at = |lambda: f64| {
            let asked = format!("chapter8.l1 --feature {j} --lambda {lambda}");
            ask_number(&asked)
        };
        assert!(at(threshold - 1e-6) != 0.0 && at(threshold + 1e-12) == 0.0);
    }
    // With other noise: the mean of feature times output.
    for seed in [4, 17] {
        let noise = chapter8::drawn_noise(seed);
        assert!(noise.iter().all(|e| e.abs() <= 0.6));
        let truth = [0.5, -0.4, 0.3, -0.2, 0.1];
        // The third feature, 3 = 0b11, turns with the first and the second.
        let sign = |row: usize, j: usize| {
            let bits = [1, 2, 4, 8].map(|bit| row & j & bit != 0);
            bits.iter().fold(1.0, |s, is_one| if *is_one { -s } else { s })
        };
        let output = |row: usize| {
            let terms = (1..=5).map(|j| truth[j - 1] * sign(row, j));
            terms.sum::<f64>() + noise[row]
        };
        let mut kept = 0.0;
        for j in 1..=10 {
            let terms = (0..16).map(|row| sign(row, j) * output(row));
            let best = terms.sum::<f64>() / 16.0;
            let asked = format!("--noise {seed} --feature {j}");
            hold(&format!("chapter8.threshold {asked}"), 2.0 * best.abs());
            let pull = (2.0 * best).clamp(-0.4, 0.4);
            hold(&format!("chapter8.pull {asked}"), pull);
            hold(&format!("chapter8.l1 {asked}"), best - pull / 2.0);
            kept += f64::from(u8::from(best.abs() > 0.2));
        }
        hold(&format!("chapter8.kept --noise {seed}"), kept);
    }
}

/// What the page says of its noise, over 200 draws.
#[test]
fn chapter_8_over_draws() {
    use promises::draws::{TRUTH, ten_best};
    let mixed = (1..=200).filter(|&seed| {
        let best = ten_best(&chapter8::drawn_noise(seed)).map(f64::abs);
        let (with, without) = best.split_at(5);
        without.iter().any(|idle| with.iter().any(|b| idle >= b))
    });
    hold("chapter8.draws_mixed", mixed.count() as f64);
    for lambda in [0.1, 0.4, 0.5] {
        let count = |is_true: bool, is_kept: bool| {
            let draws = (1..=200).filter(|&seed| {
                let best = ten_best(&chapter8::drawn_noise(seed));
                best.into_iter().zip(TRUTH).any(|(best, truth)| {
                    (truth != 0.0) == is_true
                        && (2.0 * best.abs() > lambda) == is_kept
                })
            });
            draws.count() as f64
        };
        let asked = format!("--lambda {lambda} --noise 7");
        hold(&format!("chapter8.draws_idle_kept {asked}"), count(false, true));
        hold(
            &format!("chapter8.draws_true_dropped {asked}"),
            count(true, false),
        );
    }
}

#[test]
fn chapter_8_two_features() {
    for (w1, w2, r, lambda) in [
        (0.5, 0.2, 0.8, 0.4),
        (0.5, 0.2, 0.95, 0.4),
        (-0.7, 0.9, -0.6, 0.15),
        (0.3, -0.4, 0.9, 0.1),
        (0.3, -0.4, 0.9, 3.0),
        (1.0, 0.0, 0.3, 0.0),
    ] {
        let asked =
            format!("--w1 {w1} --w2 {w2} --correlation {r} --lambda {lambda}");
        // Four rows of two such features, and what they explain together.
        let rest = f64::sqrt(1.0 - r * r);
        let one = vec![1.0, 1.0, -1.0, -1.0];
        let two = vec![r + rest, r - rest, rest - r, -r - rest];
        let y = (0..4).map(|i| w1 * one[i] + w2 * two[i]).collect();
        let pair = Regression { columns: vec![one, two], y };
        let mut w = [0.0, 0.0];
        for step in 0..=64 {
            if [0, 1, 2, 5, 6, 63, 64].contains(&step) {
                let with = format!("--step {step} {asked}");
                hold_point(&format!("chapter8.walk {with}"), w.into());
                let gap = pair.gap(lambda, &w);
                let sum = pair.sum(Penalty::lasso(lambda), &w);
                hold(&format!("chapter8.sum {with}"), sum);
                hold(&format!("chapter8.bound {with}"), sum - gap);
                hold(&format!("chapter8.gap {with}"), gap);
            }
            // The best weight alone, for what the other leaves to it.
            let j = step % 2;
            w[j] = 0.0;
            w[j] = soft(pair.pulls(&w)[j], lambda / 2.0);
        }
    }
}

#[test]
fn chapter_10_few_or_many() {
    for row in list(many("risk_p100_sigma1_energy100")) {
        let k = row["k"].as_u64().unwrap();
        let risk = number(&row["lasso_oracle_risk"]);
        hold(&format!("chapter12.lasso_risk --weights {k}"), risk);
        hold("chapter12.ridge_risk", number(&row["ridge_oracle_risk"]));
    }
    for k in [1, 3, 23, 24, 50, 77, 100] {
        let question = format!("chapter12.lasso_risk --weights {k}");
        hold(&question, lowest_risk(k, 100.0, 400));
        let question = format!("{question} --effect 30");
        hold(&question, lowest_risk(k, 30.0, 400));
    }
    // Between two numbers of weights, on the line between their risks.
    for (k, effect, ridge) in [
        (23, 100.0, 50.0),
        (8, 25.0, 20.0),
        (46, 400.0, 80.0),
        (14, 50.0, 100.0 / 3.0),
    ] {
        let [below, above] = [k, k + 1].map(|k| lowest_risk(k, effect, 400));
        assert!(below < ridge && above > ridge, "{k}, {effect}");
        let meet = f64::from(k) + (ridge - below) / (above - below);
        hold(&format!("chapter12.crossing --effect {effect}"), meet);
    }
}

/// Two near-copies, on the rows that are printed in the reference.
fn near_copies(rho: f64, push: f64) -> Regression {
    let h = [1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0];
    let one = [1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0];
    let rest = f64::sqrt(1.0 - rho * rho);
    let two: [f64; 8] = from_fn(|i| rho * one[i] + rest * h[i]);
    let y = (0..8).map(|i| 0.25 * (one[i] + two[i]) + push * h[i]);
    let y = y.collect();
    Regression { columns: vec![one.to_vec(), two.to_vec()], y }
}

#[test]
fn chapter_10_near_copies() {
    for (_, case) in entries(reference("demos/near_copies_rho0.96/cases")) {
        let push = &case["delta"];
        for (lambda, weights) in entries(&case["sol"]) {
            for (name, method) in
                [("lasso", "lasso"), ("net", "enet"), ("ridge", "ridge")]
            {
                let of = |j: usize| number(&weights[method][j]);
                let asked = format!("--push={push} --lambda {lambda}");
                let question = format!("chapter12.copies_{name} {asked}");
                hold_point(&question, (of(0), of(1)));
            }
        }
    }
    // Sum and difference each have a parabola of their own.
    let pair = |sum: f64, rest: f64| (0.5 * (sum - rest), 0.5 * (sum + rest));
    hold_point("chapter12.copies_ridge", pair(0.994 / 2.36, 0.014 / 0.44));
    hold_point("chapter12.copies_net", pair(0.794 / 2.16, 0.014 / 0.24));
    for (lambda, rho, push, ratio) in [
        (0.4, 0.96, 0.05, 0.5),
        (0.25, 0.9, -0.3, 0.2),
        (0.7, 0.0, 0.4, 0.9),
        (0.1, 0.8, 1.0, 0.7),
        (0.0, 0.5, -0.2, 0.5),
        (1.3, 0.9, 0.05, 0.0),
        (0.3, 0.9, 0.05, 1.0),
        (50.0, 0.7, 0.3, 0.1),
    ] {
        let asked = format!(
            "--lambda {lambda} --correlation {rho} --push={push} --ratio {ratio}"
        );
        for (name, penalty) in [
            ("lasso", Penalty::lasso(lambda)),
            ("net", Penalty::elastic_net(lambda, ratio)),
            ("ridge", Penalty::ridge(lambda)),
        ] {
            let w = near_copies(rho, push).lowest(penalty);
            hold_point(
                &format!("chapter12.copies_{name} {asked}"),
                (w[0], w[1]),
            );
        }
    }
}

/// Two unrelated features, a third that goes with both by r, and y = x₁ + x₂.
pub fn wrong_feature(r: f64) -> Regression {
    let sign = |bit: usize| move |i: usize| 1.0 - 2.0 * f64::from(i & bit != 0);
    let (one, two, own) = (sign(1), sign(2), sign(4));
    let rest = f64::sqrt(1.0 - 2.0 * r * r);
    let third = |i| r * one(i) + r * two(i) + rest * own(i);
    let column = |x: &dyn Fn(usize) -> f64| (0..8).map(x).collect();
    Regression {
        columns: vec![column(&one), column(&two), column(&third)],
        y: column(&|i| one(i) + two(i)),
    }
}

#[test]
fn chapter_10_a_wrong_feature() {
    // Eight rows of two unrelated features, of a third, and their sum.
    for (r, lambda) in [
        (0.52, 1.0),
        (0.55, 2.19),
        (0.6, 1.39),
        (0.6, 1.41),
        (0.65, 0.05),
        (0.69, 0.4),
        (0.6, 2.5),
    ] {
        let w = wrong_feature(r).lowest(Penalty::lasso(lambda));
        let asked = format!("--wrong {r} --lambda {lambda}");
        hold_within(&format!("chapter12.right_weight {asked}"), w[1], 1e-7);
        hold_within(&format!("chapter12.wrong_weight {asked}"), w[2], 1e-7);
    }
}

#[test]
fn chapter_10_the_refit() {
    let best = numbers_at("hadamard16/ols");
    let truth = numbers_at("hadamard16/w_true");
    let squares = |w: &[f64]| -> f64 {
        w.iter().zip(&truth).map(|(w, truth)| (w - truth).powi(2)).sum()
    };
    for (lambda, _) in entries(many("hadamard16/paths")) {
        let asked = |name: &str| format!("chapter12.{name} --lambda {lambda}");
        let one = numbers_at(&format!("hadamard16/paths/{lambda}/l1"));
        // Unrelated features: what is kept gets its best weight back.
        let again = one.iter().zip(&best);
        let again = again.map(|(w, b)| if *w == 0.0 { 0.0 } else { *b });
        hold(&asked("refit_distance"), squares(&again.collect::<Vec<_>>()));
    }
    let bare = number(many("hadamard16/ols_error_to_truth"));
    // As the page says: the refit gains, and feature 9 is believed in full.
    assert!(best[8].abs() > 0.2 && truth[8] == 0.0 && 0.0662 < bare);
}

/// Chapter 8's features with the noise of 200 draws.
#[test]
fn chapter_10_the_refit_over_draws() {
    let at = |lambda: f64| ten_distances(1..=200, lambda);
    for (fit, name) in ["lasso", "refit", "ridge"].into_iter().enumerate() {
        let strengths = (0..=50).map(|i| f64::from(i) / 50.0);
        let best = smallest(strengths, |lambda| at(lambda)[fit]);
        hold(&format!("chapter12.{name}_mean"), at(best)[fit]);
    }
    hold("chapter12.squares_mean", at(0.0)[0]);
    for (lambda, j) in [(0.4, 5), (0.2, 5), (0.3, 4), (0.2, 9)] {
        let (count, weight) = kept(1..=200, lambda, j);
        let weight = if j == 4 { -weight } else { weight };
        let asked = format!("--lambda {lambda} --feature {j}");
        hold(&format!("chapter12.refit_kept {asked}"), count);
        hold(&format!("chapter12.refit_weight {asked}"), weight);
    }
}

/// Chapter 1's draws, counted once more.
#[test]
fn chapter_10_two_aims() {
    let strengths = || (1..=85).map(|i| f64::from(i) / 50.0);
    let all: Vec<_> = strengths().map(|l| aims(1..=200, l)).collect();
    let of = |lambda: f64| all[(lambda * 50.0).round() as usize - 1];
    let nearest = smallest(strengths(), |lambda| of(lambda).0);
    let purest = smallest(strengths(), |lambda| -of(lambda).1);
    hold("chapter12.nearest_lambda", nearest);
    hold("chapter12.nearest_distance", of(nearest).0);
    hold("chapter12.nearest_alone", of(nearest).1);
    hold("chapter12.purest_lambda", purest);
    hold("chapter12.purest_distance", of(purest).0);
    hold("chapter12.purest_alone", of(purest).1);
    // No other strength has as many.
    let most = all.iter().filter(|one| one.1 == of(purest).1);
    assert_eq!(most.count(), 1);
    // Counted with other tools in chapter 1, at three of the strengths.
    assert_eq!([0.1, 0.2, 0.5].map(|l| of(l).1), [54., 99., 147.]);
    // A price that drops all that is wrong is too high for what is right.
    assert!(nearest < purest && of(nearest).0 < of(purest).0);
    // The peak lies inside: a higher price drops what is right, too.
    assert!(of(1.1).1 < of(purest).1 && of(1.5).1 < 50.0);
}

#[test]
fn chapter_10_the_mean_of_all_likely_weights() {
    let all = reference("one_weight/bayes_laplace_posterior");
    for (name, row) in entries(all) {
        let t = name.strip_prefix("T=").unwrap();
        let mean = number(&row["posterior_mean"]);
        hold(&format!("chapter12.posterior_mean --temperature {t}"), mean);
    }
}

#[test]
fn chapter_10_weight_decay() {
    // Where the slope is small Adam never quite rests: rounding decides by how
    // much less than a step of 0.001 it is off.
    for lambda in [0.0, 0.1, 0.4, 1.0, 1.5, 4.0] {
        let asked = |name: &str| format!("chapter12.{name} --lambda {lambda}");
        hold_within(&asked("adam"), end(Price::Inside(lambda)), 5e-4);
        hold_within(&asked("adamw"), end(Price::Decay(lambda)), 5e-4);
        // Down loss + λw² it ends where chapter 5 says.
        hold_within(&asked("adam"), 0.5 / (1.0 + lambda), 5e-4);
        if lambda > 1.0 {
            // A pull of 1 against 2λw.
            hold_within(&asked("adamw"), 0.5 / lambda, 5e-4);
        }
    }
}

/// The instrument's data are checked in read_back/instrument.rs; here is what
/// follows from them, by halving on slopes that only rise.
#[test]
fn the_instrument() {
    for (w, lambda, sd) in [
        (0.5, 0.8, 0.0),
        (0.5, 1.0, 0.0),
        (0.5, 0.8, 0.6),
        (-1.0, 2.5, 1.0),
        (0.0, 0.8, 0.9),
        (0.0, 0.2, 0.9),
        (0.3, 0.0, 0.2),
    ] {
        let data = instrument::data(w, sd);
        let data = Regression { columns: vec![data.x], y: data.y };
        let slope = |v: f64| -2.0 * data.pulls(&[v])[0];
        let asked = |name: &str| {
            format!("{name} --weight {w} --lambda {lambda} --noise {sd}")
        };
        let least_squares = find_zero((-10.0, 10.0), slope);
        let l1 = find_zero((-10.0, 10.0), |v| slope(v) + lambda * v.signum());
        let l2 = find_zero((-10.0, 10.0), |v| slope(v) + 2.0 * lambda * v);
        hold(&asked("instrument.least_squares"), least_squares);
        hold(&asked("instrument.l1"), l1);
        hold(&asked("instrument.l2"), l2);
        hold(&asked("instrument.threshold"), slope(0.0).abs());
        // The weight of least squares at which the slope at 0 is λ in size.
        let steep = slope(1.0) - slope(0.0);
        hold(&asked("instrument.dead_zone"), lambda / steep);
    }
}
