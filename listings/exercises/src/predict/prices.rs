use super::{Move, exercise};
use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf};

/// A weight whose prices the figure reads out.
const WEIGHT: f64 = 0.1;

fn draw(draw: &mut Draw) -> Move {
    loop {
        let moved = Move::draw(draw, [0.2, 1.9], [0.2, 1.9], 0.1);
        if moved.to != 1.0 {
            return moved;
        }
    }
}

pub(super) fn where_they_cross() -> Exercise {
    let page = Move { from: 1.0, to: 0.4 };
    let paper = PaperOf::new(page, draw, |Move { from, to }| {
        format!(
            "The figure of the two prices at λ = {}. You \
             move it to λ = {}.",
            shown(*from),
            shown(*to)
        )
    })
    .part(|_| "Where, right of 0, will the two cross?".into(), |_| 1.0)
    .mistake("λ multiplies both, and so it moves no crossing.", |moved| {
        moved.to
    })
    .mistake(
        "λ|w| = λw²: on both sides stands λ, and it cancels.",
        |moved| 1.0 / moved.to,
    )
    .mistake("There both are equally steep, not equally high.", |_| 0.5)
    .part(
        |_| "What will the weight 0.1 cost, with L1 and with L2?".into(),
        |moved| (moved.to * WEIGHT, moved.to * WEIGHT * WEIGHT),
    )
    .mistake("λ multiplies both prices.", |_| (WEIGHT, WEIGHT * WEIGHT))
    .mistake("Square the weight alone, and then take λ.", |moved| {
        let cost = moved.to * WEIGHT;
        (cost, cost * cost)
    })
    .mistake("First L1, then L2: below 1 the square is smaller.", |moved| {
        (moved.to * WEIGHT * WEIGHT, moved.to * WEIGHT)
    });
    exercise(
        "P.5",
        "Two prices",
        "say what λ does to a price, and what it leaves",
        "chapter4.html#chapter4-penalties=1&full=bare",
        paper.paper(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::right;

    #[test]
    fn the_prices_cross_at_1() {
        let mut drawn = Draw::new(1);
        for _ in 0..50 {
            let Move { to: lambda, .. } = draw(&mut drawn);
            let above = |w: f64| lambda * w * w - lambda * w.abs();
            let crossing = (1..300).map(|i| f64::from(i) / 100.0);
            let crossing: Vec<f64> = crossing
                .filter(|w| above(w - 1e-3) * above(w + 1e-3) < 0.0)
                .collect();
            assert_eq!(crossing, [1.0], "{lambda}");
        }
        assert_eq!(right(&where_they_cross()), ["1", "0.04, 0.004"]);
    }
}
