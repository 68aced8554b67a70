mod pair;

pub(crate) use pair::{budgets, zigzag};

use crate::problem::{Problem, kept};
use crate::{TRUE_WEIGHTS, pulls};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, fixed, number,
    with_chosen,
};

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

/// What the data still pull at each weight, against the price.
pub(crate) fn rule(p: &Problem) -> Figure {
    let most = most(p);
    let plane = Plane::new(
        Axis::new("", 0.4, 10.6).ticks(&[]),
        Axis::new("pull, 2·|mean(xⱼ·residual)|", 0.0, 1.05 * most),
    )
    .at(56.0, 34.0, 532.0, 276.0);
    Figure::new("rule", "What the data pull, and the price")
        .height(400)
        .describe(rule_in_words(p))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let names: Vec<_> =
                (1..=10).map(|j| (f64::from(j), j.to_string())).collect();
            pen.numbers(Ink::Axis, 22.0, &names);
            pen.numbers(Ink::L1, 48.0, &[(0.1, "w".into())]);
            for (j, threshold) in p.thresholds().into_iter().enumerate() {
                pen.specks(Ink::Loss, [(feature(j), threshold)]);
            }
        })
        .slide(
            Slide::new("price λ", &plane, &strengths(p, most, 24), p.lambda),
            [(Ink::L1, "L1 keeps"), (Ink::Loss, "strongest pull at a 0")],
            |sheet, lambda| {
                let pen = sheet.pen(&plane);
                let weights = p.l1(lambda);
                let pulls = pulls(&p.data, &weights);
                bars(&pen, &weights, &pulls, lambda);
                let places = weights.iter().enumerate();
                let row: Vec<_> =
                    places.map(|(j, w)| (feature(j), short(*w))).collect();
                pen.numbers(Ink::L1, 48.0, &row);
                let at_zero =
                    weights.iter().zip(&pulls).filter(|(w, _)| **w == 0.0);
                let strongest =
                    at_zero.map(|(_, pull)| pull.abs()).reduce(f64::max);
                [
                    format!("{} of 10", kept(&weights)),
                    strongest.map_or_else(|| "—".into(), |s| fixed(s, 3)),
                ]
            },
        )
}

/// Where a feature stands: under its number.
fn feature(j: usize) -> f64 {
    j as f64 + 1.0
}

/// A bar for the pull at each weight, at those that are 0 and at those that
/// are kept, and a line at the price.
fn bars(pen: &Pen, weights: &[f64], pulls: &[f64], lambda: f64) {
    for (ink, is_kept) in [(Ink::Loss, false), (Ink::L1, true)] {
        let bars = weights.iter().zip(pulls).enumerate();
        let bars = bars.filter(|(_, (w, _))| (**w != 0.0) == is_kept);
        let bars = bars.map(|(j, (_, pull))| (feature(j), pull.abs()));
        pen.bars(ink, 0.5, bars);
    }
    pen.line(Ink::L1, &[(0.4, lambda), (10.6, lambda)]);
}

fn rule_in_words(p: &Problem) -> String {
    let weights = p.l1(p.lambda);
    let kept: Vec<String> = (1..=10)
        .filter(|j| weights[j - 1] != 0.0)
        .map(|j| j.to_string())
        .collect();
    format!(
        "A bar for each of ten features shows how hard the data still pull at \
         its weight, and a line stands at λ = {}. The bars of kept weights \
         end at the line; all others end below it, and their weights are 0. \
         Kept: {}.",
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
            Axis::new("", -end, end).ticks(&[-tick, 0.0, tick]),
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
    Slide::across("price λ", &strengths(p, most, 12), p.lambda)
}

/// Bars under a line.
pub(crate) fn emblem(p: &Problem) -> Emblem {
    let most = most(p);
    Emblem::new((0.4, 10.6), (0.0, most), |pen| {
        let weights = p.l1(p.lambda);
        let pulls = pulls(&p.data, &weights);
        bars(pen, &weights, &pulls, p.lambda);
    })
}
