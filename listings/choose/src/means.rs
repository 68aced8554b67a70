//! Means, and how sure they are.

use crate::rows::Table;

/// A mean and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub standard_error: f64,
}

/// How rows are weighed and taken together when a mean is made of them.
pub(crate) struct Weighing {
    /// The rows that count: each with its weight and its unit.
    rows: Vec<(usize, f64, usize)>,
    total: f64,
    /// How many units there are, and how many have such rows.
    units: usize,
    counted: usize,
}

impl Weighing {
    /// Of the rows that were left out once.
    pub fn new(
        table: &Table,
        units: &[usize],
        folds: &[Option<usize>],
    ) -> Self {
        let rows = (0..units.len()).filter(|&i| folds[i].is_some());
        let rows = rows.map(|i| (i, table.weight(i), units[i]));
        let rows: Vec<_> = rows.collect();
        let total = rows.iter().map(|(_, weight, _)| weight).sum();
        let all = units.iter().max().map_or(0, |most| most + 1);
        let mut has_rows = vec![false; all];
        for (_, _, unit) in &rows {
            has_rows[*unit] = true;
        }
        let counted = has_rows.iter().filter(|has| **has).count();
        Weighing { rows, total, units: all, counted }
    }

    /// The weighted mean of a number for each row. Rows of one unit, a group
    /// or a stretch of time, may all be off in one direction, so what counts
    /// are the sums of the units:
    ///
    /// s.e.² = G/(G − 1)·Σ (Σ vᵢ·(xᵢ − mean))²/(Σ vᵢ)², with G units
    ///
    /// (Cameron and Miller, "A practitioner's guide to cluster-robust
    /// inference", Journal of Human Resources 50, 2015, for a mean).
    pub fn mean(&self, number: impl Fn(usize) -> f64) -> Mean {
        let sum =
            |&(row, weight, _): &(usize, f64, usize)| weight * number(row);
        let mean = self.rows.iter().map(sum).sum::<f64>() / self.total;
        let mut sums = vec![0.0; self.units];
        for &(row, weight, unit) in &self.rows {
            sums[unit] += weight * (number(row) - mean);
        }
        let count = self.counted as f64;
        let squares: f64 = sums.iter().map(|sum| sum * sum).sum();
        let variance = count / (count - 1.0) * squares;
        Mean { mean, standard_error: variance.sqrt() / self.total }
    }
}

impl Mean {
    /// Of sums in folds of these sizes; the folds say how sure it is.
    pub(crate) fn of_folds(sums: &[f64], sizes: &[f64]) -> Self {
        let total: f64 = sizes.iter().sum();
        let mean = sums.iter().sum::<f64>() / total;
        let count = sums.len() as f64;
        let off = |(sum, size): (&f64, &f64)| {
            let off = sum - mean * size;
            off * off
        };
        let squares: f64 = sums.iter().zip(sizes).map(off).sum();
        let variance = count / (count - 1.0) * squares;
        Mean { mean, standard_error: variance.sqrt() / total }
    }
}
