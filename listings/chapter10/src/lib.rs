//! Chapter 10: how far to trust it.
//!
//! What an error on rows left out promises, what is left of it on rows that
//! nobody has seen, and how much of a list of features another sample keeps.

mod again;
mod baselines;
mod chapter;
mod choice;
mod days;
mod figures;
mod intervals;
#[cfg(doctest)]
mod page;
mod problem;
mod promise;
mod screened;
mod survivors;
mod values;
mod visits;
mod ways;
mod wide;

pub use again::{choose_on_halves, frequencies};
pub use baselines::{Baselines, Choosing, nested_error};
pub use chapter::{Chapter10, Parameters};
pub use choice::{Choice, Strengths};
pub use days::{last_day_error, promise_of_days};
pub use intervals::{Interval, draw_common_cause, draw_intervals};
pub use problem::Problem;
pub use promise::Promise;
pub use screened::{Screened, draw_screened};
pub use survivors::{Survivors, with_noise};
pub use visits::promise_of_visits;
pub use ways::{choose_refit, criteria, refit_validation};
pub use wide::count_kept;
