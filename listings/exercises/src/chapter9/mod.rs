//! Chapter 9: real data.

mod effects;
mod left_out;
mod one_standard_error;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        one_standard_error::exercise(),
        left_out::exercise(),
        effects::exercise(),
    ]
}
