//! Chapter 2: the old picture

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
