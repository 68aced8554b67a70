//! Chapter 6: walking downhill.
//!
//! Three walks on the sums of chapter 5, one step at a time: along the slope
//! of the L1 sum, the same with a soft threshold, and along the slope of the
//! L2 sum.

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

// ANCHOR: subgradient
/// One step down the L1 sum with the step size η:
/// w − η·(loss'(w) + λ·sign(w)), where sign(0) = 0.
pub fn subgradient_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    let sign = if w == 0.0 { 0.0 } else { w.signum() };
    w - eta * (loss_slope(data, w) + lambda * sign)
}
// ANCHOR_END: subgradient

// ANCHOR: proximal
/// One step down the loss, then a soft threshold for the L1 penalty:
/// S(w − η·loss'(w), η·λ). Called a proximal step, or ISTA.
///
/// (Beck and Teboulle, "A fast iterative shrinkage-thresholding algorithm for
/// linear inverse problems", SIAM Journal on Imaging Sciences 2, 2009.)
pub fn proximal_step(data: &Data, lambda: f64, eta: f64, w: f64) -> f64 {
    soft_threshold(w - eta * loss_slope(data, w), eta * lambda)
}
// ANCHOR_END: proximal

// ANCHOR: l2
/// One step down the L2 sum: w − η·(loss'(w) + λ·2w).
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
/// At which step the proximal walk lands on exactly 0.
///
/// Right of 0 the walk heads for the bottom r = w* − λ/(2m) of the right
/// half-bowl, m = mean(x²), and its distance to r shrinks by the factor
/// 1 − 2ηm each time. If r < 0 it is at 0 or beyond as soon as
/// (1 − 2ηm)^k ≤ −r / (start − r).
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
    let factor = 1.0 - 2.0 * eta * m;
    let beyond = data.mean_xy() > 0.0 && lambda > zero_threshold(data);
    if !beyond || start <= 0.0 || eta <= 0.0 || factor <= 0.0 {
        return None;
    }
    std::iter::successors(Some(1.0), |power| Some(power * factor))
        .position(|power| power <= -r / (start - r))
}
// ANCHOR_END: prediction

// ANCHOR: band
/// Between which two weights the subgradient walk ends up hopping, if λ is
/// beyond the threshold of a w* > 0: −η·(λ − 2m·w*) and η·(λ + 2m·w*).
/// Needs 0 < η < 1/(2m), m = mean(x²).
pub fn band(data: &Data, lambda: f64, eta: f64) -> (f64, f64) {
    let pull = zero_threshold(data);
    (-eta * (lambda - pull), eta * (lambda + pull))
}
// ANCHOR_END: band

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
