//! Chapter 8: many weights.

mod floor;
mod one_rule;
mod one_weight;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(one_rule), code!(one_weight), paper!(floor)]
}
