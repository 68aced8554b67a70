use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// Two walks over the same data.
struct Walks {
    points: Points,
    /// Above the threshold.
    lambda: f64,
    /// η is one over this.
    parts: f64,
    start: f64,
}

impl Walks {
    /// Such that the threshold walk lands at step 3.
    fn draw(draw: &mut Draw) -> Walks {
        loop {
            let points = Points::draw(draw);
            let lambda = points.pull() + draw.number(1.0, 8.0, 1.0);
            let parts = draw.one_of(&[4.0, 8.0]) * points.square();
            let start = draw.number(0.5, 2.0, 0.25);
            let walks = Walks { points, lambda, parts, start };
            // The task writes a step in four decimals.
            let constant = walks.down(walks.eta(), 0.0) * 1e4;
            let is_short = (constant - constant.round()).abs() < 1e-6;
            if is_short && walks.landing(walks.eta()) == 3.0 {
                return walks;
            }
        }
    }

    fn eta(&self) -> f64 {
        1.0 / self.parts
    }

    /// A step of size η on the loss alone.
    fn down(&self, eta: f64, w: f64) -> f64 {
        w + eta * (self.points.pull() - 2.0 * self.points.square() * w)
    }

    /// What a step on the loss alone multiplies the weight by.
    fn factor(&self) -> f64 {
        1.0 - 2.0 * self.eta() * self.points.square()
    }

    /// A step along the slope of loss plus λ·|w|.
    fn slope_step(&self, lambda: f64, w: f64) -> f64 {
        let sign = if w == 0.0 { 0.0 } else { w.signum() };
        self.down(self.eta(), w) - self.eta() * lambda * sign
    }

    /// A step on the loss alone, and a soft threshold.
    fn threshold_step(&self, threshold: f64, w: f64) -> f64 {
        soft(self.down(self.eta(), w), threshold)
    }

    /// The weights after step `last` − 1 and step `last`.
    fn end(&self, last: u32, step: impl Fn(f64) -> f64) -> (f64, f64) {
        let before = (1..last).fold(self.start, |w, _| step(w));
        (before, step(before))
    }

    /// The step at which the threshold walk lands on 0.
    fn landing(&self, eta: f64) -> f64 {
        let step = |w: f64| soft(self.down(eta, w), eta * self.lambda);
        let walk = std::iter::successors(Some(self.start), |w| Some(step(*w)));
        walk.take_while(|w| *w != 0.0).count() as f64
    }

    /// The landing by the chapter's formula, with the factor 1 − 2η of the
    /// book's data, and all else as it is.
    fn books_landing(&self, eta: f64) -> f64 {
        // How far beyond 0 the walk would end without the corner.
        let pull = self.points.pull();
        let beyond = (self.lambda - pull) / (2.0 * self.points.square());
        let step = |far: &f64| Some(far * (1.0 - 2.0 * eta));
        let walk = std::iter::successors(Some(self.start + beyond), step);
        walk.take_while(|far| *far > beyond + 1e-9).count() as f64
    }

    /// Both landings that are asked for.
    fn landings(&self) -> (f64, f64) {
        (self.landing(self.eta() / 2.0), self.landing(self.eta() / 4.0))
    }

    /// Where a step along the slope leads from just right and just left of 0.
    fn band(&self) -> (f64, f64) {
        let pull = self.points.pull();
        (self.eta() * (pull - self.lambda), self.eta() * (pull + self.lambda))
    }

    fn formulas(&self) -> Formulas {
        let Walks { points, lambda, parts, start } = self;
        let (eta, price) = (self.eta(), self.eta() * lambda);
        let down = |w: f64| self.down(eta, w);
        let slope = |last: u32, lambda: f64| {
            self.end(last, |w| self.slope_step(lambda, w))
        };
        let soft_walk = |last: u32, threshold: f64| {
            self.end(last, |w| self.threshold_step(threshold, w))
        };
        let (half, quarter) = self.landings();
        let steps = self.landing(eta);
        let alone = start / price;
        let (low, high) = self.band();
        formulas!(
            [lambda, start, parts],
            x = &points.x[..],
            y = points.line(),
            half_size = 2.0 * parts,
            quarter_size = 4.0 * parts,
            factor = self.factor(),
            constant = down(0.0),
            slope_walk = slope(4, *lambda),
            price_one_way = self.end(4, |w| down(w) - price),
            threshold_walk = soft_walk(4, price),
            loss_walk = slope(4, 0.0),
            half_of_price = slope(4, lambda / 2.0),
            price_without_eta = slope(4, lambda * parts),
            threshold_walk_3 = soft_walk(3, price),
            lambda_off = soft_walk(3, *lambda),
            threshold_first = self.end(3, |w| down(soft(w, price))),
            half_off = soft_walk(3, price / 2.0),
            slope_walk_3 = slope(3, *lambda),
            landings = (half, quarter),
            twice_the_steps = (2.0 * steps, 4.0 * steps),
            same_steps = (steps, steps),
            start_counted = (half + 1.0, quarter + 1.0),
            price_alone = ((2.0 * alone).ceil(), (4.0 * alone).ceil()),
            books_landings =
                (self.books_landing(eta / 2.0), self.books_landing(eta / 4.0)),
            band = (low, high),
            price_alone_band = (-price, price),
            even_band = (low, -low),
            pushes = (low * parts, high * parts),
            band_turned = (high, low),
            slopes = (-low * parts, -high * parts),
        )
    }
}

pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::d();
    let page = Walks { points, lambda: 8.0, parts: 16.0, start: 1.0 };
    draw.pick(page, Walks::draw).formulas()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    #[test]
    fn both_walks_follow_the_measured_slope_of_the_loss() {
        for walks in draw_hundred(Walks::draw) {
            let loss = |w: f64| walks.points.loss(w);
            let (eta, lambda) = (walks.eta(), walks.lambda);
            for w in [walks.start, -0.25, 0.0] {
                let slope = (loss(w + 1e-5) - loss(w - 1e-5)) / 2e-5;
                let down = w - eta * slope;
                assert!((walks.down(eta, w) - down).abs() < 1e-6);
                let said = walks.factor() * w + walks.down(eta, 0.0);
                assert!((said - down).abs() < 1e-6);
                // A soft threshold is lowest in (v − w)²/2 + ηλ|v|.
                let nearest = lowest(|v| {
                    (v - down) * (v - down) / 2.0 + eta * lambda * v.abs()
                });
                let landed = walks.threshold_step(eta * lambda, w);
                assert!((landed - nearest).abs() < 1e-5, "{landed}");
            }
            let beside = |w| walks.slope_step(lambda, w);
            let (low, high) = walks.band();
            assert!((beside(1e-9) - low).abs() < 1e-6);
            assert!((beside(-1e-9) - high).abs() < 1e-6);
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
    fn the_formula_of_the_chapter_gives_the_landings() {
        for walks in draw_hundred(Walks::draw) {
            let square = walks.points.square();
            let way = (walks.lambda - walks.points.pull()) / (2.0 * square);
            let ratio = way / (walks.start + way);
            let steps = |eta: f64| {
                let factor = 1.0 - 2.0 * eta * square;
                // A landing exactly on the corner is one step sooner.
                (ratio.ln() / factor.ln() - 1e-9).ceil()
            };
            let eta = walks.eta();
            // The task asks for the weights of steps 2 and 3.
            assert_eq!(steps(eta), 3.0);
            assert_eq!(steps(eta / 2.0), walks.landings().0);
            assert_eq!(steps(eta / 4.0), walks.landings().1);
        }
    }
}
