use crate::{Bowl, Columns};

/// What a solver asks of the data: the loss (1/n)·‖y − Xw‖² of any weights,
/// and how it changes.
pub trait Loss {
    /// How many weights there are, p.
    fn count(&self) -> usize;
    /// The loss of these weights.
    fn loss(&self, w: &[f64]) -> f64;
    /// How the data pull at weight j: mean(xᵢⱼ·rᵢ).
    fn pull(&self, w: &[f64], j: usize) -> f64;
    /// How the data pull at each weight.
    fn pulls(&self, w: &[f64]) -> Vec<f64>;
    /// mean(xᵢⱼ·xᵢₖ): how strongly two columns go together.
    fn product(&self, j: usize, k: usize) -> f64;
}

impl Loss for Bowl {
    fn count(&self) -> usize {
        self.c.len()
    }
    fn loss(&self, w: &[f64]) -> f64 {
        self.loss(w)
    }
    fn pull(&self, w: &[f64], j: usize) -> f64 {
        self.pull(w, j)
    }
    fn pulls(&self, w: &[f64]) -> Vec<f64> {
        (0..self.c.len()).map(|j| self.pull(w, j)).collect()
    }
    fn product(&self, j: usize, k: usize) -> f64 {
        self.gram[j][k]
    }
}

impl Loss for Columns {
    fn count(&self) -> usize {
        self.count()
    }
    fn loss(&self, w: &[f64]) -> f64 {
        self.loss(w)
    }
    fn pull(&self, w: &[f64], j: usize) -> f64 {
        self.pull(w, j)
    }
    fn pulls(&self, w: &[f64]) -> Vec<f64> {
        let (r, n) = (self.residual(w), self.rows() as f64);
        let pull = |j| crate::dot::dot(self.column(j), &r) / n;
        (0..self.count()).map(pull).collect()
    }
    fn product(&self, j: usize, k: usize) -> f64 {
        crate::dot::dot(self.column(j), self.column(k)) / self.rows() as f64
    }
}

/// λ_max = 2·max|mean(xᵢⱼ·yᵢ)|: the smallest λ at which all weights of the
/// lasso are 0. 0 if there are no columns.
pub fn lambda_max(data: &impl Loss) -> f64 {
    let pulls = data.pulls(&vec![0.0; data.count()]);
    2.0 * pulls.iter().fold(0.0, |most, pull| f64::max(most, pull.abs()))
}
