//! Chapter 4: the penalties on their own.

mod height;
mod holds;
mod sides;

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![
        height::height_against_slope(),
        sides::slope_on_each_side(),
        holds::which_price_holds(),
    ]
}
