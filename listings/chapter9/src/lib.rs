//! Chapter 9: real data.
//!
//! Features in their own units, related, with noise: the lasso's path, a
//! strength chosen by cross-validation, and least squares beside both.

mod again;
mod breakpoints;
mod chapter;
mod data;
mod figures;
mod input;
#[cfg(doctest)]
mod page;
mod problem;
#[cfg_attr(not(target_family = "wasm"), path = "progress/terminal.rs")]
#[cfg_attr(target_family = "wasm", path = "progress/page.rs")]
mod progress;
mod report;
mod ridge;
mod splits;
mod study;
mod validation;
mod values;

pub use breakpoints::{Event, breakpoints};
pub use chapter::{Chapter9, Parameters};
pub use data::{Data, Scaled};
pub use input::diabetes;
pub use problem::Problem;
pub use ridge::{mean_error, ridge_grid, ridge_validation, squares_validation};
pub use splits::{Method, Split, splits};
pub use validation::{
    Validation, alpha_max, cross_validate, grid, grid_over, penalty, weights,
};
