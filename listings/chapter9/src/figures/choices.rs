//! What the choices are worth.

use super::{largest, short_name};
use crate::study::{NOISE, Study, Survivors, mean_of};
use figure::{Axis, Figure, Ink, Plane, Side, number};

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
