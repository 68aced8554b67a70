//! Rows as fits use them: weighted, and packed.

use crate::Data;
use solver::{Standard, pack};

/// A table in standardised numbers, so that nothing overflows and no digit is
/// lost to a large offset. Each fit standardises once more, by its own rows.
pub(crate) struct Table<'a> {
    pub data: &'a Data,
    /// How each column is standardised; `None` if all its numbers are alike.
    pub columns: Vec<Option<Standard>>,
    /// How the target is; `None` if all its numbers are alike, and for labels.
    y: Option<Standard>,
    /// Which columns have gaps.
    has_gaps: Vec<bool>,
    /// The root of each row's weight, with 1 as the mean of the weights.
    roots: Vec<f64>,
    /// Columns of noise beside the data's.
    noise: Vec<Vec<f64>>,
}

/// Some rows. Each row i is multiplied by the root of its weight vᵢ, so that
/// sums over rows become weighted ones.
#[derive(Clone)]
pub(crate) struct Rows {
    /// √vᵢ: what a column of ones becomes.
    pub root: Vec<f64>,
    /// √vᵢ·yᵢ, but labels as they are.
    pub y: Vec<f64>,
    /// Whether y are labels.
    pub is_label: bool,
    /// The columns: √vᵢ·xᵢⱼ, and 0 at gaps.
    pub x: Vec<Vec<f64>>,
    /// For columns with gaps: √vᵢ, and 0 at gaps.
    there: Vec<Option<Vec<f64>>>,
}

impl<'a> Table<'a> {
    pub fn new(data: &'a Data) -> Self {
        let standard = |numbers: &[f64]| {
            let mut standard = Standard::new(numbers)?;
            // Only what it takes to scale is kept.
            standard.column = vec![];
            Some(standard)
        };
        let has_gap = |x: &[f64]| x.iter().any(|x| x.is_nan());
        let scale = |x: &[f64]| {
            if !has_gap(x) {
                return standard(x);
            }
            let there = x.iter().filter(|x| !x.is_nan()).copied();
            let there: Vec<f64> = there.collect();
            if there.is_empty() { None } else { standard(&there) }
        };
        let columns = data.columns.iter();
        let rows = data.y.len();
        let roots = match &data.weights {
            None => vec![1.0; rows],
            Some(weights) => {
                let mean = weights.iter().sum::<f64>() / rows as f64;
                weights.iter().map(|weight| (weight / mean).sqrt()).collect()
            }
        };
        Table {
            data,
            columns: columns.clone().map(|x| scale(&x.numbers)).collect(),
            y: if data.is_label { None } else { standard(&data.y) },
            has_gaps: columns.map(|x| has_gap(&x.numbers)).collect(),
            roots,
            noise: vec![],
        }
    }

    /// The same table with columns of noise behind its own.
    pub fn with_noise(&self, noise: Vec<Vec<f64>>) -> Table<'a> {
        Table {
            data: self.data,
            columns: self.columns.clone(),
            y: self.y.clone(),
            has_gaps: self.has_gaps.clone(),
            roots: self.roots.clone(),
            noise,
        }
    }

    /// The mean and the deviation by which the target was standardised; labels
    /// are not.
    pub fn unit(&self) -> (f64, f64) {
        match &self.y {
            Some(y) => (y.mean, y.sd),
            None if self.data.is_label => (0.0, 1.0),
            None => (self.data.y[0], 0.0),
        }
    }

    /// How many rows are left when rows are packed; those with a label cannot
    /// be, since their loss is no sum of squares.
    pub fn packed_count(&self) -> usize {
        if self.data.is_label {
            return usize::MAX;
        }
        let gaps = self.has_gaps.iter().filter(|has| **has).count();
        2 + self.columns.len() + self.noise.len() + gaps
    }

    /// The weight of a row, with 1 as the mean.
    pub fn weight(&self, row: usize) -> f64 {
        self.roots[row] * self.roots[row]
    }

    /// These rows.
    pub fn rows(&self, rows: &[usize]) -> Rows {
        let scaled = |standard: &Option<Standard>, numbers: &[f64]| {
            let Some(standard) = standard else {
                return vec![0.0; rows.len()];
            };
            let number = |&i: &usize| {
                let x = numbers[i];
                let there = !x.is_nan();
                if there { self.roots[i] * standard.scaled(x) } else { 0.0 }
            };
            rows.iter().map(number).collect()
        };
        let columns = self.columns.iter().zip(&self.data.columns);
        let there = |(numbers, has_gaps): (&[f64], &bool)| {
            let root = |&i: &usize| {
                if numbers[i].is_nan() { 0.0 } else { self.roots[i] }
            };
            has_gaps.then(|| rows.iter().map(root).collect())
        };
        let numbers = self.data.columns.iter().map(|x| &*x.numbers);
        let root = |&i: &usize| self.roots[i];
        let noise = self.noise.iter().map(|numbers| {
            rows.iter().map(|i| root(i) * numbers[*i]).collect()
        });
        let x = columns.map(|(s, x)| scaled(s, &x.numbers)).chain(noise);
        let is_label = self.data.is_label;
        let there = numbers.zip(&self.has_gaps).map(there);
        Rows {
            root: rows.iter().map(root).collect(),
            y: if is_label {
                rows.iter().map(|&i| self.data.y[i]).collect()
            } else {
                scaled(&self.y, &self.data.y)
            },
            is_label,
            x: x.collect(),
            there: there.chain(self.noise.iter().map(|_| None)).collect(),
        }
    }
}

impl Rows {
    /// √vᵢ where column j has a number, and 0 at its gaps.
    pub fn there(&self, j: usize) -> &[f64] {
        self.there[j].as_ref().unwrap_or(&self.root)
    }

    /// The same rows turned so that as few as possible are not 0: every fit
    /// and every error on them stays as it was.
    pub fn packed(mut self) -> Rows {
        let mut all = vec![self.root];
        let has_gaps: Vec<bool> =
            self.there.iter().map(Option::is_some).collect();
        all.extend(self.there.into_iter().flatten());
        all.append(&mut self.x);
        all.push(self.y);
        pack(&mut all);
        let mut all = all.into_iter();
        let mut next = || all.next().expect("as many as before");
        let root = next();
        let there = has_gaps.iter().map(|has| has.then(&mut next)).collect();
        let x = has_gaps.iter().map(|_| next()).collect();
        Rows { root, there, x, y: next(), is_label: false }
    }

    /// All of these rows, one after the other.
    pub fn stacked(parts: &[&Rows]) -> Rows {
        let join = |part: &dyn Fn(&Rows) -> Vec<f64>| -> Vec<f64> {
            parts.iter().flat_map(|rows| part(rows)).collect()
        };
        let all = 0..parts[0].x.len();
        let there = |j: usize| {
            let has_gaps = parts[0].there[j].is_some();
            has_gaps.then(|| join(&|rows| rows.there(j).to_vec()))
        };
        Rows {
            root: join(&|rows| rows.root.clone()),
            y: join(&|rows| rows.y.clone()),
            is_label: parts[0].is_label,
            x: all.clone().map(|j| join(&|rows| rows.x[j].clone())).collect(),
            there: all.map(there).collect(),
        }
    }

    /// Each row this many times; those of 0 times are left out.
    pub fn times(&self, counts: &[usize]) -> Rows {
        let drawn: Vec<(usize, f64)> = counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(i, count)| (i, (*count as f64).sqrt()))
            .collect();
        let times = |numbers: &Vec<f64>| -> Vec<f64> {
            drawn.iter().map(|&(i, root)| root * numbers[i]).collect()
        };
        Rows {
            root: times(&self.root),
            y: if self.is_label {
                drawn.iter().map(|&(i, _)| self.y[i]).collect()
            } else {
                times(&self.y)
            },
            is_label: self.is_label,
            x: self.x.iter().map(times).collect(),
            there: self.there.iter().map(|t| t.as_ref().map(times)).collect(),
        }
    }
}
