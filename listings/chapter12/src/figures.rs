mod truth;

pub(crate) use truth::{aims, refits, risk};

use crate::problem::{Method, Problem, with_wrong};
use crate::risk::{FEATURES, crossing};
use crate::{lasso_risk, ridge_risk};
use figure::{
    Axis, Emblem, Figure, Ink, Plane, Side, Slide, edge, fixed, number,
    with_chosen,
};

/// The three methods, each with the inks of its two weights.
const METHODS: [(Method, Ink, &str); 3] = [
    (Method::Lasso, Ink::L1, "lasso"),
    (Method::ElasticNet, Ink::Text, "elastic net"),
    (Method::Ridge, Ink::L2, "ridge"),
];

/// How far the bars of two near-copies stand from their method's place.
const ASIDE: f64 = 0.22;

/// The weights of two near-copies, under three prices.
pub(crate) fn copies(p: &Problem) -> Figure {
    let title =
        format!("weights of the two features at λ = {}", number(p.lambda));
    let plane = Plane::new(
        Axis::new("", 0.5, 3.5).ticks(&[]),
        Axis::new(title, -0.05, 0.5).ticks(&[0.0, 0.2, 0.4]),
    )
    .at_top(34.0, 220.0);
    let correlations = [
        0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85,
        0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99,
    ];
    let correlations = with_chosen(correlations.to_vec(), p.correlation);
    let places = || (1..).map(f64::from).zip(METHODS);
    Figure::new("copies", "Two near-copies of a feature")
        .height(318)
        .describe(copies_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Axis, &[(0.5, 0.0), (3.5, 0.0)]);
            let pair = |(place, _): (f64, _)| {
                [
                    (place - ASIDE, "first".into()),
                    (place + ASIDE, "second".into()),
                ]
            };
            pen.numbers(
                Ink::Axis,
                22.0,
                &places().flat_map(pair).collect::<Vec<_>>(),
            );
            for (place, (_, ink, name)) in places() {
                pen.numbers(ink, 50.0, &[(place, name.into())]);
            }
        })
        .slide(
            Slide::new("correlation", &plane, &correlations, p.correlation)
                .short(),
            METHODS.map(|(_, ink, name)| (ink, name)),
            |sheet, r| {
                let pen = sheet.pen(&plane);
                for (place, (method, ink, _)) in places() {
                    let w = p.copies(method, r, p.lambda);
                    let bars = [(place - ASIDE, w[0]), (place + ASIDE, w[1])];
                    let kept = bars.into_iter().filter(|bar| bar.1 != 0.0);
                    pen.bars(ink, 0.3, kept);
                    for bar in bars.iter().filter(|bar| bar.1 == 0.0) {
                        pen.ring(ink, bar.0, 0.0);
                    }
                }
                METHODS.map(|(method, ..)| {
                    let w = p.copies(method, r, p.lambda);
                    format!("{}, {}", fixed(w[0], 2), fixed(w[1], 2))
                })
            },
        )
}

/// The λ up to `most` at which the number of weights that are not 0 changes:
/// there the weights' lines have corners.
fn corners(most: f64, weights: impl Fn(f64) -> Vec<f64>) -> Vec<f64> {
    let kept =
        |lambda: f64| weights(lambda).iter().filter(|w| **w != 0.0).count();
    let part = |i: u32| most * f64::from(i) / 100.0;
    let changes = (0..100).map(|i| (part(i), part(i + 1)));
    let changes = changes.filter(|(low, high)| kept(*low) != kept(*high));
    let corner = |(low, high): (f64, f64)| {
        let before = kept(low);
        edge(high, low, |lambda| kept(lambda) != before)
    };
    changes.map(corner).collect()
}

fn copies_in_words(p: &Problem) -> String {
    let pair = |method| {
        let w = p.copies(method, p.correlation, p.lambda);
        format!("({}, {})", number(w[0]), number(w[1]))
    };
    format!(
        "Bars for the weights of two features with the correlation {} at \
         λ = {}: the lasso has {}, ridge {}, and the elastic net {}. A ring \
         marks a weight that is exactly zero.",
        number(p.correlation),
        number(p.lambda),
        pair(Method::Lasso),
        pair(Method::Ridge),
        pair(Method::ElasticNet),
    )
}

/// Two right features and a wrong one that goes with both.
pub(crate) fn wrong(p: &Problem) -> Figure {
    const MOST: f64 = 2.6;
    let plane = Plane::new(
        Axis::new("lower price ← λ", 0.0, MOST),
        Axis::new("weight", -0.05, 1.05).ticks(&[0.0, 0.5, 1.0]),
    );
    // Closer together where something happens.
    let far = (0..5).map(|i| f64::from(i) / 10.0);
    let near = (49..=65).map(|i| f64::from(i) / 100.0);
    let correlations = with_chosen(far.chain(near).collect(), p.wrong);
    Figure::new("wrong", "A wrong feature comes first")
        .describe({
            let w = with_wrong(p.wrong, p.lambda);
            format!(
                "Three weights for every λ; the wrong feature has the \
                 correlation {} with each of the others. At λ = {} the two \
                 right ones have {} and {}, the wrong one {}.",
                number(p.wrong),
                number(p.lambda),
                number(w[0]),
                number(w[1]),
                number(w[2]),
            )
        })
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.label(
                Ink::Loss,
                (0.1, 1.0),
                Side::Right,
                "both right features",
            );
            pen.label(Ink::Text, (MOST, 0.56), Side::Left, "wrong feature");
        })
        .slide(
            Slide::new("correlation ρ", &plane, &correlations, p.wrong)
                .short()
                .mark(0.5, Ink::Text, "the border"),
            [
                (Ink::Loss, &*format!("right at λ = {}", number(p.lambda))),
                (Ink::Text, &*format!("wrong at λ = {}", number(p.lambda))),
                (Ink::Text, "wrong one is in below"),
            ],
            |sheet, r| {
                let pen = sheet.pen(&plane);
                let weights = |l| with_wrong(r, l);
                let mut ends = corners(MOST, weights);
                ends.extend([0.0, MOST]);
                ends.sort_by(f64::total_cmp);
                for (ink, j) in [(Ink::Loss, 0), (Ink::Text, 2)] {
                    let line = ends.iter().map(|l| (*l, weights(*l)[j]));
                    pen.line(ink, &line.collect::<Vec<_>>());
                }
                let w = with_wrong(r, p.lambda);
                pen.dot(Ink::Loss, p.lambda, w[0]);
                pen.dot(Ink::Text, p.lambda, w[2]);
                let first = enters(r).map_or_else(|| "never".into(), number);
                // Where the features come in, from the right.
                let words = match enters(r) {
                    Some(lambda) => {
                        pen.ring(Ink::Text, lambda, 0.0);
                        "comes in first"
                    }
                    None => "stays out",
                };
                let words_at = (MOST, 0.56 - 27.0 / 276.0 * 1.1);
                pen.label(Ink::Text, words_at, Side::Left, words);
                pen.ring(Ink::Loss, right_enters(r), 0.0);
                [fixed(w[0], 3), fixed(w[2], 3), first]
            },
        )
}

/// The λ below which the wrong feature is in, if there is one.
///
/// When the two right ones are in, each is pulled with λ, and the wrong one with
/// 2r·λ: too little if 2r is below 1. At the start the pulls are 2, 2 and 4r.
pub(crate) fn enters(r: f64) -> Option<f64> {
    (r > 0.5).then_some(4.0 * r)
}

/// The λ below which the two right ones are in. If the wrong one came first, with
/// the weight 2r − λ/2, it leaves them a pull of 2 − 2r·(2r − λ/2).
fn right_enters(r: f64) -> f64 {
    if r > 0.5 { 2.0 * (1.0 - 2.0 * r * r) / (1.0 - r) } else { 2.0 }
}

/// The lasso's risk and ridge's, which cross.
pub(crate) fn emblem() -> Emblem {
    const EFFECT: f64 = 100.0;
    let lasso: Vec<(f64, f64)> = (1..=FEATURES)
        .step_by(3)
        .map(|k| (k as f64, lasso_risk(k, EFFECT).0))
        .collect();
    let ridge = ridge_risk(EFFECT);
    Emblem::new((0.0, 100.0), (0.0, 110.0), |pen| {
        pen.line(Ink::L2, &[(0.0, ridge), (100.0, ridge)]);
        pen.line(Ink::L1, &lasso);
        pen.dot(Ink::L1, crossing(EFFECT), ridge);
    })
}
