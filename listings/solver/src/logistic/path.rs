use super::certificate::{gap, strongest, violation};
use super::descent::{MOST_STEPS, take_bowls};
use super::labelled::Labelled;
use super::walk::Walk;
use super::{Fit, NoAnswer};
use crate::{Goal, Penalty};

/// λ_max = max|mean(xᵢⱼ·(yᵢ − ȳ))|: the smallest λ at which all weights of the
/// lasso are 0. It is 0 if there are no columns, or the labels are all alike.
pub fn lambda_max(data: &Labelled) -> f64 {
    Walk::new(data).map_or(0.0, |walk| strongest(&walk.pulls))
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
    let scale = Scale { loss: walk.loss, lambda_max: strongest(&walk.pulls) };
    let mut before = scale.lambda_max;
    let mut fits = vec![];
    for &penalty in penalties {
        assert!(penalty.l1 >= 0.0 && penalty.l2 >= 0.0, "{penalty:?}");
        fits.push(next(&mut walk, scale, penalty, before, goal)?);
        before = penalty.l1;
    }
    Ok(fits)
}

/// Where columns nearly depend on each other, a fit may come no closer for
/// long. It is a result all the same if its gap is at most this share of the
/// loss at w = 0.
const ENOUGH: f64 = 1e-4;

/// The units of the goals.
#[derive(Clone, Copy)]
struct Scale {
    /// The loss at w = 0.
    loss: f64,
    lambda_max: f64,
}

/// The lowest point for this penalty, when the one before had the price
/// `before`.
fn next(
    walk: &mut Walk,
    scale: Scale,
    penalty: Penalty,
    before: f64,
    goal: Goal,
) -> Result<Fit, NoAnswer> {
    let data = walk.data;
    let is_free = penalty.l1 == 0.0 && penalty.l2 == 0.0;
    let (most_gap, most_violation) = match goal {
        Goal::Gap(share) if !is_free => (share * scale.loss, f64::INFINITY),
        Goal::Gap(share) | Goal::Violation(share) => {
            (f64::INFINITY, share * scale.lambda_max)
        }
    };
    let mut tolerance = match goal {
        Goal::Gap(share) if !is_free => 1e3 * share * scale.lambda_max,
        _ => most_violation,
    };
    let finest = 1e-16 * scale.lambda_max;
    let mut steps = 0;
    // The data will pull harder by at most about as much as the price fell
    // (Tibshirani et al., "Strong rules for discarding predictors in lasso-type
    // problems", Journal of the Royal Statistical Society B 74, 2012). Half of
    // that is less work: the next look finds who is missing.
    let mut bound = (1.5 * penalty.l1 - 0.5 * before).clamp(0.0, penalty.l1);
    walk.start();
    loop {
        // Near a lowest point steps are short. Where there is none, each one
        // makes the curve steeper by as much as the one before.
        let runs_away = is_free && walk.stride > 0.1;
        let is_flat = tolerance < 1e-9 * scale.lambda_max;
        if is_free && walk.at.separates(data) || runs_away && is_flat {
            return Err(NoAnswer::Separated);
        }
        walk.look(bound);
        if walk.pulls.iter().any(|pull| !pull.is_finite()) {
            return Err(NoAnswer::NotFinite);
        }
        let violation = violation(penalty, &walk.at.w, &walk.pulls);
        // The gap takes logarithms of all rows: it is asked last.
        if violation <= most_violation && !runs_away {
            let fit = certify(walk, penalty, violation, steps);
            if fit.gap <= most_gap {
                return Ok(Fit { reached: true, ..fit });
            }
            if !fit.gap.is_finite() {
                return Err(NoAnswer::NotFinite);
            }
        }
        let is_new = walk.visit(bound) || steps == 0;
        bound = penalty.l1;
        let is_finest = tolerance <= finest || walk.is_stuck();
        if !is_new && is_finest || steps >= MOST_STEPS {
            let fit = certify(walk, penalty, violation, steps);
            return stopped(scale, penalty, fit);
        }
        if !is_new {
            tolerance = (tolerance / 10.0).max(finest);
        }
        steps += take_bowls(penalty, tolerance, walk);
    }
}

/// The weights as they are, with what the data say of them.
fn certify(walk: &Walk, penalty: Penalty, violation: f64, steps: usize) -> Fit {
    let Walk { data, at, pulls, .. } = walk;
    Fit {
        intercept: data.intercept(at.b, &at.w),
        weights: at.w.clone(),
        gap: gap(data, penalty, at, pulls),
        violation,
        reached: false,
        steps,
    }
}

/// A fit that comes no closer: close enough, or not.
fn stopped(scale: Scale, penalty: Penalty, fit: Fit) -> Result<Fit, NoAnswer> {
    let Scale { loss, lambda_max } = scale;
    if fit.gap <= ENOUGH * loss || fit.violation <= 1e-10 * lambda_max {
        return Ok(fit);
    }
    let Fit { gap, violation, steps, .. } = fit;
    Err(NoAnswer::NotConverged { penalty, steps, gap, violation })
}
