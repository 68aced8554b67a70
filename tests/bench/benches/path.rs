//! How long a path of 100 λ takes, from λ_max down on a geometric grid, to a
//! largest violation of 10⁻⁶·λ_max. `tests/bench/compare.py` makes the data,
//! runs this, and holds it against scikit-learn.

use criterion::{Criterion, SamplingMode};
use solver::{Columns, Fit, Goal, Penalty, path_to};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A data set as `compare.py` writes it.
struct Problem {
    data: Columns,
    penalties: Vec<Penalty>,
}

/// Numbers of eight bytes, the least significant first: n, p, how many λ,
/// those λ, y, and the columns.
fn read(file: &Path) -> Problem {
    let bytes = fs::read(file).expect("a file of compare.py");
    let (numbers, _) = bytes.as_chunks::<8>();
    let mut numbers = numbers.iter().map(|bytes| f64::from_le_bytes(*bytes));
    let mut take =
        |count: usize| -> Vec<f64> { numbers.by_ref().take(count).collect() };
    let sizes = take(3);
    let [rows, count, penalties] =
        [0, 1, 2].map(|i: usize| sizes[i].round() as usize);
    let penalties = take(penalties).into_iter().map(Penalty::lasso).collect();
    let y = take(rows);
    let columns = (0..count).map(|_| take(rows)).collect();
    Problem { data: Columns::new(columns, y), penalties }
}

fn solve(Problem { data, penalties }: &Problem) -> Vec<Fit> {
    path_to(data, penalties, Goal::Violation(1e-6)).expect("a path")
}

/// The weights beside the data, so that `compare.py` can check them.
fn write(file: &Path, fits: &[Fit]) {
    let weights = fits.iter().flat_map(|fit| &fit.weights);
    let bytes: Vec<u8> = weights.flat_map(|w| w.to_le_bytes()).collect();
    fs::write(file.with_extension("weights"), bytes).expect("a free disk");
}

fn main() {
    let folder = env::var_os("PATHS").map(PathBuf::from);
    let folder = folder.expect("run tests/bench/compare.py");
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("path");
    group.sample_size(20).sampling_mode(SamplingMode::Flat);
    for name in ["diabetes", "square", "wide", "tall"] {
        let file = folder.join(name).with_extension("data");
        let problem = read(&file);
        write(&file, &solve(&problem));
        group.bench_function(name, |b| b.iter(|| solve(&problem)));
    }
    group.finish();
    criterion.final_summary();
}
