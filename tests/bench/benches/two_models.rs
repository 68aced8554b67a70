//! The lasso and ridge alone, as scikit-learn's LassoCV and RidgeCV: reads a
//! CSV file whose last column is y, tries 100 strengths of each on ten folds,
//! and fits both on all rows. `tests/bench/choose.py` makes the file and says
//! how long it takes.

use solver::{Columns, Narrow, Penalty, Ridges, Standard, dot, path};
use std::env;
use std::fs::File;

const FOLDS: usize = 10;
const STRENGTHS: i32 = 100;

/// Columns and y.
struct Rows {
    columns: Vec<Vec<f64>>,
    y: Vec<f64>,
}

impl Rows {
    fn read(file: &str) -> Self {
        let file = File::open(file).expect("a file of choose.py");
        let options =
            table::Options { target: "y".to_owned(), ..Default::default() };
        let table = table::read(file, "y", &options).expect("a table");
        let columns = table.columns.into_iter().flat_map(|c| c.numbers);
        Rows { columns: columns.collect(), y: table.target.y }
    }

    /// The rows whose fold is taken.
    fn part(&self, take: impl Fn(usize) -> bool) -> Self {
        let part = |numbers: &Vec<f64>| -> Vec<f64> {
            let rows = numbers.iter().enumerate();
            let rows = rows.filter(|(i, _)| take(i % FOLDS));
            rows.map(|(_, number)| *number).collect()
        };
        let columns = self.columns.iter().map(part).collect();
        Rows { columns, y: part(&self.y) }
    }

    /// Each column as its mean and deviation in `learnt` say, y less its mean.
    fn scaled(&self, learnt: &Rows) -> Self {
        let scale = |(column, learnt): (&Vec<f64>, &Vec<f64>)| -> Vec<f64> {
            let standard = Standard::new(learnt).expect("it varies");
            column.iter().map(|x| standard.scaled(*x)).collect()
        };
        let columns = self.columns.iter().zip(&learnt.columns).map(scale);
        let mean = learnt.y.iter().sum::<f64>() / learnt.y.len() as f64;
        let y = self.y.iter().map(|y| y - mean).collect();
        Rows { columns: columns.collect(), y }
    }

    fn rows(&self) -> Vec<Vec<f64>> {
        let row = |i| self.columns.iter().map(|column| column[i]).collect();
        (0..self.y.len()).map(row).collect()
    }
}

/// For each strength of the lasso, and of ridge, the sum of the squared misses
/// in the test rows.
fn try_all(learnt: &Rows, test: &Rows, tops: [f64; 2]) -> [Vec<f64>; 2] {
    let (x, new) = (learnt.scaled(learnt), test.scaled(learnt));
    let strengths = |top: f64, tens: f64| -> Vec<f64> {
        let k = (0..STRENGTHS).map(|k| f64::from(k) / f64::from(STRENGTHS - 1));
        k.map(|k| top * libm::pow(10.0, -tens * k)).collect()
    };
    let sum = |columns: &[Vec<f64>], w: &[f64]| {
        let mut misses = new.y.clone();
        for (column, w) in columns.iter().zip(w).filter(|(_, w)| **w != 0.0) {
            solver::add(&mut misses, -w, column);
        }
        dot(&misses, &misses)
    };

    let mut rows = x.rows();
    rows.extend(new.rows());
    let n = x.y.len();
    let narrow = Narrow::new(&rows, n);
    let [learnt, test] = [0..n, n..rows.len()].map(|rows| {
        let part = |column: &Vec<f64>| column[rows.clone()].to_vec();
        narrow.columns.iter().map(part).collect::<Vec<_>>()
    });
    let ridges = Ridges::new(&Columns::new(learnt, x.y.clone()));
    let ridge = strengths(tops[1], 8.0).into_iter().map(|lambda| {
        let w = ridges.weights(lambda).expect("a price");
        sum(&test, &w)
    });
    let ridge = ridge.collect();

    let penalties = strengths(tops[0], 3.0).into_iter().map(Penalty::lasso);
    let penalties: Vec<Penalty> = penalties.collect();
    let fits = path(&Columns::new(x.columns, x.y), &penalties).expect("a path");
    let lasso = fits.iter().map(|fit| sum(&new.columns, &fit.weights));
    [lasso.collect(), ridge]
}

fn main() {
    let file = env::args().nth(1).expect("a file of choose.py");
    let all = Rows::read(&file);
    let scaled = all.scaled(&all);
    let strongest = solver::lambda_max(&Columns::new(scaled.columns, scaled.y));
    let tops = [strongest, 1e5];
    let mut errors = [(); 2].map(|()| vec![0.0; STRENGTHS as usize]);
    for fold in 0..FOLDS {
        let [learnt, test] =
            [false, true].map(|is_test| all.part(|k| (k == fold) == is_test));
        let of_fold = try_all(&learnt, &test, tops);
        for (errors, of_fold) in errors.iter_mut().zip(of_fold) {
            solver::add(errors, 1.0, &of_fold);
        }
    }
    // The fits on all rows, as those of scikit-learn are made.
    try_all(&all, &all, tops);
    for (name, errors) in ["lasso", "ridge"].iter().zip(errors) {
        let least = errors.iter().copied().fold(f64::INFINITY, f64::min);
        println!("{name}: {:.4}", (least / all.y.len() as f64).sqrt());
    }
}
