//! Chapter 7: is it really the corner?

mod corner;
mod labels;
mod two_corners;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(corner), paper!(two_corners), code!(labels)]
}
