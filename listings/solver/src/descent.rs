use crate::shortcuts::Shortcuts;
use crate::{Penalty, soft_threshold};

/// Weights, and what is kept up to date while they change one at a time.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The weights.
    pub w: Vec<f64>,
    /// What they leave over: all pulls, c − Gw, or the residual, y − Xw.
    pub rest: Vec<f64>,
}

/// What coordinate descent asks of the data.
pub(crate) trait Updates {
    /// The place of these weights.
    fn place(&self, w: Vec<f64>) -> Place;

    /// mean(xᵢⱼ²), for column j.
    fn own(&self, j: usize) -> f64;

    /// How the data pull at weight j there: mean(xᵢⱼ·rᵢ).
    fn pull(&self, at: &Place, j: usize) -> f64;

    /// Gives weight j this value.
    fn set(&self, at: &mut Place, j: usize, value: f64);

    /// The loss there.
    fn loss(&self, at: &Place) -> f64;

    /// Weights that are better by a linear system, if that is cheap here.
    fn jump(&self, penalty: Penalty, w: &[f64]) -> Option<Vec<f64>>;
}

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
        for j in (0..at.w.len()).filter(|&j| data.own(j) > 0.0) {
            let z = data.pull(at, j) + data.own(j) * at.w[j];
            let curve = data.own(j) + penalty.l2;
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
