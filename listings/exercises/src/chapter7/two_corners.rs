use crate::answer::shown;
use crate::points::Points;
use crate::{Draw, Exercise, PaperOf, Work};

/// Points, and a price with a corner at 0 and another one.
struct Corners {
    points: Points,
    /// The second corner, between 0 and the points' own weight.
    corner: f64,
    /// Below the threshold of this corner.
    small: f64,
    /// Above L1's threshold.
    large: f64,
    /// Far above it.
    huge: f64,
    /// For the question about other data.
    other: f64,
}

impl Corners {
    fn draw(draw: &mut Draw) -> Corners {
        let points = Points::draw(draw);
        let corner = draw.number(0.125, points.weight - 0.125, 0.125);
        let threshold = points.square() * (points.weight - corner);
        Corners {
            small: threshold * draw.one_of(&[0.2, 0.4, 0.5, 0.6, 0.8]),
            large: points.pull() + draw.one_of(&[1.0, 2.0, 4.0]),
            huge: draw.one_of(&[500.0, 1000.0, 2000.0]),
            other: draw.one_of(&[0.5, 1.0, 1.5, 2.0]),
            corner,
            points,
        }
    }

    /// Right of the corner both prices rise.
    fn threshold(&self) -> f64 {
        self.points.square() * (self.points.weight - self.corner)
    }

    /// Where the sum is level right of the corner, if each price has the slope
    /// `lambda`.
    fn bottom(&self, lambda: f64) -> f64 {
        self.points.weight - lambda / self.points.square()
    }

    /// The pull at which the loss is lowest at the corner.
    fn level(&self) -> f64 {
        2.0 * self.points.square() * self.corner
    }

    fn held(&self) -> (f64, f64) {
        (self.level(), self.level() + 2.0 * self.other)
    }
}

pub(super) fn two_corners() -> Exercise {
    let page = Corners {
        points: Points::d(),
        corner: 0.5,
        small: 0.4,
        large: 8.0,
        huge: 1000.0,
        other: 1.0,
    };
    let paper = PaperOf::new(page, Corners::draw, |corners| {
        format!(
            "{} The price has two corners: λ·(|w| + |w − {}|).",
            corners.points.said(),
            shown(corners.corner)
        )
    });
    let paper = held(right_of_both(paper));
    Exercise {
        number: "7.2",
        title: "Two corners",
        minutes: 15,
        trains: "compute what a price with several corners holds, and where",
        see: "chapter7.html#chapter7-stairs=1",
        work: Work::Paper(paper.paper()),
    }
}

/// When the second corner begins to hold, and what happens before.
fn right_of_both(paper: PaperOf<Corners>) -> PaperOf<Corners> {
    paper
        .part(
            |corners| {
                let corner = shown(corners.corner);
                format!("From which λ on is {corner} the best weight?")
            },
            Corners::threshold,
        )
        .mistake(
            "You counted one corner alone. Right of both the price rises by \
             2λ.",
            |corners| 2.0 * corners.threshold(),
        )
        .mistake(
            "That is the slope of the loss at 0. Stand where the second \
             corner is.",
            |corners| corners.points.pull(),
        )
        .mistake(
            "The slope of the loss has a 2, and yours has none.",
            |corners| corners.threshold() / 2.0,
        )
        .part(
            |corners| {
                format!("The best weight at λ = {}?", shown(corners.small))
            },
            |corners| corners.bottom(corners.small),
        )
        .mistake(
            "Only one of the two prices pulled. Right of both corners both do.",
            |corners| corners.bottom(corners.small / 2.0),
        )
        .mistake(
            "You shortened it by twice as much as the two prices do: the 2 of \
             the loss's slope is missing.",
            |corners| corners.bottom(2.0 * corners.small),
        )
        .mistake("That is best without any price.", |corners| {
            corners.points.weight
        })
}

/// What the second corner holds.
fn held(paper: PaperOf<Corners>) -> PaperOf<Corners> {
    paper
        .part(
            |corners| {
                format!(
                    "The best weight at λ = {}, and the best weight at λ = \
                     {}?",
                    shown(corners.large),
                    shown(corners.huge)
                )
            },
            |corners| (corners.corner, corners.corner),
        )
        .mistake(
            "The corner at 0 holds only what comes to it. Between the corners \
             the price is level, and the data push away from 0.",
            |_| (0.0, 0.0),
        )
        .mistake(
            "Between the corners the prices cancel, for every λ. So a larger \
             λ does not bring the weight to 0 either.",
            |corners| (corners.corner, 0.0),
        )
        .mistake(
            "Past a corner your formula no longer holds: stop at the corner.",
            |corners| {
                (corners.bottom(corners.large), corners.bottom(corners.huge))
            },
        )
        .mistake(
            "That is halfway between the corners. Nothing is sharp there.",
            |corners| (corners.corner / 2.0, corners.corner / 2.0),
        )
        .part(
            |corners| {
                format!(
                    "Now λ = {}, and y changes while x stays. For which pulls \
                     of the data, 2·mean(xy), is {} the best weight? Give the \
                     smallest and the largest.",
                    shown(corners.other),
                    shown(corners.corner)
                )
            },
            Corners::held,
        )
        .mistake(
            "That is for the second corner alone. |w| pulls down, too, and \
             shifts the stretch.",
            |corners| {
                let level = corners.level();
                (level - corners.other, level + corners.other)
            },
        )
        .mistake(
            "The upper end is right. But just left of this corner the two \
             prices cancel, so weaker pulls leave it.",
            |corners| {
                let level = corners.level();
                (level - 2.0 * corners.other, level + 2.0 * corners.other)
            },
        )
        .mistake("You took mean(x²) for 1.", |corners| {
            let level = 2.0 * corners.corner;
            (level, level + 2.0 * corners.other)
        })
        .mistake("These are the pulls at which |w| alone holds 0.", {
            |corners| (-corners.other, corners.other)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, lowest, right, threshold};

    #[test]
    fn the_formulas_are_lowest() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let corners = Corners::draw(&mut draw);
            let corner = corners.corner;
            let best = |lambda: f64| {
                lowest(|w| {
                    let price = w.abs() + (w - corner).abs();
                    corners.points.loss(w) + lambda * price
                })
            };
            let small = best(corners.small);
            let right = corners.bottom(corners.small);
            assert!((small - right).abs() < 1e-6, "{small}");
            for lambda in [corners.large, corners.huge] {
                assert!((best(lambda) - corner).abs() < 1e-6);
            }
            let from = threshold(|lambda| (best(lambda) - corner).abs() < 1e-7);
            assert!((from - corners.threshold()).abs() < 1e-4, "{from}");
            let is_held = |pull: f64| {
                let x = corners.points.x.clone();
                let weight = pull / (2.0 * corners.points.square());
                let points = Points { x, weight };
                let found = lowest(|w| {
                    let price = w.abs() + (w - corner).abs();
                    points.loss(w) + corners.other * price
                });
                (found - corner).abs() < 1e-7
            };
            let (low, high) = corners.held();
            assert!(is_held(low + 1e-3) && is_held(high - 1e-3));
            assert!(!is_held(low - 1e-3) && !is_held(high + 1e-3));
        }
    }

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = two_corners();
        assert_eq!(right(&exercise), ["1", "0.65", "0.5, 0.5", "4, 6"]);
        for told in [
            ('a', "2", "one corner alone"),
            ('a', "6", "slope of the loss at 0"),
            ('a', "0.5", "yours has none"),
            ('b', "0.7", "Only one of the two"),
            ('b', "0.55", "twice as much"),
            ('b', "0.75", "without any price"),
            ('c', "0, 0", "only what comes to it"),
            ('c', "0.5, 0", "for every λ"),
            ('c', "−1.25, −249.25", "Past a corner"),
            ('c', "0.25, 0.25", "halfway"),
            ('d', "3, 5", "second corner alone"),
            ('d', "2, 6", "upper end is right"),
            ('d', "1, 3", "for 1"),
            ('d', "−1, 1", "holds 0"),
        ] {
            is_told(&exercise, told);
        }
    }
}
