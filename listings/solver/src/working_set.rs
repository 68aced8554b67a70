//! Most weights are 0, and stay 0. So coordinate descent visits only a few
//! columns, the optimality conditions say which ones are missing, and it goes
//! on with these.

use crate::certificate::Look;
use crate::descent::coordinate_descent;
use crate::dot::dot;
use crate::residual::Residual;
use crate::updates::{Place, Updates};
use crate::{Columns, Loss, Penalty, Quadratic};

/// The columns that are visited. They are those whose condition was violated
/// at some time, the worst first, and never more than twice as many as before
/// (Massias, Gramfort and Salmon, "Celer: a fast solver for the lasso with
/// dual extrapolation", ICML 2018).
pub struct WorkingSet<'a> {
    data: &'a Columns,
    members: Vec<usize>,
    /// The bowl of the members, as long as they are few.
    bowl: Quadratic,
}

/// A matrix of so many rows and columns, 8 MB, is small for every machine.
const SMALL: usize = 1000;

impl<'a> WorkingSet<'a> {
    /// No column yet.
    pub(crate) fn new(data: &'a Columns) -> Self {
        let s = dot(data.y(), data.y()) / data.rows() as f64;
        let bowl = Quadratic { gram: Vec::new(), c: Vec::new(), s };
        WorkingSet { data, members: Vec::new(), bowl }
    }

    /// What all the data say of these weights.
    pub(crate) fn look(&self, w: &[f64]) -> Look {
        self.data.look(w)
    }

    /// Adds columns with 2·|pull| > `bound`; whether there were any.
    pub(crate) fn add(&mut self, pulls: &[f64], bound: f64) -> bool {
        let mut outside = vec![true; pulls.len()];
        self.members.iter().for_each(|&j| outside[j] = false);
        let missing = |&j: &usize| outside[j] && 2.0 * pulls[j].abs() > bound;
        let mut missing: Vec<_> = (0..pulls.len()).filter(missing).collect();
        missing.sort_by(|&a, &b| pulls[b].abs().total_cmp(&pulls[a].abs()));
        missing.truncate(self.members.len().max(20));
        for &j in &missing {
            self.members.push(j);
            if self.are_few() {
                self.add_to_bowl(j);
            }
        }
        !missing.is_empty()
    }

    /// Whether a matrix of members by members is no larger than the data, or
    /// small in any case.
    fn are_few(&self) -> bool {
        self.members.len() <= SMALL.max(4 * self.data.rows())
    }

    /// A row and a column of G, and a number of c, for the newest member.
    fn add_to_bowl(&mut self, j: usize) {
        let n = self.data.rows() as f64;
        let x = self.data.column(j);
        let product = |&k: &usize| dot(x, self.data.column(k)) / n;
        let row: Vec<f64> = self.members.iter().map(product).collect();
        for (old, &product) in self.bowl.gram.iter_mut().zip(&row) {
            old.push(product);
        }
        self.bowl.gram.push(row);
        self.bowl.c.push(dot(x, self.data.y()) / n);
    }

    /// Coordinate descent over the members.
    pub(crate) fn descend(
        &self,
        penalty: Penalty,
        tolerance: f64,
        w: &mut [f64],
    ) -> usize {
        let own = self.members.iter().map(|&j| w[j]).collect();
        let (sweeps, Place { w: own, .. }) = if self.are_few() {
            descend(&self.bowl, penalty, tolerance, own)
        } else {
            let data = Residual::new(self.data, &self.members);
            descend(&data, penalty, tolerance, own)
        };
        for (&j, own) in self.members.iter().zip(own) {
            w[j] = own;
        }
        sweeps
    }
}

/// Coordinate descent from these weights on.
pub(crate) fn descend(
    data: &impl Updates,
    penalty: Penalty,
    tolerance: f64,
    w: Vec<f64>,
) -> (usize, Place) {
    let mut at = data.place(w);
    let sweeps = coordinate_descent(data, penalty, tolerance, &mut at);
    (sweeps, at)
}
