//! Points on the line y = w*·x with mean(x²) = m: the line with the slope w
//! misses the point (x, w*·x) by (w − w*)·x, so that the mean squared error is
//! m·(w − w*)².

use crate::check::{
    drawn, emblem as emblem_of, fixed, from_zero, with, written,
};
use crate::svg::Point;
use chapter3::{Chapter3, draw_weights};

/// Options, and the problem that they ask for.
struct Problem {
    options: &'static str,
    best: f64,
    xs: fn() -> Vec<f64>,
    draws: usize,
    seed: u64,
}

const PROBLEMS: [Problem; 3] = [
    Problem { options: "", best: 0.5, xs: book, draws: 200, seed: 3 },
    Problem {
        options: "--weight=-0.3 --samples 30 --seed 8",
        best: -0.3,
        xs: book,
        draws: 30,
        seed: 8,
    },
    Problem {
        options: "--weight 2 --x 0:10:1 --samples 7",
        best: 2.0,
        xs: || (0..=10).map(f64::from).collect(),
        draws: 7,
        seed: 3,
    },
];

fn book() -> Vec<f64> {
    vec![-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]
}

impl Problem {
    fn loss(&self, w: f64) -> f64 {
        let xs = (self.xs)();
        let squares = xs.iter().map(|x| (w - self.best) * x);
        squares.map(|miss| miss * miss).sum::<f64>() / xs.len() as f64
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

fn lowest(points: &[Point]) -> Point {
    let lower = |a: Point, b: &Point| if b.1 < a.1 { *b } else { a };
    points.iter().fold((0.0, f64::INFINITY), lower)
}

#[test]
pub fn bowl() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter3>(p.options, "bowl");
        let plane = figure.planes[0].clone();
        let up = from_zero(p.loss(p.across().0));
        let titles = ["weight w", "mean squared error"];
        plane.axes(titles, p.across(), up);
        figure.still.graph(&plane, "guide", |w| p.loss(w));
        figure.heads(&[
            ("text", "draws"),
            ("text", "best weight so far"),
            ("text", "its loss"),
        ]);
        let rounds = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        let counts = rounds.into_iter().filter(|n| *n <= p.draws);
        let counts = with(counts.map(|n| n as f64).collect(), p.draws as f64);
        figure.stops(&counts, 50.0, plane.ends());
        let draws = p.draws();
        for (frame, count) in figure.frames.iter_mut().zip(&counts) {
            let drawn = &draws[..*count as usize];
            let best = lowest(drawn);
            let words = [written(*count), fixed(best.0, 4), fixed(best.1, 6)];
            assert_eq!(frame.cells[..], words);
            frame.layer.specks(&plane, "text", drawn);
            frame.layer.dots(&plane, "text dot", &[best]);
        }
        figure.describes(
            "Random weights and their losses. The dots lie on a bowl, the \
             dashed curve. Its lowest point, loss 0, is at w = #; at w = 0 it \
             stands at #.",
            &[p.best, p.loss(0.0)],
        );
        figure.is_read();
    }
}

#[test]
pub fn lines() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter3>(p.options, "lines");
        let plane = figure.planes[0].clone();
        let (from, to) = p.across();
        let xs = (p.xs)();
        let outermost = xs.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
        // Every line shows over all the points, with a twentieth to spare.
        let high = 1.05 * outermost * from.abs().max(to.abs());
        // Beside the outermost point, the plane is as wide as the largest
        // square. It is 518 units wide and 300 high.
        let square = outermost * 2.0 * p.best.abs() * 300.0 / (2.0 * high);
        let wide = 1.05 * outermost * 259.0 / (259.0 - square);
        plane.axes(["x", "y"], (-wide, wide), (-high, high));
        figure.heads(&[("text", "weight w"), ("loss", "mean squared error")]);
        let weights: Vec<f64> = (0..=40)
            .map(|i| from + (to - from) * f64::from(i) / 40.0)
            .collect();
        figure.stops(&weights, 0.0, plane.ends());
        let points: Vec<Point> = xs.iter().map(|x| (*x, p.best * x)).collect();
        for (frame, &w) in figure.frames.iter_mut().zip(&weights) {
            frame.says(&[w, p.loss(w)]);
            let layer = &mut frame.layer;
            layer.specks(&plane, "text", &points);
            layer.graph(&plane, "loss", |x| w * x);

            let squares = layer.take(&plane, "path", "loss square");
            let squares = &squares[0].lines;
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
                let near = |a: Point, b: Point| {
                    (a.0 - b.0).abs() <= 0.3 && (a.1 - b.1).abs() <= 0.3
                };
                let is_near = |corner: &Point| {
                    square.iter().any(|place| near(*place, *corner))
                };
                assert!(corners.iter().all(is_near), "no square at x = {x}");
                let between = |place: &Point| {
                    let (x, y) = *place;
                    let off = |a: f64, from: f64, to: f64| {
                        (from.min(to) - a).max(a - from.max(to)).max(0.0)
                    };
                    off(x, left, right).max(off(y, point, line)) <= 0.3
                };
                assert!(square.iter().all(between), "{square:?}");
                let height = plane.y(point) - plane.y(line);
                area += height * height / points.len() as f64;
            }
            // Their mean area is what the read-out says.
            assert!((area - p.loss(w)).abs() <= 1e-6 + 1e-3 * area);
        }
        figure.describes(
            "# points on the line y = #·x, and a line through the origin \
             whose slope w can be chosen. Where it misses a point, the miss \
             is the side of a square. The nearer w comes to #, the smaller \
             are the squares.",
            &[points.len() as f64, p.best, p.best],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let high = p.loss(p.across().0);
        let (plane, mut layer) =
            emblem_of::<Chapter3>(p.options, p.across(), (-0.1 * high, high));
        let draws = p.draws();
        let some = &draws[..draws.len().min(12)];
        layer.graph(&plane, "loss", |w| p.loss(w));
        layer.specks(&plane, "text", some);
        layer.dots(&plane, "text dot", &[lowest(some)]);
        layer.is_read();
    }
}
