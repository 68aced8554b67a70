//! Chapter 10: how far to trust it.

mod fine;
mod first_in;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(first_in), paper!(fine), words!(too_good)]
}
