//! The lasso for two related features, one soft threshold at a time, with a
//! proof of how good the weights are.

fn main() {
    // Two features with mean square 1, and y = 0.5·a + 0.2·b.
    let (a, b) = ([1.0, 1.0, -1.0, -1.0], [1.4, 0.2, -0.2, -1.4]);
    let y: Vec<f64> = (0..4).map(|i| 0.5 * a[i] + 0.2 * b[i]).collect();
    let (features, lambda) = ([a, b], 0.4);
    let mut w = [0.0, 0.0];
    let mut residual = y.clone();
    println!("sweep        a        b  too high by at most");
    for sweep in 1..=12 {
        for (j, x) in features.iter().enumerate() {
            // What the other feature leaves to this one.
            let left = mean(x, &residual) + w[j];
            let size = (left.abs() - lambda / 2.0).max(0.0);
            let change = size * left.signum() - w[j];
            w[j] += change;
            for (r, x) in residual.iter_mut().zip(x) {
                *r -= change * x;
            }
        }
        // No sum is lower than mean(2uy − u²), where u is the residual,
        // shrunk until no feature pulls harder than λ.
        let pull = features.map(|x| 2.0 * mean(&x, &residual).abs());
        let shrink = (lambda / pull[0].max(pull[1])).min(1.0);
        let u: Vec<f64> = residual.iter().map(|r| shrink * r).collect();
        let bound = 2.0 * mean(&u, &y) - mean(&u, &u);
        let price = lambda * (w[0].abs() + w[1].abs());
        let gap = mean(&residual, &residual) + price - bound;
        println!("{sweep:>5} {:>8.5} {:>8.5} {gap:>20.10}", w[0], w[1]);
    }
}

fn mean(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}
