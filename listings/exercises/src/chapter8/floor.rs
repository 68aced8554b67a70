use crate::data::{draw_x, mean, on_line};
use crate::points::Points;
use crate::prelude::*;

/// One weight, a price, and two places where the sum is not lowest.
struct Floor {
    points: Points,
    lambda: f64,
    /// Below the best weight: the data pull harder than the price.
    low: f64,
    /// Between the best weight and the slope: they pull less.
    high: f64,
}

impl Floor {
    fn draw(draw: &mut Draw) -> Floor {
        let x = draw_x(draw);
        // How far the price moves the best weight.
        let moved = draw.one_of(&[0.125, 0.25, 0.5]);
        let low = draw.number(0.125, 0.75, 0.125);
        let weight = low + moved * draw.one_of(&[1.5, 2.0, 3.0]);
        let high = weight - moved * draw.one_of(&[0.25, 0.5]);
        let lambda = 2.0 * moved * mean(&x, &x);
        Floor { points: Points { x, weight }, lambda, low, high }
    }

    fn residual(&self, w: f64) -> Vec<f64> {
        on_line(self.points.weight - w, &self.points.x)
    }

    fn loss(&self, w: f64) -> f64 {
        mean(&self.residual(w), &self.residual(w))
    }

    fn sum(&self, w: f64) -> f64 {
        self.loss(w) + self.lambda * w.abs()
    }

    fn pull(&self, w: f64) -> f64 {
        2.0 * mean(&self.points.x, &self.residual(w)).abs()
    }

    /// What the residual is multiplied by, so that it is pulled with λ at most.
    fn shrunk(&self, w: f64) -> f64 {
        (self.lambda / self.pull(w)).min(1.0)
    }

    /// The mean of `two`·u·y − u², where u is the residual times `times`.
    fn height(&self, w: f64, two: f64, times: f64) -> f64 {
        let u: Vec<f64> = self.residual(w).iter().map(|r| times * r).collect();
        two * mean(&u, &self.points.y()) - mean(&u, &u)
    }

    fn floor(&self, w: f64) -> f64 {
        self.height(w, 2.0, self.shrunk(w))
    }

    fn lowest(&self) -> f64 {
        self.points.l1(self.lambda)
    }

    fn claimed(&self) -> f64 {
        self.floor(self.low) - 0.05
    }

    fn formulas(&self) -> Formulas {
        let Floor { points, lambda, low, high } = self;
        let (low, high, lambda) = (*low, *high, *lambda);
        // A height, and how far the sum is above it.
        let above = |w: f64, height: f64| (height, self.sum(w) - height);
        let height =
            |w: f64, two: f64, times: f64| above(w, self.height(w, two, times));
        let unpriced = |w: f64| (self.floor(w), self.loss(w) - self.floor(w));
        let with_sum = |w: f64| (w, self.sum(w));
        let over_best = |of: &dyn Fn(f64) -> f64| {
            let lowest = of(self.lowest());
            (of(low) - lowest, of(high) - lowest)
        };
        let gap = |w: f64| self.sum(w) - self.floor(w);
        formulas!(
            [lambda, low, high],
            x = &points.x[..],
            y = points.line(),
            sum_low = self.sum(low),
            loss_low = self.loss(low),
            summed_low =
                self.sum(low) + self.loss(low) * (points.count() - 1.0),
            pull_low = self.pull(low),
            half_pull_low = self.pull(low) / 2.0,
            pull_at_0 = self.pull(0.0),
            floor_low = above(low, self.floor(low)),
            not_shrunk_low = height(low, 2.0, 1.0),
            without_price_low = unpriced(low),
            once_low = height(low, 1.0, self.shrunk(low)),
            floor_high = above(high, self.floor(high)),
            stretched_high = height(high, 2.0, lambda / self.pull(high)),
            without_price_high = unpriced(high),
            once_high = height(high, 1.0, 1.0),
            lowest = with_sum(self.lowest()),
            without_price = with_sum(points.weight),
            all_of_lambda = with_sum(points.l1(2.0 * lambda)),
            above = over_best(&|w| self.sum(w)),
            gaps = (gap(low), gap(high)),
            losses = over_best(&|w| self.loss(w)),
            claimed = self.claimed(),
        )
    }
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::d();
    let page = Floor { points, lambda: 2.0, low: 0.25, high: 0.625 };
    draw.pick(page, Floor::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    #[test]
    fn no_sum_is_below_a_floor() {
        for floor in draw_hundred(Floor::draw) {
            let best = lowest(|w| floor.sum(w));
            assert!((floor.lowest() - best).abs() < 1e-6);
            for w in [floor.low, floor.high] {
                assert!(floor.floor(w) <= floor.sum(best) + 1e-12);
            }
            assert!(floor.claimed() < floor.sum(best) - 0.01);
            assert!(floor.pull(floor.low) > floor.lambda);
            assert!(floor.pull(floor.high) < floor.lambda);
        }
    }
}
