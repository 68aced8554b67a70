//! Two near-copies: the lowest point of their moments. A wrong feature: two straight lines. The risk: the soft
//! threshold's squared error, summed over the normal density. A refit: of
//! features without relation, each weight by itself.

use crate::chapter8::{NOISE, number_features, over_features};
use crate::drawn::Figure;
use crate::prelude::*;
use chapter12::Chapter12;
use figure::Ink;
use promises::draws::{TRUTH, aims as count_aims, ten_best, ten_distances};
use promises::mathematics::smallest;
use promises::moments::Moments;
use promises::risk::lowest_risk;
use std::sync::LazyLock;

/// Options, and the problem that they ask for.
struct Case {
    options: String,
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

/// Their numbers in the order of the fields, the book's first.
const NUMBERS: [[f64; 6]; 7] = [
    [0.4, 0.96, 0.05, 0.5, 0.6, 100.0],
    [0.25, 0.9, -0.3, 0.2, 0.45, 40.0],
    [0.7, 0.0, 0.4, 0.9, 0.7, 100.0],
    [0.0, 0.96, 0.05, 0.5, 0.6, 100.0],
    [0.0, 0.99, 0.0, 0.0, 0.5, 100.0],
    [1e6, 0.96, 1.0, 0.5, 0.0, 100.0],
    [0.03, 0.99, -1.0, 1.0, 0.52, 100.0],
];

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let all = NUMBERS.map(|[lambda, rho, push, ratio, wrong, effect]| {
        let options = format!(
            "--lambda {lambda} --correlation {rho} --push={push} \
             --ratio {ratio} --wrong {wrong} --effect {effect}"
        );
        Case { options, lambda, rho, push, ratio, wrong, effect }
    });
    let mut all = Vec::from(all);
    all[0].options.clear();
    all
});

/// The part of a price that is L1, and the part that is L2.
pub type Price = (f64, f64);

/// The lowest point of the loss of two near-copies plus a price. The columns
/// a and b = ρa + √(1 − ρ²)h explain y = (a + b)/4 + push·h.
pub fn find_copies((rho, push): Point, (l1, l2): Price) -> Point {
    let rest = (1.0 - rho * rho).sqrt();
    let c = [0.25 + 0.25 * rho, 0.25 + 0.25 * rho + push * rest];
    let gram = vec![vec![1.0, rho], vec![rho, 1.0]];
    let moments = Moments { gram, pulls: c.to_vec() };
    let w = moments.lowest(l1 / 2.0, l2, &[0.0, 0.0]);
    (w[0], w[1])
}

/// The weights of a right feature and of the wrong one. With r up to 1/2 the
/// wrong one never comes in; above it comes in alone at 4r, and the right ones
/// follow where they are pulled with 2 − 2r·w₃ = λ.
fn find_wrong(r: f64, lambda: f64) -> Point {
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
pub struct Risks {
    effect: f64,
    pub lasso: Vec<Point>,
    pub ridge: f64,
    pub meet: f64,
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

/// The total effects at which the slider stops.
const EFFECTS: [f64; 20] = [
    25.0, 30.0, 35.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 120.0, 140.0,
    160.0, 180.0, 200.0, 240.0, 280.0, 320.0, 360.0, 400.0,
];

static RISKS: LazyLock<Vec<Risks>> =
    LazyLock::new(|| EFFECTS.map(Risks::new).into());

pub fn find_risks(effect: f64) -> &'static Risks {
    RISKS.iter().find(|risks| risks.effect == effect).expect("computed")
}

/// Chapter 8's ten features, which are unrelated: the lasso's weights, and
/// least squares on the features that it keeps.
fn find_ten(lambda: f64) -> [[f64; 10]; 2] {
    let best = ten_best(&NOISE);
    let lasso = best.map(|b| soft(b, lambda / 2.0));
    let kept = |j: usize| if lasso[j] == 0.0 { 0.0 } else { best[j] };
    [lasso, std::array::from_fn(kept)]
}

fn distance(weights: &[f64]) -> f64 {
    weights.iter().zip(TRUTH).map(|(w, truth)| (w - truth).powi(2)).sum()
}

/// An ink, a name, and the price for each λ.
type Method<'a> = (Ink, &'static str, &'a dyn Fn(f64) -> Price);

/// Planes that stand side by side.
const BOTH: Point = (56.0, 588.0);

#[test]
fn copies() {
    for p in &*CASES {
        let mut figure = drawn::<Chapter12>(&p.options, "copies");
        let net = |l: f64| (l * p.ratio, l * (1.0 - p.ratio));
        let prices: [Method; 3] = [
            (L1, "lasso", &|l| (l, 0.0)),
            (Text, "elastic net", &net),
            (L2, "ridge", &|l| (0.0, l)),
        ];
        let at = written(p.lambda);
        let title = format!("weights of the two features at λ = {at}");
        figure.axes(["", &title], (0.5, 3.5), (-0.05, 0.5));
        let still = &mut figure.still;
        still.line(Axis, &[(0.5, 0.0), (3.5, 0.0)]);
        // Two bars for each, named below.
        let below =
            |x: f64| [(x - 0.22, "first", 1.0), (x + 0.22, "second", 1.0)];
        still.row(Axis, 22.0, &[1.0, 2.0, 3.0].map(below).concat());
        for (place, (ink, name, _)) in (1..).map(f64::from).zip(prices) {
            still.row(ink, 50.0, &[(place, name, 1.0)]);
        }
        figure.heads("correlation; lasso; elastic net; ridge", &[L1, Text, L2]);
        let stops = [
            0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8,
            0.85, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99,
        ];
        let stops = with(stops.to_vec(), p.rho);
        for (mut frame, rho) in figure.short_slider(&stops, p.rho) {
            let mut said = vec![];
            for (place, (ink, _, price)) in (1..).map(f64::from).zip(prices) {
                let w = find_copies((rho, p.push), price(p.lambda));
                let both = [(place - 0.22, w.0), (place + 0.22, w.1)];
                let (kept, rest): (Vec<Point>, Vec<Point>) =
                    both.into_iter().partition(|(_, w)| w.abs() > 1e-12);
                frame.bars(ink, 0.3, &kept);
                frame.rings(ink, &rest);
                said.extend([w.0, w.1]);
            }
            frame.says("#2, #2; #2, #2; #2, #2", &said);
        }
        let [lasso, net, ridge] = prices.map(|(.., price)| {
            let at = find_copies((p.rho, p.push), price(p.lambda));
            [at.0, at.1]
        });
        let numbers = [[p.rho, p.lambda], lasso, ridge, net];
        figure.says(numbers.as_flattened());
    }
}

#[test]
fn wrong() {
    for p in &*CASES {
        let mut figure = drawn::<Chapter12>(&p.options, "wrong");
        figure.axes(["lower price ← λ", "weight"], (0.0, 2.6), (-0.05, 1.05));
        figure.still.labels(&[
            (Loss, "both right features", (0.1, 1.0), Right),
            (Text, "wrong feature", (2.6, 0.56), Left),
        ]);
        let at = written(p.lambda);
        let heads = format!(
            "correlation ρ; right at λ = {at}; wrong at λ = {at}; \
             wrong one is in below"
        );
        figure.heads(&heads, &[Loss, Text, Text]);
        let stops = (0..5).map(|i| f64::from(i) / 10.0);
        let stops = stops.chain((49..=65).map(|i| f64::from(i) / 100.0));
        let stops = stops.collect();
        let stops = with(stops, p.wrong);
        figure.mark(0.5, Text, "the border");
        for (mut frame, r) in figure.short_slider(&stops, p.wrong) {
            frame.graph(Loss, |l| find_wrong(r, l).0);
            frame.graph(Text, |l| find_wrong(r, l).1);
            let (right, wrong) = find_wrong(r, p.lambda);
            frame.dots(Loss, &[(p.lambda, right)]);
            frame.dots(Text, &[(p.lambda, wrong)]);
            // A ring where a feature comes in, as λ falls.
            let comes_in = |of: fn(Point) -> f64| {
                let mut lambdas = (0..300).map(|i| 3.0 - f64::from(i) / 100.0);
                let is_in = |l: f64| of(find_wrong(r, l)) > 0.0;
                let first = lambdas.find(|l| is_in(*l))?;
                let (low, high) = (first, first + 0.01);
                let side = |l: f64| if is_in(l) { -1.0 } else { 1.0 };
                Some((find_zero((low, high), side), 0.0))
            };
            let (one, other) = (comes_in(|w| w.0), comes_in(|w| w.1));
            frame.rings(Loss, one.as_slice());
            frame.rings(Text, other.as_slice());
            let below = (2.6, 0.56 - 1.1 * 27.0 / 276.0);
            if let Some(other) = other {
                assert!(other.0 > one.expect("in at last").0);
                frame.labels(&[(Text, "comes in first", below, Left)]);
                frame.says("#3; #3; #", &[right, wrong, 4.0 * r]);
            } else {
                frame.labels(&[(Text, "stays out", below, Left)]);
                frame.says("#3; #3; never", &[right, wrong]);
            }
        }
        let (right, wrong) = find_wrong(p.wrong, p.lambda);
        figure.says(&[p.wrong, p.lambda, right, right, wrong]);
    }
}

#[test]
fn risk() {
    // No other option changes what the noise does.
    for p in &CASES[..3] {
        let mut figure = drawn::<Chapter12>(&p.options, "risk");
        let titles = [
            "true weights that are not 0, of 100",
            "squared distance to the truth",
        ];
        figure.axes(titles, (0.0, 100.0), from_zero(110.0));
        let level = |y: f64| [(0.0, y), (100.0, y)];
        // The weights without a price are off by the noise alone.
        figure.still.line(Loss, &level(100.0));
        figure.still.labels(&[(Loss, "no price", (96.0, 100.0), AboveLeft)]);
        figure.heads("total effect; ridge; they meet at", &[L2, Text]);
        let stops = with(EFFECTS.to_vec(), p.effect);
        for (mut frame, effect) in figure.short_slider(&stops, p.effect) {
            let Risks { lasso, ridge, meet, .. } = find_risks(effect);
            frame.says("#1; #1", &[*ridge, *meet]);
            frame.line(L2, &level(*ridge));
            frame.line(L1, lasso);
            frame.line(Guide, &[(*meet, 0.0), (*meet, *ridge)]);
            frame.dots(L1, &[(*meet, *ridge)]);
            let words = format!("{meet:.1}").replace(".0", "");
            let height = lasso[74].1;
            let (place, side) = match f64::midpoint(*ridge, height) {
                middle if height > ridge + 11.0 => ((100.0, middle), Left),
                _ => ((100.0, lasso[99].1), AboveLeft),
            };
            frame.labels(&[
                (Axis, &words, (*meet, 0.0), AboveRight),
                (L1, "lasso: rises", place, side),
                (L2, "ridge: level", (100.0, *ridge), BelowLeft),
            ]);
            assert!(lasso.windows(2).all(|two| two[0].1 < two[1].1));
        }
        let Risks { lasso, ridge, meet, .. } = find_risks(p.effect);
        figure.describes(
            "The lasso’s squared distance to the truth rises with the number of true \
             weights, from # for one to # for a hundred, where their squares \
             add up to #. Ridge’s is # for all. They meet at #1.",
            &[lasso[0].1, lasso[99].1, p.effect, *ridge, *meet],
        );
    }
}

#[test]
fn aims() {
    let strengths = || (1..=85).map(|i| f64::from(i) / 50.0);
    let all: Vec<Point> = strengths().map(|l| count_aims(1..=200, l)).collect();
    let of = |l: f64| all[(l * 50.0).round() as usize - 1];
    let near = smallest(strengths(), |l| of(l).0);
    let pure = smallest(strengths(), |l| -of(l).1);
    let mut figure = drawn::<Chapter12>("", "aims");
    let titles = ["λ", "distance to the true curve"];
    figure.axes(titles, (0.0, 1.7), from_zero(0.7));
    let words = format!("nearest at λ = {}", written(near));
    let place = (near, of(near).0);
    figure.still.labels(&[(L1, &words, place, BelowRight)]);
    // A dot at the strength that is best here, a ring at the other.
    let read = |figure: &mut Figure,
                top: f64,
                best: [f64; 2],
                at: &dyn Fn(f64) -> f64| {
        let curve: Vec<Point> = strengths().map(|l| (l, at(l))).collect();
        figure.still.line(L1, &curve);
        let guide = |l: f64| vec![(l, 0.0), (l, top)];
        figure.still.lines(Guide, &[guide(near), guide(pure)]);
        let [best, other] = best.map(|l| (l, at(l)));
        figure.still.dots(L1, &[best]);
        figure.still.rings(L1, &[other]);
    };
    read(&mut figure, 0.6, [near, pure], &|l| of(l).0);
    let titles = ["λ", "how often only x is kept, of 200 draws"];
    figure.axes(titles, (0.0, 1.7), from_zero(230.0));
    let words = format!("most often at λ = {}", written(pure));
    figure.still.labels(&[(L1, &words, (pure, of(pure).1), Above)]);
    read(&mut figure, 200.0, [pure, near], &|l| of(l).1);
    figure.describes(
        "Over # draws of chapter 1’s noise the lasso’s mean distance to the \
         truth is smallest, #3, at λ = #, where it keeps x alone in # of them. \
         It does so most often, in #, at λ = #, where the mean distance is #3.",
        &[200.0, of(near).0, near, of(near).1, of(pure).1, pure, of(pure).0],
    );
}

/// The mean squared distances over draws for each λ: the lasso's, the refit's
/// and ridge's.
static MEANS: LazyLock<Vec<(f64, [f64; 3])>> = LazyLock::new(|| {
    let strengths = (0..=50).map(|i| f64::from(i) / 50.0);
    strengths.map(|l| (l, ten_distances(1..=200, l))).collect()
});

/// Reads the means in the panel below the refit; the lowest of each fit.
fn read_means(figure: &mut Figure) -> [Point; 3] {
    let titles = ["λ", "squared distance to the truth, mean of 200"];
    figure.axes(titles, (0.0, 1.0), from_zero(0.17));
    let squares = MEANS[0].1[0];
    let still = &mut figure.still;
    still.line(Loss, &[(0.0, squares), (1.0, squares)]);
    still.labels(&[(Loss, "least squares", (1.0, squares), AboveLeft)]);
    let fits = [(L1, "lasso"), (L1Ghost, "refit"), (L2, "ridge")];
    let lowest = [0, 1, 2].map(|fit| {
        let curve = MEANS.iter().map(|(l, means)| (*l, means[fit]));
        let curve: Vec<Point> = curve.collect();
        let (ink, name) = fits[fit];
        let is_low = |point: &&Point| point.1 <= 0.13;
        let last = *curve.iter().rfind(is_low).expect("it starts low");
        still.labels(&[(ink, name, last, AboveLeft)]);
        still.line(ink, &curve);
        smallest(curve, |point| point.1)
    });
    still.dots(L1, &lowest[..1]);
    still.rings(L1, &lowest[1..2]);
    still.dots(L2, &lowest[2..]);
    lowest
}

#[test]
fn refits() {
    for p in &*CASES {
        let mut figure = drawn::<Chapter12>(&p.options, "refits");
        let titles = ["feature", "weight of each feature"];
        let plane = figure.axes(titles, (0.4, 10.6), (-0.5, 0.6));
        assert_eq!(plane.ends(), BOTH);
        figure.still.row(Axis, 20.0, &number_features());
        let names =
            [(Text, "• the truth"), (L1, "bar: lasso"), (L1, "○ refit")];
        // Side by side.
        for ((ink, words), x) in names.into_iter().zip([3.6, 6.2, 8.7]) {
            figure.still.labels(&[(ink, words, (x, 0.55), Right)]);
        }
        let lowest = read_means(&mut figure);
        let below = figure.still.plane.clone();
        figure.heads(
            "price λ; kept in this draw; lasso, this draw; \
             refit, this draw",
            &[L1, L1, L1],
        );
        let stops = (0..=20).map(|i| f64::from(i) / 20.0).collect();
        let stops = with(stops, p.lambda);
        for (mut frame, l) in figure.slider(&stops, p.lambda) {
            let [one, two] = find_ten(l);
            let keep = |numbers: &[f64]| -> Vec<Point> {
                let all = over_features(numbers).into_iter().zip(&one);
                all.filter(|(_, w)| **w != 0.0)
                    .map(|(point, _)| point)
                    .collect()
            };
            let count = keep(&one).len() as f64;
            let distances = [distance(&one), distance(&two)];
            frame.says("# of 10; #3; #3", &[count, distances[0], distances[1]]);
            let guide = vec![(l, 0.0), (l, 0.05)];
            let guide = if l <= 1.0 { vec![guide] } else { vec![] };
            frame.lines(Guide, &guide);
            if l <= 1.0 {
                let words = format!("λ = {}, as above", written(l));
                let side = if l > 0.5 { Left } else { Right };
                frame.labels(&[(Axis, &words, (l, 0.02), side)]);
            }
            assert!(frame.plane.is_at(&below));
            frame.on(&plane).bars(L1, 0.5, &keep(&one));
            frame.rings(L1, &keep(&two));
            frame.specks(Text, &over_features(&TRUTH));
        }
        let [one, two] = find_ten(p.lambda).map(|w| distance(&w));
        let here = [p.lambda, one, two, 200.0];
        let lowest = lowest.map(|(l, mean)| [mean, l]);
        let squares = MEANS[0].1[0];
        let numbers = [&here[..], lowest.as_flattened(), &[squares]].concat();
        figure.describes(
            "Bars for the lasso’s weights of ten features at λ = #, rings for \
             least squares on the features that it keeps, and dots for the \
             truth. The squared distance to the truth is # for the lasso and \
             # for the refit. Below, its mean over # draws of noise for every \
             λ: it is lowest for the lasso, #4 at λ = #, for the refit, #4 at \
             λ = #, and for ridge, #4 at λ = #; least squares has #4.",
            &numbers,
        );
    }
}

#[test]
fn emblem() {
    let Risks { lasso, ridge, meet, .. } = find_risks(100.0);
    for p in &CASES[..3] {
        let (across, up) = ((0.0, 100.0), from_zero(110.0));
        let mut layer = draw_emblem::<Chapter12>(&p.options, across, up);
        layer.line(L2, &[(0.0, *ridge), (100.0, *ridge)]);
        // Each third number of weights.
        let thirds: Vec<Point> = lasso.iter().step_by(3).copied().collect();
        layer.line(L1, &thirds);
        layer.dots(L1, &[(*meet, *ridge)]);
    }
}
