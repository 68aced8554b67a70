//! Chapter 5: adding them up.

use crate::answer::shown;
use crate::data::{X, mean, on_line, soft};
use crate::points::multiple;
use crate::{CodeOf, Draw, Exercise, PaperOf, Words, Work};

pub(crate) fn exercises() -> Vec<Exercise> {
    vec![off_the_books_data(), both_at_once(), the_exact_condition()]
}

/// Points on a line, and what is asked about them.
struct Line {
    x: Vec<f64>,
    weight: f64,
    /// Below the threshold.
    small: f64,
    /// Above it.
    large: f64,
    /// A weight that L2 shall reach.
    tiny: f64,
}

impl Line {
    fn square(&self) -> f64 {
        mean(&self.x, &self.x)
    }

    fn product(&self) -> f64 {
        mean(&self.x, &on_line(self.weight, &self.x))
    }

    fn threshold(&self) -> f64 {
        2.0 * self.product().abs()
    }

    fn l1(&self, lambda: f64) -> f64 {
        soft(self.product(), lambda / 2.0) / self.square()
    }

    fn l2(&self, lambda: f64) -> f64 {
        self.product() / (self.square() + lambda)
    }

    /// How many points there are: what a sum is more than a mean.
    fn count(&self) -> f64 {
        self.x.len() as f64
    }

    fn draw(draw: &mut Draw) -> Line {
        // mean(x²) is 4, 16 and 2.
        let x = draw.one_of(&[
            vec![-3.0, -1.0, 0.0, 1.0, 3.0],
            vec![-6.0, -2.0, 0.0, 2.0, 6.0],
            vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        ]);
        let weight = draw.number(0.5, 1.5, 0.125);
        let mut line = Line { x, weight, small: 0.0, large: 0.0, tiny: 0.0 };
        line.small = draw.one_of(&[1.0, 2.0, 3.0, 4.0]);
        line.large = line.threshold() + draw.number(1.0, 8.0, 1.0);
        line.tiny = draw.one_of(&[0.01, 0.02, 0.005]);
        line
    }
}

fn off_the_books_data() -> Exercise {
    let page = Line {
        x: X.to_vec(),
        weight: 0.75,
        small: 1.0,
        large: 8.0,
        tiny: 0.01,
    };
    let paper = PaperOf::new(page, Line::draw, |line| {
        let x: Vec<String> = line.x.iter().map(|x| shown(*x)).collect();
        format!(
            "Five points on a line: x = {}, and y = {}. The loss is \
             mean((y − w·x)²).",
            x.join(", "),
            multiple(line.weight, "x")
        )
    })
    .part(
        |_| "From which λ on is L1's best weight exactly 0?".into(),
        Line::threshold,
    )
    .mistake("The inputs count: mean(x²) is not 1 here.", |line| {
        2.0 * line.weight
    })
    .mistake(
        "The 2 is missing: the slope of the loss at 0 is −2·mean(xy).",
        Line::product,
    )
    .mistake("You added where the loss takes means.", |line| {
        line.threshold() * line.count()
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
        |line| soft(line.weight, line.small / 2.0),
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
        |line| line.weight / (1.0 + line.small),
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
        title: "Off the book's data",
        minutes: 15,
        trains: "compute the threshold and both best weights for any data",
        see: "chapter5.html#run=chapter5+--x+-3:3:1+--weight+0.75",
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
        .mistake(
            "Past 0 the formula of L1 no longer holds: the corner is lowest.",
            |line| {
                let past = line.product() - line.large / 2.0;
                (past / line.square(), line.l2(line.large))
            },
        )
        .mistake(
            "L1 is right. For L2 you divided by 1 + λ, but mean(x²) is not 1.",
            |line| (0.0, line.weight / (1.0 + line.large)),
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
            |line| line.product() / line.tiny - line.square(),
        )
        .mistake("mean(x²) comes off: mean(xy)/w is mean(x²) + λ.", |line| {
            line.product() / line.tiny
        })
        .mistake(
            "You took mean(x²) for 1, as the book's data have it.",
            |line| line.weight / line.tiny - 1.0,
        )
        .mistake(
            "With sums in place of means λ comes out five times too large.",
            |line| {
                let lambda = line.product() / line.tiny - line.square();
                lambda * line.count()
            },
        )
}

/// The weight at which loss(w) + a·|w| + b·w² is lowest, where loss(w) is the
/// mean of (y − w·x)², and a and b are 0 or more. Where the corner holds it,
/// the weight is exactly 0.
fn best_weight(x: &[f64], y: &[f64], a: f64, b: f64) -> f64 {
    let mean = |u: &[f64], v: &[f64]| -> f64 {
        u.iter().zip(v).map(|(u, v)| u * v).sum::<f64>() / u.len() as f64
    };
    let pull = mean(x, y);
    let held = (pull.abs() - a / 2.0).max(0.0);
    pull.signum() * held / (mean(x, x) + b)
}

type Both = (Vec<f64>, Vec<f64>, f64, f64);

fn both_at_once() -> Exercise {
    let d = |w: f64, a: f64, b: f64| (X.to_vec(), on_line(w, &X), a, b);
    let page = [
        d(0.75, 1.0, 0.0),
        d(0.75, 0.0, 1.0),
        d(0.75, 1.0, 1.0),
        d(0.75, 8.0, 1.0),
        d(-0.75, 1.0, 1.0),
    ];
    let code = CodeOf::new(
        "best_weight",
        include_str!("chapter5.rs"),
        |(x, y, a, b): &Both| best_weight(x, y, *a, *b),
    )
    .mistake(
        "You took off all of a; the slope of the loss has a 2: take a/2.",
        |(x, y, a, b)| best_weight(x, y, 2.0 * a, *b),
    )
    .mistake("You did not divide by mean(x²), as if it were 1.", {
        |(x, y, a, b)| soft(mean(x, y), a / 2.0) / (1.0 + b)
    })
    .mistake("The threshold comes before the division, not after it.", {
        |(x, y, a, b)| soft(mean(x, y) / (mean(x, x) + b), a / 2.0)
    })
    .mistake("No further than 0: the corner holds the weight.", {
        |(x, y, a, b)| {
            let pull = mean(x, y);
            (pull - pull.signum() * a / 2.0) / (mean(x, x) + b)
        }
    })
    .mistake("A negative weight became 0: shorten its size, keep its sign.", {
        |(x, y, a, b)| (mean(x, y) - a / 2.0).max(0.0) / (mean(x, x) + b)
    })
    .mistake(
        "A negative weight moves up towards 0; you moved it further down.",
        |(x, y, a, b)| {
            let pull = mean(x, y);
            let is_held = pull.abs() <= a / 2.0;
            if is_held { 0.0 } else { (pull - a / 2.0) / (mean(x, x) + b) }
        },
    )
    .mistake("b is not halved: b·w² has a 2 in its slope, too.", {
        |(x, y, a, b)| best_weight(x, y, *a, b / 2.0)
    })
    .mistake("The size is right, the sign is lost.", |(x, y, a, b)| {
        best_weight(x, y, *a, *b).abs()
    })
    .mistake("You added where the loss takes means.", |(x, y, a, b)| {
        let count = x.len() as f64;
        best_weight(x, y, a / count, b / count)
    });
    Exercise {
        number: "5.2",
        title: "Both at once",
        minutes: 15,
        trains: "turn two slopes into one formula, with the corner in it",
        see: "chapter5.html#chapter5-sums=0.5",
        work: Work::Code(code.code(&page, |draw| {
            let x = draw.one_of(&[
                vec![-3.0, -1.0, 0.0, 1.0, 3.0],
                vec![-2.0, -1.0, 0.0, 1.0, 2.0],
                vec![1.0, 2.0, 3.0, 4.0],
            ]);
            let w = draw.number(0.5, 1.5, 0.125);
            let far = 4.0 * w * mean(&x, &x);
            let on = |w: f64, a, b| (x.clone(), on_line(w, &x), a, b);
            let mut some = || draw.number(0.25, 1.0, 0.25);
            let (a, b, c) = (some(), some(), some());
            vec![
                on(w, a, 0.0),
                on(w, 0.0, b),
                on(w, c, b),
                on(w, far, b),
                on(-w, a, c),
            ]
        })),
    }
}

fn the_exact_condition() -> Exercise {
    Exercise {
        number: "5.3",
        title: "One sentence, made true",
        minutes: 10,
        trains: "state exactly when each price makes a zero",
        see: "chapter5.html#chapter5-path",
        work: Work::Words(Words {
            task: "Correct this sentence, in at most 60 words: “L1 sets \
                   unimportant weights to zero, L2 never does.”",
            rubric: vec![
                (
                    2,
                    "The exact condition for L1: the slope of the loss at 0 is no larger than λ in size (λ ≥ 2·|mean(xy)|, in words or as a formula, counts).",
                ),
                (
                    1,
                    "L2 makes a zero only where that slope is 0 already (mean(xy) = 0).",
                ),
                (
                    1,
                    "“Unimportant” means a small slope, which depends on the input's unit and on the noise.",
                ),
            ],
            wrong: vec![
                (
                    "L1 sets all small weights to zero.",
                    "Small in which unit? What counts is the slope of the \
                     loss at 0, not the size of the weight without a price.",
                ),
                (
                    "L2 needs a larger λ.",
                    "No λ is enough: its own slope at 0 is 0 for every λ.",
                ),
            ],
            model: "“L1 sets a weight to exactly zero if, at zero, the loss \
                    falls no faster than λ; L2 does so only if it does not \
                    fall there at all. How fast it falls depends on the \
                    input's unit and on noise, not only on whether the input \
                    matters.”",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{given, is_told, right};

    #[test]
    fn the_page_has_these_numbers_and_says_why_others_are_wrong() {
        let exercise = off_the_books_data();
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
            ('e', "300", "comes off"),
            ('e', "74", "mean(x²) for 1"),
            ('e', "1480", "five times"),
        ] {
            is_told(&exercise, told);
        }
    }

    #[test]
    fn each_message_belongs_to_its_mistake() {
        let exercise = both_at_once();
        let wrong = [
            ("You took off all of a", [0.5, 0.6, 0.4, 0.0, -0.4]),
            ("A negative weight became", [0.625, 0.6, 0.5, 0.0, 0.0]),
            ("A negative weight moves", [0.625, 0.6, 0.5, 0.0, -0.7]),
            ("b is not halved", [0.625, 0.6667, 0.5556, 0.0, -0.5556]),
            ("The size is right", [0.625, 0.6, 0.5, 0.0, 0.5]),
            ("You added", [0.725, 0.7143, 0.6905, 0.5238, -0.6905]),
        ];
        for (words, wanted) in wrong {
            let given = given(&exercise, words).concat();
            let near = |(a, b): (&f64, f64)| (a - b).abs() < 5e-5;
            assert!(given.iter().zip(wanted).all(near), "{words} {given:?}");
        }
    }
}
