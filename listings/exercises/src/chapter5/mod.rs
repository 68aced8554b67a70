//! Chapter 5: adding them up.

mod both;
mod other_data;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(other_data), code!(both), words!(one_sentence)]
}
