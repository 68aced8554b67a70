//! Seven points on y = w*·x, moved by noise that is drawn here anew; what is
//! lowest is looked for on grids, and thresholds by halving.

use crate::drawn::Figure;
use crate::prelude::*;
use figure::Ink;
use instrument::Instrument;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use std::sync::Mutex;

/// What the handles are set to, and the loss that follows: a·w² + b·w + mean(y²).
struct Case {
    options: String,
    weight: f64,
    lambda: f64,
    noise: f64,
    /// By how much each point is moved by hand.
    moved: [f64; 7],
    points: Vec<Point>,
    a: f64,
    b: f64,
}

/// Points that are moved by hand, and three of the handles with each.
const MOVES: [[f64; 7]; 3] = [
    [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0],
    [1.5, 0.0, 0.0, 0.0, 0.0, 0.0, -1.5],
    [-1.0, -0.5, -0.25, 0.0, 0.0, 0.0, 0.5],
];

/// A hundred positions of the handles, their ends among them, and the default;
/// then some with points that are moved.
fn cases() -> impl Iterator<Item = Case> {
    let mut all = vec![(String::new(), 0.5, 0.8, 0.0, [0.0; 7])];
    for lambda in [0.0, 0.3, 0.85, 1.7, 3.0] {
        for weight in [-1.0, -0.37, 0.0, 0.5, 1.0] {
            for noise in [0.0, 0.25, 0.6, 1.0] {
                let options = format!(
                    "--lambda {lambda} --weight={weight} --noise {noise}"
                );
                all.push((options, weight, lambda, noise, [0.0; 7]));
            }
        }
    }
    for moved in MOVES {
        let words = moved.map(|by| by.to_string()).join(",");
        for (lambda, weight, noise) in
            [(0.8, 0.5, 0.0), (0.3, 0.25, 0.5), (0.0, -0.5, 0.0)]
        {
            let options = format!(
                "--lambda {lambda} --weight={weight} --noise {noise} \
                 --moved={words}"
            );
            all.push((options, weight, lambda, noise, moved));
        }
    }
    assert_eq!(all.len(), 110);
    all.into_iter().map(|(options, weight, lambda, noise, moved)| {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let mut normal = || {
            let u: f64 = random.random_range(0.0..1.0);
            let v: f64 = random.random_range(0.0..1.0);
            (-2.0 * (1.0 - u).ln()).sqrt() * (TAU * v).cos()
        };
        let xs = (-3..=3).map(|i| f64::from(i) / 2.0).zip(moved);
        let point = |(x, by)| (x, weight * x + noise * normal() + by);
        let points: Vec<Point> = xs.map(point).collect();
        let (x, y): (Vec<f64>, Vec<f64>) = points.iter().copied().unzip();
        let (a, b) = (mean_product(&x, &x), -2.0 * mean_product(&x, &y));
        Case { options, weight, lambda, noise, moved, points, a, b }
    })
}

/// The lowest point of a valley, on finer and finer grids; 0 if no other is
/// lower by more than rounding.
fn find_lowest(f: impl Fn(f64) -> f64) -> f64 {
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
#[derive(Clone)]
struct Table {
    from: f64,
    step: f64,
    values: Vec<f64>,
}

impl Table {
    fn of(from: f64, to: f64, f: impl Fn(f64) -> f64) -> Self {
        let step = (to - from) / 300.0;
        let value = |i| f(from + step * f64::from(i));
        Table { from, step, values: (0..=300).map(value).collect() }
    }

    fn at(&self, x: f64) -> f64 {
        let place = ((x - self.from) / self.step).clamp(0.0, 300.0);
        let before = (place as usize).min(299);
        let part = place - before as f64;
        let (a, b) = (self.values[before], self.values[before + 1]);
        a + part * (b - a)
    }
}

impl Case {
    fn loss(&self, w: f64) -> f64 {
        let misses: Vec<f64> =
            self.points.iter().map(|(x, y)| y - w * x).collect();
        mean_product(&misses, &misses)
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
        find_lowest(|w| self.a * (w - best) * (w - best) + lambda * w.abs())
    }

    fn l2_at(&self, lambda: f64, best: f64) -> f64 {
        find_lowest(|w| self.a * (w - best) * (w - best) + lambda * w * w)
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

    /// The best weights for every λ. They are the same for all λ that the
    /// handle is set to, and looked for once.
    fn paths(&self) -> [Table; 2] {
        static ALL: Mutex<BTreeMap<u64, [Table; 2]>> =
            Mutex::new(BTreeMap::new());
        let bare = self.least_squares();
        let mut all = ALL.lock().unwrap();
        let paths = all.entry(bare.to_bits()).or_insert_with(|| {
            let one = Table::of(0.0, 3.0, |l| self.l1_at(l, bare));
            [one, Table::of(0.0, 3.0, |l| self.l2_at(l, bare))]
        });
        paths.clone()
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
        let is_zero = |best| self.l1_at(self.lambda, best) == 0.0;
        let edge =
            find_zero(
                (0.0, 2.0),
                |best| if is_zero(best) { -1.0 } else { 1.0 },
            );
        // On the finest grid, a little is as good as nothing.
        if edge < 1e-6 { 0.0 } else { edge }
    }
}

/// Names in a row above the plane, each with the place where it ends; dots,
/// which are seen for all positions of the handles.
fn read_panel(
    figure: &mut Figure,
    names: &[(Ink, &str, f64)],
    dots: &[(Ink, Point)],
) {
    let plane = figure.still.plane.clone();
    for (ink, point) in dots {
        assert!(plane.holds(plane.place(*point), 0.0), "{ink:?} at {point:?}");
        figure.still.dots(*ink, &[*point]);
    }
    figure.still.on(&Plane::canvas(320.0, 250.0));
    for (ink, name, end) in names {
        figure.still.labels(&[(*ink, name, (*end, 13.75), Left)]);
    }
}

#[test]
fn data() {
    for p in cases() {
        let mut figure = drawn::<Instrument>(&p.options, "data");
        let plane = figure.axes(["x", "y"], (-1.7, 1.7), (-2.5, 2.5));
        let numbers = [p.weight, p.least_squares(), p.l1(), p.l2()];
        let still = &mut figure.still;
        for (ink, w) in [Guide, Loss, L1, L2].into_iter().zip(numbers) {
            still.line(ink, &[(-1.7, -1.7 * w), (1.7, 1.7 * w)]);
        }
        for point in &p.points {
            assert!(plane.holds(plane.place(*point), 3.5), "{point:?}");
        }
        still.specks(Text, &p.points);
        let names = [
            (Guide, "w*", 139.0),
            (Loss, "least squares", 250.0),
            (L1, "L1", 283.0),
            (L2, "L2", 316.0),
        ];
        let hidden = usize::from(p.least_squares() == p.weight);
        read_panel(&mut figure, &names[hidden..], &[]);
        let lines = "the dotted line y = #·x. Through 0 go the line of least \
                     squares with the slope #, L1’s line with # and L2’s line \
                     with #.";
        if p.moved != [0.0; 7] {
            let each = ["(#, #)"; 7].join(", ");
            let moved = format!("7 points, moved by hand to {each}, and ");
            let points = p.points.iter().flat_map(|(x, y)| [*x, *y]);
            let numbers: Vec<f64> = points.chain(numbers).collect();
            figure.describes(&format!("{moved}{lines}"), &numbers);
        } else if p.noise == 0.0 {
            figure.describes(&format!("7 points on {lines}"), &numbers);
        } else {
            let moved = "7 points, which noise with standard deviation # has \
                         moved from ";
            let numbers = [&[p.noise], &numbers[..]].concat();
            figure.describes(&format!("{moved}{lines}"), &numbers);
        }
    }
}

#[test]
fn sums() {
    for p in cases() {
        let mut figure = drawn::<Instrument>(&p.options, "sums");
        figure.axes(["weight w", ""], (-1.5, 1.5), from_zero(2.4));
        let still = &mut figure.still;
        still.graph(Loss, |w| p.loss(w));
        still.graph(L1, |w| p.l1_sum(w));
        still.graph(L2, |w| p.l2_sum(w));
        let bare = (p.least_squares(), p.loss(p.least_squares()));
        let (one, two) = (p.l1(), p.l2());
        let (one, two) = ((one, p.l1_sum(one)), (two, p.l2_sum(two)));
        let down = |(w, height)| vec![(w, from_zero(2.4).0), (w, height)];
        still.lines(Guide, &[bare, one, two].map(down));
        let names = [
            (Loss, "loss", 128.0),
            (L1, "loss + λ|w|", 223.0),
            (L2, "loss + λw²", 316.0),
        ];
        let dots = [(Loss, bare), (L1, one), (L2, two)];
        read_panel(&mut figure, &names, &dots);
        figure.says(&[p.lambda, bare.0, bare.1, one.0, one.1, two.0, two.1]);
    }
}

#[test]
fn pulls() {
    for p in cases() {
        let mut figure = drawn::<Instrument>(&p.options, "pulls");
        figure.axes(["weight w", "pull"], (-1.5, 1.5), (-3.3, 3.3));
        let (l, still) = (p.lambda, &mut figure.still);
        let at = |w: f64| (w, p.pull(w));
        still.line(Loss, &[at(-1.5), at(1.5)]);
        still.line(L2, &[(-1.5, -3.0 * l), (1.5, 3.0 * l)]);
        still.line(L1, &[(-1.5, -l), (0.0, -l), (0.0, l), (1.5, l)]);
        // The pulls balance there: on the step, or on the line.
        let (one, two) = (at(p.l1()), at(p.l2()));
        let held = if one.0 == 0.0 {
            one.1.abs() <= l + 1e-6
        } else {
            (one.1 - l * one.0.signum()).abs() < 1e-6
        };
        assert!(held, "{}: {one:?}", p.options);
        assert!((two.1 - 2.0 * l * two.0).abs() < 1e-6, "{two:?}");
        let names = [
            (Loss, "data", 184.0),
            (L1, "L1: ±λ", 245.0),
            (L2, "L2: 2λw", 316.0),
        ];
        let dots = [(Loss, at(p.least_squares())), (L1, one), (L2, two)];
        read_panel(&mut figure, &names, &dots);
        let bare = p.least_squares();
        figure.says(&[
            at(0.0).1,
            0.0,
            bare,
            l,
            0.0,
            -l,
            0.0,
            0.0,
            p.l1(),
            p.l2(),
        ]);
    }
}

#[test]
fn zone() {
    for p in cases() {
        let mut figure = drawn::<Instrument>(&p.options, "zone");
        let titles = ["weight of least squares", "best weight"];
        figure.axes(titles, (-1.5, 1.5), (-1.5, 1.5));
        let still = &mut figure.still;
        let (bare, one, two) = (p.least_squares(), p.l1(), p.l2());
        still.line(Loss, &[(-1.5, -1.5), (1.5, 1.5)]);
        let best = Table::of(-1.5, 1.5, |best| p.l1_at(p.lambda, best));
        still.graph(L1, |x| best.at(x));
        let best = Table::of(-1.5, 1.5, |best| p.l2_at(p.lambda, best));
        still.graph(L2, |x| best.at(x));
        let edge = p.dead_zone();
        let ends = [(-edge, -1.5), (edge, -1.5), (edge, 1.5), (-edge, 1.5)];
        still.areas(L1, &[ends.to_vec()]);
        let names = [(L1, "dead zone", (0.0, 1.5), Below)];
        still.labels(&names[..usize::from(edge > 0.0)]);
        // What the zone holds of the weight of least squares, and the rest,
        // which is L1's weight.
        for (ink, from, to) in [(Loss, 0.0, bare - one), (L1, bare - one, bare)]
        {
            let (middle, long) = (f64::midpoint(from, to), (to - from).abs());
            let bar = [(middle, -1.425, -1.2)];
            still.bars_between(ink, long, if long > 1e-9 { &bar } else { &[] });
        }
        // From the axis to the highest dot.
        let top = if bare > 0.0 { bare } else { one };
        still.line(Guide, &[(bare, -1.5), (bare, top)]);
        let names = [(Loss, "no price"), (L1, "L1"), (L2, "L2")];
        still.names((-1.5, 1.425), Right, &names);
        let names = [(Loss, "L1 takes"), (L1, "L1 leaves")];
        still.names((1.5, -0.525), Left, &names);
        let dots = [(Loss, (bare, bare)), (L1, (bare, one)), (L2, (bare, two))];
        read_panel(&mut figure, &[], &dots);
        let times = p.l2_at(p.lambda, 1.0);
        figure.says(&[0.0, -edge, edge, 0.0, times, bare, one, two]);
    }
}

#[test]
fn path() {
    for p in cases() {
        let mut figure = drawn::<Instrument>(&p.options, "path");
        figure.axes(["λ", "best weight"], (0.0, 3.0), (-1.5, 1.5));
        let (bare, threshold) = (p.least_squares(), p.threshold());
        let plane = figure.still.plane.clone();
        let still = &mut figure.still;
        let [one, two] = p.paths();
        still.graph(L1, |l| one.at(l));
        still.graph(L2, |l| two.at(l));
        still.line(Guide, &[(threshold, -0.93), (threshold, 0.0)]);
        assert!(plane.holds(plane.place((threshold, 0.0)), 0.0));
        still.rings(L1, &[(threshold, 0.0)]);
        let words = format!("0 from λ = {} on", written(threshold));
        let middle = (threshold.clamp(0.8, 2.2), -1.425);
        still.labels(&[(L1, &words, middle, Above)]);
        // No path comes near the words, nor the names at the end above.
        for l in (0..=30).map(|i| f64::from(i) / 10.0) {
            for w in [p.l1_at(l, bare), p.l2_at(l, bare)] {
                let below = (l - middle.0).abs() < 0.8 && w < -0.9;
                assert!(!below && (l < 2.5 || w < 0.5), "{w} at {l}");
            }
        }
        still.names((3.0, 1.425), Left, &[(L2, "L2"), (L1, "L1")]);
        let dots = [(L1, (p.lambda, p.l1())), (L2, (p.lambda, p.l2()))];
        read_panel(&mut figure, &[], &dots);
        if threshold == 0.0 {
            let words =
                "The best weight is 0 for every λ, with L1 and with L2.";
            figure.describes(words, &[]);
            continue;
        }
        figure.describes(
            "Both paths start at # for λ = 0. L1’s goes on a straight line \
             to 0, where it is from λ = # on; L2’s goes on a curve and \
             never arrives. At λ = # L1 is at # and L2 at #.",
            &[bare, threshold, p.lambda, p.l1(), p.l2()],
        );
    }
}

#[test]
fn emblem() {
    for p in cases() {
        let (across, up) = ((0.0, 3.0), (-0.1, 0.6));
        let mut layer = draw_emblem::<Instrument>(&p.options, across, up);
        layer.line(Faint, &[(0.0, 0.0), (3.0, 0.0)]);
        let [one, two] = p.paths();
        layer.graph(L1, |l| one.at(l));
        layer.graph(L2, |l| two.at(l));
        layer.dots(L1, &[(p.lambda, p.l1())]);
        layer.dots(L2, &[(p.lambda, p.l2())]);
    }
}
