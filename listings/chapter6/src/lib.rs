//! Chapter 6: walking downhill.
//!
//! Three walks on the sums of chapter 5, one step at a time: the slope walk
//! and the threshold walk on the L1 sum, and a walk on the L2 sum.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter6, Parameters};
pub use problem::Problem;

use chapter3::Data;
use chapter4::l2_slope;
use chapter5::{loss_slope, soft_threshold, zero_threshold};

// ANCHOR: slope_step
/// One step of the slope walk on the L1 sum, with the step size η:
/// w − η·(slope of the loss at w + λ·sign(w)), where sign(0) = 0.
pub fn slope_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    let sign = if w == 0.0 { 0.0 } else { w.signum() };
    w - eta * (loss_slope(data, w) + lambda * sign)
}
// ANCHOR_END: slope_step

// ANCHOR: threshold_step
/// One step of the threshold walk on the L1 sum: down the loss alone, then a
/// soft threshold, S(w − η·slope of the loss at w, η·λ).
///
/// (A proximal step, or ISTA: Beck and Teboulle, "A fast iterative
/// shrinkage-thresholding algorithm for linear inverse problems", SIAM Journal
/// on Imaging Sciences 2, 2009.)
pub fn threshold_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    soft_threshold(w - eta * loss_slope(data, w), eta * lambda)
}
// ANCHOR_END: threshold_step

// ANCHOR: l2
/// One step down the L2 sum: w − η·(slope of the loss at w + λ·2w).
pub fn l2_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    w - eta * (loss_slope(data, w) + lambda * l2_slope(w))
}
// ANCHOR_END: l2

/// The weights that `count` steps go through, the start first.
pub fn walk(start: f64, count: usize, step: impl Fn(f64) -> f64) -> Vec<f64> {
    let steps = std::iter::successors(Some(start), |&w| Some(step(w)));
    steps.take(count + 1).collect()
}

// ANCHOR: prediction
/// At which step the threshold walk lands on exactly 0: the first k with
/// (1 − 2ηm)^k · (start − r) ≤ −r, where r = w* − λ/(2m) and m = mean(x²).
///
/// `None` unless start > 0, λ is beyond the threshold of a w* > 0, and
/// 0 < η < 1/(2m).
pub fn steps_to_zero(
    data: &Data,
    lambda: f64,
    eta: f64,
    start: f64,
) -> Option<usize> {
    let m = data.mean_xx();
    let r = (data.mean_xy() - lambda / 2.0) / m;
    let cut = 2.0 * eta * m;
    let beyond = data.mean_xy() > 0.0 && lambda > zero_threshold(data);
    if !beyond || start <= 0.0 || eta <= 0.0 || cut >= 1.0 {
        return None;
    }
    let steps = libm::log(-r / (start - r)) / libm::log1p(-cut);
    // What misses a whole number by rounding alone is that number.
    let whole = steps.round();
    let near = (steps - whole).abs() <= 1e-12 * whole;
    Some(if near { whole } else { steps.ceil() } as usize)
}
// ANCHOR_END: prediction

/// Where a step of the slope walk leads from just right of 0, and from just
/// left of it: −η·(λ − pull) and η·(λ + pull), with the pull of the data at 0.
///
/// If λ is beyond the threshold and 0 < η < 1/(2·mean(x²)), the walk ends up
/// hopping between these two.
pub fn band(data: &Data, lambda: f64, eta: f64) -> (f64, f64) {
    let pull = -loss_slope(data, 0.0);
    (-eta * (lambda - pull), eta * (lambda + pull))
}

/// A rule that goes wrong: a step on the loss, then one on the penalty; a
/// weight that the second step takes across 0 is set to 0 and left there.
pub fn clip_and_freeze_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    if w == 0.0 {
        return 0.0;
    }
    let after_loss = w - eta * loss_slope(data, w);
    let next = after_loss - eta * lambda * w.signum();
    if after_loss * next < 0.0 { 0.0 } else { next }
}
