//! Chapter 1: two penalties, two questions

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
