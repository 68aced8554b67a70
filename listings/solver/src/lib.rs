//! Lowest points of loss plus penalty with many weights.
//!
//! Everything is in the book's convention:
//!
//! F(w) = (1/n) Σ (yᵢ − Σⱼ xᵢⱼ·wⱼ)² + λ·penalty(w),
//!
//! with the penalty Σ|wⱼ| for the lasso and Σwⱼ² for ridge. The data are
//! [`Columns`], or a [`Bowl`], which is all that the loss knows of them.

mod bowl;
mod certificate;
mod columns;
mod dot;
mod fit;
mod lasso;
mod linear;
mod loss;
mod penalty;
mod ridge;
mod standard;

pub use bowl::Bowl;
pub use certificate::{gap, violation};
pub use columns::Columns;
pub use fit::{Fit, Goal, NotConverged};
pub use lasso::{elastic_net, fit, lasso, path, path_to, soft_threshold};
pub use linear::solve;
pub use loss::{Loss, lambda_max};
pub use penalty::Penalty;
pub use ridge::{ridge, ridge_by_rows};
pub use standard::Standard;
