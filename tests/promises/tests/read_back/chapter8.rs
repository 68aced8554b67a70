//! Ten features without relation: their best weights b without a price are the
//! means of feature times output, the loss is what b leaves plus Σ (w − b)²,
//! and chapter 5 happens ten times. Then two features, as four rows.

use crate::check::{
    ABOVE_LEFT, Figure, LEFT, drawn, emblem as emblem_of, from_zero, with,
    written,
};
use crate::pair::{Pair, level_line, mean};
use crate::svg::{Frame, Layer, Plane, Point, number};
use chapter8::{Chapter8, drawn_noise};
use std::f64::consts::TAU;

/// Options, and the problem that they ask for.
struct Problem {
    options: &'static str,
    lambda: f64,
    /// The seed of other noise than the page's.
    noise: Option<u64>,
    /// The best weights of two more features, and their correlation.
    pair: Point,
    rho: f64,
}

const BOOK: Problem = Problem {
    options: "",
    lambda: 0.4,
    noise: None,
    pair: (0.5, 0.2),
    rho: 0.8,
};

const PROBLEMS: [Problem; 7] = [
    BOOK,
    Problem {
        options: "--lambda 0.23 --noise 4",
        lambda: 0.23,
        noise: Some(4),
        ..BOOK
    },
    Problem {
        options: "--w1=-0.7 --w2 0.9 --correlation=-0.6 --lambda 0.15",
        lambda: 0.15,
        pair: (-0.7, 0.9),
        rho: -0.6,
        ..BOOK
    },
    Problem {
        options: "--w1 0.3 --w2=-0.4 --correlation 0.95 --noise 11",
        noise: Some(11),
        pair: (0.3, -0.4),
        rho: 0.95,
        ..BOOK
    },
    Problem {
        options: "--w1=-3 --w2 0 --correlation=0 --lambda 0.85",
        lambda: 0.85,
        pair: (-3.0, 0.0),
        rho: 0.0,
        ..BOOK
    },
    Problem { options: "--lambda 0", lambda: 0.0, ..BOOK },
    Problem {
        options: "--lambda 2.5 --noise 4",
        lambda: 2.5,
        noise: Some(4),
        ..BOOK
    },
];

/// The noise of the page, as it is printed there.
pub const NOISE: [f64; 16] = [
    0.5, 0.09, 0.53, -0.57, -0.11, 0.03, 0.1, 0.11, -0.7, 0.44, -0.23, 0.23,
    0.15, 0.18, 0.03, 0.53,
];

/// Hadamard's matrix of this size: four copies of the half, one turned.
pub fn hadamard(size: usize) -> Vec<Vec<f64>> {
    if size == 1 {
        return vec![vec![1.0]];
    }
    let half = hadamard(size / 2);
    let twice = |row: &Vec<f64>, sign: f64| -> Vec<f64> {
        row.iter().copied().chain(row.iter().map(|h| sign * h)).collect()
    };
    let upper = half.iter().map(|row| twice(row, 1.0));
    upper.chain(half.iter().map(|row| twice(row, -1.0))).collect()
}

/// The slope of (w − b)² + λ|w| is 0, or 0 lies between the two at w = 0.
fn lasso(b: f64, lambda: f64) -> f64 {
    let w = b.signum() * (b.abs() - lambda / 2.0).max(0.0);
    // No rounding decides what is 0.
    if w.abs() < 1e-14 { 0.0 } else { w }
}

/// 2(w − b) + 2λw = 0.
fn ridge(b: f64, lambda: f64) -> f64 {
    b / (1.0 + lambda)
}

impl Problem {
    /// The best weights without a price.
    fn best(&self) -> Vec<f64> {
        let noise = match self.noise {
            None => NOISE.to_vec(),
            Some(seed) => drawn_noise(seed),
        };
        let columns = &hadamard(16)[1..=10];
        let truth = [0.5, -0.4, 0.3, -0.2, 0.1];
        let y = |i: usize| {
            let terms = truth.iter().zip(columns).map(|(w, x)| w * x[i]);
            terms.sum::<f64>() + noise[i]
        };
        let y: Vec<f64> = (0..16).map(y).collect();
        columns.iter().map(|x| mean(x, &y)).collect()
    }

    fn l1(&self, lambda: f64) -> Vec<f64> {
        self.best().into_iter().map(|b| lasso(b, lambda)).collect()
    }

    /// 2·|b − w|: all that the weights leave to each feature.
    fn pulls(&self, lambda: f64) -> Vec<f64> {
        let pairs = self.best().into_iter().zip(self.l1(lambda));
        pairs.map(|(b, w)| 2.0 * (b - w).abs()).collect()
    }

    /// The least multiple of a fifth that is at least 1.2 times the last
    /// threshold, or λ if that is larger.
    fn most(&self) -> f64 {
        let sizes = self.best().into_iter().map(|b| 2.0 * b.abs());
        let last = sizes.fold(self.lambda, f64::max);
        let mut fifths = (1..).map(|k| f64::from(k) / 5.0);
        fifths.find(|end| *end >= 1.2 * last - 1e-12).unwrap()
    }

    fn lambdas(&self, most: f64, steps: u32) -> Vec<f64> {
        let step = |i| most * f64::from(i) / f64::from(steps);
        with((0..=steps).map(step).collect(), self.lambda)
    }

    fn related(&self) -> Pair {
        Pair::new(self.pair, self.rho)
    }

    /// The bars of what the data pull, kept weights and others.
    fn bars(&self, layer: &mut Layer, plane: &Plane, lambda: f64) {
        let weights = self.l1(lambda);
        let pulls = self.pulls(lambda);
        for (ink, is_kept) in [("l1", true), ("loss", false)] {
            let all = (1..).zip(&weights).zip(&pulls);
            let own = all.filter(|((_, w), _)| (**w != 0.0) == is_kept);
            let bar = |((j, _), pull): ((i32, &f64), &f64)| {
                let (a, b) = (f64::from(j) - 0.25, f64::from(j) + 0.25);
                let corners = [(a, 0.0), (b, 0.0), (b, *pull), (a, *pull)];
                corners.into_iter().chain([(a, 0.0)]).collect::<Vec<Point>>()
            };
            let bars: Vec<Vec<Point>> = own.map(bar).collect();
            let class = format!("{ink} bar");
            let drawn = layer.take(plane, "path", &class);
            let count =
                drawn.iter().map(|path| path.lines.len()).sum::<usize>();
            assert_eq!(count, bars.len(), "{class} at λ = {lambda}");
            layer.shapes.extend(drawn);
            layer.lines(plane, &class, &bars);
        }
        let line = vec![(0.4, lambda), (10.6, lambda)];
        layer.lines(plane, "l1", &[line]);
    }
}

fn kept(weights: &[f64]) -> usize {
    weights.iter().filter(|w| **w != 0.0).count()
}

/// A number of the read-out with so many decimals.
fn is_fixed(said: &str, value: f64, decimals: usize) {
    let room = 0.51 * 10.0_f64.powi(-(decimals as i32));
    let places = said.split_once('.').map_or(0, |(_, digits)| digits.len());
    let is_right = (number(said) - value).abs() <= room;
    assert!(is_right && places == decimals, "{said} for {value}");
}

/// Two numbers of the read-out with three decimals: `(0.250, 0.000)`.
fn is_pair(cell: &str, (one, two): Point) {
    let inside = cell.strip_prefix('(').and_then(|c| c.strip_suffix(')'));
    let (a, b) = inside.unwrap_or_default().split_once(", ").expect("a pair");
    is_fixed(a, one, 3);
    is_fixed(b, two, 3);
}

/// The row of the ten weights: two decimals, three for small ones, and 0 for
/// those that are exactly 0.
fn weights_below(frame: &mut Frame, plane: &Plane, weights: &[f64]) {
    let row = frame.layer.row(plane, "l1", 48.0);
    assert_eq!(row.len(), 10);
    for ((words, x, is_marked), (w, j)) in
        row.iter().zip(weights.iter().zip(1..))
    {
        assert!((x - f64::from(j)).abs() < 0.02, "{words} stands at {x}");
        assert_eq!(*is_marked, *w == 0.0, "{words} for {w}");
        match w.abs() {
            0.0 => assert_eq!(words, "0"),
            size if size < 0.0005 => assert_eq!(*words, written(*w)),
            size if size < 0.01 => is_fixed(words, *w, 3),
            _ => is_fixed(words, *w, 2),
        }
    }
}

#[test]
pub fn rule() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter8>(p.options, "rule");
        let across = (0.4, 10.6);
        // A place for each feature, and no ticks.
        let plane = figure.planes[0].clone().with_across(across);
        let title = "pull, 2·|mean(xⱼ·residual)|";
        plane.axes(["", title], across, from_zero(1.05 * p.most()));
        let row = figure.still.row(&plane, "axis", 22.0);
        assert_eq!(row.len(), 10);
        for ((words, x, _), j) in row.iter().zip(1..) {
            assert_eq!(*words, j.to_string());
            assert!((x - f64::from(j)).abs() < 0.02, "{words} stands at {x}");
        }
        let row = figure.still.row(&plane, "l1", 48.0);
        let [(words, x, _)] = &row[..] else { panic!("{row:?}") };
        assert!(words == "w" && (x - 0.1).abs() < 0.02, "{row:?}");
        let thresholds = p.best().into_iter().map(|b| 2.0 * b.abs());
        let thresholds: Vec<Point> =
            (1..).map(f64::from).zip(thresholds).collect();
        figure.still.specks(&plane, "loss", &thresholds);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 keeps"),
            ("loss", "strongest pull at a 0"),
        ]);
        let lambdas = p.lambdas(p.most(), 24);
        figure.stops(&lambdas, p.lambda, plane.ends());
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let weights = p.l1(l);
            let zeros = weights.iter().zip(p.pulls(l));
            let zeros = zeros.filter(|(w, _)| **w == 0.0);
            let strongest = zeros.map(|(_, pull)| pull).reduce(f64::max);
            let [price, keeps, pull] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert_eq!(*price, written(l));
            assert_eq!(*keeps, format!("{} of 10", kept(&weights)));
            match strongest {
                Some(strongest) => is_fixed(pull, strongest, 3),
                None => assert_eq!(pull, "—"),
            }
            p.bars(&mut frame.layer, &plane, l);
            weights_below(frame, &plane, &weights);
        }
        let weights = p.l1(p.lambda);
        let names = (1..).zip(&weights).filter(|(_, w)| **w != 0.0);
        let names: Vec<String> = names.map(|(j, _)| j.to_string()).collect();
        let names = match &names[..] {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        figure.describes(
            &format!(
                "A bar for each of ten features shows how hard the data still \
                 pull at its weight, and a line stands at λ = #. The bars of \
                 kept weights end at the line; all others end below it, and \
                 their weights are 0. Kept: {names}."
            ),
            &[p.lambda],
        );
        figure.is_read();
    }
}

/// A plane whose axis upwards has no title, so that nothing but its marks says
/// where it ends: at 58 on the canvas.
fn up_to_58(plane: &Plane) -> Plane {
    let mut plane = plane.clone();
    plane.top = 58.0;
    plane
}

/// The two planes that stand side by side, and a slider below both.
fn side_by_side(figure: &Figure) -> [Plane; 2] {
    let [one, two] = &figure.planes[..] else { panic!("two planes") };
    for (plane, ends) in [(one, (56.0, 290.0)), (two, (354.0, 588.0))] {
        assert_eq!(plane.ends(), ends);
        assert!((plane.bottom - 292.0).abs() < 0.1, "{}", plane.bottom);
    }
    [one.clone(), two.clone()]
}

const BOTH: Point = (56.0, 588.0);

/// The best weight for b and λ.
type Formula = fn(f64, f64) -> f64;

#[test]
pub fn paths() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter8>(p.options, "paths");
        let planes = side_by_side(&figure).each_ref().map(up_to_58);
        let best = p.best();
        let reach = best.iter().fold(0.0, |m, b| f64::max(m, b.abs()));
        let up = (-1.05 * reach, 1.05 * reach);
        let fits: [(&str, Formula); 2] = [("l1", lasso), ("l2", ridge)];
        let still = &mut figure.still;
        let names = ["L1 (lasso)", "L2 (ridge)"];
        for ((plane, (ink, fit)), name) in planes.iter().zip(fits).zip(names) {
            plane.axes(["λ", ""], (0.0, p.most()), up);
            still.label(plane, ink, name, (p.most(), up.1), ABOVE_LEFT);
            // Each weight by itself; dashed, those that are 0 in truth.
            let of = |b: &f64| {
                let b = *b;
                move |l: f64| fit(b, l)
            };
            let all: Vec<_> = best.iter().map(of).collect();
            let curves = |from: usize, to: usize| {
                let curve = |f| f as &dyn Fn(f64) -> f64;
                (from..to).map(|j| curve(&all[j])).collect::<Vec<_>>()
            };
            still.graphs(plane, &format!("{ink} trace"), &curves(0, 5));
            still.graphs(plane, &format!("{ink} ghost"), &curves(5, 10));
        }
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 keeps"),
            ("l2", "L2 keeps"),
        ]);
        let lambdas = p.lambdas(p.most(), 12);
        figure.stops(&lambdas, p.lambda, BOTH);
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let weights = fits.map(|(ink, fit)| {
                let ten = best.iter().map(|b| fit(*b, l));
                (ink, ten.collect::<Vec<f64>>())
            });
            let keeps =
                weights.each_ref().map(|(_, w)| format!("{} of 10", kept(w)));
            assert_eq!(frame.cells[0], written(l));
            assert_eq!(frame.cells[1..], keeps);
            for (plane, (ink, weights)) in planes.iter().zip(weights) {
                let layer = &mut frame.layer;
                let upright = vec![(l, up.0), (l, up.1)];
                layer.lines(plane, "guide", &[upright]);
                let points: Vec<Point> =
                    weights.into_iter().map(|w| (l, w)).collect();
                layer.specks(plane, ink, &points);
            }
        }
        figure.describes(
            "On the left ten blue lines go straight from the best weights at \
             λ = 0 to 0 and stay there; at λ = # there are # left. On the \
             right ten red curves come closer to 0, and at λ = # all # are \
             still on their way.",
            &[p.lambda, kept(&p.l1(p.lambda)) as f64, p.lambda, 10.0],
        );
        figure.is_read();
    }
}

/// (t·cos, t·sin) once around, about a centre.
fn circle((x, y): Point, radius: f64) -> Vec<Point> {
    let angle = |i| TAU * f64::from(i) / 400.0;
    let at = |a: f64| (x + radius * a.cos(), y + radius * a.sin());
    (0..=400).map(|i| at(angle(i))).collect()
}

#[test]
pub fn budgets() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter8>(p.options, "budgets");
        let [scene, plane] = side_by_side(&figure);
        let (b1, b2) = p.pair;
        let last = 2.0 * b1.abs().max(b2.abs());
        let most = f64::max(1.2 * last, p.lambda);
        let reach = 1.1 * (b1.abs() + b2.abs());
        scene.axes(["w₁", "w₂"], (-reach, reach), (-reach, reach));
        plane.axes(["λ", "budget t"], (0.0, most), from_zero(reach));
        // Without relation each weight is chapter 5's.
        let one = |l: f64| (lasso(b1, l), lasso(b2, l));
        let two = |l: f64| (ridge(b1, l), ridge(b2, l));
        let diamond = |w: Point| w.0.abs() + w.1.abs();
        let disc = |w: Point| w.0.hypot(w.1);
        let still = &mut figure.still;
        // Losses of 1, 4, 9 and 16 ninths of that at (0, 0).
        let rings: Vec<Vec<Point>> = (1..=4)
            .map(|k| circle(p.pair, disc(p.pair) * f64::from(k) / 3.0))
            .collect();
        still.lines(&scene, "axis", &rings);
        still.specks(&scene, "loss", &[p.pair]);
        still.graph(&plane, "l1", |l| diamond(one(l)));
        still.graph(&plane, "l2", |l| disc(two(l)));
        let names = [("l1", "diamond"), ("l2", "disc")];
        still.names(&plane, (most, 0.95 * reach), LEFT, &names);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "L1 is lowest at"),
            ("l2", "L2 is lowest at"),
        ]);
        let lambdas = p.lambdas(most, 12);
        figure.stops(&lambdas, p.lambda, BOTH);
        for (frame, &l) in figure.frames.iter_mut().zip(&lambdas) {
            let (w1, w2) = (one(l), two(l));
            let (t1, t2) = (diamond(w1), disc(w2));
            assert_eq!(frame.cells[0], written(l));
            is_pair(&frame.cells[1], w1);
            is_pair(&frame.cells[2], w2);
            let layer = &mut frame.layer;
            let edge = vec![(t1, 0.0), (0.0, t1), (-t1, 0.0), (0.0, -t1)];
            let edge = edge.into_iter().chain([(t1, 0.0)]).collect();
            if t1 > 0.0 {
                layer.lines(&scene, "l1", &[edge]);
            } else {
                // Rounding may have left a diamond that nobody can see.
                let zero = scene.place((0.0, 0.0));
                let far =
                    |place: &Point| (place.0 - zero.0).hypot(place.1 - zero.1);
                let drawn = layer.take(&scene, "path", "l1");
                let mut places = drawn.iter().flat_map(|d| d.lines.concat());
                assert!(places.all(|place| far(&place) < 0.2));
            }
            layer.lines(&scene, "l2", &[circle((0.0, 0.0), t2)]);
            layer.dots(&scene, "l1 dot", &[w1]);
            layer.dots(&scene, "l2 dot", &[w2]);
            layer.lines(&plane, "guide", &[vec![(l, 0.0), (l, t1.max(t2))]]);
            layer.dots(&plane, "l1 dot", &[(l, t1)]);
            layer.dots(&plane, "l2 dot", &[(l, t2)]);
        }
        let (w1, w2) = (one(p.lambda), two(p.lambda));
        figure.describes(
            "Left, circles around the best weights (#, #), and around 0 the \
             diamond and the disc that belong to λ = #. The lasso’s weights \
             (#, #) are on the diamond, ridge’s (#, #) on the disc. Right, the \
             budgets of both fall as λ rises; the diamond’s becomes 0, at \
             λ = #.",
            &[b1, b2, p.lambda, w1.0, w1.1, w2.0, w2.1, last],
        );
        figure.is_read();
    }
}

#[test]
pub fn zigzag() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter8>(p.options, "zigzag");
        let plane = figure.planes[0].clone();
        let pair = p.related();
        let lowest = pair.l1(p.lambda);
        let walk = pair.walk(p.lambda, 16);
        // Room for the walk, its aim and the best weights without a price,
        // from half as high as wide to a square, with the same unit both ways.
        let ends = |of: fn(&Point) -> f64| {
            let points = walk.iter().chain([&lowest, &p.pair]).map(of);
            points.fold((0.0, 0.0), |(low, high): Point, v| {
                (low.min(v), high.max(v))
            })
        };
        let (x, y) = (ends(|w| w.0), ends(|w| w.1));
        let margin = 0.15 * (x.1 - x.0).max(y.1 - y.0);
        let wide = (x.1 - x.0).max(y.1 - y.0) + 2.0 * margin;
        let high = (y.1 - y.0 + 2.0 * margin).max(wide / 2.0);
        let around = |(low, high): Point, size: f64| {
            let middle = f64::midpoint(low, high);
            (middle - size / 2.0, middle + size / 2.0)
        };
        plane.axes(["w₁", "w₂"], around(x, wide), around(y, high));
        assert_eq!(plane.ends(), (56.0, 574.0));
        let unit = (518.0 / wide, (plane.bottom - plane.top) / high);
        assert!((unit.0 / unit.1 - 1.0).abs() < 0.01, "units of {unit:?}");
        // Six lines, at squares of fifths of the way from the lowest point up
        // to (0, 0) or to the best weights without a price.
        let sum = |w: Point| pair.l1_sum(p.lambda, w);
        let above = sum((0.0, 0.0)).max(sum(p.pair)) - sum(lowest);
        let heights: Vec<f64> = (1..=6)
            .map(|k| sum(lowest) + above * f64::from(k * k) / 25.0)
            .collect();
        let line = |height: &f64| level_line(lowest, *height, &sum);
        let lines: Vec<Vec<Point>> = heights.iter().map(line).collect();
        for path in figure.still.shapes.iter().filter(|s| s.class == "axis") {
            // A step of half a unit of the canvas away from the lowest point
            // and one towards it have one of the heights between them.
            for &place in path.lines.iter().flatten() {
                let w = (plane.x(place.0), plane.y(place.1));
                let out = (w.0 - lowest.0, w.1 - lowest.1);
                let far = out.0.hypot(out.1);
                let step = 0.5 / unit.0 / far;
                let moved = |s: f64| {
                    let s = s.max(-1.0);
                    sum((w.0 + s * out.0, w.1 + s * out.1))
                };
                let (low, high) = (moved(-step), moved(step));
                let is_one = |height: &&f64| (low..=high).contains(*height);
                assert!(
                    heights.iter().any(|height| is_one(&height)),
                    "no line has the height {} at {w:?}",
                    sum(w)
                );
            }
        }
        // Each line is there, and has its corners.
        figure.still.lines(&plane, "axis", &lines);
        figure.still.dots(&plane, "l1 ring", &[lowest]);
        figure.heads(&[
            ("text", "step"),
            ("l1", "weights"),
            ("l1", "above the lowest by"),
            ("l1", "gap"),
        ]);
        let steps: Vec<f64> = (0..=16).map(f64::from).collect();
        figure.stops(&steps, 6.0, plane.ends());
        for (k, frame) in figure.frames.iter_mut().enumerate() {
            let here = walk[k];
            let [step, weights, over, gap] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert_eq!(*step, k.to_string());
            is_pair(weights, here);
            is_fixed(over, sum(here) - sum(lowest), 5);
            is_fixed(gap, pair.gap(p.lambda, here), 5);
            let layer = &mut frame.layer;
            layer.lines(&plane, "l1", &[walk[..=k].to_vec()]);
            layer.dots(&plane, "l1 dot", &[here]);
        }
        figure.describes(
            "Lines of equal height of the L1 sum over two weights, with \
             corners on the axes. A walk starts at (0, 0) and goes along one \
             axis at a time. After 16 steps it is at (#, #); the lowest point is (#, #).",
            &[walk[16].0, walk[16].1, lowest.0, lowest.1],
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    for p in PROBLEMS {
        let up = from_zero(p.most());
        let (plane, mut layer) =
            emblem_of::<Chapter8>(p.options, (0.4, 10.6), up);
        p.bars(&mut layer, &plane, p.lambda);
        layer.is_read();
    }
}
