use super::labelled::Labelled;
use super::path::Walk;
use super::place::Place;
use crate::dot::dot;
use crate::working_set::descend;
use crate::{Penalty, Quadratic};

/// After so many steps no walk goes on.
pub(super) const MOST_STEPS: usize = 1000;

// ANCHOR: newton
/// At the present probabilities the loss is nearly a bowl. Goes to its best
/// weights, as chapter 8 does, and renews the probabilities; until no column
/// violates its rule by more than `tolerance`. Counts the steps.
pub(super) fn take_bowls(
    data: &Labelled,
    penalty: Penalty,
    tolerance: f64,
    walk: &mut Walk,
) -> usize {
    for steps in 1..=MOST_STEPS {
        let bowl = bowl(data, &walk.at, &walk.pulls);
        let near = tolerance.max(0.01 * walk.violation(penalty));
        // The bowl is twice the loss.
        let twice = Penalty { l1: 2.0 * penalty.l1, l2: 2.0 * penalty.l2 };
        let (_, best) = descend(&bowl, twice, near, walk.at.w.clone());
        let has_moved = walk.go_towards(data, penalty, &best.w);
        if walk.violation(penalty) <= tolerance || !has_moved {
            return steps;
        }
    }
    MOST_STEPS
}
// ANCHOR_END: newton

/// The bowl that twice the loss nearly is around this place: each row counts
/// with its share times p·(1 − p), and the columns are measured from their
/// means with these weights, since the intercept follows. It pulls where we
/// are as the loss does.
fn bowl(data: &Labelled, at: &Place, pulls: &[f64]) -> Quadratic {
    let bends = at.bends(data);
    let all: f64 = bends.iter().sum();
    let weigh = |j| -> Vec<f64> {
        let x = data.centred(j);
        let mean = dot(x, &bends) / all;
        x.iter().zip(&bends).map(|(x, v)| (x - mean) * v).collect()
    };
    let mut gram: Vec<Vec<f64>> = Vec::new();
    for j in 0..data.count() {
        let weighted = weigh(j);
        let row = (0..=j).map(|k| dot(&weighted, data.centred(k)));
        let row: Vec<f64> = row.collect();
        for (above, product) in gram.iter_mut().zip(&row) {
            above.push(*product);
        }
        gram.push(row);
    }
    let c = gram.iter().zip(pulls).map(|(row, pull)| dot(row, &at.w) + pull);
    Quadratic { c: c.collect(), gram, s: 0.0 }
}
