//! The tumours: which columns are kept, how large the errors are, and whether
//! the probabilities can be believed.

use super::{place, strengths};
use crate::problem::{Path, Problem};
use crate::rare::Told;
use crate::{Bin, calibrate};
use figure::{Axis, Figure, Ink, Plane, Side, Slide, fixed, number};

/// How high a row of the figure of columns is.
const ROW: f64 = 24.0;

/// From which λ to which each column is kept, in the order in which they come
/// in, down to the λ with the smallest log loss.
pub(crate) fn kept(p: &Problem) -> Figure {
    let path = p.l1();
    let (best, simple) =
        (path.validation.best(), path.validation.one_standard_error());
    let is_in = |k: usize, j: usize| path.fits[k].weights[j] != 0.0;
    let first = |j: usize| (0..=best).find(|k| is_in(*k, j));
    let mut rows: Vec<(usize, usize)> = (0..p.data.columns.len())
        .filter_map(|j| Some((first(j)?, j)))
        .collect();
    rows.sort_unstable();
    let count = rows.len() as f64;
    let at = |k: usize| place(path.lambdas[k]);
    let high = count * ROW;
    let plane = Plane::new(
        strengths(
            path.lambdas[0],
            path.lambdas[best],
            &[0.3, 0.1, 0.03, 0.01, 0.003],
        ),
        Axis::new("", 0.0, count).ticks(&[]),
    )
    .at(266.0, 34.0, 314.0, high);
    let stops: Vec<f64> = (0..=best)
        .filter(|k| k % 4 == 0 || *k == best || *k == simple)
        .map(|k| path.lambdas[k])
        .collect();
    Figure::new("kept", "Which columns are kept")
        .height(high as u32 + 94)
        .describe(format!(
            "A row for each of {} columns, in the order in which they come in \
             as λ falls from {} to {}, with a line where its weight is not 0. \
             {} comes in first. By the one-standard-error rule, at λ = {}, {} \
             are kept; at the smallest log loss, at the right end, {}.",
            rows.len(),
            number(path.lambdas[0]),
            number(path.lambdas[best]),
            p.data.names[rows[0].1],
            number(path.lambdas[simple]),
            path.kept(simple),
            path.kept(best),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.label(Ink::L1, (at(0), count), Side::AboveRight, "kept");
            let (end, words) = ((at(best), count), "dotted: your λ");
            pen.label(Ink::Axis, end, Side::AboveLeft, words);
            for (i, (_, j)) in rows.iter().enumerate() {
                let y = count - i as f64 - 0.5;
                let name = p.data.names[*j].replace('_', " ");
                pen.label(Ink::Text, (at(0), y), Side::Left, &name);
                for (from, to) in stretches(best, &|k| is_in(k, *j)) {
                    pen.line(Ink::L1, &[(at(from), y), (at(to), y)]);
                }
            }
        })
        .slide(
            Slide::new("λ", &plane, &stops, path.lambdas[simple]),
            [
                (Ink::L1, "columns"),
                (Ink::L1, "log loss, left out"),
                (Ink::L1, "errors"),
            ],
            |sheet, lambda| {
                let k = path.nearest(lambda);
                let pen = sheet.pen(&plane);
                pen.line(Ink::Guide, &[(at(k), 0.0), (at(k), count)]);
                let kept = rows.iter().enumerate();
                let kept = kept.filter(|(_, (_, j))| is_in(k, *j));
                let y = |i: usize| count - i as f64 - 0.5;
                pen.specks(Ink::L1, kept.map(|(i, _)| (at(k), y(i))));
                let told = Told::of(&path.left_out, k);
                [
                    path.kept(k).to_string(),
                    fixed(path.validation.mean(k), 4),
                    told.counts.errors().to_string(),
                ]
            },
        )
}

/// From where to where something holds, among 0 to `last`: from half a step
/// before, so that a single place is seen.
fn stretches(
    last: usize,
    holds: &dyn Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = vec![];
    for k in (1..=last).filter(|k| holds(*k)) {
        match all.last_mut() {
            Some((_, to)) if *to + 1 == k => *to = k,
            _ => all.push((k - 1, k)),
        }
    }
    all
}

/// The log loss and the errors on rows left out, for each price and strength.
pub(crate) fn errors(p: &Problem) -> Figure {
    let marks = [1.0, 0.1, 0.01, 0.001, 1e-4, 1e-5];
    let across = strengths(1.0, 2e-6, &marks);
    let high = 170.0;
    let losses = Plane::new(
        across.clone(),
        Axis::new("log loss on rows left out", 0.0, 0.6)
            .ticks(&[0.0, 0.2, 0.4, 0.6]),
    )
    .at(64.0, 47.0, 510.0, high);
    let counts = Plane::new(
        across,
        Axis::new("errors among 569", 0.0, 60.0)
            .ticks(&[0.0, 20.0, 40.0, 60.0]),
    )
    .at(64.0, 47.0 + high + 100.0, 510.0, high);
    let both = [(Ink::L1, p.l1()), (Ink::L2, p.l2())];
    let words = both.map(|(ink, path)| {
        let name = if ink == Ink::L1 { "L1" } else { "L2" };
        let best = path.validation.best();
        format!(
            " {name} is best at λ = {}: {}, give or take {}, with {} errors.",
            number(path.lambdas[best]),
            fixed(path.validation.mean(best), 4),
            fixed(path.validation.standard_error(best), 4),
            path.errors(best),
        )
    });
    Figure::new("errors", "The log loss and the errors for every strength")
        .height(2 * high as u32 + 212)
        .describe(format!(
            "Above, the log loss on rows left out as λ falls: both curves fall, \
             are lowest, and rise again. Below, the number of errors, which \
             hardly rises.{}{}",
            words[0], words[1],
        ))
        .still(|sheet| {
            for (plane, of) in [
                (&losses, Path::loss as fn(&Path, usize) -> f64),
                (&counts, |path, k| path.errors(k) as f64),
            ] {
                let pen = sheet.axes(plane);
                for (ink, path) in both {
                    let at = |k: usize| (place(path.lambdas[k]), of(path, k));
                    let is_shown = |k: &usize| {
                        let (x, y) = at(*k);
                        plane.x.from <= x && x <= plane.x.to && y <= plane.y.to
                    };
                    let all = (0..path.lambdas.len()).filter(is_shown);
                    let line: Vec<_> = all.map(at).collect();
                    pen.line(ink, &line);
                    let best = at(path.validation.best());
                    pen.dot(ink, best.0, best.1);
                    // Each name beside what is steep.
                    let (first, last) = (line[0], line[line.len() - 1]);
                    match (ink, plane.y.to < 1.0) {
                        (Ink::L1, true) => {
                            let words = "L1 ends here →";
                            pen.label(ink, last, Side::AboveLeft, words);
                            pen.label(ink, first, Side::Right, "L1");
                        }
                        (Ink::L1, false) => {
                            pen.label(ink, first, Side::Right, "L1");
                        }
                        (_, true) => pen.label(ink, last, Side::Left, "L2"),
                        (_, false) => {
                            let words = "λ chosen above";
                            let side = Side::BelowLeft;
                            pen.label(Ink::Text, best, side, words);
                            pen.label(ink, last, Side::AboveLeft, "L2");
                        }
                    }
                }
            }
        })
}

/// Between these probabilities rows are counted together.
const EDGES: [f64; 7] = [0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0];

/// The share of yes among rows that are told about the same.
pub(crate) fn believed(p: &Problem) -> Figure {
    let path = p.l1();
    let best = path.validation.best();
    let plane = Plane::new(
        Axis::new("predicted probability, mean of a group", 0.0, 1.0)
            .ticks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
        Axis::new("share of yes in the group", 0.0, 1.0)
            .ticks(&[0.0, 0.25, 0.5, 0.75, 1.0]),
    );
    let bins = |k: usize| {
        calibrate(&path.left_out.labels, &path.left_out.log_odds[k], &EDGES)
    };
    let stops: Vec<f64> = (0..path.lambdas.len())
        .filter(|k| k % 5 == 0 || *k == best)
        .map(|k| path.lambdas[k])
        .collect();
    let in_words = |bin: &Bin| {
        format!(
            " {} rows are told {} in the mean, and {} of them are yes.",
            bin.rows,
            fixed(bin.told, 2),
            fixed(bin.share, 2)
        )
    };
    let words: String = bins(best).iter().map(in_words).collect();
    Figure::new("believed", "Can the probabilities be believed?")
        .describe(format!(
            "For rows that are told about the same probability, the share of \
             yes among them; on the diagonal both are the same. With λ = {}:\
             {words}",
            number(path.lambdas[best]),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Guide, &[(0.0, 0.0), (1.0, 1.0)]);
            // Below the diagonal, where no stroke comes.
            let below = (0.86, 0.8);
            pen.label(Ink::Axis, below, Side::BelowRight, "perfect");
            pen.label(Ink::Axis, (1.0, 0.06), Side::Left, "told too much");
            pen.label(Ink::Axis, (0.02, 0.96), Side::Right, "told too little");
        })
        .slide(
            Slide::new("λ", &plane, &stops, path.lambdas[best]),
            [(Ink::L1, "log loss"), (Ink::L1, "told between 0.1 and 0.9")],
            |sheet, lambda| {
                let k = path.nearest(lambda);
                let pen = sheet.pen(&plane);
                let bins = bins(k);
                // Where two in three shares are if what is told is right.
                let reach = |bin: &Bin| {
                    let sd = bin.told * (1.0 - bin.told) / bin.rows as f64;
                    let end = |y: f64| (bin.told, y.clamp(0.0, 1.0));
                    [end(bin.share - sd.sqrt()), end(bin.share + sd.sqrt())]
                };
                pen.strokes(Ink::L1Trace, bins.iter().map(reach));
                for bin in &bins {
                    pen.dot(Ink::L1, bin.told, bin.share);
                }
                let middle =
                    bins.iter().filter(|b| 0.1 <= b.told && b.told < 0.9);
                let middle: usize = middle.map(|bin| bin.rows).sum();
                [fixed(path.validation.mean(k), 4), middle.to_string()]
            },
        )
}

impl Path {
    /// How many columns are kept at the k-th strength.
    pub fn kept(&self, k: usize) -> usize {
        solver::kept(&self.fits[k].weights).len()
    }

    /// The mean log loss on rows left out.
    fn loss(&self, k: usize) -> f64 {
        self.validation.mean(k)
    }

    /// How many rows left out are told what they are not.
    pub fn errors(&self, k: usize) -> usize {
        Told::of(&self.left_out, k).counts.errors()
    }

    /// Which strength is nearest to one.
    pub fn nearest(&self, lambda: f64) -> usize {
        let off = |k: &usize| (place(self.lambdas[*k]) - place(lambda)).abs();
        let all = 0..self.lambdas.len();
        all.min_by(|a, b| off(a).total_cmp(&off(b))).expect("strengths")
    }
}
