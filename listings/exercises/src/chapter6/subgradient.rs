use crate::points::Points;
use crate::prelude::*;

/// Points, and a price above and one below the threshold.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::draw(draw);
    let (pull, product) = (points.pull(), points.product());
    // What stands in the question is not rounded.
    let round = |lambda: f64| (lambda * 4.0).round() / 4.0;
    let large = draw.pick(8.0, |draw| {
        round(pull / draw.one_of(&[0.25, 0.4, 0.5, 0.6, 0.75, 0.8]))
    });
    let small = draw
        .pick(4.0, |draw| round(pull / draw.one_of(&[1.25, 1.5, 2.0, 3.0])));
    // What stands for the slope of |w| at 0, if it may.
    let stand_in = |lambda: f64| pull / lambda;
    formulas!(
        [large, small, pull],
        x = &points.x[..],
        y = points.line(),
        weight = points.weight,
        stand_in = stand_in(large),
        other_sign = -stand_in(large),
        upside_down = 1.0 / stand_in(large),
        no_two = product / large,
        stand_in_at_pull = stand_in(pull),
        other_sign_at_pull = -stand_in(pull),
        no_two_at_pull = product / pull,
        stand_in_small = stand_in(small),
        best = points.l1(small),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, get_list, lowest};

    #[test]
    fn the_number_balances_the_measured_slope() {
        for drawn in draw_hundred(formulas) {
            let [weight] = get(&drawn, ["weight"]);
            let points = Points { x: get_list(&drawn, "x"), weight };
            let loss = |w: f64| points.loss(w);
            let slope = (loss(1e-6) - loss(-1e-6)) / 2e-6;
            for names in [["large", "stand_in"], ["small", "stand_in_small"]] {
                let [lambda, number] = get(&drawn, names);
                assert!((slope + lambda * number).abs() < 1e-6);
                let best = lowest(|w| loss(w) + lambda * w.abs());
                assert_eq!(number <= 1.0, best.abs() < 1e-6, "{best}");
                assert!((best - points.l1(lambda)).abs() < 1e-6);
            }
        }
    }
}
