/// What rows left out promise, and what is true: the roots of two mean squared
/// errors, in the unit of what is predicted.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// The smallest cross-validated error.
    pub promised: f64,
    /// The error of the same choice on rows that took no part in it.
    pub truly: f64,
}

/// The mean of some numbers, and their standard deviation, with n − 1.
pub(crate) fn spread(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    let all: Vec<f64> = numbers.collect();
    let n = all.len() as f64;
    let mean = all.iter().sum::<f64>() / n;
    let squares = all.iter().map(|x| (x - mean) * (x - mean));
    (mean, (squares.sum::<f64>() / (n - 1.0)).sqrt())
}
