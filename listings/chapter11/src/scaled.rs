use chapter9::Data;
use solver::Standard;
use solver::logistic::{Fit, Labelled};

/// Data as the price wants them: each column with mean 0 and standard
/// deviation 1, as in chapter 9. The labels stay what they are.
pub struct Scaled {
    /// The scaled columns, and the labels.
    pub labelled: Labelled,
    columns: Vec<Standard>,
}

impl Scaled {
    /// Scales by the means and deviations of these rows, and of no others.
    /// Each row counts as much as `weigh` says of the labels.
    ///
    /// # Panics
    /// If a column is the same in every row.
    pub fn new(data: &Data, weigh: fn(&[f64]) -> Vec<f64>) -> Self {
        let standard = |x: &Vec<f64>| {
            Standard::new(x).expect("no column is the same in every row")
        };
        let columns: Vec<Standard> =
            data.columns.iter().map(standard).collect();
        let scaled = columns.iter().map(|x| x.column.clone()).collect();
        let weights = weigh(&data.y);
        let labelled = Labelled::weighted(scaled, data.y.clone(), &weights);
        Scaled { labelled, columns }
    }

    /// The log odds that this fit says for other rows.
    pub fn log_odds_on(&self, data: &Data, fit: &Fit) -> Vec<f64> {
        let mut log_odds = vec![fit.intercept; data.rows()];
        let columns = self.columns.iter().zip(&data.columns);
        for ((own, column), w) in columns.zip(&fit.weights) {
            for (log_odds, x) in log_odds.iter_mut().zip(column) {
                *log_odds += w * own.scaled(*x);
            }
        }
        log_odds
    }
}
