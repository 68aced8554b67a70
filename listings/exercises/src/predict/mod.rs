//! Ten to predict: a slider is opened, somebody says where it will lead, moves
//! it, and explains what happened.

mod dead_zone;
mod hops;
mod moves;
mod printed;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        moves::blue_dot(),
        moves::red_dot(),
        moves::half_bowls(),
        moves::squares(),
        moves::prices(),
        paper!(dead_zone),
        moves::moved_corner(),
        hops::exercise(),
        moves::kept(),
        paper!(printed),
    ]
}
