//! Chapter 7: is it really the corner?

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
