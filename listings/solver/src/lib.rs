//! Lowest points of loss plus penalty with many weights.
//!
//! Everything is in the book's convention:
//!
//! F(w) = (1/n) Σ (yᵢ − Σⱼ xᵢⱼ·wⱼ)² + λ·penalty(w),
//!
//! with the penalty Σ|wⱼ| for the lasso and Σwⱼ² for ridge; see [`Penalty`].
//! The data are [`Columns`], or a [`Quadratic`], which is all that the loss knows
//! of them. Every [`Fit`] has a certificate, and what did not get there is an
//! error.
//!
//! With a matrix of your own, by columns:
//!
//! ```
//! use solver::{Centre, Columns, Standard, lasso, ridge};
//!
//! let size = [50.0, 80.0, 110.0, 65.0, 95.0];
//! let age = [30.0, 5.0, 12.0, 40.0, 21.0];
//! let price = [110.0, 190.0, 246.0, 134.0, 210.0];
//!
//! // There is no intercept: the outputs are measured from their mean. The
//! // columns get mean 0 and deviation 1, so that the penalty is fair to all.
//! let mean = Centre::of(&price);
//! let y: Vec<f64> = price.iter().map(|price| mean.to(*price)).collect();
//! let scaled = [&size, &age].map(|x| Standard::new(x).expect("no constant"));
//! let columns = scaled.iter().map(|x| x.column.clone()).collect();
//! let data = Columns::new(columns, y);
//!
//! let fit = lasso(&data, 30.0)?;
//! // The certificate: no weights make the sum lower by more than the gap,
//! // at the default goal 10⁻¹² of the loss at w = 0. A weight that is zero is
//! // exactly 0.
//! assert!(fit.reached && fit.gap <= 1e-12 * data.loss(&[0.0, 0.0]));
//! assert_eq!(fit.weights[1], 0.0);
//!
//! let squared = ridge(&data.quadratic(), 30.0).expect("λ > 0 has one answer");
//! assert!(squared.iter().all(|w| *w != 0.0));
//!
//! // Back in your units: a weight over its column's deviation is the price of
//! // one more square metre, and the means are added again.
//! let house = [70.0, 10.0];
//! let parts = fit.weights.iter().zip(&scaled).zip(house);
//! let parts = parts.map(|((w, column), x)| w * column.scaled(x));
//! let estimate = mean.mean() + parts.sum::<f64>();
//! assert!((150.0..175.0).contains(&estimate), "{estimate}");
//! # Ok::<(), solver::NotConverged>(())
//! ```
//!
//! One idea in each file: `descent` is the loop over what `updates` keeps up
//! to date, and what makes it fast are `covariance` and `residual` (two ways
//! to do so), `extrapolation`, `active_set`, `working_set`, `path` (warm
//! starts), `blocks` and `dot`.

#![expect(
    clippy::inline_always,
    reason = "what uses wide registers must be compiled into the function that \
              asks for them"
)]

mod active_set;
mod blocks;
mod certificate;
mod columns;
mod covariance;
mod descent;
mod dot;
mod extrapolation;
mod fit;
mod lasso;
mod linear;
pub mod logistic;
mod loss;
mod method;
mod narrow;
mod pack;
mod path;
mod penalty;
mod quadratic;
mod refit;
mod residual;
mod ridge;
mod ridges;
mod shortcuts;
mod standard;
mod updates;
mod working_set;

pub use certificate::{Look, Rounding, gap, violation};
pub use columns::Columns;
pub use dot::{add, dot};
pub use fit::{Fit, Goal, NotConverged};
pub use lasso::{elastic_net, fit, lasso, path, soft_threshold};
pub use linear::solve;
pub use loss::{Loss, lambda_max};
pub use narrow::Narrow;
pub use pack::pack;
pub use path::path_to;
pub use penalty::Penalty;
pub use quadratic::Quadratic;
pub use refit::{kept, refit, settled};
pub use ridge::ridge;
pub use ridges::Ridges;
pub use standard::{Centre, Standard};
