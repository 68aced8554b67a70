//! Points on the line y = w*·x with mean(x²) = m: the line with the slope w
//! misses the point (x, w*·x) by (w − w*)·x, so that the mean squared error is
//! m·(w − w*)².

use crate::prelude::*;
use chapter3::{Chapter3, draw_weights};
use figure::Kind;
use promises::mathematics::smallest;

/// Options, and the problem that they ask for.
struct Case {
    options: &'static str,
    best: f64,
    xs: fn() -> Vec<f64>,
    draws: usize,
    seed: u64,
}

const BOOK: Case = Case {
    options: "",
    best: 0.5,
    xs: || (-3..=3).map(|i| f64::from(i) / 2.0).collect(),
    draws: 200,
    seed: 3,
};

const CASES: [Case; 3] = [
    BOOK,
    Case {
        options: "--weight=-0.3 --samples 30 --seed 8",
        best: -0.3,
        draws: 30,
        seed: 8,
        ..BOOK
    },
    Case {
        options: "--weight 2 --x 0:10:1 --samples 7",
        best: 2.0,
        xs: || (0..=10).map(f64::from).collect(),
        draws: 7,
        ..BOOK
    },
];

impl Case {
    fn loss(&self, w: f64) -> f64 {
        let xs = (self.xs)();
        let misses: Vec<f64> = xs.iter().map(|x| (w - self.best) * x).collect();
        mean_product(&misses, &misses)
    }

    /// Twice the size of the best weight to each side of it.
    fn across(&self) -> Point {
        let reach = 2.0 * self.best.abs();
        (self.best - reach, self.best + reach)
    }

    /// The random weights, and their losses.
    fn draws(&self) -> Vec<Point> {
        let (from, to) = self.across();
        let weights = draw_weights(self.draws, self.seed, from, to);
        weights.into_iter().map(|w| (w, self.loss(w))).collect()
    }
}

fn find_lowest(points: &[Point]) -> Point {
    smallest(points.iter().copied(), |point| point.1)
}

#[test]
fn bowl() {
    for p in CASES {
        let mut figure = drawn::<Chapter3>(p.options, "bowl");
        let up = from_zero(p.loss(p.across().0));
        figure.axes(["weight w", "mean squared error"], p.across(), up);
        figure.still.graph(Loss, |w| p.loss(w));
        let inside = (p.best, 0.6 * up.1);
        let name = (Text, "large dot: best so far", inside, Above);
        figure.still.labels(&[name]);
        figure.heads("draws; best weight so far; its loss", &[Text, Text]);
        let rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let counts = rounds.into_iter().filter(|n| *n <= p.draws);
        let counts = with(counts.map(|n| n as f64).collect(), p.draws as f64);
        let draws = p.draws();
        for (mut frame, count) in figure.slider(&counts, 50.0) {
            let drawn = &draws[..count as usize];
            let best = find_lowest(drawn);
            frame.says("#4; #6", &[best.0, best.1]);
            frame.specks(Text, drawn);
            frame.dots(Text, &[best]);
        }
        figure.says(&[0.0, p.best, 0.0, p.loss(0.0)]);
    }
}

#[test]
fn lines() {
    for p in CASES {
        let mut figure = drawn::<Chapter3>(p.options, "lines");
        let (from, to) = p.across();
        let xs = (p.xs)();
        let outermost = xs.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
        // Every line shows over all the points, with a twentieth to spare.
        let high = 1.05 * outermost * from.abs().max(to.abs());
        // Beside the outermost point, the plane is as wide as the largest
        // square. It is 518 units wide and 300 high.
        let square = outermost * 2.0 * p.best.abs() * 300.0 / (2.0 * high);
        let wide = 1.05 * outermost * 259.0 / (259.0 - square);
        let plane = figure.axes(["x", "y"], (-wide, wide), (-high, high));
        let names = [(Loss, "line: y = w·x"), (Loss, "square: one error²")];
        figure.still.names((-wide, 0.88 * high), Right, &names);
        figure.heads("weight w; mean squared error", &[Loss]);
        let step = |i| from + (to - from) * f64::from(i) / 40.0;
        let weights: Vec<f64> = (0..=40).map(step).collect();
        let points: Vec<Point> = xs.iter().map(|x| (*x, p.best * x)).collect();
        for (mut frame, w) in figure.slider(&weights, 0.0) {
            frame.says("#", &[p.loss(w)]);
            frame.specks(Text, &points);
            let squares = frame.take_lines(Loss, |k| *k == Kind::Squares);
            frame.graph(Loss, |x| w * x);
            assert_eq!(squares.len(), points.len());
            let mut area = 0.0;
            for (square, &(x, y)) in squares.iter().zip(&points) {
                // One side goes from the point to the line; the square lies
                // on the far side of it from 0.
                let (left, point) = plane.place((x, y));
                let line = plane.place((x, w * x)).1;
                let side = (line - point).abs();
                let right = if x < 0.0 { left - side } else { left + side };
                let corners = [
                    (left, point),
                    (left, line),
                    (right, line),
                    (right, point),
                ];
                let off = |(a, b): (&Point, Point)| {
                    (a.0 - b.0).abs().max((a.1 - b.1).abs())
                };
                let is_there = square.iter().zip(corners).map(off);
                assert!(is_there.fold(0.0, f64::max) <= 0.3, "at x = {x}");
                let height = plane.point(square[1]).1 - y;
                area += height * height / points.len() as f64;
            }
            // Their mean area is what the read-out says.
            assert!((area - p.loss(w)).abs() <= 1e-6 + 1e-3 * area);
        }
        figure.says(&[points.len() as f64, p.best, p.best]);
    }
}

#[test]
fn emblem() {
    for p in CASES {
        let high = p.loss(p.across().0);
        let up = (-0.1 * high, high);
        let mut layer = draw_emblem::<Chapter3>(p.options, p.across(), up);
        let draws = p.draws();
        let some = &draws[..draws.len().min(12)];
        layer.graph(Loss, |w| p.loss(w));
        layer.specks(Text, some);
        layer.dots(Text, &[find_lowest(some)]);
    }
}
