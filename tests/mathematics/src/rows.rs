//! A table of numbers, its folds, its squares and products, and its scale: once
//! more, written from chapter 9's page.

use crate::moments::Moments;
use crate::{mean, mean_product};

/// Features, column by column, and the outputs.
#[derive(Clone)]
pub struct Rows {
    pub names: Vec<String>,
    pub x: Vec<Vec<f64>>,
    pub y: Vec<f64>,
}

impl Rows {
    /// A plain table with a header; what is predicted stands last.
    pub fn of(csv: &str, separator: char) -> Self {
        let mut lines = csv.lines();
        let header = lines.next().expect("a header");
        let mut names: Vec<String> =
            header.split(separator).map(str::to_owned).collect();
        let mut x = vec![vec![]; names.len()];
        for line in lines {
            for (column, cell) in x.iter_mut().zip(line.split(separator)) {
                column.push(cell.parse().expect("a number"));
            }
        }
        let y = x.pop().expect("outputs");
        names.pop();
        Rows { names, x, y }
    }

    /// The data of the page.
    pub fn diabetes() -> Self {
        let csv = include_str!("../../../listings/chapter9/data/diabetes.csv");
        Rows::of(csv, ',')
    }

    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        for name in names {
            let j = self.names.iter().position(|own| own == name);
            let j = j.expect("a column");
            self.names.remove(j);
            self.x.remove(j);
        }
        self
    }

    #[must_use]
    pub fn some(&self, rows: &[usize]) -> Self {
        let pick =
            |column: &Vec<f64>| rows.iter().map(|i| column[*i]).collect();
        Rows {
            names: self.names.clone(),
            x: self.x.iter().map(pick).collect(),
            y: pick(&self.y),
        }
    }

    /// The rows i with i mod `every` = k, and the others.
    pub fn fold(&self, k: usize, every: usize) -> (Self, Self) {
        let n = self.y.len();
        let own: Vec<usize> = (0..n).filter(|i| i % every == k).collect();
        let others: Vec<usize> = (0..n).filter(|i| i % every != k).collect();
        (self.some(&own), self.some(&others))
    }

    /// With the squares of those that have more than two values, and the
    /// products of any two; all of features standardised as these rows are.
    #[must_use]
    pub fn squares_and_products(&self, learnt: &Rows) -> Self {
        let Scale { means, sds, .. } = Scale::of(learnt);
        let scaled = self.x.iter().zip(means.iter().zip(&sds));
        let scaled = scaled
            .map(|(x, (mean, sd))| x.iter().map(|x| (x - mean) / sd).collect());
        let z: Vec<Vec<f64>> = scaled.collect();
        let mut all = Rows { x: z.clone(), ..self.clone() };
        let product = |j: usize, k: usize| -> Vec<f64> {
            z[j].iter().zip(&z[k]).map(|(a, b)| a * b).collect()
        };
        for (j, name) in self.names.iter().enumerate() {
            let mut values = self.x[j].clone();
            values.sort_by(f64::total_cmp);
            values.dedup();
            if values.len() > 2 {
                all.names.push(format!("{name}²"));
                all.x.push(product(j, j));
            }
        }
        for (j, name) in self.names.iter().enumerate() {
            for (k, other) in self.names.iter().enumerate().skip(j + 1) {
                all.names.push(format!("{name}·{other}"));
                all.x.push(product(j, k));
            }
        }
        all
    }
}

/// Features moved and scaled to mean 0 and standard deviation 1.
pub struct Scale {
    pub z: Vec<Vec<f64>>,
    pub means: Vec<f64>,
    /// 1 for a column that is the same in every row.
    pub sds: Vec<f64>,
    pub mean_y: f64,
}

impl Scale {
    pub fn of(rows: &Rows) -> Self {
        let means: Vec<f64> = rows.x.iter().map(|x| mean(x)).collect();
        let columns = || rows.x.iter().zip(&means);
        let sd = |(x, mean): (&Vec<f64>, &f64)| {
            let squares = x.iter().map(|x| (x - mean) * (x - mean));
            let sd = (squares.sum::<f64>() / x.len() as f64).sqrt();
            if sd < 1e-12 * mean.abs().max(1e-300) { 1.0 } else { sd }
        };
        let sds: Vec<f64> = columns().map(sd).collect();
        let scaled = |((x, mean), sd): ((&Vec<f64>, &f64), &f64)| {
            let is_constant = x.iter().all(|v| *v == x[0]);
            let one = |v: &f64| if is_constant { 0.0 } else { (v - mean) / sd };
            x.iter().map(one).collect()
        };
        let z = columns().zip(&sds).map(scaled).collect();
        Scale { z, means: means.clone(), sds, mean_y: mean(&rows.y) }
    }

    pub fn moments(&self, y: &[f64]) -> Moments {
        let mut gram: Vec<Vec<f64>> = vec![];
        for (j, z) in self.z.iter().enumerate() {
            // What is known already is the same the other way round.
            let known = gram.iter().map(|row| row[j]);
            let others = self.z[j..].iter().map(|other| mean_product(z, other));
            let row = known.chain(others).collect();
            gram.push(row);
        }
        let y: Vec<f64> = y.iter().map(|y| y - self.mean_y).collect();
        let pulls = self.z.iter().map(|z| mean_product(z, &y)).collect();
        Moments { gram, pulls }
    }

    /// The mean squared error on other rows.
    pub fn error(&self, w: &[f64], others: &Rows) -> f64 {
        let one = |(i, y): (usize, &f64)| {
            let terms = (0..w.len())
                .filter(|j| w[*j] != 0.0)
                .map(|j| w[j] * (others.x[j][i] - self.means[j]) / self.sds[j]);
            let miss = y - self.mean_y - terms.sum::<f64>();
            miss * miss
        };
        let squares: f64 = others.y.iter().enumerate().map(one).sum();
        squares / others.y.len() as f64
    }
}
