//! Chapter 1: two penalties, two questions.

mod distance;
mod price;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(price), code!(distance), words!(draws)]
}
