use crate::points::Points;
use crate::prelude::*;

/// Points, and a price with a corner at 0 and another one between 0 and the
/// points' own weight; a λ below the threshold of this corner, one above L1's
/// threshold, one far above it, and one for the question about other data.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::draw(draw);
    let (square, weight, pull) =
        (points.square(), points.weight, points.pull());
    let corner =
        draw.pick(0.5, |draw| draw.number(0.125, points.weight - 0.125, 0.125));
    // Right of the corner both prices rise.
    let threshold = square * (weight - corner);
    let small = draw
        .pick(0.4, |draw| threshold * draw.one_of(&[0.2, 0.4, 0.5, 0.6, 0.8]));
    let large = draw.pick(8.0, |draw| pull + draw.one_of(&[1.0, 2.0, 4.0]));
    let huge = draw.pick(1000.0, |draw| draw.one_of(&[500.0, 1000.0, 2000.0]));
    let other = draw.pick(1.0, |draw| draw.one_of(&[0.5, 1.0, 1.5, 2.0]));
    // Where the sum is level right of the corner, if each price has the slope
    // `lambda`.
    let bottom = |lambda: f64| weight - lambda / square;
    // The pull at which the loss is lowest at the corner.
    let level = 2.0 * square * corner;
    formulas!(
        [corner, small, large, huge, other, threshold, pull, weight],
        x = &points.x[..],
        y = points.line(),
        one_corner = 2.0 * threshold,
        half_slope = threshold / 2.0,
        bottom = bottom(small),
        one_price = bottom(small / 2.0),
        twice_shortened = bottom(2.0 * small),
        both_at_corner = (corner, corner),
        corner_and_0 = (corner, 0.0),
        past_corner = (bottom(large), bottom(huge)),
        halfway = (corner / 2.0, corner / 2.0),
        held = (level, level + 2.0 * other),
        second_alone = (level - other, level + other),
        even = (level - 2.0 * other, level + 2.0 * other),
        unscaled = (2.0 * corner, 2.0 * corner + 2.0 * other),
        first_alone = (-other, other),
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
            let best = |points: &Points, lambda: f64| {
                lowest(|w| {
                    let price = w.abs() + (w - corner).abs();
                    points.loss(w) + lambda * price
                })
            };
            let [small, bottom] = get(&drawn, ["small", "bottom"]);
            let found = best(&points, small);
            assert!((found - bottom).abs() < 1e-6, "{found}");
            for lambda in get(&drawn, ["large", "huge"]) {
                assert!((best(&points, lambda) - corner).abs() < 1e-6);
            }
            let [right, other] = get(&drawn, ["threshold", "other"]);
            let is_at = |found: f64| (found - corner).abs() < 1e-7;
            let from = threshold(|lambda| is_at(best(&points, lambda)));
            assert!((from - right).abs() < 1e-4, "{from}");
            let is_held = |pull: f64| {
                let weight = pull / (2.0 * points.square());
                let x = points.x.clone();
                is_at(best(&Points { x, weight }, other))
            };
            let held = get_list(&drawn, "held");
            assert!(is_held(held[0] + 1e-3) && is_held(held[1] - 1e-3));
            assert!(!is_held(held[0] - 1e-3) && !is_held(held[1] + 1e-3));
        }
    }
}
