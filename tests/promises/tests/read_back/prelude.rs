//! What every reader needs.

pub use crate::drawn::{BACKWARDS, draw_emblem, drawn, from_zero, with};
pub use crate::layer::Layer;
pub use crate::pair::circle;
pub use crate::plane::{Plane, Point};
pub use crate::view::View;
pub use crate::words::{number, written};
pub use figure::Ink::{
    Axis, Faint, Guide, L1, L1Ghost, L1Trace, L2, L2Ghost, L2Trace, Loss,
    LossTrace, Text,
};
pub use figure::Side::{
    Above, AboveLeft, AboveRight, Below, BelowLeft, BelowRight, Left, Right,
};
pub use promises::mathematics::{find_zero, mean, mean_product, soft};
