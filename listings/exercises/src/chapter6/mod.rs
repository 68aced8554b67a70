//! Chapter 6: walking downhill.

mod both_walks;
mod subgradient;
mod threshold_walk;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        both_walks::exercise(),
        threshold_walk::exercise(),
        subgradient::exercise(),
        words(text!("hops.md")),
    ]
}
