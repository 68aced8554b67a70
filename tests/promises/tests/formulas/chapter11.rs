//! The formulas of chapter 11.

use super::same;
use crate::ask_number;
use chapter11::{
    Scaled, best_intercept, breast_cancer, cutoff, loss, loss_slope, points,
    rare_yes,
};
use promises::mathematics::mean;
use solver::logistic::{Labelled, fit, log_loss, probability};
use solver::{Goal, Penalty};

/// Heights of a line.
const HEIGHTS: [f64; 6] = [-30.0, -2.0, -0.1, 0.0, 0.5, 7.0];

const BOOK: [bool; 7] = [false, false, true, false, true, true, true];

pub fn a_line_is_bent() {
    for log_odds in HEIGHTS {
        let p = probability(log_odds);
        same(p, log_odds.exp() / (1.0 + log_odds.exp()));
        assert!((p / (1.0 - p) / log_odds.exp() - 1.0).abs() < 1e-9);
    }
}

pub fn a_label_costs() {
    let quarter = ask_number("chapter11.cost --told 0.25");
    assert!((quarter - 2.0 * 2.0_f64.ln()).abs() < 1e-8);
    for log_odds in HEIGHTS {
        let p = probability(log_odds);
        assert!((log_loss(1.0, log_odds) + p.ln()).abs() < 1e-9);
        assert!((log_loss(0.0, log_odds) + (1.0 - p).ln()).abs() < 1e-9);
        for y in [0.0, 1.0] {
            same(
                log_loss(y, log_odds),
                (1.0 + log_odds.exp()).ln() - y * log_odds,
            );
        }
    }
    let data = points(BOOK);
    let rows = data.x.iter().zip(&data.y);
    let b = best_intercept(&data, 0.8);
    let costs = rows.map(|(x, y)| log_loss(*y, b + 0.8 * x));
    same(loss(&data, 0.8), mean(&costs.collect::<Vec<_>>()));
}

/// At w = 0 the best probability is the share of yes.
pub fn the_pull_at_0() {
    for bits in 1..127_u32 {
        let data = points(std::array::from_fn(|i| bits >> i & 1 == 1));
        let share = mean(&data.y);
        same(probability(best_intercept(&data, 0.0)), share);
        let rows = data.x.iter().zip(&data.y);
        let pulls = rows.map(|(x, y)| x * (y - share));
        same(-loss_slope(&data, 0.0), mean(&pulls.collect::<Vec<_>>()));
    }
}

/// What a small weight changes in the cost of a point, with the intercept of
/// w = 0.
pub fn a_small_weight_saves() {
    let data = points(std::array::from_fn(|i| i % 3 == 1));
    let (share, b) = (mean(&data.y), best_intercept(&data, 0.0));
    for (x, y) in data.x.iter().zip(&data.y) {
        let s = 1e-4;
        let rise = log_loss(*y, b + s * x) - log_loss(*y, b);
        assert!((rise - -s * x * (y - share)).abs() <= x * x * s * s);
    }
}

/// Two columns, at strengths where none, one and both are kept.
pub fn the_rule_for_columns() {
    let columns = vec![
        vec![-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 0.0],
        vec![1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0],
    ];
    let y = vec![0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0];
    let data = Labelled::new(columns.clone(), y.clone());
    let mut kept = vec![];
    for lambda in [1.0, 0.2, 0.01] {
        let fit = fit(&data, Penalty::lasso(lambda), Goal::default()).unwrap();
        let rest = |i: usize| {
            let row = [columns[0][i], columns[1][i]];
            y[i] - probability(fit.log_odds(&row))
        };
        for (x, w) in columns.iter().zip(&fit.weights) {
            let pulls = (0..8).map(|i| x[i] * rest(i));
            let pull = mean(&pulls.collect::<Vec<_>>());
            if *w == 0.0 {
                assert!(pull.abs() <= lambda + 1e-9);
            } else {
                assert!((pull - lambda * w.signum()).abs() < 1e-6, "{pull}");
            }
        }
        kept.push(fit.weights.iter().filter(|w| **w != 0.0).count());
    }
    assert_eq!(kept, [0, 1, 2]);
}

/// How the cost of a row bends, by three heights close to each other.
pub fn nearly_a_bowl() {
    for log_odds in [-2.0, -0.1, 0.0, 1.5] {
        let (step, p) = (1e-3, probability(log_odds));
        let [low, at, high] =
            [-step, 0.0, step].map(|d| log_loss(1.0, log_odds + d));
        let bend = (low - 2.0 * at + high) / (step * step);
        assert!((bend - p * (1.0 - p)).abs() < 1e-6);
    }
}

pub fn what_mistakes_cost() {
    for (missed, alarm) in [(10.0, 1.0), (1.0, 1.0), (3.0, 7.0)] {
        let p = cutoff(missed, alarm);
        same(p, alarm / (alarm + missed));
        same(missed * p, alarm * (1.0 - p));
    }
}

/// Without a price row weights move the intercept of a weak column by about so
/// much.
pub fn weights_without_a_price() {
    let data = breast_cancer();
    let data = data.with_rows(&rare_yes(&data));
    let column = data.names.iter().position(|name| name == "symmetry_se");
    let data = data.with_columns(&[column.unwrap()]);
    let free = |weigh| {
        let scaled = Scaled::new(&data, weigh);
        let free = Penalty::lasso(0.0);
        fit(&scaled.labelled, free, Goal::default()).unwrap().intercept
    };
    let moved = free(chapter11::balanced) - free(|y| vec![1.0; y.len()]);
    let expected = ask_number("chapter11.odds").ln();
    let said = ask_number("chapter11.expected_shift");
    assert!((said - expected).abs() < 1e-8);
    assert!((moved - expected).abs() < 0.05, "{moved}, {expected}");
}
