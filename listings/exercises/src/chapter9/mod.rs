//! Chapter 9: real data.

use crate::Exercise;

mod effects;
mod left_out;
mod one_standard_error;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![
        one_standard_error::exercise(),
        left_out::exercise(),
        effects::exercise(),
    ]
}
