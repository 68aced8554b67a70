use super::certificate::{gap, strongest, violation};
use super::descent::{MOST_STEPS, take_bowls};
use super::labelled::Labelled;
use super::place::Place;
use super::{Fit, NoAnswer};
use crate::{Goal, Penalty};
use libm::log;

/// λ_max = max|mean(xᵢⱼ·(yᵢ − ȳ))|: the smallest λ at which all weights of the
/// lasso are 0. It is 0 if there are no columns.
pub fn lambda_max(data: &Labelled) -> f64 {
    Walk::new(data).map_or(0.0, |walk| walk.lambda_max)
}

/// The intercept and the weights at which loss + penalty is lowest, as well as
/// `goal` says.
///
/// # Errors
/// See [`NoAnswer`].
pub fn fit(
    data: &Labelled,
    penalty: Penalty,
    goal: Goal,
) -> Result<Fit, NoAnswer> {
    Ok(path(data, &[penalty], goal)?.remove(0))
}

/// The same for each of these penalties, in this order: each fit starts from
/// the one before it, so the order should be from the strongest to the
/// weakest.
///
/// A [`Goal::Gap`] is a share of the loss at w = 0 and the best intercept, and
/// a [`Goal::Violation`] one of [`lambda_max`].
///
/// # Errors
/// See [`NoAnswer`].
///
/// # Panics
/// If a penalty is negative or not a number.
pub fn path(
    data: &Labelled,
    penalties: &[Penalty],
    goal: Goal,
) -> Result<Vec<Fit>, NoAnswer> {
    let mut walk = Walk::new(data)?;
    penalties.iter().map(|&penalty| walk.next(data, penalty, goal)).collect()
}

/// Where columns nearly depend on each other, a fit may come no closer for
/// long. It is a result all the same if its gap is at most this share of the
/// loss at w = 0.
const ENOUGH: f64 = 1e-4;

/// On the way along a path.
pub(super) struct Walk {
    /// Where we are.
    pub at: Place,
    /// How the data pull there.
    pub pulls: Vec<f64>,
    /// The loss at w = 0.
    loss: f64,
    lambda_max: f64,
}

impl Walk {
    /// At w = 0.
    fn new(data: &Labelled) -> Result<Self, NoAnswer> {
        let rows = || data.labels().iter().zip(data.shares());
        let share = |y: f64| -> f64 {
            rows().filter(|row| *row.0 == y).map(|row| row.1).sum()
        };
        for (label, other) in [(0.0, 1.0), (1.0, 0.0)] {
            if share(other) == 0.0 {
                return Err(NoAnswer::OneClass(label));
            }
        }
        let b = log(share(1.0) / share(0.0));
        let mut at = Place::new(data, b, vec![0.0; data.count()]);
        at.settle(data);
        let pulls = data.pulls_at(&at);
        let (loss, lambda_max) = (at.loss, strongest(&pulls));
        if pulls.iter().any(|pull| !pull.is_finite()) {
            return Err(NoAnswer::NotFinite);
        }
        Ok(Walk { at, pulls, loss, lambda_max })
    }

    /// The largest violation of the optimality conditions here.
    pub fn violation(&self, penalty: Penalty) -> f64 {
        let intercept: f64 = self.at.rest.iter().sum();
        violation(penalty, &self.at.w, &self.pulls).max(intercept.abs())
    }

    /// The lowest point for this penalty.
    fn next(
        &mut self,
        data: &Labelled,
        penalty: Penalty,
        goal: Goal,
    ) -> Result<Fit, NoAnswer> {
        assert!(penalty.l1 >= 0.0 && penalty.l2 >= 0.0, "{penalty:?}");
        let is_free = penalty.l1 == 0.0 && penalty.l2 == 0.0;
        let (most_gap, most_violation) = match goal {
            Goal::Gap(share) if !is_free => (share * self.loss, f64::INFINITY),
            Goal::Gap(share) | Goal::Violation(share) => {
                (f64::INFINITY, share * self.lambda_max)
            }
        };
        let mut tolerance = match goal {
            Goal::Gap(share) if !is_free => 1e3 * share * self.lambda_max,
            _ => most_violation,
        };
        let mut steps = 0;
        loop {
            if is_free && self.at.separates(data) {
                return Err(NoAnswer::Separated);
            }
            let fit = self.fit(data, penalty, steps);
            if fit.gap <= most_gap && fit.violation <= most_violation {
                return Ok(Fit { reached: true, ..fit });
            }
            if !fit.gap.is_finite() {
                return Err(NoAnswer::NotFinite);
            }
            let finest = 1e-16 * self.lambda_max;
            if tolerance < finest || steps >= MOST_STEPS {
                return self.stopped(penalty, fit);
            }
            steps += take_bowls(data, penalty, tolerance, self);
            tolerance /= 10.0;
        }
    }

    /// The weights as they are, with what the data say of them.
    fn fit(&self, data: &Labelled, penalty: Penalty, steps: usize) -> Fit {
        Fit {
            intercept: data.intercept(self.at.b, &self.at.w),
            weights: self.at.w.clone(),
            gap: gap(data, penalty, &self.at, &self.pulls),
            violation: self.violation(penalty),
            reached: false,
            steps,
        }
    }

    /// A fit that comes no closer: close enough, or not.
    fn stopped(&self, penalty: Penalty, fit: Fit) -> Result<Fit, NoAnswer> {
        if fit.gap <= ENOUGH * self.loss
            || fit.violation <= 1e-10 * self.lambda_max
        {
            return Ok(fit);
        }
        let Fit { gap, violation, steps, .. } = fit;
        Err(NoAnswer::NotConverged { penalty, steps, gap, violation })
    }

    /// Goes to these weights, or only a part of the way if loss + penalty is
    /// higher there; whether it went at all.
    pub fn go_towards(
        &mut self,
        data: &Labelled,
        penalty: Penalty,
        best: &[f64],
    ) -> bool {
        let sum = |at: &Place| at.loss + penalty.of(&at.w);
        let most = sum(&self.at) * (1.0 + 1e-14);
        let mut part = 1.0;
        while part > 1e-12 {
            let mix = |(from, to): (&f64, &f64)| {
                if part == 1.0 { *to } else { from + part * (to - from) }
            };
            let w: Vec<f64> = self.at.w.iter().zip(best).map(mix).collect();
            let has_moved = w != self.at.w;
            let mut at = Place::new(data, self.at.b, w);
            at.settle(data);
            if sum(&at) <= most {
                self.pulls = data.pulls_at(&at);
                self.at = at;
                return has_moved;
            }
            part /= 2.0;
        }
        false
    }
}
