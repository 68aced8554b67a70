use crate::data::{draw_x, mean};
use crate::points::{Points, multiple};
use crate::prelude::*;

/// A feature, twice; a price, and which part of it is L1's.
struct Copies {
    points: Points,
    lambda: f64,
    part: f64,
}

impl Copies {
    fn draw(draw: &mut Draw) -> Copies {
        let x = draw_x(draw);
        // λ in units of mean(x²), more than the slope, so that all of λ is
        // too much. All answers are short with these.
        let (price, part, least, most, step) = draw.one_of(&[
            (1.0, 0.5, 0.6, 0.96, 0.06),
            (2.0, 0.5, 1.1, 1.88, 0.06),
            (2.0, 0.75, 1.1, 1.9, 0.1),
        ]);
        let weight = draw.number(least, most, step);
        let lambda = price * mean(&x, &x);
        Copies { points: Points { x, weight }, lambda, part }
    }

    /// The sum of both weights under L1, which is what one alone would have.
    fn l1(&self, taken: f64) -> f64 {
        (self.points.product() - taken) / self.points.square()
    }

    /// Each weight when `taken` comes off and `added` holds against it;
    /// `copies` of the feature share the work.
    fn each(&self, copies: f64, taken: f64, added: f64) -> f64 {
        let square = copies * self.points.square() + added;
        (self.points.product() - taken) / square
    }

    /// What comes off for the part of L1, and what L2 adds to the denominator.
    fn net(&self) -> (f64, f64) {
        (self.lambda * self.part / 2.0, self.lambda * (1.0 - self.part))
    }

    fn formulas(&self) -> Formulas {
        let Copies { points, lambda, part } = self;
        let (lambda, half) = (*lambda, lambda / 2.0);
        let pair = |copies: f64, taken: f64, added: f64| {
            twice(self.each(copies, taken, added))
        };
        let (l1, ridge) = (self.l1(half), self.each(2.0, 0.0, lambda));
        let (taken, added) = self.net();
        let mean_of_pairs = part * (l1 / 2.0) + (1.0 - part) * ridge;
        formulas!(
            [lambda, l1, part],
            x = &points.x[..],
            y = points.line(),
            l1_price = multiple(2.0 * taken, "|w|"),
            l2_price = multiple(added, "w²"),
            each_alone = 2.0 * l1,
            all_of_lambda = self.l1(lambda),
            all_of_lambda_held = self.l1(lambda).max(0.0),
            without_price = self.l1(0.0),
            ridge = twice(ridge),
            ridge_alone = pair(1.0, 0.0, lambda),
            ridge_halved = twice(self.each(1.0, 0.0, lambda) / 2.0),
            ridge_half_lambda = pair(2.0, 0.0, half),
            ridge_in_one = (2.0 * ridge, 0.0),
            net = pair(2.0, taken, added),
            both_in_full = pair(2.0, half, lambda),
            net_without_l2 = pair(2.0, taken, 0.0),
            net_without_l1 = pair(2.0, 0.0, added),
            net_all_of_l2 = pair(2.0, taken, lambda),
            mean_of_pairs = twice(mean_of_pairs),
            net_not_halved = pair(2.0, 2.0 * taken, added),
            net_alone = pair(1.0, taken, added),
            first_only = (l1, 0.0),
            second_only = (0.0, 2.0 * l1),
            work_halved = (l1 / 2.0, l1),
            even = twice(l1 / 2.0),
        )
    }
}

/// Both weights, when they are equal.
fn twice(weight: f64) -> (f64, f64) {
    (weight, weight)
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let page = Copies { points: Points::d(), lambda: 4.0, part: 0.5 };
    draw.pick(page, Copies::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::on_line;
    use crate::search::draw_hundred;

    /// The loss and a price for each weight, where the second column is the
    /// first times `unit`.
    fn sum(
        copies: &Copies,
        unit: f64,
        (l1, l2): (f64, f64),
        (first, second): (f64, f64),
    ) -> f64 {
        let misses = {
            let left = copies.points.weight - first - unit * second;
            on_line(left, &copies.points.x)
        };
        let price = |w: f64| l1 * w.abs() + l2 * w * w;
        mean(&misses, &misses) + price(first) + price(second)
    }

    #[test]
    fn no_pair_nearby_has_a_lower_sum() {
        for copies in draw_hundred(Copies::draw) {
            let lambda = copies.lambda;
            let lasso = copies.l1(lambda / 2.0);
            assert!(lasso > 0.0);
            let (taken, added) = copies.net();
            let net = twice(copies.each(2.0, taken, added));
            let ridge = twice(copies.each(2.0, 0.0, lambda));
            let shared = (0.3 * lasso, 0.7 * lasso);
            for (unit, price, best) in [
                (1.0, (lambda, 0.0), (lasso, 0.0)),
                (1.0, (lambda, 0.0), shared),
                (1.0, (0.0, lambda), ridge),
                (1.0, (2.0 * taken, added), net),
                (0.5, (lambda, 0.0), (lasso, 0.0)),
            ] {
                let here = sum(&copies, unit, price, best);
                for step in 0..81 {
                    let by = |step: i32| 1e-3 * f64::from(step - 4);
                    let near = (best.0 + by(step % 9), best.1 + by(step / 9));
                    let there = sum(&copies, unit, price, near);
                    assert!(there >= here - 1e-12, "{near:?}");
                }
            }
            let beyond = (1.1 * lasso, -0.1 * lasso);
            let price = (lambda, 0.0);
            let best = sum(&copies, 1.0, price, (lasso, 0.0));
            assert!(sum(&copies, 1.0, price, beyond) > best + 1e-3);
        }
    }
}
