//! How far a soft threshold is from the truth, as the integral that it is: the
//! book has a closed form.

use crate::{integrate, soft};
use std::f64::consts::TAU;

/// The mean of (S(w + z, t) − w)² over normal z, in the three pieces between
/// which the soft threshold has its corners; with 400 parts each right to 10⁻⁸.
pub fn threshold_risk(w: f64, t: f64, parts: u32) -> f64 {
    const FAR: f64 = 9.0;
    let bell = |z: f64| (-z * z / 2.0).exp() / TAU.sqrt();
    let error = |z: f64| bell(z) * (soft(w + z, t) - w).powi(2);
    let inside = |z: f64| z.clamp(-FAR, FAR);
    let ends = [-FAR, inside(-t - w), inside(t - w), FAR];
    let pieces = ends.windows(2);
    pieces.map(|ends| integrate((ends[0], ends[1]), parts, error)).sum()
}

/// The lasso's lowest risk with k equal weights of a hundred whose squares add
/// up to `effect`: the threshold is sought between thirds.
pub fn lowest_risk(k: u32, effect: f64, parts: u32) -> f64 {
    let k = f64::from(k);
    let w = (effect / k).sqrt();
    let risk = |t: f64| {
        k * threshold_risk(w, t, parts)
            + (100.0 - k) * threshold_risk(0.0, t, parts)
    };
    let (mut low, mut high) = (0.0, 4.0);
    for _ in 0..35 {
        let third = (high - low) / 3.0;
        if risk(low + third) < risk(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    risk(low)
}
