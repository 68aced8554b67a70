//! Chapter 5: adding them up.

mod both;
mod other_data;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        other_data::exercise(),
        both::exercise(),
        words(text!("one_sentence.md")),
    ]
}
