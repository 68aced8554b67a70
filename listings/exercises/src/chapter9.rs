//! Chapter 9: real data

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
