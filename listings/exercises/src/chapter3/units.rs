use crate::data::{draw_x, square};
use crate::points::Points;
use crate::prelude::*;

/// Points on a line, whose inputs become so many times as large.
struct Unit {
    points: Points,
    times: f64,
}

impl Unit {
    /// The loss at 0, before and after.
    fn at_0(&self) -> f64 {
        self.points.square() * square(self.points.weight)
    }

    fn draw(draw: &mut Draw) -> Unit {
        let x = draw_x(draw);
        let weight = draw.number(0.25, 2.0, 0.25);
        let times = draw.one_of(&[20.0, 25.0, 50.0, 100.0]);
        Unit { points: Points { x, weight }, times }
    }

    fn formulas(&self) -> Formulas {
        let Unit { points, times } = self;
        let square_now = points.square() * square(*times);
        formulas!(
            x = &points.x[..],
            y = points.line(),
            times = *times,
            weight_now = points.weight / times,
            weight = points.weight,
            weight_times = points.weight * times,
            weight_over_square = points.weight / square(*times),
            square_now = square_now,
            square_times = points.square() * times,
            square = points.square(),
            square_in_thousands = square_now / 1000.0,
            at_0 = self.at_0(),
            at_0_times_square = self.at_0() * square(*times),
            at_0_times = self.at_0() * times,
        )
    }
}

pub(super) fn exercise() -> Made {
    let page = Unit { points: Points::d(), times: 100.0 };
    paper(text!("units.md"), &page, Unit::draw, Unit::formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{loss, mean};
    use crate::search::draw_hundred;

    #[test]
    fn as_computed_from_the_points_in_the_new_unit() {
        for unit in draw_hundred(Unit::draw) {
            let Unit { points, times } = &unit;
            let (x, y) = (&points.x, points.y());
            let x: Vec<f64> = x.iter().map(|x| x * times).collect();
            assert!(loss(&x, &y, points.weight / times) < 1e-20);
            assert_eq!(loss(&x, &y, 0.0), unit.at_0());
            let now = points.square() * square(*times);
            assert!((mean(&x, &x) - now).abs() < 1e-9 * now);
        }
    }
}
