use crate::dot::{add, dot};

/// What is left of a row's square is rounding if it is at most this share of
/// the largest row's.
const ROUNDING: f64 = 1e-13;

/// Rows in fewer coordinates: X = L·Qᵀ, where Qᵀ has orthonormal rows, as many
/// as there are rows of X that do not depend on each other. Ridge's
/// predictions on L are those on X, for every λ, and so are those of least
/// squares' shortest weights. With more columns than rows L is far smaller.
///
/// It is Cholesky's way through XXᵀ, from the longest row that is left to the
/// next (Golub and Van Loan, *Matrix Computations*, 4th edition, section
/// 4.2.8).
#[derive(Clone, Debug)]
pub struct Narrow {
    /// The columns of L, each with a number for every row.
    pub columns: Vec<Vec<f64>>,
    /// The rows from which the coordinates were made.
    pivots: Vec<usize>,
}

impl Narrow {
    /// The coordinates of these rows. Only the first `learnt` of them make
    /// directions: what the others have in no such direction is lost, as it is
    /// for a model of the first ones.
    pub fn new(rows: &[Vec<f64>], learnt: usize) -> Self {
        let mut left: Vec<f64> = rows.iter().map(|x| dot(x, x)).collect();
        let longest = left[..learnt].iter().copied().fold(0.0, f64::max);
        let mut l: Vec<Vec<f64>> = vec![vec![]; rows.len()];
        let mut pivots = vec![];
        let largest = |left: &[f64]| {
            (0..learnt).max_by(|&a, &b| left[a].total_cmp(&left[b]))
        };
        while let Some(pivot) = largest(&left)
            && left[pivot] > ROUNDING * longest
        {
            let root = left[pivot].sqrt();
            let own = l[pivot].clone();
            for (i, row) in rows.iter().enumerate() {
                let there = if i == pivot {
                    root
                } else if pivots.contains(&i) {
                    0.0
                } else {
                    (dot(row, &rows[pivot]) - dot(&l[i], &own)) / root
                };
                l[i].push(there);
                left[i] -= there * there;
            }
            left[pivot] = 0.0;
            pivots.push(pivot);
        }
        let column = |k| l.iter().map(|row| row[k]).collect();
        Narrow { columns: (0..pivots.len()).map(column).collect(), pivots }
    }

    /// The weights of the rows' own columns that predict as these weights of
    /// the coordinates do, the shortest such: w = Q·β. The rows are those that
    /// it was made of.
    pub fn back(&self, rows: &[Vec<f64>], beta: &[f64]) -> Vec<f64> {
        // β = Σ aₖ·(coordinates of pivot k), so w = Σ aₖ·(pivot k); the
        // coordinates of the pivots are a triangle.
        let mut weights = vec![0.0; rows[0].len()];
        let mut left = beta.to_vec();
        for k in (0..self.pivots.len()).rev() {
            let pivot = self.pivots[k];
            let share = left[k] / self.columns[k][pivot];
            for (left, column) in left.iter_mut().zip(&self.columns[..k]) {
                *left -= share * column[pivot];
            }
            add(&mut weights, share, &rows[pivot]);
        }
        weights
    }
}
