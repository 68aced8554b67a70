//! Which model should I choose? A comparison on rows that are left out.
//!
//! [`compare`] fits seven models to the same folds of a table and measures
//! them on the rows left out; [`recommend`] says which one to take and why;
//! [`Trust`] shows how far to trust it.

mod blocks;
mod compare;
mod data;
mod folds;
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
pub use means::Mean;
pub use models::{Fit, Kind, Strength};
pub use parallel::Tell;
pub use recommend::{Reason, Recommendation, recommend};
pub use trust::{Noise, Simple, Trust, trust};
