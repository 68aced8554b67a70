use super::walk::Walk;
use crate::Penalty;

/// After so many steps no walk goes on.
pub(super) const MOST_STEPS: usize = 1000;

// ANCHOR: take_bowls
/// Takes the bowl that the loss nearly is at the present probabilities, goes
/// to its best weights as chapter 8 does, and renews the probabilities; until
/// no visited column violates its rule by more than `tolerance`. Counts the
/// steps.
pub(super) fn take_bowls(
    penalty: Penalty,
    tolerance: f64,
    walk: &mut Walk,
) -> usize {
    for steps in 1..=MOST_STEPS {
        let best = walk.best_on_bowl(penalty, tolerance);
        walk.go_towards(penalty, &best);
        if walk.violation(penalty) <= tolerance || walk.is_stuck() {
            return steps;
        }
        if !walk.is_fast(tolerance) {
            walk.take_bowl(penalty);
        }
    }
    MOST_STEPS
}
// ANCHOR_END: take_bowls
