use fearless_simd::{f64x8, prelude::*, u64x8};
use libm::{exp, log1p};

// ANCHOR: probability
/// The probability of a yes, e^h/(1 + e^h), for any log odds h.
pub fn probability(log_odds: f64) -> f64 {
    // e to the power of something positive could overflow.
    let e = exp(-log_odds.abs());
    if log_odds >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// What a row costs: ln(1 + e^h) − y·h, which is −ln p for a yes (y = 1) and
/// −ln(1 − p) for a no (y = 0).
pub fn log_loss(y: f64, log_odds: f64) -> f64 {
    let against = if y > 0.0 { -log_odds } else { log_odds };
    against.max(0.0) + log1p(exp(-against.abs()))
}
// ANCHOR_END: probability

/// What the probabilities leave over in eight rows, sᵢ·(yᵢ − pᵢ), and how the
/// loss bends there, sᵢ·pᵢ·(1 − pᵢ), for shares sᵢ and labels y.
#[inline(always)]
pub(super) fn rest_and_bend<S: Simd>(
    log_odds: f64x8<S>,
    y: f64x8<S>,
    share: f64x8<S>,
) -> (f64x8<S>, f64x8<S>) {
    let sign = y * 2.0 - 1.0;
    let right = log_odds * sign;
    let e = exp_of_negative(-right.abs());
    let one = f64x8::splat(e.token(), 1.0);
    let more = one / (e + 1.0);
    let less = e * more;
    let wrong = right.simd_ge(0.0).select(less, more);
    (sign * share * wrong, share * less * more)
}

/// ln 2 as a sum of which the first part has few digits, so that its product
/// with a small whole number is exact.
const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];

/// 3·2⁵¹: a number added to it is rounded, and stands in its last bits.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// e^x for x up to 0, eight at a time; below −708 it is that of −708.
///
/// With x = k·ln 2 + r this is 2ᵏ times the series of e^r, in which |r| is so
/// small that the terms after the 13th power are less than rounding (Cody and
/// Waite, *Software Manual for the Elementary Functions*, 1980, chapter 6).
#[inline(always)]
fn exp_of_negative<S: Simd>(x: f64x8<S>) -> f64x8<S> {
    let least = f64x8::splat(x.token(), -708.0);
    // What is not a number stays one.
    let x = x.simd_lt(least).select(least, x);
    let k = (x * std::f64::consts::LOG2_E + ROUND) - ROUND;
    let r = (x - k * LN_2[0]) - k * LN_2[1];
    let mut sum = f64x8::splat(x.token(), 1.0);
    for power in (1..=13).rev() {
        sum = sum * r * (1.0 / f64::from(power)) + 1.0;
    }
    // The exponent of a number stands above its 52 other bits.
    let exponent: u64x8<S> = (k + (ROUND + 1023.0)).bitcast();
    sum * (exponent << 52).bitcast::<f64x8<S>>()
}
