use crate::data::{X, mean, on_line, soft};
use crate::{CodeOf, Draw, Exercise, Work};

#[rustfmt::skip]
/// The weights of a walk down mean((y − w·x)²) + λ·|w|: `start`, then one for
/// each of `steps` steps. A step goes down the slope of the loss alone, times
/// `eta`; then comes the price as a soft threshold (chapter 6). What this takes
/// to 0 is exactly 0; nothing else is set to 0; and then it goes on stepping.
fn l1_walk(
    x: &[f64], y: &[f64], lambda: f64, eta: f64, start: f64, steps: usize,
) -> Vec<f64> {
    let step = |w: &f64| {
        let slopes = x.iter().zip(y).map(|(x, y)| 2.0 * x * (w * x - y));
        let down = w - eta * slopes.sum::<f64>() / x.len() as f64;
        Some(down - down.clamp(-eta * lambda, eta * lambda))
    };
    let walk = std::iter::successors(Some(start), step);
    walk.take(steps + 1).collect()
}

/// x, y, λ, η, the start, and how many steps.
type Walk = (Vec<f64>, Vec<f64>, f64, f64, f64, usize);

/// A walk with another step: to it come the weight, and what a step on the
/// loss alone makes of any weight.
fn walk(
    walk: &Walk,
    step: impl Fn(f64, &dyn Fn(f64) -> f64) -> f64,
) -> Vec<f64> {
    let (x, y, _, eta, start, steps) = walk;
    let down = |w: f64| w + 2.0 * eta * (mean(x, y) - mean(x, x) * w);
    let next = |w: &f64| Some(step(*w, &down));
    std::iter::successors(Some(*start), next).take(steps + 1).collect()
}

/// The slope of |w|; at 0 it is taken to be 0.
fn sign(w: f64) -> f64 {
    if w == 0.0 { 0.0 } else { w.signum() }
}

/// What a step of the walk takes off.
fn threshold((_, _, lambda, eta, ..): &Walk) -> f64 {
    eta * lambda
}

/// The checks. `eta` is such that a step on the loss halves the way to its
/// lowest point; `large` is above the threshold.
fn walks(x: &[f64], weight: f64, small: f64, large: f64) -> Vec<Walk> {
    let square = mean(x, x);
    let (eta, pull) = (0.25 / square, 2.0 * weight * square);
    let on = |weight: f64, lambda, eta, start, steps| {
        (x.to_vec(), on_line(weight, x), lambda, eta, start, steps)
    };
    vec![
        on(weight, large, eta, 1.0, 4),
        // From left of 0 the first step lands on 0, and the next leaves it.
        on(weight, small, eta, -eta * (small + 2.0 * pull), 4),
        // Exactly at the threshold the walk comes close to 0, and only close.
        on(weight, pull, eta, 1.0, 12),
        on(-weight, small, eta / 2.0, -1.0, 3),
        // Points whose mean is not 0.
        (vec![1.0, 2.0], vec![2.0, 4.0], 2.0, 0.125, 0.5, 1),
        on(weight, small, eta, 0.0, 2),
    ]
}

pub(super) fn the_walk_that_lands() -> Exercise {
    let page = walks(&X, 0.75, 2.0, 8.0);
    let code = CodeOf::new(
        "l1_walk",
        include_str!("threshold_walk.rs"),
        |(x, y, lambda, eta, start, steps): &Walk| {
            l1_walk(x, y, *lambda, *eta, *start, *steps)
        },
    )
    .mistake(
        "You followed the slope of |w|, across 0. Use a soft threshold.",
        |a| walk(a, |w, down| down(w) - threshold(a) * sign(w)),
    )
    .mistake(
        "You froze a weight that comes to 0. The data may pull it on.",
        |a| {
            walk(a, |w, down| {
                let crosses = w * (down(w) - threshold(a) * sign(w)) <= 0.0;
                if crosses { 0.0 } else { soft(down(w), threshold(a)) }
            })
        },
    )
    .mistake("You cut small weights off. Small is not 0.", |a| {
        walk(a, |w, down| {
            let w = soft(down(w), threshold(a));
            if w.abs() < 1e-3 { 0.0 } else { w }
        })
    })
    .mistake(
        "Your threshold is too large. It goes with the step: η·λ.",
        |a| walk(a, |w, down| soft(down(w), a.2)),
    )
    .mistake("Do not halve the threshold: in a walk it is η·λ.", |a| {
        walk(a, |w, down| soft(down(w), threshold(a) / 2.0))
    })
    .mistake("First the step on the loss, then the threshold.", |a| {
        walk(a, |w, down| down(soft(w, threshold(a))))
    })
    .mistake("A negative weight became 0: shorten its size, keep its sign.", {
        |a| walk(a, |w, down| (down(w) - threshold(a)).max(0.0))
    })
    .mistake("You moved a negative weight further down.", |a| {
        walk(a, |w, down| {
            let w = down(w);
            if w.abs() <= threshold(a) { 0.0 } else { w - threshold(a) }
        })
    })
    .mistake("The list begins with `start`.", |a| {
        walk(a, |w, down| soft(down(w), threshold(a))).split_off(1)
    })
    .mistake("The slope of the loss has a 2.", |a| {
        walk(a, |w, down| soft(f64::midpoint(w, down(w)), threshold(a)))
    })
    .mistake(
        "On 0 the price acts, too: use the soft threshold in each step.",
        |a| {
            walk(a, |w, down| {
                let next = down(w) - threshold(a) * sign(w);
                if w * next < 0.0 { 0.0 } else { next }
            })
        },
    );
    Exercise {
        number: "6.2",
        title: "The walk that lands",
        minutes: 15,
        trains: "write a walk that lands on exactly 0, and can leave it again",
        see: "chapter6.html#how-can-a-walk-land-on-0",
        work: Work::Code(code.code(&page, |draw: &mut Draw| {
            let x = draw.one_of(&[
                vec![-3.0, -1.0, 0.0, 1.0, 3.0],
                vec![-2.0, -1.0, 0.0, 1.0, 2.0],
                vec![-1.0, 1.0, -1.0, 1.0],
                vec![1.0, -3.0, 3.0, -1.0, 0.0],
            ]);
            let weight = draw.number(0.5, 1.5, 0.125);
            let pull = 2.0 * weight * mean(&x, &x);
            let small = pull * draw.one_of(&[0.25, 0.375, 0.5]);
            let large = pull + draw.number(1.0, 4.0, 0.5);
            walks(&x, weight, small, large)
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::{given, lowest};

    #[test]
    fn the_walks_are_those_of_the_page_to_the_last_bit() {
        let page = walks(&X, 0.75, 2.0, 8.0);
        let ends: Vec<Vec<f64>> = page
            .iter()
            .map(|(x, y, lambda, eta, start, steps)| {
                l1_walk(x, y, *lambda, *eta, *start, *steps)
            })
            .collect();
        assert_eq!(ends[0], [1.0, 0.375, 0.0625, 0.0, 0.0]);
        assert_eq!(ends[1], [-0.875, 0.0, 0.25, 0.375, 0.4375]);
        assert_eq!(ends[2][12], 0.000_244_140_625);
        assert_eq!(ends[3], [-1.0, -0.875, -0.78125, -0.710_937_5]);
        assert_eq!(ends[4], [0.5, 1.1875]);
        assert_eq!(ends[5], [0.0, 0.25, 0.375]);
    }

    #[test]
    fn each_step_is_lowest_in_the_model_of_the_sum() {
        for (x, y, lambda, eta, start, steps) in walks(&X, 0.75, 2.0, 8.0) {
            let loss = |w: f64| {
                let misses = x.iter().zip(&y).map(|(x, y)| y - w * x);
                misses.map(|miss| miss * miss).sum::<f64>() / x.len() as f64
            };
            let walk = l1_walk(&x, &y, lambda, eta, start, steps);
            for step in walk.windows(2) {
                let slope =
                    (loss(step[0] + 1e-5) - loss(step[0] - 1e-5)) / 2e-5;
                let next = lowest(|v| {
                    let far = v - step[0];
                    slope * far + far * far / (2.0 * eta) + lambda * v.abs()
                });
                assert!((step[1] - next).abs() < 1e-5, "{step:?}");
            }
        }
    }

    #[test]
    fn each_message_belongs_to_its_mistake() {
        let exercise = the_walk_that_lands();
        let ends = |words: &str| -> [f64; 4] {
            let rows = given(&exercise, words);
            [0, 1, 2, 3].map(|check: usize| *rows[check].last().unwrap())
        };
        let (low, loss) = (0.000_244_140_625, -0.710_937_5);
        let wrong = [
            ("You followed", [0.828_125, 0.445_312_5, low, loss]),
            ("You froze", [0.0, 0.0, low, loss]),
            ("You cut", [0.0, 0.4375, 0.0, loss]),
            ("Your threshold is too", [0.0; 4]),
            ("A negative weight", [0.0, 0.4375, low, 0.0]),
            ("You moved a", [0.0, 0.4375, low, -1.0]),
            ("The list begins", [0.0, 0.4375, low, loss]),
            ("On 0 the price acts", [0.375, 0.46875, low, loss]),
        ];
        for (words, wanted) in wrong {
            assert_eq!(ends(words), wanted, "{words}");
        }
        let second = |words: &str| given(&exercise, words)[0][..3].to_vec();
        assert_eq!(second("Do not halve"), second("First the step"));
        assert_eq!(second("The slope of the loss"), [1.0, 0.4375, 0.015_625]);
        let third = |words: &str| given(&exercise, words)[0][3];
        assert_eq!(third("Do not halve"), 0.34375);
        assert_eq!(third("First the step"), 0.375);
    }
}
