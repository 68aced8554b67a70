//! The book's data, mean(x²) = 1 and w* = 1/2: loss(w) = (w − 1/2)², which
//! pulls a weight up by 1 − 2w.

use crate::check::{
    ABOVE, ABOVE_LEFT, ABOVE_RIGHT, BELOW, BELOW_RIGHT, LEFT, drawn,
    emblem as emblem_of, from_zero, with, written,
};
use crate::svg::{Plane, Point};
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

    /// 2(w − 1/2) + λ = 0 right of 0, if there is such a place.
    fn l1_lowest(&self) -> f64 {
        (0.5 - self.lambda / 2.0).max(0.0)
    }

    /// The weights that the figures show: 0, 1/2 and the start, with a little
    /// room.
    fn across(&self) -> Point {
        let (low, high) = (self.start.min(0.0), self.start.max(0.5));
        let span = high - low;
        let room = if low < 0.0 { 0.05 } else { 0.25 };
        (low - room * span, high + 0.05 * span)
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
    // λ, the weight of the data, and mean(x²).
    let problems = [
        ("", 1.5, 0.5, 1.0, "data: 1 − 2w"),
        ("--lambda 0.4", 0.4, 0.5, 1.0, "data: 1 − 2w"),
        ("--lambda 6 --eta 0.05", 6.0, 0.5, 1.0, "data: 1 − 2w"),
        ("--weight=-0.3", 1.5, -0.3, 1.0, "data: 0.6 − 2w"),
        (
            "--x 0:10:1 --lambda 20 --eta 0.01",
            20.0,
            0.5,
            35.0,
            "data: 35 − 70w",
        ),
    ];
    for (options, lambda, weight, m, name) in problems {
        let mut figure = drawn::<Chapter6>(options, "pulls");
        let plane = figure.planes[0].clone();
        let size = f64::abs(weight);
        let pull = 2.0 * m * size;
        let top = 1.25 * f64::max(lambda, pull);
        let title = if weight < 0.0 { "weight −w" } else { "weight w" };
        plane.axes([title, "pull"], (0.0, 1.2 * size), from_zero(top));
        let still = &mut figure.still;
        still.graph(&plane, "l1", |_| lambda);
        still.graph(&plane, "l2", |w| 2.0 * lambda * w);
        // Beyond their own weight the data no longer pull away from 0.
        still.lines(&plane, "loss", &[vec![(0.0, pull), (size, 0.0)]]);
        // L2 and the data pull equally: 2λ·w = 2m·(w* − w).
        let goal = m * weight / (m + lambda);
        let dot = (goal.abs(), 2.0 * lambda * goal.abs());
        still.dots(&plane, "l2 dot", &[dot]);
        still.label(&plane, "l1", "L1: λ", (0.2 * size, lambda), ABOVE);
        let place = (1.164 * size, 2.0 * lambda * 1.164 * size);
        still.label(&plane, "l2", "L2: 2λw", place, ABOVE_LEFT);
        let place = (0.9 * size, 0.1 * pull);
        still.label(&plane, "loss", name, place, ABOVE_RIGHT);
        figure.describes(
            "The L1 penalty pulls a weight towards 0 with the same strength # \
             at every weight. The pull of the L2 penalty is a straight line \
             that starts at 0 for w = 0. The pull of the data in the other \
             direction falls from # at w = 0 to nothing at w = #; it crosses \
             L2’s pull at #.",
            &[lambda, pull, weight, goal],
        );
        figure.is_read();
    }
}

/// A parabola on the canvas that rises above the straight line between its
/// ends by 5 units and 0.15 of its width.
fn hop(a: Point, b: Point) -> Vec<Point> {
    let rise = 5.0 + 0.15 * (b.0 - a.0).abs();
    let at = |i| {
        let s = f64::from(i) / 40.0;
        let straight = a.1 + s * (b.1 - a.1);
        (a.0 + s * (b.0 - a.0), straight - 4.0 * s * (1.0 - s) * rise)
    };
    (0..=40).map(at).collect()
}

fn hills_in_words(landing: Option<usize>) -> String {
    let landing = match landing {
        Some(step) => format!(" The dot lands on 0 at step {step}."),
        None => String::new(),
    };
    format!(
        "On the left two walkers on the L1 sum: a ring, the slope walk, and a \
         dot, the threshold walk.{landing} On the right a walker on the L2 sum. Below, the lowest point of the L1 sum, magnified: \
         dashed arcs are the last hops of the ring. After # steps the ring is \
         at #, the dot at #, and the walker on the right at #."
    )
}

#[test]
pub fn hills() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter6>(p.options, "hills");
        let [left, right, near] = &figure.planes[..] else {
            panic!("three planes")
        };
        let (left, right, near) = (left.clone(), right.clone(), near.clone());
        let loss = |w: f64| (w - 0.5) * (w - 0.5);
        let one = |w: f64| loss(w) + p.lambda * w.abs();
        let two = |w: f64| loss(w) + p.lambda * w * w;
        let (from, to) = p.across();
        let high = one(to).max(two(to));
        for (plane, ink, name) in
            [(&left, "l1", "loss + λ|w|"), (&right, "l2", "loss + λw²")]
        {
            plane.axes(["weight w", ""], (from, to), from_zero(high));
            let crest = (f64::midpoint(from, to), high);
            figure.still.label(plane, ink, name, crest, ABOVE);
        }

        // Below, the L1 sum around its lowest point, as far as the walk hops
        // there: from just right of 0 by η·(λ − 1) to the left, from just left
        // of it by η·(λ + 1) to the right, and a little more.
        let lowest = p.l1_lowest();
        let (back, forth) =
            (p.eta * (p.lambda - 1.0), p.eta * (p.lambda + 1.0));
        let low = lowest - (1.2 * back).max(0.4 * forth);
        let top = lowest + 1.2 * forth;
        let rise = one(low).max(one(top)) - one(lowest);
        let up = (one(lowest) - 0.4 * rise, one(lowest) + 1.5 * rise);
        let near = near.with_up(314.0, up);
        near.axes(["weight w", ""], (low, top), up);
        let still = &mut figure.still;
        still.graph(&left, "l1", one);
        still.graph(&right, "l2", two);
        still.graph(&near, "l1", one);
        // A frame around that part on the left, and two lines down from it.
        let canvas = Plane::canvas(594.0);
        let (a, b) = (left.place((low, up.1)), left.place((top, up.0)));
        let frame = vec![a, (b.0, a.1), b, (a.0, b.1), a];
        still.lines(&canvas, "axis", &[frame]);
        let lines = [
            vec![(a.0, b.1), (near.left, near.top)],
            vec![b, (near.right, near.top)],
        ];
        still.lines(&canvas, "faint", &lines);

        let steps = p.steps.min(24);
        let sub = p.along_the_slope(p.eta, steps);
        let prox = p.proximal(p.eta, steps);
        let squared = p.l2(p.eta, steps);
        let name = match landing(&prox) {
            Some(step) => format!("threshold walk: lands at step {step}"),
            None => "threshold walk".to_owned(),
        };
        let foot = (lowest, one(lowest) - 0.08 * rise);
        still.label(&near, "l1", &name, foot, BELOW_RIGHT);
        let above = (f64::midpoint(low, top), up.1);
        let name = "hops of the slope walk";
        still.label(&near, "l1 ghost", name, above, BELOW);

        figure.heads(&[
            ("text", "step"),
            ("l1", "L1, slope walk"),
            ("l1", "L1, threshold walk"),
            ("l2", "L2"),
        ]);
        let all: Vec<f64> = (0..=steps).map(|step| step as f64).collect();
        figure.stops(&all, 8.0, near.ends());
        for (frame, step) in figure.frames.iter_mut().zip(0..) {
            frame.says(&[step as f64, sub[step], prox[step], squared[step]]);
            let layer = &mut frame.layer;
            let on = |w: f64| (w, one(w));
            let trail: Vec<Point> =
                prox[..step].iter().map(|w| on(*w)).collect();
            for plane in [&left, &near] {
                layer.specks(plane, "l1", &trail);
                layer.dots(plane, "l1 dot", &[on(prox[step])]);
                layer.dots(plane, "l1 ring", &[on(sub[step])]);
            }
            let trail: Vec<Point> =
                squared[..step].iter().map(|w| (*w, two(*w))).collect();
            layer.specks(&right, "l2", &trail);
            let there = (squared[step], two(squared[step]));
            layer.dots(&right, "l2 dot", &[there]);
            let last = &sub[step.saturating_sub(9)..=step];
            let is_seen = |w: f64| low <= w && w <= top;
            let pairs = last.windows(2);
            let seen = pairs.filter(|w| is_seen(w[0]) && is_seen(w[1]));
            let hops: Vec<Vec<Point>> = seen
                .map(|w| hop(near.place(on(w[0])), near.place(on(w[1]))))
                .collect();
            layer.lines(&canvas, "l1 ghost", &hops);
        }
        let ends = [steps as f64, sub[steps], prox[steps], squared[steps]];
        figure.describes(&hills_in_words(landing(&prox)), &ends);
        figure.is_read();
    }
}

#[test]
pub fn walks() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter6>(p.options, "walks");
        let plane = figure.planes[0].clone();
        let steps = p.steps.min(200);
        let end = steps as f64;
        let (from, to) = p.across();
        plane.axes(["step", "weight w"], (0.0, end), (from, to));
        let still = &mut figure.still;
        still.lines(&plane, "axis", &[vec![(0.0, 0.0), (end, 0.0)]]);
        let goal = 0.5 / (1.0 + p.lambda);
        // On the side of 0 from which the walks come.
        let top = if p.start < 0.0 { 0.5 * from } else { 0.95 * to };
        let names = [
            ("l1", "L1, threshold walk: solid"),
            ("l1 ghost", "L1, slope walk: dashed"),
            ("l2", "L2"),
        ];
        still.names(&plane, (end, top), LEFT, &names);
        figure.heads(&[
            ("text", "step size η"),
            ("l1", "the threshold walk lands on 0"),
        ]);
        // Up to half of what L2 can take.
        let sizes = [0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2];
        let most = 0.5 / (1.0 + p.lambda);
        let sizes = sizes.into_iter().filter(|eta| *eta <= most);
        let sizes = with(sizes.collect(), p.eta);
        figure.stops(&sizes, p.eta, plane.ends());
        for (frame, &eta) in figure.frames.iter_mut().zip(&sizes) {
            let proximal = p.proximal(eta, steps);
            let slope = p.along_the_slope(eta, steps);
            let squared = p.l2(eta, steps);
            let layer = &mut frame.layer;
            layer.lines(&plane, "l1", &[over_steps(&proximal)]);
            layer.lines(&plane, "l1 ghost", &[over_steps(&slope)]);
            layer.lines(&plane, "l2", &[over_steps(&squared)]);
            let words = match landing(&proximal) {
                Some(step) => format!("at step {step}"),
                None => format!("not in {steps} steps"),
            };
            assert_eq!(frame.cells[..], [written(eta), words]);
            if let Some(step) = landing(&proximal) {
                let at = step as f64;
                layer.dots(&plane, "l1 dot", &[(at, 0.0)]);
                let below = 0.09 * (to - from);
                let down = vec![(at, 0.0), (at, -2.0 * below)];
                layer.lines(&plane, "guide", &[down]);
                let words = format!("step {step}");
                layer.label(&plane, "l1", &words, (at, -below), BELOW_RIGHT);
            }
        }
        if p.lambda > 1.0 {
            figure.describes(
                "Weights against steps, η = #. The slope walk, dashed, ends up \
                 hopping around 0 for ever, between # and #. The threshold \
                 walk, solid blue, lands on 0 and stays. The L2 walk, red, goes to #, closer with each step.",
                // From just right of 0 to the left, and the other way round.
                &[
                    p.eta,
                    -p.eta * (p.lambda - 1.0),
                    p.eta * (p.lambda + 1.0),
                    goal,
                ],
            );
        } else {
            figure.describes(
                "Weights against steps, η = #. Both L1 walks go to #. The L2 \
                 walk, red, goes to #, closer with each step.",
                &[p.eta, p.l1_lowest(), goal],
            );
        }
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
