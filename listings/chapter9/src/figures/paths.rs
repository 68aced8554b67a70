use super::{fall, largest};
use crate::ridge::BEYOND;
use crate::study::Study;
use figure::{
    Axis, Figure, Ink, Pen, Plane, Side, Slide, apart, backwards, brief_number,
    left_of_numbers, number, place, strengths,
};

/// At most so many features are named.
const NAMED: usize = 10;

/// How high the planes of paths are, and a line of letters on a phone.
const HIGH: f64 = 250.0;

const LINE: f64 = 24.0;

/// Where the planes end, and how far from there the names begin: a stroke leads
/// from each line to its name.
const RIGHT: f64 = 448.0;
const LEAD: f64 = 16.0;

/// The strengths of ridge that a figure shows, powers of ten: from where next
/// to nothing is left of the weights to where the least of what the data
/// stretch by still counts, or to the chosen one.
fn ridge_range(s: &Study) -> (f64, f64) {
    let (alphas, _, errors) = &s.ridge;
    let power = |alpha: f64| libm::log10(alpha);
    let first = power(alphas[0]).floor();
    let last = power(alphas[alphas.len() - 1] * BEYOND).ceil();
    let last = last.min((power(alphas[errors.best()]) + 1e-9).floor());
    (libm::pow(10.0, first), libm::pow(10.0, last.min(first - 1.0)))
}

/// The weights of scaled features for every α, the lasso's above ridge's; what
/// the chosen strength keeps is drawn thick in both. Where ridge's strengths
/// hold the lasso's, both have these.
pub(crate) fn paths(s: &Study) -> Figure {
    let (first, last) = (s.alphas[0], s.alphas[s.alphas.len() - 1]);
    let mut ridge_range = ridge_range(s);
    let is_common = ridge_range.0 >= first && ridge_range.1 <= last;
    if is_common {
        ridge_range = (first, last);
    }
    // With one strength beyond each end, up to which lines are drawn.
    let above = |edge: f64| s.ridge.0.iter().filter(|a| **a >= edge).count();
    let begin = above(ridge_range.0).saturating_sub(1);
    let end = (above(ridge_range.1) + 1).min(s.ridge.0.len());
    let (ridge_alphas, ridge_path) =
        (&s.ridge.0[begin..end], &s.ridge.1[begin..end]);
    let kept = s.simple();
    let ends = [s.path.last(), ridge_path.last()].into_iter().flatten();
    let size = ends.flatten().fold(1e-9, |most: f64, w| most.max(w.abs()));
    let reach = 1.15 * size;
    let left = left_of_numbers(-reach, 56.0);
    let plane = |(first, last), top: f64, whose: &str| {
        let up = Axis::new("weight", -reach, reach);
        let mut across = strengths(first, last);
        across.title = backwards(&format!("α of {whose}"));
        Plane::new(across, up).at(left, top, RIGHT - left, HIGH)
    };
    let tops = [34.0, 34.0 + HIGH + 92.0];
    let planes = [
        plane((first, last), tops[0], first_name(s).1),
        plane(ridge_range, tops[1], "ridge"),
    ];
    let slide = Slide::new("α", &planes[0], &stops(s), chosen(s));
    Figure::new("paths", "The weights for every strength")
        .height(190 + 2 * HIGH as u32)
        .describe(paths_in_words(s))
        .still(|sheet| {
            let path = |alphas: &[f64], path: &[Vec<f64>], j: usize| {
                let points = alphas.iter().zip(path);
                points.map(|(a, w)| (place(*a), w[j])).collect::<Vec<_>>()
            };
            for ((plane, top), (ink, alphas, weights, name, last)) in
                planes.iter().zip(tops).zip([
                    (
                        Ink::L1,
                        &s.alphas[..],
                        &s.path[..],
                        first_name(s).0,
                        last,
                    ),
                    (
                        Ink::L2,
                        ridge_alphas,
                        ridge_path,
                        "L2 (ridge)",
                        ridge_range.1,
                    ),
                ])
            {
                let pen = sheet.axes(plane);
                pen.label(ink, (place(last), reach), Side::AboveLeft, name);
                let (thick, thin): (Vec<usize>, Vec<usize>) =
                    (0..s.data.names.len()).partition(|j| kept.contains(j));
                for (ink, some) in [(Ink::Axis, thin), (ink, thick)] {
                    for j in some {
                        pen.line(ink, &path(alphas, weights, j));
                    }
                }
                let end = nearest(alphas, last);
                let lead = Plane::new(
                    Axis::new("", 0.0, 1.0),
                    Axis::new("", -reach, reach),
                );
                let lead = lead.at(RIGHT, top, LEAD, HIGH);
                let pen = sheet.pen(&lead);
                names(&pen, (ink, &kept), s, &weights[end], reach);
            }
        })
        .slide(
            slide,
            [(Ink::L1, "kept"), (Ink::L1, "error")],
            |sheet, alpha| {
                let k = nearest(&s.alphas, alpha);
                let pen = sheet.pen(&planes[0]);
                let at = place(alpha);
                pen.line(Ink::Guide, &[(at, -reach), (at, reach)]);
                let points = s.path[k].iter().map(|w| (at, *w));
                pen.specks(Ink::L1, points.filter(|(_, w)| *w != 0.0));
                if is_common {
                    let pen = sheet.pen(&planes[1]);
                    pen.line(Ink::Guide, &[(at, -reach), (at, reach)]);
                    let k = nearest(&s.ridge.0, alpha);
                    let points = s.ridge.1[k].iter().map(|w| (at, *w));
                    pen.specks(Ink::L2, points);
                }
                [
                    s.kept(k).len().to_string(),
                    brief_number(s.validation.mean(k)),
                ]
            },
        )
}

/// What stands above the first panel, and whose strengths it has.
fn first_name(s: &Study) -> (&'static str, &'static str) {
    match s.settings.ratio {
        1.0 => ("L1 (lasso)", "the lasso"),
        0.0 => ("L2 (ridge), coarser", "ridge"),
        _ => ("elastic net", "the elastic net"),
    }
}

/// Which of some strengths is nearest to one.
fn nearest(alphas: &[f64], alpha: f64) -> usize {
    let off = |k: &usize| (place(alphas[*k]) - place(alpha)).abs();
    (0..alphas.len())
        .min_by(|a, b| off(a).total_cmp(&off(b)))
        .expect("there are strengths")
}

/// Every fourth strength, and the two that are chosen.
fn stops(s: &Study) -> Vec<f64> {
    let chosen = [s.validation.best(), s.validation.one_standard_error()];
    let is_stop = |k: &usize| k.is_multiple_of(4) || chosen.contains(k);
    let mut stops: Vec<f64> =
        (0..s.alphas.len()).filter(is_stop).map(|k| s.alphas[k]).collect();
    stops.dedup();
    stops
}

fn chosen(s: &Study) -> f64 {
    s.alphas[s.validation.one_standard_error()]
}

/// The names of the largest weights beside the ends of their lines, the kept
/// ones in their ink; moved apart where they would meet, with a stroke from
/// each line to its name.
fn names(
    pen: &Pen,
    (ink, kept): (Ink, &[usize]),
    s: &Study,
    weights: &[f64],
    reach: f64,
) {
    let mut ends = largest(weights, NAMED);
    ends.retain(|&j| weights[j] != 0.0);
    fall(&mut ends, &|j| weights[j]);
    // A line of letters, in the units of the axis.
    let step = 2.0 * reach * LINE / HIGH;
    let wanted: Vec<f64> = ends.iter().map(|&j| weights[j]).collect();
    // No block may leave the plane, where nothing is written.
    let lowest = step * (ends.len() as f64 - 1.0) - reach;
    for (i, (j, y)) in ends.iter().zip(apart(&wanted, step)).enumerate() {
        let above = step * i as f64;
        let y = ((y + above).clamp(lowest, reach) - above).max(-reach);
        pen.line(Ink::Faint, &[(0.0, weights[*j]), (1.0, y)]);
        let ink = if kept.contains(j) { ink } else { Ink::Axis };
        pen.label(ink, (1.0, y), Side::Right, &s.data.names[*j]);
    }
}

fn paths_in_words(s: &Study) -> String {
    let k = s.validation.one_standard_error();
    let kept: Vec<&str> =
        s.kept(k).into_iter().map(|j| &*s.data.names[j]).take(NAMED).collect();
    format!(
        "Above, the weights of {} features under L1 as α falls from left to \
         right: they leave 0 one after the other. Below, under L2, none \
         stays at 0. At α = {} the upper ones that are not 0 \
         are {}: {}.",
        s.data.names.len(),
        number(s.alphas[k]),
        s.kept(k).len(),
        if kept.is_empty() { "none".into() } else { kept.join(", ") },
    )
}
