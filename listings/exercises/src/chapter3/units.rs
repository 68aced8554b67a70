use crate::data::{draw_x, square};
use crate::points::Points;
use crate::prelude::*;

/// Points on a line, whose inputs become so many times as large.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let x = draw_x(draw);
    let weight = draw.pick(0.75, |draw| draw.number(0.25, 2.0, 0.25));
    let times =
        draw.pick(100.0, |draw| draw.one_of(&[20.0, 25.0, 50.0, 100.0]));
    let points = Points { x, weight };
    let square_now = points.square() * square(times);
    // The loss at 0, before and after.
    let at_0 = points.square() * square(weight);
    formulas!(
        [times, weight, square_now, at_0],
        x = &points.x[..],
        y = points.line(),
        weight_now = weight / times,
        weight_times = weight * times,
        weight_over_square = weight / square(times),
        square_times = points.square() * times,
        square = points.square(),
        square_in_thousands = square_now / 1000.0,
        at_0_times_square = at_0 * square(times),
        at_0_times = at_0 * times,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{loss, mean, on_line};
    use crate::search::{draw_hundred, get, get_list};

    #[test]
    fn as_computed_from_the_points_in_the_new_unit() {
        for drawn in draw_hundred(formulas) {
            let [times, weight, now, square, at_0] = get(
                &drawn,
                ["times", "weight", "weight_now", "square_now", "at_0"],
            );
            let x = get_list(&drawn, "x");
            let y = on_line(weight, &x);
            let x: Vec<f64> = x.iter().map(|x| x * times).collect();
            assert!(loss(&x, &y, now) < 1e-20);
            assert_eq!(loss(&x, &y, 0.0), at_0);
            assert!((mean(&x, &x) - square).abs() < 1e-9 * square);
        }
    }
}
