use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// Points, and a price with its corner between 0 and their own weight; a λ
/// below the corner's threshold, and one above L1's.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::draw(draw);
    let (square, weight, pull) =
        (points.square(), points.weight, points.pull());
    let corner =
        draw.pick(0.5, |draw| draw.number(0.125, points.weight - 0.125, 0.125));
    let threshold = 2.0 * square * (weight - corner);
    let small =
        draw.pick(1.0, |draw| threshold * draw.one_of(&[0.25, 0.5, 0.75]));
    let large = draw.pick(8.0, |draw| pull + draw.one_of(&[1.0, 2.0, 4.0]));
    let above_corner =
        |lambda: f64| soft(square * (weight - corner), lambda / 2.0) / square;
    let best = |lambda: f64| corner + above_corner(lambda);
    formulas!(
        [corner, small, large, threshold, pull, weight],
        x = &points.x[..],
        y = points.line(),
        no_two = threshold / 2.0,
        unscaled = threshold / square,
        best_small = best(small),
        above_corner = above_corner(small),
        all_of_lambda = best(2.0 * small),
        best_large = best(large),
        l1_large = points.l1(large),
        past_corner = weight - large / (2.0 * square),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, get_list, lowest, threshold};

    #[test]
    fn the_formulas_are_lowest() {
        for drawn in draw_hundred(formulas) {
            let [weight, corner] = get(&drawn, ["weight", "corner"]);
            let points = Points { x: get_list(&drawn, "x"), weight };
            let lowest = |lambda: f64, corner: f64| {
                lowest(|w| points.loss(w) + lambda * (w - corner).abs())
            };
            for names in [["small", "best_small"], ["large", "best_large"]] {
                let [lambda, best] = get(&drawn, names);
                let found = lowest(lambda, corner);
                assert!((found - best).abs() < 1e-6, "{found}");
            }
            let [small, best] = get(&drawn, ["small", "best_small"]);
            let l1 = lowest(small, 0.0);
            assert!((l1 - best).abs() < 1e-6, "{l1}");
            let is_held =
                |lambda: f64| (lowest(lambda, corner) - corner).abs() < 1e-7;
            let [right] = get(&drawn, ["threshold"]);
            assert!((threshold(is_held) - right).abs() < 1e-4);
        }
    }
}
