//! Rows in fewer coordinates: with more columns than rows ridge's predictions
//! are the same there, and far fewer weights are looked for.

use crate::rows::Rows;
use solver::{Columns, Narrow, add};

/// Rows that are learnt from, and those of the tests behind them.
pub(crate) struct Narrowed {
    narrow: Narrow,
    rows: Vec<Vec<f64>>,
    /// How many rows were learnt from.
    learnt: usize,
}

impl Narrowed {
    /// Of these columns, and of other rows that are scaled as they are.
    pub fn new(
        columns: &Columns,
        tests: impl Iterator<Item = Vec<Vec<f64>>>,
    ) -> Self {
        let (n, p) = (columns.rows(), columns.count());
        let row = |i: usize| (0..p).map(|j| columns.column(j)[i]).collect();
        let mut rows: Vec<Vec<f64>> = (0..n).map(row).collect();
        for test in tests {
            let count = test.first().map_or(0, Vec::len);
            let row = |i: usize| test.iter().map(|x| x[i]).collect();
            rows.extend((0..count).map(row));
        }
        Narrowed { narrow: Narrow::new(&rows, n), rows, learnt: n }
    }

    /// The coordinates of the rows that are learnt from, column by column.
    pub fn learnt(&self) -> Vec<Vec<f64>> {
        let learnt = |x: &Vec<f64>| x[..self.learnt].to_vec();
        self.narrow.columns.iter().map(learnt).collect()
    }

    /// The weights of the columns that predict as these weights of the
    /// coordinates do, the shortest such.
    pub fn back(&self, weights: &[f64]) -> Vec<f64> {
        self.narrow.back(&self.rows, weights)
    }

    /// The sum of weights times coordinates for each row of the `place`-th
    /// test.
    pub fn moved(
        &self,
        tests: &[&Rows],
        place: usize,
        weights: &[f64],
    ) -> Vec<f64> {
        let before = tests[..place].iter().map(|rows| rows.root.len());
        let start = self.learnt + before.sum::<usize>();
        let mut moved = vec![0.0; tests[place].root.len()];
        let end = start + moved.len();
        for (column, w) in self.narrow.columns.iter().zip(weights) {
            add(&mut moved, *w, &column[start..end]);
        }
        moved
    }
}
