mod pair;
mod rule;

pub(crate) use pair::{budgets, zigzag};
pub(crate) use rule::{emblem, rule};

use crate::TRUE_WEIGHTS;
use crate::problem::{Problem, kept};
use figure::{Axis, Figure, Ink, Plane, Side, Slide, number, with_chosen};

/// Strengths from 0 to `most` in so many steps, and the chosen one.
fn strengths(p: &Problem, most: f64, parts: u32) -> Vec<f64> {
    let at = |i| most * f64::from(i) / f64::from(parts);
    with_chosen((0..=parts).map(at).collect(), p.lambda)
}

/// A round number beyond the threshold of every feature.
fn most(p: &Problem) -> f64 {
    let last = p.thresholds().into_iter().fold(p.lambda, f64::max);
    (last * 6.0).ceil() / 5.0
}

/// All ten weights for every λ, for both penalties.
pub(crate) fn paths(p: &Problem) -> Figure {
    let most = most(p);
    let ends = p.l1(0.0);
    let reach = ends.iter().fold(0.0, |m: f64, w| m.max(w.abs()));
    let end = 1.05 * reach;
    let tick = round_below(end);
    let planes = [56.0, 354.0].map(|left| {
        Plane::new(
            Axis::new("λ", 0.0, most),
            Axis::new("weight", -end, end).ticks(&[-tick, 0.0, tick]),
        )
        .at(left, 58.0, 234.0, 234.0)
    });
    let thresholds = p.thresholds();
    Figure::new("paths", "Ten weights for every λ")
        .height(350)
        .describe(format!(
            "On the left ten blue lines go straight from the best weights at \
             λ = 0 to 0 and stay there; at λ = {} there are {} left. On the \
             right ten red curves come closer to 0, and at λ = {} all {} are \
             still on their way.",
            number(p.lambda),
            kept(&p.l1(p.lambda)),
            number(p.lambda),
            kept(&p.l2(p.lambda)),
        ))
        .still(|sheet| {
            let names = [(Ink::L1, "L1 (lasso)"), (Ink::L2, "L2 (ridge)")];
            for (plane, (ink, name)) in planes.iter().zip(names) {
                let pen = sheet.axes(plane);
                pen.label(ink, (most, end), Side::AboveLeft, name);
            }
            let axis = || Axis::new("", 0.0, 1.0);
            let below = Plane::new(axis(), axis()).at(56.0, 320.0, 234.0, 24.0);
            let words = "dashed: no effect";
            sheet.pen(&below).label(Ink::Axis, (0.0, 0.5), Side::Right, words);
            let [one, two] = planes.each_ref().map(|plane| sheet.pen(plane));
            for j in 0..ends.len() {
                let is_true = TRUE_WEIGHTS[j] != 0.0;
                let (l1, l2) = if is_true {
                    (Ink::L1Trace, Ink::L2Trace)
                } else {
                    (Ink::L1Ghost, Ink::L2Ghost)
                };
                one.curve(l1, &[thresholds[j]], |l| p.l1(l)[j]);
                two.curve(l2, &[], |l| p.l2(l)[j]);
            }
        })
        .slide(
            across_both(p, most),
            [(Ink::L1, "L1 keeps"), (Ink::L2, "L2 keeps")],
            |sheet, lambda| {
                let inks = [Ink::L1, Ink::L2];
                let weights = [p.l1(lambda), p.l2(lambda)];
                for ((plane, ink), weights) in
                    planes.iter().zip(inks).zip(&weights)
                {
                    let pen = sheet.pen(plane);
                    pen.line(Ink::Guide, &[(lambda, -end), (lambda, end)]);
                    pen.specks(ink, weights.iter().map(|w| (lambda, *w)));
                }
                weights.map(|w| format!("{} of 10", kept(&w)))
            },
        )
}

/// The largest of …, 0.1, 0.2, 0.4, 0.5, 0.8, 1, 2, … up to a number.
fn round_below(most: f64) -> f64 {
    let mut power = 1e-9;
    while power * 10.0 <= most {
        power *= 10.0;
    }
    let parts = [8.0, 5.0, 4.0, 2.0, 1.0].map(|part| part * power);
    parts.into_iter().find(|part| *part <= most).unwrap_or(most)
}

/// A slider over λ, from 0 to `most`, below two planes side by side.
fn across_both(p: &Problem, most: f64) -> Slide {
    Slide::across("price λ", &strengths(p, most, 24), p.lambda)
}
