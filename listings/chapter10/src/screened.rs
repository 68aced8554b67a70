//! Columns chosen before the folds are made.

use crate::choice::largest;
use crate::visits::FOLDS;
use chapter7::draw_normal;
use chapter9::{Data, Scaled};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use solver::{Loss, ridge};

/// How many rows there are.
pub(crate) const ROWS: usize = 30;

/// How many columns are chosen.
pub(crate) const CHOSEN: usize = 5;

/// What is promised for five columns of noise, chosen among many, and what is
/// true: mean squared errors. What is predicted is noise with variance 1.
#[derive(Clone, Copy, Debug)]
pub struct Screened {
    /// All rows chose the columns, then the folds were made.
    pub before: f64,
    /// The rest of each fold chose the columns anew.
    pub inside: f64,
    /// On new rows, for the columns that all rows chose.
    pub truly: f64,
}

/// Draws noise to predict and columns of noise to predict it from.
pub(crate) fn draw_noise(columns: usize, seed: u64) -> Data {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut draw =
        || (0..ROWS).map(|_| draw_normal(&mut random)).collect::<Vec<f64>>();
    let y = draw();
    let columns: Vec<_> = (0..columns).map(|_| draw()).collect();
    let names = (1..=columns.len()).map(|j| format!("noise {j}")).collect();
    Data { names, columns, y }
}

/// Least squares on the five columns, of so many, that go most with what is
/// predicted.
pub fn draw_screened(columns: usize, seed: u64) -> Screened {
    let data = draw_noise(columns, seed);
    let chosen = data.with_columns(&screen(&data));
    let fold = |k: usize, data: &Data, choose: &dyn Fn(&Data) -> Vec<usize>| {
        let (out, rest) = data.split(k, FOLDS);
        let columns = choose(&rest);
        let scaled = Scaled::new(&rest.with_columns(&columns));
        scaled.error_on(&out.with_columns(&columns), &squares(&scaled))
    };
    let mean = |data: &Data, choose: &dyn Fn(&Data) -> Vec<usize>| {
        let errors = (0..FOLDS).map(|k| fold(k, data, choose));
        errors.sum::<f64>() / FOLDS as f64
    };
    let scaled = Scaled::new(&chosen);
    Screened {
        before: mean(&chosen, &|rest| (0..rest.columns.len()).collect()),
        inside: mean(&data, &screen),
        truly: error_on_noise(&scaled, &squares(&scaled)),
    }
}

/// The columns that go most with what is predicted in these rows.
fn screen(data: &Data) -> Vec<usize> {
    let scaled = Scaled::new(data);
    let pulls = scaled.columns.look(&vec![0.0; data.columns.len()]).pulls;
    largest(&pulls, CHOSEN)
}

fn squares(scaled: &Scaled) -> Vec<f64> {
    ridge(&scaled.columns.quadratic(), 0.0).expect("five columns of noise")
}

/// The error on new rows of independent noise with mean 0 and variance 1: that
/// noise itself, and what the intercept and the weights add to it.
fn error_on_noise(scaled: &Scaled, weights: &[f64]) -> f64 {
    let (intercept, own) = scaled.in_own_units(weights);
    let squares: f64 = own.iter().map(|w| w * w).sum();
    1.0 + intercept * intercept + squares
}
