//! Chapter 11: yes or no.
//!
//! From a line to a probability, what a wrong probability costs, and what the
//! corner of L1 does then: for one weight, for thirty columns of real data,
//! and where a yes is rare.

mod chapter;
mod data;
mod figures;
mod judge;
mod left_out;
mod one;
#[cfg(doctest)]
mod page;
mod problem;
mod rare;
mod scaled;
mod shuffles;
mod values;

pub use chapter::{Chapter11, Parameters};
pub use data::{breast_cancer, rare_yes};
pub use judge::{Bin, Counts, auc, calibrate, cutoff};
pub use left_out::{LeftOut, leave_out};
pub use one::{best_intercept, loss, loss_slope, points};
pub use problem::Problem;
pub use rare::{Draw, Told, balanced, draw_rare, folds_by_class};
pub use scaled::Scaled;
pub use shuffles::{Shuffled, draw_folds, shuffled};
