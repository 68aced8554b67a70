//! Who comes in first: the weights for every strength with the names at the
//! ends of their lines, and the order in which they leave 0.

use crate::figures::{fit, largest, width};
use crate::{Curve, Study};
use figure::{
    Axis, Figure, Ink, Plane, Side, apart, brief_number, left_of_numbers,
    place, strengths,
};
use maud::{Markup, html};

/// So many columns have a name.
const NAMED: usize = 10;

/// Where the plane ends on the right, if no name stands there.
const RIGHT: f64 = 574.0;

/// A column with a name.
struct Runner {
    column: usize,
    /// The strength at which its weight is first not 0, counted from the
    /// largest on.
    first: usize,
}

/// The columns with the largest weights at the end, from above.
fn runners(c: &Curve) -> Vec<Runner> {
    let ends = &c.path[c.path.len() - 1];
    let mut named = largest(ends, NAMED);
    named.retain(|j| ends[*j] != 0.0);
    named.sort_by(|a, b| ends[*b].total_cmp(&ends[*a]));
    let runner = |column: usize| {
        let first = c.path.iter().position(|w| w[column] != 0.0);
        Runner { column, first: first.expect("it is not 0 at the end") }
    };
    named.into_iter().map(runner).collect()
}

/// The same in the order in which they come in; of two at the same strength,
/// the one with the larger weight there.
fn in_order(c: &Curve) -> Vec<Runner> {
    let mut all = runners(c);
    let size = |r: &Runner| c.path[r.first][r.column].abs();
    all.sort_by(|a, b| a.first.cmp(&b.first).then(size(b).total_cmp(&size(a))));
    all
}

/// The strengths, from the largest on the left.
fn across(c: &Curve) -> Axis {
    strengths(c.alphas[0], c.alphas[c.alphas.len() - 1])
}

/// The lasso's weights for every strength. The lines with a name come last,
/// in the order of their names: by that the page knows which is whose.
pub(crate) fn paths(c: &Curve, names: &[String]) -> Figure {
    let last = c.alphas.len() - 1;
    let ends = &c.path[last];
    let size = c.path.iter().flatten().fold(1e-12, |m: f64, w| m.max(w.abs()));
    let reach = 1.15 * size;
    let named: Vec<usize> = runners(c).iter().map(|r| r.column).collect();
    let words: Vec<String> = named.iter().map(|j| fit(&names[*j])).collect();
    let longest = words.iter().map(|word| width(word)).fold(0.0, f64::max);
    // On a phone letters are larger, and short names have room for it.
    let room = longest.max((1.45 * longest).min(200.0));
    let left = left_of_numbers(-reach, 56.0);
    let across = across(c);
    let (at_end, high) = (across.to, 320.0);
    let up = Axis::new("weight × deviation", -reach, reach);
    let plane = Plane::new(across, up);
    let plane = plane.at(left, 34.0, RIGHT - room - left, high);
    let told: Vec<_> = named.iter().map(|j| &*names[*j]).collect();
    Figure::new("paths", "The lasso's weights for every strength")
        .height(414)
        .describe(format!(
            "The weights of {} columns as α falls from left to right: they \
             leave 0 one after the other. Largest at the end, from above: {}.",
            names.len(),
            if told.is_empty() { "none".into() } else { told.join(", ") },
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let line = |j: usize| -> Vec<_> {
                let points = c.alphas.iter().zip(&c.path);
                points.map(|(a, w)| (place(*a), w[j])).collect()
            };
            // A line that never leaves 0 is the axis.
            let others = (0..names.len()).filter(|j| !named.contains(j));
            for points in others.map(line) {
                if points.iter().any(|(_, w)| *w != 0.0) {
                    pen.line(Ink::L1Trace, &points);
                }
            }
            for j in &named {
                pen.line(Ink::L1, &line(*j));
            }
            let step = 2.0 * reach * 22.0 / high;
            let wanted: Vec<f64> = named.iter().map(|j| ends[*j]).collect();
            let lowest = step * (named.len() as f64 - 1.0) - reach;
            let places = apart(&wanted, step).into_iter().enumerate();
            for (i, y) in places {
                let above = step * i as f64;
                let y = ((y + above).clamp(lowest, reach) - above).max(-reach);
                pen.label(Ink::Text, (at_end, y), Side::Right, &words[i]);
            }
        })
}

/// The list of those with a name, as they come in; with how far along the axis
/// each does.
pub(crate) fn order(s: &Study) -> Markup {
    let c = &s.comparison.lasso;
    let axis = across(c);
    let part =
        |k: usize| (place(c.alphas[k]) - axis.from) / (axis.to - axis.from);
    let all = in_order(c);
    html! {
        @if !all.is_empty() {
            p { "As the price falls, they come in in this order:" }
            ol.race {
                @for r in &all {
                    li data-part=(format!("{:.4}", part(r.first))) {
                        (s.names[r.column])
                        " " span.axis { "α = " (brief_number(c.alphas[r.first])) }
                    }
                }
            }
        }
    }
}
