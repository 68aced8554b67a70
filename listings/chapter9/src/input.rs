//! From the options to the problem: the patients that they ask for, studied.

use crate::progress::Progress;
use crate::study::{Settings, Study};
use crate::{Data, Parameters, Problem};
use command::Unfit;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;

/// The data that the page shows; `data/README.md` says where they come from.
const DIABETES: &[u8] = include_bytes!("../data/diabetes.csv");

/// The patients of the page, in the order of their file.
pub fn diabetes() -> Data {
    read(&[]).expect("the built-in data can be read")
}

/// The patients, without some of the columns.
fn read(drop: &[String]) -> Result<Data, table::Fault> {
    let options = table::Options {
        target: "y".into(),
        drop: drop.to_vec(),
        ..table::Options::default()
    };
    let table = table::read(DIABETES, "the built-in data", &options)?;
    let (names, columns) = table
        .columns
        .into_iter()
        .map(|mut column| (column.name, column.numbers.remove(0)))
        .unzip();
    Ok(Data { names, columns, y: table.target.y })
}

impl Problem {
    pub(crate) fn new(p: &Parameters) -> Result<Self, Unfit> {
        let plain = rows(p)?;
        let data = if p.expand { plain.expanded() } else { plain.clone() };
        let settings =
            Settings { folds: p.folds, strengths: p.alphas, ratio: p.ratio() };
        let progress = Progress::new();
        let study =
            Study::new(data, &plain, settings, |part| progress.done(part));
        let study = study.map_err(|error| Unfit {
            options: &["alphas"],
            why: error.to_string(),
        })?;
        Ok(Problem { study, seed: p.seed })
    }
}

/// The data that are asked for, in the order in which they go into folds.
pub(crate) fn rows(p: &Parameters) -> Result<Data, Unfit> {
    let unfit = |options, why| Unfit { options, why };
    let read = read(&p.drop);
    let data = read.map_err(|fault| unfit(&[], fault.to_string()))?;
    let rows = data.rows();
    if rows < 2 * p.folds {
        let why = format!(
            "{} folds need {} rows, two for each, and there are {rows}; give \
             fewer --folds",
            p.folds,
            2 * p.folds
        );
        return Err(unfit(&["folds"], why));
    }
    Ok(shuffled(data, p.seed))
}

/// The rows in another order.
fn shuffled(data: Data, seed: Option<u64>) -> Data {
    let Some(seed) = seed else { return data };
    let mut rows: Vec<usize> = (0..data.rows()).collect();
    rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    data.with_rows(&rows)
}
