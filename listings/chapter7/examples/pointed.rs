//! Looks for the best weight under the price 1.5·w^q, with q nearer and
//! nearer to 1, by trying 0 and 20,000 weights, each 1 per cent smaller than
//! the one before.

fn main() {
    println!("     q  best weight       q  best weight");
    for k in 1..=7 {
        // The k-th square root of a square root is w^(1/2^k).
        let root = |w: f64| (0..k).fold(w, |w, _| w.sqrt());
        let below = short(lowest(|w| w / root(w)));
        let above = short(lowest(|w| w * root(w)));
        let part = 1.0 / f64::from(1 << k);
        let (less, more) = (1.0 - part, 1.0 + part);
        println!("{less:.4} {below:>12}  {more:.4} {above:>12}");
    }
}

/// Two digits and a power of ten, or a plain 0.
fn short(w: f64) -> String {
    if w == 0.0 { "0".into() } else { format!("{w:.1e}") }
}

/// The best weight for our data under 1.5 times a price.
fn lowest(price: impl Fn(f64) -> f64) -> f64 {
    // How much higher the sum is at w than at 0. The loss alone changes by
    // (w − 0.5)² − 0.25 = w·(w − 1).
    let change = |w: f64| match w {
        0.0 => 0.0,
        w => w * (w - 1.0) + 1.5 * price(w),
    };
    let smaller = |w: &f64| Some(w * 0.99);
    let weights = std::iter::successors(Some(1.0), smaller).take(20_000);
    weights
        .chain([0.0])
        .min_by(|a, b| change(*a).total_cmp(&change(*b)))
        .expect("there are weights to try")
}
