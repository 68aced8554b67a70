//! Points on a line, and what chapter 5 knows about them.

use crate::Draw;
use crate::answer::format_number;
use crate::data::{X, draw_x, mean, on_line, soft};

/// A number of times something, without a factor 1: `0.75·x`, but `x`.
pub(crate) fn multiple(number: f64, of: &str) -> String {
    if number == 1.0 {
        of.to_owned()
    } else {
        format!("{}·{of}", format_number(number))
    }
}

/// Five points on the line y = weight·x.
pub(crate) struct Points {
    pub x: Vec<f64>,
    pub weight: f64,
}

impl Points {
    /// Data set D.
    pub fn d() -> Points {
        Points { x: X.to_vec(), weight: 0.75 }
    }

    pub fn draw(draw: &mut Draw) -> Points {
        let x = draw_x(draw);
        let weight = draw.pick(0.75, |draw| draw.number(0.5, 1.5, 0.125));
        Points { x, weight }
    }

    /// How many there are: what a sum is more than a mean.
    pub fn count(&self) -> f64 {
        self.x.len() as f64
    }

    pub fn y(&self) -> Vec<f64> {
        on_line(self.weight, &self.x)
    }

    /// Their line, as a task writes it: `0.75·x`.
    pub fn line(&self) -> String {
        multiple(self.weight, "x")
    }

    /// mean(x²).
    pub fn square(&self) -> f64 {
        mean(&self.x, &self.x)
    }

    /// mean(xy).
    pub fn product(&self) -> f64 {
        mean(&self.x, &self.y())
    }

    /// How hard the data pull at 0, 2·mean(xy): L1's threshold.
    pub fn pull(&self) -> f64 {
        2.0 * self.product()
    }

    /// L1's best weight.
    pub fn l1(&self, lambda: f64) -> f64 {
        soft(self.product(), lambda / 2.0) / self.square()
    }

    pub fn loss(&self, w: f64) -> f64 {
        crate::data::loss(&self.x, &self.y(), w)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{lowest, threshold};

    #[test]
    fn a_factor_1_is_not_written() {
        let written = [0.75, 1.0].map(|times| multiple(times, "x"));
        assert_eq!(written, ["0.75·x", "x"]);
    }

    #[test]
    fn l1_is_where_a_search_finds_it() {
        let d = Points::d();
        let found = |lambda: f64| lowest(|w| d.loss(w) + lambda * w.abs());
        for lambda in [0.5, 1.0, 4.0, 8.0] {
            assert!((found(lambda) - d.l1(lambda)).abs() < 1e-6);
        }
        let from = threshold(|lambda| found(lambda).abs() < 1e-7);
        assert!((from - d.pull()).abs() < 1e-4, "{from}");
    }
}
