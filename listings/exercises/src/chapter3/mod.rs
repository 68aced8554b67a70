//! Chapter 3: one weight.

mod bowl;
mod grid;
mod units;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(bowl), code!(grid), paper!(units)]
}
