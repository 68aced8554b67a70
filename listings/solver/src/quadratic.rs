use crate::blocks::{all_products, weighted_products};
use crate::dot::dot;

/// The loss (1/n)·‖y − Xw‖² as a function of the weights w:
///
/// loss(w) = wᵀGw − 2cᵀw + s, where G = XᵀX/n, c = Xᵀy/n and s = yᵀy/n.
///
/// With p weights G is p by p, symmetric, and c has p numbers.
#[derive(Clone, Debug)]
pub struct Quadratic {
    /// G = XᵀX/n: how strongly the columns go together.
    pub gram: Vec<Vec<f64>>,
    /// c = Xᵀy/n: how strongly each column goes with y.
    pub c: Vec<f64>,
    /// s = yᵀy/n: the loss when all weights are 0.
    pub s: f64,
}

impl Quadratic {
    /// The bowl of these columns (p of them, each with n numbers) and this y
    /// (n numbers).
    ///
    /// # Panics
    /// If a column is not as long as y, or y is empty.
    pub fn new(columns: &[Vec<f64>], y: &[f64]) -> Self {
        assert!(!y.is_empty(), "no data");
        assert!(columns.iter().all(|x| x.len() == y.len()), "uneven columns");
        let n = y.len() as f64;
        let x: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let (_, half) = weighted_products(&vec![1.0; y.len()], &x, 0);
        let product = |j: usize, k: usize| half[j.max(k)][j.min(k)] / n;
        let row = |j| (0..x.len()).map(|k| product(j, k)).collect();
        let gram = (0..x.len()).map(row).collect();
        let c = all_products(y, &x).iter().map(|sum| sum / n).collect();
        Quadratic { gram, c, s: all_products(y, &[y])[0] / n }
    }

    /// The loss of these weights.
    pub fn loss(&self, w: &[f64]) -> f64 {
        let gw: Vec<f64> = self.gram.iter().map(|row| dot(row, w)).collect();
        dot(w, &gw) - 2.0 * dot(&self.c, w) + self.s
    }

    /// How the data pull at weight j: cⱼ − (Gw)ⱼ, which is −1/2 times the
    /// slope of the loss in the direction of wⱼ.
    pub fn pull(&self, w: &[f64], j: usize) -> f64 {
        self.c[j] - dot(&self.gram[j], w)
    }
}
