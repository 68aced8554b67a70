use super::labelled::Labelled;
use super::place::Place;
use crate::blocks::{sum, weighted_products};
use crate::dot::{add, dot};
use crate::working_set::descend;
use crate::{Penalty, Quadratic};

/// The bowl that twice the loss nearly is around a place, over the columns
/// that are visited: each row counts with its bend, and the columns are
/// measured from their means with these weights, since the intercept follows.
pub(super) struct Bowl {
    /// The columns that are visited.
    pub members: Vec<usize>,
    /// How the loss bends in each row, at the place that it was made for.
    bends: Vec<f64>,
    /// The mean of each member, where each row counts with its bend.
    means: Vec<f64>,
    /// The members' products, where each row counts with its bend.
    gram: Vec<Vec<f64>>,
    /// The same, with what was learnt since.
    quadratic: Quadratic,
}

impl Bowl {
    /// At this place, over these columns.
    pub fn new(data: &Labelled, at: &Place, columns: Vec<usize>) -> Self {
        let mut bowl = Bowl {
            members: vec![],
            bends: at.bends.clone(),
            means: vec![],
            gram: vec![],
            quadratic: Quadratic { gram: vec![], c: vec![], s: 0.0 },
        };
        bowl.add(data, columns);
        bowl
    }

    /// Adds columns.
    pub fn add(&mut self, data: &Labelled, columns: Vec<usize>) {
        let old = self.members.len();
        if columns.is_empty() {
            return;
        }
        self.members.extend(columns);
        let columns = self.members.iter().map(|&j| data.centred(j));
        let columns: Vec<_> = columns.collect();
        let (sums, gram) = weighted_products(&self.bends, &columns, old);
        let all = sum(&self.bends);
        self.means.extend(sums.iter().map(|sum| sum / all));
        for (k, (mut row, sum)) in gram.into_iter().zip(sums).enumerate() {
            row.truncate(old + k + 1);
            for (product, mean) in row.iter_mut().zip(&self.means) {
                *product -= sum * mean;
            }
            for (above, product) in self.gram.iter_mut().zip(&row) {
                above.push(*product);
            }
            self.gram.push(row);
        }
        // What was learnt of some columns need not fit with others.
        self.quadratic.gram.clone_from(&self.gram);
    }

    /// The members' weights at which bowl + penalty is lowest, as near as
    /// `near`, where the bowl pulls at the members' weights `w` as the loss
    /// does.
    pub fn best(
        &mut self,
        penalty: Penalty,
        w: &[f64],
        pulls: &[f64],
        near: f64,
    ) -> Vec<f64> {
        let gram = &self.quadratic.gram;
        let c = gram.iter().zip(pulls).map(|(row, pull)| dot(row, w) + pull);
        self.quadratic.c = c.collect();
        let twice = Penalty { l1: 2.0 * penalty.l1, l2: 2.0 * penalty.l2 };
        descend(&self.quadratic, twice, 2.0 * near, w.to_vec()).1.w
    }

    /// How far the intercept follows if the members' weights change so.
    pub fn follow(&self, changes: &[f64]) -> f64 {
        -dot(&self.means, changes)
    }

    /// Bends the bowl so that between the members' weights `w` and `to` the
    /// pulls change as they did, by `less`, and as little else as possible
    /// (the update of Broyden, Fletcher, Goldfarb and Shanno: Nocedal and
    /// Wright, *Numerical Optimization*, 2nd edition, equation 6.19).
    pub fn learn(&mut self, w: &[f64], to: &[f64], less: &[f64]) {
        let step: Vec<f64> = to.iter().zip(w).map(|(to, w)| to - w).collect();
        let gram = &mut self.quadratic.gram;
        let expected: Vec<_> = gram.iter().map(|row| dot(row, &step)).collect();
        let (real, own) = (dot(&step, less), dot(&step, &expected));
        if !(0.1 * own..10.0 * own).contains(&real) {
            return;
        }
        for ((row, now), then) in gram.iter_mut().zip(less).zip(&expected) {
            add(row, now / real, less);
            add(row, -then / own, &expected);
        }
    }
}
