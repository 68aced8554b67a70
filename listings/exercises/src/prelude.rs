//! What the file of an exercise needs.

pub(crate) use crate::Draw;
pub(crate) use crate::code::code;
pub(crate) use crate::paper::{formulas, paper};
pub(crate) use crate::text::{Formulas, Made};
pub(crate) use crate::words::words;
