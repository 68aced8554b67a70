use super::{Move, exercise};
use crate::answer::shown;
use crate::data::soft;
use crate::{Draw, Exercise, PaperOf};

/// What λ becomes, and two pulls, one on each side of it in size.
struct Zone {
    lambda: f64,
    inside: f64,
    outside: f64,
}

fn draw(draw: &mut Draw) -> Zone {
    let Move { to, .. } = Move::draw(draw, [0.4, 0.4], [0.6, 2.0], 0.2);
    let side = draw.sign(1.0);
    let inside = (to - draw.number(0.1, 0.4, 0.1)) * side;
    Zone {
        lambda: to,
        inside,
        outside: (to + draw.number(0.2, 1.0, 0.2)) * -side,
    }
}

pub(super) fn the_dead_zone() -> Exercise {
    let page = Zone { lambda: 1.2, inside: -1.0, outside: 2.0 };
    let paper = PaperOf::new(page, draw, |zone| {
        let lambda = shown(zone.lambda);
        format!(
            "The figure of the dead zone at λ = 0.4. You move it \
             to λ = {lambda}. (mean(x²) is 1.)"
        )
    })
    .part(
        |zone| {
            let pull = shown(zone.inside);
            format!("At a pull of {pull}, what will L1's best weight be?")
        },
        |_| 0.0,
    )
    .mistake("That is the best weight without a price.", |zone| {
        zone.inside / 2.0
    })
    .mistake("So it was at λ = 0.4. The zone has become wider.", |zone| {
        soft(zone.inside, 0.4) / 2.0
    })
    .mistake("That is L2, which has no dead zone.", |zone| {
        zone.inside / 2.0 / (1.0 + zone.lambda)
    })
    .part(
        |zone| {
            let pull = shown(zone.outside);
            format!("And at a pull of {pull}?")
        },
        |zone| soft(zone.outside, zone.lambda) / 2.0,
    )
    .mistake("Without a price it would be so. L1 takes λ/2 off.", |zone| {
        zone.outside / 2.0
    })
    .mistake("So much is left of the pull. The weight is half of it.", |zone| {
        soft(zone.outside, zone.lambda)
    })
    .mistake("The size is right: the data pull to the other side.", |zone| {
        -soft(zone.outside, zone.lambda) / 2.0
    })
    .mistake("This pull is larger than λ, outside the zone.", |_| 0.0);
    exercise(
        "P.6",
        "The dead zone",
        "say which pulls L1 answers with a zero",
        "chapter7.html#chapter7-dead-zone=0.4&full=bare",
        paper.paper(),
    )
}

/// Where chapter 7 puts the corner.
const CORNER: f64 = 0.3;

pub(super) fn the_moved_corner() -> Exercise {
    let page = Move { from: 0.2, to: 0.8 };
    let draw = |draw: &mut _| Move::draw(draw, [0.0, 0.4], [0.6, 3.0], 0.2);
    let paper = PaperOf::new(page, draw, |Move { from, to }| {
        format!(
            "The figure of the moved corner, which stands at 0.3 at λ = {}. You move it to λ = {}.",
            shown(*from),
            shown(*to)
        )
    })
    .part(|_| "Where will the sum be lowest?".into(), |_| CORNER)
    .mistake("Beyond the corner the price pushes back: it holds.", |moved| {
        0.5 - moved.to / 2.0
    })
    .mistake("No corner is there: this one stands at 0.3.", |_| 0.0)
    .mistake("The price is too strong for that by now.", |moved| {
        0.5 - moved.from / 2.0
    })
    .part(
        |_| "From which λ on does it stay there?".into(),
        |_| 2.0 * (0.5 - CORNER),
    )
    .mistake("So steep is the loss at 0. How steep is it at 0.3?", |_| 1.0)
    .mistake("The slope of the loss has a 2.", |_| 0.5 - CORNER)
    .mistake("The price counts from the corner, and so must you.", |_| 0.6);
    exercise(
        "P.7",
        "The moved corner",
        "say where a corner holds the weight, and from when on",
        "chapter7.html#chapter7-moved=0.2&full=bare",
        paper.paper(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{lowest, right, threshold};

    #[test]
    fn the_dead_zone_is_where_a_search_finds_it() {
        let mut drawn = Draw::new(1);
        for _ in 0..50 {
            let zone = draw(&mut drawn);
            // mean(x²) = 1, so the data pull at 0 with twice their weight.
            let found = |pull: f64| {
                lowest(|w| w * w - pull * w + zone.lambda * w.abs())
            };
            assert!(found(zone.inside).abs() < 1e-6, "{}", zone.inside);
            let expected = soft(zone.outside, zone.lambda) / 2.0;
            assert!((found(zone.outside) - expected).abs() < 1e-6);
        }
        assert_eq!(right(&the_dead_zone()), ["0", "0.4"]);
    }

    #[test]
    fn the_corner_holds_from_its_threshold_on() {
        let sum = |lambda: f64, w: f64| {
            (w - 0.5) * (w - 0.5) + lambda * (w - CORNER).abs()
        };
        let is_held =
            |lambda: f64| (lowest(|w| sum(lambda, w)) - CORNER).abs() < 1e-7;
        assert!((threshold(is_held) - 0.4).abs() < 1e-4);
        assert!(is_held(0.6) && is_held(3.0));
        assert_eq!(right(&the_moved_corner()), ["0.3", "0.4"]);
    }
}
