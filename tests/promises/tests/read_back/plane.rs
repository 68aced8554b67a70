//! Planes: from where to where they go on the canvas and in their axes' units.

use crate::words::number;

/// A place on the canvas, or a point in the units of two axes.
pub type Point = (f64, f64);

/// Two axes and what they span.
#[derive(Clone, Debug)]
pub struct Plane {
    /// The edges on the canvas.
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// What the axis across goes from and to, and the axis upwards.
    pub across: Point,
    pub up: Point,
    /// A round one ends in a circle.
    pub is_round: bool,
}

impl Plane {
    /// What its edges on the canvas stand for.
    pub fn new(
        (left, right): Point,
        across: Point,
        (bottom, top): Point,
        up: Point,
    ) -> Self {
        Plane { left, right, top, bottom, across, up, is_round: false }
    }

    pub fn of(plane: &figure::Plane) -> Self {
        Plane {
            is_round: plane.is_round,
            ..Plane::new(
                (plane.left, plane.left + plane.width),
                (plane.x.from, plane.x.to),
                (plane.top + plane.height, plane.top),
                (plane.y.from, plane.y.to),
            )
        }
    }

    /// The canvas itself, in its own units.
    pub fn canvas(wide: f64, high: f64) -> Self {
        Plane::new((0.0, wide), (0.0, wide), (high, 0.0), (high, 0.0))
    }

    /// A round plane: (0, 0) stands at a place, a unit is so long.
    pub fn round((x, y): Point, radius: f64, zero: Point, unit: f64) -> Self {
        let (left, right) = (x - radius, x + radius);
        let (top, bottom) = (y - radius, y + radius);
        let across = ((left - zero.0) / unit, (right - zero.0) / unit);
        let up = ((zero.1 - bottom) / unit, (zero.1 - top) / unit);
        let box_ = Plane::new((left, right), across, (bottom, top), up);
        Plane { is_round: true, ..box_ }
    }

    /// Whether it is in the same place of the canvas.
    pub fn is_at(&self, other: &Plane) -> bool {
        let edges = |p: &Plane| [p.left, p.right, p.top, p.bottom];
        let pairs = edges(self).into_iter().zip(edges(other));
        self.is_round == other.is_round
            && pairs.into_iter().all(|(a, b)| (a - b).abs() < 0.3)
    }

    /// The ends of the axis across, on the canvas.
    pub fn ends(&self) -> Point {
        (self.left, self.right)
    }

    /// Where a point in the axes' units is on the canvas.
    pub fn place(&self, (x, y): Point) -> Point {
        let (right, up) = (self.right - self.left, self.top - self.bottom);
        let part = |(from, to): Point, n: f64| (n - from) / (to - from);
        (
            self.left + right * part(self.across, x),
            self.bottom + up * part(self.up, y),
        )
    }

    /// Which point stands at a place of the canvas.
    pub fn point(&self, (x, y): Point) -> Point {
        let part = |from, to, n: f64| (n - from) / (to - from);
        let mix = |(from, to): Point, s: f64| from + s * (to - from);
        (
            mix(self.across, part(self.left, self.right, x)),
            mix(self.up, part(self.bottom, self.top, y)),
        )
    }

    /// Whether a place lies in the plane, at least `margin` from its edges.
    pub fn holds(&self, (x, y): Point, margin: f64) -> bool {
        if self.is_round {
            let right = x - f64::midpoint(self.left, self.right);
            let down = y - f64::midpoint(self.top, self.bottom);
            let radius = (self.right - self.left) / 2.0 - margin;
            return right * right + down * down <= radius * radius;
        }
        (self.left + margin..=self.right - margin).contains(&x)
            && (self.top + margin..=self.bottom - margin).contains(&y)
    }
}

/// Ticks, if there are any, are at all multiples of a round number, two to
/// seven of them, and say where they are.
pub fn check_ticks(axis: &figure::Axis) {
    let (from, to) = (axis.from, axis.to);
    let labels = axis.labels();
    let ticks: Vec<f64> = labels.iter().map(|label| label.0).collect();
    let [first, second, ..] = ticks[..] else {
        assert!(ticks.is_empty(), "one tick: {labels:?}");
        return;
    };
    let step = second - first;
    let is_round = |tick: &f64| {
        let steps = tick / step;
        (steps - steps.round()).abs() < 1e-6
    };
    let is_next = |t: &[f64]| (t[1] - t[0] - step).abs() < 1e-6 * step;
    let is_said = |(tick, words): &(f64, String)| {
        (number(words) - tick).abs() < 1e-4 * step
    };
    let slack = 0.01 * step;
    assert!(
        (2..=7).contains(&ticks.len())
            && labels.iter().all(is_said)
            && ticks.iter().all(is_round)
            && ticks.windows(2).all(is_next)
            && first - step < from + slack
            && ticks[ticks.len() - 1] + step > to - slack,
        "ticks {labels:?} from {from} to {to}"
    );
}

/// On a logarithmic axis, where a number stands at `times` its log₁₀: all
/// powers of ten between the ends, or with them all of their threes, or twos
/// and fives, or more, to have three; over more than six powers every second
/// one, over more than twelve every third.
pub fn check_powers(axis: &figure::Axis, times: f64) {
    let (from, to) = (axis.from, axis.to);
    let place = |a: f64| times * a.log10();
    let between = |parts: &[f64]| -> Vec<f64> {
        let every = 1 + ((to - from) / 6.0 - 1e-9).floor() as i32;
        let powers = (-20..20).filter(|k| k % every == 0);
        let powers = powers.map(|k| 10_f64.powi(k));
        let all = powers.flat_map(|ten| parts.iter().map(move |p| p * ten));
        let all = all.filter(|a| (from..=to).contains(&place(*a)));
        let mut all: Vec<f64> = all.collect();
        all.sort_by(|a, b| place(*a).total_cmp(&place(*b)));
        all
    };
    let kinds = [
        &[1.0][..],
        &[1.0, 3.0],
        &[1.0, 2.0, 5.0],
        &[1.0, 1.5, 2.0, 3.0, 5.0, 7.0],
    ];
    let kinds = kinds.map(between);
    let fit = kinds.iter().find(|ticks| ticks.len() >= 3);
    check_marks(axis, times, fit.unwrap_or(&kinds[2]));
}

/// The ticks are these numbers, each at `times` its log₁₀.
pub fn check_marks(axis: &figure::Axis, times: f64, expected: &[f64]) {
    let ticks = axis.labels();
    assert_eq!(ticks.len(), expected.len(), "{ticks:?}, not {expected:?}");
    for ((tick, words), expected) in ticks.iter().zip(expected) {
        let off = (number(words) / expected - 1.0).abs();
        assert!(off < 1e-9, "{ticks:?}, not {expected:?}");
        assert!(
            (tick - times * expected.log10()).abs() < 1e-9,
            "{words} at {tick}"
        );
    }
}
