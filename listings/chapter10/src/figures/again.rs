//! What other patients, and noise, make of the list.

use crate::Survivors;
use crate::choice::largest;
use crate::problem::{AGAIN, Problem};
use crate::promise::spread;
use crate::survivors::NOISE;
use figure::{Axis, Figure, Ink, Plane, Side, Slide, fixed, number};
use solver::kept;

/// How many rows the names of the marks take, above all features: no line
/// comes there at any strength.
const KEY: f64 = 2.3;

/// How often each feature is kept when the rows are drawn again, for one
/// strength after the other; and on halves that choose their own.
pub(crate) fn often(p: &Problem) -> Figure {
    let shares = p.often();
    let order = largest(shares, shares.len());
    let rows = order.len() as f64;
    let plane = Plane::new(
        Axis::new("kept in this share of the draws", 0.0, 1.0),
        Axis::new("", 0.0, rows + KEY).ticks(&[]),
    )
    .at(66.0, 20.0, 504.0, 26.0 * (rows + KEY));
    let place = |i: usize| rows - i as f64 - 0.5;
    let mut strengths = p.strengths();
    strengths.reverse();
    let at = |alpha: f64| {
        let k = p.strengths().iter().position(|other| *other == alpha);
        &p.frequencies()[k.expect("it is among them")]
    };
    let share_in_words = |&j: &usize| {
        let half = number(p.on_halves(j));
        format!(" {}: {}, {half}.", p.data.names[j], number(shares[j]))
    };
    Figure::new("often", "How often each feature is kept")
        .height((26.0 * (rows + KEY)) as u32 + 80)
        .describe(format!(
            "The features, each with a line as long as the share of {AGAIN} \
             draws of the rows in which it is kept at α = {}, and a mark at \
             the share of {} halves on which the rule, with a strength chosen \
             anew, keeps it.{}",
            number(p.alpha()),
            p.halves().len(),
            order.iter().map(share_in_words).collect::<String>()
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let names = [
                (Ink::L1, "dot: share of draws; ○ our sample drops it"),
                (Ink::Text, "| share of halves, each with its own α"),
            ];
            pen.names((0.0, rows + KEY - 0.5), Side::Right, &names);
            for (i, &j) in order.iter().enumerate() {
                let y = place(i);
                let name = &p.data.names[j];
                pen.label(Ink::Text, (0.0, y), Side::Left, name);
                let x = p.on_halves(j);
                let mark = [(x, y - 0.42), (x, y + 0.42)];
                pen.line(Ink::Text, &mark);
            }
        })
        .slide(
            Slide::new("α", &plane, &strengths, p.alpha()).short(),
            [(Ink::L1, "kept by all rows"), (Ink::L1, "kept in 9 of 10 draws")],
            |sheet, alpha| {
                let pen = sheet.pen(&plane);
                let shares = at(alpha);
                let own = p.kept_at(alpha);
                for (i, &j) in order.iter().enumerate() {
                    let (y, share) = (place(i), shares[j]);
                    pen.line(Ink::L1Trace, &[(0.0, y), (share, y)]);
                    if own.contains(&j) {
                        pen.dot(Ink::L1, share, y);
                    } else {
                        pen.ring(Ink::L1, share, y);
                    }
                }
                let sure = shares.iter().filter(|share| **share >= 0.9);
                [own.len().to_string(), sure.count().to_string()]
            },
        )
}

/// How high a dot of a stack is, in the figure's units.
const DOT: f64 = 9.0;

/// How many of ten features of noise are kept: a dot for each draw.
pub(crate) fn noise(p: &Problem) -> Figure {
    let all = p.survivors();
    let counts = |of: fn(&Survivors) -> usize| {
        let count = |k| all.iter().filter(|n| of(n) == k).count();
        (0..=NOISE).map(count).collect::<Vec<usize>>()
    };
    let mean = |of: fn(&Survivors) -> usize| {
        spread(all.iter().map(|noise| of(noise) as f64)).0
    };
    let rules = [
        ("rule of one standard error", counts(|noise| noise.simple)),
        ("smallest error", counts(|noise| noise.best)),
    ];
    let (draws, last) = (all.len(), rules.len() - 1);
    // Each stack is as high as its highest one needs, with its number above.
    let mut top = 34.0;
    let planes = [0, last].map(|i| {
        let (name, counts) = &rules[i];
        let most = counts.iter().max().copied().unwrap_or(1);
        let some = draws - counts[0];
        let name = format!("{name}: {some} of {draws} draws keep noise");
        let up = Axis::new(name, 0.0, most as f64 + 3.0).ticks(&[]);
        // One axis below both says what it measures.
        let title =
            if i == last { "features of noise that are kept" } else { "" };
        let across = Axis::new(title, -0.6, NOISE as f64 + 0.6)
            .ticks(&[0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        let high = DOT * (most as f64 + 3.0);
        let plane = Plane::new(across, up).at_top(top, high);
        top += high + if i == last { 86.0 } else { 72.0 };
        plane
    });
    Figure::new("noise", "How much noise is kept")
        .height((top - 26.0) as u32)
        .describe(format!(
            "How many of {NOISE} features of pure noise are kept, in {} \
             draws: in the mean {} at the smallest error and {} by the \
             one-standard-error rule.",
            all.len(),
            fixed(mean(|noise| noise.best), 2),
            fixed(mean(|noise| noise.simple), 2),
        ))
        .still(|sheet| {
            for ((_, counts), plane) in rules.iter().zip(&planes) {
                let pen = sheet.axes(plane);
                for (kept, &draws) in counts.iter().enumerate() {
                    let at = |i: usize| (kept as f64, i as f64);
                    pen.specks(Ink::L1, (1..=draws).map(at));
                    if draws > 0 {
                        let words = draws.to_string();
                        pen.label(Ink::L1, at(draws), Side::Above, &words);
                    }
                }
            }
        })
}

impl Problem {
    /// Which features all rows keep at this strength.
    fn kept_at(&self, alpha: f64) -> Vec<usize> {
        let scaled = &self.choice().scaled;
        let weights = chapter9::weights(scaled, &[alpha], 1.0);
        let weights = weights.expect("the page's patients have a lowest point");
        kept(&weights[0])
    }
}
