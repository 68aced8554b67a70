use crate::Draw;
use crate::data::soft;
use crate::points::Points;

/// Two walks over the same data.
pub(super) struct Walks {
    pub points: Points,
    /// Above the threshold.
    pub lambda: f64,
    /// η is one over this.
    pub parts: f64,
    pub start: f64,
}

impl Walks {
    /// Such that the threshold walk lands at step 3.
    pub fn draw(draw: &mut Draw) -> Walks {
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

    pub fn eta(&self) -> f64 {
        1.0 / self.parts
    }

    /// A step of size η on the loss alone.
    pub fn down(&self, eta: f64, w: f64) -> f64 {
        w + eta * (self.points.pull() - 2.0 * self.points.square() * w)
    }

    /// What a step on the loss alone multiplies the weight by.
    pub fn factor(&self) -> f64 {
        1.0 - 2.0 * self.eta() * self.points.square()
    }

    /// A step along the slope of loss plus λ·|w|.
    pub fn slope_step(&self, lambda: f64, w: f64) -> f64 {
        let sign = if w == 0.0 { 0.0 } else { w.signum() };
        self.down(self.eta(), w) - self.eta() * lambda * sign
    }

    /// A step on the loss alone, and a soft threshold.
    pub fn threshold_step(&self, threshold: f64, w: f64) -> f64 {
        soft(self.down(self.eta(), w), threshold)
    }

    /// The weights after step `last` − 1 and step `last`.
    pub fn end(&self, last: u32, step: impl Fn(f64) -> f64) -> (f64, f64) {
        let before = (1..last).fold(self.start, |w, _| step(w));
        (before, step(before))
    }

    /// The step at which the threshold walk lands on 0.
    pub fn landing(&self, eta: f64) -> f64 {
        let step = |w: f64| soft(self.down(eta, w), eta * self.lambda);
        let walk = std::iter::successors(Some(self.start), |w| Some(step(*w)));
        walk.take_while(|w| *w != 0.0).count() as f64
    }

    /// The landing by the chapter's formula, with the factor 1 − 2η of the
    /// book's data, and all else as it is.
    pub fn books_landing(&self, eta: f64) -> f64 {
        // How far beyond 0 the walk would end without the corner.
        let pull = self.points.pull();
        let beyond = (self.lambda - pull) / (2.0 * self.points.square());
        let step = |far: &f64| Some(far * (1.0 - 2.0 * eta));
        let walk = std::iter::successors(Some(self.start + beyond), step);
        walk.take_while(|far| *far > beyond + 1e-9).count() as f64
    }

    /// Both landings that are asked for.
    pub fn landings(&self) -> (f64, f64) {
        (self.landing(self.eta() / 2.0), self.landing(self.eta() / 4.0))
    }

    /// Where a step along the slope leads from just right and just left of 0.
    pub fn band(&self) -> (f64, f64) {
        let pull = self.points.pull();
        (self.eta() * (pull - self.lambda), self.eta() * (pull + self.lambda))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::lowest;

    #[test]
    fn both_walks_follow_the_measured_slope_of_the_loss() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let walks = Walks::draw(&mut draw);
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
        let mut draw = Draw::new(2);
        for _ in 0..100 {
            let walks = Walks::draw(&mut draw);
            let square = walks.points.square();
            let way = (walks.lambda - walks.points.pull()) / (2.0 * square);
            let ratio = way / (walks.start + way);
            let steps = |eta: f64| {
                let factor = 1.0 - 2.0 * eta * square;
                // A landing exactly on the corner is one step sooner.
                (ratio.ln() / factor.ln() - 1e-9).ceil()
            };
            let eta = walks.eta();
            assert_eq!(steps(eta / 2.0), walks.landings().0);
            assert_eq!(steps(eta / 4.0), walks.landings().1);
        }
    }
}
