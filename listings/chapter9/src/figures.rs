//! The figures of a study. Strengths stand on logarithmic axes that fall from
//! left to right: the features come in one by one.

use crate::study::{NOISE, Survivors, mean_of};
use crate::{Study, Validation};
use figure::{
    Axis, Emblem, Figure, Ink, Pen, Plane, Side, Slide, fixed, number,
};

/// Where a strength stands: a power of ten to the left of a smaller one.
fn place(alpha: f64) -> f64 {
    -libm::log10(alpha)
}

/// An axis of strengths, from the larger one to the smaller one, with ticks at
/// powers of ten, or closer where there are few.
fn strengths(from: f64, to: f64) -> Axis {
    let (left, right) = (place(from), place(to));
    let marks = |parts: &[f64]| -> Vec<(f64, String)> {
        let (first, last) = (right.floor() as i32, left.ceil() as i32);
        let powers = (-last - 12..=-first + 12).rev();
        let of = |power: i32| {
            let ten = libm::pow(10.0, f64::from(power));
            parts.iter().rev().map(move |part| part * ten)
        };
        powers
            .flat_map(of)
            .map(|alpha| (place(alpha), number(alpha)))
            .filter(|(at, _)| (left..=right).contains(at))
            .collect()
    };
    let parts: [&[f64]; 3] = [&[1.0], &[1.0, 3.0], &[1.0, 2.0, 5.0]];
    let some = parts.map(marks);
    let fit = some.iter().find(|marks| marks.len() >= 3);
    Axis::new("α", left, right).words(fit.unwrap_or(&some[2]))
}

/// A name that has room beside a figure.
fn short_name(name: &str) -> String {
    const MOST: usize = 16;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST - 1).collect();
    format!("{start}…")
}

/// At most so many features are named.
const NAMED: usize = 6;

/// The features with the largest of some numbers, at most so many.
fn largest(numbers: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[b].abs().total_cmp(&numbers[a].abs()));
    order.truncate(count);
    order
}

/// Where a plane starts that has room for its numbers on the left.
fn left_of_numbers(largest: f64, least: f64) -> f64 {
    let power = libm::floor(libm::log10(largest.abs()));
    let round = libm::pow(10.0, power).copysign(largest);
    let letters = number(round).chars().count();
    least.max(18.0 + 10.0 * letters as f64)
}

/// How high the planes of paths are, and a line of letters on a phone.
const HIGH: f64 = 190.0;
const LINE: f64 = 24.0;

/// The strengths of ridge that a figure shows. Its α has no unit, as scaled
/// features have none; the lasso's has the unit of the outputs.
const RIDGE: (f64, f64) = (1000.0, 0.01);

/// The weights of scaled features for every α, the lasso's above ridge's, each
/// over strengths of its own.
pub(crate) fn paths(s: &Study) -> Figure {
    let (ridge_alphas, ridge_path, _) = &s.ridge;
    let (first, last) = (s.alphas[0], s.alphas[s.alphas.len() - 1]);
    let ends = [s.path.last(), ridge_path.last()].into_iter().flatten();
    let size = ends.flatten().fold(1e-9, |most: f64, w| most.max(w.abs()));
    let reach = 1.3 * size;
    let left = left_of_numbers(-reach, 56.0);
    let plane = |(first, last), top: f64| {
        let up = Axis::new("weight", -reach, reach);
        let plane = Plane::new(strengths(first, last), up);
        plane.at(left, top, 464.0 - left, HIGH)
    };
    let planes = [plane((first, last), 34.0), plane(RIDGE, 84.0 + 34.0 + HIGH)];
    let slide = Slide::new("α", &planes[0], &stops(s), chosen(s));
    Figure::new("paths", "The weights for every strength")
        .height(226 + 2 * HIGH as u32)
        .describe(paths_in_words(s))
        .still(|sheet| {
            let path = |alphas: &[f64], path: &[Vec<f64>], j: usize| {
                let points = alphas.iter().zip(path);
                points.map(|(a, w)| (place(*a), w[j])).collect::<Vec<_>>()
            };
            for (plane, (ink, alphas, weights, name, last)) in
                planes.iter().zip([
                    (Ink::L1Trace, &s.alphas, &s.path, first_name(s), last),
                    (
                        Ink::L2Trace,
                        ridge_alphas,
                        ridge_path,
                        "L2 (ridge)",
                        RIDGE.1,
                    ),
                ])
            {
                let pen = sheet.axes(plane);
                let word = if ink == Ink::L1Trace { Ink::L1 } else { Ink::L2 };
                pen.label(word, (place(last), reach), Side::AboveLeft, name);
                for j in 0..s.data.names.len() {
                    pen.line(ink, &path(alphas, weights, j));
                }
                let end = nearest(alphas, last);
                names(&pen, s, place(last), &weights[end], reach);
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
                [
                    s.kept(k).len().to_string(),
                    brief_number(s.validation.mean(k)),
                ]
            },
        )
}

fn first_name(s: &Study) -> &'static str {
    match s.settings.ratio {
        1.0 => "L1 (lasso)",
        0.0 => "L2 (ridge), coarser",
        _ => "elastic net",
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

/// A strength or an error in any unit, with as many digits as mean something.
pub(crate) fn brief_number(value: f64) -> String {
    match value.abs() {
        size if size >= 10_000.0 => number(value.round()),
        size if size >= 100.0 => fixed(value, 1),
        size if size >= 1.0 => fixed(value, 2),
        _ => number(value),
    }
}

/// The names of the largest weights, beside the ends of their lines, moved
/// apart where they would meet.
fn names(pen: &Pen, s: &Study, at: f64, weights: &[f64], reach: f64) {
    let mut ends: Vec<(f64, usize)> = largest(weights, NAMED)
        .into_iter()
        .filter(|&j| weights[j] != 0.0)
        .map(|j| (weights[j], j))
        .collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    // A line of letters, in the units of the axis.
    let step = 2.0 * reach * LINE / HIGH;
    let wanted: Vec<f64> = ends.iter().map(|(w, _)| *w).collect();
    // No block may leave the plane, where nothing is written.
    let lowest = step * (ends.len() as f64 - 1.0) - reach;
    for (i, ((_, j), y)) in ends.iter().zip(apart(&wanted, step)).enumerate() {
        let above = step * i as f64;
        let y = ((y + above).clamp(lowest, reach) - above).max(-reach);
        pen.label(
            Ink::Text,
            (at, y),
            Side::Right,
            &short_name(&s.data.names[*j]),
        );
    }
}

/// Places in falling order, at least a step apart, as near to the wanted ones
/// as can be: those that would meet form a block around their middle.
fn apart(wanted: &[f64], step: f64) -> Vec<f64> {
    // Of each block: the place of its first if all had their wish in the
    // mean, and how many there are.
    let mut blocks: Vec<(f64, usize)> = vec![];
    for &place in wanted {
        let mut block = (place, 1);
        while let Some(&(above, count)) = blocks.last()
            && above - step * (count as f64) < block.0
        {
            blocks.pop();
            let (all, n) = (count + block.1, count as f64);
            let first = n * above + block.1 as f64 * (block.0 + step * n);
            block = (first / all as f64, all);
        }
        blocks.push(block);
    }
    let in_block = |(first, count): (f64, usize)| {
        (0..count).map(move |i| first - step * i as f64)
    };
    blocks.into_iter().flat_map(in_block).collect()
}

fn paths_in_words(s: &Study) -> String {
    let k = s.validation.one_standard_error();
    let kept: Vec<&str> =
        s.kept(k).into_iter().map(|j| &*s.data.names[j]).take(NAMED).collect();
    format!(
        "Above, the weights of {} features under L1 as α falls from left to \
         right: they leave 0 one after the other. Below, under L2, all are \
         away from 0 from the start. At α = {} the upper ones that are not 0 \
         are {}: {}.",
        s.data.names.len(),
        number(s.alphas[k]),
        s.kept(k).len(),
        if kept.is_empty() { "none".into() } else { kept.join(", ") },
    )
}

/// The cross-validated error for every α, with the two choices.
pub(crate) fn errors(s: &Study) -> Figure {
    let v = &s.validation;
    let all = 0..v.alphas.len();
    let (low, high) = bounds(v);
    let left = left_of_numbers(high, 72.0);
    let plane = Plane::new(
        strengths(v.alphas[0] * 1.3, v.alphas[v.alphas.len() - 1] / 1.3),
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
            let ends =
                place(v.alphas[0] * 1.3)..place(v.alphas[all.end - 1] / 1.3);
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

/// What a quarter of the rows is good for.
pub(crate) fn quarter(s: &Study) -> Option<Figure> {
    let small = s.small.as_ref()?;
    let bars = [
        (Ink::Loss, "the mean", Some(small.mean)),
        (Ink::Loss, "no price", small.least_squares),
        (Ink::L2, "ridge", Some(small.ridge)),
        (Ink::L1, "lasso", Some(small.lasso)),
        (Ink::L1, "one s.e.", Some(small.one_se)),
    ];
    let most = 1.25 * small.mean.max(small.ridge).max(small.lasso);
    let left = left_of_numbers(most, 72.0);
    let plane = Plane::new(
        Axis::new("", 0.5, 5.5).ticks(&[]),
        Axis::new("error on the other rows", 0.0, most),
    )
    .at(left, 34.0, 574.0 - left, 250.0);
    let figure = Figure::new("quarter", "Learnt from every fourth row")
        .height(372)
        .describe(format!(
            "Bars for the error on rows not learnt from. Predicting the mean: \
             {}. Least squares: {}. Ridge: {}. The lasso: {}, and by the \
             one-standard-error rule {}.",
            number(small.mean),
            small.least_squares.map_or_else(|| "none".into(), number),
            number(small.ridge),
            number(small.lasso),
            number(small.one_se),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for (i, (ink, name, error)) in bars.iter().enumerate() {
                let x = i as f64 + 1.0;
                pen.bars(*ink, 0.5, error.map(|error| (x, error)));
                pen.numbers(*ink, 22.0, &[(x, (*name).to_owned())]);
                let words = error.map_or_else(|| "none".into(), brief_number);
                pen.numbers(*ink, 46.0, &[(x, words)]);
            }
        });
    Some(figure)
}

/// At most so many rows of a figure that names features.
const ROWS: usize = 20;

/// How often each feature is kept when the rows are drawn again.
pub(crate) fn often(s: &Study) -> Figure {
    let order = largest(&s.frequencies, ROWS);
    let rows = order.len() as f64;
    let plane = Plane::new(
        Axis::new("kept in this share of the draws", 0.0, 1.0),
        Axis::new("", 0.0, rows).ticks(&[]),
    )
    .at(170.0, 20.0, 400.0, 26.0 * rows);
    let in_chosen = s.kept(s.validation.best());
    Figure::new("often", "How often each feature is kept")
        .height((26.0 * rows) as u32 + 80)
        .describe(format!(
            "The {} features that are kept most often when the rows are drawn \
             again, each with a line as long as its share. {}",
            order.len(),
            order
                .iter()
                .map(|&j| {
                    let share = number(s.frequencies[j]);
                    format!("{}: {share}.", s.data.names[j])
                })
                .collect::<Vec<_>>()
                .join(" ")
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for (i, &j) in order.iter().enumerate() {
                let y = rows - i as f64 - 0.5;
                let share = s.frequencies[j];
                let name = short_name(&s.data.names[j]);
                pen.label(Ink::Text, (0.0, y), Side::Left, &name);
                pen.line(Ink::L1Trace, &[(0.0, y), (share, y)]);
                if in_chosen.contains(&j) {
                    pen.dot(Ink::L1, share, y);
                } else {
                    pen.ring(Ink::L1, share, y);
                }
            }
        })
}

/// How many of ten features of noise are kept.
pub(crate) fn noise(s: &Study) -> Figure {
    let counts = |of: fn(&Survivors) -> usize| {
        let count = |k| s.survivors.iter().filter(|n| of(n) == k).count();
        (0..=NOISE).map(count).collect::<Vec<usize>>()
    };
    let kinds = [
        (Ink::L1, -0.2, counts(|noise| noise.best)),
        (Ink::Loss, 0.2, counts(|noise| noise.simple)),
    ];
    let most = kinds.iter().flat_map(|(_, _, counts)| counts).max();
    let most = most.copied().unwrap_or(1);
    let plane = Plane::new(
        Axis::new("features of noise that are kept", -0.6, NOISE as f64 + 0.6)
            .ticks(&[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]),
        Axis::new("how often", 0.0, 1.1 * most as f64),
    );
    Figure::new("noise", "How much noise is kept")
        .describe(format!(
            "How many of {NOISE} features of pure noise are kept, in {} \
             draws: in the mean {} at the smallest error and {} by the \
             one-standard-error rule.",
            s.survivors.len(),
            number(mean_of(&s.survivors, |noise| noise.best)),
            number(mean_of(&s.survivors, |noise| noise.simple)),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            for (ink, aside, counts) in &kinds {
                let bars = counts.iter().enumerate().filter(|(_, n)| **n > 0);
                let bars = bars.map(|(k, n)| (k as f64 + aside, *n as f64));
                pen.bars(*ink, 0.34, bars);
            }
            let names = [(Ink::L1, "smallest error"), (Ink::Loss, "one s.e.")];
            let top = (NOISE as f64 + 0.6, 0.95 * most as f64);
            pen.names(top, Side::Left, &names);
        })
}

/// The lasso's path.
pub(crate) fn emblem(s: &Study) -> Emblem {
    let last = s.path.last().expect("there is a strength");
    let size = last.iter().fold(1e-9, |most: f64, w| most.max(w.abs()));
    let across = (place(s.alphas[0]), place(s.alphas[s.alphas.len() - 1]));
    Emblem::new(across, (-1.1 * size, 1.1 * size), |pen| {
        for j in 0..last.len() {
            let points = s.alphas.iter().zip(&s.path);
            let points: Vec<_> =
                points.map(|(a, w)| (place(*a), w[j])).collect();
            pen.line(Ink::L1, &points);
        }
    })
}
