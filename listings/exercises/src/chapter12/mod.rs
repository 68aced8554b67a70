//! Chapter 12: which one should I choose?

mod copies;
mod refits;

use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![paper!(copies), code!(refits), words!(four_of_sixty_four)]
}
