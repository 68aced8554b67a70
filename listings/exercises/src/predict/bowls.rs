use super::{Move, exercise};
use crate::answer::shown;
use crate::data::soft;
use crate::{Exercise, PaperOf};

/// The weight of the book's data; their loss is (w − 0.5)².
const BEST: f64 = 0.5;

/// What is given in an exercise about λ.
fn task(figure: &str, Move { from, to }: Move) -> String {
    let (from, to) = (shown(from), shown(to));
    format!("{figure} at λ = {from}. You move it to λ = {to}.")
}

fn l1(lambda: f64) -> f64 {
    soft(BEST, lambda / 2.0)
}

fn l2(lambda: f64) -> f64 {
    BEST / (1.0 + lambda)
}

pub(super) fn the_blue_dot() -> Exercise {
    let page = Move { from: 0.4, to: 0.7 };
    let draw = |draw: &mut _| Move::draw(draw, [0.1, 0.5], [0.3, 0.9], 0.1);
    let paper = PaperOf::new(page, draw, |moved| {
        task("The figure of the sums", *moved)
    })
    .part(|_| "Where will the blue dot be?".into(), |moved| l1(moved.to))
    .mistake(
        "λ/2 comes off 0.5, the best weight without a price, and not off the \
         place where the dot was.",
        |moved| l1(moved.from) - moved.to / 2.0,
    )
    .mistake("Half of λ comes off: the slope of the loss has a 2.", |moved| {
        BEST - moved.to
    })
    .mistake("So the red dot moves. L1 subtracts.", |moved| l2(moved.to))
    .mistake("Not yet: the blue dot is at 0 from λ = 1 on.", |_| 0.0)
    .part(
        |_| {
            "Why does it move as far with each step of λ, until it is at 0?"
                .into()
        },
        |_| "L1 pulls equally hard at every weight but 0",
    )
    .mistake(
        "Its pull has the same size everywhere but at 0.",
        |_| "L1 pulls the harder, the larger the weight",
    )
    .mistake(
        "Heights move no lowest point. Slopes do.",
        |_| "L1 is higher than L2 for small weights",
    )
    .mistake(
        "Only if the price is at least as steep at 0 as the loss.",
        |_| "L1 makes weights 0",
    );
    exercise(
        "P.1",
        "The blue dot",
        "say how L1 moves a weight",
        "chapter5.html#chapter5-sums=0.4&full=bare",
        paper.paper(),
    )
}

pub(super) fn the_red_dot() -> Exercise {
    let page = Move { from: 1.0, to: 2.0 };
    let draw = |draw: &mut _| Move::draw(draw, [0.2, 1.5], [0.2, 3.0], 0.1);
    let paper = PaperOf::new(page, draw, |moved| {
        task("The figure of the sums", *moved)
    })
    .part(
        |_| "Where will the red dot be? (A fraction, or four decimals.)".into(),
        |moved| l2(moved.to),
    )
    .mistake("1 + λ divides, not λ.", |moved| BEST / moved.to)
    .mistake(
        "1 + λ divides 0.5, the best weight without a price, and not the \
         place where the dot was.",
        |moved| l2(moved.from) / (1.0 + moved.to),
    )
    .mistake("So the blue dot moves. L2 divides.", |moved| l1(moved.to))
    .part(
        |_| "Does it arrive at 0, if λ grows for ever?".into(),
        |_| "no: next to 0 its price is level, and the data still pull",
    )
    .mistake(
        "Then 0.5/(1 + λ) would be 0 there. No λ does that.",
        |_| "yes, at some λ beyond the last tick",
    )
    .mistake(
        "The ticks end at λ = 3 only because the figure does.",
        |_| "no: it stops at the last red tick",
    )
    .mistake("It would have to be steep at 0, and a square is level there.", {
        |_| "yes, where its price is higher than the loss"
    });
    exercise(
        "P.2",
        "The red dot",
        "say how L2 moves a weight",
        "chapter5.html#chapter5-sums=1&full=bare",
        paper.paper(),
    )
}

pub(super) fn two_half_bowls() -> Exercise {
    let page = Move { from: 0.4, to: 1.6 };
    let draw = |draw: &mut _| Move::draw(draw, [0.0, 0.9], [1.1, 1.9], 0.1);
    let paper = PaperOf::new(page, draw, |moved| {
        task("The figure of the two half-bowls", *moved)
    })
    .part(
        |_| "Where will the bowl of the right half be lowest?".into(),
        |moved| BEST - moved.to / 2.0,
    )
    .mistake("The sum stops at the corner. The bowl, dashed, goes on.", {
        |_| 0.0
    })
    .mistake("That is the other bowl: left of 0 the price is −λw.", |moved| {
        BEST + moved.to / 2.0
    })
    .mistake("Half of λ comes off: the slope of the loss has a 2.", |moved| {
        BEST - moved.to
    })
    .part(|_| "And where will the sum be lowest?".into(), |_| 0.0)
    .mistake("There the sum follows the other bowl.", |moved| {
        BEST - moved.to / 2.0
    })
    .mistake("There the sum follows the bowl of the right half.", |moved| {
        BEST + moved.to / 2.0
    })
    .mistake("That is the loss alone.", |_| BEST);
    exercise(
        "P.3",
        "Two half-bowls",
        "say why a bowl and a V are lowest at the corner",
        "chapter5.html#chapter5-halves=0.4&full=bare",
        paper.paper(),
    )
}

pub(super) fn the_squares() -> Exercise {
    let page = Move { from: 0.0, to: 1.1 };
    let draw = |draw: &mut _| Move::draw(draw, [0.0, 0.0], [-0.5, 1.5], 0.05);
    let paper = PaperOf::new(page, draw, |moved| {
        format!(
            "The figure of the misses and their squares at \
             w = 0, where their mean area is 0.25. You move it to w = {}.",
            shown(moved.to)
        )
    })
    .part(
        |_| "What will the mean area be?".into(),
        |moved| (moved.to - BEST) * (moved.to - BEST),
    )
    .mistake("So far is the weight from 0.5. Square it.", |moved| {
        (moved.to - BEST).abs()
    })
    .mistake("Measure from 0.5, where all squares are gone.", |moved| {
        moved.to * moved.to
    })
    .mistake("Twice as far from 0.5 is four times the area.", |moved| {
        0.5 * (moved.to - BEST).abs()
    })
    .part(
        |_| "At which other weight will it be the same?".into(),
        |moved| 2.0 * BEST - moved.to,
    )
    .mistake("The mirror stands at 0.5, not at 0.", |moved| -moved.to)
    .mistake("So far it is from 0.5. Go as far to the other side.", |moved| {
        (moved.to - BEST).abs()
    });
    exercise(
        "P.4",
        "The squares",
        "say how the loss grows away from its lowest point",
        "chapter3.html#chapter3-lines=0&full=bare",
        paper.paper(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;
    use crate::by_hand::{lowest, right};

    fn loss(w: f64) -> f64 {
        (w - BEST) * (w - BEST)
    }

    #[test]
    fn the_dots_and_the_half_bowls_are_where_a_search_finds_them() {
        let mut draw = Draw::new(1);
        for _ in 0..50 {
            let Move { to, .. } =
                Move::draw(&mut draw, [0.0, 0.0], [0.1, 3.0], 0.1);
            let near =
                |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{a} {b}");
            near(lowest(|w| loss(w) + to * w.abs()), l1(to));
            near(lowest(|w| loss(w) + to * w * w), l2(to));
            near(lowest(|w| loss(w) + to * w), BEST - to / 2.0);
            near(lowest(|w| loss(w) - to * w), BEST + to / 2.0);
        }
    }

    #[test]
    fn the_pages_answers() {
        let pull = "L1 pulls equally hard at every weight but 0";
        assert_eq!(right(&the_blue_dot()), ["0.15", pull]);
        assert_eq!(right(&the_red_dot())[0], "0.1667");
        assert_eq!(right(&two_half_bowls()), ["−0.3", "0"]);
        assert_eq!(right(&the_squares()), ["0.36", "−0.1"]);
    }
}
