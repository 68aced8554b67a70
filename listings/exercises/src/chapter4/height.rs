use crate::answer::shown;
use crate::{Answer, Draw, Exercise, PaperOf, Work};

/// A steep square against the size, and a small step away from 0.
struct Prices {
    /// The steep square is this times w².
    factor: f64,
    /// How long the step is, and how far the loss falls on it.
    step: f64,
    /// The other price is this times |w|; it is above 1.
    lambda: f64,
}

impl Prices {
    fn draw(draw: &mut Draw) -> Prices {
        let factor = draw.one_of(&[
            10.0, 20.0, 25.0, 40.0, 50.0, 100.0, 125.0, 200.0, 250.0, 500.0,
        ]);
        Prices {
            factor,
            step: draw.one_of(&[0.001, 0.0005, 0.0002, 0.0001]),
            lambda: draw.one_of(&[1.25, 1.5, 2.0, 2.5, 4.0]),
        }
    }

    fn same_cost(&self) -> f64 {
        1.0 / self.factor
    }

    fn same_slope(&self) -> f64 {
        1.0 / (2.0 * self.factor)
    }

    fn square_costs(&self) -> f64 {
        self.factor * self.step * self.step
    }

    fn size_costs(&self) -> f64 {
        self.lambda * self.step
    }

    /// Whether a step pays that costs so much.
    fn pays(&self, cost: f64) -> Answer {
        let word = if cost < self.step { "yes" } else { "no" };
        // Shorter numbers than an answer may have.
        let cost = format!("{cost:.12}");
        let cost = cost.trim_end_matches('0');
        Answer::Word(format!("{word}, it costs {cost}"))
    }
}

pub(super) fn height_against_slope() -> Exercise {
    let page = Prices { factor: 50.0, step: 0.001, lambda: 1.5 };
    let paper = PaperOf::new(page, Prices::draw, |prices| {
        format!(
            "Two prices for one weight: {}·w² and |w|.",
            shown(prices.factor)
        )
    })
    .part(
        |_| "At which weight above 0 do both cost the same?".into(),
        Prices::same_cost,
    )
    .mistake("That is where w² itself costs as much as |w|.", |_| 1.0)
    .mistake(
        "Here you made the square cost 1. It is to cost as much as |w|, \
         which is w itself.",
        |prices| 1.0 / prices.factor.sqrt(),
    )
    .mistake(
        "That is where they are equally steep. Compare what they cost.",
        Prices::same_slope,
    )
    .mistake(
        "You divided the wrong way round. So far out the square costs far \
         more.",
        |prices| prices.factor,
    )
    .part(
        |_| "At which weight above 0 are both equally steep?".into(),
        Prices::same_slope,
    )
    .mistake(
        "That is where they are equally high. The slope of w² is 2w.",
        Prices::same_cost,
    )
    .mistake(
        "That is where w² itself is as steep as |w|. A factor makes it \
         steeper.",
        |_| 0.5,
    )
    .mistake("The slope of w² is 2w. You took half of w for it.", |prices| {
        2.0 / prices.factor
    })
    .part(
        |prices| {
            format!(
                "On a step of {0} to the right of 0 the loss falls by {0}. \
                 Does this step pay if the price is {1}·w²?",
                shown(prices.step),
                shown(prices.factor)
            )
        },
        |prices| prices.pays(prices.square_costs()),
    )
    .mistake("Square the step before you multiply.", |prices| {
        prices.pays(prices.factor * prices.step)
    })
    .mistake(
        "It is the higher price only beyond the weight at which both cost \
         the same. So close to 0 it is far lower.",
        |prices| {
            let factor = shown(prices.factor);
            let word = format!("no, {factor}·w² is the higher price");
            Answer::Word(word)
        },
    )
    .part(
        |prices| {
            format!(
                "Does the same step pay if the price is {}·|w|?",
                shown(prices.lambda)
            )
        },
        |prices| prices.pays(prices.size_costs()),
    )
    .mistake("|w| is the size of the weight. Nothing is squared.", {
        |prices| prices.pays(prices.size_costs() * prices.step)
    })
    .mistake(
        "Half the step saves half as much, and with |w| it costs half as \
         much. What does not pay does not pay when it is shorter.",
        |_| "yes, a step that is short enough always pays",
    );
    Exercise {
        number: "4.1",
        title: "Height against slope",
        minutes: 10,
        trains: "tell where a price is high from where it is steep",
        see: "chapter4.html#chapter4-zoom=10000",
        work: Work::Paper(paper.paper()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{is_told, right, threshold};

    #[test]
    fn the_places_are_where_a_search_finds_them() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let prices = Prices::draw(&mut draw);
            let square = |w: f64| prices.factor * w * w;
            let slope = |w: f64| (square(w + 1e-7) - square(w)) / 1e-7;
            let same_cost = threshold(|w| square(w) >= w);
            let same_slope = threshold(|w| slope(w) >= 1.0);
            assert!((prices.same_cost() - same_cost).abs() < 1e-6);
            assert!((prices.same_slope() - same_slope).abs() < 1e-6);
        }
    }

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = height_against_slope();
        let pays = ["yes, it costs 0.00005", "no, it costs 0.0015"];
        assert_eq!(right(&exercise), ["0.02", "0.01", pays[0], pays[1]]);
        for told in [
            ('a', "1", "w² itself costs"),
            ('a', "0.1414", "made the square cost 1"),
            ('a', "0.01", "equally steep"),
            ('a', "50", "wrong way round"),
            ('b', "0.02", "equally high"),
            ('b', "0.5", "w² itself is as steep"),
            ('b', "0.04", "half of w"),
            ('c', "no, it costs 0.05", "Square the step"),
            ('c', "no, 50·w² is the higher price", "only beyond"),
            ('d', "yes, it costs 0.0000015", "Nothing is squared"),
            ('d', "yes, a step that is short enough always pays", "half as"),
        ] {
            is_told(&exercise, told);
        }
    }
}
