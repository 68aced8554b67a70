//! The mathematics that many checks need, written once and apart from the code
//! that they check: here what is small, and a file for what is larger.

#![allow(missing_docs, reason = "the pages say what the fields are")]

pub mod adam;
pub mod draws;
pub mod labels;
pub mod moments;
pub mod regression;
pub mod risk;
pub mod rows;
pub mod study;

/// The soft threshold S(z, t): z moved towards 0 by t, and no further than
/// to 0.
pub fn soft(z: f64, t: f64) -> f64 {
    z.signum() * (z.abs() - t).max(0.0)
}

/// The sum of some numbers, over how many they are.
pub fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
}

/// The mean of products, pair by pair.
pub fn mean_product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

/// The standard error of a mean: √(variance / n), the variance with n − 1.
pub fn standard_error(numbers: &[f64]) -> f64 {
    let (n, middle) = (numbers.len() as f64, mean(numbers));
    let squares = numbers.iter().map(|v| (v - middle) * (v - middle));
    (squares.sum::<f64>() / (n - 1.0) / n).sqrt()
}

/// Where a slope that rises is 0, or passes 0, by halving.
pub fn find_zero(
    (mut low, mut high): (f64, f64),
    slope: impl Fn(f64) -> f64,
) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        // Nothing lies between them any more.
        if middle == low || middle == high {
            break;
        }
        if slope(middle) < 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Simpson's rule, with so many parts.
pub fn integrate(
    (from, to): (f64, f64),
    parts: u32,
    f: impl Fn(f64) -> f64,
) -> f64 {
    let h = (to - from) / f64::from(parts);
    let part = |i| {
        let x = from + h * f64::from(i);
        f(x) + 4.0 * f(x + h / 2.0) + f(x + h)
    };
    (0..parts).map(part).sum::<f64>() * h / 6.0
}

/// The first of some things at which something is smallest.
pub fn smallest<T: Copy>(
    things: impl IntoIterator<Item = T>,
    of: impl Fn(T) -> f64,
) -> T {
    let all = things.into_iter().map(|one| (one, of(one)));
    all.min_by(|a, b| a.1.total_cmp(&b.1)).expect("one thing").0
}
