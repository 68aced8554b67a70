//! Chapter 1: two penalties, two questions.

mod distance;
mod draws;
mod price;

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![price::exercise(), distance::exercise(), draws::exercise()]
}
