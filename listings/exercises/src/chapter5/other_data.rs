use crate::data::soft;
use crate::points::Points;
use crate::prelude::*;

/// Points on a line, a λ below their threshold and one above it, and a weight
/// that L2 shall reach.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let points = Points::draw(draw);
    let (square, product) = (points.square(), points.product());
    let (count, weight, pull) = (points.count(), points.weight, points.pull());
    let small = draw.pick(1.0, |draw| draw.one_of(&[1.0, 2.0, 3.0, 4.0]));
    let large = draw.pick(8.0, |draw| pull + draw.number(1.0, 8.0, 1.0));
    let tiny = draw.pick(0.01, |draw| draw.one_of(&[0.01, 0.02, 0.005]));
    let l2 = |lambda: f64| product / (square + lambda);
    // What brings L2's weight down so far.
    let strength = product / tiny - square;
    formulas!(
        [small, large, tiny, pull, strength],
        x = &points.x[..],
        y = points.line(),
        unscaled = 2.0 * weight,
        no_two = product,
        summed = pull * count,
        l1 = points.l1(small),
        l1_all_of_lambda = points.l1(2.0 * small),
        l1_divided_first = soft(weight, small / 2.0),
        l1_of_sums = points.l1(small / count),
        l2 = l2(small),
        l2_unscaled = weight / (1.0 + small),
        l2_half_of_lambda = l2(small / 2.0),
        l2_of_sums = l2(small / count),
        both_large = (points.l1(large), l2(large)),
        turned_round = (l2(large), 0.0),
        past_0 = ((product - large / 2.0) / square, l2(large)),
        l2_unscaled_large = (0.0, weight / (1.0 + large)),
        l2_half_large = (0.0, l2(large / 2.0)),
        nothing_taken = product / tiny,
        strength_unscaled = weight / tiny - 1.0,
        strength_of_sums = strength * count,
    )
}
