use crate::{Bowl, draw_touches, is_corner};

/// The bowl and the budget.
pub struct Problem {
    pub(crate) bowl: Bowl,
    pub(crate) budget: f64,
}

/// The square from which centres are drawn: from −10 to 10.
pub(crate) const REACH: f64 = 10.0;
/// How many centres are drawn.
pub(crate) const DRAWS: usize = 20_000;
/// How many points a careless simulation looks at along the disc's edge, and
/// how many centres it draws.
pub(crate) const COARSE: (u32, usize) = (100, 5000);

impl Problem {
    /// Whether the diamond lies inside the square of centres.
    pub(crate) fn fits(&self) -> bool {
        self.budget < REACH
    }

    /// The share of random centres for which the diamond's corner is lowest.
    pub(crate) fn simulated_corners(&self) -> f64 {
        let touches = draw_touches(self.budget, REACH, DRAWS, 1);
        let corners = touches.iter().filter(|(_, w)| is_corner(*w)).count();
        corners as f64 / DRAWS as f64
    }
}
