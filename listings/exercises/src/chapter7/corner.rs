use crate::answer::shown;
use crate::data::soft;
use crate::points::Points;
use crate::{Draw, Exercise, PaperOf, Work};

/// Points, and a price with its corner somewhere else.
struct Moved {
    points: Points,
    /// Between 0 and the points' own weight.
    corner: f64,
    /// Below the threshold of the corner.
    small: f64,
    /// Above L1's threshold.
    large: f64,
}

impl Moved {
    fn draw(draw: &mut Draw) -> Moved {
        let points = Points::draw(draw);
        let corner = draw.number(0.125, points.weight - 0.125, 0.125);
        let mut moved = Moved { points, corner, small: 0.0, large: 0.0 };
        moved.small = moved.threshold() * draw.one_of(&[0.25, 0.5, 0.75]);
        moved.large = moved.points.pull() + draw.one_of(&[1.0, 2.0, 4.0]);
        moved
    }

    fn threshold(&self) -> f64 {
        2.0 * self.points.square() * (self.points.weight - self.corner)
    }

    fn above_corner(&self, lambda: f64) -> f64 {
        let square = self.points.square();
        let way = self.points.weight - self.corner;
        soft(square * way, lambda / 2.0) / square
    }

    fn best(&self, lambda: f64) -> f64 {
        self.corner + self.above_corner(lambda)
    }
}

pub(super) fn it_is_the_corner() -> Exercise {
    let page =
        Moved { points: Points::d(), corner: 0.5, small: 1.0, large: 8.0 };
    let paper = PaperOf::new(page, Moved::draw, |moved| {
        format!(
            "{} The price is λ·|w − {}|.",
            moved.points.said(),
            shown(moved.corner)
        )
    })
    .part(
        |moved| {
            let corner = shown(moved.corner);
            format!("From which λ on is {corner} the best weight?")
        },
        Moved::threshold,
    )
    .mistake(
        "That is the slope of the loss at 0. Measure it where the corner is.",
        |moved| moved.points.pull(),
    )
    .mistake("The 2 is missing in your slope of the loss.", |moved| {
        moved.threshold() / 2.0
    })
    .mistake("mean(x²) is not 1 here. It makes the loss steeper.", |moved| {
        moved.threshold() / moved.points.square()
    })
    .part(
        |moved| format!("The best weight at λ = {}?", shown(moved.small)),
        |moved| moved.best(moved.small),
    )
    .mistake(
        "That is how far it is from the corner. Add the corner.",
        |moved| moved.above_corner(moved.small),
    )
    .mistake(
        "You took off twice too much: λ/2 comes off, for the slope of the \
         loss has a 2. The corner does not hold the weight yet.",
        |moved| moved.best(2.0 * moved.small),
    )
    .mistake("That is the best weight without a price.", |moved| {
        moved.points.weight
    })
    .part(
        |moved| {
            format!(
                "L1 itself, λ·|w| with its corner at 0, has the same best \
                 weight at λ = {}. Why?",
                shown(moved.small)
            )
        },
        |_| "both prices have the same slope at this weight",
    )
    .mistake(
        "With other data it would be so, too, as long as the best weight is \
         right of both corners.",
        |_| "by chance: with other data they differ",
    )
    .mistake(
        "It does count: with a larger λ this corner holds the weight, and L1 \
         lets it go on to 0.",
        |_| "it never counts where the corner is",
    )
    .mistake(
        "They do not: L1 asks for more, for it counts from 0. What matters is \
         how steep they are.",
        |_| "both prices ask for the same at this weight",
    )
    .part(
        |moved| format!("The best weight at λ = {}?", shown(moved.large)),
        |moved| moved.best(moved.large),
    )
    .mistake(
        "There is no corner at 0 any more: a price holds the weight at its \
         own corner.",
        |moved| moved.points.l1(moved.large),
    )
    .mistake(
        "Past the corner your formula no longer holds: the corner is lowest.",
        |moved| {
            let way = moved.large / (2.0 * moved.points.square());
            moved.points.weight - way
        },
    );
    Exercise {
        number: "7.1",
        title: "It is the corner",
        minutes: 10,
        trains: "say where a price holds a weight, wherever its corner is",
        see: "chapter7.html#chapter7-moved=1",
        work: Work::Paper(paper.paper()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, lowest, right, threshold};

    #[test]
    fn the_formulas_are_lowest() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let moved = Moved::draw(&mut draw);
            let lowest = |lambda: f64, corner: f64| {
                let price = |w: f64| lambda * (w - corner).abs();
                lowest(|w| moved.points.loss(w) + price(w))
            };
            for lambda in [moved.small, moved.large] {
                let found = lowest(lambda, moved.corner);
                assert!((found - moved.best(lambda)).abs() < 1e-6, "{found}");
            }
            let l1 = lowest(moved.small, 0.0);
            assert!((l1 - moved.best(moved.small)).abs() < 1e-6, "{l1}");
            let is_held = |lambda: f64| {
                (lowest(lambda, moved.corner) - moved.corner).abs() < 1e-7
            };
            assert!((threshold(is_held) - moved.threshold()).abs() < 1e-4);
        }
    }

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = it_is_the_corner();
        let why = "both prices have the same slope at this weight";
        assert_eq!(right(&exercise), ["2", "0.625", why, "0.5"]);
        for told in [
            ('a', "6", "slope of the loss at 0"),
            ('a', "1", "The 2 is missing"),
            ('a', "0.5", "mean(x²) is not 1"),
            ('b', "0.125", "Add the corner"),
            ('b', "0.5", "λ/2 comes off"),
            ('b', "0.75", "without a price"),
            ('c', "by chance: with other data they differ", "it would be so"),
            ('c', "it never counts where the corner is", "It does count"),
            (
                'c',
                "both prices ask for the same at this weight",
                "counts from 0",
            ),
            ('d', "0", "its own corner"),
            ('d', "−0.25", "Past the corner"),
        ] {
            is_told(&exercise, told);
        }
    }
}
