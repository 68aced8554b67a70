use super::listed;
use crate::answer::shown;
use crate::data::{X, mean, on_line, soft};
use crate::points::multiple;
use crate::{Draw, Exercise, PaperOf, Work};

/// One weight, a price, and two places where the sum is not lowest.
struct Floor {
    x: Vec<f64>,
    slope: f64,
    lambda: f64,
    /// Below the best weight: the data pull harder than the price.
    low: f64,
    /// Between the best weight and the slope: they pull less.
    high: f64,
}

impl Floor {
    fn draw(draw: &mut Draw) -> Floor {
        let x = draw.one_of(&[
            vec![-3.0, -1.0, 0.0, 1.0, 3.0],
            vec![-6.0, -2.0, 0.0, 2.0, 6.0],
            vec![-2.0, -1.0, 0.0, 1.0, 2.0],
        ]);
        // How far the price moves the best weight.
        let moved = draw.one_of(&[0.125, 0.25, 0.5]);
        let low = draw.number(0.125, 0.75, 0.125);
        let slope = low + moved * draw.one_of(&[1.5, 2.0, 3.0]);
        let high = slope - moved * draw.one_of(&[0.25, 0.5]);
        let lambda = 2.0 * moved * mean(&x, &x);
        Floor { x, slope, lambda, low, high }
    }

    fn y(&self) -> Vec<f64> {
        on_line(self.slope, &self.x)
    }

    fn residual(&self, w: f64) -> Vec<f64> {
        on_line(self.slope - w, &self.x)
    }

    fn loss(&self, w: f64) -> f64 {
        mean(&self.residual(w), &self.residual(w))
    }

    fn sum(&self, w: f64) -> f64 {
        self.loss(w) + self.lambda * w.abs()
    }

    fn pull(&self, w: f64) -> f64 {
        2.0 * mean(&self.x, &self.residual(w)).abs()
    }

    /// What the residual is multiplied by, so that it is pulled with λ at most.
    fn shrunk(&self, w: f64) -> f64 {
        (self.lambda / self.pull(w)).min(1.0)
    }

    /// The mean of `two`·u·y − u², where u is the residual times `times`.
    fn height(&self, w: f64, two: f64, times: f64) -> f64 {
        let u: Vec<f64> = self.residual(w).iter().map(|r| times * r).collect();
        two * mean(&u, &self.y()) - mean(&u, &u)
    }

    fn floor(&self, w: f64) -> f64 {
        self.height(w, 2.0, self.shrunk(w))
    }

    /// A height, and how far the sum is above it.
    fn above(&self, w: f64, height: f64) -> (f64, f64) {
        (height, self.sum(w) - height)
    }

    fn best(&self, taken: f64) -> f64 {
        let square = mean(&self.x, &self.x);
        soft(mean(&self.x, &self.y()), taken) / square
    }

    fn lowest(&self) -> f64 {
        self.best(self.lambda / 2.0)
    }

    fn claimed(&self) -> f64 {
        self.floor(self.low) - 0.05
    }
}

const WRONG: &str = "it is wrong, or its sum is another one";

pub(super) fn exercise() -> Exercise {
    let x = X.to_vec();
    let page = Floor { x, slope: 0.75, lambda: 2.0, low: 0.25, high: 0.625 };
    let paper = PaperOf::new(page, Floor::draw, |floor| {
        format!(
            "One weight, no intercept: x = {}, y = {}, λ = {}. The sum is \
             mean((y − w·x)²) + λ·|w|. For a weight w let r = y − w·x. If the \
             size of the pull, |2·mean(x·r)|, is above λ, shrink r: multiply \
             it by the number that makes this size λ, and call the result u. \
             Otherwise let u = r. The floor is mean(2·u·y − u²), and the gap \
             is the sum minus the floor.",
            listed(&floor.x),
            multiple(floor.slope, "x"),
            shown(floor.lambda)
        )
    });
    let paper = at_the_low_weight(paper);
    let paper = what_is_true(at_the_high_weight(paper));
    Exercise {
        number: "8.3",
        title: "A height that nothing goes below",
        minutes: 15,
        trains: "compute a duality gap, and say what it proves",
        see: "chapter8.html#chapter8-zigzag=6",
        work: Work::Paper(paper.paper()),
    }
}

fn at_the_low_weight(paper: PaperOf<Floor>) -> PaperOf<Floor> {
    paper
        .part(
            |floor| format!("The sum at w = {}?", shown(floor.low)),
            |floor| floor.sum(floor.low),
        )
        .mistake("That is the loss alone. The price is missing.", |floor| {
            floor.loss(floor.low)
        })
        .mistake("The loss is a mean: divide by the number of rows.", |floor| {
            floor.sum(floor.low) + floor.loss(floor.low) * rows_but_one(floor)
        })
        .part(
            |floor| {
                format!("The size of the pull at w = {}?", shown(floor.low))
            },
            |floor| floor.pull(floor.low),
        )
        .mistake("The pull is twice the mean: the 2 is missing.", |floor| {
            floor.pull(floor.low) / 2.0
        })
        .mistake("That is the pull at w = 0. Take r in place of y.", |floor| {
            floor.pull(0.0)
        })
        .part(
            |floor| {
                format!("The floor and the gap at w = {}?", shown(floor.low))
            },
            |floor| floor.above(floor.low, floor.floor(floor.low)),
        )
        .mistake(
            "You did not shrink r, although the pull is above λ. What you \
             have is no floor: it is above the sum.",
            |floor| floor.above(floor.low, floor.height(floor.low, 2.0, 1.0)),
        )
        .mistake(
            "The floor is right, but the price is missing in the sum.",
            |floor| {
                let height = floor.floor(floor.low);
                (height, floor.loss(floor.low) - height)
            },
        )
        .mistake(
            "The floor has 2·u·y in it; you took u·y only once.",
            |floor| {
                let times = floor.shrunk(floor.low);
                floor.above(floor.low, floor.height(floor.low, 1.0, times))
            },
        )
}

fn rows_but_one(floor: &Floor) -> f64 {
    floor.x.len() as f64 - 1.0
}

fn at_the_high_weight(paper: PaperOf<Floor>) -> PaperOf<Floor> {
    paper
        .part(
            |floor| {
                format!("The floor and the gap at w = {}?", shown(floor.high))
            },
            |floor| floor.above(floor.high, floor.floor(floor.high)),
        )
        .mistake(
            "You stretched r until the pull was λ. The task only shrinks: \
             here the pull is below λ, so u = r.",
            |floor| {
                let times = floor.lambda / floor.pull(floor.high);
                floor.above(floor.high, floor.height(floor.high, 2.0, times))
            },
        )
        .mistake(
            "The gap starts from the sum, and the sum has a price in it.",
            |floor| {
                let height = floor.floor(floor.high);
                (height, floor.loss(floor.high) - height)
            },
        )
        .mistake("The floor takes the mean of 2·u·y, not of u·y.", |floor| {
            floor.above(floor.high, floor.height(floor.high, 1.0, 1.0))
        })
        .part(
            |_| "The best weight, and its sum?".into(),
            |floor| (floor.lowest(), floor.sum(floor.lowest())),
        )
        .mistake("That is the best weight without a price.", |floor| {
            (floor.slope, floor.sum(floor.slope))
        })
        .mistake(
            "λ is halved before it comes off: the slope of the loss has a 2.",
            |floor| {
                let w = floor.best(floor.lambda);
                (w, floor.sum(w))
            },
        )
}

fn what_is_true(paper: PaperOf<Floor>) -> PaperOf<Floor> {
    paper
        .part(
            |floor| {
                format!(
                    "By how much are the sums at w = {} and at w = {} really \
                     above the lowest sum?",
                    shown(floor.low),
                    shown(floor.high)
                )
            },
            |floor| {
                let lowest = floor.sum(floor.lowest());
                (floor.sum(floor.low) - lowest, floor.sum(floor.high) - lowest)
            },
        )
        .mistake(
            "Those are the gaps. A gap promises “at most so much”; compare \
             with the sum of the best weight.",
            |floor| {
                let gap = |w: f64| floor.sum(w) - floor.floor(w);
                (gap(floor.low), gap(floor.high))
            },
        )
        .mistake("You compared the losses. The sums have a price.", |floor| {
            let lowest = floor.loss(floor.lowest());
            (floor.loss(floor.low) - lowest, floor.loss(floor.high) - lowest)
        })
        .part(
            |floor| {
                format!(
                    "A program reports the sum {} for these data and this λ. \
                     What do you say?",
                    shown(floor.claimed())
                )
            },
            |_| WRONG,
        )
        .mistake(
            "There is no better one: the sum of every weight is at or above \
             every floor.",
            |_| "it found a better weight",
        )
        .mistake(
            "A floor holds for all weights. You need not know which weight \
             the program has.",
            |_| "nothing, as long as its weight is not known",
        )
        .mistake(
            "Its gap does not help: no weight has a sum below a floor.",
            |_| "it may be right if its gap is small",
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chapter8::brute::lowest;

    #[test]
    fn no_sum_is_below_a_floor() {
        let mut draw = Draw::new(1);
        for _ in 0..100 {
            let floor = Floor::draw(&mut draw);
            let best = lowest(|w| floor.sum(w));
            assert!((floor.lowest() - best).abs() < 1e-6);
            for w in [floor.low, floor.high] {
                assert!(floor.floor(w) <= floor.sum(best) + 1e-12);
            }
            assert!(floor.claimed() < floor.sum(best) - 0.01);
            assert!(floor.pull(floor.low) > floor.lambda);
            assert!(floor.pull(floor.high) < floor.lambda);
        }
    }
}
