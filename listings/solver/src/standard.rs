use crate::dot::dot;

/// A column moved and scaled to mean 0 and standard deviation 1 (the one with
/// n below the line, not n − 1).
#[derive(Clone, Debug)]
pub struct Standard {
    /// The standardised column.
    pub column: Vec<f64>,
    /// The column's own mean.
    pub mean: f64,
    /// The column's own standard deviation.
    pub sd: f64,
}

impl Standard {
    /// `None` if all numbers are alike, so that there is nothing to scale.
    pub fn new(column: &[f64]) -> Option<Self> {
        let n = column.len() as f64;
        let mean = column.iter().sum::<f64>() / n;
        let centred: Vec<f64> = column.iter().map(|x| x - mean).collect();
        let sd = (dot(&centred, &centred) / n).sqrt();
        if sd <= 1e-12 * mean.abs() || !sd.is_normal() {
            return None;
        }
        let column = centred.iter().map(|x| x / sd).collect();
        Some(Standard { column, mean, sd })
    }
}
