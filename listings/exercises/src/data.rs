//! The exercises' data set D, on which mistakes show that are no mistakes on
//! the book's data.

/// Its inputs: mean(x²) is 4.
pub(crate) const X: [f64; 5] = [-3.0, -1.0, 0.0, 1.0, 3.0];

/// The points on the line y = w·x with these inputs.
pub(crate) fn on_line(w: f64, x: &[f64]) -> Vec<f64> {
    x.iter().map(|x| w * x).collect()
}

/// The mean of the products, mean(a·b).
pub(crate) fn mean(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

/// The soft threshold S(z, t): z moved towards 0 by t, and not past it.
pub(crate) fn soft(z: f64, t: f64) -> f64 {
    z.signum() * (z.abs() - t).max(0.0)
}
