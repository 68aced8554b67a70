//! The book's data, mean(x²) = 1 and w* = 1/2: loss(w) = (w − 1/2)², which
//! pulls a weight up by 1 − 2w.

use crate::prelude::*;
use chapter6::Chapter6;

/// Options, and the walks that they ask for.
struct Case {
    options: &'static str,
    lambda: f64,
    eta: f64,
    start: f64,
    steps: usize,
}

const fn ask(
    options: &'static str,
    (lambda, eta): Point,
    start: f64,
    steps: usize,
) -> Case {
    Case { options, lambda, eta, start, steps }
}

const CASES: [Case; 4] = [
    ask("", (1.5, 0.1), 1.0, 24),
    ask("--eta 0.02 --start=-0.8", (1.5, 0.02), -0.8, 24),
    ask("--lambda 0.6 --steps 40", (0.6, 0.1), 1.0, 40),
    ask("--lambda 4 --eta 0.07 --start 0.3 --steps 9", (4.0, 0.07), 0.3, 9),
];

const VIEW: View = View { m: 1.0, best: 0.5 };

/// The loss's slope.
fn slope(w: f64) -> f64 {
    2.0 * (w - 0.5)
}

impl Case {
    /// Weights, the start first, each made of the one before.
    fn walk(&self, steps: usize, step: impl Fn(f64) -> f64) -> Vec<f64> {
        let next = |w: &f64| Some(step(*w));
        std::iter::successors(Some(self.start), next).take(steps + 1).collect()
    }

    /// Along the slope, w − η·(loss'(w) + λ·sign w), where the sign of 0 is 0;
    /// proximal, a step down the loss, then by η·λ towards 0 and not across;
    /// and w − η·(loss'(w) + 2λ·w).
    fn walks(&self, eta: f64, steps: usize) -> [Vec<f64>; 3] {
        let l = self.lambda;
        let sign = |w: f64| if w == 0.0 { 0.0 } else { w.signum() };
        [
            self.walk(steps, |w| w - eta * (slope(w) + l * sign(w))),
            self.walk(steps, |w| soft(w - eta * slope(w), eta * l)),
            self.walk(steps, |w| w - eta * (slope(w) + 2.0 * l * w)),
        ]
    }

    /// Around 0 the slope walk hops from just right of it by η·(λ − 1) to the
    /// left, from just left of it by η·(λ + 1) to the right.
    fn hops(&self) -> [f64; 2] {
        [-self.eta * (self.lambda - 1.0), self.eta * (self.lambda + 1.0)]
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
    (0..).map(f64::from).zip(walk.iter().copied()).collect()
}

/// The first step at which a walk stands on 0.
fn landing(walk: &[f64]) -> Option<usize> {
    walk.iter().position(|w| *w == 0.0)
}

#[test]
fn pulls() {
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
    for (options, lambda, best, m, name) in problems {
        let mut figure = drawn::<Chapter6>(options, "pulls");
        let size = f64::abs(best);
        let pull = 2.0 * m * size;
        let top = 1.25 * f64::max(lambda, pull);
        let title = if best < 0.0 { "weight −w" } else { "weight w" };
        figure.axes([title, "pull"], (0.0, 1.2 * size), from_zero(top));
        let still = &mut figure.still;
        still.graph(L1, |_| lambda);
        still.graph(L2, |w| 2.0 * lambda * w);
        // Beyond their own weight the data no longer pull away from 0.
        still.line(Loss, &[(0.0, pull), (size, 0.0)]);
        // L2 and the data pull equally: 2λ·w = 2m·(w* − w).
        let goal = View { m, best }.l2(lambda);
        still.dots(L2, &[(goal.abs(), 2.0 * lambda * goal.abs())]);
        // L1 and the data pull equally, if they ever do.
        still.dots(L1, &[(View { m, best }.l1(lambda).abs(), lambda)]);
        let l1 = if lambda < pull {
            "L1: λ"
        } else {
            "L1: λ, stronger than the data: stops at 0"
        };
        let end = 1.164 * size;
        still.labels(&[
            (L1, l1, (0.0, lambda), AboveRight),
            (L2, "L2: 2λw", (end, 2.0 * lambda * end), AboveLeft),
            (Loss, name, (0.9 * size, 0.1 * pull), AboveRight),
        ]);
        figure.says(&[0.0, lambda, 0.0, 0.0, pull, 0.0, best, goal]);
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

#[test]
fn hills() {
    for p in CASES {
        let mut figure = drawn::<Chapter6>(p.options, "hills");
        let one = |w: f64| VIEW.l1_sum(p.lambda, w);
        let two = |w: f64| VIEW.l2_sum(p.lambda, w);
        let (from, to) = p.across();
        let high = one(to).max(two(to));
        let crest = (f64::midpoint(from, to), high);
        let titles = ["weight w", ""];
        let left = figure.axes(titles, (from, to), from_zero(high));
        figure.still.graph(L1, one);
        figure.still.labels(&[(L1, "loss + λ|w|", crest, Above)]);
        let right = figure.axes(titles, (from, to), from_zero(high));
        figure.still.graph(L2, two);
        figure.still.labels(&[(L2, "loss + λw²", crest, Above)]);

        // Below, the L1 sum around its lowest point, as far as the walk hops
        // there, and a little more.
        let lowest = VIEW.l1(p.lambda);
        let [back, forth] = p.hops();
        let low = lowest + (1.2 * back).min(-0.4 * forth);
        let top = lowest + 1.2 * forth;
        let rise = one(low).max(one(top)) - one(lowest);
        let up = (one(lowest) - 0.4 * rise, one(lowest) + 1.5 * rise);
        let near = figure.axes(titles, (low, top), up);
        assert!((near.top - 314.0).abs() < 0.1 && left.bottom < near.top);
        let [sub, prox, squared] = p.walks(p.eta, p.steps.min(24));
        let landing = landing(&prox);
        let name = match landing {
            Some(step) => format!("dot: threshold walk, lands at step {step}"),
            None => "dot: threshold walk".to_owned(),
        };
        let foot = (lowest, one(lowest) - 0.08 * rise);
        let above = (f64::midpoint(low, top), up.1);
        let still = &mut figure.still;
        still.graph(L1, one);
        still.labels(&[
            (L1, &name, foot, BelowRight),
            (L1Ghost, "ring: slope walk; dashed: its last hops", above, Below),
        ]);
        // A frame around that part on the left, and two lines down from it.
        let (a, b) = (left.place((low, up.1)), left.place((top, up.0)));
        still.on(&Plane::canvas(2000.0, 2000.0));
        still.line(Axis, &[a, (b.0, a.1), b, (a.0, b.1), a]);
        let ends = [(near.left, near.top), (near.right, near.top)];
        still.lines(Faint, &[vec![(a.0, b.1), ends[0]], vec![b, ends[1]]]);
        still.on(&near);

        figure.heads(
            "step; L1, slope walk; L1, threshold walk; L2",
            &[L1, L1, L2],
        );
        let steps = sub.len() - 1;
        let all: Vec<f64> = (0..=steps).map(|step| step as f64).collect();
        let frames = figure.short_slider(&all, 8.0);
        for (step, (mut frame, _)) in frames.into_iter().enumerate() {
            frame.says("#; #; #", &[sub[step], prox[step], squared[step]]);
            let on = |w: &f64| (*w, one(*w));
            // The last hops of which both ends are seen.
            let last = &sub[step.saturating_sub(9)..=step];
            let is_seen = |w: f64| low <= w && w <= top;
            let pairs = last.windows(2);
            let seen = pairs.filter(|w| is_seen(w[0]) && is_seen(w[1]));
            let hop = |w: &[f64]| -> Vec<Point> {
                let ends = [0, 1].map(|i| near.place(on(&w[i])));
                let hop = hop(ends[0], ends[1]).into_iter();
                hop.map(|place| near.point(place)).collect()
            };
            let hops: Vec<Vec<Point>> = seen.map(hop).collect();
            frame.on(&near).lines(L1Ghost, &hops);
            let trail: Vec<Point> = prox[..step].iter().map(on).collect();
            for plane in [&left, &near] {
                frame.on(plane).specks(L1, &trail);
                frame.dots(L1, &[on(&prox[step])]);
                frame.rings(L1, &[on(&sub[step])]);
            }
            let on = |w: &f64| (*w, two(*w));
            let trail: Vec<Point> = squared[..step].iter().map(on).collect();
            frame.on(&right).specks(L2, &trail);
            frame.dots(L2, &[on(&squared[step])]);
        }
        let landing = match landing {
            Some(step) => format!(" The dot lands on 0 at step {step}."),
            None => String::new(),
        };
        figure.describes(
            &format!(
                "On the left two walkers on the L1 sum: a ring, the slope walk, \
                 and a dot, the threshold walk.{landing} On the right a walker \
                 on the L2 sum. Below, the lowest point of the L1 sum, \
                 magnified: dashed arcs are the last hops of the ring. After # \
                 steps the ring is at #, the dot at #, and the walker on the \
                 right at #."
            ),
            &[steps as f64, sub[steps], prox[steps], squared[steps]],
        );
    }
}

#[test]
fn walks() {
    for p in CASES {
        let mut figure = drawn::<Chapter6>(p.options, "walks");
        let steps = p.steps.min(200);
        let end = steps as f64;
        let (from, to) = p.across();
        figure.axes(["step", "weight w"], (0.0, end), (from, to));
        figure.still.line(Axis, &[(0.0, 0.0), (end, 0.0)]);
        // On the side of 0 from which the walks come.
        let top = if p.start < 0.0 { 0.5 * from } else { 0.95 * to };
        let names = [
            (L1, "L1, threshold walk: solid"),
            (L1Ghost, "L1, slope walk: dashed"),
            (L2, "L2"),
        ];
        figure.still.names((end, top), Left, &names);
        figure.heads("step size η; the threshold walk lands on 0", &[L1]);
        // Up to half of what L2 can take.
        let sizes = [0.03, 0.04, 0.045, 0.05, 0.055]
            .into_iter()
            .chain((6..=20).map(|i| f64::from(i) / 100.0));
        let most = 0.5 / (1.0 + p.lambda);
        let sizes = sizes.filter(|eta| *eta <= most);
        let sizes = with(sizes.collect(), p.eta);
        for (mut frame, eta) in figure.short_slider(&sizes, p.eta) {
            let [slope, proximal, squared] = p.walks(eta, steps);
            frame.line(L1, &over_steps(&proximal));
            frame.line(L1Ghost, &over_steps(&slope));
            frame.line(L2, &over_steps(&squared));
            let Some(step) = landing(&proximal) else {
                frame.says(&format!("not in {steps} steps"), &[]);
                continue;
            };
            frame.says(&format!("at step {step}"), &[]);
            let (at, below) = (step as f64, 0.09 * (from - to));
            frame.dots(L1, &[(at, 0.0)]);
            frame.line(Guide, &[(at, 0.0), (at, 2.0 * below)]);
            let words = format!("step {step}");
            frame.labels(&[(L1, &words, (at, below), BelowRight)]);
        }
        let goal = VIEW.l2(p.lambda);
        if p.lambda > 1.0 {
            let [back, forth] = p.hops();
            figure.describes(
                "Weights against steps, η = #. The slope walk, dashed, ends up \
                 hopping around 0 for ever, between # and #. The threshold \
                 walk, solid blue, lands on 0 and stays. The L2 walk, red, goes to #, closer with each step.",
                &[p.eta, back, forth, goal],
            );
        } else {
            figure.describes(
                "Weights against steps, η = #. Both L1 walks go to #. The L2 \
                 walk, red, goes to #, closer with each step.",
                &[p.eta, VIEW.l1(p.lambda), goal],
            );
        }
    }
}

#[test]
fn emblem() {
    for p in CASES {
        let steps = p.steps.min(24);
        let across = (0.0, steps as f64);
        let mut layer = draw_emblem::<Chapter6>(p.options, across, p.across());
        let [slope, proximal, _] = p.walks(p.eta, steps);
        layer.line(L1, &over_steps(&proximal));
        layer.line(L1Ghost, &over_steps(&slope));
        let landing = landing(&proximal).map(|step| (step as f64, 0.0));
        layer.dots(L1, landing.as_slice());
    }
}
