//! Chapter 2: the old picture.

mod correlation;
mod probability;
mod touch;
mod touching;

use crate::data::soft;
use crate::prelude::*;

pub(crate) fn exercises() -> Vec<Made> {
    vec![
        paper!(touching),
        code!(touch),
        paper!(correlation),
        paper!(probability),
    ]
}

/// Two weights, (w₁, w₂).
type Weights = (f64, f64);

/// The diamond's budget that these weights use: |w₁| + |w₂|.
fn spent((a, b): Weights) -> f64 {
    a.abs() + b.abs()
}

fn length((a, b): Weights) -> f64 {
    (a * a + b * b).sqrt()
}

fn times((a, b): Weights, factor: f64) -> Weights {
    (a * factor, b * factor)
}

/// By how much both weights move towards 0 on the way straight across to the
/// diamond's edge: 0 from inside.
fn half_over(centre: Weights, t: f64) -> f64 {
    (spent(centre) - t).max(0.0) / 2.0
}

/// Both weights nearer to 0 by `by`, and no further than 0.
fn nearer((a, b): Weights, by: f64) -> Weights {
    (soft(a, by), soft(b, by))
}

/// The larger weight nearer to 0 by `by`, and no further than 0.
fn larger_only((a, b): Weights, by: f64) -> Weights {
    if a.abs() > b.abs() { (soft(a, by), b) } else { (a, soft(b, by)) }
}

/// The corner of the larger weight.
fn corner((a, b): Weights, t: f64) -> Weights {
    if a.abs() >= b.abs() {
        (t * a.signum(), 0.0)
    } else {
        (0.0, t * b.signum())
    }
}

/// Where the diamond |w₁| + |w₂| ≤ t is touched, whatever ρ is.
fn in_diamond(centre: Weights, t: f64) -> Weights {
    let by = half_over(centre, t);
    if by > 0.0 && centre.0.abs().min(centre.1.abs()) <= by {
        corner(centre, t)
    } else {
        nearer(centre, by)
    }
}

#[cfg(test)]
mod brute {
    use super::Weights;

    /// The point of an outline, given by a function of the times from 0 to 4,
    /// at which the bowl of the correlation `rho` is lowest: first among
    /// many, then among many around the best.
    pub(super) fn lowest(
        centre: Weights,
        rho: f64,
        outline: impl Fn(f64) -> Weights,
    ) -> Weights {
        let loss = |time: &f64| {
            let w = outline(*time);
            let (d, e) = (w.0 - centre.0, w.1 - centre.1);
            d * d + 2.0 * rho * d * e + e * e
        };
        let best = |from: f64, to: f64| {
            let time = |i| from + (to - from) * f64::from(i) / 2000.0;
            let times = (0..=2000).map(time);
            times.min_by(|a, b| loss(a).total_cmp(&loss(b))).unwrap()
        };
        let near = best(0.0, 4.0);
        outline(best(near - 0.002, near + 0.002))
    }

    pub(super) fn diamond(t: f64) -> impl Fn(f64) -> Weights {
        move |time| {
            let part = time.rem_euclid(1.0);
            turned((t * (1.0 - part), t * part), time)
        }
    }

    pub(super) fn disc(t: f64) -> impl Fn(f64) -> Weights {
        move |time| {
            let part = time.rem_euclid(1.0);
            let unit = t / (1.0 + part * part);
            turned((unit * (1.0 - part * part), 2.0 * unit * part), time)
        }
    }

    /// A point of the first quarter, in the quarter of this time.
    fn turned((a, b): Weights, time: f64) -> Weights {
        match time.rem_euclid(4.0).floor() {
            0.0 => (a, b),
            1.0 => (-b, a),
            2.0 => (-a, -b),
            _ => (b, -a),
        }
    }

    pub(super) fn are_near(a: Weights, b: Weights) -> bool {
        (a.0 - b.0).abs() < 1e-5 && (a.1 - b.1).abs() < 1e-5
    }
}
