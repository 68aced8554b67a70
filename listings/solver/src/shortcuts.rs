use crate::Penalty;
use crate::extrapolation::Extrapolation;
use crate::updates::{Place, Updates};

/// What coordinate descent does between its sweeps, to be there sooner, and
/// when it gives up.
pub(crate) struct Shortcuts {
    extrapolation: Extrapolation,
    /// The sweep after which a linear system was solved last.
    jumped: usize,
    /// The sweep that was the last to come closer, and how close.
    closest: (usize, f64),
}

impl Shortcuts {
    pub fn new() -> Self {
        let closest = (0, f64::INFINITY);
        Shortcuts { extrapolation: Extrapolation::new(), jumped: 0, closest }
    }

    /// Whether the last thousand sweeps have come no closer: then nothing is
    /// left but rounding.
    pub fn stuck(&mut self, sweeps: usize, furthest: f64) -> bool {
        if furthest < 0.99 * self.closest.1 {
            self.closest = (sweeps, furthest);
        }
        sweeps - self.closest.0 >= 1000
    }

    /// Extrapolates; and solves a linear system as often as it costs no more
    /// than the sweeps did. With k weights that are not zero it takes k³/3
    /// multiplications, and a sweep k².
    pub fn take(
        &mut self,
        data: &impl Updates,
        penalty: Penalty,
        sweeps: usize,
        at: &mut Place,
    ) {
        self.extrapolation.after_sweep(data, penalty, at);
        let active = at.w.iter().filter(|w| **w != 0.0).count();
        if sweeps - self.jumped < 10.max(active / 3) {
            return;
        }
        self.jumped = sweeps;
        if let Some(w) = data.jump(penalty, &at.w) {
            *at = data.place(w);
        }
    }
}
