use crate::answer::shown;
use crate::data::soft;
use crate::points::Points;
use crate::{Draw, Exercise, PaperOf, Work};

/// Points on a line, and what is asked about them.
struct Line {
    points: Points,
    /// Below the threshold.
    small: f64,
    /// Above it.
    large: f64,
    /// A weight that L2 shall reach.
    tiny: f64,
}

impl Line {
    fn l1(&self, lambda: f64) -> f64 {
        self.points.l1(lambda)
    }

    fn l2(&self, lambda: f64) -> f64 {
        self.points.product() / (self.points.square() + lambda)
    }

    /// What brings L2's weight down so far.
    fn strength(&self) -> f64 {
        self.points.product() / self.tiny - self.points.square()
    }

    /// How many points there are: what a sum is more than a mean.
    fn count(&self) -> f64 {
        self.points.x.len() as f64
    }

    fn draw(draw: &mut Draw) -> Line {
        let points = Points::draw(draw);
        Line {
            small: draw.one_of(&[1.0, 2.0, 3.0, 4.0]),
            large: points.pull() + draw.number(1.0, 8.0, 1.0),
            tiny: draw.one_of(&[0.01, 0.02, 0.005]),
            points,
        }
    }
}

pub(super) fn other_data() -> Exercise {
    let points = Points::d();
    let page = Line { points, small: 1.0, large: 8.0, tiny: 0.01 };
    let paper = PaperOf::new(page, Line::draw, |line| line.points.said())
        .part(
            |_| "From which λ on is L1's best weight exactly 0?".into(),
            |line| line.points.pull(),
        )
        .mistake("The inputs count: mean(x²) is not 1 here.", |line| {
            2.0 * line.points.weight
        })
        .mistake(
            "The 2 is missing: the slope of the loss at 0 is −2·mean(xy).",
            |line| line.points.product(),
        )
        .mistake("You added where the loss takes means.", |line| {
            line.points.pull() * line.count()
        })
        .part(
            |line| format!("L1's best weight at λ = {}?", shown(line.small)),
            |line| line.l1(line.small),
        )
        .mistake(
            "It is λ/2 that comes off: the slope of the loss has a 2.",
            |line| line.l1(2.0 * line.small),
        )
        .mistake(
            "λ/2 comes off before you divide by mean(x²), not after.",
            |line| soft(line.points.weight, line.small / 2.0),
        )
        .mistake(
            "You took sums for both means. Next to a sum, λ/2 is too little.",
            |line| line.l1(line.small / line.count()),
        )
        .part(
            |line| format!("L2's best weight at λ = {}?", shown(line.small)),
            |line| line.l2(line.small),
        )
        .mistake(
            "Dividing by 1 + λ needs mean(x²) = 1, as the book's data have it.",
            |line| line.points.weight / (1.0 + line.small),
        )
        .mistake(
            "For L2 λ is not halved: λw² has a 2 in its slope, too.",
            |line| line.l2(line.small / 2.0),
        )
        .mistake(
            "λ is added to mean(x²), and mean(xy) is divided by that. You have \
         added over the points instead.",
            |line| line.l2(line.small / line.count()),
        );
    let paper = which_strength(above_the_threshold(paper));
    Exercise {
        number: "5.1",
        title: "Other data than the book's",
        minutes: 15,
        trains: "compute the threshold and both best weights for any data",
        see: "chapter5.html#how-large-must-λ-be",
        work: Work::Paper(paper.paper()),
    }
}

fn above_the_threshold(paper: PaperOf<Line>) -> PaperOf<Line> {
    paper
        .part(
            |line| {
                let large = shown(line.large);
                format!("L1's and L2's best weights at λ = {large}?")
            },
            |line| (line.l1(line.large), line.l2(line.large)),
        )
        .mistake("L2 divides: no λ brings it to 0.", |_| (0.0, 0.0))
        .mistake("First L1, then L2.", |line| (line.l2(line.large), 0.0))
        .mistake(
            "Past 0 the formula of L1 no longer holds: the corner is lowest.",
            |line| {
                let past = line.points.product() - line.large / 2.0;
                (past / line.points.square(), line.l2(line.large))
            },
        )
        .mistake(
            "L1 is right. For L2 you divided by 1 + λ, but mean(x²) is not 1.",
            |line| (0.0, line.points.weight / (1.0 + line.large)),
        )
        .mistake("L1 is right. For L2 you halved λ, which only L1 does.", {
            |line| (0.0, line.l2(line.large / 2.0))
        })
}

fn which_strength(paper: PaperOf<Line>) -> PaperOf<Line> {
    paper
        .part(
            |line| {
                let tiny = shown(line.tiny);
                format!("Which λ brings L2's best weight down to {tiny}?")
            },
            Line::strength,
        )
        .mistake(
            "Subtract mean(x²), too: λ = mean(xy)/w − mean(x²).",
            |line| line.points.product() / line.tiny,
        )
        .mistake(
            "You took mean(x²) for 1, as the book's data have it.",
            |line| line.points.weight / line.tiny - 1.0,
        )
        .mistake(
            "With sums in place of means λ comes out five times too large.",
            |line| {
                let lambda = line.strength();
                lambda * line.count()
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, right};

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = other_data();
        let wanted = ["6", "0.625", "0.6", "0, 0.25", "296"];
        assert_eq!(right(&exercise), wanted);
        for told in [
            ('a', "1.5", "mean(x²) is not 1"),
            ('a', "3", "The 2 is missing"),
            ('a', "30", "takes means"),
            ('b', "0.5", "slope of the loss has a 2"),
            ('b', "0.25", "before you divide"),
            ('b', "0.725", "sums for both means"),
            ('c', "0.375", "1 + λ"),
            ('c', "0.6667", "not halved"),
            ('c', "0.7143", "over the points"),
            ('d', "0, 0", "L2 divides"),
            ('d', "−0.25, 0.25", "the corner is lowest"),
            ('d', "0, 0.0833", "1 + λ"),
            ('d', "0, 0.375", "you halved λ"),
            ('e', "300", "Subtract mean(x²)"),
            ('e', "74", "mean(x²) for 1"),
            ('e', "1480", "five times"),
        ] {
            is_told(&exercise, told);
        }
    }
}
