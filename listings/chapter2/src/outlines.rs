//! Outlines over two weights, each as where one is at a time from 0 to 4.

use crate::{Bowl, Weights};
use std::f64::consts::FRAC_PI_2;

/// A time around a closed outline: from 0 to 4, a quarter for each 1.
pub const AROUND: (f64, f64) = (0.0, 4.0);

/// The circle with radius 1 at a time, at the same speed all the way around:
/// then a few arcs are enough to draw it.
pub fn circle(time: f64) -> Weights {
    let angle = time * FRAC_PI_2;
    (libm::cos(angle), libm::sin(angle))
}

/// The contour of the bowl at this loss: an ellipse around its centre.
pub fn contour(bowl: &Bowl, loss: f64, time: f64) -> Weights {
    let r = bowl.correlation;
    let (x, y) = circle(time);
    // The bowl's axes lie along (1, 1) and (1, −1).
    let a = x * (loss / (2.0 * (1.0 + r))).sqrt();
    let b = y * (loss / (2.0 * (1.0 - r))).sqrt();
    (bowl.centre.0 + a + b, bowl.centre.1 + a - b)
}

/// The edge of the diamond with budget t at a time.
pub fn diamond(t: f64, time: f64) -> Weights {
    let u = t * (time - time.floor());
    match time.floor() as i32 % 4 {
        0 => (t - u, u),
        1 => (-u, t - u),
        2 => (u - t, -u),
        _ => (u, u - t),
    }
}

/// The edge of the disc with budget t at a time.
pub fn disc(t: f64, time: f64) -> Weights {
    let (x, y) = circle(time);
    (t * x, t * y)
}
