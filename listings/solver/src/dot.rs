use fearless_simd::{Level, dispatch, f64x8, prelude::*};

/// How many numbers are taken at a time. A processor multiplies several at
/// once, but only if the program leaves it the order.
pub(crate) const LANES: usize = 8;

/// Σ aᵢ·bᵢ, as eight sums side by side that are added at the end (Higham,
/// *Accuracy and Stability of Numerical Algorithms*, 2nd edition, chapter 4,
/// on the order of sums). The order is the same on every machine, and so is
/// the last bit.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    dispatch!(Level::new(), simd => products(simd, [a], [b])[0][0])
}

/// aᵢ ← aᵢ + t·bᵢ.
pub fn add(a: &mut [f64], t: f64, b: &[f64]) {
    dispatch!(Level::new(), simd => add_each(simd, a, [(t, b)]));
}

/// Σ aᵢ·bᵢ of each of these with each of those, all of the same length: each
/// number is fetched once for several products.
#[inline(always)]
pub(crate) fn products<S: Simd, const A: usize, const B: usize>(
    simd: S,
    a: [&[f64]; A],
    b: [&[f64]; B],
) -> [[f64; B]; A] {
    let n = a[0].len();
    let (a, a_rest) = chunk(a, n);
    let (b, b_rest) = chunk(b, n);
    let mut sums = [[f64x8::splat(simd, 0.0); B]; A];
    for k in 0..n / LANES {
        let b = b.map(|b| f64x8::from_slice(simd, &b[k]));
        for (sums, a) in sums.iter_mut().zip(a) {
            let a = f64x8::from_slice(simd, &a[k]);
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    let rest = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    };
    let mut all = [[0.0; B]; A];
    for i in 0..A {
        for j in 0..B {
            let lanes = sums[i][j].as_slice().iter().sum::<f64>();
            all[i][j] = lanes + rest(a_rest[i], b_rest[j]);
        }
    }
    all
}

/// aᵢ ← aᵢ + t·bᵢ for each of these t and b, one after the other; each aᵢ is
/// fetched once.
#[inline(always)]
pub(crate) fn add_each<S: Simd, const B: usize>(
    simd: S,
    a: &mut [f64],
    b: [(f64, &[f64]); B],
) {
    let (t, b) = (b.map(|(t, _)| t), b.map(|(_, b)| b));
    let (b, b_rest) = chunk(b, a.len());
    let (a, a_rest) = a.as_chunks_mut::<LANES>();
    for (k, a) in a.iter_mut().enumerate() {
        let mut sum = f64x8::from_slice(simd, a);
        for (t, b) in t.iter().zip(b) {
            sum += f64x8::from_slice(simd, &b[k]) * *t;
        }
        sum.store_slice(a);
    }
    for (t, b) in t.iter().zip(b_rest) {
        for (a, b) in a_rest.iter_mut().zip(b) {
            *a += t * b;
        }
    }
}

/// The first n numbers of each, in eights, and those that are left over.
#[inline(always)]
fn chunk<const B: usize>(
    all: [&[f64]; B],
    n: usize,
) -> ([&[[f64; LANES]]; B], [&[f64]; B]) {
    let parts = all.map(|x| x[..n].as_chunks::<LANES>());
    (parts.map(|(eights, _)| &eights[..n / LANES]), parts.map(|part| part.1))
}
