//! Chapter 4: the penalties on their own.

mod height;
mod holds;
mod sides;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![height::exercise(), code!(sides), holds::exercise()]
}
