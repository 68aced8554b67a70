use crate::again::{choose_on_halves, frequencies};
use crate::baselines::nested_error;
use crate::survivors::survivors;
use crate::{
    Baselines, Choice, Interval, Promise, Screened, Strengths, Survivors,
    choose_refit, count_kept, draw_intervals, draw_screened, promise_of_days,
    promise_of_visits, refit_validation,
};
use chapter9::{Data, Validation, diabetes};
use maybe_rayon::prelude::*;
use std::sync::OnceLock;

/// How many folds the page's patients are put into, as in chapter 9.
const TENTHS: usize = 10;

/// How often a simulation is drawn.
pub(crate) const DRAWS: u64 = 100;

/// How often an interval is drawn: its share of draws needs more of them.
pub(crate) const INTERVALS: u64 = 2000;

/// How often rows are drawn again, how often half of them, and how often noise
/// is added.
pub(crate) const AGAIN: u64 = 200;
const HALVES: u64 = 100;
const NOISES: u64 = 20;

/// Among how many columns of noise five are chosen.
pub(crate) const COLUMNS: [usize; 5] = [10, 30, 100, 300, 1000];

/// At which strengths the features of rows drawn again are counted, besides
/// the one that is asked for.
const STRENGTHS: [f64; 20] = [
    0.2, 0.3, 0.5, 0.7, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0,
    10.0, 12.0, 15.0, 18.0, 20.0,
];

/// The page's patients, and simulated data always have a lowest point.
const FOUND: &str = "data without near-copies have a lowest point";

/// What a run is about. What takes long is found when it is first asked for.
pub struct Problem {
    /// How many patients come twice.
    pub(crate) patients: usize,
    /// Of how many features without an effect one is chosen.
    pub(crate) features: usize,
    /// How many columns of noise there are.
    pub(crate) columns: usize,
    /// At which strength features are counted; `None` for the chosen one.
    alpha: Option<f64>,
    /// From which seed simulations are drawn.
    seed: u64,
    pub(crate) data: Data,
    choice: OnceLock<Choice>,
    baselines: OnceLock<Baselines>,
    nested: OnceLock<f64>,
    visits: OnceLock<Vec<[Promise; 2]>>,
    days: OnceLock<Vec<[Promise; 2]>>,
    screened: OnceLock<Vec<Vec<Screened>>>,
    intervals: OnceLock<Vec<Vec<[Interval; 2]>>>,
    frequencies: OnceLock<Vec<Vec<f64>>>,
    halves: OnceLock<Vec<Vec<usize>>>,
    survivors: OnceLock<Vec<Survivors>>,
    refit: OnceLock<Validation>,
}

impl Problem {
    pub(crate) fn new(
        [patients, features, columns]: [usize; 3],
        alpha: Option<f64>,
        seed: u64,
    ) -> Self {
        Problem {
            patients,
            features,
            columns,
            alpha,
            seed,
            data: diabetes(),
            choice: OnceLock::new(),
            baselines: OnceLock::new(),
            nested: OnceLock::new(),
            visits: OnceLock::new(),
            days: OnceLock::new(),
            screened: OnceLock::new(),
            intervals: OnceLock::new(),
            frequencies: OnceLock::new(),
            halves: OnceLock::new(),
            survivors: OnceLock::new(),
            refit: OnceLock::new(),
        }
    }

    /// One result for each draw of a simulation.
    pub(crate) fn draw<T: Send>(
        &self,
        times: u64,
        one: impl Fn(u64) -> T + Sync + Send,
    ) -> Vec<T> {
        let seed = |k: u64| self.seed.wrapping_add(k);
        (0..times).into_par_iter().map(|k| one(seed(k))).collect()
    }

    /// What chapter 9 finds: the path, and the errors on rows left out.
    pub(crate) fn choice(&self) -> &Choice {
        let choose = || Choice::of(&self.data, TENTHS, Strengths::REAL);
        self.choice.get_or_init(|| choose().expect(FOUND))
    }

    pub(crate) fn baselines(&self) -> &Baselines {
        let new = || Baselines::new(&self.data, TENTHS, self.choice());
        self.baselines.get_or_init(new)
    }

    pub(crate) fn nested(&self) -> f64 {
        let choose = |rest: &Data| {
            Ok(Choice::of(rest, TENTHS, Strengths::REAL)?.into_best())
        };
        let nested = || nested_error(&self.data, TENTHS, &choose);
        *self.nested.get_or_init(|| nested().expect(FOUND))
    }

    /// With folds of rows, and with folds of patients.
    pub(crate) fn visits(&self) -> &[[Promise; 2]] {
        self.visits.get_or_init(|| {
            let one = |seed| promise_of_visits(&self.data, self.patients, seed);
            self.draw(DRAWS, |seed| one(seed).expect(FOUND))
        })
    }

    /// With folds of random days, and learning from the past.
    pub(crate) fn days(&self) -> &[[Promise; 2]] {
        let one = |seed| promise_of_days(seed).expect(FOUND);
        self.days.get_or_init(|| self.draw(DRAWS, one))
    }

    /// For each of the [`COLUMNS`], one for each draw.
    pub(crate) fn screened(&self) -> &[Vec<Screened>] {
        self.screened.get_or_init(|| {
            let all =
                |columns| self.draw(DRAWS, |seed| draw_screened(columns, seed));
            COLUMNS.map(all).into()
        })
    }

    /// For each draw, of the first 1, 2, … features.
    pub(crate) fn intervals(&self) -> &[Vec<[Interval; 2]>] {
        let draw = || self.draw(INTERVALS, draw_intervals);
        self.intervals.get_or_init(draw)
    }

    /// The strength at which features are counted.
    pub(crate) fn alpha(&self) -> f64 {
        let validation = &self.choice().validation;
        self.alpha.unwrap_or_else(|| validation.alphas[validation.best()])
    }

    /// The strengths at which features are counted, from the largest on.
    pub(crate) fn strengths(&self) -> Vec<f64> {
        let is_other = |alpha: &f64| *alpha != self.alpha();
        let mut all: Vec<f64> =
            STRENGTHS.into_iter().filter(is_other).collect();
        all.push(self.alpha());
        all.sort_by(|a, b| b.total_cmp(a));
        all
    }

    /// How often each feature is kept at each of these [`Problem::strengths`].
    pub(crate) fn frequencies(&self) -> &[Vec<f64>] {
        let all = || frequencies(&self.data, &self.strengths(), AGAIN);
        self.frequencies.get_or_init(|| all().expect(FOUND))
    }

    /// How often each feature is kept at the strength that is asked for.
    pub(crate) fn often(&self) -> &[f64] {
        let off = |alpha: f64| (alpha - self.alpha()).abs();
        let all = self.strengths().into_iter().enumerate();
        let nearest = all.min_by(|a, b| off(a.1).total_cmp(&off(b.1)));
        &self.frequencies()[nearest.map_or(0, |(k, _)| k)]
    }

    /// The share of halves on which the rule keeps feature j.
    pub(crate) fn on_halves(&self, j: usize) -> f64 {
        let keeps = |half: &&Vec<usize>| half.contains(&j);
        let all = self.halves();
        all.iter().filter(keeps).count() as f64 / all.len() as f64
    }

    /// How many of so many columns are kept, at each strength.
    pub(crate) fn counts(&self, columns: usize) -> Vec<(f64, usize)> {
        count_kept(columns, self.seed)
    }

    /// What the one-standard-error rule keeps on halves of the rows.
    pub(crate) fn halves(&self) -> &[Vec<usize>] {
        let strengths = Strengths::REAL;
        let all = || choose_on_halves(&self.data, TENTHS, strengths, HALVES);
        self.halves.get_or_init(|| all().expect(FOUND))
    }

    pub(crate) fn survivors(&self) -> &[Survivors] {
        let all = || survivors(&self.data, TENTHS, NOISES);
        self.survivors.get_or_init(|| all().expect(FOUND))
    }

    /// The errors of least squares on what the lasso keeps.
    pub(crate) fn refit(&self) -> &Validation {
        let alphas = &self.choice().validation.alphas;
        let all = || refit_validation(&self.data, TENTHS, alphas);
        self.refit.get_or_init(|| all().expect(FOUND))
    }

    /// The error of the refit by nested cross-validation.
    pub(crate) fn refit_nested(&self) -> f64 {
        let choose = |rest: &Data| choose_refit(rest, TENTHS);
        nested_error(&self.data, TENTHS, &choose).expect(FOUND)
    }

    /// The smallest error of the elastic net with this part of L1, on the
    /// features, their squares and products; and how many columns it keeps.
    pub(crate) fn net(&self, ratio: f64) -> (f64, usize) {
        let strengths = Strengths { ratio, ..Strengths::REAL };
        let choice = Choice::of(&self.data.expanded(), TENTHS, strengths);
        let choice = choice.expect(FOUND);
        (choice.promise(), solver::kept(choice.best()).len())
    }

    /// In which share of the draws the interval holds the true weight, when it
    /// is that of the same rows, and of the other half: of so many features,
    /// the first that comes in.
    pub(crate) fn covered(&self, features: usize) -> [f64; 2] {
        let all = self.intervals();
        [0, 1].map(|kind| {
            let covers =
                |draw: &&Vec<[Interval; 2]>| draw[features - 1][kind].covers();
            all.iter().filter(covers).count() as f64 / all.len() as f64
        })
    }
}
