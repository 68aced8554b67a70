//! Chapter 7: is it really the corner?
//!
//! If the corner makes the zero, then a price with its corner elsewhere, with
//! no corner, with a sharper one or with several must do what one predicts.
//! Here are their lowest points: in closed form where there is one, and else
//! by halving, on a slope that only rises.

mod chapter;
mod figures;
mod losses;
mod noise;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter7, Parameters};
pub use losses::{Loss, l1_lowest, l2_lowest, logistic_loss, logistic_slope};
pub use noise::{draw_normal, draw_pulls, normal_below, zero_probability};
pub use problem::Problem;

use chapter3::Data;
use libm::{exp, log, pow};

/// All that the squared loss of one weight says about where a sum is lowest:
/// loss(w) = m·w² − pull·w + loss(0).
#[derive(Clone, Copy, Debug)]
pub struct Parabola {
    /// m = mean(x²), above 0.
    pub m: f64,
    /// How hard the data pull at w = 0: 2·mean(xy), less than 0 if they pull
    /// to the left.
    pub pull: f64,
}

impl Parabola {
    /// The bowl of some data.
    pub fn of(data: &Data) -> Self {
        Parabola { m: data.mean_xx(), pull: 2.0 * data.mean_xy() }
    }

    /// The weight that is best without a price, pull/(2m).
    pub fn best(&self) -> f64 {
        self.pull / (2.0 * self.m)
    }

    /// The slope of the loss, 2m·w − pull.
    pub fn slope(&self, w: f64) -> f64 {
        2.0 * self.m * w - self.pull
    }
}

// ANCHOR: kinks
/// The lowest point of loss(w) + λ·Σ|w − k| over some kinks k.
///
/// With i of the n kinks on its left the sum is part of a bowl, lowest at
/// (pull + λ·(n − 2i)) / 2m. These n + 1 bottoms and the n kinks are 2n + 1
/// numbers; the one in their middle is the lowest point of the sum.
///
/// (Li and Osher, "A new median formula with applications to PDE based
/// denoising", Communications in Mathematical Sciences 7, 2009.)
pub fn kinks_minimiser(bowl: &Parabola, lambda: f64, kinks: &[f64]) -> f64 {
    let n = kinks.len();
    let bottom = |i: usize| {
        let price = lambda * (n as f64 - 2.0 * i as f64);
        (bowl.pull + price) / (2.0 * bowl.m)
    };
    let bottoms = (0..=n).map(bottom);
    let mut places: Vec<f64> = bottoms.chain(kinks.iter().copied()).collect();
    places.sort_by(f64::total_cmp);
    at_kink(places[n], kinks, 1e-12 * (bottom(0) - bottom(n)))
}
// ANCHOR_END: kinks

/// The kink that `w` is, but for rounding, or `w`.
fn at_kink(w: f64, kinks: &[f64], rounding: f64) -> f64 {
    let near = kinks.iter().find(|k| (w - **k).abs() <= rounding);
    near.copied().unwrap_or(w)
}

// ANCHOR: dead_zone
/// Where the L1 sum is lowest: 0 while −λ ≤ pull ≤ λ.
pub fn l1_minimiser(bowl: &Parabola, lambda: f64) -> f64 {
    kinks_minimiser(bowl, lambda, &[0.0])
}

/// Where the L2 sum is lowest: pull / 2(m + λ), 0 only if the pull is.
pub fn l2_minimiser(bowl: &Parabola, lambda: f64) -> f64 {
    bowl.pull / (2.0 * (bowl.m + lambda))
}
// ANCHOR_END: dead_zone

/// Where the sum is lowest if every weight but 0 has the same price λ ("L0"):
/// the best weight, if that gains more than λ, and 0 otherwise.
///
/// (The hard threshold of Donoho and Johnstone, "Ideal spatial adaptation by
/// wavelet shrinkage", Biometrika 81, 1994.)
pub fn l0_minimiser(bowl: &Parabola, lambda: f64) -> f64 {
    let gain = bowl.m * bowl.best() * bowl.best();
    if gain > lambda * (1.0 + 1e-12) { bowl.best() } else { 0.0 }
}

/// The lowest point of loss(w) + λ·√(w² + ε²), the L1 sum with its corner
/// rounded off. It has no closed form worth writing.
pub fn rounded_minimiser(bowl: &Parabola, lambda: f64, epsilon: f64) -> f64 {
    let root = |w: f64| (w * w + epsilon * epsilon).sqrt();
    let slope = |w: f64| bowl.slope(w) + lambda * w / root(w);
    crossing(bowl.best().min(0.0), bowl.best().max(0.0), slope)
}

/// Where a slope that rises from `low` to `high` is 0, by halving.
fn crossing(mut low: f64, mut high: f64, slope: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if slope(middle) < 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

// ANCHOR: power_slope
/// The slope of |w|^q right of 0: q·w^(q − 1). At w = 0 it is infinite for
/// q < 1, 1 for q = 1, and 0 for every larger q.
pub fn power_slope(q: f64, w: f64) -> f64 {
    q * pow(w, q - 1.0)
}
// ANCHOR_END: power_slope

// ANCHOR: power
/// Where loss(w) + λ·|w|^q is lowest, for q > 1 and pull > 0: never at 0.
///
/// The slope, 2m·w − pull + λ·q·w^(q − 1), rises with w. Where it is 0, its
/// first or its last part makes up at least half of the pull, and neither more
/// than all. We look for ln w, because w can be as small as 10⁻¹⁰⁰; a weight
/// too small for a computer comes back as the smallest that it can hold.
fn blunt_minimiser(m: f64, pull: f64, lambda: f64, q: f64) -> f64 {
    let slope = |ln_w: f64| {
        2.0 * m * exp(ln_w) - pull + lambda * q * exp((q - 1.0) * ln_w)
    };
    let by_loss = |part: f64| log(part * pull / (2.0 * m));
    let by_price = |part: f64| log(part * pull / (lambda * q)) / (q - 1.0);
    let low = by_loss(0.5).min(by_price(0.5));
    let high = by_loss(1.0).min(by_price(1.0));
    exp(crossing(low, high, slope)).max(f64::MIN_POSITIVE)
}
// ANCHOR_END: power

/// For q < 1: the λ from which on 0 is the lowest point of
/// loss(w) + λ·|w|^q, and the weight from which it jumps there.
///
/// With w* the best weight without a price, the jump starts at
/// w = w*·2(1 − q)/(2 − q), and λ = m·w^(2 − q)/(1 − q).
///
/// (Marjanovic and Solo, "On ℓq optimization and matrix completion", IEEE
/// Transactions on Signal Processing 60, 2012, has the same in the other
/// direction: the pull at the jump, for a given λ.)
pub fn jump(bowl: &Parabola, q: f64) -> (f64, f64) {
    let w = bowl.best().abs() * 2.0 * (1.0 - q) / (2.0 - q);
    (bowl.m * pow(w, 2.0 - q) / (1.0 - q), w)
}

/// From which λ on the lowest point of loss(w) + λ·|w|^q is exactly 0; never
/// if q > 1 and the data pull at all.
pub fn power_threshold(bowl: &Parabola, q: f64) -> Option<f64> {
    if bowl.pull == 0.0 {
        Some(0.0)
    } else if q < 1.0 {
        Some(jump(bowl, q).0)
    } else {
        (q == 1.0).then_some(bowl.pull.abs())
    }
}

/// The lowest point of loss(w) + λ·|w|^q, for q > 0: exactly 0 from
/// [`power_threshold`] on, and only there. (A λ that agrees with it to twelve
/// digits counts as equal: the rest is rounding.)
pub fn power_minimiser(bowl: &Parabola, lambda: f64, q: f64) -> f64 {
    let threshold = power_threshold(bowl, q).unwrap_or(f64::INFINITY);
    if threshold <= lambda * (1.0 + 1e-12) {
        return 0.0;
    }
    if lambda == 0.0 || q == 1.0 {
        return l1_minimiser(bowl, lambda);
    }
    let size = if q < 1.0 {
        inner_valley(bowl, lambda, q).unwrap_or(0.0)
    } else {
        blunt_minimiser(bowl.m, bowl.pull.abs(), lambda, q)
    };
    size.copysign(bowl.pull)
}

/// For q < 1: the size of the weight in the valley beside 0, if there is one.
/// (It may be higher than 0, which is a valley of its own for every λ > 0.)
///
/// The slope 2m·w − pull + λ·q·w^(q − 1) falls up to w₀, where
/// 2m = λ·q·(1 − q)·w₀^(q − 2), and rises from there.
pub fn inner_valley(bowl: &Parabola, lambda: f64, q: f64) -> Option<f64> {
    if q >= 1.0 {
        return None;
    }
    let (m, pull) = (bowl.m, bowl.pull.abs());
    let slope = |w: f64| 2.0 * m * w - pull + lambda * power_slope(q, w);
    let turn = pow(lambda * q * (1.0 - q) / (2.0 * m), 1.0 / (2.0 - q));
    let is_valley = slope(turn) < 0.0;
    is_valley.then(|| crossing(turn, bowl.best().abs(), slope))
}
