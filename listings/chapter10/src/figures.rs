//! The figures, in the order of the page.

mod again;
mod promises;
mod selected;
mod ways;

pub(crate) use again::{noise, often};
pub(crate) use promises::{screened, together};
pub(crate) use selected::{intervals, wide};
pub(crate) use ways::ways;

use crate::problem::Problem;
use figure::{Emblem, Ink};

/// Ten intervals; one of them misses the truth.
pub(crate) fn emblem(_: &Problem) -> Emblem {
    let middles = [0.3, -0.5, 0.2, 0.6, -0.2, 1.4, -0.4, 0.1, -0.7, 0.4];
    Emblem::new((0.0, 11.0), (-2.6, 2.6), |pen| {
        pen.line(Ink::Loss, &[(0.0, 0.0), (11.0, 0.0)]);
        for (k, middle) in (1..).zip(middles) {
            let misses = middle > 1.0;
            let ink = if misses { Ink::L2 } else { Ink::L1 };
            let x = f64::from(k);
            pen.line(ink, &[(x, middle - 1.0), (x, middle + 1.0)]);
        }
    })
}
