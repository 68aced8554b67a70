//! Models of labels.

use crate::models::{Grid, Models};
use crate::narrowed::Narrowed;
use crate::rows::Rows;
use crate::scaled::{Line, Scaled};
use crate::squares::strongest_alone;
use crate::{Kind, Refusal};
use solver::logistic::{Fit, Labelled, NoAnswer, fit, log_loss, path};
use solver::{Goal, Penalty, settled};

/// All models of some rows, by the logistic loss and a price.
pub(crate) struct Logits<'a> {
    scaled: &'a Scaled,
    /// The share of yes, as log odds.
    rate: f64,
    one: Line,
    is_one_separating: bool,
    /// For each strength of these kinds.
    lasso: Vec<Line>,
    nets: Vec<Line>,
    /// Ridge's are in these coordinates, if there are any.
    ridge: Vec<Line>,
    narrowed: Option<Narrowed>,
}

/// With more columns than rows the last digits take most of the time, and no
/// fold can tell them: a gap of a millionth of the loss at w = 0 is enough
/// there, but for the models of all rows, which are taken home.
const ENOUGH: Goal = Goal::Gap(1e-6);

fn goal(scaled: &Scaled) -> Goal {
    if scaled.is_wide() { ENOUGH } else { Goal::default() }
}

impl<'a> Logits<'a> {
    /// Fits all of them; they can be tested on `tests`.
    ///
    /// # Errors
    /// If a fit does not get there.
    pub fn new(
        scaled: &'a Scaled,
        grid: &'a Grid,
        tests: &[&Rows],
    ) -> Result<Self, Refusal> {
        let labelled = scaled.labelled(scaled.columns_alone());
        let rate = labelled.rate();
        let rate = libm::log(rate / (1.0 - rate));
        let columns = &scaled.columns;
        let exact = Goal::default();
        let goal = if tests.is_empty() { exact } else { goal(scaled) };
        let lasso = lines(&labelled, &grid.lasso, 1.0, goal)?;
        let mut nets = vec![];
        for &ratio in grid.ratios {
            let alphas = grid.of_net(ratio);
            nets.extend(lines(&labelled, &alphas, ratio, goal)?);
        }
        let (narrowed, ridge) = if scaled.is_wide() {
            drop(labelled);
            let tests = tests.iter().map(|rows| scaled.scaled(rows));
            let narrowed = Narrowed::new(columns, tests);
            let few = scaled.labelled(narrowed.learnt());
            (Some(narrowed), lines(&few, &grid.ridge, 0.0, exact)?)
        } else {
            (None, lines(&labelled, &grid.ridge, 0.0, exact)?)
        };
        let (one, is_one_separating) = one_feature(scaled, grid)?;
        Ok(Logits {
            scaled,
            rate,
            one,
            is_one_separating,
            lasso,
            nets,
            ridge,
            narrowed,
        })
    }

    /// The log odds that ridge's lines tell rows of the `place`-th test.
    fn ridge_odds(
        &self,
        line: &Line,
        tests: &[&Rows],
        place: usize,
    ) -> Vec<f64> {
        match &self.narrowed {
            None => self.scaled.predict(tests[place], line),
            Some(narrowed) => {
                let moved = narrowed.moved(tests, place, &line.weights);
                let rows = moved.iter().zip(&tests[place].root);
                rows.map(|(moved, root)| line.centre + moved / root).collect()
            }
        }
    }
}

impl Models for Logits<'_> {
    fn errors(&self, kind: Kind, tests: &[&Rows], place: usize) -> Vec<f64> {
        let rows = tests[place];
        let loss = |odds: Vec<f64>| {
            let rows = rows.root.iter().zip(&rows.y).zip(odds);
            let row = |((root, y), odds): ((&f64, &f64), f64)| {
                root * root * log_loss(*y, odds)
            };
            rows.map(row).sum::<f64>()
        };
        let lines = match kind {
            Kind::Lasso => &self.lasso,
            Kind::ElasticNet => &self.nets,
            _ => {
                let odds = |line| self.ridge_odds(line, tests, place);
                return self.ridge.iter().map(|l| loss(odds(l))).collect();
            }
        };
        let odds = |line| self.scaled.predict(rows, line);
        lines.iter().map(|line| loss(odds(line))).collect()
    }

    fn line(&self, kind: Kind, k: usize) -> Line {
        match kind {
            Kind::OneFeature => self.one.clone(),
            Kind::Lasso => self.lasso[k].clone(),
            Kind::ElasticNet => self.nets[k].clone(),
            Kind::Ridge => {
                let Line { centre, weights } = self.ridge[k].clone();
                let weights = match &self.narrowed {
                    None => weights,
                    Some(narrowed) => narrowed.back(&weights),
                };
                Line { centre, weights }
            }
            _ => {
                let weights = vec![0.0; self.scaled.columns.count()];
                Line { centre: self.rate, weights }
            }
        }
    }

    fn lasso(&self) -> Vec<Vec<f64>> {
        self.lasso.iter().map(|line| line.weights.clone()).collect()
    }

    fn separates(&self, kind: Kind) -> bool {
        let last = match kind {
            Kind::OneFeature => return self.is_one_separating,
            Kind::Lasso => self.lasso.len() - 1,
            Kind::Ridge => self.ridge.len() - 1,
            _ => return false,
        };
        self.scaled.is_separated_by(&self.line(kind, last))
    }
}

/// The logistic model of the column that goes most with the label. Where it
/// separates yes from no in all rows there is no such model without a price, and
/// it has the smallest one of ridge; whether this is so.
fn one_feature(scaled: &Scaled, grid: &Grid) -> Result<(Line, bool), Refusal> {
    let columns = &scaled.columns;
    let Some((j, _)) = strongest_alone(columns) else {
        return Err(Refusal::NotConverged("there is no column".into()));
    };
    let one = scaled.labelled(vec![columns.column(j).to_vec()]);
    let fit_at = |price: f64| {
        let penalty = Penalty { l1: 0.0, l2: price / 2.0 };
        fit(&one, penalty, Goal::default())
    };
    let (fit, is_separating) = match fit_at(0.0) {
        Err(NoAnswer::Separated | NoAnswer::NotConverged { .. }) => {
            let price = grid.ridge.last().copied().unwrap_or(1e-6);
            (fit_at(price), true)
        }
        fit => (fit, false),
    };
    let fit = fit.map_err(|why| refuse(&why))?;
    let mut weights = vec![0.0; columns.count()];
    weights[j] = fit.weights[0];
    Ok((Line { centre: fit.intercept, weights }, is_separating))
}

/// The smallest strength from which on the lasso drops every column.
pub(crate) fn lambda_max(scaled: &Scaled) -> f64 {
    solver::logistic::lambda_max(&scaled.labelled(scaled.columns_alone()))
}

/// The lasso's scaled weights for each of these strengths; all 0 where rows
/// have one label.
///
/// # Errors
/// If a fit does not get there.
pub(crate) fn lasso(
    scaled: &Scaled,
    alphas: &[f64],
) -> Result<Vec<Vec<f64>>, Refusal> {
    if scaled.rate().is_none_or(|rate| rate <= 0.0 || rate >= 1.0) {
        return Ok(vec![vec![0.0; scaled.columns.count()]; alphas.len()]);
    }
    let labelled = scaled.labelled(scaled.columns_alone());
    let lines = lines(&labelled, alphas, 1.0, goal(scaled))?.into_iter();
    Ok(lines.map(|line| line.weights).collect())
}

/// The lasso, an elastic net or ridge, for each strength.
fn lines(
    data: &Labelled,
    alphas: &[f64],
    ratio: f64,
    goal: Goal,
) -> Result<Vec<Line>, Refusal> {
    let penalty = |alpha: &f64| Penalty {
        l1: alpha * ratio,
        l2: alpha * (1.0 - ratio) / 2.0,
    };
    let penalties: Vec<Penalty> = alphas.iter().map(penalty).collect();
    let fits = path(data, &penalties, goal).map_err(|why| refuse(&why))?;
    let line = |Fit { intercept, weights, .. }: Fit| Line {
        centre: intercept,
        weights: settled(weights),
    };
    Ok(fits.into_iter().map(line).collect())
}

fn refuse(why: &NoAnswer) -> Refusal {
    Refusal::NotConverged(why.to_string())
}
