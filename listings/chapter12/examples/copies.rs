//! Two near-copies of a feature under three prices, and what a little noise
//! does to the weights.

fn main() {
    println!("noise     lasso           elastic net     ridge");
    for push in [0.05, -0.05] {
        print!("{push:>5}");
        // The price λ·(r·|w| + (1 − r)·w²) with λ = 0.4, for each weight.
        for r in [1.0, 0.5, 0.0] {
            let [a, b] = best(push, 0.4 * r, 0.4 * (1.0 - r));
            print!("  ({a:.4}, {b:.4})");
        }
        println!();
    }
}

/// The best weights of two features with the correlation 0.96, one at a time.
fn best(push: f64, l1: f64, l2: f64) -> [f64; 2] {
    // Eight rows: the first feature, what the second has besides, and y.
    let first = [1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0];
    let beside = [1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0];
    let row = |i: usize| {
        let x = [first[i], 0.96 * first[i] + 0.28 * beside[i]];
        (x, 0.25 * (x[0] + x[1]) + push * beside[i])
    };
    let mut w = [0.0, 0.0];
    for step in 0..2000 {
        let j = step % 2;
        let left = (0..8)
            .map(row)
            .map(|(x, y)| x[j] * (y - w[1 - j] * x[1 - j]) / 8.0);
        let left: f64 = left.sum();
        w[j] = left.signum() * (left.abs() - l1 / 2.0).max(0.0) / (1.0 + l2);
    }
    w
}
