use libm::{exp, log1p};

// ANCHOR: probability
/// The probability of a yes, e^h/(1 + e^h), for any log odds h.
pub fn probability(log_odds: f64) -> f64 {
    // e to the power of something positive could overflow.
    let e = exp(-log_odds.abs());
    if log_odds >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

/// What a row costs: ln(1 + e^h) − y·h, which is −ln p for a yes (y = 1) and
/// −ln(1 − p) for a no (y = 0).
pub fn log_loss(y: f64, log_odds: f64) -> f64 {
    let against = if y > 0.0 { -log_odds } else { log_odds };
    against.max(0.0) + log1p(exp(-against.abs()))
}
// ANCHOR_END: probability

/// The probabilities of the wrong label and of the right one, from the log
/// odds of the right one.
pub(super) fn wrong(log_odds: f64) -> (f64, f64) {
    let e = exp(-log_odds.abs());
    let (less, more) = (e / (1.0 + e), 1.0 / (1.0 + e));
    if log_odds >= 0.0 { (less, more) } else { (more, less) }
}
