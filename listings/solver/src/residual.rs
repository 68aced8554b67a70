//! Without G the residual is kept up to date: looking at a weight costs a
//! column, n numbers, and changing one costs another.

use crate::dot::{add, dot};
use crate::updates::{Place, Updates};
use crate::{Columns, Penalty};

/// Some columns, for the naive updates of Friedman, Hastie and Tibshirani,
/// "Regularization paths for generalized linear models via coordinate
/// descent", Journal of Statistical Software 33, 2010, section 2.1.
pub(crate) struct Residual<'a> {
    columns: Vec<&'a [f64]>,
    /// mean(xᵢⱼ²) of each column.
    own: Vec<f64>,
    y: &'a [f64],
}

impl<'a> Residual<'a> {
    /// Of these columns of the data.
    pub fn new(data: &'a Columns, members: &[usize]) -> Self {
        let n = data.rows() as f64;
        let columns: Vec<_> = members.iter().map(|&j| data.column(j)).collect();
        let own = columns.iter().map(|x| dot(x, x) / n).collect();
        Residual { columns, own, y: data.y() }
    }
}

impl Updates for Residual<'_> {
    fn place(&self, w: Vec<f64>) -> Place {
        let mut rest = self.y.to_vec();
        for (x, &w) in self.columns.iter().zip(&w) {
            if w != 0.0 {
                add(&mut rest, -w, x);
            }
        }
        Place { w, rest }
    }

    fn mean_square(&self, j: usize) -> f64 {
        self.own[j]
    }

    fn pull(&self, at: &Place, j: usize) -> f64 {
        dot(self.columns[j], &at.rest) / self.y.len() as f64
    }

    fn set(&self, at: &mut Place, j: usize, value: f64) {
        if value != at.w[j] {
            add(&mut at.rest, at.w[j] - value, self.columns[j]);
            at.w[j] = value;
        }
    }

    fn loss(&self, at: &Place) -> f64 {
        dot(&at.rest, &at.rest) / self.y.len() as f64
    }

    /// Never: the system would have to be made first.
    fn jump(&self, _: Penalty, _: &[f64]) -> Option<Vec<f64>> {
        None
    }
}
