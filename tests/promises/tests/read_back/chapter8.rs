//! Ten features without relation: their best weights b without a price are the
//! means of feature times output, the loss is what b leaves plus Σ (w − b)²,
//! and chapter 5 happens ten times. Then two features, as four rows.

use crate::pair::{level_line, relate, sum, walk};
use crate::prelude::*;
use chapter8::{Chapter8, drawn_noise};
use figure::Ink;
use promises::draws::ten_best;
use solver::Penalty;

/// Options, and the problem that they ask for.
struct Case {
    options: String,
    lambda: f64,
    /// The seed of other noise than the page's.
    noise: Option<u64>,
    /// The best weights of two more features, and their correlation.
    pair: Point,
    rho: f64,
}

/// λ, the seed, the pair's best weights and correlation; the book's first.
type Row = (f64, Option<u64>, Point, f64);

const ROWS: [Row; 7] = [
    (0.4, None, (0.5, 0.2), 0.8),
    (0.23, Some(4), (0.5, 0.2), 0.8),
    (0.15, None, (-0.7, 0.9), -0.6),
    (0.4, Some(11), (0.3, -0.4), 0.95),
    (0.85, None, (-3.0, 0.0), 0.0),
    (0.0, None, (0.5, 0.2), 0.8),
    (2.5, Some(4), (0.5, 0.2), 0.8),
];

fn cases() -> Vec<Case> {
    let all = ROWS.map(|(lambda, noise, pair, rho)| {
        let (w1, w2) = pair;
        let seed = noise.map(|seed| format!(" --noise {seed}"));
        let options = format!(
            "--lambda {lambda} --w1={w1} --w2={w2} --correlation={rho}{}",
            seed.unwrap_or_default()
        );
        Case { options, lambda, noise, pair, rho }
    });
    let mut all = Vec::from(all);
    all[0].options.clear();
    all
}

/// The noise of the page, as it is printed there.
pub const NOISE: [f64; 16] = [
    0.5, 0.09, 0.53, -0.57, -0.11, 0.03, 0.1, 0.11, -0.7, 0.44, -0.23, 0.23,
    0.15, 0.18, 0.03, 0.53,
];

/// The slope of (w − b)² + λ|w| is 0, or 0 lies between the two at w = 0.
fn lasso(b: f64, lambda: f64) -> f64 {
    let w = soft(b, lambda / 2.0);
    // No rounding decides what is 0.
    if w.abs() < 1e-14 { 0.0 } else { w }
}

/// 2(w − b) + 2λw = 0.
fn ridge(b: f64, lambda: f64) -> f64 {
    b / (1.0 + lambda)
}

/// The features that are kept, counted from 1.
fn kept(weights: &[f64]) -> Vec<usize> {
    (1..).zip(weights).filter(|(_, w)| **w != 0.0).map(|(j, _)| j).collect()
}

fn count_kept(weights: &[f64]) -> f64 {
    kept(weights).len() as f64
}

/// Ten numbers over their features.
pub fn over_features(numbers: &[f64]) -> Vec<Point> {
    (1..).map(f64::from).zip(numbers.iter().copied()).collect()
}

/// The numbers of the features, for a row below the axis.
pub fn number_features() -> Vec<(f64, String, f64)> {
    (1..=10).map(|j| (f64::from(j), j.to_string(), 1.0)).collect()
}

impl Case {
    /// The best weights without a price.
    fn best(&self) -> [f64; 10] {
        ten_best(&self.noise.map_or(NOISE.to_vec(), drawn_noise))
    }

    fn l1(&self, lambda: f64) -> Vec<f64> {
        self.best().into_iter().map(|b| lasso(b, lambda)).collect()
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

    /// How hard the data pull at each weight while all are 0.
    fn thresholds(&self) -> Vec<Point> {
        let pulls = self.best().map(|b| 2.0 * b.abs());
        over_features(&pulls)
    }

    /// A column for each, up to its threshold.
    fn read_columns(&self, layer: &mut Layer) {
        layer.columns(Loss, 0.58, &self.thresholds());
    }

    /// The ceiling, and what of the columns of kept weights rises above it.
    fn read_ceiling(&self, layer: &mut Layer, lambda: f64) {
        let pairs = self.thresholds().into_iter().zip(self.l1(lambda));
        let tops = pairs.filter(|(_, w)| *w != 0.0);
        let tops = tops.map(|((j, pull), _)| (j, lambda, pull));
        layer.bars_between(L1, 0.58, &tops.collect::<Vec<_>>());
        layer.line(L1, &[(0.5, lambda), (10.5, lambda)]);
    }
}

#[test]
fn rule() {
    for p in cases() {
        let mut figure = drawn::<Chapter8>(&p.options, "rule");
        let top = 1.05 * p.most();
        figure.axes(["", "pull of the data"], (0.5, 10.5), from_zero(top));
        let still = &mut figure.still;
        p.read_columns(still);
        // Dark are the five with an effect.
        let (with, without) = (number_features(), number_features());
        still.row(Text, 22.0, &with[..5]);
        still.row(Text, 96.0, &[(3.0, "with an effect", 1.0)]);
        still.row(Axis, 22.0, &without[5..]);
        still.row(Axis, 96.0, &[(8.0, "no effect, only noise", 1.0)]);
        still.row(L1, 46.0, &[(0.1, "w", 1.0)]);
        let plane = still.plane.clone();
        let name =
            (L1, "line: price λ; blue: twice the weight", (574.0, 13.75), Left);
        still.on(&Plane::canvas(600.0, 420.0)).labels(&[name]);
        still.on(&plane);
        let heads = "price λ; L1 keeps; of these without an effect";
        figure.heads(heads, &[L1, Axis]);
        let lambdas = p.lambdas(p.most(), 24);
        for (mut frame, l) in figure.slider(&lambdas, p.lambda) {
            let weights = p.l1(l);
            let counts = [count_kept(&weights), count_kept(&weights[5..])];
            frame.says("# of 10; #", &counts);
            p.read_ceiling(&mut frame, l);
            frame.rings(L1, &[(10.5, l)]);
            // Two decimals, three for small ones, and 0 for those that are
            // exactly 0.
            let cell = |(j, w): Point| match w.abs() {
                0.0 => (j, "0", w),
                size if size < 0.0005 => (j, "#", w),
                size if size < 0.01 => (j, "#3", w),
                _ => (j, "#2", w),
            };
            let cells = over_features(&weights).into_iter().map(cell);
            let cells: Vec<_> = cells.collect();
            let by_turns = |first| {
                cells.iter().skip(first).step_by(2).copied().collect::<Vec<_>>()
            };
            frame.row(L1, 46.0, &by_turns(0));
            frame.row(L1, 70.0, &by_turns(1));
        }
        let names: Vec<String> =
            kept(&p.l1(p.lambda)).iter().map(usize::to_string).collect();
        let names = match &names[..] {
            [] => "none".to_owned(),
            names => names.join(", "),
        };
        figure.describes(
            &format!(
                "A column for each of ten features shows how hard the data \
                 pull at its weight, and a ceiling lies at λ = #. What rises \
                 above the ceiling is blue, and twice the weight. Columns that \
                 end below it have the weight 0. Above it: {names}. Features 1 \
                 to 5 have an effect, the others have none."
            ),
            &[p.lambda],
        );
    }
}

/// Two planes stand side by side, and a slider below both.
const BOTH: Point = (56.0, 588.0);

fn check_sides(planes: &[Plane; 2]) {
    for (plane, ends) in planes.iter().zip([(56.0, 290.0), (354.0, 588.0)]) {
        assert_eq!(
            (plane.ends(), plane.top, plane.bottom),
            (ends, 58.0, 292.0)
        );
    }
}

/// The best weight for b and λ.
type Formula = fn(f64, f64) -> f64;

#[test]
fn paths() {
    for p in cases() {
        let mut figure = drawn::<Chapter8>(&p.options, "paths");
        let best = p.best();
        let reach = best.iter().fold(0.0, |m, b| f64::max(m, b.abs()));
        let up = (-1.05 * reach, 1.05 * reach);
        let fits: [(Ink, Ink, Ink, &str, Formula); 2] = [
            (L1, L1Trace, L1Ghost, "L1 (lasso)", lasso),
            (L2, L2Trace, L2Ghost, "L2 (ridge)", ridge),
        ];
        let planes = fits.map(|(ink, trace, ghost, name, fit)| {
            let plane = figure.axes(["λ", "weight"], (0.0, p.most()), up);
            let still = &mut figure.still;
            still.labels(&[(ink, name, (p.most(), up.1), AboveLeft)]);
            // Each weight by itself; dashed, those that are 0 in truth.
            let curves = best.iter().map(|&b| move |l: f64| fit(b, l));
            let curves: Vec<_> = curves.collect();
            let curves: Vec<&dyn Fn(f64) -> f64> =
                curves.iter().map(|curve| curve as _).collect();
            still.graphs(trace, &curves[..5]);
            still.graphs(ghost, &curves[5..]);
            plane
        });
        check_sides(&planes);
        let words = (Axis, "dashed: no effect", (56.0, 332.0), Right);
        figure.still.on(&Plane::canvas(600.0, 350.0)).labels(&[words]);
        figure.heads("price λ; L1 keeps; L2 keeps", &[L1, L2]);
        let lambdas = p.lambdas(p.most(), 24);
        for (mut frame, l) in figure.slider_along(BOTH, &lambdas, p.lambda) {
            let counts = fits.map(|(ink, .., fit)| {
                let weights: Vec<f64> =
                    best.iter().map(|b| fit(*b, l)).collect();
                frame.on(&planes[usize::from(ink == L2)]);
                frame.line(Guide, &[(l, up.0), (l, up.1)]);
                let points: Vec<Point> =
                    weights.iter().map(|w| (l, *w)).collect();
                frame.specks(ink, &points);
                count_kept(&weights)
            });
            frame.says("# of 10; # of 10", &counts);
        }
        let count = count_kept(&p.l1(p.lambda));
        figure.says(&[0.0, 0.0, p.lambda, count, 0.0, p.lambda, 10.0]);
    }
}

#[test]
fn budgets() {
    for p in cases() {
        let mut figure = drawn::<Chapter8>(&p.options, "budgets");
        let (b1, b2) = p.pair;
        let last = 2.0 * b1.abs().max(b2.abs());
        let most = f64::max(1.2 * last, p.lambda);
        let reach = 1.1 * (b1.abs() + b2.abs());
        // Without relation each weight is chapter 5's.
        let fits = |l: f64| {
            [(lasso(b1, l), lasso(b2, l)), (ridge(b1, l), ridge(b2, l))]
        };
        let diamond = |w: Point| w.0.abs() + w.1.abs();
        let disc = |w: Point| w.0.hypot(w.1);
        // Losses of 1, 4 and 9 ninths of that at (0, 0).
        let ring = |k| circle(p.pair, disc(p.pair) * f64::from(k) / 3.0);
        let rings: Vec<Vec<Point>> = (1..=3).map(ring).collect();
        let square = (-reach, reach);
        let scene = figure.axes(["w₁", "w₂"], square, square);
        figure.still.lines(Axis, &rings);
        figure.still.specks(Loss, &[p.pair]);
        let titles = ["λ", "size t, the budget"];
        let plane = figure.axes(titles, (0.0, most), from_zero(reach));
        figure.still.graph(L1, |l| diamond(fits(l)[0]));
        figure.still.graph(L2, |l| disc(fits(l)[1]));
        // Where soft thresholds reach 0.
        let bends = [b1, b2].map(|b| 2.0 * b.abs());
        let bends = bends.map(|l| (l, diamond(fits(l)[0])));
        figure.still.rings(L1, &bends);
        figure.still.labels(&[
            (L1, "diamond", (0.1 * most, diamond(p.pair)), Right),
            (L2, "disc", (most, disc(fits(0.7 * most)[1])), AboveLeft),
        ]);
        let names =
            [(Axis, "dotted: same size t"), (L1, "○ a weight becomes 0")];
        let plane_below = Plane::canvas(600.0, 350.0);
        figure.still.on(&plane_below).names((354.0, 264.0), Right, &names);
        figure.still.on(&plane);
        // A budget stands as high in one as in the other.
        let sides = [(&scene, (56.0, 290.0)), (&plane, (354.0, 588.0))];
        for (side, ends) in sides {
            assert_eq!((side.ends(), side.top), (ends, 58.0));
            let high = side.place((0.0, 0.0)).1 - side.place((0.0, reach)).1;
            assert!((high - 117.0).abs() < 0.5, "{high} is not a half");
        }
        figure.heads("price λ; L1 is lowest at; L2 is lowest at", &[L1, L2]);
        let lambdas = p.lambdas(most, 28);
        for (mut frame, l) in figure.slider(&lambdas, p.lambda) {
            let [one, two] = fits(l);
            let (t1, t2) = (diamond(one), disc(two));
            frame.says("(#3, #3); (#3, #3)", &[one.0, one.1, two.0, two.1]);
            let edge =
                [(t1, 0.0), (0.0, t1), (-t1, 0.0), (0.0, -t1), (t1, 0.0)];
            let level = |t: f64, to: f64| vec![(0.0, t), (to, t)];
            // Dotted, from the tops of both on to their budgets.
            let middle = scene.place((0.0, 0.0)).0;
            let end = plane.place((l, 0.0)).0;
            let wide = Plane {
                left: middle,
                right: end,
                across: (0.0, 1.0),
                ..plane.clone()
            };
            frame.on(&wide).lines(Guide, &[level(t1, 1.0), level(t2, 1.0)]);
            frame.on(&scene);
            if t1 > 0.0 {
                frame.line(L1, &edge);
            } else {
                // Rounding may have left a diamond that nobody can see.
                let zero = scene.place((0.0, 0.0));
                let lines =
                    frame.take_lines(L1, |kind| *kind == figure::Kind::Line);
                let mut places = lines.iter().flatten();
                assert!(
                    places.all(|(x, y)| (x - zero.0).hypot(y - zero.1) < 0.2)
                );
            }
            frame.line(L2, &circle((0.0, 0.0), t2));
            frame.dots(L1, &[one]);
            frame.dots(L2, &[two]);
            let upright = vec![(l, 0.0), (l, t1.max(t2))];
            frame.on(&plane).line(Guide, &upright);
            frame.dots(L1, &[(l, t1)]);
            frame.dots(L2, &[(l, t2)]);
        }
        let l = p.lambda;
        let [one, two] = fits(l);
        figure.says(&[b1, b2, 0.0, l, one.0, one.1, two.0, two.1, 0.0, last]);
    }
}

#[test]
fn zigzag() {
    for p in cases() {
        let mut figure = drawn::<Chapter8>(&p.options, "zigzag");
        let pair = relate(p.pair, p.rho);
        let lowest = pair.lowest(Penalty::lasso(p.lambda));
        let lowest = (lowest[0], lowest[1]);
        let walk = walk(&pair, p.lambda, 16);
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
        let (across, up) = (around(x, wide), around(y, high));
        let plane = figure.axes(["w₁", "w₂"], across, up);
        assert_eq!(plane.ends(), (56.0, 574.0));
        let unit = (518.0 / wide, (plane.bottom - plane.top) / high);
        assert!((unit.0 / unit.1 - 1.0).abs() < 0.01, "units of {unit:?}");
        // Five lines, at squares of fifths of the way from the lowest point up
        // to (0, 0) or to the best weights without a price.
        let sum = |w: Point| sum(&pair, p.lambda, w);
        let above = sum((0.0, 0.0)).max(sum(p.pair)) - sum(lowest);
        let heights: Vec<f64> = (1..=5)
            .map(|k| sum(lowest) + above * f64::from(k * k) / 25.0)
            .collect();
        // A step of half a unit of the canvas away from the lowest point and
        // one towards it have one of the heights between them.
        let check = |place: Point| {
            let w = plane.point(place);
            let out = (w.0 - lowest.0, w.1 - lowest.1);
            let step = 0.5 / unit.0 / out.0.hypot(out.1);
            let at = |s: f64| sum((w.0 + s * out.0, w.1 + s * out.1));
            let (low, high) = (at((-step).max(-1.0)), at(step));
            let is_one = heights.iter().any(|h| (low..=high).contains(h));
            assert!(is_one, "no line has the height {} at {w:?}", sum(w));
        };
        let lines = figure.still.take_lines(Axis, |_| true);
        lines.iter().flatten().for_each(|place| check(*place));
        // Each line is there, and has its corners.
        let line = |height: &f64| level_line(lowest, *height, &sum);
        let expected: Vec<Vec<Point>> = heights.iter().map(line).collect();
        figure.still.compare_lines(Axis, &lines, &expected);
        figure.still.rings(L1, &[lowest]);
        figure.still.labels(&[
            (L1, "lowest point", lowest, AboveLeft),
            (L1, "start", (0.0, 0.0), AboveLeft),
        ]);
        figure.heads("step; weights; above the lowest by; gap", &[L1, L1, L1]);
        let steps: Vec<f64> = (0..=16).map(f64::from).collect();
        let frames = figure.short_slider(&steps, 6.0);
        for (k, (mut frame, _)) in frames.into_iter().enumerate() {
            let here = walk[k];
            let over = sum(here) - sum(lowest);
            let gap = pair.gap(p.lambda, &[here.0, here.1]);
            // Never a 0 that is none.
            let (mut words, mut numbers) =
                ("(#3, #3)".to_owned(), vec![here.0, here.1]);
            for number in [over, gap] {
                let is_small = 0.0 < number && number < 5e-6;
                words += if is_small { "; below 0.00001" } else { "; #5" };
                numbers.extend((!is_small).then_some(number));
            }
            frame.says(&words, &numbers);
            frame.line(L1, &walk[..=k]);
            frame.specks(L1, &walk[..=k]);
            frame.dots(L1, &[here]);
        }
        let end = walk[16];
        figure.says(&[0.0, 0.0, 16.0, end.0, end.1, lowest.0, lowest.1]);
    }
}

#[test]
fn emblem() {
    for p in cases() {
        let (across, up) = ((0.5, 10.5), from_zero(p.most()));
        let mut layer = draw_emblem::<Chapter8>(&p.options, across, up);
        p.read_columns(&mut layer);
        p.read_ceiling(&mut layer, p.lambda);
    }
}
