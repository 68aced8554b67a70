//! All models on the same folds.

use crate::blocks::Blocks;
use crate::folds::{Folds, Split};
use crate::judge::{Judged, judge};
use crate::means::{Mean, Weighing};
use crate::models::{Grid, Models, fit_all};
use crate::parallel::{Tell, in_parallel};
use crate::rows::{Rows, Table};
use crate::scaled::Scaled;
use crate::{Data, Fit, Kind, Refusal, Settings, Strength};

/// What came out of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The models, in the order of [`Kind::compared`].
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
    /// What it predicted in each row when the row was left out, for a label
    /// its log odds; NaN where it never was.
    pub predicted: Vec<f64>,
    /// The (weighted) mean of what this costs: the squared miss or log loss.
    pub error: f64,
    /// The standard error of it.
    pub standard_error: f64,
    /// R²: 1 − error/(the error of the mean or the rate).
    pub r_squared: f64,
    /// What else is said of probabilities.
    pub judged: Option<Judged>,
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

impl Model {
    /// The root of its squared error, in the unit of the target.
    pub fn root(&self) -> f64 {
        self.error.sqrt()
    }
}

impl Comparison {
    /// What the others have to beat: the mean or the rate.
    pub fn baseline(&self) -> &Model {
        &self.models[0]
    }

    /// Whether labels are predicted.
    pub fn is_label(&self) -> bool {
        self.baseline().kind == Kind::Rate
    }

    /// What is measured of each model on rows left out.
    pub(crate) fn measure(&self) -> &'static str {
        if self.is_label() { "log loss" } else { "error" }
    }

    /// The model of this kind.
    pub fn model(&self, kind: Kind) -> &Model {
        let is_it = |model: &&Model| model.kind == kind;
        self.models.iter().find(is_it).expect("all kinds are compared")
    }

    /// The model with the smallest error; of several that are equal but for
    /// rounding the simplest.
    pub fn best(&self) -> &Model {
        &self.models[lowest(&self.errors())]
    }

    /// By how much errors may differ that are equal.
    pub(crate) fn rounding(&self) -> f64 {
        rounding(&self.errors())
    }

    fn errors(&self) -> Vec<f64> {
        self.models.iter().map(|model| model.error).collect()
    }
}

/// Errors that differ by no more than this are equal but for rounding. The
/// first one is that of the mean or the rate.
fn rounding(errors: &[f64]) -> f64 {
    let smallest = errors[first_smallest(errors.iter().copied())];
    1e-9 * smallest + 1e-15 * errors[0]
}

/// The place of the smallest error, of equal ones the first.
fn lowest(errors: &[f64]) -> usize {
    let smallest = errors[first_smallest(errors.iter().copied())];
    let limit = smallest + rounding(errors);
    let lowest = errors.iter().position(|error| *error <= limit);
    lowest.expect("errors are numbers")
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

/// For each kind that is compared the sums of losses in some rows, one for each
/// strength; none for kinds without a price.
type Errors = Vec<Vec<f64>>;

/// Which strength of each kind is taken; 0 for those without a price.
type Choice = Vec<usize>;

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
    /// What each kind predicts in each row of the fold.
    predicted: Vec<Vec<f64>>,
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
            let models = fit_all(&scaled, &self.grid, &tests)?;
            let errors = |place| self.errors(&*models, &tests, place);
            Ok((0..tests.len()).map(errors).collect::<Vec<Errors>>())
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
        let both: Vec<(Split, &Choice)> =
            splits.into_iter().zip(chosen).collect();
        in_parallel(&both, "comparing", tell, |(split, choice)| {
            let (scaled, tests) = self.learn(split);
            let models = fit_all(&scaled, &self.grid, &tests)?;
            let rows = &self.folds.rows[split.tests[0]];
            let predicted = self.kinds().iter().zip(*choice);
            let predicted = predicted.map(|(kind, k)| {
                let line = models.line(*kind, *k);
                self.predict(&scaled.in_own_units(self.table, &line), rows)
            });
            let predicted = predicted.collect();
            let errors = self.errors(&*models, &tests, 0);
            Ok(LeftOut { errors, predicted })
        })
    }

    /// The kinds that are compared.
    fn kinds(&self) -> &'static [Kind] {
        Kind::compared(self.table.data.is_label)
    }

    /// The sums of losses in the rows of the `place`-th test.
    fn errors(
        &self,
        models: &dyn Models,
        tests: &[&Rows],
        place: usize,
    ) -> Errors {
        let of = |kind: &Kind| {
            if kind.is_priced() {
                models.errors(*kind, tests, place)
            } else {
                vec![]
            }
        };
        self.kinds().iter().map(of).collect()
    }

    /// What a model predicts in these rows.
    fn predict(&self, fit: &Fit, rows: &[usize]) -> Vec<f64> {
        let columns = &self.table.data.columns;
        let predict = |&i: &usize| {
            fit.predict(columns.iter().map(|column| column.numbers[i]))
        };
        rows.iter().map(predict).collect()
    }

    /// The models of all rows, and what became of the rows left out.
    fn finish(&self, outside: &[LeftOut]) -> Result<Comparison, Refusal> {
        let data = self.table.data;
        let rows = data.y.len();
        let mut folds = vec![None; rows];
        let mut predicted = vec![vec![f64::NAN; rows]; self.kinds().len()];
        let compared = self.folds.compared();
        for (k, (fold, out)) in compared.clone().zip(outside).enumerate() {
            for (place, &row) in self.folds.rows[fold].iter().enumerate() {
                folds[row] = Some(k);
                for (all, own) in predicted.iter_mut().zip(&out.predicted) {
                    all[row] = own[place];
                }
            }
        }
        let choice = choose(outside.iter().map(|out| &out.errors));
        let models = fit_all(&self.all, &self.grid, &[])?;
        let weighing = Weighing::new(self.table, &self.folds.units, &folds);
        let loss = |own: &[f64], row: usize| data.loss(row, own[row]);
        let errors = predicted.iter();
        let errors = errors.map(|own| weighing.mean(|row| loss(own, row)));
        let errors: Vec<Mean> = errors.collect();
        let means: Vec<f64> = errors.iter().map(|error| error.mean).collect();
        let best = lowest(&means);
        let (_, sd) = self.table.unit();
        let model = |(place, kind): (usize, &Kind)| {
            let (own, best) = (&predicted[place], &predicted[best]);
            let difference =
                weighing.mean(|row| loss(own, row) - loss(best, row));
            let k = choice[place];
            let line = models.line(*kind, k);
            Model {
                kind: *kind,
                predicted: own.clone(),
                error: errors[place].mean,
                standard_error: errors[place].standard_error,
                r_squared: 1.0 - errors[place].mean / errors[0].mean,
                judged: judge(data, own, &folds),
                difference,
                strength: kind
                    .is_priced()
                    .then(|| self.grid.strength(*kind, k, sd)),
                fit: self.all.in_own_units(self.table, &line),
            }
        };
        let compared = self.kinds().iter().enumerate().map(model).collect();
        Ok(Comparison {
            models: compared,
            folds,
            lasso: self.curve(outside, sd, models.lasso()),
            notes: self.notes(&choice, &*models),
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
        let lasso = self.kinds().iter().position(|k| *k == Kind::Lasso);
        let lasso = lasso.expect("the lasso is always compared");
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
    fn notes(&self, choice: &Choice, models: &dyn Models) -> Vec<String> {
        let is_label = self.table.data.is_label;
        let mut notes = self.missing_columns();
        if is_label {
            notes.extend(self.folds_of_one_label());
            notes.extend(self.separation(models));
        }
        for (kind, &k) in self.kinds().iter().zip(choice) {
            let note = match kind {
                Kind::Ridge if k + 1 < self.grid.ridge.len() => continue,
                Kind::Ridge if is_label => {
                    "ridge takes the smallest price that was tried; a smaller \
                     one may do a little better"
                }
                Kind::Ridge => {
                    "ridge takes the smallest price that was tried, which is \
                     not felt: it is next to least squares"
                }
                Kind::Lasso if k + 1 == self.grid.lasso.len() => {
                    "the lasso takes the smallest price that was tried; a \
                     smaller one may do a little better"
                }
                _ => continue,
            };
            notes.push(note.to_owned());
        }
        notes
    }

    /// Folds in which all rows that are left out have one label.
    fn folds_of_one_label(&self) -> Option<String> {
        let compared = self.folds.compared();
        let is_one = |k: &usize| self.folds.has_one_label(self.table.data, *k);
        let count = compared.clone().filter(is_one).count();
        (count > 0).then(|| {
            format!(
                "in {count} of {} folds all rows left out have one label: they \
                 count for the log loss and errors, and say nothing about AUC",
                compared.len()
            )
        })
    }

    /// Whether columns separate yes from no in every row.
    fn separation(&self, models: &dyn Models) -> Option<String> {
        if models.separates(Kind::OneFeature) {
            let line = models.line(Kind::OneFeature, 0);
            let j = line.weights.iter().position(|w| *w != 0.0)?;
            return Some(format!(
                "'{}' alone separates yes from no in every row: without a price \
                 any steeper curve is better, so that one feature has a small \
                 price, too; if this column is only known afterwards, leave \
                 it out",
                self.table.data.columns[j].name
            ));
        }
        let separates = [Kind::Lasso, Kind::Ridge].map(|k| models.separates(k));
        separates.contains(&true).then(|| {
            "together the columns separate yes from no in every row: without a \
             price any steeper curve is better, and there is no answer; with \
             a price there is one"
                .to_owned()
        })
    }

    /// The levels, and the columns with gaps, that some fold is predicted
    /// without.
    fn missing_columns(&self) -> Vec<String> {
        let columns = &self.table.data.columns;
        let is_level = |j: usize| columns[j].level_of.is_some();
        let may_miss = |j: &usize| {
            is_level(*j) || columns[*j].numbers.iter().any(|x| x.is_nan())
        };
        let some: Vec<usize> = (0..columns.len()).filter(may_miss).collect();
        if some.is_empty() {
            return vec![];
        }
        let splits = self.folds.splits();
        let mut missing = vec![0; some.len()];
        for split in &splits {
            let (scaled, _) = self.learn(split);
            for (count, j) in missing.iter_mut().zip(&some) {
                *count += usize::from(scaled.is_constant(*j));
            }
        }
        let note = |(j, count): (&usize, &usize)| {
            let (name, of) = (&columns[*j].name, splits.len());
            let why = if is_level(*j) {
                "no row, or every row, that is learnt from has"
            } else {
                "the rows that are learnt from have no two different numbers for"
            };
            (*count > 0).then(|| {
                format!(
                    "in {count} of {of} folds {why} '{name}': it has the \
                     weight 0 there"
                )
            })
        };
        some.iter().zip(&missing).filter_map(note).collect()
    }
}

/// The strengths whose losses are smallest in all these folds.
fn choose<'a>(errors: impl Iterator<Item = &'a Errors>) -> Choice {
    let mut sums: Errors = vec![];
    for errors in errors {
        sums.resize(errors.len(), vec![]);
        for (sums, errors) in sums.iter_mut().zip(errors) {
            sums.resize(errors.len(), 0.0);
            solver::add(sums, 1.0, errors);
        }
    }
    let smallest = |sums: Vec<f64>| match sums[..] {
        [] => 0,
        _ => first_smallest(sums.into_iter()),
    };
    sums.into_iter().map(smallest).collect()
}

/// The place of the smallest number; of several strengths the first, which is
/// the strongest price.
fn first_smallest(numbers: impl Iterator<Item = f64>) -> usize {
    let smallest = numbers.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
    smallest.expect("there is a number").0
}
