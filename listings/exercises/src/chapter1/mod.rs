//! Chapter 1: two penalties, two questions.

mod distance;
mod price;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![price::exercise(), distance::exercise(), words(text!("draws.md"))]
}
