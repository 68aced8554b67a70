use crate::answer::shown;
use crate::points::Points;
use crate::{Answer, Draw, Exercise, PaperOf, Work};

/// Points, and a price above and one below the threshold.
struct Balance {
    points: Points,
    large: f64,
    small: f64,
}

impl Balance {
    fn draw(draw: &mut Draw) -> Balance {
        let points = Points::draw(draw);
        let pull = points.pull();
        let large = pull / draw.one_of(&[0.25, 0.4, 0.5, 0.6, 0.75, 0.8]);
        let small = pull / draw.one_of(&[1.25, 1.5, 2.0, 3.0]);
        // What stands in the question is not rounded.
        let round = |lambda: f64| (lambda * 4.0).round() / 4.0;
        Balance { points, large: round(large), small: round(small) }
    }

    /// What stands for the slope of |w| at 0, if it may.
    fn stand_in(&self, lambda: f64) -> f64 {
        self.points.pull() / lambda
    }

    fn best(&self) -> f64 {
        self.points.l1(self.small)
    }
}

/// What balances, and which weight is best.
fn both(stand_in: Option<f64>, best: f64) -> Answer {
    let stand_in = stand_in.map_or("none".into(), shown);
    Answer::Word(format!("{stand_in}, and the best weight is {}", shown(best)))
}

pub(super) fn what_stands_for_a_slope() -> Exercise {
    let page = Balance { points: Points::d(), large: 8.0, small: 4.0 };
    let paper = PaperOf::new(page, Balance::draw, |balance| {
        format!(
            "{} The price is λ·|w|. At w = 0 any number from −1 to 1 may \
             stand for the slope of |w|. It balances the loss if λ times this \
             number and the slope of the loss at 0 add up to 0.",
            balance.points.said()
        )
    })
    .part(
        |balance| {
            let large = shown(balance.large);
            format!("Which number balances the loss at λ = {large}?")
        },
        |balance| balance.stand_in(balance.large),
    )
    .mistake(
        "With this sign the price pushes the same way as the data. The two \
         must cancel.",
        |balance| -balance.stand_in(balance.large),
    )
    .mistake(
        "0 leaves the slope of the loss as it is. That is why the slope walk \
         does not stay on 0.",
        |_| 0.0,
    )
    .mistake("The other way round: divide by λ.", |balance| {
        1.0 / balance.stand_in(balance.large)
    })
    .mistake(
        "That is what λ times the number must be. Divide it by λ.",
        |balance| balance.points.pull(),
    )
    .mistake(
        "The 2 is missing: the slope of the loss at 0 is −2·mean(xy).",
        |balance| balance.points.product() / balance.large,
    )
    .part(
        |balance| {
            let threshold = shown(balance.points.pull());
            format!(
                "Which number balances the loss at λ = {threshold}? Write \
                 “none” if none does."
            )
        },
        |balance| balance.stand_in(balance.points.pull()),
    )
    .mistake(
        "The ends of the stretch may be used, too: from −1 to 1 includes \
         both.",
        |_| "none",
    )
    .mistake("The data pull to the right; so the price must push left.", {
        |balance| -balance.stand_in(balance.points.pull())
    })
    .mistake(
        "That balances half of the slope of the loss: its 2 is missing.",
        |balance| balance.points.product() / balance.points.pull(),
    )
    .part(
        |balance| {
            let small = shown(balance.small);
            format!("And at λ = {small}, and what is the best weight there?")
        },
        |balance| both(None, balance.best()),
    )
    .mistake(
        "That is outside −1 to 1, so it may not stand for the slope of the V \
         at its corner.",
        |balance| both(Some(balance.stand_in(balance.small)), 0.0),
    )
    .mistake(
        "1 is the most there is, and it is not enough: the sum still falls \
         to the right of 0.",
        |_| both(Some(1.0), 0.0),
    )
    .mistake(
        "If no number balances the loss at 0, then 0 is not the lowest point.",
        |_| both(None, 0.0),
    )
    .mistake(
        "That weight is best without a price. This one is too weak to hold \
         the weight at 0, but it still shortens it.",
        |balance| both(None, balance.points.weight),
    );
    Exercise {
        number: "6.3",
        title: "What stands for a slope",
        minutes: 5,
        trains: "find the number that balances the loss at the corner, or \
                 say that there is none",
        see: "chapter6.html#what-does-following-the-slope-do",
        work: Work::Paper(paper.paper()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, lowest, right};

    #[test]
    fn the_number_balances_the_measured_slope() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let balance = Balance::draw(&mut draw);
            let loss = |w: f64| balance.points.loss(w);
            let slope = (loss(1e-6) - loss(-1e-6)) / 2e-6;
            for lambda in [balance.large, balance.small] {
                let number = balance.stand_in(lambda);
                assert!((slope + lambda * number).abs() < 1e-6);
                let best = lowest(|w| loss(w) + lambda * w.abs());
                assert_eq!(number <= 1.0, best.abs() < 1e-6, "{best}");
                assert!((best - balance.points.l1(lambda)).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = what_stands_for_a_slope();
        let best = "none, and the best weight is 0.25";
        assert_eq!(right(&exercise), ["0.75", "1", best]);
        for told in [
            ('a', "−0.75", "must cancel"),
            ('a', "0", "leaves the slope"),
            ('a', "4/3", "other way round"),
            ('a', "6", "Divide it"),
            ('a', "0.375", "mean(xy)"),
            ('b', "none", "includes both"),
            ('b', "−1", "push left"),
            ('b', "0.5", "half of the slope"),
            ('c', "1.5, and the best weight is 0", "may not stand"),
            ('c', "1, and the best weight is 0", "the most there is"),
            ('c', "none, and the best weight is 0", "not the lowest"),
            ('c', "none, and the best weight is 0.75", "without a price"),
        ] {
            is_told(&exercise, told);
        }
    }
}
