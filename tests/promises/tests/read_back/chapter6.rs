//! The book's data, mean(x²) = 1 and w* = 1/2: loss(w) = (w − 1/2)², which
//! pulls a weight up by 1 − 2w.

use crate::check::{drawn, emblem as emblem_of, from_zero};
use crate::svg::Point;
use chapter6::Chapter6;

/// Options, and the walks that they ask for.
struct Problem {
    options: &'static str,
    lambda: f64,
    eta: f64,
    start: f64,
    steps: usize,
}

const PROBLEMS: [Problem; 4] = [
    Problem { options: "", lambda: 1.5, eta: 0.1, start: 1.0, steps: 24 },
    Problem {
        options: "--eta 0.02 --start=-0.8",
        lambda: 1.5,
        eta: 0.02,
        start: -0.8,
        steps: 24,
    },
    Problem {
        options: "--lambda 0.6 --steps 40",
        lambda: 0.6,
        eta: 0.1,
        start: 1.0,
        steps: 40,
    },
    Problem {
        options: "--lambda 4 --eta 0.07 --start 0.3 --steps 9",
        lambda: 4.0,
        eta: 0.07,
        start: 0.3,
        steps: 9,
    },
];

/// The loss's slope.
fn slope(w: f64) -> f64 {
    2.0 * (w - 0.5)
}

impl Problem {
    /// Weights, the start first, each made of the one before.
    fn walk(&self, steps: usize, step: impl Fn(f64) -> f64) -> Vec<f64> {
        let mut walk = vec![self.start];
        for i in 0..steps {
            walk.push(step(walk[i]));
        }
        walk
    }

    /// w − η·(loss'(w) + λ·sign w), where the sign of 0 is 0.
    fn along_the_slope(&self, eta: f64, steps: usize) -> Vec<f64> {
        self.walk(steps, |w| {
            let sign = if w == 0.0 { 0.0 } else { w.signum() };
            w - eta * (slope(w) + self.lambda * sign)
        })
    }

    /// A step down the loss, then by η·λ towards 0 and not across.
    fn proximal(&self, eta: f64, steps: usize) -> Vec<f64> {
        self.walk(steps, |w| {
            let down = w - eta * slope(w);
            down.signum() * (down.abs() - eta * self.lambda).max(0.0)
        })
    }

    /// w − η·(loss'(w) + 2λ·w).
    fn l2(&self, eta: f64, steps: usize) -> Vec<f64> {
        self.walk(steps, |w| w - eta * (slope(w) + 2.0 * self.lambda * w))
    }

    /// The weights that the figures show: 0, 1/2 and the start, with a little
    /// room.
    fn across(&self) -> Point {
        let low = match self.start {
            start if start < 0.0 => start,
            start => -0.25 * start.max(0.5),
        };
        (1.05 * low, 1.05 * self.start.max(0.5))
    }
}

/// A walk's weights over its steps.
fn over_steps(walk: &[f64]) -> Vec<Point> {
    walk.iter().enumerate().map(|(i, &w)| (i as f64, w)).collect()
}

/// The first step at which a walk stands on 0.
fn landing(walk: &[f64]) -> Option<usize> {
    walk.iter().position(|w| *w == 0.0)
}

#[test]
pub fn pulls() {
    let problems =
        [("", 1.5), ("--lambda 0.4", 0.4), ("--lambda 6 --eta 0.05", 6.0)];
    for (options, lambda) in problems {
        let mut figure = drawn::<Chapter6>(options, "pulls");
        let plane = figure.planes[0].clone();
        let top = 1.25 * f64::max(lambda, 1.0);
        plane.axes(["weight w", "pull"], (0.0, 0.6), from_zero(top));
        let still = &mut figure.still;
        still.graph(&plane, "l1", |_| lambda);
        still.graph(&plane, "l2", |w| 2.0 * lambda * w);
        // Beyond 1/2 the data no longer pull up.
        still.lines(&plane, "loss", &[vec![(0.0, 1.0), (0.5, 0.0)]]);
        // L2 and the data pull equally: 2λ·w = 1 − 2w.
        let goal = 0.5 / (1.0 + lambda);
        still.dots(&plane, "l2 dot", &[(goal, 2.0 * lambda * goal)]);
        still.ends(
            &plane,
            &[
                ("l1", "L1: λ", lambda),
                ("l2", "L2: 2λw", 1.2 * lambda),
                ("loss", "data: 1 − 2w", 0.0),
            ],
        );
        figure.describes(
            "The L1 penalty pulls a weight towards 0 with the same strength # \
             at every weight. The pull of the L2 penalty is a straight line \
             that starts at 0 for w = 0. The pull of the data in the other \
             direction falls from # at w = 0 to nothing at w = #; it crosses \
             L2’s pull at #.",
            &[lambda, 1.0, 0.5, goal],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let steps = p.steps.min(24);
        let across = (0.0, steps as f64);
        let (plane, mut layer) =
            emblem_of::<Chapter6>(p.options, across, p.across());
        let proximal = p.proximal(p.eta, steps);
        let slope = p.along_the_slope(p.eta, steps);
        layer.lines(&plane, "l1", &[over_steps(&proximal)]);
        layer.lines(&plane, "l1 ghost", &[over_steps(&slope)]);
        let landing = landing(&proximal).map(|step| (step as f64, 0.0));
        layer.dots(&plane, "l1 dot", landing.as_slice());
        layer.is_read();
    }
}
