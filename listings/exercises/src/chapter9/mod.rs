//! Chapter 9: real data.

mod effects;
mod left_out;
mod one_standard_error;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(one_standard_error), code!(left_out), paper!(effects)]
}
