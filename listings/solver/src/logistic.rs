//! The lowest point of the logistic loss plus penalty: for what is predicted
//! with a yes or a no.
//!
//! Everything is in the book's convention:
//!
//! F(b, w) = mean(ln(1 + e^hᵢ) − yᵢ·hᵢ) + l1·Σ|wⱼ| + l2·Σwⱼ²,
//! with hᵢ = b + Σⱼ xᵢⱼ·wⱼ,
//!
//! where yᵢ is 1 for a yes and 0 for a no. The intercept b has no price. With
//! row weights the mean is a weighted one, so only their proportions count.
//!
//! ```
//! use solver::logistic::{Labelled, fit, lambda_max};
//! use solver::{Goal, Penalty};
//!
//! let x = vec![vec![-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]];
//! let y = vec![0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0];
//! let data = Labelled::new(x, y);
//! // At w = 0 and the best b each probability is 4/7, and the data pull with
//! // |mean(x·(y − 4/7))|. From there on the lasso gives 0.
//! assert!((lambda_max(&data) - 5.0 / 7.0).abs() < 1e-15);
//! let none = fit(&data, Penalty::lasso(0.72), Goal::default())?;
//! assert_eq!(none.weights, [0.0]);
//!
//! let fit = fit(&data, Penalty::lasso(0.1), Goal::default())?;
//! assert!(fit.reached && (fit.weights[0] - 0.8685).abs() < 5e-5);
//! // The probability of a yes at x = 2.
//! let p = solver::logistic::probability(fit.log_odds(&[2.0]));
//! assert!((p - 0.9016).abs() < 5e-5, "{p}");
//! # Ok::<(), solver::logistic::NoAnswer>(())
//! ```

mod bowl;
mod certificate;
mod descent;
mod fit;
mod labelled;
mod look;
mod path;
mod place;
mod probability;
mod walk;

pub use fit::{Fit, NoAnswer};
pub use labelled::Labelled;
pub use path::{fit, lambda_max, path};
pub use probability::{log_loss, probability};
