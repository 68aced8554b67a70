//! From what the reader asks for to the problem: a file is read, and studied.

use crate::progress::Progress;
use crate::study::{Settings, Study};
use crate::{Data, Parameters, Problem};
use command::Unfit;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use std::fs::File;
use std::io::{Error, ErrorKind, stdin};

/// The data that the page shows; `data/README.md` says where they come from.
const DIABETES: &[u8] = include_bytes!("../data/diabetes.csv");

/// The patients of the page, in the order of their file.
pub fn diabetes() -> Data {
    let options =
        table::Options { target: "y".into(), ..table::Options::default() };
    let read = table::read(DIABETES, "the built-in data", &options);
    let table = read.expect("the built-in data can be read");
    data_of(&table)
}

/// The columns of a table; of categories, all but the first level's.
fn data_of(table: &table::Table) -> Data {
    let (mut names, mut columns) = (vec![], vec![]);
    for column in &table.columns {
        let skipped = usize::from(column.numbers.len() > 1);
        names.extend(column.names().into_iter().skip(skipped));
        columns.extend(column.numbers.iter().skip(skipped).cloned());
    }
    Data { names, columns, y: table.target.y.clone() }
}

impl Problem {
    pub(crate) fn new(p: &Parameters) -> Result<Self, Unfit> {
        let Rows { data: plain, target, seed, mut notes } = Rows::new(p)?;
        // Quarters of the page's patients learn from squares and products.
        let with_products = p.expand || p.csv.is_none();
        let data = if p.expand {
            let (data, lost) = plain.expanded().without_constants();
            notes.extend(lost.iter().map(|name| {
                let name = table::show(name);
                format!("'{name}' is left out: the same in every row")
            }));
            data
        } else {
            plain.clone()
        };
        let settings =
            Settings { folds: p.folds, strengths: p.alphas, ratio: p.ratio() };
        let progress = Progress::new();
        let study =
            Study::new(data, (&plain, with_products), settings, |part| {
                progress.done(part);
            });
        let study = study.map_err(|error| Unfit {
            options: &["csv", "alphas"],
            why: error.to_string(),
        })?;
        Ok(Problem { study, target, seed, notes })
    }
}

/// The data that are asked for, in the order in which they go into folds.
pub(crate) struct Rows {
    data: Data,
    /// The name of what is predicted.
    target: String,
    /// From which seed the rows are shuffled, if they are.
    seed: Option<u64>,
    /// What the reader should know of the file.
    notes: Vec<String>,
}

impl Rows {
    pub fn new(p: &Parameters) -> Result<Self, Unfit> {
        let table = table_of(p)?;
        let data = data_of(&table);
        enough_rows(&data, p)?;
        not_too_large(&data, p)?;
        let seed = p.seed.or(p.csv.as_ref().map(|_| OWN_SEED));
        Ok(Rows {
            data: shuffled(data, seed),
            target: table.target.name,
            seed,
            notes: table.notes,
        })
    }
}

/// A reader's own rows may be sorted, so they are always shuffled.
const OWN_SEED: u64 = 1;

/// With squares and products there may be so many columns,
const MOST_COLUMNS: usize = 5000;

/// and in any case so many numbers, 160 MB, of which a run keeps some copies.
const MOST_NUMBERS: usize = 20_000_000;

/// The table that is asked for: a file, standard input, or the page's.
fn table_of(p: &Parameters) -> Result<table::Table, Unfit> {
    let unfit = |options, why| Unfit { options, why };
    let Some(csv) = &p.csv else {
        let options = table::Options { target: "y".into(), ..p.reading() };
        let read = table::read(DIABETES, "the built-in data", &options);
        return read.map_err(|fault| unfit(&[], fault.to_string()));
    };
    let options = p.reading();
    let read = match &**csv {
        "-" => table::read(stdin(), "standard input", &options),
        path => {
            let opened = File::open(path);
            let why = |e: Error| {
                let what = match e.kind() {
                    // Systems give it different numbers.
                    ErrorKind::NotFound => "there is no such file".into(),
                    _ => e.to_string(),
                };
                format!("{what}; name a CSV file, or - to read standard input")
            };
            let file = opened.map_err(|e| unfit(&["csv"], why(e)))?;
            table::read(file, path, &options)
        }
    };
    read.map_err(|fault| unfit(&[], fault.to_string()))
}

/// The rows in another order, so that a sorted file has mixed folds.
fn shuffled(data: Data, seed: Option<u64>) -> Data {
    let Some(seed) = seed else { return data };
    let mut rows: Vec<usize> = (0..data.rows()).collect();
    rows.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
    data.with_rows(&rows)
}

/// What the memory may not hold is not tried.
fn not_too_large(data: &Data, p: &Parameters) -> Result<(), Unfit> {
    let (rows, features) = (data.rows(), data.columns.len());
    let with_products = features.saturating_mul(features + 3) / 2;
    let columns = if p.expand { with_products } else { features };
    let unfit = |why| Err(Unfit { options: &[], why });
    if p.expand && columns > MOST_COLUMNS {
        return unfit(format!(
            "--expand makes {columns} columns of {features} features, and at \
             most {MOST_COLUMNS} are allowed; leave out features with --drop"
        ));
    }
    let numbers = rows.saturating_mul(columns);
    if numbers > MOST_NUMBERS {
        return unfit(format!(
            "{rows} rows of {columns} columns are {numbers} numbers, and at \
             most {MOST_NUMBERS} are allowed; leave out columns with --drop, \
             or rows"
        ));
    }
    Ok(())
}

fn enough_rows(data: &Data, p: &Parameters) -> Result<(), Unfit> {
    let rows = data.rows();
    if rows >= 2 * p.folds && rows >= 8 {
        return Ok(());
    }
    let why = format!(
        "{} folds need {} rows, two for each and at least 8, and there are \
         {rows}; give more rows, or fewer --folds",
        p.folds,
        (2 * p.folds).max(8)
    );
    Err(Unfit { options: &["folds"], why })
}
