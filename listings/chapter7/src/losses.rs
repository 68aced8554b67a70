//! Lowest points for any loss that is a bowl: its slope is all one needs.

use chapter3::{Data, loss, mean};
use libm::{exp, log1p};

/// A loss of one weight, with its data.
#[derive(Clone, Debug)]
pub enum Loss {
    /// The mean of (y − w·x)².
    Squared(Data),
    /// The mean of |y − w·x|.
    Absolute(Data),
    /// The logistic loss; each y is a label, 0 or 1.
    Logistic(Data),
}

impl Loss {
    /// Its height at a weight.
    pub fn at(&self, w: f64) -> f64 {
        match self {
            Loss::Squared(data) => loss(data, w),
            Loss::Absolute(data) => of(data, |x, y| (y - w * x).abs()),
            Loss::Logistic(data) => logistic_loss(data, w),
        }
    }

    /// Its slope at a weight; between two slopes if it has a corner there.
    pub fn slope(&self, w: f64) -> f64 {
        match self {
            Loss::Squared(data) => of(data, |x, y| 2.0 * x * (w * x - y)),
            Loss::Absolute(data) => of(data, |x, y| x * sign(w * x - y)),
            Loss::Logistic(data) => logistic_slope(data, w),
        }
    }

    /// The smallest λ from which on L1's best weight is 0: the size of the
    /// slope at 0.
    pub fn threshold(&self) -> f64 {
        self.slope(0.0).abs()
    }
}

fn of(data: &Data, one: impl Fn(f64, f64) -> f64) -> f64 {
    mean(data.x.iter().zip(&data.y).map(|(x, y)| one(*x, *y)))
}

fn sign(z: f64) -> f64 {
    if z == 0.0 { 0.0 } else { z.signum() }
}

// ANCHOR: logistic
/// The mean of ln(1 + e^(wx)) − y·wx, each label y 0 or 1.
///
/// (Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*,
/// 2nd edition, equation 4.20, where it is a sum and has the other sign.)
pub fn logistic_loss(data: &Data, w: f64) -> f64 {
    // e^(wx) may be too large to hold; e^(−|wx|) never is.
    let one = |s: f64, y: f64| log1p(exp(-s.abs())) + s.max(0.0) - y * s;
    of(data, |x, y| one(w * x, y))
}

/// Its slope, the mean of x·(p − y) with p = 1/(1 + e^(−wx)).
pub fn logistic_slope(data: &Data, w: f64) -> f64 {
    of(data, |x, y| x * (1.0 / (1.0 + exp(-w * x)) - y))
}
// ANCHOR_END: logistic

// ANCHOR: lowest
/// Where loss + λ·|w| is lowest, for any loss whose slope rises with w:
/// exactly 0 if the slope at 0 is no steeper than λ. `None` if nowhere.
pub fn l1_lowest(slope: impl Fn(f64) -> f64, lambda: f64) -> Option<f64> {
    let down = -slope(0.0);
    if down.abs() <= lambda * (1.0 + 1e-12) {
        return Some(0.0);
    }
    let side = down.signum(); // the side of 0 on which the loss falls
    let size = rises_to_zero(|size| side * slope(side * size) + lambda);
    size.map(|size| side * size)
}

/// Where loss + λ·w² is lowest, for the same losses. `None` if nowhere.
pub fn l2_lowest(slope: impl Fn(f64) -> f64, lambda: f64) -> Option<f64> {
    let side = -sign(slope(0.0));
    let sum = |size| side * slope(side * size) + 2.0 * lambda * size;
    rises_to_zero(sum).map(|size| side * size)
}
// ANCHOR_END: lowest

/// Where a slope that rises from 0 on is 0, by halving. `None` if it falls
/// as far as one looks.
fn rises_to_zero(slope: impl Fn(f64) -> f64) -> Option<f64> {
    const FAR: f64 = 1e9;
    if slope(0.0) >= 0.0 {
        return Some(0.0);
    }
    (slope(FAR) > 0.0).then(|| crate::crossing(0.0, FAR, slope))
}
