//! Ridge and least squares: the columns taken apart once, for all strengths.

use crate::narrowed::Narrowed;
use crate::rows::Rows;
use crate::scaled::Scaled;
use solver::{Columns, Ridges, add};

/// Columns taken apart, in fewer coordinates if they depend on each other.
pub(crate) struct Turned {
    ridges: Ridges,
    narrowed: Option<Narrowed>,
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
        if columns.count() < columns.rows() {
            let ridges = Ridges::new(columns);
            if ridges.is_unique() {
                return Turned { ridges, narrowed: None };
            }
        }
        let narrowed = Narrowed::new(columns, tests);
        let few = Columns::new(narrowed.learnt(), columns.y().to_vec());
        Turned { ridges: Ridges::new(&few), narrowed: Some(narrowed) }
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
        match &self.narrowed {
            None => weights,
            Some(narrowed) => narrowed.back(&weights),
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
        let Some(narrowed) = &self.narrowed else {
            return scaled.misses(tests[place], &weights);
        };
        let mut misses = scaled.misses(tests[place], &[]);
        add(&mut misses, -1.0, &narrowed.moved(tests, place, &weights));
        misses
    }
}
