use crate::price;

/// What a run is about.
pub struct Problem {
    pub(crate) lambda: f64,
}

impl Problem {
    /// The price of a weight.
    pub(crate) fn price(&self, w: f64) -> f64 {
        price(self.lambda, w)
    }
}
