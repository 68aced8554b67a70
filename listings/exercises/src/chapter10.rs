//! Chapter 10: which one should I choose?

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
