use crate::Bowl;
use crate::dot::{add, dot};

/// A bowl turned so that ridge's weights for one λ after the other cost p²
/// multiplications each and not p³: G = Q·T·Qᵀ, where T has numbers on its
/// diagonal and beside it only, and Q is made of p − 1 reflections.
///
/// (Golub and Van Loan, *Matrix Computations*, 4th edition, sections 8.3.1
/// and 4.3.6.)
pub struct Ridges {
    /// The v of each reflection I − 2·vvᵀ, with length 1, or 0. The first one
    /// reflects all numbers but the first, the next all but two, and so on.
    mirrors: Vec<Vec<f64>>,
    diagonal: Vec<f64>,
    beside: Vec<f64>,
    /// Qᵀc.
    c: Vec<f64>,
}

impl Ridges {
    /// Turns this bowl: about p³ multiplications.
    pub fn new(bowl: &Bowl) -> Self {
        let p = bowl.c.len();
        let (mut t, mut c) = (bowl.gram.clone(), bowl.c.clone());
        let (mut mirrors, mut beside) = (vec![], vec![]);
        for k in 1..p {
            let (v, left) = mirror(&t[k - 1][k..]);
            // T − 2·vqᵀ − 2·qvᵀ, with q = Tv − (vᵀTv)·v.
            let rows = || t[k..].iter().map(|row| &row[k..]);
            let mut q: Vec<f64> = rows().map(|row| dot(row, &v)).collect();
            let along = dot(&v, &q);
            add(&mut q, -along, &v);
            for (row, (v_i, q_i)) in t[k..].iter_mut().zip(v.iter().zip(&q)) {
                add(&mut row[k..], -2.0 * v_i, &q);
                add(&mut row[k..], -2.0 * q_i, &v);
            }
            reflect(&v, &mut c[k..]);
            mirrors.push(v);
            beside.push(left);
        }
        let diagonal = (0..p).map(|k| t[k][k]).collect();
        Ridges { mirrors, diagonal, beside, c }
    }

    /// The weights at which loss + λ·Σwⱼ² is lowest, as [`ridge`](crate::ridge)
    /// finds them: (T + λI)·z = Qᵀc, and w = Qz.
    ///
    /// # Panics
    /// Unless λ is above 0.
    pub fn weights(&self, lambda: f64) -> Vec<f64> {
        assert!(lambda > 0.0, "λ = {lambda}");
        let mut z = self.c.clone();
        let mut pivots: Vec<f64> =
            self.diagonal.iter().map(|t| t + lambda).collect();
        for (k, beside) in (1..).zip(&self.beside) {
            let share = beside / pivots[k - 1];
            pivots[k] -= share * beside;
            z[k] -= share * z[k - 1];
        }
        for k in (0..z.len()).rev() {
            let below = self.beside.get(k).map_or(0.0, |b| b * z[k + 1]);
            z[k] = (z[k] - below) / pivots[k];
        }
        for (k, v) in self.mirrors.iter().enumerate().rev() {
            reflect(v, &mut z[k + 1..]);
        }
        z
    }
}

/// The v of the reflection that takes all numbers but the first to 0, and
/// what it makes of the first.
fn mirror(x: &[f64]) -> (Vec<f64>, f64) {
    let mut v = x.to_vec();
    // Away from the first one, so that nothing cancels.
    let left = -dot(&v, &v).sqrt().copysign(v[0]);
    v[0] -= left;
    let length = dot(&v, &v).sqrt();
    if length > 0.0 {
        for v in &mut v {
            *v /= length;
        }
    }
    (v, left)
}

/// x − 2·(vᵀx)·v.
fn reflect(v: &[f64], x: &mut [f64]) {
    add(x, -2.0 * dot(v, x), v);
}
