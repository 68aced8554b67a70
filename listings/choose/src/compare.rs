//! All models on the same folds.

use crate::blocks::Blocks;
use crate::folds::{Folds, Split};
use crate::means::{Mean, Weighing};
use crate::models::{Errors, Grid, Models, PRICED};
use crate::parallel::{Tell, in_parallel};
use crate::rows::{Rows, Table};
use crate::scaled::Scaled;
use crate::{Data, Fit, Kind, Refusal, Settings, Strength};

/// What came out of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The models, in the order of [`Kind::ALL`].
    pub models: Vec<Model>,
    /// The fold in which each row is left out; none for a row that is only
    /// learnt from, the earliest ones in time.
    pub folds: Vec<Option<usize>>,
    /// The lasso's strengths from the largest on, with their errors on rows
    /// left out and the weights on all rows.
    pub lasso: Curve,
    /// What is to be known of the folds and fits, in sentences.
    pub notes: Vec<String>,
}

/// How one model did.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Which one.
    pub kind: Kind,
    /// What its prediction missed in each row, y − ŷ, when the row was left
    /// out; NaN where it never was.
    pub misses: Vec<f64>,
    /// The (weighted) mean of the squares of these.
    pub error: f64,
    /// The standard error of it.
    pub standard_error: f64,
    /// Its root, in the unit of the target.
    pub root: f64,
    /// R²: 1 − error/(the error of the mean).
    pub r_squared: f64,
    /// Its error less that of the best model, row by row: 0 for the best.
    pub difference: Mean,
    /// The strength that all rows chose; none for models without a price.
    pub strength: Option<Strength>,
    /// The model of all rows.
    pub fit: Fit,
}

/// Strengths, and what cross-validation says of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The strengths α, from the largest on.
    pub alphas: Vec<f64>,
    /// The error on rows left out, for each.
    pub errors: Vec<f64>,
    /// The standard error of it.
    pub standard_errors: Vec<f64>,
    /// The weights of the standardised columns on all rows, for each, in the
    /// unit of the target.
    pub path: Vec<Vec<f64>>,
    /// Which has the smallest error.
    pub best: usize,
    /// The strongest one within one standard error of the smallest.
    pub simple: usize,
}

impl Comparison {
    /// The model of this kind.
    pub fn model(&self, kind: Kind) -> &Model {
        let is_it = |model: &&Model| model.kind == kind;
        self.models.iter().find(is_it).expect("all kinds are compared")
    }

    /// The model with the smallest error.
    pub fn best(&self) -> &Model {
        let models = self.models.iter();
        let best = models.min_by(|a, b| a.error.total_cmp(&b.error));
        best.expect("models are compared")
    }
}

/// Compares all models on the same folds. `tell` is told what is being done,
/// how many parts of it are through, and of how many.
///
/// A strength is chosen without the fold that it predicts: by the other folds,
/// each predicted from the rest (Varma and Simon, "Bias in error estimation
/// when using cross-validation for model selection", BMC Bioinformatics 7,
/// 2006).
///
/// # Errors
/// If the folds need more rows than there are, the memory does not suffice,
/// or a fit does not get there.
///
/// # Panics
/// If there are fewer than three folds, no columns, or uneven ones.
pub fn compare(
    data: &Data,
    settings: Settings,
    tell: &Tell,
) -> Result<Comparison, Refusal> {
    data.check(settings)?;
    let folds = Folds::deal(data, settings)?;
    let table = Table::new(data);
    let blocks = Blocks::new(&table, &folds);
    let race = Race::new(&table, &folds, &blocks);
    let chosen = race.choose_inside(tell)?;
    let outside = race.predict_outside(&chosen, tell)?;
    race.finish(&outside)
}

/// Which strength of each kind of [`PRICED`] is taken.
type Choice = [usize; 4];

/// What all models are compared on.
struct Race<'a> {
    table: &'a Table<'a>,
    folds: &'a Folds,
    blocks: &'a Blocks,
    all: Scaled,
    grid: Grid,
}

/// What came out for a fold that was left out.
struct LeftOut {
    errors: Errors,
    /// The misses of each kind in each row of the fold, in the target's unit.
    misses: Vec<Vec<f64>>,
}

impl<'a> Race<'a> {
    fn new(table: &'a Table, folds: &'a Folds, blocks: &'a Blocks) -> Self {
        let all: Vec<usize> = (0..folds.rows.len()).collect();
        let all = Scaled::new(&blocks.packed(&all));
        let grid = Grid::new(&all);
        Race { table, folds, blocks, all, grid }
    }

    /// The strengths for each fold that is compared, chosen by the others.
    fn choose_inside(&self, tell: &Tell) -> Result<Vec<Choice>, Refusal> {
        let splits = self.folds.inner_splits();
        let errors = |split: &Split| {
            let (scaled, tests) = self.learn(split);
            let models = Models::new(&scaled, &self.grid, &tests)?;
            let errors = (0..tests.len()).map(|t| models.errors(&tests, t));
            Ok(errors.collect::<Vec<Errors>>())
        };
        let errors = in_parallel(&splits, "choosing strengths", tell, errors)?;
        let choose = |fold: usize| {
            let pairs = splits.iter().zip(&errors);
            let errors = pairs.flat_map(|(split, errors)| {
                let tests = split.tests.iter().zip(errors);
                tests.filter(move |(test, _)| {
                    self.folds.may_choose(split, **test, fold)
                })
            });
            choose(errors.map(|(_, errors)| errors))
        };
        Ok(self.folds.compared().map(choose).collect())
    }

    /// The rows that are learnt from, scaled, and those of the tests.
    fn learn(&self, split: &Split) -> (Scaled, Vec<&Rows>) {
        let scaled = Scaled::new(&self.blocks.packed(&split.learnt));
        (scaled, self.blocks.packed(&split.tests))
    }

    /// Predicts each fold from the others, with the strengths that these chose.
    fn predict_outside(
        &self,
        chosen: &[Choice],
        tell: &Tell,
    ) -> Result<Vec<LeftOut>, Refusal> {
        let splits = self.folds.splits();
        let both: Vec<(Split, Choice)> =
            splits.into_iter().zip(chosen.iter().copied()).collect();
        in_parallel(&both, "comparing", tell, |(split, choice)| {
            let (scaled, tests) = self.learn(split);
            let models = Models::new(&scaled, &self.grid, &tests)?;
            let rows = &self.folds.rows[split.tests[0]];
            let misses = Kind::ALL.map(|kind| {
                let weights = models.weights(kind, place_of(choice, kind));
                self.misses(&scaled.in_own_units(self.table, &weights), rows)
            });
            let errors = models.errors(&tests, 0);
            Ok(LeftOut { errors, misses: misses.into() })
        })
    }

    /// What a model misses in these rows, in the unit of the target.
    fn misses(&self, fit: &Fit, rows: &[usize]) -> Vec<f64> {
        let data = self.table.data;
        let miss = |&i: &usize| {
            let row = data.columns.iter().map(|column| column.numbers[i]);
            data.y[i] - fit.predict(row)
        };
        rows.iter().map(miss).collect()
    }

    /// The models of all rows, and what became of the rows left out.
    fn finish(&self, outside: &[LeftOut]) -> Result<Comparison, Refusal> {
        let rows = self.table.data.y.len();
        let mut folds = vec![None; rows];
        let mut misses = vec![vec![f64::NAN; rows]; Kind::ALL.len()];
        let compared = self.folds.compared();
        for (k, (fold, out)) in compared.clone().zip(outside).enumerate() {
            for (place, &row) in self.folds.rows[fold].iter().enumerate() {
                folds[row] = Some(k);
                for (all, own) in misses.iter_mut().zip(&out.misses) {
                    all[row] = own[place];
                }
            }
        }
        let choice = choose(outside.iter().map(|out| &out.errors));
        let models = Models::new(&self.all, &self.grid, &[])?;
        let weighing = Weighing::new(self.table, &self.folds.units, &folds);
        let errors = misses
            .iter()
            .map(|misses| weighing.mean(|row| misses[row] * misses[row]));
        let errors: Vec<Mean> = errors.collect();
        let best = (0..errors.len())
            .min_by(|&a, &b| errors[a].mean.total_cmp(&errors[b].mean))
            .expect("there are models");
        let sd = self.table.y.as_ref().map_or(0.0, |y| y.sd);
        let model = |(place, kind): (usize, &Kind)| {
            let (own, best) = (&misses[place], &misses[best]);
            let difference = weighing
                .mean(|row| own[row] * own[row] - best[row] * best[row]);
            let k = place_of(&choice, *kind);
            let weights = models.weights(*kind, k);
            Model {
                kind: *kind,
                misses: own.clone(),
                error: errors[place].mean,
                standard_error: errors[place].standard_error,
                root: errors[place].mean.sqrt(),
                r_squared: 1.0 - errors[place].mean / errors[0].mean,
                difference,
                strength: place_in(*kind)
                    .map(|_| self.grid.strength(*kind, k, sd)),
                fit: self.all.in_own_units(self.table, &weights),
            }
        };
        Ok(Comparison {
            models: Kind::ALL.iter().enumerate().map(model).collect(),
            folds,
            lasso: self.curve(outside, sd, models.lasso.clone()),
            notes: self.notes(&choice),
        })
    }

    /// The lasso's strengths, errors and weights.
    fn curve(
        &self,
        outside: &[LeftOut],
        sd: f64,
        path: Vec<Vec<f64>>,
    ) -> Curve {
        let compared = self.folds.compared();
        let weight = |fold: usize| -> f64 {
            let rows = self.folds.rows[fold].iter();
            rows.map(|row| self.table.weight(*row)).sum()
        };
        let sizes: Vec<f64> = compared.map(weight).collect();
        let lasso = place_in(Kind::Lasso).expect("the lasso has a price");
        let in_unit =
            |weights: Vec<f64>| weights.into_iter().map(|w| w * sd).collect();
        let of = |k: usize| {
            let sums = outside.iter().map(|out| out.errors[lasso][k]);
            Mean::of_folds(&sums.collect::<Vec<f64>>(), &sizes)
        };
        let all: Vec<Mean> = (0..self.grid.lasso.len()).map(of).collect();
        let best = first_smallest(all.iter().map(|mean| mean.mean));
        let limit = all[best].mean + all[best].standard_error;
        let simple = all.iter().position(|mean| mean.mean <= limit);
        Curve {
            alphas: self.grid.lasso.iter().map(|a| a * sd).collect(),
            errors: all.iter().map(|m| m.mean * sd * sd).collect(),
            standard_errors: all
                .iter()
                .map(|m| m.standard_error * sd * sd)
                .collect(),
            path: path.into_iter().map(in_unit).collect(),
            best,
            simple: simple.unwrap_or(best),
        }
    }

    /// What a reader should know of the folds and the strengths.
    fn notes(&self, choice: &Choice) -> Vec<String> {
        let mut notes = self.missing_levels();
        for (kind, &k) in PRICED.iter().zip(choice) {
            if *kind == Kind::Ridge && k + 1 == self.grid.ridge.len() {
                notes.push(
                    "ridge takes the smallest price that was tried, which is \
                     not felt: it is next to least squares"
                        .to_owned(),
                );
            }
            if *kind == Kind::Lasso && k + 1 == self.grid.lasso.len() {
                notes.push(
                    "the lasso takes the smallest price that was tried; a \
                     smaller one may do a little better"
                        .to_owned(),
                );
            }
        }
        notes
    }

    /// The levels that some fold is predicted without.
    fn missing_levels(&self) -> Vec<String> {
        let columns = &self.table.data.columns;
        let is_level = |j: &usize| columns[*j].level_of.is_some();
        let levels: Vec<usize> = (0..columns.len()).filter(is_level).collect();
        if levels.is_empty() {
            return vec![];
        }
        let splits = self.folds.splits();
        let mut missing = vec![0; levels.len()];
        for split in &splits {
            let (scaled, _) = self.learn(split);
            for (count, j) in missing.iter_mut().zip(&levels) {
                *count += usize::from(scaled.is_constant(*j));
            }
        }
        let note = |(j, count): (&usize, &usize)| {
            (*count > 0).then(|| {
                format!(
                    "in {count} of {} folds no row, or every row, that is \
                     learnt from has '{}': it has the weight 0 there",
                    splits.len(),
                    columns[*j].name
                )
            })
        };
        levels.iter().zip(&missing).filter_map(note).collect()
    }
}

/// Where this kind stands among those with a price.
fn place_in(kind: Kind) -> Option<usize> {
    PRICED.iter().position(|priced| *priced == kind)
}

/// The place of the strength of this kind; 0 for kinds without.
fn place_of(choice: &Choice, kind: Kind) -> usize {
    place_in(kind).map_or(0, |place| choice[place])
}

/// The strengths whose squared misses are smallest in all these folds.
fn choose<'a>(errors: impl Iterator<Item = &'a Errors>) -> Choice {
    let mut sums: Errors = Default::default();
    for errors in errors {
        for (sums, errors) in sums.iter_mut().zip(errors) {
            sums.resize(errors.len(), 0.0);
            solver::add(sums, 1.0, errors);
        }
    }
    sums.map(|sums| first_smallest(sums.into_iter()))
}

/// The place of the smallest number; of several the first, which has the
/// strongest price.
fn first_smallest(numbers: impl Iterator<Item = f64>) -> usize {
    let smallest = numbers.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
    smallest.expect("there is a strength").0
}
