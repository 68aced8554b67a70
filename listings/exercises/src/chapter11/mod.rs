//! Chapter 11: yes or no.

mod from_where_on;
mod share;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(share), paper!(from_where_on), words!(ninety_nine)]
}
