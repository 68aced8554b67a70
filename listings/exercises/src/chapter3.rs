//! Chapter 3: one weight

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
