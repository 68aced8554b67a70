use crate::shortcuts::Shortcuts;
use crate::updates::{Place, Updates};
use crate::{Penalty, soft_threshold};

/// After so many sweeps no solver goes on.
pub(crate) const MOST_SWEEPS: usize = 100_000;

// ANCHOR: coordinate_descent
/// Sets one weight after the other to its best value given the others, a soft
/// threshold, until none was off by more than `tolerance`. Counts the sweeps.
pub(crate) fn coordinate_descent(
    data: &impl Updates,
    penalty: Penalty,
    tolerance: f64,
    at: &mut Place,
) -> usize {
    let mut shortcuts = Shortcuts::new();
    for sweeps in 1..=MOST_SWEEPS {
        let mut furthest = 0.0_f64;
        for j in (0..at.w.len()).filter(|&j| data.mean_square(j) > 0.0) {
            let z = data.pull(at, j) + data.mean_square(j) * at.w[j];
            let curve = data.mean_square(j) + penalty.l2;
            let best = soft_threshold(z, penalty.l1 / 2.0) / curve;
            furthest = furthest.max(2.0 * curve * (best - at.w[j]).abs());
            data.set(at, j, best);
        }
        if furthest <= tolerance || shortcuts.stuck(sweeps, furthest) {
            return sweeps;
        }
        shortcuts.take(data, penalty, sweeps, at);
    }
    MOST_SWEEPS
}
// ANCHOR_END: coordinate_descent
