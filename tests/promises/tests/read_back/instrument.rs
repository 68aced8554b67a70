//! Seven points on y = w*·x, moved by noise that is drawn here anew; what is
//! lowest is looked for on grids, and thresholds by halving.

use crate::check::{
    ABOVE, LEFT, RIGHT, drawn, emblem as emblem_of, from_zero, written,
};
use crate::svg::{Layer, Plane, Point};
use instrument::Instrument;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use std::f64::consts::TAU;

/// What the handles are set to, and the loss that follows: a·w² + b·w + mean(y²).
struct Problem {
    options: String,
    weight: f64,
    lambda: f64,
    noise: f64,
    points: Vec<Point>,
    a: f64,
    b: f64,
}

/// A hundred positions of the handles, their ends among them, and the default.
fn problems() -> impl Iterator<Item = Problem> {
    let mut all = vec![(String::new(), 0.5, 0.8, 0.0)];
    for lambda in [0.0, 0.3, 0.85, 1.7, 3.0] {
        for weight in [-1.0, -0.37, 0.0, 0.5, 1.0] {
            for noise in [0.0, 0.25, 0.6, 1.0] {
                let options = format!(
                    "--lambda {lambda} --weight={weight} --noise {noise}"
                );
                all.push((options, weight, lambda, noise));
            }
        }
    }
    assert_eq!(all.len(), 101);
    all.into_iter().map(|(options, weight, lambda, noise)| {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let mut normal = || {
            let u: f64 = random.random_range(0.0..1.0);
            let v: f64 = random.random_range(0.0..1.0);
            (-2.0 * (1.0 - u).ln()).sqrt() * (TAU * v).cos()
        };
        let xs = (-3..=3).map(|i| f64::from(i) / 2.0);
        let point = |x: f64| (x, weight * x + noise * normal());
        let points: Vec<Point> = xs.map(point).collect();
        let mean = |of: &dyn Fn(Point) -> f64| {
            points.iter().map(|point| of(*point)).sum::<f64>() / 7.0
        };
        Problem {
            a: mean(&|(x, _)| x * x),
            b: -2.0 * mean(&|(x, y)| x * y),
            options,
            weight,
            lambda,
            noise,
            points,
        }
    })
}

/// The lowest point of a valley, on finer and finer grids; 0 if no other is
/// lower by more than rounding.
fn lowest(f: impl Fn(f64) -> f64) -> f64 {
    let (mut at, mut reach) = (0.0, 2.0);
    for _ in 0..12 {
        let grid = (-20..=20).map(|i| at + reach * f64::from(i) / 20.0);
        let by_height = |v: &f64, w: &f64| f(*v).total_cmp(&f(*w));
        at = grid.min_by(by_height).expect("a grid");
        reach /= 8.0;
    }
    if f(0.0) <= f(at) + 1e-15 { 0.0 } else { at }
}

/// A function's values at 301 places, and straight lines between.
fn table(from: f64, to: f64, f: impl Fn(f64) -> f64) -> impl Fn(f64) -> f64 {
    let step = (to - from) / 300.0;
    let values: Vec<f64> =
        (0..=300).map(|i| f(from + step * f64::from(i))).collect();
    move |x: f64| {
        let place = ((x - from) / step).clamp(0.0, 300.0);
        let before = (place as usize).min(299);
        let part = place - before as f64;
        values[before] + part * (values[before + 1] - values[before])
    }
}

impl Problem {
    fn loss(&self, w: f64) -> f64 {
        let misses = self.points.iter().map(|(x, y)| y - w * x);
        misses.map(|miss| miss * miss).sum::<f64>() / 7.0
    }

    fn l1_sum(&self, w: f64) -> f64 {
        self.loss(w) + self.lambda * w.abs()
    }

    fn l2_sum(&self, w: f64) -> f64 {
        self.loss(w) + self.lambda * w * w
    }

    /// Best weights at any λ, for data that the line of least squares fits
    /// with any weight: loss = a·(w − best)² but for its height.
    fn l1_at(&self, lambda: f64, best: f64) -> f64 {
        lowest(|w| self.a * (w - best) * (w - best) + lambda * w.abs())
    }

    fn l2_at(&self, lambda: f64, best: f64) -> f64 {
        lowest(|w| self.a * (w - best) * (w - best) + lambda * w * w)
    }

    fn least_squares(&self) -> f64 {
        -self.b / (2.0 * self.a)
    }

    fn l1(&self) -> f64 {
        self.l1_at(self.lambda, self.least_squares())
    }

    fn l2(&self) -> f64 {
        self.l2_at(self.lambda, self.least_squares())
    }

    /// How much the loss falls for a tiny step to the right.
    fn pull(&self, w: f64) -> f64 {
        (self.loss(w - 1e-3) - self.loss(w + 1e-3)) / 2e-3
    }

    /// The smallest λ at which the L1 sum is lowest at 0: how steep the loss
    /// is there, and no other.
    fn threshold(&self) -> f64 {
        let steep = self.pull(0.0).abs();
        let at = |lambda| self.l1_at(lambda, self.least_squares());
        assert!(at(steep + 1e-6) == 0.0, "{}", self.options);
        assert!(steep == 0.0 || at(steep - 1e-6) != 0.0, "{}", self.options);
        steep
    }

    /// The largest least-squares weight at which the L1 sum is lowest at 0.
    fn dead_zone(&self) -> f64 {
        let (mut low, mut high) = (0.0, 2.0);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if self.l1_at(self.lambda, middle) == 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        // On the finest grid, a little is as good as nothing.
        if low < 1e-6 { 0.0 } else { low }
    }
}

/// What is marked is seen, for all positions of the handles.
fn marks(layer: &mut Layer, plane: &Plane, marks: [(&str, Point); 3]) {
    for (class, point) in marks {
        assert!(plane.holds(plane.place(point), 0.0), "{class} at {point:?}");
        layer.dots(plane, class, &[point]);
    }
}

/// Names in a row above the plane, each with the place where it ends.
fn names_above(layer: &mut Layer, names: &[(&str, &str, f64)]) {
    for (class, name, end) in names {
        let canvas = Plane::canvas(250.0);
        layer.label(&canvas, class, name, (*end, 13.75), LEFT);
    }
}

#[test]
pub fn data() {
    for p in problems() {
        let mut figure = drawn::<Instrument>(&p.options, "data");
        let plane = figure.planes[0].clone();
        plane.axes(["x", "y"], (-1.7, 1.7), (-2.5, 2.5));
        let line = |w: f64| vec![(-1.7, -1.7 * w), (1.7, 1.7 * w)];
        let still = &mut figure.still;
        still.lines(&plane, "guide", &[line(p.weight)]);
        still.lines(&plane, "loss", &[line(p.least_squares())]);
        still.lines(&plane, "l1", &[line(p.l1())]);
        still.lines(&plane, "l2", &[line(p.l2())]);
        for point in &p.points {
            assert!(plane.holds(plane.place(*point), 3.5), "{point:?}");
        }
        still.specks(&plane, "text", &p.points);
        names_above(
            still,
            &[
                ("guide", "w*", 139.0),
                ("loss", "least squares", 250.0),
                ("l1", "L1", 283.0),
                ("l2", "L2", 316.0),
            ],
        );
        let numbers = [p.weight, p.least_squares(), p.l1(), p.l2()];
        let lines = "the dotted line y = #·x. Through 0 go the line of least \
                     squares with the slope #, L1’s line with # and L2’s line \
                     with #.";
        if p.noise == 0.0 {
            figure.describes(&format!("7 points on {lines}"), &numbers);
        } else {
            let moved = "7 points, which noise with standard deviation # has \
                         moved from ";
            let numbers = [&[p.noise], &numbers[..]].concat();
            figure.describes(&format!("{moved}{lines}"), &numbers);
        }
        figure.is_read();
    }
}

#[test]
pub fn sums() {
    for p in problems() {
        let mut figure = drawn::<Instrument>(&p.options, "sums");
        let plane = figure.planes[0].clone();
        plane.axes(["weight w", ""], (-1.5, 1.5), from_zero(2.4));
        let still = &mut figure.still;
        still.graph(&plane, "loss", |w| p.loss(w));
        still.graph(&plane, "l1", |w| p.l1_sum(w));
        still.graph(&plane, "l2", |w| p.l2_sum(w));
        let bare = (p.least_squares(), p.loss(p.least_squares()));
        let (one, two) = (p.l1(), p.l2());
        let (one, two) = ((one, p.l1_sum(one)), (two, p.l2_sum(two)));
        let down = |(w, height)| vec![(w, from_zero(2.4).0), (w, height)];
        still.lines(&plane, "guide", &[bare, one, two].map(down));
        let dots = [("loss dot", bare), ("l1 dot", one), ("l2 dot", two)];
        marks(still, &plane, dots);
        names_above(
            still,
            &[
                ("loss", "loss", 128.0),
                ("l1", "loss + λ|w|", 223.0),
                ("l2", "loss + λw²", 316.0),
            ],
        );
        figure.describes(
            "Three curves over the weight w, with λ = #. The loss is lowest at \
             w = #, where its height is #; loss plus λ|w| at w = #, where its \
             height is #; loss plus λw² at w = #, where its height is #.",
            &[p.lambda, bare.0, bare.1, one.0, one.1, two.0, two.1],
        );
        figure.is_read();
    }
}

#[test]
pub fn pulls() {
    for p in problems() {
        let mut figure = drawn::<Instrument>(&p.options, "pulls");
        let plane = figure.planes[0].clone();
        plane.axes(["weight w", "pull"], (-1.5, 1.5), (-3.3, 3.3));
        let still = &mut figure.still;
        let through = |pull: &dyn Fn(f64) -> f64| {
            vec![(-1.5, pull(-1.5)), (1.5, pull(1.5))]
        };
        still.lines(&plane, "loss", &[through(&|w| p.pull(w))]);
        still.lines(&plane, "l2", &[through(&|w| 2.0 * p.lambda * w)]);
        let l = p.lambda;
        let step = vec![(-1.5, -l), (0.0, -l), (0.0, l), (1.5, l)];
        still.lines(&plane, "l1", &[step]);
        let at = |w: f64| (w, p.pull(w));
        let dots = [
            ("loss dot", at(p.least_squares())),
            ("l1 dot", at(p.l1())),
            ("l2 dot", at(p.l2())),
        ];
        marks(still, &plane, dots);
        // The pulls balance there: on the step, or on the line.
        let (one, two) = (at(p.l1()), at(p.l2()));
        let held = if one.0 == 0.0 {
            one.1.abs() <= l + 1e-6
        } else {
            (one.1 - l * one.0.signum()).abs() < 1e-6
        };
        assert!(held, "{}: {one:?}", p.options);
        assert!((two.1 - 2.0 * l * two.0).abs() < 1e-6, "{two:?}");
        names_above(
            still,
            &[
                ("loss", "data", 184.0),
                ("l1", "L1: ±λ", 245.0),
                ("l2", "L2: 2λw", 316.0),
            ],
        );
        figure.describes(
            "The pull of the data falls on a straight line: it is # at w = 0 \
             and nothing at w = #. Against it L1 holds with # right of 0, with \
             # left of 0, and at 0 with anything between: they balance at \
             w = #. L2 holds with a pull that grows with the weight: it \
             balances the data at w = #.",
            &[p.pull(0.0), p.least_squares(), l, -l, p.l1(), p.l2()],
        );
        figure.is_read();
    }
}

#[test]
pub fn zone() {
    for p in problems() {
        let mut figure = drawn::<Instrument>(&p.options, "zone");
        let plane = figure.planes[0].clone();
        let titles = ["weight of least squares", "best weight"];
        plane.axes(titles, (-1.5, 1.5), (-1.5, 1.5));
        let still = &mut figure.still;
        let (bare, one, two) = (p.least_squares(), p.l1(), p.l2());
        still.lines(&plane, "loss", &[vec![(-1.5, -1.5), (1.5, 1.5)]]);
        let best = table(-1.5, 1.5, |best| p.l1_at(p.lambda, best));
        still.graph(&plane, "l1", best);
        let best = table(-1.5, 1.5, |best| p.l2_at(p.lambda, best));
        still.graph(&plane, "l2", best);
        // From the axis to the highest dot.
        let top = if bare > 0.0 { bare } else { one };
        let upright = vec![(bare, -1.5), (bare, top)];
        still.lines(&plane, "guide", &[upright]);
        let dots = [
            ("loss dot", (bare, bare)),
            ("l1 dot", (bare, one)),
            ("l2 dot", (bare, two)),
        ];
        marks(still, &plane, dots);
        let names = [("loss", "no price"), ("l1", "L1"), ("l2", "L2")];
        still.names(&plane, (-1.5, 1.425), RIGHT, &names);
        let edge = p.dead_zone();
        figure.describes(
            "Across, the weight of least squares; upwards, the best weight. \
             Without a price it is the same. L1 makes it 0 from # to # and \
             moves it by as much towards 0 elsewhere. L2 multiplies it by #. \
             For our data it is # without a price, # with L1 and # with L2.",
            &[-edge, edge, p.l2_at(p.lambda, 1.0), bare, one, two],
        );
        figure.is_read();
    }
}

#[test]
pub fn path() {
    for p in problems() {
        let mut figure = drawn::<Instrument>(&p.options, "path");
        let plane = figure.planes[0].clone();
        plane.axes(["λ", "best weight"], (0.0, 3.0), (-1.5, 1.5));
        let (bare, threshold) = (p.least_squares(), p.threshold());
        let still = &mut figure.still;
        still.graph(&plane, "l1", table(0.0, 3.0, |l| p.l1_at(l, bare)));
        still.graph(&plane, "l2", table(0.0, 3.0, |l| p.l2_at(l, bare)));
        let pointer = vec![(threshold, -0.93), (threshold, 0.0)];
        still.lines(&plane, "guide", &[pointer]);
        let dots = [
            ("l1 ring", (threshold, 0.0)),
            ("l1 dot", (p.lambda, p.l1())),
            ("l2 dot", (p.lambda, p.l2())),
        ];
        marks(still, &plane, dots);
        let words = format!("0 from λ = {} on", written(threshold));
        let middle = (threshold.clamp(0.8, 2.2), -1.425);
        still.label(&plane, "l1", &words, middle, ABOVE);
        // No path comes near the words, nor the names at the end above.
        for l in (0..=30).map(|i| f64::from(i) / 10.0) {
            for w in [p.l1_at(l, bare), p.l2_at(l, bare)] {
                let below = (l - middle.0).abs() < 0.8 && w < -0.9;
                assert!(!below && (l < 2.5 || w < 0.5), "{w} at {l}");
            }
        }
        let names = [("l1", "L1"), ("l2", "L2")];
        still.names(&plane, (3.0, 1.425), LEFT, &names);
        if threshold == 0.0 {
            figure.describes(
                "The best weight is 0 for every λ, with L1 and with L2.",
                &[],
            );
        } else {
            figure.describes(
                "Both paths start at # for λ = 0. L1’s goes on a straight line \
                 to 0, where it is from λ = # on; L2’s goes on a curve and \
                 never arrives. At λ = # L1 is at # and L2 at #.",
                &[bare, threshold, p.lambda, p.l1(), p.l2()],
            );
        }
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in problems() {
        let (plane, mut layer) =
            emblem_of::<Instrument>(&p.options, (0.0, 3.0), (-0.1, 0.6));
        let bare = p.least_squares();
        layer.lines(&plane, "faint", &[vec![(0.0, 0.0), (3.0, 0.0)]]);
        layer.graph(&plane, "l1", table(0.0, 3.0, |l| p.l1_at(l, bare)));
        layer.graph(&plane, "l2", table(0.0, 3.0, |l| p.l2_at(l, bare)));
        layer.dots(&plane, "l1 dot", &[(p.lambda, p.l1())]);
        layer.dots(&plane, "l2 dot", &[(p.lambda, p.l2())]);
        layer.is_read();
    }
}
