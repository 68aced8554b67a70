use crate::dot::dot;

/// The loss (1/n)·‖y − Xw‖² as a function of the weights w:
///
/// loss(w) = wᵀGw − 2cᵀw + s, where G = XᵀX/n, c = Xᵀy/n and s = yᵀy/n.
///
/// With p weights G is p by p, symmetric, and c has p numbers.
#[derive(Clone, Debug)]
pub struct Bowl {
    /// G = XᵀX/n: how strongly the columns go together.
    pub gram: Vec<Vec<f64>>,
    /// c = Xᵀy/n: how strongly each column goes with y.
    pub c: Vec<f64>,
    /// s = yᵀy/n: the loss when all weights are 0.
    pub s: f64,
}

impl Bowl {
    /// The bowl of these columns (p of them, each with n numbers) and this y
    /// (n numbers).
    ///
    /// # Panics
    /// If a column is not as long as y, or y is empty.
    pub fn new(columns: &[Vec<f64>], y: &[f64]) -> Self {
        assert!(!y.is_empty(), "no data");
        assert!(columns.iter().all(|x| x.len() == y.len()), "uneven columns");
        let n = y.len() as f64;
        let row =
            |a: &Vec<f64>| columns.iter().map(|b| dot(a, b) / n).collect();
        Bowl {
            gram: columns.iter().map(row).collect(),
            c: columns.iter().map(|x| dot(x, y) / n).collect(),
            s: dot(y, y) / n,
        }
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
