use super::{listed, predictions, unrelated};
use crate::answer::shown;
use crate::data::{mean, soft};
use crate::{Draw, Exercise, PaperOf, Work};

/// Three unrelated features, and a price.
struct Three {
    columns: [Vec<f64>; 3],
    y: Vec<f64>,
    lambda: f64,
}

/// The places of the features.
const A: usize = 0;
const B: usize = 1;
const C: usize = 2;

impl Three {
    /// The numbers of the first feature have this size, and y is the sum of
    /// these parts of features of the size 1.
    fn new(size: f64, parts: [f64; 3], lambda: f64) -> Three {
        let y = predictions(&unrelated(1.0), &parts);
        Three { columns: unrelated(size), y, lambda }
    }

    fn draw(draw: &mut Draw) -> Three {
        let size = draw.one_of(&[2.0, 4.0, 5.0]);
        let c = draw.number(0.1, 0.4, 0.05);
        let half = c + draw.number(0.05, 0.2, 0.05);
        let b = half + draw.number(0.1, 0.4, 0.05);
        let a = half + draw.number(0.4, 1.2, 0.1);
        Three::new(size, [a, -b, draw.sign(c)], 2.0 * half)
    }

    fn product(&self, j: usize) -> f64 {
        mean(&self.columns[j], &self.y)
    }

    fn square(&self, j: usize) -> f64 {
        mean(&self.columns[j], &self.columns[j])
    }

    fn threshold(&self, j: usize) -> f64 {
        2.0 * self.product(j).abs()
    }

    fn weight(&self, j: usize) -> f64 {
        self.weight_less(j, self.lambda / 2.0)
    }

    fn weight_less(&self, j: usize, taken: f64) -> f64 {
        soft(self.product(j), taken) / self.square(j)
    }

    /// How hard the data pull at a weight when all have had their say.
    fn pull(&self, j: usize) -> f64 {
        let weights = [self.weight(A), self.weight(B), self.weight(C)];
        let said = predictions(&self.columns, &weights);
        let rest: Vec<f64> =
            self.y.iter().zip(said).map(|(y, said)| y - said).collect();
        2.0 * mean(&self.columns[j], &rest)
    }

    /// With a in a unit twice as large.
    fn in_larger_unit(&self) -> Three {
        let [a, b, c] = self.columns.clone();
        let a = a.iter().map(|a| a / 2.0).collect();
        let (y, lambda) = (self.y.clone(), self.lambda);
        Three { columns: [a, b, c], y, lambda }
    }
}

pub(super) fn exercise() -> Exercise {
    let page = Three::new(2.0, [1.0, -0.5, 0.2], 0.6);
    let paper = PaperOf::new(page, Three::draw, |three| {
        let [a, b, c] = &three.columns;
        format!(
            "Four rows and three features: a = ({}), b = ({}), c = ({}), and \
             y = ({}). The mean of the product of any two features is 0. \
             There is no intercept, and nothing is standardised. With the \
             prediction p = w₁·a + w₂·b + w₃·c, the lasso makes \
             mean((y − p)²) + λ·(|w₁| + |w₂| + |w₃|) lowest.",
            listed(a),
            listed(b),
            listed(c),
            listed(&three.y)
        )
    });
    let paper = the_other_unit(the_pulls(the_weights(thresholds(paper))));
    Exercise {
        number: "8.1",
        title: "One rule for three weights",
        minutes: 15,
        trains: "compute thresholds, weights and pulls of unrelated features \
                 in any unit",
        see: "chapter8.html#chapter8-rule=0.6",
        work: Work::Paper(paper.paper()),
    }
}

fn thresholds(paper: PaperOf<Three>) -> PaperOf<Three> {
    paper
        .part(
            |_| "From which λ on is the weight of a exactly 0?".into(),
            |three| three.threshold(A),
        )
        .mistake(
            "The 2 is missing: the data pull at a weight of 0 with \
             2·mean(feature·y).",
            |three| three.product(A),
        )
        .mistake(
            "Twice the best weight is the threshold only where the mean \
             square of the feature is 1.",
            |three| three.threshold(A) / three.square(A),
        )
        .mistake("You added where the loss takes means.", |three| {
            three.threshold(A) * three.y.len() as f64
        })
        .part(
            |_| "And those of b and of c? Give both, b first.".into(),
            |three| (three.threshold(B), three.threshold(C)),
        )
        .mistake("Both are half of what they should be: mind the 2.", |three| {
            (three.threshold(B) / 2.0, three.threshold(C) / 2.0)
        })
        .mistake(
            "λ is never negative: it is compared with the size of the pull.",
            |three| (2.0 * three.product(B), 2.0 * three.product(C)),
        )
}

fn the_weights(paper: PaperOf<Three>) -> PaperOf<Three> {
    paper
        .part(
            |three| format!("The weight of a at λ = {}?", shown(three.lambda)),
            |three| three.weight(A),
        )
        .mistake(
            "λ/2 comes off mean(a·y), before you divide by mean(a²).",
            |three| {
                soft(three.product(A) / three.square(A), three.lambda / 2.0)
            },
        )
        .mistake("λ is halved: the slope of the loss has a 2.", |three| {
            three.weight_less(A, three.lambda)
        })
        .mistake("What is left must be divided by mean(a²).", |three| {
            three.weight(A) * three.square(A)
        })
        .part(
            |three| format!("The weight of b at λ = {}?", shown(three.lambda)),
            |three| three.weight(B),
        )
        .mistake(
            "The price pulls towards 0, so it moves a negative weight up.",
            |three| (three.product(B) - three.lambda / 2.0) / three.square(B),
        )
        .mistake(
            "The size is right, but the weight has the sign of mean(b·y).",
            |three| -three.weight(B),
        )
        .mistake("You took off λ, which is twice too much.", |three| {
            three.weight_less(B, three.lambda)
        })
        .part(
            |three| format!("The weight of c at λ = {}?", shown(three.lambda)),
            |three| three.weight(C),
        )
        .mistake(
            "λ/2 would take it past 0, and there the corner is lowest.",
            |three| {
                let pull = three.product(C);
                pull - pull.signum() * three.lambda / 2.0
            },
        )
        .mistake(
            "That is its weight without a price. λ is above its threshold.",
            |three| three.product(C),
        )
}

fn the_pulls(paper: PaperOf<Three>) -> PaperOf<Three> {
    paper
        .part(
            |three| {
                format!(
                    "How hard do the data still pull at a and at b, when the \
                     weights are the best for λ = {}? Give \
                     2·mean(feature·residual) with its sign, a first.",
                    shown(three.lambda)
                )
            },
            |three| (three.pull(A), three.pull(B)),
        )
        .mistake(
            "That is the pull when all weights are 0. Take the residual in \
             place of y.",
            |three| (2.0 * three.product(A), 2.0 * three.product(B)),
        )
        .mistake(
            "Only without a price do the data pull with 0. A kept weight \
             stands where data and price pull equally hard.",
            |_| (0.0, 0.0),
        )
        .mistake("You gave the means; the pulls are twice as large.", |three| {
            (three.pull(A) / 2.0, three.pull(B) / 2.0)
        })
        .mistake(
            "The sizes are right, but the data pull at b to the other side.",
            |three| (three.pull(A), -three.pull(B)),
        )
        .part(|_| "And at c?".into(), |three| three.pull(C))
        .mistake(
            "A weight of 0 is pulled at too, only more weakly than the price \
             pulls.",
            |_| 0.0,
        )
        .mistake(
            "You gave mean(c·residual); the pull is twice as large.",
            |three| three.pull(C) / 2.0,
        )
        .mistake(
            "Only a kept weight is pulled at as hard as the price pulls.",
            |three| three.lambda.copysign(three.pull(C)),
        )
        .mistake(
            "The size is right; the data pull at c to the other side.",
            |three| -three.pull(C),
        )
}

fn the_other_unit(paper: PaperOf<Three>) -> PaperOf<Three> {
    paper
        .part(
            |three| {
                let larger = three.in_larger_unit();
                format!(
                    "Write a in a unit twice as large, so that it is ({}). \
                     From which λ on is its weight 0 now?",
                    listed(&larger.columns[A])
                )
            },
            |three| three.in_larger_unit().threshold(A),
        )
        .mistake(
            "The numbers are half as large, so the data pull half as hard at \
             a weight of 0.",
            |three| three.threshold(A),
        )
        .mistake(
            "It is the other way round: smaller numbers need a larger \
             weight, and a larger weight costs more.",
            |three| 2.0 * three.threshold(A),
        )
        .part(
            |three| {
                format!(
                    "And what is its weight now, at λ = {}?",
                    shown(three.lambda)
                )
            },
            |three| three.in_larger_unit().weight(A),
        )
        .mistake(
            "Twice the old weight gives the old predictions, but it pays \
             twice, so the price shortens it more.",
            |three| 2.0 * three.weight(A),
        )
        .mistake(
            "With the old weight the smaller numbers say only half as much.",
            |three| three.weight(A),
        )
        .mistake(
            "Smaller numbers need a larger weight, not a smaller one.",
            |three| three.weight(A) / 2.0,
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapter8::brute::lowest;

    fn sum(three: &Three, w: &[f64]) -> f64 {
        let said = predictions(&three.columns, w);
        let rest: Vec<f64> =
            three.y.iter().zip(said).map(|(y, said)| y - said).collect();
        let sizes: f64 = w.iter().map(|w| w.abs()).sum();
        mean(&rest, &rest) + three.lambda * sizes
    }

    #[test]
    fn no_weights_nearby_have_a_lower_sum() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let three = Three::draw(&mut draw);
            for three in [three.in_larger_unit(), three] {
                let w = [A, B, C].map(|j| three.weight(j));
                let here = sum(&three, &w);
                for step in 0..27 {
                    let mut near = w;
                    for (place, w) in [1, 3, 9].into_iter().zip(&mut near) {
                        *w += 1e-4 * f64::from(step / place % 3 - 1);
                    }
                    assert!(sum(&three, &near) >= here - 1e-15);
                }
            }
        }
    }

    #[test]
    fn a_weight_leaves_0_below_its_threshold() {
        let mut draw = Draw::new(2);
        for _ in 0..100 {
            let mut three = Three::draw(&mut draw);
            for j in [A, B, C] {
                let threshold = three.threshold(j);
                for (times, is_zero) in [(0.99, false), (1.01, true)] {
                    three.lambda = threshold * times;
                    let best = lowest(|w| {
                        let mut weights = [0.0; 3];
                        weights[j] = w;
                        sum(&three, &weights)
                    });
                    assert_eq!(best.abs() < 1e-6, is_zero, "{best}");
                }
            }
        }
    }
}
