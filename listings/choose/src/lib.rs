//! Which model should I choose? A comparison on rows that are left out.
//!
//! [`compare`] fits seven models to the same folds of a table and measures
//! them on the rows left out; [`recommend`] says which one to take and why;
//! [`Trust`] shows how far to trust it, and [`hit_rates`] how good such a
//! recommendation is where the truth is known.
//!
//! One idea in each file: `folds` deals the rows, `blocks` reads them once,
//! `rows` weighs and packs them, `scaled` standardises what a fit learns from,
//! `models` has the fits, `turned` ridge and least squares among them, and
//! `means` says how sure a mean is.

mod blocks;
mod compare;
mod data;
mod folds;
mod hits;
mod means;
mod models;
mod parallel;
mod recommend;
mod rows;
mod scaled;
mod trust;
mod turned;

pub use compare::{Comparison, Curve, Model, compare};
pub use data::{Column, Data, MEMORY, Refusal, Settings, memory};
pub use hits::{HitRate, hit_rates};
pub use means::Mean;
pub use models::{Fit, Kind, Strength};
pub use parallel::Tell;
pub use recommend::{Reason, Recommendation, recommend};
pub use trust::{Noise, Simple, Trust, trust};
