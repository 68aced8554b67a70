//! Outlines over two weights, each as where one is at a time from 0 to 4.

use crate::{Bowl, Weights};

/// A time around a closed outline: from 0 to 4, a quarter for each 1.
pub const AROUND: (f64, f64) = (0.0, 4.0);

/// The circle with radius 1 at a time. In the first quarter it goes through
/// ((1 − u²)/(1 + u²), 2u/(1 + u²)), u from 0 to 1.
pub fn circle(time: f64) -> Weights {
    let u = time - time.floor();
    let (x, y) = ((1.0 - u * u) / (1.0 + u * u), 2.0 * u / (1.0 + u * u));
    match time.floor() as i32 % 4 {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    }
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
