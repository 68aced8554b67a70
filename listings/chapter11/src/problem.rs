use crate::rare::Told;
use crate::shuffles::one_each;
use crate::{
    Draw, LeftOut, Scaled, Shuffled, balanced, best_intercept, breast_cancer,
    cutoff, draw_folds, draw_rare, folds_by_class, leave_out, loss_slope,
    points, rare_yes, shuffled,
};
use chapter7::{l1_lowest, l2_lowest};
use chapter9::{grid, grid_over};
use maybe_rayon::prelude::*;
use solver::logistic::{Fit, NoAnswer, fit, lambda_max, path};
use solver::{Goal, Penalty};
use std::sync::OnceLock;

/// How many folds there are, and how many strengths.
const FOLDS: usize = 10;
const STRENGTHS: usize = 100;

/// How often folds are shuffled, and how often a rare yes is drawn.
const SHUFFLES: u64 = 50;

/// With a price there is always an answer.
const FOUND: &str = "with a price there is a lowest point";

/// One of the two prices on real data.
pub(crate) struct Path {
    /// The strengths, from the largest on.
    pub lambdas: Vec<f64>,
    /// The fit of all rows at each strength.
    pub fits: Vec<Fit>,
    /// What rows left out are told at each strength.
    pub left_out: LeftOut,
    /// The log loss of each fold.
    pub validation: chapter9::Validation,
}

impl Path {
    fn new(
        data: &chapter9::Data,
        fold: &[usize],
        lambdas: Vec<f64>,
        price: fn(f64) -> Penalty,
    ) -> Self {
        let all = Scaled::new(data, one_each).labelled;
        let penalties: Vec<_> = lambdas.iter().map(|l| price(*l)).collect();
        let fits = path(&all, &penalties, Goal::default()).expect(FOUND);
        let left_out = leave_out(data, fold, &lambdas, price, one_each);
        let left_out = left_out.expect(FOUND);
        let validation = left_out.validation();
        Path { lambdas, fits, left_out, validation }
    }

    fn l1(data: &chapter9::Data, fold: &[usize]) -> Self {
        let all = Scaled::new(data, one_each).labelled;
        let lambdas = grid(lambda_max(&all), STRENGTHS);
        Path::new(data, fold, lambdas, Penalty::lasso)
    }

    fn l2(data: &chapter9::Data, fold: &[usize]) -> Self {
        let lambdas = grid_over(7.0, 10.0, STRENGTHS);
        Path::new(data, fold, lambdas, Penalty::ridge)
    }
}

/// Where a yes is rare.
pub(crate) struct Rare {
    pub data: chapter9::Data,
    pub path: Path,
    /// The strength that the one-standard-error rule takes.
    pub simple: usize,
    /// At this strength, with yes and no counting the same.
    pub weighted: LeftOut,
    /// The fit of all rows then.
    pub weighted_fit: Fit,
}

/// What a run is about. What takes long is found when it is first asked for.
pub struct Problem {
    pub(crate) lambda: f64,
    /// The seven points.
    pub(crate) points: chapter3::Data,
    /// What a missed yes costs, when a false alarm costs 1.
    pub(crate) missed: f64,
    /// From which seed folds and rows are drawn.
    seed: u64,
    pub(crate) data: chapter9::Data,
    l1: OnceLock<Path>,
    l2: OnceLock<Path>,
    alone: OnceLock<LeftOut>,
    shuffles: OnceLock<Vec<Shuffled>>,
    rare: OnceLock<Rare>,
    draws: OnceLock<Vec<Draw>>,
}

impl Problem {
    pub(crate) fn new(
        lambda: f64,
        labels: [bool; 7],
        missed: f64,
        seed: u64,
    ) -> Self {
        Problem {
            lambda,
            points: points(labels),
            missed,
            seed,
            data: breast_cancer(),
            l1: OnceLock::new(),
            l2: OnceLock::new(),
            alone: OnceLock::new(),
            shuffles: OnceLock::new(),
            rare: OnceLock::new(),
            draws: OnceLock::new(),
        }
    }

    /// Where the loss of the seven points plus λ·|w| is lowest, if anywhere.
    pub(crate) fn l1_at(&self, lambda: f64) -> Option<f64> {
        l1_lowest(|w| loss_slope(&self.points, w), lambda)
    }

    /// Where it is with λ·w².
    pub(crate) fn l2_at(&self, lambda: f64) -> Option<f64> {
        l2_lowest(|w| loss_slope(&self.points, w), lambda)
    }

    /// How hard the seven points pull at w = 0: from there on L1 gives 0.
    pub(crate) fn pull(&self) -> f64 {
        loss_slope(&self.points, 0.0).abs()
    }

    /// The best intercept beside a weight.
    pub(crate) fn intercept(&self, w: f64) -> f64 {
        best_intercept(&self.points, w)
    }

    fn fold(&self) -> Vec<usize> {
        (0..self.data.rows()).map(|row| row % FOLDS).collect()
    }

    pub(crate) fn l1(&self) -> &Path {
        self.l1.get_or_init(|| Path::l1(&self.data, &self.fold()))
    }

    pub(crate) fn l2(&self) -> &Path {
        self.l2.get_or_init(|| Path::l2(&self.data, &self.fold()))
    }

    /// What rows left out are told by these columns alone, without a price.
    fn free(&self, columns: &[usize]) -> LeftOut {
        let data = self.data.with_columns(columns);
        let fold = self.fold();
        leave_out(&data, &fold, &[0.0], Penalty::lasso, one_each)
            .expect("one column does not separate")
    }

    /// What rows left out are told by the share of yes alone.
    pub(crate) fn rate(&self) -> LeftOut {
        self.free(&[])
    }

    /// What rows left out are told by the column that predicts best alone.
    pub(crate) fn alone(&self) -> &LeftOut {
        self.alone.get_or_init(|| {
            let all = (0..self.data.columns.len()).into_par_iter();
            let all: Vec<LeftOut> = all.map(|j| self.free(&[j])).collect();
            let loss = |one: &LeftOut| one.validation().mean(0);
            let best = all.into_iter();
            let best = best.min_by(|a, b| loss(a).total_cmp(&loss(b)));
            best.expect("there are columns")
        })
    }

    /// Whether the columns whose names have one of these endings separate yes
    /// and no, so that there is no answer without a price.
    pub(crate) fn separates(&self, endings: &[&str]) -> bool {
        let is_one = |j: &usize| {
            endings.iter().any(|ending| self.data.names[*j].ends_with(ending))
        };
        let some: Vec<_> = (0..self.data.names.len()).filter(is_one).collect();
        let some = Scaled::new(&self.data.with_columns(&some), one_each);
        let free = fit(&some.labelled, Penalty::lasso(0.0), Goal::default());
        matches!(free, Err(NoAnswer::Separated))
    }

    pub(crate) fn shuffles(&self) -> &[Shuffled] {
        self.shuffles.get_or_init(|| {
            let one = |k: u64| {
                let seed = self.seed.wrapping_add(k);
                let fold = draw_folds(self.data.rows(), FOLDS, seed);
                shuffled(&self.data, &fold).expect(FOUND)
            };
            (0..SHUFFLES).into_par_iter().map(one).collect()
        })
    }

    pub(crate) fn rare(&self) -> &Rare {
        self.rare.get_or_init(|| {
            let data = self.data.with_rows(&rare_yes(&self.data));
            let fold = folds_by_class(&data.y, FOLDS);
            let path = Path::l1(&data, &fold);
            let simple = path.validation.one_standard_error();
            let lambda = path.lambdas[simple];
            let weighted =
                leave_out(&data, &fold, &[lambda], Penalty::lasso, balanced);
            let all = Scaled::new(&data, balanced).labelled;
            let price = Penalty::lasso(lambda);
            let weighted_fit = fit(&all, price, Goal::default()).expect(FOUND);
            let weighted = weighted.expect(FOUND);
            Rare { data, path, simple, weighted, weighted_fit }
        })
    }

    pub(crate) fn draws(&self) -> &[Draw] {
        self.draws.get_or_init(|| {
            let one = |k: u64| {
                let seed = self.seed.wrapping_add(k);
                draw_rare(&self.data, FOLDS, seed).expect(FOUND)
            };
            (0..SHUFFLES).into_par_iter().map(one).collect()
        })
    }

    /// From which probability on a yes is said.
    pub(crate) fn cutoff(&self) -> f64 {
        cutoff(self.missed, 1.0)
    }
}

impl Rare {
    /// What rows left out are told at the rule's strength.
    pub fn plain(&self) -> Told {
        Told::of(&self.path.left_out, self.simple)
    }

    /// The same with yes and no counting the same.
    pub fn weighted(&self) -> Told {
        Told::of(&self.weighted, 0)
    }
}
