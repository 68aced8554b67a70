//! Chapter 7: is it really the corner?

mod corner;
mod labels;
mod two_corners;

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![
        corner::it_is_the_corner(),
        two_corners::two_corners(),
        labels::labels_in_place_of_numbers(),
    ]
}
