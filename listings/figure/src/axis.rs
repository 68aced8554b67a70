use crate::Point;
use crate::axes::title_above;
use crate::number;

/// One axis: what it measures, and from where to where.
#[derive(Clone, Debug)]
pub struct Axis {
    /// What it measures.
    pub title: String,
    /// Where it starts: on the left, or below.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    ticks: Vec<f64>,
    /// What stands at the ticks, where it is not their number.
    words: Vec<String>,
}

impl Axis {
    /// An axis with three to five ticks at round numbers.
    ///
    /// # Panics
    /// Unless `from < to` and both are finite.
    pub fn new(title: impl Into<String>, from: f64, to: f64) -> Self {
        Axis::between(title.into(), from, to)
    }

    fn between(title: String, from: f64, to: f64) -> Self {
        assert!(
            (to - from).is_finite() && from < to,
            "an axis from {from} to {to}"
        );
        let ticks = |parts: f64| -> Vec<f64> {
            let step = round_step((to - from) / parts);
            let first = (from / step - 1e-9).ceil() as i64;
            let last = (to / step + 1e-9).floor() as i64;
            // Rounding must not put the last one outside.
            let tick = |k: i64| (k as f64 * step).clamp(from, to);
            (first..=last).map(tick).collect()
        };
        // The next step is finer, where a coarse one leaves two.
        let mut some = [4.5, 5.0, 6.0, 4.0].into_iter().map(ticks);
        let fit = some.find(|ticks| (3..=5).contains(&ticks.len()));
        let ticks = fit.unwrap_or_else(|| ticks(4.5));
        Axis { title, from, to, ticks, words: vec![] }
    }

    /// Ticks at these places instead.
    #[must_use]
    pub fn ticks(mut self, ticks: &[f64]) -> Self {
        self.ticks = ticks.to_vec();
        self
    }

    /// Ticks at these places, with other words than their numbers: the powers
    /// on a logarithmic axis.
    #[must_use]
    pub fn words(mut self, ticks: &[(f64, String)]) -> Self {
        (self.ticks, self.words) = ticks.iter().cloned().unzip();
        self
    }

    /// Whether 0 is a place on the axis like others, worth a line: it has
    /// numbers, and not their logarithms.
    pub(crate) fn crosses_zero(&self) -> bool {
        self.words.is_empty() && self.from < 0.0 && self.to > 0.0
    }

    /// Where the ticks are, and what stands at each.
    pub fn labels(&self) -> Vec<(f64, String)> {
        let words = |(i, tick): (usize, &f64)| {
            let words = self.words.get(i).cloned();
            (*tick, words.unwrap_or_else(|| number(*tick)))
        };
        self.ticks.iter().enumerate().map(words).collect()
    }
}

/// The smallest of …, 0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, … that is not
/// below `least`.
fn round_step(least: f64) -> f64 {
    // The power of ten below it, read off as it is written, to the last bit.
    let written = format!("{least:e}");
    let power = written.split('e').nth(1).unwrap_or("0");
    let power: f64 = format!("1e{power}").parse().expect("a power of ten");
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|&step| step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// Two axes and the place on the figure where they stand, in the figure's
/// own units (the usual figure is 600 wide and 370 high).
#[derive(Clone, Debug)]
pub struct Plane {
    /// The axis across.
    pub x: Axis,
    /// The axis upwards.
    pub y: Axis,
    /// Where the axis across starts.
    pub left: f64,
    /// Where the axis upwards ends, measured downwards.
    pub top: f64,
    /// How long the axis across is.
    pub width: f64,
    /// How long the axis upwards is.
    pub height: f64,
    /// Whether it ends in a circle and not in a box.
    pub is_round: bool,
}

impl Plane {
    /// A plane that fills the usual figure.
    ///
    /// An axis upwards from 0 starts a little below it: 0 is a place on it and
    /// not its end.
    pub fn new(x: Axis, mut y: Axis) -> Self {
        if y.from == 0.0 {
            y.from = -0.06 * y.to;
        }
        // A digit is a good half as wide as it is high.
        let longest = y.ticks.iter().map(|&t| number(t).chars().count()).max();
        let left = (18.0 + 10.0 * longest.unwrap_or(0) as f64).max(56.0);
        let plane = Plane {
            x,
            y,
            left,
            top: 34.0,
            width: 574.0 - left,
            height: 276.0,
            is_round: false,
        };
        // What the axis upwards measures stands higher where a number is high.
        let top = 19.0 + title_above(&plane);
        plane.at_top(top, 310.0 - top)
    }

    /// A plane with the same axis across, as far from the left and as wide.
    #[must_use]
    pub fn below(&self, y: Axis) -> Self {
        Plane { x: self.x.clone(), y, ..self.clone() }
    }

    /// The same plane at another height of the figure.
    #[must_use]
    pub fn at_top(mut self, top: f64, height: f64) -> Self {
        (self.top, self.height) = (top, height);
        self
    }

    /// Where the axis upwards starts.
    pub fn low(&self) -> f64 {
        self.y.from
    }

    /// The same plane in another place.
    #[must_use]
    pub fn at(mut self, left: f64, top: f64, width: f64, height: f64) -> Self {
        (self.left, self.top, self.width, self.height) =
            (left, top, width, height);
        self
    }

    /// A place of the plane in the figure's units.
    pub(crate) fn place(&self, (x, y): Point) -> Point {
        (
            self.left + (x - self.x.from) * self.units_per_x(),
            self.top + (self.y.to - y) * self.units_per_y(),
        )
    }

    pub(crate) fn units_per_x(&self) -> f64 {
        self.width / (self.x.to - self.x.from)
    }

    pub(crate) fn units_per_y(&self) -> f64 {
        self.height / (self.y.to - self.y.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        let axis = Axis::new("w", -0.5, 1.25);
        assert_eq!(axis.ticks, [-0.5, 0.0, 0.5, 1.0]);
        assert_eq!(Axis::new("w", 0.0, 3.0).ticks, [0.0, 1.0, 2.0, 3.0]);
        for to in [0.3, 1.0, 1.3, 2.0, 2.4, 3.1, 4.9, 7e5] {
            let count = Axis::new("w", -to / 3.0, to).ticks.len();
            assert!((3..=5).contains(&count), "{count} ticks up to {to}");
        }
        for tenths in -30..0 {
            let from = f64::from(tenths) / 10.0;
            let count = Axis::new("w", from, 0.3).ticks.len();
            assert!((3..=5).contains(&count), "{count} ticks from {from}");
        }
    }

    #[test]
    #[should_panic(expected = "an axis from 1 to 1")]
    fn an_axis_needs_a_length() {
        let _ = Axis::new("w", 1.0, 1.0);
    }
}
