//! Data on the line y = w*·x with mean(x²) = m: loss(w) = m·(w − w*)².

use crate::check::{
    ABOVE, ABOVE_RIGHT, BELOW, BELOW_RIGHT, LEFT, RIGHT, drawn,
    emblem as emblem_of, from_zero, written,
};
use crate::svg::{Plane, Point};
use crate::view::View;
use chapter5::Chapter5;

/// Options, and the problem that they ask for.
struct Problem {
    options: &'static str,
    m: f64,
    best: f64,
    lambda: f64,
}

const fn problem(
    options: &'static str,
    m: f64,
    best: f64,
    lambda: f64,
) -> Problem {
    Problem { options, m, best, lambda }
}

/// mean(x²) of −1.5, −1, …, 1.5 is 1, that of 0, 1, …, 10 is 35.
const PROBLEMS: [Problem; 5] = [
    problem("", 1.0, 0.5, 1.5),
    problem("--lambda 0.7", 1.0, 0.5, 0.7),
    problem("--weight=-0.3 --lambda 0.2", 1.0, -0.3, 0.2),
    problem("--x 0:10:1 --lambda 20", 35.0, 0.5, 20.0),
    problem("--weight 0 --lambda 0.4", 1.0, 0.0, 0.4),
];

impl Problem {
    fn view(&self) -> View {
        View { m: self.m, best: self.best }
    }

    fn loss(&self, w: f64) -> f64 {
        self.view().loss(w)
    }

    fn l1_sum(&self, lambda: f64, w: f64) -> f64 {
        self.loss(w) + lambda * w.abs()
    }

    fn l2_sum(&self, lambda: f64, w: f64) -> f64 {
        self.loss(w) + lambda * w * w
    }

    /// 2m·(w − w*) ± λ = 0: the best weight, moved by λ/2m towards 0 and not
    /// across.
    fn l1_lowest(&self, lambda: f64) -> f64 {
        let size = self.best.abs() - lambda / (2.0 * self.m);
        size.max(0.0) * self.best.signum()
    }

    /// 2m·(w − w*) + 2λ·w = 0.
    fn l2_lowest(&self, lambda: f64) -> f64 {
        self.m * self.best / (self.m + lambda)
    }
}

#[test]
pub fn sums() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter5>(p.options, "sums");
        let plane = figure.planes[0].clone();
        let (from, to) = p.view().across();
        let top = 10.0 * p.view().height();
        let titles = ["weight w", "loss + λ · penalty"];
        plane.axes(titles, (from, to), from_zero(top));
        figure.still.graph(&plane, "loss", |w| p.loss(w));
        let place = (p.best / 3.0, 9.3 * p.view().height());
        let names = [("l1", "loss + λ|w|"), ("l2", "loss + λw²")];
        figure.still.names(&plane, place, ABOVE, &names);
        let place = p.view().below_the_loss();
        figure.still.label(&plane, "loss", "loss", place, BELOW_RIGHT);

        // Two lanes below the axis, each 20 units high, with all lowest points.
        let edges = (plane.left, plane.right);
        let lanes =
            Plane::without_axes(edges, (from, to), (406.0, 366.0), (0.0, 2.0));
        let lambdas = p.view().lambdas(3.0, 60, p.lambda);
        let all = |lowest: &dyn Fn(f64) -> f64, lane: f64| -> Vec<Vec<Point>> {
            let mark = |&l: &f64| {
                vec![(lowest(l), lane + 0.2), (lowest(l), lane + 0.8)]
            };
            lambdas.iter().map(mark).collect()
        };
        let still = &mut figure.still;
        still.lines(&lanes, "l1 trace", &all(&|l| p.l1_lowest(l), 1.0));
        still.lines(&lanes, "l2 trace", &all(&|l| p.l2_lowest(l), 0.0));
        // On the far side of the lowest points from 0.
        let side = if p.best < 0.0 { LEFT } else { RIGHT };
        still.label(&lanes, "l1", "L1, every λ", (p.best, 1.5), side);
        still.label(&lanes, "l2", "L2, every λ", (p.best, 0.5), side);

        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 is lowest at"),
            ("l2", "L2 is lowest at"),
        ]);
        figure.stops(&lambdas, p.lambda, plane.ends());
        figure.marks(p.view().threshold(), "l1", "exactly 0 from here on");
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let (one, two) = (p.l1_lowest(l), p.l2_lowest(l));
            frame.says(&[l, one, two]);
            let one = (one, p.l1_sum(l, one));
            let two = (two, p.l2_sum(l, two));
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |w| p.l1_sum(l, w));
            layer.graph(&plane, "l2", |w| p.l2_sum(l, w));
            layer.dots(&plane, "l1 dot", &[one]);
            layer.dots(&plane, "l2 dot", &[two]);
            let low = from_zero(top).0;
            let down = |(w, height)| vec![(w, low), (w, height)];
            layer.lines(&plane, "guide", &[down(one), down(two)]);
            layer.specks(&lanes, "l1", &[(one.0, 1.5)]);
            layer.specks(&lanes, "l2", &[(two.0, 0.5)]);
        }
        let (one, two) = (p.l1_lowest(p.lambda), p.l2_lowest(p.lambda));
        figure.describes(
            "Three curves over the weight w. The loss is a bowl with its \
             lowest point at w = #. With λ = #, loss plus λ|w| has its lowest \
             point at w = #, where its height is #; loss plus λw² has it at \
             w = #, where its height is #. Below the axis, ticks mark the \
             lowest points for many λ.",
            &[
                p.best,
                p.lambda,
                one,
                p.l1_sum(p.lambda, one),
                two,
                p.l2_sum(p.lambda, two),
            ],
        );
        figure.is_read();
    }
}

#[test]
pub fn halves() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter5>(p.options, "halves");
        let plane = figure.planes[0].clone();
        let lambdas = p.view().lambdas(2.0, 20, p.lambda);
        // On the right |w| is w: 2m·(w − w*) + λ = 0; on the left it is −w.
        let right = |l: f64| p.best - l / (2.0 * p.m);
        let left = |l: f64| p.best + l / (2.0 * p.m);
        let on_the_right = |l: f64, w: f64| p.loss(w) + l * w;
        let on_the_left = |l: f64, w: f64| p.loss(w) - l * w;
        // At the largest λ both bowls are in the plane, with room around.
        let most = lambdas[lambdas.len() - 1];
        let room = p.view().reach() / 2.0;
        let across = (right(most).min(0.0) - room, left(most).max(0.0) + room);
        let deepest =
            on_the_right(most, right(most)).min(on_the_left(most, left(most)));
        let (low, high) =
            (deepest - p.view().height(), 8.0 * p.view().height());
        plane.axes(["weight w", "loss + λ|w|"], across, (low, high));
        let upright = vec![(0.0, low), (0.0, high)];
        figure.still.lines(&plane, "guide", &[upright]);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "right bowl lowest at"),
            ("l1", "left bowl lowest at"),
            ("l1", "the sum is lowest at"),
        ]);
        figure.stops(&lambdas, p.lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let lowest = p.l1_lowest(l);
            frame.says(&[l, right(l), left(l), lowest]);
            let layer = &mut frame.layer;
            let bowls: [&dyn Fn(f64) -> f64; 2] =
                [&|w| on_the_right(l, w), &|w| on_the_left(l, w)];
            layer.graphs(&plane, "l1 ghost", &bowls);
            let bottoms = [
                (right(l), on_the_right(l, right(l))),
                (left(l), on_the_left(l, left(l))),
            ];
            layer.dots(&plane, "l1 ring", &bottoms);
            layer.graph(&plane, "l1", |w| p.l1_sum(l, w));
            layer.dots(&plane, "l1 dot", &[(lowest, p.l1_sum(l, lowest))]);
        }
        let lowest = if p.lambda < p.view().threshold() {
            "on one of the two bowls."
        } else {
            "at the corner: neither bowl is lowest on its own side."
        };
        figure.describes(
            &format!(
                "Two bowls that cross at w = 0. The L1 sum follows the left \
                 bowl left of 0 and the right bowl right of 0. With λ = #, \
                 the right bowl has its lowest point at w = # and the left \
                 bowl at w = #. The sum is lowest at w = #, {lowest}"
            ),
            &[p.lambda, right(p.lambda), left(p.lambda), p.l1_lowest(p.lambda)],
        );
        figure.is_read();
    }
}

#[test]
pub fn path() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter5>(p.options, "path");
        let plane = figure.planes[0].clone();
        let end = 3.0 * p.view().scale();
        let up = match p.best {
            0.0 => (-1.0, 1.0),
            best if best < 0.0 => (best, 0.0),
            best => from_zero(best),
        };
        plane.axes(["λ", "best weight"], (0.0, end), up);
        let (one, two) = (|l| p.l1_lowest(l), |l| p.l2_lowest(l));
        let threshold = p.view().threshold();
        let there = two(threshold);
        let still = &mut figure.still;
        still.graph(&plane, "l1", one);
        still.graph(&plane, "l2", two);
        still.dots(&plane, "l1 dot", &[(threshold, 0.0)]);
        still.dots(&plane, "l2 dot", &[(threshold, there)]);
        let down = vec![(threshold, 0.0), (threshold, there)];
        still.lines(&plane, "guide", &[down]);
        // On the far side of the curves from 0, near the end.
        let (side, aside) = if p.best < 0.0 {
            (BELOW, BELOW_RIGHT)
        } else {
            (ABOVE, ABOVE_RIGHT)
        };
        let words = written(there);
        still.label(&plane, "l2", &words, (threshold, there), aside);
        let late = 0.95 * end;
        still.label(&plane, "l1", "L1", (late, one(late)), side);
        still.label(&plane, "l2", "L2", (late, two(late)), side);
        if p.best == 0.0 {
            figure.describes(
                "The best weight is 0 for every λ, with L1 and with L2.",
                &[],
            );
        } else {
            figure.describes(
                "With L1 the best weight goes on a straight line from # to 0, \
                 which it reaches at λ = #, and stays there. With L2 it goes \
                 on a curve, is # at that λ, and never reaches 0.",
                &[p.best, threshold, there],
            );
        }
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let high = 8.0 * p.view().height();
        let up = (-0.1 * high, high);
        let (plane, mut layer) =
            emblem_of::<Chapter5>(p.options, p.view().across(), up);
        let l = p.lambda;
        layer.graph(&plane, "loss", |w| p.loss(w));
        layer.graph(&plane, "l1", |w| p.l1_sum(l, w));
        layer.graph(&plane, "l2", |w| p.l2_sum(l, w));
        let (one, two) = (p.l1_lowest(l), p.l2_lowest(l));
        layer.dots(&plane, "l1 dot", &[(one, p.l1_sum(l, one))]);
        layer.dots(&plane, "l2 dot", &[(two, p.l2_sum(l, two))]);
        layer.is_read();
    }
}
