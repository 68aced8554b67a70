//! Chapter 4: the penalties on their own.
//!
//! |w| and w², and what matters about them: not how high they are, but how
//! steep they are next to 0.

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;

pub use chapter::{Chapter4, Parameters};

// ANCHOR: penalties
/// The L1 penalty of one weight, |w|.
pub fn l1(w: f64) -> f64 {
    w.abs()
}

/// The L2 penalty of one weight, w².
pub fn l2(w: f64) -> f64 {
    w * w
}
// ANCHOR_END: penalties

// ANCHOR: slopes
/// The slopes of |w| just left and just right of `w`. They differ at 0 only.
pub fn l1_slopes(w: f64) -> (f64, f64) {
    if w == 0.0 { (-1.0, 1.0) } else { (w.signum(), w.signum()) }
}

/// The slope of w² at `w`, which is 2w.
pub fn l2_slope(w: f64) -> f64 {
    2.0 * w
}
// ANCHOR_END: slopes

/// The weight at which both penalties are equally steep: 2w = 1.
pub const EQUALLY_STEEP: f64 = 0.5;
