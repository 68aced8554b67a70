//! Rows as the penalty wants them.

use crate::Fit;
use crate::rows::{Rows, Table};
use solver::logistic::Labelled;
use solver::{Columns, add, dot};

/// A model of scaled columns: centre + Σ weightⱼ·xⱼ, for a label its log odds.
#[derive(Clone)]
pub(crate) struct Line {
    pub centre: f64,
    pub weights: Vec<f64>,
}

/// Rows that are learnt from: each column with mean 0 and standard deviation
/// 1, by these rows and no others, and its gaps at the mean.
pub(crate) struct Scaled {
    pub columns: Columns,
    pub mean_y: f64,
    /// The labels, if these are predicted.
    labels: Option<Vec<f64>>,
    /// By what each row was multiplied.
    factors: Vec<f64>,
    /// The mean and deviation of each column; `None` if it is the same in
    /// every row.
    scales: Vec<Option<Scale>>,
}

#[derive(Clone, Copy)]
struct Scale {
    mean: f64,
    sd: f64,
}

/// A column whose deviation is a smaller share of that in the whole table, or
/// of its mean, is the same in every row but for rounding.
const CONSTANT: f64 = 1e-12;

impl Scaled {
    pub fn new(parts: &[&Rows]) -> Self {
        let join = |part: &dyn Fn(&Rows) -> &[f64]| -> Vec<f64> {
            let count = parts.iter().map(|rows| rows.root.len()).sum();
            let mut all = Vec::with_capacity(count);
            for &rows in parts {
                all.extend_from_slice(part(rows));
            }
            all
        };
        let root = join(&|rows| &rows.root);
        let total = dot(&root, &root);
        // The solver divides by the number of rows, not by their weight.
        let fair = (root.len() as f64 / total).sqrt();
        let mut y = join(&|rows| &rows.y);
        let is_label = parts[0].is_label;
        let labels = is_label.then(|| y.clone());
        if is_label {
            for (y, root) in y.iter_mut().zip(&root) {
                *y *= root;
            }
        }
        let mean_y = dot(&y, &root) / total;
        add(&mut y, -mean_y, &root);
        for y in &mut y {
            *y *= fair;
        }
        let mut columns = vec![];
        let mut scales = vec![];
        for j in 0..parts[0].x.len() {
            let mut x = join(&|rows| &rows.x[j]);
            let there = join(&|rows| rows.there(j));
            // A column that nobody has here is as one that is always the same.
            let all = dot(&there, &there);
            let mean = if all > 0.0 { dot(&x, &there) / all } else { 0.0 };
            add(&mut x, -mean, &there);
            let sd = (dot(&x, &x) / total).sqrt();
            let varies = sd > CONSTANT * mean.abs().max(1.0);
            let factor = if varies { fair / sd } else { 0.0 };
            for x in &mut x {
                *x *= factor;
            }
            columns.push(x);
            scales.push(varies.then_some(Scale { mean, sd }));
        }
        let factors = root.iter().map(|root| fair * root).collect();
        let columns = Columns::new(columns, y);
        Scaled { columns, mean_y, labels, factors, scales }
    }

    /// Whether there are at least as many columns as rows.
    pub fn is_wide(&self) -> bool {
        self.columns.count() >= self.columns.rows()
    }

    /// The share of yes, if labels are predicted.
    pub fn rate(&self) -> Option<f64> {
        self.labels.as_ref().map(|_| self.mean_y)
    }

    /// The columns, as a list.
    pub fn columns_alone(&self) -> Vec<Vec<f64>> {
        let all = 0..self.columns.count();
        all.map(|j| self.columns.column(j).to_vec()).collect()
    }

    /// Columns that are scaled like these, or made of them, as the logistic
    /// loss wants them: its rows are not multiplied, but have weights.
    pub fn labelled(&self, mut columns: Vec<Vec<f64>>) -> Labelled {
        for column in &mut columns {
            for (x, factor) in column.iter_mut().zip(&self.factors) {
                *x /= factor;
            }
        }
        let weights: Vec<f64> = self.factors.iter().map(|f| f * f).collect();
        let labels = self.labels.clone().expect("labels are predicted");
        Labelled::weighted(columns, labels, &weights)
    }

    /// Whether each yes of these rows has log odds above 0, and each no below.
    pub fn is_separated_by(&self, line: &Line) -> bool {
        let mut odds = vec![0.0; self.factors.len()];
        for (j, w) in line.weights.iter().enumerate() {
            add(&mut odds, *w, self.columns.column(j));
        }
        let odds = odds.iter().zip(&self.factors);
        let odds = odds.map(|(odds, factor)| line.centre + odds / factor);
        let mut rows = odds.zip(self.labels.iter().flatten());
        rows.all(|(odds, y)| if *y > 0.0 { odds > 0.0 } else { odds < 0.0 })
    }

    /// Whether column j is the same in every row.
    pub fn is_constant(&self, j: usize) -> bool {
        self.scales[j].is_none()
    }

    /// What these weights miss in other rows, times the roots of their weights.
    pub fn misses(&self, rows: &Rows, weights: &[f64]) -> Vec<f64> {
        let mut misses = rows.y.clone();
        add(&mut misses, -self.mean_y, &rows.root);
        self.add_moves(&mut misses, -1.0, rows, weights);
        misses
    }

    /// What a model predicts for other rows.
    pub fn predict(&self, rows: &Rows, line: &Line) -> Vec<f64> {
        let mut moves = vec![0.0; rows.root.len()];
        self.add_moves(&mut moves, 1.0, rows, &line.weights);
        let moves = moves.iter().zip(&rows.root);
        moves.map(|(moves, root)| line.centre + moves / root).collect()
    }

    /// Adds what these weights make of other rows, times the roots of theirs.
    fn add_moves(
        &self,
        sums: &mut [f64],
        sign: f64,
        rows: &Rows,
        weights: &[f64],
    ) {
        for (j, (scale, w)) in self.scales.iter().zip(weights).enumerate() {
            if let (Some(scale), true) = (scale, *w != 0.0) {
                let own = sign * w / scale.sd;
                add(sums, own, &rows.x[j]);
                add(sums, -own * scale.mean, rows.there(j));
            }
        }
    }

    /// Other rows, column by column as these were scaled.
    pub fn scaled(&self, rows: &Rows) -> Vec<Vec<f64>> {
        let scaled = |(j, scale): (usize, &Option<Scale>)| {
            let Some(Scale { mean, sd }) = scale else {
                return vec![0.0; rows.root.len()];
            };
            let both = rows.x[j].iter().zip(rows.there(j));
            both.map(|(x, there)| (x - mean * there) / sd).collect()
        };
        self.scales.iter().enumerate().map(scaled).collect()
    }

    /// The model in the units of the table.
    pub fn in_own_units(&self, table: &Table, line: &Line) -> Fit {
        let (mean_y, sd_y) = table.unit();
        let mut fit = Fit {
            intercept: 0.0,
            weights: vec![],
            means: vec![],
            deviations: vec![],
            centre: mean_y + sd_y * line.centre,
        };
        let columns = table.columns.iter().zip(&table.data.columns);
        for ((own, column), (scale, w)) in
            columns.zip(self.scales.iter().zip(&line.weights))
        {
            let first = column.numbers.iter().find(|x| !x.is_nan());
            let (mean, sd, weight) = match (own, scale) {
                (Some(own), Some(scale)) => {
                    let sd = own.sd * scale.sd;
                    (own.mean + own.sd * scale.mean, sd, w * sd_y / sd)
                }
                (Some(own), None) => (own.mean, 0.0, 0.0),
                (None, _) => (first.copied().unwrap_or(0.0), 0.0, 0.0),
            };
            fit.weights.push(weight);
            fit.means.push(mean);
            fit.deviations.push(sd);
        }
        let parts = fit.weights.iter().zip(&fit.means);
        let parts: f64 = parts.map(|(w, mean)| w * mean).sum();
        fit.intercept = fit.centre - parts;
        fit
    }
}
