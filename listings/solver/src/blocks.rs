//! Sums over rows and columns, a block of rows at a time: so many rows of some
//! columns stay in the cache, and numbers come from memory only once.

use crate::dot::{LANES, add_each, products};
use fearless_simd::{Level, Simd, dispatch};
use std::array;
use std::ops::Range;

/// How many rows are taken at a time: with 50 columns they fill 200 kB.
const BLOCK: usize = 512;

/// Blocks of the rows from 0 to n.
fn blocks(n: usize) -> impl Iterator<Item = Range<usize>> {
    (0..n).step_by(BLOCK).map(move |start| start..n.min(start + BLOCK))
}

/// aᵢ ← aᵢ + Σ wⱼ·xᵢⱼ, for these weights and columns.
pub(crate) fn add_all(a: &mut [f64], columns: &[(f64, &[f64])]) {
    let (fours, others) = columns.as_chunks::<4>();
    dispatch!(Level::new(), simd => for rows in blocks(a.len()) {
        let a = &mut a[rows.clone()];
        for four in fours {
            add_each(simd, a, four.map(|(w, x)| (w, &x[rows.clone()])));
        }
        for (w, x) in others {
            add_each(simd, a, [(*w, &x[rows.clone()])]);
        }
    });
}

/// Σ aᵢ·xᵢⱼ for each column.
pub(crate) fn all_products(a: &[f64], columns: &[&[f64]]) -> Vec<f64> {
    let mut sums = vec![0.0; columns.len()];
    dispatch!(Level::new(), simd => for rows in blocks(a.len()) {
        let a = [&a[rows.clone()]];
        let (fours, others) = columns.as_chunks::<4>();
        let (sums, other_sums) = sums.as_chunks_mut::<4>();
        for (sums, four) in sums.iter_mut().zip(fours) {
            let [more] = products(simd, a, four.map(|x| &x[rows.clone()]));
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += more;
            }
        }
        for (sum, x) in other_sums.iter_mut().zip(others) {
            *sum += products(simd, a, [&x[rows.clone()]])[0][0];
        }
    });
    sums
}

/// For each column k from `old` on: Σ vᵢ·xᵢₖ, and Σ vᵢ·xᵢₖ·xᵢⱼ for each column
/// j up to k.
pub(crate) fn weighted_products(
    v: &[f64],
    columns: &[&[f64]],
    old: usize,
) -> (Vec<f64>, Vec<Vec<f64>>) {
    let new = columns.len() - old;
    let mut sums = vec![0.0; new];
    let mut gram = vec![vec![0.0; columns.len()]; new];
    dispatch!(Level::new(), simd => for rows in blocks(v.len()) {
        let v = &v[rows.clone()];
        let columns = columns.iter().map(|x| &x[rows.clone()]);
        let columns: Vec<&[f64]> = columns.collect();
        let (twos, others) = gram.as_chunks_mut::<2>();
        let (sums, other_sums) = sums.as_chunks_mut::<2>();
        let mut k = old;
        for (sums, gram) in sums.iter_mut().zip(twos) {
            add_weighted(simd, v, &columns[..k + 2], sums, gram);
            k += 2;
        }
        for (sum, row) in other_sums.iter_mut().zip(others) {
            add_weighted(simd, v, &columns, array::from_mut(sum),
                array::from_mut(row));
        }
    });
    (sums, gram)
}

/// The same for the last columns of these, in a block of rows.
#[inline(always)]
fn add_weighted<S: Simd, const K: usize>(
    simd: S,
    v: &[f64],
    columns: &[&[f64]],
    sums: &mut [f64; K],
    gram: &mut [Vec<f64>; K],
) {
    let last = columns.len() - K;
    let times_v = |k: usize| -> Vec<f64> {
        columns[last + k].iter().zip(v).map(|(x, v)| x * v).collect()
    };
    let weighted: [Vec<f64>; K] = array::from_fn(times_v);
    let weighted = weighted.each_ref().map(|x| &x[..]);
    for (total, x) in sums.iter_mut().zip(weighted) {
        *total += sum(x);
    }
    let (twos, others) = columns.as_chunks::<2>();
    for (j, two) in twos.iter().enumerate() {
        let found = products(simd, weighted, *two);
        for (row, found) in gram.iter_mut().zip(found) {
            row[2 * j] += found[0];
            row[2 * j + 1] += found[1];
        }
    }
    for x in others {
        let found = products(simd, weighted, [x]);
        for (row, found) in gram.iter_mut().zip(found) {
            row[columns.len() - 1] += found[0];
        }
    }
}

/// Σ aᵢ.
#[inline(always)]
pub(crate) fn sum(a: &[f64]) -> f64 {
    let (chunks, rest) = a.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        for lane in 0..LANES {
            sums[lane] += chunk[lane];
        }
    }
    sums.iter().sum::<f64>() + rest.iter().sum::<f64>()
}
