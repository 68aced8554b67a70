//! Ridge and least squares: the columns taken apart once, for all strengths.

use crate::rows::Rows;
use crate::scaled::Scaled;
use solver::{Columns, Narrow, Ridges, add};

/// Columns taken apart, in fewer coordinates if they depend on each other.
pub(crate) struct Turned {
    ridges: Ridges,
    narrow: Option<(Narrow, Vec<Vec<f64>>)>,
    /// How many rows were learnt from.
    learnt: usize,
}

impl Turned {
    /// For rows that are learnt from, and others that they are tested on.
    pub fn new(scaled: &Scaled, tests: &[&Rows]) -> Self {
        let tests = tests.iter();
        Turned::with(&scaled.columns, tests.map(|rows| scaled.scaled(rows)))
    }

    /// For these columns alone.
    pub fn of(columns: &Columns) -> Self {
        Turned::with(columns, std::iter::empty())
    }

    fn with(
        columns: &Columns,
        tests: impl Iterator<Item = Vec<Vec<f64>>>,
    ) -> Self {
        let (n, p) = (columns.rows(), columns.count());
        if p < n {
            let ridges = Ridges::new(columns);
            if ridges.is_unique() {
                return Turned { ridges, narrow: None, learnt: n };
            }
        }
        let row = |i: usize| (0..p).map(|j| columns.column(j)[i]).collect();
        let mut rows: Vec<Vec<f64>> = (0..n).map(row).collect();
        for test in tests {
            let count = test.first().map_or(0, Vec::len);
            let row = |i: usize| test.iter().map(|x| x[i]).collect();
            rows.extend((0..count).map(row));
        }
        let narrow = Narrow::new(&rows, n);
        let learnt = |x: &Vec<f64>| x[..n].to_vec();
        let few = narrow.columns.iter().map(learnt).collect();
        let ridges = Ridges::new(&Columns::new(few, columns.y().to_vec()));
        Turned { ridges, narrow: Some((narrow, rows)), learnt: n }
    }

    /// The largest and the smallest number by which weights of length 1 can
    /// stretch the columns, but for 0.
    pub fn stretches(&self) -> [f64; 2] {
        self.ridges.stretches().unwrap_or([1.0; 2])
    }

    /// The weights for this strength, in these coordinates; of several equally
    /// good ones the shortest.
    fn turned_weights(&self, alpha: f64) -> Vec<f64> {
        self.ridges.weights(alpha).unwrap_or_else(|| {
            let [most, _] = self.stretches();
            let tiny = self.ridges.weights(1e-14 * most * most);
            tiny.expect("a price makes the solution unique")
        })
    }

    /// The weights of the scaled columns for this strength.
    pub fn weights(&self, alpha: f64) -> Vec<f64> {
        let weights = self.turned_weights(alpha);
        match &self.narrow {
            None => weights,
            Some((narrow, rows)) => narrow.back(rows, &weights),
        }
    }

    /// What ridge with this strength misses in the `place`-th of the tests.
    pub fn misses(
        &self,
        scaled: &Scaled,
        tests: &[&Rows],
        place: usize,
        alpha: f64,
    ) -> Vec<f64> {
        let weights = self.turned_weights(alpha);
        let Some((narrow, _)) = &self.narrow else {
            return scaled.misses(tests[place], &weights);
        };
        let before = tests[..place].iter().map(|rows| rows.root.len());
        let start = self.learnt + before.sum::<usize>();
        let mut misses = scaled.misses(tests[place], &[]);
        let end = start + misses.len();
        for (column, w) in narrow.columns.iter().zip(&weights) {
            add(&mut misses, -w, &column[start..end]);
        }
        misses
    }
}
