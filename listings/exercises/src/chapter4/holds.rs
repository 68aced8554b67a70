use crate::answer::shown;
use crate::{Answer, Draw, Exercise, PaperOf, Work};

/// Seven prices, some of which hold a weight at 0.
struct Seven {
    /// How steeply the loss falls at 0, to the right.
    pull: f64,
    /// Of the steep square.
    factor: f64,
    /// How far the rounded corner is above 0.
    round: f64,
    /// An exponent above 1.
    power: f64,
    /// Where the moved corner is.
    corner: f64,
    /// The slope of the price that asks nothing left of 0.
    slope: f64,
}

/// The price holds the weight at 0 from this λ on.
fn from(lambda: f64) -> Answer {
    Answer::Word(format!("from {} on", shown(lambda)))
}

impl Seven {
    fn draw(draw: &mut Draw) -> Seven {
        Seven {
            pull: draw.one_of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            factor: draw.one_of(&[100.0, 500.0, 1000.0]),
            round: draw.one_of(&[0.01, 0.02, 0.05, 0.1]),
            power: draw.one_of(&[1.2, 1.25, 1.5, 1.6]),
            corner: draw.one_of(&[0.1, 0.2, 0.3, 0.4]),
            slope: draw.one_of(&[2.0, 4.0, 5.0]),
        }
    }

    fn size(&self) -> Answer {
        from(self.pull)
    }

    fn on_one_side(&self) -> Answer {
        from(self.pull / self.slope)
    }
}

pub(super) fn which_price_holds() -> Exercise {
    let page = Seven {
        pull: 1.0,
        factor: 1000.0,
        round: 0.01,
        power: 1.5,
        corner: 0.3,
        slope: 2.0,
    };
    let paper = blunt_and_moved(sharp_and_steep(page));
    Exercise {
        number: "4.3",
        title: "Which price holds",
        minutes: 10,
        trains: "say of any price whether it can make a zero, and from which \
                 λ on",
        see: "chapter4.html#chapter4-zoom=10000",
        work: Work::Paper(paper.paper()),
    }
}

fn never(_: &Seven) -> &'static str {
    "never"
}

/// The first three prices.
fn sharp_and_steep(page: Seven) -> PaperOf<Seven> {
    PaperOf::new(page, Seven::draw, |seven| {
        format!(
            "The loss is a bowl, and its slope at 0 is {}. λ times a price is \
             added to the loss. From which λ on do these prices hold the best \
             weight at exactly 0?",
            shown(-seven.pull)
        )
    })
    .part(|_| "The price |w|?".into(), Seven::size)
    .mistake(
        "The slope jumps by 2λ at 0, from −λ to λ. Only the half of it right \
         of 0 is against these data.",
        |seven| from(seven.pull / 2.0),
    )
    .mistake(
        "Right of 0 this price has the slope λ, however close you look. The \
         data pull only so hard.",
        never,
    )
    .part(|seven| format!("The price {}·w²?", shown(seven.factor)), never)
    .mistake(
        "You took the factor for a slope. The slope at 0 is 0, whatever it \
         is multiplied by.",
        |seven| from(seven.pull / seven.factor),
    )
    .mistake(
        "Further out this price is the higher one. Next to 0 it is lower than \
         |w|, and level.",
        Seven::size,
    )
    .part(|_| "The price |w| + w²?".into(), Seven::size)
    .mistake(
        "Next to 0 only |w| rises; the slope of w² fades to 0 there and adds \
         nothing.",
        |seven| from(seven.pull / 2.0),
    )
    .mistake(
        "w² alone never does. But the corner of |w| is still there in the \
         sum of both.",
        never,
    )
}

/// The other four.
fn blunt_and_moved(paper: PaperOf<Seven>) -> PaperOf<Seven> {
    paper
        .part(
            |seven| {
                let round = shown(seven.round * seven.round);
                format!("The price √(w² + {round})?")
            },
            never,
        )
        .mistake(
            "It looks like |w| from afar. Under a magnifying glass it is \
             level at 0, as a bowl is.",
            Seven::size,
        )
        .mistake(
            "A rounded corner does not need a little more λ: it is no corner.",
            |seven| from(seven.pull + seven.round),
        )
        .part(|seven| format!("The price |w|^{}?", shown(seven.power)), never)
        .mistake(
            "The exponent is the slope at w = 1. Towards 0 the slope fades to \
             0.",
            |seven| from(seven.pull / seven.power),
        )
        .mistake(
            "Only the exponent 1 gives the same slope at all weights.",
            Seven::size,
        )
        .part(
            |seven| format!("The price |w − {}|?", shown(seven.corner)),
            never,
        )
        .mistake(
            "This corner holds a weight where it stands, and that is not 0.",
            Seven::size,
        )
        .mistake(
            "Where the corner stands does not count for λ. It says which \
             weight is held.",
            |seven| from(seven.pull + seven.corner),
        )
        .part(
            |seven| format!("The price {}·max(w, 0)?", shown(seven.slope)),
            Seven::on_one_side,
        )
        .mistake("Right of 0 this price is steeper than |w|.", Seven::size)
        .mistake(
            "The other way round: a steeper price needs a smaller λ.",
            |seven| from(seven.pull * seven.slope),
        )
        .mistake(
            "Left of 0 it asks for nothing. But these data pull to the right, \
             and there it rises at once.",
            never,
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, right, threshold};

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the last bits do not count")]
    fn the_prices_hold_from_where_a_search_finds_it() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let seven = Seven::draw(&mut draw);
            let Seven { pull, factor, round, power, corner, slope } = seven;
            let holds = |price: &dyn Fn(f64) -> f64| {
                // Next to 0, how much a step costs more than it saves.
                let rise = |lambda: f64, w: f64| {
                    pull * (w * w - w) + lambda * (price(w) - price(0.0))
                };
                let steps = || (1..40).map(|n| 0.1_f64.powi(n));
                let is_lowest = |lambda: f64| {
                    steps().all(|w| {
                        rise(lambda, w) >= 0.0 && rise(lambda, -w) >= 0.0
                    })
                };
                if !is_lowest(99.0) {
                    return Answer::from("never");
                }
                from(threshold(is_lowest))
            };
            let never = Answer::from("never");
            assert_eq!(holds(&f64::abs), seven.size());
            assert_eq!(holds(&|w| factor * w * w), never);
            assert_eq!(holds(&|w| w.abs() + w * w), seven.size());
            assert_eq!(holds(&|w| w.hypot(round)), never);
            assert_eq!(holds(&|w| w.abs().powf(power)), never);
            assert_eq!(holds(&|w| (w - corner).abs()), never);
            assert_eq!(holds(&|w| slope * w.max(0.0)), seven.on_one_side());
        }
    }

    #[test]
    fn the_page_has_these_answers_and_says_why_others_are_wrong() {
        let exercise = which_price_holds();
        let (one, half, never) = ("from 1 on", "from 0.5 on", "never");
        let wanted = [one, never, one, never, never, never, half];
        assert_eq!(right(&exercise), wanted);
        for told in [
            ('a', half, "jumps by 2λ"),
            ('a', never, "however close"),
            ('b', "from 0.001 on", "took the factor"),
            ('b', one, "Further out"),
            ('c', half, "adds nothing"),
            ('c', never, "corner of |w| is still there"),
            ('d', one, "from afar"),
            ('d', "from 1.01 on", "a little more λ"),
            ('e', "from 0.6667 on", "The exponent is the slope"),
            ('e', one, "Only the exponent 1"),
            ('f', one, "where it stands"),
            ('f', "from 1.3 on", "does not count for λ"),
            ('g', one, "steeper than |w|"),
            ('g', "from 2 on", "The other way round"),
            ('g', never, "Left of 0"),
        ] {
            is_told(&exercise, told);
        }
    }
}
