use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// Points on a line, and what is asked about them.
struct Line {
    points: Points,
    /// Below the threshold.
    small: f64,
    /// Above it.
    large: f64,
    /// A weight that L2 shall reach.
    tiny: f64,
}

impl Line {
    fn l2(&self, lambda: f64) -> f64 {
        self.points.product() / (self.points.square() + lambda)
    }

    /// What brings L2's weight down so far.
    fn strength(&self) -> f64 {
        self.points.product() / self.tiny - self.points.square()
    }

    fn draw(draw: &mut Draw) -> Line {
        let points = Points::draw(draw);
        Line {
            small: draw.one_of(&[1.0, 2.0, 3.0, 4.0]),
            large: points.pull() + draw.number(1.0, 8.0, 1.0),
            tiny: draw.one_of(&[0.01, 0.02, 0.005]),
            points,
        }
    }

    fn formulas(&self) -> Formulas {
        let Line { points, small, large, tiny } = self;
        let (count, weight) = (points.count(), points.weight);
        let past_0 = (points.product() - large / 2.0) / points.square();
        let both_large = (points.l1(*large), self.l2(*large));
        formulas!(
            x = &points.x[..],
            y = points.line(),
            small = *small,
            large = *large,
            tiny = *tiny,
            pull = points.pull(),
            unscaled = 2.0 * weight,
            no_two = points.product(),
            summed = points.pull() * count,
            l1 = points.l1(*small),
            l1_all_of_lambda = points.l1(2.0 * small),
            l1_divided_first = soft(weight, small / 2.0),
            l1_of_sums = points.l1(small / count),
            l2 = self.l2(*small),
            l2_unscaled = weight / (1.0 + small),
            l2_half_of_lambda = self.l2(small / 2.0),
            l2_of_sums = self.l2(small / count),
            both_large = both_large,
            turned_round = (both_large.1, 0.0),
            past_0 = (past_0, both_large.1),
            l2_unscaled_large = (0.0, weight / (1.0 + large)),
            l2_half_large = (0.0, self.l2(large / 2.0)),
            strength = self.strength(),
            nothing_taken = points.product() / tiny,
            strength_unscaled = weight / tiny - 1.0,
            strength_of_sums = self.strength() * count,
        )
    }
}

pub(super) fn exercise() -> Made {
    let points = Points::d();
    let page = Line { points, small: 1.0, large: 8.0, tiny: 0.01 };
    paper(text!("other_data.md"), &page, Line::draw, Line::formulas)
}
