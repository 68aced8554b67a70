//! Chapter 4: the penalties on their own

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
