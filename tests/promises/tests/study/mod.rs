//! Chapter 9's mathematics once more, written from the page: a table is
//! standardised, fitted, cross-validated, drawn again and mixed with noise.

pub mod fit;
pub mod resampled;
pub mod split;

use fit::Moments;

/// Features, column by column, and the outputs.
#[derive(Clone)]
pub struct Rows {
    pub names: Vec<String>,
    pub x: Vec<Vec<f64>>,
    pub y: Vec<f64>,
}

/// How a study is made.
#[derive(Clone, Copy)]
pub struct How {
    pub folds: usize,
    pub strengths: usize,
    /// The part of the price that is L1.
    pub ratio: f64,
}

pub const BOOK: How = How { folds: 10, strengths: 100, ratio: 1.0 };

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len() as f64
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
        let csv =
            include_str!("../../../../listings/chapter9/data/diabetes.csv");
        Rows::of(csv, ',')
    }

    pub fn without(mut self, names: &[&str]) -> Self {
        for name in names {
            let j = self.names.iter().position(|own| own == name);
            let j = j.expect("a column");
            self.names.remove(j);
            self.x.remove(j);
        }
        self
    }

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
        let n = y.len() as f64;
        let dot = |a: &[f64], b: &[f64]| -> f64 {
            a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / n
        };
        let mut gram: Vec<Vec<f64>> = vec![];
        for (j, z) in self.z.iter().enumerate() {
            // What is known already is the same the other way round.
            let known = gram.iter().map(|row| row[j]);
            let others = self.z[j..].iter().map(|other| dot(z, other));
            let row = known.chain(others).collect();
            gram.push(row);
        }
        let y: Vec<f64> = y.iter().map(|y| y - self.mean_y).collect();
        let pulls = self.z.iter().map(|z| dot(z, &y)).collect();
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

/// Weights for each strength, on standardised features.
pub type Path = Vec<Vec<f64>>;

/// Ridge's strengths, so many to a power of ten, from a thousand times the most
/// that the features stretch by down to a thousandth of the least.
pub fn ridge_strengths(rows: &Rows, count: f64) -> Vec<f64> {
    let [most, least] = Scale::of(rows).moments(&rows.y).stretches();
    let first = (count * (1e3 * most).log10()).ceil() as i32;
    let last = (count * (least / 1e3).log10()).floor() as i32;
    let one = |k| 10_f64.powf(f64::from(k) / count);
    (last..=first).rev().map(one).collect()
}

/// From the largest strength that anything survives down to a thousandth,
/// each the same part of the one before; ridge has its own.
pub fn strengths(rows: &Rows, how: How) -> Vec<f64> {
    if how.ratio == 0.0 {
        return ridge_strengths(rows, 20.0);
    }
    let pulls = Scale::of(rows).moments(&rows.y).pulls;
    let most = pulls.iter().fold(0.0, |m, c| f64::max(m, c.abs()));
    let steps = (how.strengths - 1) as f64;
    let at = |k: usize| 10_f64.powf(-3.0 * k as f64 / steps);
    (0..how.strengths).map(|k| most / how.ratio * at(k)).collect()
}

/// One fit after the other, each from where the last one ended.
pub fn path(moments: &Moments, alphas: &[f64], ratio: f64) -> Path {
    let mut w = vec![0.0; moments.pulls.len()];
    let next = |alpha: &f64| {
        w = if ratio == 0.0 {
            moments.ridge(*alpha).expect("a price")
        } else {
            moments.net(*alpha, ratio, &w)
        };
        w.clone()
    };
    alphas.iter().map(next).collect()
}

/// The error of each fold at each strength.
pub struct Errors(pub Vec<Vec<f64>>);

impl Errors {
    /// Leaves out one fold after the other; `fit` learns from the rest.
    pub fn of(
        rows: &Rows,
        folds: usize,
        fit: impl Fn(&Moments, &Rows) -> Option<Path>,
    ) -> Option<Self> {
        let fold = |k: usize| {
            let (out, rest) = rows.fold(k, folds);
            let scale = Scale::of(&rest);
            let path = fit(&scale.moments(&rest.y), &rest)?;
            Some(path.iter().map(|w| scale.error(w, &out)).collect())
        };
        (0..folds).map(fold).collect::<Option<_>>().map(Errors)
    }

    fn at(&self, k: usize) -> Vec<f64> {
        self.0.iter().map(|fold| fold[k]).collect()
    }

    pub fn mean(&self, k: usize) -> f64 {
        mean(&self.at(k))
    }

    /// √(variance / folds), the variance with folds − 1.
    pub fn se(&self, k: usize) -> f64 {
        spread(&self.at(k))
    }

    pub fn best(&self) -> usize {
        let all = 0..self.0[0].len();
        let by_mean =
            |a: &usize, b: &usize| self.mean(*a).total_cmp(&self.mean(*b));
        all.min_by(by_mean).expect("a strength")
    }

    /// The largest strength within one standard error of the smallest mean.
    pub fn one_se(&self) -> usize {
        let best = self.best();
        let limit = self.mean(best) + self.se(best);
        (0..=best).find(|k| self.mean(*k) <= limit).expect("the best one")
    }
}

/// The standard error of a mean.
pub fn spread(numbers: &[f64]) -> f64 {
    let (n, middle) = (numbers.len() as f64, mean(numbers));
    let squares = numbers.iter().map(|v| (v - middle) * (v - middle));
    (squares.sum::<f64>() / (n - 1.0) / n).sqrt()
}

/// The places of what is not exactly 0.
pub fn kept(w: &[f64]) -> Vec<usize> {
    (0..w.len()).filter(|j| w[*j] != 0.0).collect()
}

/// All that the figures and the values show.
pub struct Study {
    pub rows: Rows,
    pub how: How,
    pub alphas: Vec<f64>,
    pub path: Path,
    pub errors: Errors,
    pub ridge_path: Path,
    pub ridge_errors: Errors,
    /// The share of draws in which each feature is kept.
    pub often: Vec<f64>,
    /// How many of ten features of noise are kept, for each draw of noise.
    pub noise: Vec<(usize, usize)>,
}

impl Study {
    pub fn of(rows: Rows, how: How) -> Self {
        let scale = Scale::of(&rows);
        let moments = scale.moments(&rows.y);
        let alphas = strengths(&rows, how);
        let errors = cross_validated(&rows, &alphas, how);
        let ridge_alphas = ridge_strengths(&rows, 20.0);
        let ridge = How { ratio: 0.0, ..how };
        let chosen = alphas[errors.best()];
        Study {
            path: path(&moments, &alphas, how.ratio),
            ridge_path: path(&moments, &ridge_alphas, 0.0),
            ridge_errors: cross_validated(&rows, &ridge_alphas, ridge),
            often: resampled::often(&rows, chosen, how.ratio),
            noise: resampled::noise(&rows, how),
            alphas,
            errors,
            rows,
            how,
        }
    }

    /// The choices: at the smallest error, and by the one-standard-error rule.
    pub fn choices(&self) -> [usize; 2] {
        [self.errors.best(), self.errors.one_se()]
    }
}

pub fn cross_validated(rows: &Rows, alphas: &[f64], how: How) -> Errors {
    let fit =
        |moments: &Moments, _: &Rows| Some(path(moments, alphas, how.ratio));
    Errors::of(rows, how.folds, fit).expect("a price has a lowest point")
}
