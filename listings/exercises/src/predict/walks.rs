use super::{Move, exercise};
use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf};

/// The price in the figure, and the data's slope at 0.
const LAMBDA: f64 = 1.5;
const SLOPE: f64 = -1.0;

/// The step sizes of the slider.
const SIZES: [f64; 9] = [0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2];

fn draw(draw: &mut Draw) -> Move {
    let from = draw.one_of(&SIZES);
    let others: Vec<f64> =
        SIZES.into_iter().filter(|size| *size != from).collect();
    Move { from, to: draw.one_of(&others) }
}

/// Where a step of this size leads from just right and from just left of 0.
fn band(eta: f64) -> (f64, f64) {
    (-eta * (SLOPE + LAMBDA), -eta * (SLOPE - LAMBDA))
}

pub(super) fn the_hops() -> Exercise {
    let page = Move { from: 0.1, to: 0.04 };
    let paper = PaperOf::new(page, draw, |Move { from, to }| {
        format!(
            "The figure of the three walks, at λ = 1.5 at \
             η = {}. You move it to η = {}. At 0 the loss has the slope −1.",
            shown(*from),
            shown(*to)
        )
    })
    .part(
        |_| {
            "Between which two weights do all hops of the slope walk near 0 \
             stay? (Two numbers, the lower one first.)"
                .into()
        },
        |moved| band(moved.to),
    )
    .mistake("A hop is as long as a step: η counts.", |moved| band(moved.from))
    .mistake(
        "The data pull, too: right of 0 against the price, left of 0 with it.",
        |moved| (-moved.to * LAMBDA, moved.to * LAMBDA),
    )
    .mistake("The slope walk never stands still: its pull does not fade.", {
        |_| (0.0, 0.0)
    })
    .mistake("The lower one first.", |moved| {
        let (low, high) = band(moved.to);
        (high, low)
    })
    .mistake("A step goes against the slope: mind the signs.", |moved| {
        let (low, high) = band(moved.to);
        (-high, -low)
    })
    .part(
        |_| "When will the threshold walk land, compared with before?".into(),
        |moved| if moved.to < moved.from { "later" } else { "sooner" },
    )
    .mistake(
        "The other way round: each step multiplies the way that is left by \
         1 − 2η.",
        |moved| if moved.to < moved.from { "sooner" } else { "later" },
    )
    .mistake("A step of another size goes another way.", |_| "at the same step")
    .mistake("It lands at every step size of this slider.", |_| "never");
    exercise(
        "P.8",
        "The hops",
        "say what the step size does to a walk",
        "chapter6.html#chapter6-walks=0.1&full=bare",
        paper.paper(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::right;

    #[test]
    fn a_walk_stays_in_the_band_and_lands_when_it_is_said() {
        let landing = |eta: f64| {
            let mut w = 1.0_f64;
            let mut steps = 0;
            while w != 0.0 {
                let moved = w - eta * 2.0 * (w - 0.5);
                w = (moved.abs() - eta * LAMBDA).max(0.0) * moved.signum();
                steps += 1;
            }
            steps
        };
        let mut landings = SIZES.map(landing);
        assert!(landings.is_sorted_by(|a, b| a > b), "{landings:?}");
        landings.reverse();
        for eta in SIZES {
            let (low, high) = band(eta);
            let mut w = 1.0_f64;
            let walk = (0..20_000).map(|_| {
                w -= eta * (2.0 * (w - 0.5) + LAMBDA * w.signum());
                w
            });
            let walk: Vec<f64> = walk.skip(200).collect();
            let inside = |w: &f64| low <= *w && *w <= high;
            assert!(walk.iter().all(inside), "{eta}");
            let (least, most) =
                walk.iter().fold((1.0, -1.0), |(a, b): (f64, f64), w| {
                    (a.min(*w), b.max(*w))
                });
            // It uses most of the band.
            assert!(most - least > 0.8 * (high - low), "{eta}");
        }
        assert_eq!(right(&the_hops()), ["−0.02, 0.1", "later"]);
    }
}
