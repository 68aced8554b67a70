use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// Points, and a price with its corner somewhere else.
struct Moved {
    points: Points,
    /// Between 0 and the points' own weight.
    corner: f64,
    /// Below the threshold of the corner.
    small: f64,
    /// Above L1's threshold.
    large: f64,
}

impl Moved {
    fn draw(draw: &mut Draw) -> Moved {
        let points = Points::draw(draw);
        let corner = draw.number(0.125, points.weight - 0.125, 0.125);
        let mut moved = Moved { points, corner, small: 0.0, large: 0.0 };
        moved.small = moved.threshold() * draw.one_of(&[0.25, 0.5, 0.75]);
        moved.large = moved.points.pull() + draw.one_of(&[1.0, 2.0, 4.0]);
        moved
    }

    fn threshold(&self) -> f64 {
        2.0 * self.points.square() * (self.points.weight - self.corner)
    }

    fn above_corner(&self, lambda: f64) -> f64 {
        let square = self.points.square();
        let way = self.points.weight - self.corner;
        soft(square * way, lambda / 2.0) / square
    }

    fn best(&self, lambda: f64) -> f64 {
        self.corner + self.above_corner(lambda)
    }

    fn formulas(&self) -> Formulas {
        let Moved { points, corner, small, large } = self;
        formulas!(
            x = &points.x[..],
            y = points.line(),
            corner = *corner,
            small = *small,
            large = *large,
            threshold = self.threshold(),
            pull = points.pull(),
            no_two = self.threshold() / 2.0,
            unscaled = self.threshold() / points.square(),
            best_small = self.best(*small),
            above_corner = self.above_corner(*small),
            all_of_lambda = self.best(2.0 * small),
            weight = points.weight,
            best_large = self.best(*large),
            l1_large = points.l1(*large),
            past_corner = points.weight - large / (2.0 * points.square()),
        )
    }
}

pub(super) fn exercise() -> Made {
    let points = Points::d();
    let page = Moved { points, corner: 0.5, small: 1.0, large: 8.0 };
    paper(text!("corner.md"), &page, Moved::draw, Moved::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest, threshold};

    #[test]
    fn the_formulas_are_lowest() {
        for moved in draw_hundred(Moved::draw) {
            let lowest = |lambda: f64, corner: f64| {
                let price = |w: f64| lambda * (w - corner).abs();
                lowest(|w| moved.points.loss(w) + price(w))
            };
            for lambda in [moved.small, moved.large] {
                let found = lowest(lambda, moved.corner);
                assert!((found - moved.best(lambda)).abs() < 1e-6, "{found}");
            }
            let l1 = lowest(moved.small, 0.0);
            assert!((l1 - moved.best(moved.small)).abs() < 1e-6, "{l1}");
            let is_held = |lambda: f64| {
                (lowest(lambda, moved.corner) - moved.corner).abs() < 1e-7
            };
            assert!((threshold(is_held) - moved.threshold()).abs() < 1e-4);
        }
    }
}
