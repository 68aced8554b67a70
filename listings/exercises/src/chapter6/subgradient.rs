use crate::points::Points;
use crate::prelude::*;

/// Points, and a price above and one below the threshold.
struct Balance {
    points: Points,
    large: f64,
    small: f64,
}

impl Balance {
    fn draw(draw: &mut Draw) -> Balance {
        let points = Points::draw(draw);
        let pull = points.pull();
        let large = pull / draw.one_of(&[0.25, 0.4, 0.5, 0.6, 0.75, 0.8]);
        let small = pull / draw.one_of(&[1.25, 1.5, 2.0, 3.0]);
        // What stands in the question is not rounded.
        let round = |lambda: f64| (lambda * 4.0).round() / 4.0;
        Balance { points, large: round(large), small: round(small) }
    }

    /// What stands for the slope of |w| at 0, if it may.
    fn stand_in(&self, lambda: f64) -> f64 {
        self.points.pull() / lambda
    }

    fn formulas(&self) -> Formulas {
        let Balance { points, large, small } = self;
        let (pull, number) = (points.pull(), self.stand_in(*large));
        formulas!(
            x = &points.x[..],
            y = points.line(),
            large = *large,
            small = *small,
            pull = pull,
            weight = points.weight,
            stand_in = number,
            other_sign = -number,
            upside_down = 1.0 / number,
            no_two = points.product() / large,
            stand_in_at_pull = self.stand_in(pull),
            other_sign_at_pull = -self.stand_in(pull),
            no_two_at_pull = points.product() / pull,
            stand_in_small = self.stand_in(*small),
            best = points.l1(*small),
        )
    }
}

pub(super) fn exercise() -> Made {
    let page = Balance { points: Points::d(), large: 8.0, small: 4.0 };
    paper(text!("subgradient.md"), &page, Balance::draw, Balance::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    #[test]
    fn the_number_balances_the_measured_slope() {
        for balance in draw_hundred(Balance::draw) {
            let loss = |w: f64| balance.points.loss(w);
            let slope = (loss(1e-6) - loss(-1e-6)) / 2e-6;
            for lambda in [balance.large, balance.small] {
                let number = balance.stand_in(lambda);
                assert!((slope + lambda * number).abs() < 1e-6);
                let best = lowest(|w| loss(w) + lambda * w.abs());
                assert_eq!(number <= 1.0, best.abs() < 1e-6, "{best}");
                assert!((best - balance.points.l1(lambda)).abs() < 1e-6);
            }
        }
    }
}
