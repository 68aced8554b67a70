//! Two near-copies: of all patterns of signs, the one whose weights meet the
//! conditions. A wrong feature: two straight lines. The risk: the soft
//! threshold's squared error, summed over the normal density. A refit: the
//! small system of the kept features, solved by elimination.

use crate::chapter8::{NOISE, hadamard};
use crate::check::{
    ABOVE_LEFT, Figure, LEFT, RIGHT, drawn, emblem as emblem_of, fixed,
    from_zero, with, written,
};
use crate::pair::mean;
use crate::svg::{Plane, Point, number};
use chapter10::Chapter10;
use promises::draws::{aims as aims_of, ten_distances};
use promises::mathematics::smallest;
use promises::risk::lowest_risk;
use std::sync::LazyLock;

/// Options, and the problem that they ask for.
#[derive(Clone, Copy)]
struct Problem {
    options: &'static str,
    lambda: f64,
    /// The correlation of the near-copies.
    rho: f64,
    push: f64,
    ratio: f64,
    /// The correlation of the wrong feature with each of the right ones.
    wrong: f64,
    /// What the squares of a hundred true weights add up to.
    effect: f64,
}

const BOOK: Problem = Problem {
    options: "",
    lambda: 0.4,
    rho: 0.96,
    push: 0.05,
    ratio: 0.5,
    wrong: 0.6,
    effect: 100.0,
};

const PROBLEMS: [Problem; 7] = [
    BOOK,
    Problem {
        options: "--lambda 0.25 --correlation 0.9 --push=-0.3 --ratio 0.2 \
                  --wrong 0.45 --effect 40",
        lambda: 0.25,
        rho: 0.9,
        push: -0.3,
        ratio: 0.2,
        wrong: 0.45,
        effect: 40.0,
    },
    Problem {
        options: "--lambda 0.7 --correlation 0 --push 0.4 --ratio 0.9 \
                  --wrong 0.7",
        lambda: 0.7,
        rho: 0.0,
        push: 0.4,
        ratio: 0.9,
        wrong: 0.7,
        effect: 100.0,
    },
    Problem { options: "--lambda 0", lambda: 0.0, ..BOOK },
    Problem {
        options: "--lambda 0 --correlation 0.99 --push 0 --ratio 0 --wrong 0.5",
        lambda: 0.0,
        rho: 0.99,
        push: 0.0,
        ratio: 0.0,
        wrong: 0.5,
        effect: 100.0,
    },
    Problem {
        options: "--lambda 1000000 --push 1 --wrong 0",
        lambda: 1e6,
        push: 1.0,
        wrong: 0.0,
        ..BOOK
    },
    Problem {
        options: "--lambda 0.03 --correlation 0.99 --push=-1 --ratio 1 \
                  --wrong 0.52",
        lambda: 0.03,
        rho: 0.99,
        push: -1.0,
        ratio: 1.0,
        wrong: 0.52,
        effect: 100.0,
    },
];

/// The part of a price that is L1, and the part that is L2.
type Price = (f64, f64);

/// The lowest point of the loss of two near-copies plus a price: the slope is
/// 0, or 0 lies between its two values where a weight is 0.
fn copies_at((rho, push): Point, (l1, l2): Price) -> Point {
    let one = [1.0, -1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0];
    let other = [1.0, 1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0];
    let rest = (1.0 - rho * rho).sqrt();
    let two: Vec<f64> =
        one.iter().zip(other).map(|(a, h)| rho * a + rest * h).collect();
    let both = one.iter().zip(&two).zip(other);
    let y: Vec<f64> =
        both.map(|((a, b), h)| 0.25 * a + 0.25 * b + push * h).collect();
    let c = [mean(&one, &y), mean(&two, &y)];
    let (half, m) = (l1 / 2.0, 1.0 + l2);
    let mut fits = vec![];
    for s in [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
        .into_iter()
        .chain([(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)])
    {
        let (a, b) = (c[0] - s.0 * half, c[1] - s.1 * half);
        let w = match s {
            (0.0, 0.0) => (0.0, 0.0),
            (_, 0.0) => (a / m, 0.0),
            (0.0, _) => (0.0, b / m),
            _ => {
                let det = m * m - rho * rho;
                ((m * a - rho * b) / det, (m * b - rho * a) / det)
            }
        };
        let held = |pull: f64| pull.abs() <= half + 1e-12;
        let is_one = s.0 * w.0 > 0.0 || s.0 == 0.0 && held(c[0] - rho * w.1);
        let is_two = s.1 * w.1 > 0.0 || s.1 == 0.0 && held(c[1] - rho * w.0);
        if is_one && is_two {
            fits.push(w);
        }
    }
    *fits.first().expect("one of the nine patterns is right")
}

/// The weights of a right feature and of the wrong one. With r up to 1/2 the
/// wrong one never comes in; above it comes in alone at 4r, and the right ones
/// follow where they are pulled with 2 − 2r·w₃ = λ.
fn with_wrong(r: f64, lambda: f64) -> Point {
    let half = lambda / 2.0;
    if r <= 0.5 {
        return ((1.0 - half).max(0.0), 0.0);
    }
    let follow = 2.0 * (1.0 - 2.0 * r * r) / (1.0 - r);
    if lambda >= follow {
        return (0.0, (2.0 * r - half).max(0.0));
    }
    let wrong = half * (2.0 * r - 1.0) / (1.0 - 2.0 * r * r);
    (1.0 - half - r * wrong, wrong)
}

/// The lasso's risks for 1 to 100 true weights, ridge's, and where they meet.
struct Risks {
    effect: f64,
    lasso: Vec<Point>,
    ridge: f64,
    meet: f64,
}

impl Risks {
    /// Ridge takes a part c of each weight and is off by 100c² + E(1 − c)²,
    /// which is lowest where c is E/(100 + E).
    fn new(effect: f64) -> Self {
        let risk = |k| (f64::from(k), lowest_risk(k, effect, 100));
        let lasso: Vec<Point> = (1..=100).map(risk).collect();
        let part = effect / (100.0 + effect);
        let ridge = 100.0 * part * part + effect * (1.0 - part).powi(2);
        // Where the line between two of the lasso's risks is as high.
        let over = lasso.iter().position(|risk| risk.1 >= ridge).unwrap();
        let (below, above) = (lasso[over - 1], lasso[over]);
        let meet = below.0 + (ridge - below.1) / (above.1 - below.1);
        Risks { effect, lasso, ridge, meet }
    }
}

static RISKS: LazyLock<Vec<Risks>> = LazyLock::new(|| {
    [25.0, 40.0, 50.0, 100.0, 200.0, 400.0].map(Risks::new).into()
});

fn risks(effect: f64) -> &'static Risks {
    RISKS.iter().find(|risks| risks.effect == effect).expect("computed")
}

/// Chapter 8's ten columns, and its outputs.
static TEN: LazyLock<(Vec<Vec<f64>>, Vec<f64>)> = LazyLock::new(|| {
    let columns = hadamard(16)[1..=10].to_vec();
    let y = |i: usize| {
        let terms = TRUTH.iter().zip(&columns).map(|(w, x)| w * x[i]);
        terms.sum::<f64>() + NOISE[i]
    };
    let y = (0..16).map(y).collect();
    (columns, y)
});

const TRUTH: [f64; 10] = [0.5, -0.4, 0.3, -0.2, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0];

/// Each weight of unrelated features by itself.
fn ten_lasso(lambda: f64) -> Vec<f64> {
    let best = TEN.0.iter().map(|x| mean(x, &TEN.1));
    best.map(|b| b.signum() * (b.abs() - lambda / 2.0).max(0.0)).collect()
}

/// Least squares on the features whose weights are not 0: Gaussian elimination
/// in the system of their means of products.
fn refit(weights: &[f64]) -> Vec<f64> {
    let kept: Vec<usize> = (0..10).filter(|&j| weights[j] != 0.0).collect();
    let (columns, y) = &*TEN;
    let row = |&i: &usize| {
        let products = kept.iter().map(|&j| mean(&columns[i], &columns[j]));
        products.chain([mean(&columns[i], y)]).collect::<Vec<f64>>()
    };
    let mut rows: Vec<Vec<f64>> = kept.iter().map(row).collect();
    for i in 0..kept.len() {
        let pivot = rows[i].clone();
        for (k, row) in rows.iter_mut().enumerate().filter(|(k, _)| *k != i) {
            let times = row[i] / pivot[i];
            let pairs = row.iter_mut().zip(&pivot);
            pairs.for_each(|(own, other)| *own -= times * other);
            assert!(k == i || row[i].abs() < 1e-12);
        }
    }
    let mut all = vec![0.0; 10];
    for (i, (&j, row)) in kept.iter().zip(&rows).enumerate() {
        all[j] = row[kept.len()] / row[i];
    }
    all
}

fn distance(weights: &[f64]) -> f64 {
    weights.iter().zip(TRUTH).map(|(w, truth)| (w - truth).powi(2)).sum()
}

/// A number of the read-out with so many decimals.
fn is_fixed(said: &str, value: f64, decimals: usize) {
    let room = 0.51 * 10.0_f64.powi(-(decimals as i32));
    let places = said.split_once('.').map_or(0, |(_, digits)| digits.len());
    let is_right = (number(said) - value).abs() <= room;
    assert!(is_right && places == decimals, "{said} for {value}");
}

const BOTH: Point = (56.0, 588.0);

/// The three planes that stand side by side. Their axes upwards have no title,
/// so that nothing but their marks says that they end at 58.
fn side_by_side(figure: &Figure) -> [Plane; 3] {
    let planes: [Plane; 3] = figure.planes.clone().try_into().expect("three");
    let mut left = 56.0;
    planes.map(|mut plane| {
        assert_eq!(plane.ends(), (left, left + 160.0));
        assert!((plane.bottom - 278.0).abs() < 0.1, "{}", plane.bottom);
        left += 186.0;
        plane.top = 58.0;
        plane
    })
}

#[test]
pub fn copies() {
    let all = [
        ("l1", "l1 ghost", "lasso"),
        ("text", "guide", "elastic net"),
        ("l2", "l2 ghost", "ridge"),
    ];
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter10>(p.options, "copies");
        let planes = side_by_side(&figure);
        let prices: [&dyn Fn(f64) -> Price; 3] =
            [&|l| (l, 0.0), &|l| (l * p.ratio, l * (1.0 - p.ratio)), &|l| {
                (0.0, l)
            }];
        for (plane, (ink, _, name)) in planes.iter().zip(all) {
            plane.axes(["λ", ""], (0.0, 1.2), (-0.05, 0.5));
            figure.still.label(plane, ink, name, (1.2, 0.48), LEFT);
            let upright = vec![(p.lambda, -0.05), (p.lambda, 0.4)];
            let upright = if p.lambda <= 1.2 { vec![upright] } else { vec![] };
            figure.still.lines(plane, "guide", &upright);
        }
        let heads = all.map(|(ink, _, name)| (ink, name));
        figure.heads(&[&[("text", "correlation")], &heads[..]].concat());
        let stops =
            [0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.96, 0.98, 0.99];
        let stops = with(stops.to_vec(), p.rho);
        figure.stops(&stops, p.rho, BOTH);
        for (frame, &rho) in figure.frames.iter_mut().zip(&stops) {
            let layer = &mut frame.layer;
            assert_eq!(frame.cells[0], written(rho));
            assert_eq!(frame.cells.len(), 4);
            let cells = &frame.cells[1..];
            let each = planes.iter().zip(all).zip(prices).zip(cells);
            for (((plane, (ink, thin, _)), price), cell) in each {
                let at = |l: f64| copies_at((rho, p.push), price(l));
                layer.graph(plane, thin, |l| at(l.max(0.0)).0);
                layer.graph(plane, ink, |l| at(l.max(0.0)).1);
                let here = at(p.lambda);
                let points = [(p.lambda, here.0), (p.lambda, here.1)];
                layer.specks(plane, ink, &points);
                let inside = cell.strip_prefix('(').unwrap_or_default();
                let inside = inside.strip_suffix(')').unwrap_or_default();
                let (one, two) = inside.split_once(", ").expect("a pair");
                is_fixed(one, here.0, 2);
                is_fixed(two, here.1, 2);
            }
        }
        let here = prices.map(|price| {
            let at = copies_at((p.rho, p.push), price(p.lambda));
            [at.0, at.1]
        });
        let [lasso, net, ridge] = here;
        let numbers = [[p.rho, p.lambda], lasso, ridge, net];
        figure.describes(
            "The weights of two features with the correlation # for every λ. \
             At λ = # the lasso has (#, #), ridge (#, #), and the elastic net \
             (#, #).",
            numbers.as_flattened(),
        );
        figure.is_read();
    }
}

#[test]
pub fn wrong() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter10>(p.options, "wrong");
        let plane = figure.planes[0].clone();
        plane.axes(["λ", "weight"], (0.0, 2.6), (-0.05, 1.05));
        let names = [("l1", "right, both"), ("text", "wrong")];
        figure.still.names(&plane, (2.6, 1.0), LEFT, &names);
        figure.heads(&[
            ("text", "correlation ρ"),
            ("l1", &format!("right at λ = {}", written(p.lambda))),
            ("text", &format!("wrong at λ = {}", written(p.lambda))),
            ("text", "wrong one is in below"),
        ]);
        let stops = (0..=13).map(|i| f64::from(i) / 20.0).collect();
        let stops = with(stops, p.wrong);
        figure.stops(&stops, p.wrong, plane.ends());
        figure.marks(0.5, "l1", "comes in first");
        for (frame, &r) in figure.frames.iter_mut().zip(&stops) {
            let layer = &mut frame.layer;
            layer.graph(&plane, "l1", |l| with_wrong(r, l).0);
            layer.graph(&plane, "text", |l| with_wrong(r, l).1);
            let (right, wrong) = with_wrong(r, p.lambda);
            layer.dots(&plane, "l1 dot", &[(p.lambda, right)]);
            layer.dots(&plane, "text dot", &[(p.lambda, wrong)]);
            let [own, one, two, first] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert_eq!(*own, written(r));
            is_fixed(one, right, 3);
            is_fixed(two, wrong, 3);
            let is_in = (0..300).any(|i| {
                let (_, wrong) = with_wrong(r, 3.0 - f64::from(i) / 100.0);
                wrong > 0.0
            });
            let enters =
                if is_in { written(4.0 * r) } else { "never".to_owned() };
            assert_eq!(*first, enters);
        }
        let (right, wrong) = with_wrong(p.wrong, p.lambda);
        figure.describes(
            "Three weights for every λ; the wrong feature has the correlation \
             # with each of the others. At λ = # the two right ones have # \
             and #, the wrong one #.",
            &[p.wrong, p.lambda, right, right, wrong],
        );
        figure.is_read();
    }
}

#[test]
pub fn risk() {
    // No other option changes what the noise does.
    for p in &PROBLEMS[..3] {
        let mut figure = drawn::<Chapter10>(p.options, "risk");
        let plane = figure.planes[0].clone();
        plane.axes(
            [
                "true weights that are not 0, of 100",
                "squared distance to the truth",
            ],
            (0.0, 100.0),
            from_zero(110.0),
        );
        let level = |y: f64| vec![vec![(0.0, y), (100.0, y)]];
        // The weights without a price are off by the noise alone.
        let still = &mut figure.still;
        still.lines(&plane, "loss", &level(100.0));
        still.label(&plane, "loss", "no price", (96.0, 100.0), ABOVE_LEFT);
        still.label(&plane, "l1", "lasso: rises", (0.0, 92.0), RIGHT);
        still.label(&plane, "l2", "ridge: level", (28.0, 92.0), RIGHT);
        figure.heads(&[
            ("text", "total effect"),
            ("l2", "ridge"),
            ("text", "they meet at"),
        ]);
        let stops = with(vec![25.0, 50.0, 100.0, 200.0, 400.0], p.effect);
        figure.stops(&stops, p.effect, plane.ends());
        for (frame, &effect) in figure.frames.iter_mut().zip(&stops) {
            let Risks { lasso, ridge, meet, .. } = risks(effect);
            let layer = &mut frame.layer;
            layer.lines(&plane, "l2", &level(*ridge));
            layer.lines(&plane, "l1", std::slice::from_ref(lasso));
            let guide = vec![(*meet, 0.0), (*meet, *ridge)];
            layer.lines(&plane, "guide", &[guide]);
            layer.dots(&plane, "l1 dot", &[(*meet, *ridge)]);
            let [own, level, where_] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert_eq!(*own, written(effect));
            is_fixed(level, *ridge, 1);
            is_fixed(where_, *meet, 1);
            assert!(lasso.windows(2).all(|two| two[0].1 < two[1].1));
        }
        let Risks { lasso, ridge, meet, .. } = risks(p.effect);
        let meet: f64 = fixed(*meet, 1).parse().unwrap();
        figure.describes(
            "The lasso’s distance to the truth rises with the number of true \
             weights, from # for one to # for a hundred, where their squares \
             add up to #. Ridge’s is # for all. They meet at #.",
            &[lasso[0].1, lasso[99].1, p.effect, *ridge, meet],
        );
        figure.is_read();
    }
}

#[test]
pub fn aims() {
    let strengths = || (1..=85).map(|i| f64::from(i) / 50.0);
    let all: Vec<Point> = strengths().map(|l| aims_of(1..=200, l)).collect();
    let of = |l: f64| all[(l * 50.0).round() as usize - 1];
    let near = smallest(strengths(), |l| of(l).0);
    let pure = smallest(strengths(), |l| -of(l).1);
    let mut figure = drawn::<Chapter10>("", "aims");
    let [above, below] = &figure.planes.clone()[..] else { panic!("two") };
    above.axes(["", "mean distance to the truth"], (0.0, 1.7), from_zero(0.7));
    below.axes(
        ["λ", "draws with x alone, of 200"],
        (0.0, 1.7),
        from_zero(230.0),
    );
    let still = &mut figure.still;
    let parts: [(_, _, &dyn Fn(f64) -> f64); 2] =
        [(above, 0.6, &|l| of(l).0), (below, 200.0, &|l| of(l).1)];
    for (plane, top, at) in parts {
        let curve = strengths().map(|l| (l, at(l))).collect();
        still.lines(plane, "l1", &[curve]);
        let guide = |l: f64| vec![(l, 0.0), (l, top)];
        still.lines(plane, "guide", &[guide(near), guide(pure)]);
        still.dots(plane, "l1 dot", &[(near, at(near)), (pure, at(pure))]);
    }
    let words = format!("nearest: λ = {}", written(near));
    still.label(above, "text", &words, (near, 0.42), RIGHT);
    let words = format!("alone most often: λ = {}", written(pure));
    still.label(above, "text", &words, (pure, 0.55), LEFT);
    let three = |y: f64| fixed(y, 3).parse().unwrap();
    figure.describes(
        "Over # draws of chapter 1’s noise the lasso’s mean distance to the \
         truth is smallest, #, at λ = #, where it keeps x alone in # of them. \
         It does so most often, in #, at λ = #, where the mean distance is #.",
        &[
            200.0,
            three(of(near).0),
            near,
            of(near).1,
            of(pure).1,
            pure,
            three(of(pure).0),
        ],
    );
    figure.is_read();
}

/// The mean squared distances over draws, in the panel below the refit, and the
/// lowest of each fit.
fn means(figure: &mut Figure, plane: &Plane) -> [Point; 3] {
    plane.axes(
        ["λ", "distance, mean of 200 draws"],
        (0.0, 1.0),
        from_zero(0.17),
    );
    let strengths = || (0..=50).map(|i| f64::from(i) / 50.0);
    let at = |l: f64| ten_distances(1..=200, l);
    let squares = at(0.0)[0];
    let still = &mut figure.still;
    still.lines(plane, "loss", &[vec![(0.0, squares), (1.0, squares)]]);
    still.label(plane, "loss", "least squares", (1.0, squares), ABOVE_LEFT);
    let fits = [
        ("l1", "l1 dot", "lasso"),
        ("l1 ghost", "l1 ring", "refit"),
        ("l2", "l2 dot", "ridge"),
    ];
    let lowest = [0, 1, 2].map(|fit| {
        let best = smallest(strengths(), |l| at(l)[fit]);
        (best, at(best)[fit])
    });
    for (fit, (ink, mark, name)) in fits.into_iter().enumerate() {
        let curve: Vec<Point> = strengths().map(|l| (l, at(l)[fit])).collect();
        let low = |point: &&Point| point.1 <= 0.13;
        let last = *curve.iter().rfind(low).expect("it starts low");
        still.label(plane, ink, name, last, ABOVE_LEFT);
        still.lines(plane, ink, &[curve]);
        still.dots(plane, mark, &[lowest[fit]]);
    }
    lowest
}

#[test]
pub fn refits() {
    for p in PROBLEMS {
        let mut figure = drawn::<Chapter10>(p.options, "refits");
        let across = (0.4, 10.6);
        // A place for each feature, and no ticks.
        let plane = figure.planes[0].clone().with_across(across);
        plane.axes(["", "weight of each feature"], across, (-0.5, 0.6));
        assert_eq!(plane.ends(), BOTH);
        let below = figure.planes[1].clone();
        let lowest = means(&mut figure, &below);
        let row = figure.still.row(&plane, "axis", 22.0);
        assert_eq!(row.len(), 10);
        for ((words, x, _), j) in row.iter().zip(1..) {
            assert_eq!(*words, j.to_string());
            assert!((x - f64::from(j)).abs() < 0.02, "{words} stands at {x}");
        }
        let names =
            [("text", "• the truth"), ("l1", "bar: lasso"), ("l1", "○ refit")];
        figure.still.names(&plane, (10.6, 0.55), LEFT, &names);
        figure.heads(&[
            ("text", "price λ"),
            ("l1", "kept"),
            ("l1", "lasso’s distance"),
            ("l1", "refit’s distance"),
        ]);
        let stops = (0..=20).map(|i| f64::from(i) / 20.0).collect();
        let stops = with(stops, p.lambda);
        figure.stops(&stops, p.lambda, below.ends());
        let truth: Vec<Point> = (1..).map(f64::from).zip(TRUTH).collect();
        for (frame, &l) in figure.frames.iter_mut().zip(&stops) {
            let one = ten_lasso(l);
            let two = refit(&one);
            let kept: Vec<usize> = (0..10).filter(|&j| one[j] != 0.0).collect();
            let bar = |&j: &usize| {
                let (a, b) = (j as f64 + 0.75, j as f64 + 1.25);
                let w = one[j];
                vec![(a, 0.0), (b, 0.0), (b, w), (a, w), (a, 0.0)]
            };
            let bars: Vec<Vec<Point>> = kept.iter().map(bar).collect();
            let layer = &mut frame.layer;
            let drawn = layer.take(&plane, "path", "l1 bar");
            let count =
                drawn.iter().map(|path| path.lines.len()).sum::<usize>();
            assert_eq!(count, bars.len(), "bars at λ = {l}");
            layer.shapes.extend(drawn);
            layer.lines(&plane, "l1 bar", &bars);
            let ring = |&j: &usize| (j as f64 + 1.0, two[j]);
            let rings: Vec<Point> = kept.iter().map(ring).collect();
            layer.dots(&plane, "l1 ring", &rings);
            layer.specks(&plane, "text", &truth);
            let guide = vec![(l, 0.0), (l, 0.05)];
            let guide = if l <= 1.0 { vec![guide] } else { vec![] };
            layer.lines(&below, "guide", &guide);
            let [price, keeps, lasso, again] = &frame.cells[..] else {
                panic!("{:?}", frame.cells)
            };
            assert!((number(price) - l).abs() < 1e-9, "{price} for {l}");
            assert_eq!(*keeps, format!("{} of 10", kept.len()));
            is_fixed(lasso, distance(&one), 3);
            is_fixed(again, distance(&two), 3);
        }
        let one = ten_lasso(p.lambda);
        let four = |y: f64| fixed(y, 4).parse::<f64>().unwrap();
        let here = [p.lambda, distance(&one), distance(&refit(&one)), 200.0];
        let lowest = lowest.map(|(l, mean)| [four(mean), l]);
        let squares = four(ten_distances(1..=200, 0.0)[0]);
        let numbers = [&here[..], lowest.as_flattened(), &[squares]].concat();
        figure.describes(
            "Bars for the lasso’s weights of ten features at λ = #, rings for \
             least squares on the features that it keeps, and dots for the \
             truth. The squared distance to the truth is # for the lasso and \
             # for the refit. Below, its mean over # draws of noise for every \
             λ: it is lowest for the lasso, # at λ = #, for the refit, # at λ = \
             #, and for ridge, # at λ = #; least squares has #.",
            &numbers,
        );
        figure.is_read();
    }
}

#[test]
pub fn emblem() {
    let Risks { lasso, ridge, meet, .. } = risks(100.0);
    for p in &PROBLEMS[..3] {
        let (plane, mut layer) =
            emblem_of::<Chapter10>(p.options, (0.0, 100.0), from_zero(110.0));
        let level = vec![(0.0, *ridge), (100.0, *ridge)];
        layer.lines(&plane, "l2", &[level]);
        // Each third number of weights.
        let thirds: Vec<Point> = lasso.iter().step_by(3).copied().collect();
        layer.lines(&plane, "l1", &[thirds]);
        layer.dots(&plane, "l1 dot", &[(*meet, *ridge)]);
        layer.is_read();
    }
}
