//! With G at hand all pulls are kept up to date: looking at a weight costs
//! nothing, and changing one costs a row of G, p numbers.

use crate::active_set::best_on_active_set;
use crate::dot::{add, dot};
use crate::updates::{Place, Updates};
use crate::{Penalty, Quadratic};

/// The covariance updates of Friedman, Hastie and Tibshirani, "Regularization
/// paths for generalized linear models via coordinate descent", Journal of
/// Statistical Software 33, 2010, section 2.2.
impl Updates for Quadratic {
    fn place(&self, w: Vec<f64>) -> Place {
        let mut rest = self.c.clone();
        for (row, &w) in self.gram.iter().zip(&w) {
            if w != 0.0 {
                add(&mut rest, -w, row);
            }
        }
        Place { w, rest }
    }

    fn mean_square(&self, j: usize) -> f64 {
        self.gram[j][j]
    }

    fn pull(&self, at: &Place, j: usize) -> f64 {
        at.rest[j]
    }

    fn set(&self, at: &mut Place, j: usize, value: f64) {
        if value != at.w[j] {
            add(&mut at.rest, at.w[j] - value, &self.gram[j]);
            at.w[j] = value;
        }
    }

    /// s − cᵀw − (c − Gw)ᵀw.
    fn loss(&self, at: &Place) -> f64 {
        self.s - dot(&self.c, &at.w) - dot(&at.rest, &at.w)
    }

    fn jump(&self, penalty: Penalty, w: &[f64]) -> Option<Vec<f64>> {
        best_on_active_set(self, penalty, w)
    }
}
