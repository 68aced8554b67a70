use crate::answer::shown;
use crate::chapter8::listed;
use crate::{Draw, Exercise, PaperOf, Work};

/// A table of six strengths from the largest on, four folds at the best, and
/// by how much each of them is worse at the rule's.
struct Choice {
    alphas: [f64; 6],
    errors: [f64; 6],
    /// The standard errors; that of the best is asked for.
    spreads: [f64; 6],
    kept: [f64; 6],
    folds: [f64; 4],
    worse: [f64; 4],
}

/// The place of the smallest error.
const BEST: usize = 4;
/// The place of the strength that the rule takes.
const RULE: usize = 2;

impl Choice {
    /// Three folds are `step` below `mean`, the one at `place` is far above:
    /// their mean has the standard error `step`.
    fn folds(mean: f64, step: f64, place: usize) -> [f64; 4] {
        let mut folds = [mean - step; 4];
        folds[place] = mean + 3.0 * step;
        folds
    }

    fn draw(draw: &mut Draw) -> Choice {
        let unit = draw.one_of(&[0.1, 0.5, 1.0, 2.0]);
        let step = draw.one_of(&[2.0, 3.0, 4.0, 5.0]);
        let mean = 2.0 * step + draw.number(5.0, 20.0, 1.0);
        // So many steps above the smallest error: the second is within two
        // standard errors, the third within one, the fourth within less.
        let above = [
            draw.number(2.4, 3.0, 0.1),
            draw.number(1.5, 1.9, 0.1),
            draw.one_of(&[0.9, 0.95]),
            draw.number(0.6, 0.8, 0.1),
            0.0,
            draw.number(0.1, 0.4, 0.1),
        ];
        let mut spread = |from: f64| step * draw.number(from, from + 0.3, 0.1);
        let spreads = [
            spread(2.5),
            spread(1.1),
            spread(1.0),
            spread(1.0),
            0.0,
            spread(0.8),
        ];
        let place = draw.one_of(&[0, 1, 2, 3]);
        let worse =
            Choice::folds(above[RULE] * step, 0.1 * step, (place + 1) % 4);
        let mut kept = [0.0; 6];
        for i in 1..6 {
            kept[i] = kept[i - 1] + draw.one_of(&[1.0, 2.0, 3.0]);
        }
        Choice {
            alphas: [16.0, 8.0, 4.0, 2.0, 1.0, 0.5].map(|a| unit * a),
            errors: above.map(|above| mean + above * step),
            spreads,
            kept,
            folds: Choice::folds(mean, step, place),
            worse,
        }
    }

    fn smallest(&self) -> f64 {
        mean(&self.folds)
    }

    /// The sum of the folds' squared distances to their mean.
    fn squares(&self) -> f64 {
        squares(&self.folds)
    }

    fn deviation(&self) -> f64 {
        (self.squares() / 3.0).sqrt()
    }

    /// By how much the rule's error is larger, and a part of the standard
    /// deviation of that.
    fn difference(&self, part: f64) -> (f64, f64) {
        (mean(&self.worse), (squares(&self.worse) / 3.0).sqrt() * part)
    }

    fn spread(&self) -> f64 {
        self.deviation() / 2.0
    }

    /// The place of the largest strength with at most this error.
    fn within(&self, limit: f64) -> usize {
        let mut errors = self.errors.iter();
        errors.position(|error| *error <= limit).unwrap_or(BEST)
    }

    /// The strength at a place, and how many features it keeps.
    fn at(&self, place: usize) -> (f64, f64) {
        (self.alphas[place], self.kept[place])
    }

    fn table(&self) -> String {
        let line = |name: &str, cells: [String; 6]| {
            format!("| {name} | {} |\n", cells.join(" | "))
        };
        let row =
            |name: &str, numbers: [f64; 6]| line(name, numbers.map(shown));
        let mut spreads = self.spreads.map(shown);
        spreads[BEST] = "?".into();
        [
            row("α", self.alphas),
            "| --- | --- | --- | --- | --- | --- | --- |\n".into(),
            row("mean of the four folds", self.errors),
            line("its standard error", spreads),
            row("features kept", self.kept),
        ]
        .concat()
    }
}

fn mean(folds: &[f64; 4]) -> f64 {
    folds.iter().sum::<f64>() / 4.0
}

fn squares(folds: &[f64; 4]) -> f64 {
    let far = folds.map(|fold| fold - mean(folds));
    far.map(|far| far * far).iter().sum()
}

pub(super) fn exercise() -> Exercise {
    let page = Choice {
        alphas: [16.0, 8.0, 4.0, 2.0, 1.0, 0.5],
        errors: [15.0, 13.5, 11.9, 11.5, 10.0, 10.4],
        spreads: [6.0, 2.5, 2.2, 2.1, 0.0, 1.9],
        kept: [0.0, 1.0, 3.0, 5.0, 8.0, 10.0],
        folds: Choice::folds(10.0, 2.0, 0),
        worse: Choice::folds(1.9, 0.2, 1),
    };
    let paper = PaperOf::new(page, Choice::draw, |choice| {
        format!(
            "A cross-validation with four folds: the errors on the rows left \
             out.\n\n{}\nAt α = {} the four folds have the errors {}. The standard \
             error is the standard deviation of the folds (their squared \
             distances to their mean, added and divided by one less than the \
             number of folds, and of that the root), divided by the root of \
             the number of folds.",
            choice.table(),
            shown(choice.alphas[BEST]),
            listed(&choice.folds)
        )
    });
    let paper = what_it_means(the_rule(the_spread(paper)));
    Exercise {
        number: "9.1",
        title: "One standard error",
        minutes: 15,
        trains: "choose a strength by the one-standard-error rule, and say \
                 what it costs",
        see: "chapter9.html#chapter9-errors",
        work: Work::Paper(paper.paper()),
    }
}

fn the_spread(paper: PaperOf<Choice>) -> PaperOf<Choice> {
    paper
        .part(|_| "Which standard error is missing?".into(), Choice::spread)
        .mistake(
            "That is the spread of one fold. The mean of four varies half as \
             much.",
            Choice::deviation,
        )
        .mistake(
            "You divided the squares by the number of folds. Divide by one \
             less.",
            |choice| (choice.squares() / 4.0).sqrt() / 2.0,
        )
        .mistake(
            "You divided by the number of folds at the end. Divide by its \
             root.",
            |choice| choice.deviation() / 4.0,
        )
        .mistake(
            "That is the root of the sum of the squares. Both divisions are \
             missing.",
            |choice| choice.squares().sqrt(),
        )
        .mistake(
            "You divided by four, not three, and the root of the number of \
             folds is missing.",
            |choice| (choice.squares() / 4.0).sqrt(),
        )
        .mistake("The root is missing: that is the variance over √4.", {
            |choice| choice.squares() / 3.0 / 2.0
        })
}

fn the_rule(paper: PaperOf<Choice>) -> PaperOf<Choice> {
    paper
        .part(
            |_| "Up to which error does the one-standard-error rule go?".into(),
            |choice| choice.smallest() + choice.spread(),
        )
        .mistake(
            "That is the smallest error. The rule goes one standard error \
             above it.",
            Choice::smallest,
        )
        .mistake(
            "You went one standard deviation up, not one standard error.",
            |choice| choice.smallest() + choice.deviation(),
        )
        .mistake("Up, not down: the rule accepts a larger error.", |choice| {
            choice.smallest() - choice.spread()
        })
        .part(
            |_| {
                "Which α does the rule take, and how many features are kept \
                 there?"
                    .into()
            },
            |choice| {
                choice.at(choice.within(choice.smallest() + choice.spread()))
            },
        )
        .mistake(
            "Its error is too large: more than one standard error above the \
             smallest.",
            |choice| {
                let limit = choice.smallest() + choice.deviation();
                choice.at(choice.within(limit))
            },
        )
        .mistake(
            "A larger α is still within the limit; perhaps your standard \
             error is too small.",
            |choice| {
                let small = (choice.squares() / 4.0).sqrt() / 2.0;
                choice.at(choice.within(choice.smallest() + small))
            },
        )
        .mistake(
            "That is the α with the smallest error. The rule goes on to the \
             largest one that is within its limit.",
            |choice| choice.at(BEST),
        )
        .mistake(
            "You let two ranges overlap. The rule compares the mean itself \
             with the limit; only the best α has a range.",
            |choice| {
                let limit = choice.smallest() + choice.spread();
                let mut low = choice.errors.iter().zip(&choice.spreads);
                let place = low.position(|(error, s)| error - s <= limit);
                choice.at(place.unwrap_or(BEST))
            },
        )
        .mistake(
            "The rule takes the largest α within the limit, not the smallest: \
             a small one keeps more.",
            |choice| {
                let limit = choice.smallest() + choice.spread();
                let mut errors = choice.errors.iter();
                let last = errors.rposition(|error| *error <= limit);
                choice.at(last.unwrap_or(BEST))
            },
        )
}

fn what_it_means(paper: PaperOf<Choice>) -> PaperOf<Choice> {
    paper
        .part(
            |choice| {
                format!(
                    "Which α would the rule take if the four folds at α = {} \
                     had {} each?",
                    shown(choice.alphas[BEST]),
                    shown(choice.smallest())
                )
            },
            |choice| choice.alphas[choice.within(choice.smallest())],
        )
        .mistake(
            "The limit comes from the spread of these folds, and there is \
             none now.",
            |choice| {
                let limit = choice.smallest() + choice.spread();
                choice.alphas[choice.within(limit)]
            },
        )
        .mistake(
            "Its error is larger than the smallest, and nothing is left to \
             excuse that.",
            |choice| choice.alphas[BEST + 1],
        )
        .part(
            |choice| {
                format!(
                    "At the α of part (c) the errors of the four folds are \
                     larger by {}. By how much is that in the mean, and what \
                     is the standard error of this mean?",
                    listed(&choice.worse)
                )
            },
            |choice| choice.difference(0.5),
        )
        .mistake(
            "The second number is the spread of one difference. The mean of \
             four varies half as much.",
            |choice| choice.difference(1.0),
        )
        .mistake(
            "You divided the spread of the differences by their number. \
             Divide by its root.",
            |choice| choice.difference(0.25),
        )
        .mistake(
            "The second number is the standard error of an error. That of the \
             difference comes from the four differences alone.",
            |choice| (choice.difference(0.0).0, choice.spread()),
        )
        .part(
            |_| {
                "So, does the α of part (c) predict as well as the best one, \
                 on rows like these?"
                    .into()
            },
            |_| "no, it is worse by many standard errors of the difference",
        )
        .mistake(
            "That standard error says how one mean varies with other rows. \
             Both means are of the same rows: what is hard to predict is hard \
             for both. Compare fold by fold.",
            |_| "yes, its error is within one standard error of the smallest",
        )
        .mistake(
            "There are few, but they agree: in each of them the rule's error \
             is larger.",
            |_| "nobody knows, as four folds are too few",
        )
        .part(
            |_| {
                "May you tell a colleague that the features which the rule \
                 keeps are the ones that matter?"
                    .into()
            },
            |_| "no, they are what this price keeps, in these rows",
        )
        .mistake(
            "A zero says that the data pull at a feature less than this price, \
             in these rows. It may still have an effect.",
            |_| "yes, the others have no effect",
        )
        .mistake(
            "The rule often drops noise, but it promises nothing about it: it \
             chooses by errors alone.",
            |_| "yes, the rule keeps no noise",
        )
        .mistake(
            "The smallest error is chosen for predicting, too, and tends to \
             keep more noise.",
            |_| "no, only those at the smallest error matter",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_takes_the_third_strength_and_the_table_has_one_gap() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let choice = Choice::draw(&mut draw);
            let [a, b, c, d] = choice.folds;
            // The variance from the six differences between two folds.
            let pairs = [a - b, a - c, a - d, b - c, b - d, c - d];
            let variance = pairs.map(|d| d * d).iter().sum::<f64>() / 12.0;
            assert!((choice.spread() - (variance / 4.0).sqrt()).abs() < 1e-12);
            assert!((choice.errors[BEST] - choice.smallest()).abs() < 1e-12);
            let limit = choice.smallest() + choice.spread();
            assert_eq!(choice.within(limit), RULE);
            let above = choice.errors[RULE] - choice.errors[BEST];
            let (worse, error) = choice.difference(0.5);
            assert!((worse - above).abs() < 1e-12);
            // "By many standard errors", and in each fold.
            assert!(worse > 8.0 * error);
            assert!(choice.worse.iter().all(|worse| *worse > 0.0));
            assert_eq!(choice.within(choice.smallest()), BEST);
            assert_eq!(choice.table().matches('?').count(), 1);
        }
    }
}
