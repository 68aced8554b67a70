//! Chapter 6: walking downhill

use crate::Exercise;

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![]
}
