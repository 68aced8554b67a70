use super::labelled::Labelled;
use super::place::Place;
use crate::Penalty;
use libm::{exp, log, log1p};

/// The duality gap of the weights at this place, whose intercept is the best
/// one for them.
///
/// Every θ with Σ θᵢ = 0, |Σ xᵢⱼ·θᵢ| ≤ l1 and qᵢ = yᵢ − θᵢ/sᵢ from 0 to 1 (sᵢ
/// is the row's share) gives a bound that no weights can go below,
/// −Σ sᵢ·(qᵢ·ln qᵢ + (1 − qᵢ)·ln(1 − qᵢ)). Here θᵢ = u·sᵢ·(yᵢ − pᵢ), with the
/// largest u up to 1 that is allowed. With l2 nothing is forbidden, and each
/// column costs max(|Σ xᵢⱼ·θᵢ| − l1, 0)²/(4·l2). (Koh, Kim and Boyd, "An
/// interior-point method for large-scale l1-regularized logistic regression",
/// Journal of Machine Learning Research 8, 2007, section 2.2.)
///
/// Sum and bound are nearly equal, so their difference is added up from parts
/// of which none is below 0: for each row how far q and p are from each other
/// (Kullback and Leibler), for each column penalty less pull times weight.
pub(super) fn gap(
    data: &Labelled,
    penalty: Penalty,
    at: &Place,
    pulls: &[f64],
) -> f64 {
    let Penalty { l1, l2 } = penalty;
    let strongest = strongest(pulls);
    let shrunk = if strongest > l1 { l1 / strongest } else { 1.0 };
    let with = |u: f64| {
        let columns = pulls.iter().zip(&at.w).map(|(pull, &w)| {
            let over = (u * pull.abs() - l1).max(0.0);
            let cost = if l2 > 0.0 { over * over / (4.0 * l2) } else { 0.0 };
            l1 * w.abs() + l2 * w * w - u * pull * w + cost
        });
        columns.sum::<f64>() + distance(data, at, 1.0 - u)
    };
    if l2 > 0.0 { with(1.0).min(with(shrunk)) } else { with(shrunk) }
}

/// The largest violation of the optimality conditions.
pub(super) fn violation(penalty: Penalty, w: &[f64], pulls: &[f64]) -> f64 {
    let Penalty { l1, l2 } = penalty;
    let violations = pulls.iter().zip(w).map(|(pull, &w)| {
        if w == 0.0 {
            pull.abs() - l1
        } else {
            (pull - l1 * w.signum() - 2.0 * l2 * w).abs()
        }
    });
    violations.fold(0.0, f64::max)
}

/// max|pullⱼ|.
pub(super) fn strongest(pulls: &[f64]) -> f64 {
    pulls.iter().fold(0.0, |most, pull| pull.abs().max(most))
}

/// Σ sᵢ·(q·ln(q/p) + (1 − q)·ln((1 − q)/(1 − p))) for q = p + t·(y − p).
/// With z, the probability of the wrong label, this is
/// (1 − t)·z·ln(1 − t) + (1 − z + t·z)·ln(1 + t·z/(1 − z)).
fn distance(data: &Labelled, at: &Place, t: f64) -> f64 {
    if t == 0.0 {
        return 0.0;
    }
    let shrunk = if t < 1.0 { (1.0 - t) * log1p(-t) } else { 0.0 };
    let rows =
        at.rest.iter().zip(&at.bends).zip(&at.log_odds).zip(data.shares());
    let row =
        |(((rest, bend), log_odds), share): (((&f64, &f64), &f64), &f64)| {
            let z = rest.abs() / share;
            let small = t * rest * rest / (share * bend);
            // Nearly always it is so small that no logarithm is needed.
            let grown = if small < 1e-3 {
                let rest = |sum, k| 1.0 / f64::from(k) - small * sum;
                small * [5, 4, 3, 2, 1].into_iter().fold(1.0 / 6.0, rest)
            } else {
                ln_of_grown(t, -log_odds * rest.signum())
            };
            share * (z * shrunk + (1.0 - z + t * z) * grown)
        };
    let all = rows.map(row);
    // Rows without a share, and those that are certain, add nothing.
    all.filter(|part| !part.is_nan()).sum()
}

/// ln(1 + t·e^odds).
fn ln_of_grown(t: f64, odds: f64) -> f64 {
    if odds > 0.0 { odds + log(t + exp(-odds)) } else { log1p(t * exp(odds)) }
}
