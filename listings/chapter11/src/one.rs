//! One weight and an intercept.

use chapter3::{Data, mean};
use libm::log;
use solver::logistic::{log_loss, probability};

/// The points (−3, y₁), (−2, y₂), …, (3, y₇), each y 1 for a yes and 0 for a
/// no.
pub fn points(labels: [bool; 7]) -> Data {
    let y = labels.map(|label| f64::from(u8::from(label)));
    let x = (-3..=3).map(f64::from);
    Data { x: x.collect(), y: y.to_vec() }
}

// ANCHOR: intercept
/// The best intercept b beside a weight w: with it the mean of the
/// probabilities is the share of yes. At w = 0 it is ln(share/(1 − share)).
/// There must be a yes and a no.
pub fn best_intercept(data: &Data, w: f64) -> f64 {
    let share = mean(data.y.iter().copied());
    let middle = log(share / (1.0 - share));
    let reach = data.x.iter().fold(0.0, |r: f64, x| r.max((w * x).abs()));
    let (mut low, mut high) = (middle - reach, middle + reach);
    loop {
        let b = f64::midpoint(low, high);
        if b <= low || b >= high {
            return b; // as close as numbers of a computer can be
        }
        let told = data.x.iter().map(|x| probability(b + w * x));
        if mean(told) < share { low = b } else { high = b }
    }
}
// ANCHOR_END: intercept

/// The logistic loss at a weight, beside its best intercept: the mean of
/// ln(1 + e^h) − yh, with h = b + wx.
pub fn loss(data: &Data, w: f64) -> f64 {
    let b = best_intercept(data, w);
    let points = data.x.iter().zip(&data.y);
    mean(points.map(|(x, y)| log_loss(*y, b + w * x)))
}

// ANCHOR: slope
/// The slope of this loss, mean(x·(p − y)). (The intercept adds nothing to
/// it: at its best value the loss is level in its direction.)
pub fn loss_slope(data: &Data, w: f64) -> f64 {
    let b = best_intercept(data, w);
    let points = data.x.iter().zip(&data.y);
    mean(points.map(|(x, y)| x * (probability(b + w * x) - y)))
}
// ANCHOR_END: slope
