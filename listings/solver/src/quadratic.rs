use crate::dot::dot;
use std::ops::Range;

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

/// How many rows [`Quadratic::new`] takes at a time. With 50 columns they fit into
/// a cache of 256 kB, and each number is fetched from the memory only once.
const BLOCK: usize = 512;

impl Quadratic {
    /// The bowl of these columns (p of them, each with n numbers) and this y
    /// (n numbers).
    ///
    /// # Panics
    /// If a column is not as long as y, or y is empty.
    pub fn new(columns: &[Vec<f64>], y: &[f64]) -> Self {
        assert!(!y.is_empty(), "no data");
        assert!(columns.iter().all(|x| x.len() == y.len()), "uneven columns");
        let p = columns.len();
        let mut bowl =
            Quadratic { gram: vec![vec![0.0; p]; p], c: vec![0.0; p], s: 0.0 };
        for start in (0..y.len()).step_by(BLOCK) {
            let rows = start..y.len().min(start + BLOCK);
            bowl.add_rows(columns, y, &rows);
        }
        bowl.mean(y.len() as f64);
        bowl
    }

    /// Adds these rows to the sums, below the diagonal of G and on it.
    fn add_rows(
        &mut self,
        columns: &[Vec<f64>],
        y: &[f64],
        rows: &Range<usize>,
    ) {
        let y = &y[rows.clone()];
        self.s += dot(y, y);
        for (j, x) in columns.iter().enumerate() {
            let x = &x[rows.clone()];
            self.c[j] += dot(x, y);
            for (sum, other) in self.gram[j][..=j].iter_mut().zip(columns) {
                *sum += dot(x, &other[rows.clone()]);
            }
        }
    }

    /// From sums to means, and from half of G to all of it.
    fn mean(&mut self, n: f64) {
        self.s /= n;
        for j in 0..self.c.len() {
            self.c[j] /= n;
            for k in 0..=j {
                self.gram[j][k] /= n;
                self.gram[k][j] = self.gram[j][k];
            }
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
