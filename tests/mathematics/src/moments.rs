//! The lowest points, found once more: the lasso and the elastic net by
//! coordinate descent that ends in an exact solution, ridge and least squares
//! by elimination.

use crate::soft;

/// What the loss knows of standardised features: their mean products with one
/// another, and with the outputs.
pub struct Moments {
    pub gram: Vec<Vec<f64>>,
    pub pulls: Vec<f64>,
}

/// Gauss's elimination, with the largest pivot; none if there is no pivot.
pub fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    for k in 0..n {
        let by_size =
            |i: &usize, j: &usize| a[*i][k].abs().total_cmp(&a[*j][k].abs());
        let pivot = (k..n).max_by(by_size)?;
        if a[pivot][k].abs() < 1e-10 {
            return None;
        }
        a.swap(k, pivot);
        b.swap(k, pivot);
        let (above, below) = a.split_at_mut(k + 1);
        let row = &above[k];
        for (i, other) in below.iter_mut().enumerate() {
            let factor = other[k] / row[k];
            if factor != 0.0 {
                for (to, from) in other[k..].iter_mut().zip(&row[k..]) {
                    *to -= factor * from;
                }
                b[k + 1 + i] -= factor * b[k];
            }
        }
    }
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|j| a[k][j] * b[j]).sum();
        b[k] = (b[k] - known) / a[k][k];
    }
    Some(b)
}

impl Moments {
    /// (G + α)·w = c.
    pub fn ridge(&self, alpha: f64) -> Option<Vec<f64>> {
        let mut gram = self.gram.clone();
        for (j, row) in gram.iter_mut().enumerate() {
            row[j] += alpha;
        }
        solve(gram, self.pulls.clone())
    }

    /// How many of G's eigenvalues are below μ: the pivots of G − μI that are
    /// below 0.
    fn count_below(&self, mu: f64) -> usize {
        let mut a = self.gram.clone();
        let mut count = 0;
        for k in 0..a.len() {
            let (above, below) = a.split_at_mut(k + 1);
            let row = &above[k];
            let pivot = row[k] - mu;
            count += usize::from(pivot < 0.0);
            for (i, other) in (k + 1..).zip(below) {
                let factor = row[i] / pivot;
                for (to, from) in other[k + 1..].iter_mut().zip(&row[k + 1..]) {
                    *to -= factor * from;
                }
            }
        }
        count
    }

    /// G's largest eigenvalue, and the smallest that is not only rounding.
    pub fn stretches(&self) -> [f64; 2] {
        let all = self.gram.len();
        let find = |index: usize| {
            let (mut low, mut high) = (1e-20, 10.0 * all as f64);
            for _ in 0..60 {
                let middle = f64::sqrt(low * high);
                let is_below = self.count_below(middle) > index;
                *(if is_below { &mut high } else { &mut low }) = middle;
            }
            high
        };
        let most = find(all - 1);
        [most, find(self.count_below(1e-13 * most))]
    }

    /// Least squares on these features alone.
    pub fn refit(&self, kept: &[usize]) -> Option<Vec<f64>> {
        let row = |j: &usize| kept.iter().map(|k| self.gram[*j][*k]).collect();
        let pulls = kept.iter().map(|j| self.pulls[*j]).collect();
        let own = solve(kept.iter().map(row).collect(), pulls)?;
        let mut w = vec![0.0; self.pulls.len()];
        for (j, own) in kept.iter().zip(own) {
            w[*j] = own;
        }
        Some(w)
    }

    /// What the features still say of the outputs: c − G·w.
    fn left(&self, w: &[f64]) -> Vec<f64> {
        let mut left = self.pulls.clone();
        for (row, w) in self.gram.iter().zip(w).filter(|(_, w)| **w != 0.0) {
            for (left, g) in left.iter_mut().zip(row) {
                *left -= g * w;
            }
        }
        left
    }

    /// The lowest point of ½·wᵀGw − cᵀw + α·(r·Σ|w| + (1 − r)/2·Σw²), from
    /// some weights on.
    pub fn net(&self, alpha: f64, r: f64, start: &[f64]) -> Vec<f64> {
        self.lowest(alpha * r, alpha * (1.0 - r), start)
    }

    /// The lowest point of ½·wᵀGw − cᵀw + l1·Σ|w| + ½·l2·Σw², from some weights
    /// on.
    pub fn lowest(&self, l1: f64, l2: f64, start: &[f64]) -> Vec<f64> {
        let mut w = start.to_vec();
        for round in 1..10_000 {
            for _ in 0..round.clamp(4, 64) {
                self.sweep(l1, l2, &mut w);
            }
            if self.go_down(l1, l2, &mut w) {
                return w;
            }
        }
        panic!("no lowest point at {l1}, {l2}");
    }

    /// One weight after the other goes to its lowest point, alone.
    fn sweep(&self, l1: f64, l2: f64, w: &mut [f64]) {
        let mut left = self.left(w);
        for j in (0..w.len()).filter(|j| self.gram[*j][*j] > 0.0) {
            let own = self.gram[j][j];
            let next =
                soft(left[j] + own * w[j], l1 * (1.0 + 1e-12)) / (own + l2);
            let step = next - w[j];
            if step != 0.0 {
                w[j] = next;
                for (left, g) in left.iter_mut().zip(&self.gram[j]) {
                    *left -= step * g;
                }
            }
        }
    }

    /// The weights that are kept go straight to where all their slopes are 0,
    /// or as far as to the first that becomes 0 on the way. Whether this is
    /// the lowest point: all have kept their signs, and no other feature is
    /// pulled harder than the price.
    ///
    /// (Lee, Battle, Raina and Ng, "Efficient sparse coding algorithms",
    /// Advances in Neural Information Processing Systems 19, 2006.)
    fn go_down(&self, l1: f64, l2: f64, w: &mut [f64]) -> bool {
        let kept: Vec<usize> = (0..w.len()).filter(|j| w[*j] != 0.0).collect();
        let gram = |&i: &usize| {
            let with =
                |&j: &usize| self.gram[i][j] + if i == j { l2 } else { 0.0 };
            kept.iter().map(with).collect()
        };
        let right = kept.iter().map(|&j| self.pulls[j] - l1 * w[j].signum());
        let gram = kept.iter().map(gram).collect();
        let Some(aim) = solve(gram, right.collect()) else { return false };
        let ways =
            kept.iter().zip(&aim).filter(|(j, aim)| w[**j] * **aim <= 0.0);
        let ways = ways.map(|(&j, aim)| (w[j] / (w[j] - aim), j));
        let first = ways.min_by(|a, b| a.0.total_cmp(&b.0));
        let share = first.map_or(1.0, |(share, _)| share);
        for (&j, aim) in kept.iter().zip(&aim) {
            w[j] += share * (aim - w[j]);
        }
        if let Some((_, j)) = first {
            w[j] = 0.0;
            return false;
        }
        let left = self.left(w);
        let mut others = (0..w.len()).filter(|j| w[*j] == 0.0);
        others.all(|j| left[j].abs() <= l1 * (1.0 + 1e-9))
    }
}
