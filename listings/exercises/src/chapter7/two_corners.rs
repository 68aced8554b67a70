use crate::points::Points;
use crate::prelude::*;

/// Points, and a price with a corner at 0 and another one.
struct Corners {
    points: Points,
    /// The second corner, between 0 and the points' own weight.
    corner: f64,
    /// Below the threshold of this corner.
    small: f64,
    /// Above L1's threshold.
    large: f64,
    /// Far above it.
    huge: f64,
    /// For the question about other data.
    other: f64,
}

impl Corners {
    fn draw(draw: &mut Draw) -> Corners {
        let points = Points::draw(draw);
        let corner = draw.number(0.125, points.weight - 0.125, 0.125);
        let threshold = points.square() * (points.weight - corner);
        Corners {
            small: threshold * draw.one_of(&[0.2, 0.4, 0.5, 0.6, 0.8]),
            large: points.pull() + draw.one_of(&[1.0, 2.0, 4.0]),
            huge: draw.one_of(&[500.0, 1000.0, 2000.0]),
            other: draw.one_of(&[0.5, 1.0, 1.5, 2.0]),
            corner,
            points,
        }
    }

    /// Right of the corner both prices rise.
    fn threshold(&self) -> f64 {
        self.points.square() * (self.points.weight - self.corner)
    }

    /// Where the sum is level right of the corner, if each price has the slope
    /// `lambda`.
    fn bottom(&self, lambda: f64) -> f64 {
        self.points.weight - lambda / self.points.square()
    }

    /// The pull at which the loss is lowest at the corner.
    fn level(&self) -> f64 {
        2.0 * self.points.square() * self.corner
    }

    fn held(&self) -> (f64, f64) {
        (self.level(), self.level() + 2.0 * self.other)
    }

    fn formulas(&self) -> Formulas {
        let Corners { points, corner, small, large, huge, other } = self;
        let (corner, level) = (*corner, self.level());
        formulas!(
            x = &points.x[..],
            y = points.line(),
            corner = corner,
            small = *small,
            large = *large,
            huge = *huge,
            other = *other,
            threshold = self.threshold(),
            one_corner = 2.0 * self.threshold(),
            pull = points.pull(),
            half_slope = self.threshold() / 2.0,
            bottom = self.bottom(*small),
            one_price = self.bottom(small / 2.0),
            twice_shortened = self.bottom(2.0 * small),
            weight = points.weight,
            both_at_corner = (corner, corner),
            corner_and_0 = (corner, 0.0),
            past_corner = (self.bottom(*large), self.bottom(*huge)),
            halfway = (corner / 2.0, corner / 2.0),
            held = self.held(),
            second_alone = (level - other, level + other),
            even = (level - 2.0 * other, level + 2.0 * other),
            unscaled = (2.0 * corner, 2.0 * corner + 2.0 * other),
            first_alone = (-other, *other),
        )
    }
}

pub(super) fn exercise() -> Made {
    let page = Corners {
        points: Points::d(),
        corner: 0.5,
        small: 0.4,
        large: 8.0,
        huge: 1000.0,
        other: 1.0,
    };
    paper(text!("two_corners.md"), &page, Corners::draw, Corners::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest, threshold};

    #[test]
    fn the_formulas_are_lowest() {
        for corners in draw_hundred(Corners::draw) {
            let corner = corners.corner;
            let best = |lambda: f64| {
                lowest(|w| {
                    let price = w.abs() + (w - corner).abs();
                    corners.points.loss(w) + lambda * price
                })
            };
            let small = best(corners.small);
            let right = corners.bottom(corners.small);
            assert!((small - right).abs() < 1e-6, "{small}");
            for lambda in [corners.large, corners.huge] {
                assert!((best(lambda) - corner).abs() < 1e-6);
            }
            let from = threshold(|lambda| (best(lambda) - corner).abs() < 1e-7);
            assert!((from - corners.threshold()).abs() < 1e-4, "{from}");
            let is_held = |pull: f64| {
                let x = corners.points.x.clone();
                let weight = pull / (2.0 * corners.points.square());
                let points = Points { x, weight };
                let found = lowest(|w| {
                    let price = w.abs() + (w - corner).abs();
                    points.loss(w) + corners.other * price
                });
                (found - corner).abs() < 1e-7
            };
            let (low, high) = corners.held();
            assert!(is_held(low + 1e-3) && is_held(high - 1e-3));
            assert!(!is_held(low - 1e-3) && !is_held(high + 1e-3));
        }
    }
}
