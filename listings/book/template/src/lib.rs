//! Chapter NUMBER: TITLE

mod chapter;
mod figures;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{ChapterNUMBER, Parameters};
pub use problem::Problem;

// ANCHOR: price
/// The price of a weight, λ·|w|.
pub fn price(lambda: f64, w: f64) -> f64 {
    lambda * w.abs()
}
// ANCHOR_END: price
