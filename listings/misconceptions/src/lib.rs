//! Twelve sentences that are nearly right, and a small picture of where each
//! goes wrong.
//!
//! The mathematics is that of the chapters. A picture makes one point, in a
//! few words, and is made to be shared without its page: on a [`card`], with
//! the sentence.

mod card;
mod chapter;
mod figures;
mod problem;

pub use card::card;
pub use chapter::{Misconceptions, Parameters};
pub use problem::Problem;
