//! Sums over rows and columns, a block of rows at a time: so many rows of some
//! columns stay in the cache, and numbers come from memory only once.

use crate::dot::{add, dot};
use std::ops::Range;

/// How many rows are taken at a time: with 50 columns they fill 200 kB.
const BLOCK: usize = 512;

/// Blocks of the rows from 0 to n.
pub(super) fn blocks(n: usize) -> impl Iterator<Item = Range<usize>> {
    (0..n).step_by(BLOCK).map(move |start| start..n.min(start + BLOCK))
}

/// aᵢ ← aᵢ + Σ wⱼ·xᵢⱼ, for these weights and columns.
pub(super) fn add_all(a: &mut [f64], columns: &[(f64, &[f64])]) {
    for rows in blocks(a.len()) {
        for (w, x) in columns {
            add(&mut a[rows.clone()], *w, &x[rows.clone()]);
        }
    }
}

/// Σ aᵢ·xᵢⱼ for each column.
pub(super) fn all_products(a: &[f64], columns: &[&[f64]]) -> Vec<f64> {
    let mut sums = vec![0.0; columns.len()];
    for rows in blocks(a.len()) {
        let parts = columns.iter().map(|x| &x[rows.clone()]);
        let parts: Vec<&[f64]> = parts.collect();
        add_products(&mut sums, &a[rows], &parts);
    }
    sums
}

/// Adds Σ aᵢ·xᵢⱼ to the sum of each column.
pub(super) fn add_products(sums: &mut [f64], a: &[f64], columns: &[&[f64]]) {
    let (fours, rest) = columns.as_chunks::<4>();
    let (sums_of_fours, sums_of_rest) = sums.as_chunks_mut::<4>();
    for (sums, columns) in sums_of_fours.iter_mut().zip(fours) {
        for (sum, more) in sums.iter_mut().zip(four_dots(a, columns)) {
            *sum += more;
        }
    }
    for (sum, x) in sums_of_rest.iter_mut().zip(rest) {
        *sum += dot(a, x);
    }
}

/// Four products with the same numbers, which are fetched once.
fn four_dots(a: &[f64], columns: &[&[f64]; 4]) -> [f64; 4] {
    const LANES: usize = 4;
    let (a, a_rest) = a.as_chunks::<LANES>();
    let [(b, b_rest), (c, c_rest), (d, d_rest), (e, e_rest)] =
        columns.map(|x| x.as_chunks::<LANES>());
    let mut sums = [[0.0; LANES]; 4];
    for ((((a, b), c), d), e) in a.iter().zip(b).zip(c).zip(d).zip(e) {
        for lane in 0..LANES {
            sums[0][lane] += a[lane] * b[lane];
            sums[1][lane] += a[lane] * c[lane];
            sums[2][lane] += a[lane] * d[lane];
            sums[3][lane] += a[lane] * e[lane];
        }
    }
    let rests = [b_rest, c_rest, d_rest, e_rest].map(|x| dot(a_rest, x));
    [0, 1, 2, 3].map(|i| sums[i].iter().sum::<f64>() + rests[i])
}

/// Σ aᵢ.
pub(super) fn sum(a: &[f64]) -> f64 {
    let (chunks, rest) = a.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for chunk in chunks {
        for lane in 0..8 {
            sums[lane] += chunk[lane];
        }
    }
    sums.iter().sum::<f64>() + rest.iter().sum::<f64>()
}
