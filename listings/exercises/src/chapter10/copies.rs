use crate::answer::shown;
use crate::chapter8::listed;
use crate::data::{X, mean, on_line};
use crate::points::multiple;
use crate::{Draw, Exercise, PaperOf, Work};

/// A feature, twice; a price, and which part of it is L1's.
struct Copies {
    x: Vec<f64>,
    slope: f64,
    lambda: f64,
    part: f64,
}

impl Copies {
    fn draw(draw: &mut Draw) -> Copies {
        let x = draw.one_of(&[
            vec![-3.0, -1.0, 0.0, 1.0, 3.0],
            vec![-6.0, -2.0, 0.0, 2.0, 6.0],
            vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        ]);
        // λ in units of mean(x²), more than the slope, so that all of λ is
        // too much. All answers are short with these.
        let (price, part, least, most, step) = draw.one_of(&[
            (1.0, 0.5, 0.6, 0.96, 0.06),
            (2.0, 0.5, 1.1, 1.88, 0.06),
            (2.0, 0.75, 1.1, 1.9, 0.1),
        ]);
        let slope = draw.number(least, most, step);
        let lambda = price * mean(&x, &x);
        Copies { x, slope, lambda, part }
    }

    fn product(&self) -> f64 {
        mean(&self.x, &on_line(self.slope, &self.x))
    }

    fn square(&self) -> f64 {
        mean(&self.x, &self.x)
    }

    /// The sum of both weights under L1, which is what one alone would have.
    fn l1(&self, taken: f64) -> f64 {
        (self.product() - taken) / self.square()
    }

    /// Each weight when `taken` comes off and `added` holds against it;
    /// `copies` of the feature share the work.
    fn each(&self, copies: f64, taken: f64, added: f64) -> f64 {
        (self.product() - taken) / (copies * self.square() + added)
    }

    /// What comes off for the part of L1, and what L2 adds to the denominator.
    fn net(&self) -> (f64, f64) {
        (self.lambda * self.part / 2.0, self.lambda * (1.0 - self.part))
    }
}

/// Both weights, when they are equal.
fn twice(weight: f64) -> (f64, f64) {
    (weight, weight)
}

pub(super) fn exercise() -> Exercise {
    let x = X.to_vec();
    let page = Copies { x, slope: 0.75, lambda: 4.0, part: 0.5 };
    let paper = PaperOf::new(page, Copies::draw, |copies| {
        format!(
            "A feature stands in the data twice: x = {}, y = {}, and the \
             prediction is w₁·x + w₂·x, without an intercept. The loss is \
             mean((y − w₁·x − w₂·x)²), and λ = {}. Answer with w₁ first where \
             both weights are asked for.",
            listed(&copies.x),
            multiple(copies.slope, "x"),
            shown(copies.lambda)
        )
    });
    let paper = other_unit(net(ridge(lasso(paper))));
    Exercise {
        number: "10.1",
        title: "The same feature twice",
        minutes: 15,
        trains: "compute what each price does to two copies of a feature",
        see: "chapter10.html#chapter10-copies=0.99",
        work: Work::Paper(paper.paper()),
    }
}

fn lasso(paper: PaperOf<Copies>) -> PaperOf<Copies> {
    paper
        .part(
            |_| {
                "With the price λ·(|w₁| + |w₂|): what do the two best weights \
                 add up to?"
                    .into()
            },
            |copies| copies.l1(copies.lambda / 2.0),
        )
        .mistake(
            "You gave each copy the weight that it has alone. The first has \
             already explained what the second would.",
            |copies| 2.0 * copies.l1(copies.lambda / 2.0),
        )
        .mistake("L1 takes λ/2, not λ, and no further than 0.", |copies| {
            copies.l1(copies.lambda)
        })
        .mistake("L1 takes λ/2, not λ.", |copies| {
            copies.l1(copies.lambda).max(0.0)
        })
        .mistake("That is the sum without a price.", |copies| copies.l1(0.0))
        .part(
            |_| "Which pairs with this sum are lowest?".into(),
            |_| "all in which no weight is negative",
        )
        .mistake(
            "Half and half costs the same. With exact copies L1 cannot tell.",
            |_| "only the two in which one weight is 0",
        )
        .mistake(
            "A minus costs as much as a plus: with a negative weight the \
             sizes add up to more.",
            |_| "all, whatever the signs",
        )
        .mistake(
            "The even pair is best for squares. Sizes cost the same, however \
             they are shared.",
            |_| "only the one with equal weights",
        )
}

fn ridge(paper: PaperOf<Copies>) -> PaperOf<Copies> {
    paper
        .part(
            |_| "With the price λ·(w₁² + w₂²): which pair is lowest?".into(),
            |copies| twice(copies.each(2.0, 0.0, copies.lambda)),
        )
        .mistake(
            "That is the weight of one alone. The other copy explains a part, \
             so mean(x²) counts twice in the denominator.",
            |copies| twice(copies.each(1.0, 0.0, copies.lambda)),
        )
        .mistake(
            "You halved the weight of one alone. But two halves have a \
             smaller sum of squares, so the price takes less from them.",
            |copies| twice(copies.each(1.0, 0.0, copies.lambda) / 2.0),
        )
        .mistake("For L2 λ is not halved.", |copies| {
            twice(copies.each(2.0, 0.0, copies.lambda / 2.0))
        })
        .mistake(
            "The predictions are those of the best pair, but at twice the \
             price: squares want to be shared.",
            |copies| (2.0 * copies.each(2.0, 0.0, copies.lambda), 0.0),
        )
}

fn net(paper: PaperOf<Copies>) -> PaperOf<Copies> {
    paper
        .part(
            |copies| {
                let (taken, added) = copies.net();
                format!(
                    "With the elastic net and r = {}, that is {} + {} for \
                     each weight: which pair is lowest?",
                    shown(copies.part),
                    multiple(2.0 * taken, "|w|"),
                    multiple(added, "w²")
                )
            },
            |copies| {
                let (taken, added) = copies.net();
                twice(copies.each(2.0, taken, added))
            },
        )
        .mistake(
            "You charged both prices in full. r shares λ between them.",
            |copies| {
                let (half, lambda) = (copies.lambda / 2.0, copies.lambda);
                twice(copies.each(2.0, half, lambda))
            },
        )
        .mistake(
            "The price of L2 is missing: it adds λ(1 − r) to the denominator.",
            |copies| twice(copies.each(2.0, copies.net().0, 0.0)),
        )
        .mistake(
            "The price of L1 is missing: it takes λr/2 off mean(xy).",
            |copies| twice(copies.each(2.0, 0.0, copies.net().1)),
        )
        .mistake(
            "L2 has only the part 1 − r of λ; you took all of it.",
            |copies| twice(copies.each(2.0, copies.net().0, copies.lambda)),
        )
        .mistake(
            "The mean of the lasso's pair and ridge's is not the best pair for \
             the mean of the prices.",
            |copies| {
                let lasso = copies.l1(copies.lambda / 2.0) / 2.0;
                let ridge = copies.each(2.0, 0.0, copies.lambda);
                twice(copies.part * lasso + (1.0 - copies.part) * ridge)
            },
        )
        .mistake(
            "λr is halved before it comes off: the slope of the loss has a 2.",
            |copies| {
                let (taken, added) = copies.net();
                twice(copies.each(2.0, 2.0 * taken, added))
            },
        )
        .mistake(
            "One copy alone would have this weight. With two, each explains a \
             part.",
            |copies| {
                let (taken, added) = copies.net();
                twice(copies.each(1.0, taken, added))
            },
        )
}

fn other_unit(paper: PaperOf<Copies>) -> PaperOf<Copies> {
    paper
        .part(
            |_| {
                "Write the second column in a unit twice as large, so that it \
                 is x/2. Which pair is lowest with the price λ·(|w₁| + |w₂|) \
                 now?"
                    .into()
            },
            |copies| (copies.l1(copies.lambda / 2.0), 0.0),
        )
        .mistake(
            "The predictions are right, but a weight on x/2 is twice as large \
             and pays twice.",
            |copies| (0.0, 2.0 * copies.l1(copies.lambda / 2.0)),
        )
        .mistake(
            "Half of the work by each is as good for the loss only: on x/2 it \
             takes a weight twice as large.",
            |copies| {
                let weight = copies.l1(copies.lambda / 2.0);
                (weight / 2.0, weight)
            },
        )
        .mistake(
            "Equal weights are no longer among the best: what w₂ pays buys \
             only half as much.",
            |copies| twice(copies.l1(copies.lambda / 2.0) / 2.0),
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The loss and a price for each weight, where the second column is the
    /// first times `unit`.
    fn sum(
        copies: &Copies,
        unit: f64,
        (l1, l2): (f64, f64),
        (first, second): (f64, f64),
    ) -> f64 {
        let misses = on_line(copies.slope - first - unit * second, &copies.x);
        let price = |w: f64| l1 * w.abs() + l2 * w * w;
        mean(&misses, &misses) + price(first) + price(second)
    }

    #[test]
    fn no_pair_nearby_has_a_lower_sum() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let copies = Copies::draw(&mut draw);
            let lambda = copies.lambda;
            let lasso = copies.l1(lambda / 2.0);
            assert!(lasso > 0.0);
            let (taken, added) = copies.net();
            let net = twice(copies.each(2.0, taken, added));
            let ridge = twice(copies.each(2.0, 0.0, lambda));
            let shared = (0.3 * lasso, 0.7 * lasso);
            for (unit, price, best) in [
                (1.0, (lambda, 0.0), (lasso, 0.0)),
                (1.0, (lambda, 0.0), shared),
                (1.0, (0.0, lambda), ridge),
                (1.0, (2.0 * taken, added), net),
                (0.5, (lambda, 0.0), (lasso, 0.0)),
            ] {
                let here = sum(&copies, unit, price, best);
                for step in 0..81 {
                    let by = |step: i32| 1e-3 * f64::from(step - 4);
                    let near = (best.0 + by(step % 9), best.1 + by(step / 9));
                    let there = sum(&copies, unit, price, near);
                    assert!(there >= here - 1e-12, "{near:?}");
                }
            }
            let beyond = (1.1 * lasso, -0.1 * lasso);
            let price = (lambda, 0.0);
            let best = sum(&copies, 1.0, price, (lasso, 0.0));
            assert!(sum(&copies, 1.0, price, beyond) > best + 1e-3);
        }
    }
}
