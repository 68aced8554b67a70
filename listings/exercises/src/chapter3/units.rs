use super::{points, squared};
use crate::answer::shown;
use crate::data::{X, mean};
use crate::{Draw, Exercise, PaperOf, Work};

/// Points on a line, whose inputs become so many times as large.
struct Unit {
    x: Vec<f64>,
    weight: f64,
    times: f64,
}

impl Unit {
    fn square(&self) -> f64 {
        mean(&self.x, &self.x)
    }

    /// The loss at 0, before and after.
    fn at_zero(&self) -> f64 {
        self.square() * squared(self.weight)
    }

    fn draw(draw: &mut Draw) -> Unit {
        let x = draw.one_of(&[
            vec![-3.0, -1.0, 0.0, 1.0, 3.0],
            vec![-6.0, -2.0, 0.0, 2.0, 6.0],
            vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        ]);
        Unit {
            x,
            weight: draw.number(0.25, 2.0, 0.25),
            times: draw.one_of(&[20.0, 25.0, 50.0, 100.0]),
        }
    }
}

pub(super) fn exercise() -> Exercise {
    let page = Unit { x: X.to_vec(), weight: 0.75, times: 100.0 };
    let paper = PaperOf::new(page, Unit::draw, |unit| {
        format!(
            "Data set D: {}. Now the inputs are written in another unit: \
             each x becomes {} times as large, and y stays as it is.",
            points(&unit.x, unit.weight),
            shown(unit.times)
        )
    })
    .part(
        |_| "Which weight is best now?".into(),
        |unit| unit.weight / unit.times,
    )
    .mistake(
        "That was the best weight before; with the larger inputs its \
         predictions are far too large.",
        |unit| unit.weight,
    )
    .mistake(
        "The other way round: larger inputs need a smaller weight for the \
         same prediction.",
        |unit| unit.weight * unit.times,
    )
    .mistake(
        "You divided by the square, as mean(x²) would; but mean(xy) has grown, \
         too.",
        |unit| unit.weight / squared(unit.times),
    )
    .part(
        |_| "What is mean(x²) now?".into(),
        |unit| unit.square() * squared(unit.times),
    )
    .mistake("It grows with the square of the inputs.", |unit| {
        unit.square() * unit.times
    })
    .mistake("That was mean(x²) before; the inputs have grown.", |unit| {
        unit.square()
    })
    .mistake(
        "Write the number without a comma: a comma counts as a decimal point.",
        |unit| unit.square() * squared(unit.times) / 1000.0,
    )
    .part(
        |_| "And the loss at w = 0, the mean of (y − w·x)²?".into(),
        Unit::at_zero,
    )
    .mistake(
        "The bowl is steeper by the factor squared, but its lowest point is \
         nearer to 0 by the factor, and the square of that makes up for it: at \
         w = 0 the inputs do not enter.",
        |unit| unit.at_zero() * squared(unit.times),
    )
    .mistake("At w = 0 each miss is y, and no y has changed.", |unit| {
        unit.at_zero() * unit.times
    })
    .mistake(
        "At w = 0 the predictions are 0, and so the misses are not.",
        |_| 0.0,
    );
    Exercise {
        number: "3.3",
        title: "Units",
        minutes: 6,
        trains: "say what becomes of a weight in another unit",
        see: "chapter3.html#chapter3-lines=0",
        work: Work::Paper(paper.paper()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::loss;
    use super::*;
    use crate::data::on_line;

    #[test]
    fn as_computed_from_the_points_in_the_new_unit() {
        let mut draw = Draw::new(33);
        for _ in 0..100 {
            let unit = Unit::draw(&mut draw);
            let y = on_line(unit.weight, &unit.x);
            let x: Vec<f64> = unit.x.iter().map(|x| x * unit.times).collect();
            assert!(loss(&x, &y, unit.weight / unit.times) < 1e-20);
            assert_eq!(loss(&x, &y, 0.0), unit.at_zero());
            let square = unit.square() * squared(unit.times);
            assert!((mean(&x, &x) - square).abs() < 1e-9 * square);
        }
    }
}
