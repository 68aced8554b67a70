use crate::data::soft;
use crate::prelude::*;

/// What λ becomes, and two pulls, one on each side of it in size.
struct Zone {
    lambda: f64,
    inside: f64,
    outside: f64,
}

fn draw(draw: &mut Draw) -> Zone {
    let to = draw.number(0.6, 2.0, 0.2);
    let side = draw.sign(1.0);
    let inside = (to - draw.number(0.1, 0.4, 0.1)) * side;
    Zone {
        lambda: to,
        inside,
        outside: (to + draw.number(0.2, 1.0, 0.2)) * -side,
    }
}

fn formulas(&Zone { lambda, inside, outside }: &Zone) -> Formulas {
    let left = soft(outside, lambda);
    formulas!(
        lambda = lambda,
        inside = inside,
        outside = outside,
        unpriced_inside = inside / 2.0,
        before = soft(inside, 0.4) / 2.0,
        l2 = inside / 2.0 / (1.0 + lambda),
        l1 = left / 2.0,
        unpriced_outside = outside / 2.0,
        not_halved = left,
        other_side = -left / 2.0,
    )
}

pub(super) fn exercise() -> Made {
    let page = Zone { lambda: 1.2, inside: -1.0, outside: 2.0 };
    paper(text!("dead_zone.md"), &page, draw, formulas)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{draw_hundred, lowest};

    #[test]
    fn the_dead_zone_is_where_a_search_finds_it() {
        for zone in draw_hundred(draw) {
            // mean(x²) = 1, so the data pull at 0 with twice their weight.
            let found = |pull: f64| {
                lowest(|w| w * w - pull * w + zone.lambda * w.abs())
            };
            assert!(found(zone.inside).abs() < 1e-6, "{}", zone.inside);
            let expected = soft(zone.outside, zone.lambda) / 2.0;
            assert!((found(zone.outside) - expected).abs() < 1e-6);
        }
    }
}
