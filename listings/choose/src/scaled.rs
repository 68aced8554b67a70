//! Rows as the penalty wants them.

use crate::Fit;
use crate::rows::{Rows, Table};
use solver::{Columns, add, dot};

/// Rows that are learnt from: each column with mean 0 and standard deviation
/// 1, by these rows and no others, and its gaps at the mean.
pub(crate) struct Scaled {
    pub columns: Columns,
    mean_y: f64,
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
            let mean = dot(&x, &there) / dot(&there, &there);
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
        Scaled { columns: Columns::new(columns, y), mean_y, scales }
    }

    /// Whether column j is the same in every row.
    pub fn is_constant(&self, j: usize) -> bool {
        self.scales[j].is_none()
    }

    /// What these weights miss in other rows, times the roots of their weights.
    pub fn misses(&self, rows: &Rows, weights: &[f64]) -> Vec<f64> {
        let mut misses = rows.y.clone();
        add(&mut misses, -self.mean_y, &rows.root);
        for (j, (scale, w)) in self.scales.iter().zip(weights).enumerate() {
            if let (Some(scale), true) = (scale, *w != 0.0) {
                let own = w / scale.sd;
                add(&mut misses, -own, &rows.x[j]);
                add(&mut misses, own * scale.mean, rows.there(j));
            }
        }
        misses
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
    pub fn in_own_units(&self, table: &Table, weights: &[f64]) -> Fit {
        let (sd_y, mean_y) =
            table.y.as_ref().map_or((0.0, table.data.y[0]), |y| (y.sd, y.mean));
        let mut fit = Fit {
            intercept: 0.0,
            weights: vec![],
            means: vec![],
            deviations: vec![],
            target_mean: mean_y + sd_y * self.mean_y,
        };
        let columns = table.columns.iter().zip(&table.data.columns);
        for ((own, column), (scale, w)) in
            columns.zip(self.scales.iter().zip(weights))
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
        fit.intercept = fit.target_mean - parts;
        fit
    }
}
