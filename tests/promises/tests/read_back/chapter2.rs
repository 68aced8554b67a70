//! Two weights w = (w₁, w₂) and the bowl d₁² + 2ρ·d₁·d₂ + d₂², d = w − b. Its
//! axes lie along (1, 1) and (1, −1): there it is (1 + ρ)·p² + (1 − ρ)·q² with
//! p = (d₁ + d₂)/√2 and q = (d₁ − d₂)/√2.

use crate::prelude::*;
use chapter2::{Chapter2, draw_touches};
use figure::Ink;
use promises::mathematics::smallest;
use std::f64::consts::{PI, SQRT_2};

/// Options, and the problem that they ask for.
struct Case {
    options: &'static str,
    /// The bowl's centre b and its correlation ρ.
    b: Point,
    rho: f64,
    budget: f64,
}

const CASES: [Case; 4] = [
    Case { options: "", b: (0.5, 0.2), rho: 0.5, budget: 0.25 },
    Case {
        options: "--correlation=-0.5 --budget 0.4",
        b: (0.5, 0.2),
        rho: -0.5,
        budget: 0.4,
    },
    Case {
        options: "--w1=-3 --w2 2.5 --correlation 0.2 --budget 6",
        b: (-3.0, 2.5),
        rho: 0.2,
        budget: 6.0,
    },
    Case {
        options: "--w1 0.1 --w2=-1 --correlation 0.9 --budget 0.33",
        b: (0.1, -1.0),
        rho: 0.9,
        budget: 0.33,
    },
];

const INKS: [(Ink, &str); 2] =
    [(L1, "L1: |w₁| + |w₂| ≤ t"), (L2, "L2: w₁² + w₂² ≤ t²")];

const HEADS: &str = "budget t; diamond: lowest; disc: lowest";

/// What the read-out says: two points.
const POINTS: &str = "(#3, #3); (#3, #3)";

/// Below both planes.
const BOTH: Point = (56.0, 588.0);

impl Case {
    fn loss(&self, w: Point) -> f64 {
        let (d1, d2) = (w.0 - self.b.0, w.1 - self.b.1);
        d1 * d1 + 2.0 * self.rho * d1 * d2 + d2 * d2
    }

    /// The lowest of the four edges' lowest points. From the corner a to the
    /// next one, c, the loss falls as long as its slope in that direction is
    /// below 0; the slope grows evenly.
    fn in_diamond(&self, t: f64) -> Point {
        if self.enough() <= t {
            return self.b;
        }
        let on_edge = |pair: &[Point]| {
            let (a, c) = (pair[0], pair[1]);
            let slope = |w: Point| {
                let (d1, d2) = (w.0 - self.b.0, w.1 - self.b.1);
                2.0 * (d1 + self.rho * d2) * (c.0 - a.0)
                    + 2.0 * (d2 + self.rho * d1) * (c.1 - a.1)
            };
            let s = slope(a) / (slope(a) - slope(c));
            let s = s.clamp(0.0, 1.0);
            (a.0 + s * (c.0 - a.0), a.1 + s * (c.1 - a.1))
        };
        let lower = |best: Point, w: Point| {
            if self.loss(w) < self.loss(best) { w } else { best }
        };
        diamond(t).windows(2).map(on_edge).fold((t, 0.0), lower)
    }

    /// On the disc's edge the slope points inwards: (1 ± ρ)·(u − u_b) = −μ·u
    /// along each of the bowl's axes, with one μ that brings the length down
    /// to t; halving finds it.
    fn in_disc(&self, t: f64) -> Point {
        let (b1, b2) = self.b;
        let at = |mu: f64| {
            let shrink = |steep: f64| steep / (steep + mu) / SQRT_2;
            (
                (b1 + b2) * shrink(1.0 + self.rho),
                (b1 - b2) * shrink(1.0 - self.rho),
            )
        };
        if b1.hypot(b2) <= t {
            return self.b;
        }
        let (p, q) =
            at(find_zero((0.0, 1e9), |mu| t - at(mu).0.hypot(at(mu).1)));
        ((p + q) / SQRT_2, (p - q) / SQRT_2)
    }

    fn lowest(&self, t: f64) -> [Point; 2] {
        [self.in_diamond(t), self.in_disc(t)]
    }

    /// The weights with this loss, once around.
    fn contour(&self, loss: f64) -> Vec<Point> {
        let at = |(cos, sin): Point| {
            let p = cos * (loss / (1.0 + self.rho)).sqrt();
            let q = sin * (loss / (1.0 - self.rho)).sqrt();
            (self.b.0 + (p + q) / SQRT_2, self.b.1 + (p - q) / SQRT_2)
        };
        disc(1.0).into_iter().map(at).collect()
    }

    /// The budget that holds the bowl's centre in the diamond.
    fn enough(&self) -> f64 {
        self.b.0.abs() + self.b.1.abs()
    }

    /// So many parts of the budget that is enough, and the chosen one.
    fn budgets(&self, parts: impl Iterator<Item = u32>) -> Vec<f64> {
        let part = |i| self.enough() * f64::from(i) / 28.0;
        with(parts.map(part).collect(), self.budget)
    }
}

fn disc(t: f64) -> Vec<Point> {
    circle((0.0, 0.0), t)
}

fn diamond(t: f64) -> Vec<Point> {
    vec![(t, 0.0), (0.0, t), (-t, 0.0), (0.0, -t), (t, 0.0)]
}

#[test]
fn shapes() {
    for p in CASES {
        let mut figure = drawn::<Chapter2>(p.options, "shapes");
        let reach = 1.25 * p.enough().max(p.budget);
        let contours: Vec<Vec<Point>> = (1..=5)
            .map(|k| p.contour(p.loss((0.0, 0.0)) * f64::from(k * k) / 9.0))
            .collect();
        let planes = INKS.map(|(ink, name)| {
            let ends = (-reach, reach);
            let plane = figure.axes(["w₁", "w₂"], ends, ends);
            figure.still.labels(&[(ink, name, (0.0, reach), Above)]);
            figure.still.lines(Axis, &contours);
            figure.still.specks(Loss, &[p.b]);
            plane
        });
        figure.heads(HEADS, &[L1, L2]);
        let budgets = p.budgets((2..10).chain((10..=32).step_by(2)));
        for (mut frame, t) in figure.slider_along(BOTH, &budgets, p.budget) {
            let lowest = p.lowest(t);
            let [one, two] = lowest;
            frame.says(POINTS, &[one.0, one.1, two.0, two.1]);
            let outlines = [diamond(t), disc(t)];
            for (i, (ink, _)) in INKS.into_iter().enumerate() {
                let outline = std::slice::from_ref(&outlines[i]);
                frame.on(&planes[i]).areas(ink, outline);
                frame.lines(ink, outline);
                frame.line(Loss, &p.contour(p.loss(lowest[i])));
                frame.dots(ink, &[lowest[i]]);
            }
        }
        let [one, two] = p.lowest(p.budget);
        let is_corner = one.0.abs().min(one.1.abs()) < 1e-12;
        let corner = if is_corner { "a corner" } else { "no corner" };
        figure.describes(
            &format!(
                "Contours of a bowl over two weights around its lowest point \
                 (#, #), and two shapes around 0 with the budget #. The lowest \
                 point in the diamond is (#, #), {corner}; the lowest in the \
                 disc is (#, #)."
            ),
            &[p.b.0, p.b.1, p.budget, one.0, one.1, two.0, two.1],
        );
    }
}

/// A way around an edge, which is at (t, 0) at 0, at (0, t) at 1, and so on:
/// straight from corner to corner, or turning evenly.
fn walk_diamond(t: f64, time: f64) -> Point {
    let corners = [(t, 0.0), (0.0, t), (-t, 0.0), (0.0, -t)];
    let corner = |k: f64| corners[k.rem_euclid(4.0) as usize];
    let (a, b) = (corner(time.floor()), corner(time.floor() + 1.0));
    let part = time - time.floor();
    (a.0 + part * (b.0 - a.0), a.1 + part * (b.1 - a.1))
}

fn walk_disc(t: f64, time: f64) -> Point {
    let angle = time * PI / 2.0;
    (t * angle.cos(), t * angle.sin())
}

#[test]
fn edges() {
    for p in CASES {
        let mut figure = drawn::<Chapter2>(p.options, "edges");
        let reach = (p.enough() * 5.0 / 7.0).max(p.budget);
        let most = disc(reach).into_iter().map(|w| p.loss(w));
        let most = most.fold(0.0, f64::max);
        // At each corner a weight is 0.
        let zeros = [-1.0, 0.0, 1.0, 2.0];
        let names = zeros.map(|time| {
            let (one, two) = walk_diamond(1.0, time);
            assert!((one == 0.0) != (two == 0.0));
            (time, if one == 0.0 { "w₁ = 0" } else { "w₂ = 0" })
        });
        let names: Vec<_> = (1..)
            .zip(names)
            .map(|(place, (time, words))| (time, format!("{place}: {words}")))
            .collect();
        let names: Vec<_> =
            names.iter().map(|(t, name)| (*t, &**name)).collect();
        let titles = ["once around the edge", "loss on the edge"];
        let up = from_zero(1.02 * most);
        figure.axes_named(titles, (-1.5, 2.5), up, &names);
        let upright = |time: f64| vec![(time, 0.0), (time, most)];
        figure.still.lines(Guide, &zeros.map(upright));
        let names = [(L1, "diamond"), (L2, "disc")];
        figure.still.names((1.1, 0.9 * most), Right, &names);
        // What is walked around, its corners numbered in the walk's order.
        let plane = figure.still.plane.clone();
        let ends = (-1.0, 1.0);
        let small = Plane::new((277.0, 353.0), ends, (140.0, 64.0), ends);
        figure.still.on(&small).line(L1, &diamond(1.0));
        figure.still.line(L2, &disc(1.0));
        let corners = zeros.map(|time| walk_diamond(1.0, time));
        figure.still.labels(&[
            (Axis, "1", corners[0], Below),
            (Axis, "2", corners[1], Right),
            (Axis, "3", corners[2], Above),
            (Axis, "4", corners[3], Left),
        ]);
        figure.still.on(&plane);
        figure.heads(HEADS, &[L1, L2]);
        for (mut frame, t) in figure.short_slider(&p.budgets(1..=20), p.budget)
        {
            let lowest = p.lowest(t);
            let [one, two] = lowest;
            frame.says(POINTS, &[one.0, one.1, two.0, two.1]);
            let walks: [fn(f64, f64) -> Point; 2] = [walk_diamond, walk_disc];
            for (i, (ink, _)) in INKS.into_iter().enumerate() {
                let walk = |time: f64| walks[i](t, time);
                frame.graph(ink, |time| p.loss(walk(time)));
                // Where the walk comes by the lowest point, if it is on the
                // edge.
                let far = |time: f64| {
                    let (w, low) = (walk(time), lowest[i]);
                    (w.0 - low.0).hypot(w.1 - low.1)
                };
                let times = (0..40_000).map(|i| f64::from(i) / 1e4 - 1.5);
                let time = smallest(times, far);
                let by = if far(time) < 2e-4 * t {
                    vec![(time, p.loss(lowest[i]))]
                } else {
                    vec![]
                };
                frame.dots(ink, &by);
                // In the small picture, too.
                let there = walks[i](1.0, time);
                let there = if by.is_empty() { vec![] } else { vec![there] };
                frame.on(&small).specks(ink, &there);
                frame.on(&plane);
            }
        }
        let [one, two] = p.lowest(p.budget);
        figure.says(&[0.0, p.budget, one.0, one.1, two.0, two.1]);
    }
}

/// From a centre in one of the triangles beyond the corners, the nearest point
/// of the diamond is that corner.
fn leads_to_a_corner(centre: Point, t: f64) -> bool {
    let (one, two) = (centre.0.abs(), centre.1.abs());
    one >= t + two || two >= t + one
}

#[test]
fn corners() {
    // The options change nothing here.
    for options in ["", "--budget 2 --w1 3"] {
        let mut figure = drawn::<Chapter2>(options, "corners");
        let titles = ["centre of the loss, w₁", "centre of the loss, w₂"];
        figure.axes(titles, (-10.0, 10.0), (-10.0, 10.0));
        let corner = ["answer at a", "corner: one zero"].map(|name| (L1, name));
        let edge = ["answer on an", "edge: no zero"].map(|name| (Loss, name));
        figure.still.names((10.0, 0.0), Right, &corner);
        figure.still.names((10.0, 8.0), Right, &edge);
        let centres = draw_touches(0.25, 10.0, 30, 2).into_iter();
        let centres: Vec<Point> = centres.map(|(centre, _)| centre).collect();
        assert_eq!(centres.len(), 30);
        figure.still.specks(Loss, &centres);
        figure.heads("budget t; probability of a corner", &[L1]);
        // The area of the triangles over that of the square without the
        // diamond, with three decimals.
        let chance = |t: f64| {
            let area = 4.0 * (10.0 - t) * (10.0 - t) / (400.0 - 2.0 * t * t);
            (1000.0 * area).round() / 1000.0
        };
        let budgets: Vec<f64> = (1..=20).map(|i| f64::from(i) / 4.0).collect();
        for (mut frame, t) in figure.slider(&budgets, 3.0) {
            frame.says("#", &[chance(t)]);
            let wide = 10.0 - t;
            let turns: [fn(Point) -> Point; 4] = [
                |(x, y)| (x, y),
                |(x, y)| (y, x),
                |(x, y)| (-x, -y),
                |(x, y)| (-y, -x),
            ];
            let corners = [(t, 0.0), (10.0, wide), (10.0, -wide)];
            frame.areas(L1, &turns.map(|turn| corners.map(turn).to_vec()));
            frame.line(L1, &diamond(t));
            let mut corner = centres.clone();
            corner.retain(|centre| leads_to_a_corner(*centre, t));
            frame.specks(L1, &corner);
        }
        figure.says(&[chance(1.0), 1.0, chance(5.0), 5.0]);
    }
}

#[test]
fn emblem() {
    for p in CASES {
        let t = p.budget;
        let high = f64::max(0.62 * p.enough(), 1.1 * t);
        // As wide as the canvas, so that the diamond is not stretched.
        let wide = high * 174.0 / 94.0;
        let middle = 0.5 * p.b.0;
        let across = (middle - wide, middle + wide);
        let up = f64::min(0.3 * high, high - 1.1 * t);
        let up = (up - high, up + high);
        let mut layer = draw_emblem::<Chapter2>(p.options, across, up);
        let touch = p.in_diamond(t);
        let part = |part: f64| p.contour(part * p.loss(touch));
        layer.lines(Loss, &[0.25, 0.6, 1.0].map(part));
        layer.areas(L1, &[diamond(t)]);
        layer.line(L1, &diamond(t));
        layer.dots(L1, &[touch]);
    }
}
