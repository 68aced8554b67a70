//! Looks for the lowest point of both sums by trying 3001 weights.

fn main() {
    // Seven points on the line y = 0.5·x.
    let x = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5];
    let y = x.map(|x| 0.5 * x);
    let loss = |w: f64| {
        let errors = x.iter().zip(&y).map(|(x, y)| y - w * x);
        errors.map(|e| e * e).sum::<f64>() / x.len() as f64
    };

    println!("   λ  best with |w|  best with w²");
    for lambda in [0.0, 0.5, 0.9, 1.0, 1.5, 3.0] {
        let l1 = lowest(|w| loss(w) + lambda * w.abs());
        let l2 = lowest(|w| loss(w) + lambda * w * w);
        println!("{lambda:>4} {l1:>14} {l2:>13}");
    }
}

/// The weight among −1, −0.999, …, 2 at which `sum` is lowest.
fn lowest(sum: impl Fn(f64) -> f64) -> f64 {
    (-1000..=2000)
        .map(|i| f64::from(i) / 1000.0)
        .min_by(|a, b| sum(*a).total_cmp(&sum(*b)))
        .expect("there are weights to try")
}
