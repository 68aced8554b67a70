//! Chapter 6: walking downhill.

mod both_walks;
mod hops;
mod subgradient;
mod threshold_walk;
mod walks;

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![
        both_walks::both_walks(),
        threshold_walk::the_walk_that_lands(),
        subgradient::what_stands_for_a_slope(),
        hops::which_are_zero(),
    ]
}
