//! Chapter 6: walking downhill.

mod both_walks;
mod subgradient;
mod threshold_walk;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        paper!(both_walks),
        code!(threshold_walk),
        paper!(subgradient),
        words!(hops),
    ]
}
