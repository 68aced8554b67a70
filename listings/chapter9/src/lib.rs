//! Chapter 9: real data.
//!
//! Features in their own units, related, with noise: the lasso's path, a
//! strength chosen by cross-validation, and how far to trust what was chosen.

mod breakpoints;
mod data;
mod resample;
mod validation;

pub use breakpoints::{Event, breakpoints};
pub use data::{Data, Scaled};
pub use resample::{frequencies, with_noise};
pub use validation::{
    Validation, alpha_max, cross_validate, grid, penalty, weights,
};
