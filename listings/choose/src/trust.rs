//! How far to trust what the lasso keeps.

use crate::blocks::Blocks;
use crate::folds::Folds;
use crate::models::lasso;
use crate::parallel::in_parallel;
use crate::rows::{Rows, Table};
use crate::scaled::Scaled;
use crate::{Comparison, Curve, Data, Refusal, Settings, Tell};
use chapter7::draw_normal;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use solver::kept;

/// How far to trust the list of features.
#[derive(Clone, Debug, PartialEq)]
pub struct Trust {
    /// How often rows (groups, stretches of time) were drawn again.
    pub draws: usize,
    /// For each column, in what share of the draws the lasso kept it at the
    /// strength that the comparison found.
    pub kept: Vec<f64>,
    /// Columns of nothing but noise.
    pub noise: Noise,
    /// The list of the one-standard-error rule.
    pub simple: Simple,
}

/// What became of columns of noise that were added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Noise {
    /// How many were added at a time.
    pub columns: usize,
    /// How often.
    pub draws: usize,
    /// How many of them the lasso kept on average, at its own strength,
    pub kept: f64,
    /// and at the strength of the one-standard-error rule.
    pub kept_simple: f64,
}

/// The strongest price whose error is within one standard error of the
/// smallest.
#[derive(Clone, Debug, PartialEq)]
pub struct Simple {
    /// The strength.
    pub alpha: f64,
    /// Its error on rows left out.
    pub error: f64,
    /// The columns that are kept there.
    pub columns: Vec<usize>,
}

/// How many columns of noise are added at a time.
const NOISE: usize = 10;

/// Repeats the lasso on rows drawn again, and among columns of noise, at the
/// strengths that the comparison found.
///
/// # Errors
/// If a fit does not get there.
pub fn trust(
    data: &Data,
    comparison: &Comparison,
    settings: Settings,
    tell: &Tell,
) -> Result<Trust, Refusal> {
    let folds = Folds::deal(data, settings)?;
    let table = Table::new(data);
    let curve = &comparison.lasso;
    let is_small = data.y.len() * data.columns.len() <= 1_000_000;
    let draws = if is_small { 100 } else { 20 };
    let kept_in = draw_again(&table, &folds, curve, draws, tell)?;
    let share = |j: usize| {
        let times = kept_in.iter().filter(|kept| kept.contains(&j)).count();
        times as f64 / draws as f64
    };
    let noises = if is_small { 20 } else { 4 };
    Ok(Trust {
        draws,
        kept: (0..data.columns.len()).map(share).collect(),
        noise: add_noise(&table, &folds, curve, noises, tell)?,
        simple: Simple {
            alpha: curve.alphas[curve.simple],
            error: curve.errors[curve.simple],
            columns: kept(&curve.path[curve.simple]),
        },
    })
}

/// What the lasso keeps when rows are drawn again: as many units of rows, each
/// as likely as the other, some of them more than once.
///
/// (Efron, "Bootstrap methods: another look at the jackknife", Annals of
/// Statistics 7, 1979.)
fn draw_again(
    table: &Table,
    folds: &Folds,
    curve: &Curve,
    draws: usize,
    tell: &Tell,
) -> Result<Vec<Vec<usize>>, Refusal> {
    let blocks = Blocks::new(table, folds);
    let seeds: Vec<u64> = (1..=draws as u64).collect();
    in_parallel(&seeds, "drawing rows again", tell, |seed| {
        let mut random = ChaCha8Rng::seed_from_u64(*seed);
        let mut counts = vec![0; blocks.units];
        for _ in 0..blocks.units {
            counts[random.random_range(0..blocks.units)] += 1;
        }
        let drawn = blocks.blocks.iter().map(|block| {
            let counts = block.units.iter().map(|unit| counts[*unit]);
            block.rows.times(&counts.collect::<Vec<usize>>())
        });
        let drawn: Vec<Rows> = drawn.collect();
        let scaled = Scaled::new(&drawn.iter().collect::<Vec<&Rows>>());
        let kept = keep(&scaled, table, curve, &[curve.best])?;
        Ok(kept.into_iter().flatten().collect())
    })
}

/// What the lasso keeps of these rows at some places of the curve, from the
/// strongest price on.
fn keep(
    scaled: &Scaled,
    table: &Table,
    curve: &Curve,
    places: &[usize],
) -> Result<Vec<Vec<usize>>, Refusal> {
    // A few stronger prices lead to a weak one sooner than a leap.
    let last = places[places.len() - 1];
    let steps = (0..=last).filter(|k| k % 4 == 3 || places.contains(k));
    let steps: Vec<usize> = steps.collect();
    let (_, sd) = table.unit();
    let sd = if sd > 0.0 { sd } else { 1.0 };
    let alphas = steps.iter().map(|k| curve.alphas[*k] / sd);
    let alphas: Vec<f64> = alphas.collect();
    let path = lasso(scaled, &alphas)?;
    let wanted = steps.iter().zip(&path);
    let wanted = wanted.filter(|(k, _)| places.contains(k));
    Ok(wanted.map(|(_, weights)| kept(weights)).collect())
}

/// How many columns of noise the lasso keeps. A group, or a stretch of time,
/// has one number in each: what does not change inside of a group can only be
/// learnt from groups.
fn add_noise(
    table: &Table,
    folds: &Folds,
    curve: &Curve,
    draws: usize,
    tell: &Tell,
) -> Result<Noise, Refusal> {
    let places = [curve.simple, curve.best];
    let seeds: Vec<u64> = (1..=draws as u64).collect();
    let units = folds.units.iter().max().map_or(0, |most| most + 1);
    let counts = in_parallel(&seeds, "adding noise", tell, |seed| {
        let mut random = ChaCha8Rng::seed_from_u64(*seed);
        let mut draw = || -> Vec<f64> {
            let drawn = (0..units).map(|_| draw_normal(&mut random));
            let drawn: Vec<f64> = drawn.collect();
            folds.units.iter().map(|unit| drawn[*unit]).collect()
        };
        let table = table.with_noise((0..NOISE).map(|_| draw()).collect());
        let blocks = Blocks::new(&table, folds);
        let all: Vec<usize> = (0..folds.rows.len()).collect();
        let scaled = Scaled::new(&blocks.packed(&all));
        let kept = keep(&scaled, &table, curve, &places)?;
        let own = table.columns.len();
        let noise =
            |kept: &Vec<usize>| kept.iter().filter(|j| **j >= own).count();
        let last = kept.len() - 1;
        Ok([noise(&kept[last]), noise(&kept[0])])
    })?;
    let mean = |which: usize| {
        let sum: usize = counts.iter().map(|counts| counts[which]).sum();
        sum as f64 / draws as f64
    };
    let (kept, kept_simple) = (mean(0), mean(1));
    Ok(Noise { columns: NOISE, draws, kept, kept_simple })
}
