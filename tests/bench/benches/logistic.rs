//! How long a path of 100 λ of the logistic loss takes, to a largest violation
//! of 10⁻⁶·λ_max. `tests/bench/compare_logistic.py` makes the data, runs this,
//! and holds it against glmnet and scikit-learn.

use solver::logistic::{Fit, Labelled, path};
use solver::{Goal, Penalty};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Of so many runs the shortest counts.
const RUNS: usize = 5;

/// Numbers of eight bytes, the least significant first: n, p, how many λ,
/// those λ, the labels, and the columns.
fn read(file: &Path) -> (Labelled, Vec<Penalty>) {
    let bytes = fs::read(file).expect("a file of compare_logistic.py");
    let (numbers, _) = bytes.as_chunks::<8>();
    let mut numbers = numbers.iter().map(|bytes| f64::from_le_bytes(*bytes));
    let mut take =
        |count: usize| -> Vec<f64> { numbers.by_ref().take(count).collect() };
    let sizes = take(3);
    let [rows, count, penalties] =
        [0, 1, 2].map(|i: usize| sizes[i].round() as usize);
    let penalties = take(penalties).into_iter().map(Penalty::lasso).collect();
    let labels = take(rows);
    let columns = (0..count).map(|_| take(rows)).collect();
    (Labelled::new(columns, labels), penalties)
}

/// The intercepts and weights beside the data, so that the script can check
/// them.
fn write(file: &Path, fits: &[Fit]) {
    let numbers = fits.iter().flat_map(|fit| {
        std::iter::once(fit.intercept).chain(fit.weights.iter().copied())
    });
    let bytes: Vec<u8> = numbers.flat_map(f64::to_le_bytes).collect();
    fs::write(file.with_extension("weights"), bytes).expect("a free disk");
}

/// How many seconds of a processor this process has used.
fn seconds() -> f64 {
    let used = fs::read_to_string("/proc/self/schedstat").expect("Linux");
    let used = used.split(' ').next().expect("nanoseconds");
    used.parse::<f64>().expect("a number") / 1e9
}

fn main() {
    let folder = env::var_os("PATHS").map(PathBuf::from);
    let folder = folder.expect("run tests/bench/compare_logistic.py");
    for name in env::var("NAMES").expect("names").split(' ') {
        let file = folder.join(name).with_extension("data");
        let (data, penalties) = read(&file);
        let mut least = f64::INFINITY;
        for _ in 0..RUNS {
            let start = seconds();
            let fits = path(&data, &penalties, Goal::Violation(1e-6));
            least = least.min(seconds() - start);
            let fits = fits.expect("a path");
            assert!(fits.iter().all(|fit| fit.reached));
            write(&file, &fits);
        }
        println!("{name} {least}");
    }
}
