use crate::dot::{add, dot};

/// Solves A·x = b for a symmetric, positive definite A, by Cholesky's
/// A = L·Lᵀ (Golub and Van Loan, *Matrix Computations*, 4th edition,
/// section 4.2). `None` if A is not positive definite as far as floating
/// point can tell.
///
/// # Panics
/// If A is not as large as b.
pub fn solve(a: &[Vec<f64>], b: &[f64]) -> Option<Vec<f64>> {
    let p = b.len();
    assert!(a.len() == p && a.iter().all(|row| row.len() == p), "not square");
    let mut l = vec![vec![0.0; p]; p];
    for i in 0..p {
        for j in 0..=i {
            let rest = a[i][j] - dot(&l[i][..j], &l[j][..j]);
            if i == j {
                if rest <= 1e-14 * a[i][i].abs() {
                    return None;
                }
                l[i][i] = rest.sqrt();
            } else {
                l[i][j] = rest / l[j][j];
            }
        }
    }
    // L·z = b from the top, then Lᵀ·x = z from the bottom.
    let mut x = b.to_vec();
    for i in 0..p {
        x[i] = (x[i] - dot(&l[i][..i], &x[..i])) / l[i][i];
    }
    for i in (0..p).rev() {
        x[i] /= l[i][i];
        let found = x[i];
        add(&mut x[..i], -found, &l[i][..i]);
    }
    Some(x)
}
