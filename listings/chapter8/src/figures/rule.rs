use super::{most, strengths};
use crate::TRUE_WEIGHTS;
use crate::problem::{Problem, kept};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Point, Side, Slide, fixed, number,
};

/// What the data pull at each weight as columns under a ceiling, the price:
/// what rises above it is left to the weight.
pub(crate) fn rule(p: &Problem) -> Figure {
    let most = most(p);
    let plane = Plane::new(
        Axis::new("", 0.5, 10.5).ticks(&[]),
        Axis::new("pull of the data", 0.0, 1.05 * most),
    )
    .at(40.0, 34.0, 524.0, 276.0);
    let pulls = p.thresholds();
    Figure::new("rule", "What the data pull, under the price as a ceiling")
        .height(420)
        .describe(rule_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.columns(Ink::Loss, WIDE, over_features(&pulls));
            name_features(&pen);
            pen.numbers(Ink::L1, 46.0, &[(0.1, "w".into())]);
            // Beside what the axis measures.
            let canvas = Plane::new(
                Axis::new("", 0.0, 600.0),
                Axis::new("", -420.0, 0.0),
            );
            let pen = sheet.pen(&canvas.at(0.0, 0.0, 600.0, 420.0));
            let end = (574.0, -13.75);
            pen.label(
                Ink::L1,
                end,
                Side::Left,
                "line: price λ; blue: twice the weight",
            );
        })
        .slide(
            Slide::new("price λ", &plane, &strengths(p, most, 24), p.lambda),
            [(Ink::L1, "L1 keeps"), (Ink::Axis, "of these without an effect")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let weights = p.l1(lambda);
                above(&pen, &pulls, &weights, lambda);
                pen.grip(Ink::L1, plane.x.to, lambda);
                // Two rows by turns: one has no room for ten numbers on a phone.
                let row = over_features(&weights).map(|(at, w)| (at, short(w)));
                let row: Vec<_> = row.collect();
                for (down, first) in [(46.0, 0), (70.0, 1)] {
                    let numbers: Vec<_> =
                        row.iter().skip(first).step_by(2).cloned().collect();
                    pen.numbers(Ink::L1, down, &numbers);
                }
                let pairs = weights.iter().zip(TRUE_WEIGHTS);
                let idle =
                    pairs.filter(|(w, truth)| **w != 0.0 && *truth == 0.0);
                [format!("{} of 10", kept(&weights)), idle.count().to_string()]
            },
        )
}

/// How wide a column is, where a feature has a width of 1.
const WIDE: f64 = 0.58;

/// A number of each feature above the feature's own number.
fn over_features(numbers: &[f64]) -> impl Iterator<Item = Point> {
    numbers.iter().enumerate().map(|(j, n)| (j as f64 + 1.0, *n))
}

/// The numbers of the features and what they have in common, dark for those
/// with an effect and light for those without.
fn name_features(pen: &Pen) {
    let groups = [
        (Ink::Text, true, "with an effect"),
        (Ink::Axis, false, "no effect, only noise"),
    ];
    for (ink, has_effect, words) in groups {
        let of_group = |(_, w): &Point| (*w != 0.0) == has_effect;
        let places: Vec<f64> = over_features(&TRUE_WEIGHTS)
            .filter(of_group)
            .map(|(at, _)| at)
            .collect();
        let names: Vec<_> =
            places.iter().map(|at| (*at, at.to_string())).collect();
        pen.numbers(ink, 22.0, &names);
        let middle = places.iter().sum::<f64>() / places.len() as f64;
        pen.numbers(ink, 96.0, &[(middle, words.into())]);
    }
}

/// The ceiling, and what of the columns rises above it.
fn above(pen: &Pen, pulls: &[f64], weights: &[f64], lambda: f64) {
    let tops = over_features(pulls).zip(weights);
    let tops = tops.filter(|(_, w)| **w != 0.0);
    let tops = tops.map(|((at, pull), _)| (at, lambda, pull));
    pen.bars_between(Ink::L1, WIDE, tops);
    pen.line(Ink::L1, &[(0.5, lambda), (10.5, lambda)]);
}

fn rule_in_words(p: &Problem) -> String {
    let weights = p.l1(p.lambda);
    let kept: Vec<String> = over_features(&weights)
        .filter(|(_, w)| *w != 0.0)
        .map(|(at, _)| at.to_string())
        .collect();
    format!(
        "A column for each of ten features shows how hard the data pull at \
         its weight, and a ceiling lies at λ = {}. What rises above the \
         ceiling is blue, and twice the weight. Columns that end below it \
         have the weight 0. Above it: {}. Features 1 to 5 have an effect, the \
         others have none.",
        number(p.lambda),
        if kept.is_empty() { "none".into() } else { kept.join(", ") },
    )
}

/// A weight with two decimals, three if it is small, and never "0" unless it
/// is exactly 0.
fn short(w: f64) -> String {
    match w.abs() {
        0.0 => "0".into(),
        size if size < 0.0005 => number(w),
        size if size < 0.01 => fixed(w, 3),
        _ => fixed(w, 2),
    }
}

/// Columns under a ceiling.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let most = most(p);
    Emblem::new((0.5, 10.5), (0.0, most), |pen| {
        let pulls = p.thresholds();
        pen.columns(Ink::Loss, WIDE, over_features(&pulls));
        above(pen, &pulls, &p.l1(p.lambda), p.lambda);
    })
}
