//! Columns and outputs, and what is plain about them.

use crate::mean_product;
use crate::moments::Moments;
use solver::{Columns, Penalty};

/// Columns and y.
#[derive(Clone, Debug)]
pub struct Regression {
    pub columns: Vec<Vec<f64>>,
    pub y: Vec<f64>,
}

impl Regression {
    /// The same for the book's solver.
    pub fn data(&self) -> Columns {
        Columns::new(self.columns.clone(), self.y.clone())
    }

    /// What the weights leave unexplained, row by row.
    pub fn residual(&self, w: &[f64]) -> Vec<f64> {
        let fit = |i: usize| -> f64 {
            self.columns.iter().zip(w).map(|(x, w)| x[i] * w).sum()
        };
        (0..self.y.len()).map(|i| self.y[i] - fit(i)).collect()
    }

    /// The mean squared error.
    pub fn loss(&self, w: &[f64]) -> f64 {
        let r = self.residual(w);
        mean_product(&r, &r)
    }

    /// Loss + penalty.
    pub fn sum(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let l1: f64 = w.iter().map(|w| w.abs()).sum();
        let l2: f64 = w.iter().map(|w| w * w).sum();
        self.loss(w) + penalty.l1 * l1 + penalty.l2 * l2
    }

    /// mean(xᵢⱼ·rᵢ) for each j.
    pub fn pulls(&self, w: &[f64]) -> Vec<f64> {
        let r = self.residual(w);
        self.columns.iter().map(|x| mean_product(x, &r)).collect()
    }

    /// From this λ on all of the lasso's weights are 0.
    pub fn lambda_max(&self) -> f64 {
        let pulls = self.pulls(&vec![0.0; self.columns.len()]);
        2.0 * pulls.iter().fold(0.0, |most, pull| pull.abs().max(most))
    }

    /// How far the weights are from fulfilling the optimality conditions,
    /// written down as subgradients.
    pub fn violation(&self, penalty: Penalty, w: &[f64]) -> f64 {
        let slopes = self.pulls(w).into_iter().zip(w).map(|(pull, w)| {
            let smooth = -2.0 * pull + 2.0 * penalty.l2 * w;
            let (low, high) = match w {
                0.0 => (smooth - penalty.l1, smooth + penalty.l1),
                w => {
                    let slope = smooth + penalty.l1 * w / w.abs();
                    (slope, slope)
                }
            };
            // How far 0 is from the slopes low … high.
            low.max(-high).max(0.0)
        });
        slopes.fold(0.0, f64::max)
    }

    /// How far the sum at these weights is above its dual bound: the residual,
    /// shrunk until no column pulls harder than λ, is a u, and no sum lies
    /// below mean(2uy − u²).
    pub fn gap(&self, lambda: f64, w: &[f64]) -> f64 {
        let r = self.residual(w);
        let strongest = 2.0
            * self
                .pulls(w)
                .iter()
                .fold(0.0, |most, pull| f64::max(most, pull.abs()));
        let s = if strongest > lambda { lambda / strongest } else { 1.0 };
        let u: Vec<f64> = r.iter().map(|r| s * r).collect();
        let bound = 2.0 * mean_product(&u, &self.y) - mean_product(&u, &u);
        self.sum(Penalty::lasso(lambda), w) - bound
    }

    /// The weights at which loss + penalty is lowest.
    pub fn lowest(&self, penalty: Penalty) -> Vec<f64> {
        let row = |x: &Vec<f64>| {
            self.columns.iter().map(|other| mean_product(x, other)).collect()
        };
        let start = vec![0.0; self.columns.len()];
        let moments = Moments {
            gram: self.columns.iter().map(row).collect(),
            pulls: self.pulls(&start),
        };
        moments.lowest(penalty.l1 / 2.0, penalty.l2, &start)
    }
}
