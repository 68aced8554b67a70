//! Sums over data, and the exercises' data set D, on which mistakes show that
//! are no mistakes on the book's data.

use crate::Draw;

/// D's inputs: mean(x²) is 4.
pub(crate) const X: [f64; 5] = [-3.0, -1.0, 0.0, 1.0, 3.0];

/// Inputs with their mean at 0; mean(x²) is 4, 16 or 2.
pub(crate) fn draw_x(draw: &mut Draw) -> Vec<f64> {
    let others = [
        X.to_vec(),
        vec![-6.0, -2.0, 0.0, 2.0, 6.0],
        vec![-2.0, -1.0, 0.0, 1.0, 2.0],
    ];
    draw.pick(X.to_vec(), |draw| draw.one_of(&others))
}

/// The points on the line y = w·x with these inputs.
pub(crate) fn on_line(w: f64, x: &[f64]) -> Vec<f64> {
    x.iter().map(|x| w * x).collect()
}

/// The mean of the products, mean(a·b).
pub(crate) fn mean(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
}

/// The loss of the weight w, by its definition.
pub(crate) fn loss(x: &[f64], y: &[f64], w: f64) -> f64 {
    let misses: Vec<f64> = x.iter().zip(y).map(|(x, y)| y - w * x).collect();
    mean(&misses, &misses)
}

/// The soft threshold S(z, t): z moved towards 0 by t, and not past it.
pub(crate) fn soft(z: f64, t: f64) -> f64 {
    z.signum() * (z.abs() - t).max(0.0)
}

pub(crate) fn square(number: f64) -> f64 {
    number * number
}

/// Three features in four rows; the mean of the product of any two is 0. The
/// numbers of the first have this size, those of the others are 1 and −1.
pub(crate) fn unrelated_columns(size: f64) -> [Vec<f64>; 3] {
    [
        [1.0, 1.0, -1.0, -1.0].map(|sign| size * sign).to_vec(),
        vec![1.0, -1.0, 1.0, -1.0],
        vec![1.0, -1.0, -1.0, 1.0],
    ]
}

/// What these weights predict in each row.
pub(crate) fn predict(columns: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let row =
        |i: usize| columns.iter().zip(weights).map(|(x, w)| w * x[i]).sum();
    (0..columns[0].len()).map(row).collect()
}

/// What these weights leave unexplained in each row.
pub(crate) fn residual(
    columns: &[Vec<f64>],
    y: &[f64],
    weights: &[f64],
) -> Vec<f64> {
    let predicted = predict(columns, weights);
    y.iter().zip(predicted).map(|(y, predicted)| y - predicted).collect()
}
