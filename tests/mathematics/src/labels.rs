//! Columns and labels, and what is plain about the logistic loss.

use crate::{find_zero, soft};
use solver::Penalty;
use solver::logistic::Labelled;

/// Columns, labels that are 0 or 1, and how much each row counts.
#[derive(Clone, Debug)]
pub struct Labels {
    pub columns: Vec<Vec<f64>>,
    pub y: Vec<f64>,
    pub counts: Vec<f64>,
}

impl Labels {
    /// Each row counts the same.
    pub fn new(columns: Vec<Vec<f64>>, y: Vec<f64>) -> Self {
        let counts = vec![1.0; y.len()];
        Labels { columns, y, counts }
    }

    /// The same for the book's solver.
    pub fn data(&self) -> Labelled {
        let (x, y) = (self.columns.clone(), self.y.clone());
        Labelled::weighted(x, y, &self.counts)
    }

    /// The mean of a number for each row.
    fn mean(&self, of: impl Fn(usize) -> f64) -> f64 {
        let all: f64 = self.counts.iter().sum();
        let rows = self.counts.iter().enumerate();
        rows.map(|(i, count)| count * of(i)).sum::<f64>() / all
    }

    /// b + Σ wⱼ·xᵢⱼ for each row.
    fn log_odds(&self, b: f64, w: &[f64]) -> Vec<f64> {
        let one = |i: usize| -> f64 {
            self.columns.iter().zip(w).map(|(x, w)| x[i] * w).sum()
        };
        (0..self.y.len()).map(|i| b + one(i)).collect()
    }

    /// The mean of −ln of the probability of what came.
    pub fn loss(&self, b: f64, w: &[f64]) -> f64 {
        let eta = self.log_odds(b, w);
        self.mean(|i| {
            let against = if self.y[i] > 0.5 { -eta[i] } else { eta[i] };
            // ln(1 + e^against), which is `against` where that is large.
            let grown = against.min(700.0).exp().ln_1p();
            grown + (against - 700.0).max(0.0)
        })
    }

    /// Loss + penalty.
    pub fn sum(&self, penalty: Penalty, b: f64, w: &[f64]) -> f64 {
        let l1: f64 = w.iter().map(|w| w.abs()).sum();
        let l2: f64 = w.iter().map(|w| w * w).sum();
        self.loss(b, w) + penalty.l1 * l1 + penalty.l2 * l2
    }

    /// y − p for each row.
    fn rest(&self, b: f64, w: &[f64]) -> Vec<f64> {
        let eta = self.log_odds(b, w);
        let p = |eta: f64| 1.0 / (1.0 + (-eta).exp());
        eta.iter().zip(&self.y).map(|(eta, y)| y - p(*eta)).collect()
    }

    /// mean(yᵢ − pᵢ), and mean(xᵢⱼ·(yᵢ − pᵢ)) for each j.
    pub fn pulls(&self, b: f64, w: &[f64]) -> (f64, Vec<f64>) {
        let rest = self.rest(b, w);
        let pull = |x: &Vec<f64>| self.mean(|i| x[i] * rest[i]);
        (self.mean(|i| rest[i]), self.columns.iter().map(pull).collect())
    }

    /// How far 0 is from the slopes of loss + penalty, over all weights and
    /// the intercept.
    pub fn violation(&self, penalty: Penalty, b: f64, w: &[f64]) -> f64 {
        let (intercept, pulls) = self.pulls(b, w);
        let slopes = pulls.into_iter().zip(w).map(|(pull, w)| {
            let smooth = 2.0 * penalty.l2 * w - pull;
            if *w == 0.0 {
                smooth.abs() - penalty.l1
            } else {
                (smooth + penalty.l1 * w / w.abs()).abs()
            }
        });
        slopes.fold(intercept.abs(), f64::max)
    }

    /// The intercept that is best for these weights, by halving.
    pub fn intercept(&self, w: &[f64]) -> f64 {
        find_zero((-1e3, 1e3), |b| -self.pulls(b, w).0)
    }

    /// From this λ on all of the lasso's weights are 0.
    pub fn lambda_max(&self) -> f64 {
        let none = vec![0.0; self.columns.len()];
        let pulls = self.pulls(self.intercept(&none), &none).1;
        pulls.iter().fold(0.0, |most, pull| pull.abs().max(most))
    }

    /// A step down the slope of the loss and a soft threshold, with all weights
    /// at once and the intercept, again and again (Beck and Teboulle, "A fast
    /// iterative shrinkage-thresholding algorithm for linear inverse problems",
    /// SIAM Journal on Imaging Sciences 2, 2009).
    pub fn by_proximal_gradient(&self, penalty: Penalty) -> (f64, Vec<f64>) {
        let p = self.columns.len();
        // No slope changes faster than this, as p·(1 − p) is at most 1/4.
        let squares = |x: &Vec<f64>| self.mean(|i| x[i] * x[i]);
        let squares: f64 = self.columns.iter().map(squares).sum();
        let steepest = (1.0 + squares) / 4.0 + 2.0 * penalty.l2;
        let (mut w, mut ahead) = (vec![0.0; p + 1], vec![0.0; p + 1]);
        let mut t = 1.0_f64;
        for _ in 0..5000 {
            let (intercept, pulls) = self.pulls(ahead[p], &ahead[..p]);
            let mut new: Vec<f64> = (0..p)
                .map(|j| {
                    let slope = 2.0 * penalty.l2 * ahead[j] - pulls[j];
                    soft(ahead[j] - slope / steepest, penalty.l1 / steepest)
                })
                .collect();
            new.push(ahead[p] + intercept / steepest);
            let next = f64::midpoint(1.0, (1.0 + 4.0 * t * t).sqrt());
            let momentum = (t - 1.0) / next;
            let beyond = new.iter().zip(&w);
            ahead = beyond.map(|(new, w)| new + momentum * (new - w)).collect();
            (w, t) = (new, next);
        }
        let b = w.pop().expect("an intercept");
        (b, w)
    }
}
