//! Chapter 2: the old picture.
//!
//! Two weights, a bowl over them, and a budget t: which weights inside the
//! diamond |w₁| + |w₂| ≤ t, or inside the disc w₁² + w₂² ≤ t², have the
//! smallest loss? The touching points are computed, not drawn by eye.

mod chapter;
mod figures;
pub mod outlines;
#[cfg(doctest)]
mod page;
mod problem;

pub use chapter::{Chapter2, Parameters};
pub use problem::Problem;

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};

/// Two weights (w₁, w₂).
pub type Weights = (f64, f64);

/// The loss of two weights when both features have mean square 1:
/// loss(w) = d₁² + 2ρ·d₁·d₂ + d₂², with d = w − centre.
#[derive(Clone, Copy, Debug)]
pub struct Bowl {
    /// The best weights without a penalty.
    pub centre: Weights,
    /// The correlation ρ of the two features, −1 < ρ < 1. The bowl is round
    /// if it is 0.
    pub correlation: f64,
}

impl Bowl {
    /// The loss of the weights `w`.
    pub fn loss(&self, w: Weights) -> f64 {
        let d = (w.0 - self.centre.0, w.1 - self.centre.1);
        d.0 * d.0 + 2.0 * self.correlation * d.0 * d.1 + d.1 * d.1
    }

    /// How steep the loss is along both weights: 2·(d₁ + ρ·d₂) and
    /// 2·(d₂ + ρ·d₁), with the differences d from the centre.
    pub fn slopes(&self, w: Weights) -> Weights {
        let (d1, d2) = (w.0 - self.centre.0, w.1 - self.centre.1);
        let r = self.correlation;
        (2.0 * (d1 + r * d2), 2.0 * (d2 + r * d1))
    }
}

// ANCHOR: diamond
/// The weights with the smallest loss in the diamond |w₁| + |w₂| ≤ t.
pub fn lowest_in_diamond(bowl: &Bowl, t: f64) -> Weights {
    let (b1, b2) = bowl.centre;
    if b1.abs() + b2.abs() <= t {
        return bowl.centre;
    }
    let corners = [(t, 0.0), (0.0, t), (-t, 0.0), (0.0, -t)];
    let edges = (0..4).map(|i| (corners[i], corners[(i + 1) % 4]));
    edges
        .map(|(from, to)| lowest_on_edge(bowl, from, to))
        .min_by(|a, b| bowl.loss(*a).total_cmp(&bowl.loss(*b)))
        .expect("a diamond has four edges")
}
// ANCHOR_END: diamond

// ANCHOR: edge
/// The lowest point between two corners. Along an edge the loss is a
/// parabola in s; if its bottom lies beyond an end, that end is lowest, and
/// it is returned as it is: a corner stays exactly a corner.
fn lowest_on_edge(bowl: &Bowl, from: Weights, to: Weights) -> Weights {
    let r = bowl.correlation;
    let along = (to.0 - from.0, to.1 - from.1);
    let there = (bowl.centre.0 - from.0, bowl.centre.1 - from.1);
    let product = |a: Weights, b: Weights| {
        a.0 * b.0 + r * (a.0 * b.1 + a.1 * b.0) + a.1 * b.1
    };
    match product(along, there) / product(along, along) {
        s if s <= 0.0 => from,
        s if s >= 1.0 => to,
        s => (from.0 + s * along.0, from.1 + s * along.1),
    }
}
// ANCHOR_END: edge

// ANCHOR: disc
/// The weights with the smallest loss in the disc w₁² + w₂² ≤ t².
///
/// On the edge they are (G + μI)⁻¹·G·centre with the one μ > 0 that brings
/// their length down to t; halving an interval finds it.
pub fn lowest_in_disc(bowl: &Bowl, t: f64) -> Weights {
    let length = |w: Weights| (w.0 * w.0 + w.1 * w.1).sqrt();
    if length(bowl.centre) <= t {
        return bowl.centre;
    }
    let (mut low, mut high) = (0.0, 1.0);
    while length(shrunk(bowl, high)) > t {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if length(shrunk(bowl, middle)) > t {
            low = middle;
        } else {
            high = middle;
        }
    }
    settled(shrunk(bowl, high), t)
}
// ANCHOR_END: disc

/// The weights; what a search on the scale of t cannot tell from 0 is 0.
fn settled(w: Weights, t: f64) -> Weights {
    let settled = |w: f64| if w.abs() < 1e-12 * t { 0.0 } else { w };
    (settled(w.0), settled(w.1))
}

/// (G + μI)⁻¹·G·centre for G = [[1, ρ], [ρ, 1]], which is also where
/// loss + μ·(w₁² + w₂²) is lowest.
fn shrunk(bowl: &Bowl, mu: f64) -> Weights {
    let (r, (b1, b2)) = (bowl.correlation, bowl.centre);
    let (c1, c2) = (b1 + r * b2, r * b1 + b2);
    let own = 1.0 + mu;
    let determinant = own * own - r * r;
    ((own * c1 - r * c2) / determinant, (own * c2 - r * c1) / determinant)
}

// ANCHOR: probability
/// How likely the diamond is touched at a corner if the bowl is round and
/// its centre is anywhere in the square from −reach to reach, outside the
/// diamond, each place as likely as the other. Needs 0 < t < reach.
///
/// A corner is lowest where |b₁| ≥ t + |b₂| or the other way round: four
/// triangles, each with the area (reach − t)².
pub fn corner_probability(t: f64, reach: f64) -> f64 {
    let corners = 4.0 * (reach - t) * (reach - t);
    let outside = 4.0 * reach * reach - 2.0 * t * t;
    corners / outside
}
// ANCHOR_END: probability

/// A centre anywhere in the square, outside the diamond, which must leave room
/// for one: t < 2·reach.
fn draw_centre(random: &mut impl Rng, t: f64, reach: f64) -> Weights {
    loop {
        let centre: Weights = (
            random.random_range(-reach..reach),
            random.random_range(-reach..reach),
        );
        if centre.0.abs() + centre.1.abs() > t {
            return centre;
        }
    }
}

/// `draws` centres as in [`corner_probability`], and where the diamond is
/// lowest for each.
///
/// # Panics
/// If no centre lies outside the diamond: t ≥ 2·reach.
pub fn draw_touches(
    t: f64,
    reach: f64,
    draws: usize,
    seed: u64,
) -> Vec<(Weights, Weights)> {
    assert!(t < 2.0 * reach, "no centre lies outside the diamond");
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let draw = |_| {
        let centre = draw_centre(&mut random, t, reach);
        let bowl = Bowl { centre, correlation: 0.0 };
        (centre, lowest_in_diamond(&bowl, t))
    };
    (0..draws).map(draw).collect()
}

/// Whether one of the two weights is exactly zero.
pub fn is_corner(w: Weights) -> bool {
    w.0 == 0.0 || w.1 == 0.0
}

/// How often the disc *seems* to be touched exactly on an axis if one
/// compares only `samples` points on its edge, four of them on the axes.
#[expect(
    clippy::disallowed_methods,
    reason = "a last bit decides only between two points equally near"
)]
pub fn coarse_disc(t: f64, reach: f64, samples: u32, draws: usize) -> f64 {
    let angle =
        |k: u32| std::f64::consts::TAU * f64::from(k) / f64::from(samples);
    let touches = draw_touches(t, reach, draws, 1);
    let on_axis = touches.iter().filter(|((b1, b2), _)| {
        let distance = |k: &u32| {
            let (sin, cos) = angle(*k).sin_cos();
            (b1 - t * cos).hypot(b2 - t * sin)
        };
        let nearest = (0..samples)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .expect("there are samples");
        nearest % (samples / 4) == 0
    });
    on_axis.count() as f64 / draws as f64
}
