use crate::data::soft;
use crate::prelude::*;

/// What λ becomes, and two pulls, one on each side of it in size.
pub(super) fn formulas(draw: &mut Draw) -> Formulas {
    let lambda = draw.pick(1.2, |draw| draw.number(0.6, 2.0, 0.2));
    let side = draw.pick(-1.0, |draw| draw.sign(1.0));
    let inside =
        draw.pick(-1.0, |draw| (lambda - draw.number(0.1, 0.4, 0.1)) * side);
    let outside =
        draw.pick(2.0, |draw| (lambda + draw.number(0.2, 1.0, 0.2)) * -side);
    let left = soft(outside, lambda);
    formulas!(
        [lambda, inside, outside],
        unpriced_inside = inside / 2.0,
        before = soft(inside, 0.4) / 2.0,
        l2 = inside / 2.0 / (1.0 + lambda),
        l1 = left / 2.0,
        unpriced_outside = outside / 2.0,
        not_halved = left,
        other_side = -left / 2.0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, get, lowest};

    #[test]
    fn the_dead_zone_is_where_a_search_finds_it() {
        for drawn in draw_hundred(formulas) {
            let [lambda, inside, outside, left] =
                get(&drawn, ["lambda", "inside", "outside", "l1"]);
            // mean(x²) = 1, so the data pull at 0 with twice their weight.
            let found =
                |pull: f64| lowest(|w| w * w - pull * w + lambda * w.abs());
            assert!(found(inside).abs() < 1e-6, "{inside}");
            assert!((found(outside) - left).abs() < 1e-6);
        }
    }
}
