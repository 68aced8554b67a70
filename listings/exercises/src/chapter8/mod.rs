//! Chapter 8: many weights.

mod floor;
mod one_rule;
mod one_weight;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![one_rule::exercise(), one_weight::exercise(), floor::exercise()]
}
