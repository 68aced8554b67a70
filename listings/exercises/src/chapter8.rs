//! Chapter 8: many weights

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
