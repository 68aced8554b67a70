use crate::Quadratic;
use crate::dot::{add, dot};

/// The data themselves, for the loss (1/n)·‖y − Xw‖²: y with n rows, and the
/// p columns of X, each with n numbers. n·p numbers are kept and no p by p
/// matrix, so that p may be much larger than n.
#[derive(Clone, Debug)]
pub struct Columns {
    x: Vec<Vec<f64>>,
    y: Vec<f64>,
    /// √mean(xᵢⱼ²) of each column.
    lengths: Vec<f64>,
}

impl Columns {
    /// These columns (p of them, each with n numbers) and this y (n numbers).
    ///
    /// # Panics
    /// If a column is not as long as y, or y is empty.
    pub fn new(columns: Vec<Vec<f64>>, y: Vec<f64>) -> Self {
        assert!(!y.is_empty(), "no data");
        assert!(columns.iter().all(|x| x.len() == y.len()), "uneven columns");
        let length = |x: &Vec<f64>| (dot(x, x) / y.len() as f64).sqrt();
        let lengths = columns.iter().map(length).collect();
        Columns { x: columns, y, lengths }
    }

    /// √mean(xᵢⱼ²) of each column.
    pub(crate) fn lengths(&self) -> impl Iterator<Item = f64> {
        self.lengths.iter().copied()
    }

    /// How many rows there are, n.
    pub fn rows(&self) -> usize {
        self.y.len()
    }

    /// How many columns there are, p.
    pub fn count(&self) -> usize {
        self.x.len()
    }

    /// Column j of X.
    pub fn column(&self, j: usize) -> &[f64] {
        &self.x[j]
    }

    /// mean(xᵢⱼ·xᵢₖ) for each column k: row j of G.
    pub fn products(&self, j: usize) -> Vec<f64> {
        let n = self.rows() as f64;
        self.x.iter().map(|x| dot(&self.x[j], x) / n).collect()
    }

    /// What is to be predicted.
    pub fn y(&self) -> &[f64] {
        &self.y
    }

    /// What these weights leave over: r = y − Xw.
    pub fn residual(&self, w: &[f64]) -> Vec<f64> {
        let mut r = self.y.clone();
        for (x, &w) in self.x.iter().zip(w) {
            if w != 0.0 {
                add(&mut r, -w, x);
            }
        }
        r
    }

    /// The loss of these weights: mean(rᵢ²).
    pub fn loss(&self, w: &[f64]) -> f64 {
        let r = self.residual(w);
        dot(&r, &r) / self.rows() as f64
    }

    /// How the data pull at weight j: mean(xᵢⱼ·rᵢ), which is −1/2 times the
    /// slope of the loss in the direction of wⱼ.
    pub fn pull(&self, w: &[f64], j: usize) -> f64 {
        dot(&self.x[j], &self.residual(w)) / self.rows() as f64
    }

    /// The same loss as a bowl, with a p by p matrix.
    pub fn quadratic(&self) -> Quadratic {
        Quadratic::new(&self.x, &self.y)
    }
}
