//! Seven points with a yes or a no.

use super::{or_none, place, strengths};
use crate::problem::Problem;
use crate::{best_intercept, loss, loss_slope, points};
use chapter3::{Data, mean};
use figure::{
    Axis, Figure, Ink, Pen, Plane, Side, Slide, fixed, number, with_chosen,
};
use libm::log;
use solver::logistic::probability;

/// The strengths of the sliders, the threshold among them.
fn lambdas(p: &Problem) -> Vec<f64> {
    let all = [
        0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7,
        0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 5.0,
    ];
    with_chosen(with_chosen(all.to_vec(), p.pull()), p.lambda)
}

/// Two words for the read-outs of both prices.
const WEIGHTS: [(Ink, &str); 2] = [(Ink::L1, "L1: w"), (Ink::L2, "L2: w")];

/// The points, a line through them, and the probabilities with each price.
pub(crate) fn curve(p: &Problem) -> Figure {
    let data = &p.points;
    let plane = Plane::new(
        Axis::new("x", -3.4, 3.4)
            .ticks(&[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]),
        Axis::new("probability of a yes", -0.25, 1.25)
            .ticks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
    );
    let told = |w: Option<f64>, x: f64| {
        w.map(|w| probability(best_intercept(data, w) + w * x))
    };
    let (one, two) = (p.l1_at(p.lambda), p.l2_at(p.lambda));
    let most = |w| or_none(told(w, 3.0));
    Figure::new("curve", "From a line to a probability")
        .describe(format!(
            "Seven points at 0 or 1. The least-squares line leaves this range: \
             it is {} at x = −3 and {} at x = 3. With λ = {} the curves stay \
             inside: at x = 3 L1 says {}, with w = {}, and L2 {}, with w = {}.",
            number(line_at(data, -3.0)),
            number(line_at(data, 3.0)),
            number(p.lambda),
            most(one),
            or_none(one),
            most(two),
            or_none(two),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            // Where no probability is.
            for (from, to) in [(-0.25, 0.0), (1.0, 1.25)] {
                let band = [(-3.4, from), (3.4, from), (3.4, to), (-3.4, to)];
                pen.area(Ink::Axis, &band);
            }
            let end = |x| (x, line_at(data, x));
            pen.line(Ink::Loss, &[end(-3.4), end(3.4)]);
            for (x, y) in data.x.iter().zip(&data.y) {
                pen.dot(Ink::Loss, *x, *y);
            }
            pen.label(
                Ink::Loss,
                (1.9, 1.13),
                Side::Left,
                "a line leaves 0 to 1",
            );
            let names = [(Ink::L1, "L1"), (Ink::L2, "L2")];
            pen.names((3.3, 0.45), Side::Left, &names);
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas(p), p.lambda).mark(
                p.pull(),
                Ink::L1,
                "exactly 0 from here on",
            ),
            WEIGHTS,
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let weights = [p.l1_at(lambda), p.l2_at(lambda)];
                for (ink, w) in [Ink::L1, Ink::L2].into_iter().zip(weights) {
                    if let Some(w) = w {
                        let b = best_intercept(data, w);
                        pen.curve(ink, &[], |x| probability(b + w * x));
                    }
                }
                weights.map(or_none)
            },
        )
}

/// The height of the least-squares line through some points.
pub(crate) fn line_at(data: &Data, x: f64) -> f64 {
    let centre = mean(data.x.iter().copied());
    let height = mean(data.y.iter().copied());
    let points = data.x.iter().zip(&data.y);
    let both = mean(points.map(|(x, y)| (x - centre) * (y - height)));
    let wide = mean(data.x.iter().map(|x| (x - centre) * (x - centre)));
    height + both / wide * (x - centre)
}

/// What a probability costs, if it is a yes and if it is a no.
pub(crate) fn cost(_: &Problem) -> Figure {
    let plane = Plane::new(
        Axis::new("probability p that was said for a yes", 0.0, 1.0)
            .ticks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
        Axis::new("cost", 0.0, 5.0),
    );
    let positions = [
        0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6,
        0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99,
    ];
    let costs = |p: f64| [-log(p), -log(1.0 - p)];
    let [yes, no] = costs(0.9);
    Figure::new("cost", "What a probability costs")
        .describe(format!(
            "Two curves over the probability that was said for a yes. If it is \
             a yes the cost falls to 0 at 1 and grows without limit towards 0; \
             if it is a no, the other way round. At 0.9 they are {} and {}.",
            number(yes),
            number(no),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let small = 1e-3;
            pen.path(Ink::Loss, (small, 1.0), &[], |p| (p, -log(p)));
            pen.path(Ink::Text, (0.0, 1.0 - small), &[], |p| {
                (p, -log(1.0 - p))
            });
            let words = "if it is a yes: −ln p";
            pen.label(Ink::Loss, (0.1, 3.2), Side::Right, words);
            let words = "if it is a no: −ln(1 − p)";
            pen.label(Ink::Text, (0.9, 4.2), Side::Left, words);
        })
        .slide(
            Slide::new("p", &plane, &positions, 0.9).short(),
            [(Ink::Loss, "costs, if yes"), (Ink::Text, "costs, if no")],
            |sheet, p| {
                let pen = sheet.pen(&plane);
                let [yes, no] = costs(p);
                pen.line(Ink::Guide, &[(p, 0.0), (p, yes.max(no))]);
                pen.dot(Ink::Loss, p, yes);
                pen.dot(Ink::Text, p, no);
                [yes, no].map(|cost| fixed(cost, 2))
            },
        )
}

/// The loss of each weight beside its best intercept, plus each price.
pub(crate) fn corner(p: &Problem) -> Figure {
    let data = &p.points;
    // The side on which the best weight lies.
    let side = if loss_slope(data, 0.0) > 0.0 { -1.0 } else { 1.0 };
    let plane = Plane::new(
        Axis::new("weight w", side - 3.0, side + 3.0),
        Axis::new("loss + λ · penalty", 0.0, 2.0),
    );
    let heights = |lambda: f64| {
        let l1 = move |w: f64| loss(data, w) + lambda * w.abs();
        let l2 = move |w: f64| loss(data, w) + lambda * w * w;
        (l1, l2)
    };
    // Where L1's lowest point is in the corner.
    let start = p.lambda.max(p.pull());
    Figure::new("corner", "The logistic loss plus each penalty")
        .describe(format!(
            "The loss of each weight, with its best intercept: a valley whose \
             far sides are nearly straight, lowest at {}. With λ = {} the L1 \
             sum is lowest at {}, the L2 sum at {}. From λ = {} on the L1 sum \
             is lowest at 0.",
            or_none(p.l1_at(0.0)),
            number(start),
            or_none(p.l1_at(start)),
            or_none(p.l2_at(start)),
            number(p.pull()),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.curve(Ink::Loss, &[], |w| loss(data, w));
            let names = [(Ink::L1, "loss + λ|w|"), (Ink::L2, "loss + λw²")];
            pen.names((-1.2 * side, 0.45), Side::Above, &names);
            let at = (3.4 * side, loss(data, 3.4 * side));
            pen.label(Ink::Loss, at, Side::Below, "loss");
            // Without a price there may be no lowest point.
            if let Some(w) = p.l1_at(0.0) {
                let words = format!("no price: {}", fixed(w, 2));
                pen.dot(Ink::Loss, w, loss(data, w));
                pen.label(Ink::Loss, (w, loss(data, w)), Side::Below, &words);
            }
        })
        .slide(
            Slide::new("price λ", &plane, &lambdas(p), start).mark(
                p.pull(),
                Ink::L1,
                "exactly 0 from here on",
            ),
            [(Ink::L1, "L1 is lowest at"), (Ink::L2, "L2 is lowest at")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let (l1, l2) = heights(lambda);
                let above = (-1.2 * side, 0.45 + 27.0 * 2.12 / plane.height);
                let words = format!("λ = {}", number(lambda));
                pen.label(Ink::Text, above, Side::Above, &words);
                pen.curve(Ink::L1, &[0.0], l1);
                pen.curve(Ink::L2, &[], l2);
                let (one, two) = (p.l1_at(lambda), p.l2_at(lambda));
                if let Some(w) = two {
                    pen.dot(Ink::L2, w, l2(w));
                }
                if let Some(w) = one {
                    pen.dot(Ink::L1, w, l1(w));
                }
                [one, two].map(or_none)
            },
        )
}

/// Labels that a line separates.
pub(crate) const APART: [bool; 7] =
    [false, false, false, true, true, true, true];

/// The best weight as the price falls, where yes and no can be told apart and
/// where they cannot.
pub(crate) fn apart(p: &Problem) -> Figure {
    // A number at the end of the axis would be cut off on a phone.
    let marks = [1.0, 0.1, 0.01, 0.001];
    let top = 16.0;
    let plane = Plane::new(
        strengths(1.0, 1e-4, &marks),
        Axis::new("best weight", 0.0, top),
    );
    let data = points(APART);
    let said = |lambda: f64| {
        let slope = |w| loss_slope(&data, w);
        [chapter7::l1_lowest(slope, lambda), chapter7::l2_lowest(slope, lambda)]
            .map(or_none)
    };
    let [l1, l2] = said(1e-4);
    Figure::new("apart", "The best weight as the price falls")
        .describe(format!(
            "The best weights as λ falls from 1 to {0}. With labels that a \
             line separates both rise without end: at λ = {0} L1’s is {l1} \
             and L2’s {l2}. With the labels of our points, dashed, they level \
             off at {1}.",
            number(1e-4),
            or_none(p.l1_at(0.0)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            rise(&pen, [Ink::L1Ghost, Ink::L2Ghost], &p.points, top);
            rise(&pen, [Ink::L1, Ink::L2], &data, top);
            let at = |lambda: f64, w| (place(lambda), w);
            pen.label(Ink::L1, at(1e-3, 11.5), Side::Left, "L1");
            pen.label(Ink::L2, at(3e-4, 5.2), Side::Right, "L2");
            let words = "solid: labels that a line can split";
            pen.label(Ink::Text, at(1e-3, 13.6), Side::Left, words);
            let words = "dashed: our labels";
            pen.label(Ink::Text, at(1e-4, 2.6), Side::Left, words);
        })
}

/// The best weight under each price for all strengths: a weight w is best with
/// λ|w| where the loss pulls with λ, and with λw² where it pulls with 2λw.
fn rise(pen: &Pen, inks: [Ink; 2], data: &Data, top: f64) {
    let slope = |w| loss_slope(data, w);
    let side = if slope(0.0) > 0.0 { -1.0 } else { 1.0 };
    let pull = |size: f64| -side * slope(side * size);
    let end = chapter7::l1_lowest(slope, 0.0).map_or(top, f64::abs);
    let end = end.min(top) * (1.0 - 1e-6);
    let times = (1e-4 * end, end);
    pen.line(inks[0], &[(place(1.0), 0.0), (place(pull(0.0)), 0.0)]);
    pen.path(inks[0], times, &[], |w| (place(pull(w)), w));
    pen.path(inks[1], times, &[], |w| (place(pull(w) / (2.0 * w)), w));
}
