use super::{Move, exercise};
use crate::answer::shown;
use crate::{Draw, Exercise, PaperOf};

/// What λ becomes, and a weight that has a price.
struct Prices {
    lambda: f64,
    weight: f64,
}

fn draw(draw: &mut Draw) -> Prices {
    let Move { to, .. } = Move::draw(draw, [1.0, 1.0], [0.2, 1.8], 0.1);
    Prices { lambda: to, weight: draw.one_of(&[0.2, 0.3, 0.4, 0.6, 0.8]) }
}

pub(super) fn where_they_cross() -> Exercise {
    let page = Prices { lambda: 0.4, weight: 0.5 };
    let paper = PaperOf::new(page, draw, |prices| {
        let lambda = shown(prices.lambda);
        format!(
            "The figure of the two prices, with the slider at λ = 1. It goes \
             to λ = {lambda}."
        )
    })
    .part(|_| "Where, right of 0, will the two cross?".into(), |_| 1.0)
    .mistake("λ multiplies both, and so it moves no crossing.", |prices| {
        prices.lambda
    })
    .mistake(
        "λ|w| = λw²: on both sides stands λ, and it cancels.",
        |prices| 1.0 / prices.lambda,
    )
    .mistake("There both are equally steep, not equally high.", |_| 0.5)
    .part(
        |prices| {
            let weight = shown(prices.weight);
            format!("What will the weight {weight} cost, with L1 and with L2?")
        },
        |Prices { lambda, weight }| (lambda * weight, lambda * weight * weight),
    )
    .mistake("λ multiplies both prices.", |Prices { weight, .. }| {
        (*weight, weight * weight)
    })
    .mistake("Square the weight alone, and then take λ.", {
        |Prices { lambda, weight }| {
            (lambda * weight, lambda * weight * lambda * weight)
        }
    })
    .mistake("First L1, then L2: below 1 the square is smaller.", {
        |Prices { lambda, weight }| (lambda * weight * weight, lambda * weight)
    });
    exercise(
        "P.5",
        "Two prices",
        "say what λ does to a price, and what it leaves",
        "chapter4.html#chapter4-penalties=1&full",
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
            let Prices { lambda, .. } = draw(&mut drawn);
            let above = |w: f64| lambda * w * w - lambda * w.abs();
            let crossing = (1..300).map(|i| f64::from(i) / 100.0);
            let crossing: Vec<f64> = crossing
                .filter(|w| above(w - 1e-3) * above(w + 1e-3) < 0.0)
                .collect();
            assert_eq!(crossing, [1.0], "{lambda}");
        }
        assert_eq!(right(&where_they_cross()), ["1", "0.2, 0.1"]);
    }
}
