use super::walks::Walks;
use crate::answer::shown;
use crate::data::soft;
use crate::points::Points;
use crate::{Exercise, PaperOf, Work};

pub(super) fn both_walks() -> Exercise {
    let page =
        Walks { points: Points::d(), lambda: 8.0, parts: 16.0, start: 1.0 };
    let paper = PaperOf::new(page, Walks::draw, |walks| {
        format!(
            "{} The price is λ·|w| with λ = {}. Both walks of chapter 6 start \
             at {} (that is step 0), and the step size η is 1/{}. A step on \
             the loss alone leads from w to {}·w + {}. Round to four \
             decimals.",
            walks.points.said(),
            shown(walks.lambda),
            shown(walks.start),
            shown(walks.parts),
            shown(walks.factor()),
            shown(walks.down(walks.eta(), 0.0))
        )
    });
    let paper = ends(weights(paper));
    Exercise {
        number: "6.1",
        title: "Both walks",
        minutes: 20,
        trains: "take both walks by hand, and say where each of them ends",
        see: "chapter6.html#chapter6-hills=8",
        work: Work::Paper(paper.paper()),
    }
}

/// The weights of both walks.
fn weights(paper: PaperOf<Walks>) -> PaperOf<Walks> {
    paper
        .part(
            |_| {
                "The slope walk: the weights after step 3 and after step 4?"
                    .into()
            },
            |walks| walks.end(4, |w| walks.slope_step(walks.lambda, w)),
        )
        .mistake(
            "Left of 0 the slope of |w| is −1: there the price pushes to the \
             right.",
            |walks| {
                let price = walks.eta() * walks.lambda;
                walks.end(4, |w| walks.down(walks.eta(), w) - price)
            },
        )
        .mistake(
            "That is the threshold walk. The slope walk does not stop at the \
             corner, it steps across.",
            |walks| {
                let threshold = walks.eta() * walks.lambda;
                walks.end(4, |w| walks.threshold_step(threshold, w))
            },
        )
        .mistake(
            "That is a walk on the loss alone. The price takes its part of \
             each step.",
            |walks| walks.end(4, |w| walks.slope_step(0.0, w)),
        )
        .mistake(
            "The price's part of a step is η·λ, all of it. λ/2 belongs to \
             the formula of chapter 5.",
            |walks| walks.end(4, |w| walks.slope_step(walks.lambda / 2.0, w)),
        )
        .mistake(
            "The price's slope is multiplied by η, as the loss's slope is.",
            |walks| {
                let lambda = walks.lambda * walks.parts;
                walks.end(4, |w| walks.slope_step(lambda, w))
            },
        )
        .part(
            |_| {
                "The threshold walk: the weights after step 2 and after step \
                 3?"
                .into()
            },
            |walks| {
                let threshold = walks.eta() * walks.lambda;
                walks.end(3, |w| walks.threshold_step(threshold, w))
            },
        )
        .mistake(
            "The threshold is η·λ, not λ: a small step takes a small part of \
             the price.",
            |walks| walks.end(3, |w| walks.threshold_step(walks.lambda, w)),
        )
        .mistake(
            "First the step on the loss, then the threshold; you did it the \
             other way round.",
            |walks| {
                let eta = walks.eta();
                let threshold = eta * walks.lambda;
                walks.end(3, |w| walks.down(eta, soft(w, threshold)))
            },
        )
        .mistake("λ is not halved here: the soft threshold is η·λ.", {
            |walks| {
                let threshold = walks.eta() * walks.lambda / 2.0;
                walks.end(3, |w| walks.threshold_step(threshold, w))
            }
        })
        .mistake(
            "You went past 0. The threshold moves a weight towards 0, and no \
             further.",
            |walks| walks.end(3, |w| walks.slope_step(walks.lambda, w)),
        )
}

/// Where and when both walks end.
fn ends(paper: PaperOf<Walks>) -> PaperOf<Walks> {
    paper
        .part(
            |walks| {
                format!(
                    "At which step does the threshold walk land on 0 with \
                     η = 1/{}, and at which with η = 1/{}?",
                    shown(2.0 * walks.parts),
                    shown(4.0 * walks.parts)
                )
            },
            Walks::landings,
        )
        .mistake(
            "Half the step size is not exactly twice the steps, and a count \
             of steps is rounded up.",
            |walks| {
                let steps = walks.landing(walks.eta());
                (2.0 * steps, 4.0 * steps)
            },
        )
        .mistake(
            "The landing does depend on η: a smaller step goes less far.",
            |walks| {
                let steps = walks.landing(walks.eta());
                (steps, steps)
            },
        )
        .mistake("You counted the start as a step; it is step 0.", |walks| {
            let (half, quarter) = walks.landings();
            (half + 1.0, quarter + 1.0)
        })
        .mistake(
            "You counted the price's part of each step alone. The data push \
             back.",
            |walks| {
                let steps = walks.start / (walks.eta() * walks.lambda);
                ((2.0 * steps).ceil(), (4.0 * steps).ceil())
            },
        )
        .mistake(
            "1 − 2η is the factor of the book's data. Here each step \
             multiplies by 1 − 2·mean(x²)·η.",
            |walks| {
                let eta = walks.eta();
                (walks.books_landing(eta / 2.0), walks.books_landing(eta / 4.0))
            },
        )
        .part(
            |walks| {
                format!(
                    "With η = 1/{}: where does a step of the slope walk lead \
                     from just right of 0, and where from just left of 0?",
                    shown(walks.parts)
                )
            },
            Walks::band,
        )
        .mistake("The data push, too: they shift both ends.", |walks| {
            let price = walks.eta() * walks.lambda;
            (-price, price)
        })
        .mistake(
            "The two are not alike: right of 0 data and price push against \
             each other, left of 0 they push the same way.",
            |walks| {
                let (low, _) = walks.band();
                (low, -low)
            },
        )
        .mistake("That is how strong the push is. A step is η times it.", {
            |walks| {
                let (low, high) = walks.band();
                (low * walks.parts, high * walks.parts)
            }
        })
        .mistake("You gave the step from the left first.", |walks| {
            let (low, high) = walks.band();
            (high, low)
        })
        .mistake("Those are the slopes. A step is −η times the slope.", {
            |walks| {
                let (low, high) = walks.band();
                (-low * walks.parts, -high * walks.parts)
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, right};

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = both_walks();
        let wanted = ["−0.0938, 0.8281", "0.0625, 0", "6, 13", "−0.125, 0.875"];
        assert_eq!(right(&exercise), wanted);
        for told in [
            ('a', "−0.09375, −0.171875", "pushes to the right"),
            ('a', "0, 0", "threshold walk"),
            ('a', "0.78125, 0.765625", "loss alone"),
            ('a', "0.34375, 0.296875", "chapter 5"),
            ('b', "0, 0", "not λ"),
            ('b', "0.4375, 0.375", "other way round"),
            ('b', "0.4375, 0.34375", "not halved"),
            ('b', "0.0625, −0.09375", "past 0"),
            ('c', "6, 12", "not exactly twice"),
            ('c', "25, 51", "book's data"),
            ('c', "3, 3", "depend on η"),
            ('c', "7, 14", "step 0"),
            ('c', "4, 8", "push back"),
            ('d', "−0.5, 0.5", "The data push"),
            ('d', "−0.125, 0.125", "not alike"),
            ('d', "−2, 14", "η times"),
            ('d', "0.875, −0.125", "from the left first"),
            ('d', "2, −14", "Those are the slopes"),
        ] {
            is_told(&exercise, told);
        }
    }
}
