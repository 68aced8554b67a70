//! Lowest points of loss plus penalty with many weights.
//!
//! Everything is in the book's convention:
//!
//! F(w) = (1/n) Σ (yᵢ − Σⱼ xᵢⱼ·wⱼ)² + λ·penalty(w),
//!
//! with the penalty Σ|wⱼ| for the lasso and Σwⱼ² for ridge; see [`Penalty`].
//! The data are [`Columns`], or a [`Bowl`], which is all that the loss knows
//! of them. Every [`Fit`] has a certificate, and what did not get there is an
//! error.
//!
//! One idea in each file: `descent` is the loop, and what makes it fast are
//! `covariance` and `residual` (what is kept up to date), `extrapolation`,
//! `active_set`, `working_set`, `path` (warm starts) and `dot`.

mod active_set;
mod bowl;
mod certificate;
mod columns;
mod covariance;
mod descent;
mod dot;
mod extrapolation;
mod fit;
mod lasso;
mod linear;
mod loss;
mod method;
mod path;
mod penalty;
mod residual;
mod ridge;
mod ridges;
mod shortcuts;
mod standard;
mod working_set;

pub use bowl::Bowl;
pub use certificate::{Look, Rounding, gap, violation};
pub use columns::Columns;
pub use fit::{Fit, Goal, NotConverged};
pub use lasso::{elastic_net, fit, lasso, path, soft_threshold};
pub use linear::solve;
pub use loss::{Loss, lambda_max};
pub use path::path_to;
pub use penalty::Penalty;
pub use ridge::ridge;
pub use ridges::Ridges;
pub use standard::{Centre, Standard};
