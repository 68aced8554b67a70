use crate::Validation;
use crate::study::Study;
use figure::{
    Axis, Figure, Ink, Plane, Side, backwards, left_of_numbers, number, place,
    strengths,
};

/// The cross-validated error for every α, with the two choices.
pub(crate) fn errors(s: &Study) -> Figure {
    let v = &s.validation;
    let all = 0..v.alphas.len();
    let (low, high) = bounds(v);
    let left = left_of_numbers(high, 72.0);
    let (from, to) = (v.alphas[0] * 1.3, v.alphas[v.alphas.len() - 1] / 1.3);
    let mut across = strengths(from, to);
    across.title = backwards("α");
    let plane = Plane::new(
        across,
        Axis::new("error on rows left out", low, high),
    )
    .at(left, 34.0, 574.0 - left, 260.0);
    let (best, one_se) = (v.best(), v.one_standard_error());
    Figure::new("errors", "The error for every strength")
        .height(354)
        .describe(format!(
            "The error on rows left out falls as α falls from {}, is smallest \
             at {}, where it is {}, and hardly changes after that. The largest \
             α within one standard error of it is {}, with the error {}. \
             Above, how many features are kept: {} and {} at these two.",
            number(v.alphas[0]),
            number(v.alphas[best]),
            number(v.mean(best)),
            number(v.alphas[one_se]),
            number(v.mean(one_se)),
            s.kept(best).len(),
            s.kept(one_se).len(),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let at = |k: usize| place(v.alphas[k]);
            pen.strokes(
                Ink::L1Trace,
                all.clone().step_by(3).map(|k| {
                    let (mean, se) = (v.mean(k), v.standard_error(k));
                    let inside = |y: f64| y.clamp(low, high);
                    [(at(k), inside(mean - se)), (at(k), inside(mean + se))]
                }),
            );
            let line: Vec<_> =
                all.clone().map(|k| (at(k), v.mean(k))).collect();
            pen.line(Ink::L1, &line);
            for k in [best, one_se] {
                pen.line(Ink::Guide, &[(at(k), low), (at(k), v.mean(k))]);
                pen.dot(Ink::L1, at(k), v.mean(k));
            }
            // Beside their lines; above one another where they would meet.
            let ends = place(from)..place(to);
            let unit = (ends.end - ends.start) / (574.0 - left);
            let side = |k: usize| match ends.end - at(k) {
                room if room < 75.0 * unit => Side::AboveLeft,
                _ => Side::AboveRight,
            };
            pen.label(Ink::L1, (at(best), low), side(best), "smallest");
            let is_near = at(best) - at(one_se) < 130.0 * unit;
            let up = if is_near { 18.0 * (high - low) / 260.0 } else { 0.0 };
            let foot = (at(one_se), low + up);
            pen.label(Ink::L1, foot, side(one_se), "one s.e.");
            // How many features are kept, where no curve comes.
            let mut some: Vec<usize> =
                (0..=8).map(|i| i * (v.alphas.len() - 1) / 8).collect();
            some.dedup();
            let count = |k| (at(k), s.kept(k).len().to_string());
            let counts: Vec<_> = some.into_iter().map(count).collect();
            pen.numbers(Ink::L1, 14.0 - 260.0, &counts);
            let corner = (ends.end, high);
            pen.label(Ink::L1, corner, Side::AboveLeft, "features kept:");
            let beside = (ends.end, high - 45.0 * (high - low) / 260.0);
            let words = "strokes: ± one standard error";
            pen.label(Ink::L1, beside, Side::Left, words);
        })
}

/// From where to where errors are shown: all means, and the bars of the
/// smallest.
fn bounds(v: &Validation) -> (f64, f64) {
    let all = || 0..v.alphas.len();
    let low = all().map(|k| v.mean(k) - v.standard_error(k));
    let high = all().map(|k| v.mean(k)).fold(0.0, f64::max);
    let low = low.fold(high, f64::min);
    let room = (0.08 * (high - low)).max(1e-9 * high).max(1e-12);
    (low - 2.0 * room, high + 2.5 * room)
}
