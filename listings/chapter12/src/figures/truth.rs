//! How far fits are from the truth.

use crate::draws::squares_mean;
use crate::draws::{AIMS, Aims, DISTANCES, FITS, best, nearest, purest};
use crate::problem::{Problem, distance};
use crate::risk::{FEATURES, crossing};
use crate::{lasso_risk, ridge_risk};
use chapter1::DRAWS;
use chapter8::TRUE_WEIGHTS;
use figure::{
    Axis, Figure, Ink, Pen, Plane, Side, Slide, fixed, number, with_chosen,
};

/// How far the lasso and ridge are from the truth, from few strong weights to
/// many weak ones.
pub(crate) fn risk(p: &Problem) -> Figure {
    let plane = Plane::new(
        Axis::new("true weights that are not 0, of 100", 0.0, 100.0),
        Axis::new("squared distance to the truth", 0.0, 110.0),
    );
    let effects = vec![
        25.0, 30.0, 35.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 120.0,
        140.0, 160.0, 180.0, 200.0, 240.0, 280.0, 320.0, 360.0, 400.0,
    ];
    let effects = with_chosen(effects, p.effect);
    Figure::new("risk", "Few strong weights, or many weak ones")
        .describe(format!(
            "The lasso’s squared distance to the truth rises with the number of \
             true weights, from {} for one to {} for a hundred, where their \
             squares add up to {}. Ridge’s is {} for all. They meet at {}.",
            number(lasso_risk(1, p.effect).0),
            number(lasso_risk(FEATURES, p.effect).0),
            number(p.effect),
            number(ridge_risk(p.effect)),
            fixed(crossing(p.effect), 1),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Loss, &[(0.0, 100.0), (100.0, 100.0)]);
            pen.label(Ink::Loss, (96.0, 100.0), Side::AboveLeft, "no price");
        })
        .slide(
            Slide::new("total effect", &plane, &effects, p.effect).short(),
            [(Ink::L2, "ridge"), (Ink::Text, "they meet at")],
            |sheet, effect| {
                let pen = sheet.pen(&plane);
                let ridge = ridge_risk(effect);
                let lasso: Vec<_> = (1..=FEATURES)
                    .map(|k| (k as f64, lasso_risk(k, effect).0))
                    .collect();
                let meet = crossing(effect);
                pen.line(Ink::L2, &[(0.0, ridge), (100.0, ridge)]);
                pen.line(Ink::L1, &lasso);
                pen.line(Ink::Guide, &[(meet, 0.0), (meet, ridge)]);
                pen.dot(Ink::L1, meet, ridge);
                let words = number((10.0 * meet).round() / 10.0);
                pen.label(Ink::Axis, (meet, 0.0), Side::AboveRight, &words);
                // Between the lines, if letters find room there.
                let height = lasso[74].1;
                let (place, side) = if height > ridge + 11.0 {
                    ((100.0, f64::midpoint(ridge, height)), Side::Left)
                } else {
                    ((100.0, lasso[99].1), Side::AboveLeft)
                };
                pen.label(Ink::L1, place, side, "lasso: rises");
                let end = (100.0, ridge);
                pen.label(Ink::L2, end, Side::BelowLeft, "ridge: level");
                [fixed(ridge, 1), fixed(meet, 1)]
            },
        )
}

/// Chapter 1's draws: how near the lasso comes at each strength, and how often
/// it keeps x alone.
pub(crate) fn aims() -> Figure {
    let across =
        |title| Axis::new(title, 0.0, 1.7).ticks(&[0.0, 0.5, 1.0, 1.5]);
    let above = Axis::new("distance to the true curve", 0.0, 0.7);
    let above = Plane::new(across("λ"), above.ticks(&[0.0, 0.2, 0.4, 0.6]))
        .at(56.0, 34.0, 532.0, 150.0);
    let often = format!("how often only x is kept, of {DRAWS} draws");
    let below = Axis::new(&often, 0.0, 230.0);
    let below = Plane::new(across("λ"), below.ticks(&[0.0, 100.0, 200.0]))
        .at(56.0, 270.0, 532.0, 150.0);
    let (near, pure) = (nearest(), purest());
    Figure::new("aims", "Two aims, two strengths")
        .height(478)
        .describe(format!(
            "Over {DRAWS} draws of chapter 1’s noise the lasso’s mean distance \
             to the truth is smallest, {}, at λ = {}, where it keeps x alone \
             in {} of them. It does so most often, in {}, at λ = {}, where the \
             mean distance is {}.",
            fixed(near.distance, 3),
            number(near.lambda),
            near.alone,
            pure.alone,
            number(pure.lambda),
            fixed(pure.distance, 3),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&above);
            let at = |aims: &Aims| (aims.lambda, aims.distance);
            aim(&pen, 0.6, [near, pure], &at);
            let words = format!("nearest at λ = {}", number(near.lambda));
            pen.label(Ink::L1, at(near), Side::BelowRight, &words);
            let pen = sheet.axes(&below);
            let at = |aims: &Aims| (aims.lambda, aims.alone as f64);
            aim(&pen, 200.0, [pure, near], &at);
            let words = format!("most often at λ = {}", number(pure.lambda));
            pen.label(Ink::L1, at(pure), Side::Above, &words);
        })
}

/// One of the two curves, with a dot at its own strength and a ring at that of
/// the other.
fn aim(
    pen: &Pen,
    top: f64,
    [own, other]: [&Aims; 2],
    at: &dyn Fn(&Aims) -> (f64, f64),
) {
    for chosen in [own, other] {
        let guide = [(chosen.lambda, 0.0), (chosen.lambda, top)];
        pen.line(Ink::Guide, &guide);
    }
    pen.line(Ink::L1, &AIMS.iter().map(at).collect::<Vec<_>>());
    let ((x, y), (x1, y1)) = (at(own), at(other));
    pen.dot(Ink::L1, x, y);
    pen.ring(Ink::L1, x1, y1);
}

/// The lasso's weights and least squares on what it keeps, for the noise of
/// the page; and below, how far both and ridge are from the truth in the mean
/// over draws of noise.
pub(crate) fn refits(p: &Problem) -> Figure {
    let above = Plane::new(
        Axis::new("feature", 0.4, 10.6).ticks(&[]),
        Axis::new("weight of each feature", -0.5, 0.6).ticks(&[-0.5, 0.0, 0.5]),
    )
    .at(56.0, 34.0, 532.0, 226.0);
    let mean = format!("squared distance to the truth, mean of {DRAWS}");
    let below = Plane::new(
        Axis::new("λ", 0.0, 1.0).ticks(&[0.0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        Axis::new(&mean, 0.0, 0.17).ticks(&[0.0, 0.05, 0.1, 0.15]),
    )
    .at(56.0, 346.0, 532.0, 180.0);
    let lambdas: Vec<f64> = (0..=20).map(|i| f64::from(i) / 20.0).collect();
    let lambdas = with_chosen(lambdas, p.lambda);
    let refit = |lambda: f64| p.refit(lambda);
    Figure::new("refits", "What is kept, fitted again")
        .height(586)
        .describe(refits_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&above);
            let names: Vec<_> =
                (1..=10).map(|j| (f64::from(j), j.to_string())).collect();
            pen.numbers(Ink::Axis, 20.0, &names);
            let names = [
                (Ink::Text, "• the truth"),
                (Ink::L1, "bar: lasso"),
                (Ink::L1, "○ refit"),
            ];
            // Above the features from 4 on, none of which is near.
            for ((ink, words), x) in names.into_iter().zip([3.6, 6.2, 8.7]) {
                pen.label(ink, (x, 0.55), Side::Right, words);
            }
            means(&sheet.axes(&below));
        })
        .slide(
            Slide::new("price λ", &below, &lambdas, p.lambda),
            [
                (Ink::L1, "kept in this draw"),
                (Ink::L1, "lasso, this draw"),
                (Ink::L1, "refit, this draw"),
            ],
            |sheet, lambda| {
                let pen = sheet.pen(&above);
                let (one, two) = (p.lasso(lambda), refit(lambda));
                let place = |j: usize| j as f64 + 1.0;
                let kept =
                    || one.iter().enumerate().filter(|(_, w)| **w != 0.0);
                pen.bars(Ink::L1, 0.5, kept().map(|(j, w)| (place(j), *w)));
                for (j, _) in kept() {
                    pen.ring(Ink::L1, place(j), two[j]);
                }
                let truth = TRUE_WEIGHTS.iter().enumerate();
                pen.specks(Ink::Text, truth.map(|(j, w)| (place(j), *w)));
                // Up to where the curves and their names begin.
                let guide = [(lambda, 0.0), (lambda, 0.05)];
                let pen = sheet.pen(&below);
                pen.line(Ink::Guide, &guide);
                let words = format!("λ = {}, as above", number(lambda));
                let side = if lambda > 0.5 { Side::Left } else { Side::Right };
                pen.label(Ink::Axis, (lambda, 0.02), side, &words);
                [
                    format!("{} of 10", kept().count()),
                    fixed(distance(&one), 3),
                    fixed(distance(&two), 3),
                ]
            },
        )
}

/// The mean distances of the three fits, each with its lowest point.
fn means(pen: &Pen) {
    let squares = squares_mean();
    pen.line(Ink::Loss, &[(0.0, squares), (1.0, squares)]);
    let end = (1.0, squares);
    pen.label(Ink::Loss, end, Side::AboveLeft, "least squares");
    let inks = [Ink::L1, Ink::L1Ghost, Ink::L2];
    for (fit, ink) in inks.into_iter().enumerate() {
        let mean = |(lambda, means): &(f64, [f64; 3])| (*lambda, means[fit]);
        let curve: Vec<_> = DISTANCES.iter().map(mean).collect();
        pen.line(ink, &curve);
        let (lambda, distance) = best(fit);
        match ink {
            Ink::L1Ghost => pen.ring(Ink::L1, lambda, distance),
            _ => pen.dot(ink, lambda, distance),
        }
        // Before it leaves the panel.
        let shown = curve.iter().rfind(|(_, y)| *y <= 0.13);
        let shown = *shown.expect("it starts low");
        pen.label(ink, shown, Side::AboveLeft, FITS[fit]);
    }
}

fn refits_in_words(p: &Problem) -> String {
    let [lasso, refit, ridge] = [0, 1, 2].map(|fit| {
        let (lambda, mean) = best(fit);
        format!("{} at λ = {}", fixed(mean, 4), number(lambda))
    });
    format!(
        "Bars for the lasso’s weights of ten features at λ = {}, rings for \
         least squares on the features that it keeps, and dots for the truth. \
         The squared distance to the truth is {} for the lasso and {} for the \
         refit. Below, its mean over {DRAWS} draws of noise for every λ: it is \
         lowest for the lasso, {lasso}, for the refit, {refit}, and for ridge, \
         {ridge}; least squares has {}.",
        number(p.lambda),
        number(distance(&p.lasso(p.lambda))),
        number(distance(&p.refit(p.lambda))),
        fixed(squares_mean(), 4),
    )
}
