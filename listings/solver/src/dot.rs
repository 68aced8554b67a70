/// How many numbers are taken at a time. A processor multiplies several at
/// once, but only if the program leaves it the order.
const LANES: usize = 8;

/// Σ aᵢ·bᵢ, as eight sums side by side that are added at the end (Higham,
/// *Accuracy and Stability of Numerical Algorithms*, 2nd edition, chapter 4,
/// on the order of sums). The order is the same on every machine, and so is
/// the last bit.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a_chunks, a_rest) = a.as_chunks::<LANES>();
    let (b_chunks, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (a, b) in a_chunks.iter().zip(b_chunks) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// aᵢ ← aᵢ + t·bᵢ.
pub fn add(a: &mut [f64], t: f64, b: &[f64]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += t * b;
    }
}
