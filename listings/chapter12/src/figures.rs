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

/// The weights of two near-copies for every λ, under three prices.
pub(crate) fn copies(p: &Problem) -> Figure {
    const MOST: f64 = 1.2;
    let planes = [56.0, 242.0, 428.0].map(|left| {
        let up = Axis::new("", -0.05, 0.5).ticks(&[0.0, 0.2, 0.4]);
        let right = Axis::new("λ", 0.0, MOST).ticks(&[0.0, 0.5, 1.0]);
        Plane::new(right, up).at(left, 58.0, 160.0, 220.0)
    });
    let correlations =
        [0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.96, 0.98, 0.99];
    let correlations = with_chosen(correlations.to_vec(), p.correlation);
    let at = |method, r: f64| p.copies(method, r, p.lambda);
    Figure::new("copies", "Two near-copies of a feature")
        .height(336)
        .describe(copies_in_words(p))
        .still(|sheet| {
            for (plane, (_, ink, name)) in planes.iter().zip(METHODS) {
                let pen = sheet.axes(plane);
                pen.label(ink, (MOST, 0.48), Side::Left, name);
                if p.lambda <= MOST {
                    let guide = [(p.lambda, -0.05), (p.lambda, 0.4)];
                    pen.line(Ink::Guide, &guide);
                }
            }
        })
        .slide(
            Slide::across("correlation", &correlations, p.correlation),
            [
                (Ink::L1, "lasso"),
                (Ink::Text, "elastic net"),
                (Ink::L2, "ridge"),
            ],
            |sheet, r| {
                for (plane, (method, ink, _)) in planes.iter().zip(METHODS) {
                    let pen = sheet.pen(plane);
                    let weights = |l| p.copies(method, r, l);
                    let corners = corners(MOST, weights);
                    let thin = match ink {
                        Ink::L1 => Ink::L1Ghost,
                        Ink::L2 => Ink::L2Ghost,
                        _ => Ink::Guide,
                    };
                    pen.curve(thin, &corners, |l| weights(l)[0]);
                    pen.curve(ink, &corners, |l| weights(l)[1]);
                    let here = at(method, r);
                    if p.lambda <= MOST {
                        pen.specks(ink, here.iter().map(|w| (p.lambda, *w)));
                    }
                }
                METHODS.map(|(method, ..)| {
                    let w = at(method, r);
                    format!("({}, {})", fixed(w[0], 2), fixed(w[1], 2))
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
        "The weights of two features with the correlation {} for every λ. At \
         λ = {} the lasso has {}, ridge {}, and the elastic net {}.",
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
        Axis::new("λ", 0.0, MOST),
        Axis::new("weight", -0.05, 1.05).ticks(&[0.0, 0.5, 1.0]),
    );
    let correlations: Vec<f64> =
        (0..=13).map(|i| f64::from(i) / 20.0).collect();
    let correlations = with_chosen(correlations, p.wrong);
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
            let names = [(Ink::L1, "right, both"), (Ink::Text, "wrong")];
            pen.names((MOST, 1.0), Side::Left, &names);
        })
        .slide(
            Slide::new("correlation ρ", &plane, &correlations, p.wrong).mark(
                0.5,
                Ink::L1,
                "comes in first",
            ),
            [
                (Ink::L1, &*format!("right at λ = {}", number(p.lambda))),
                (Ink::Text, &*format!("wrong at λ = {}", number(p.lambda))),
                (Ink::Text, "wrong one is in below"),
            ],
            |sheet, r| {
                let pen = sheet.pen(&plane);
                let weights = |l| with_wrong(r, l);
                let corners = corners(MOST, weights);
                pen.curve(Ink::L1, &corners, |l| weights(l)[0]);
                pen.curve(Ink::Text, &corners, |l| weights(l)[2]);
                let w = with_wrong(r, p.lambda);
                pen.dot(Ink::L1, p.lambda, w[0]);
                pen.dot(Ink::Text, p.lambda, w[2]);
                let first = enters(r).map_or_else(|| "never".into(), number);
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
