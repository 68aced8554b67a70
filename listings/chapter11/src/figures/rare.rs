//! Where a yes is rare: what each row is told, and from where on a yes is said.

use crate::problem::{Problem, Rare};
use crate::{Counts, cutoff};
use figure::{
    Axis, Figure, Ink, Pen, Plane, Side, Slide, fixed, number, with_chosen,
};
use libm::log;

/// Where the log odds of the figure begin and end.
const ENDS: (f64, f64) = (-11.0, 11.0);

/// How high a row of strokes is.
const ROW: f64 = 54.0;

/// What rows left out are told, a stroke for each, without row weights and
/// with them; and the cut-off that goes with a cost.
pub(crate) fn rare(p: &Problem) -> Figure {
    let rare = p.rare();
    let odds = |p: f64| log(p / (1.0 - p));
    let words = [1e-4, 0.01, 0.5, 0.99, 0.9999]
        .map(|p| (odds(p), fixed(p, 4).trim_end_matches('0').to_owned()));
    let up = 4.0 * ROW;
    let plane = Plane::new(
        Axis::new(
            "probability that is told, on a scale of log odds",
            ENDS.0,
            ENDS.1,
        )
        .words(&words),
        Axis::new("", 1.0, 1.0 + up).ticks(&[]),
    )
    .at(64.0, 34.0, 510.0, up);
    let kinds = [
        ("fit: each row counts once", rare.told()),
        ("fit: both kinds count the same", &rare.weighted.log_odds[0]),
    ];
    let costs = vec![
        1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0, 20.0,
        25.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0,
    ];
    let costs = with_chosen(costs, p.missed);
    let labels = &rare.data.y;
    let counts = |missed: f64| {
        kinds.map(|(_, told)| Counts::at(cutoff(missed, 1.0), labels, told))
    };
    let [[ours, weighted], [half, _]] = [p.missed, 1.0].map(counts);
    Figure::new("rare", "From where on a yes is said")
        .height(up as u32 + 98)
        .describe(format!(
            "Rows of strokes, one for each tumour, at the probability that it \
             is told by those left in: above each row counts once, below yes \
             and no count the same. If a missed yes costs {} false alarms, a \
             yes is said from {} on: {} of 20 are found, with {} false alarms, \
             below {}, with {}. From 0.5 on {} are found, with {}.",
            number(p.missed),
            number(cutoff(p.missed, 1.0)),
            ours.found,
            ours.alarms,
            weighted.found,
            weighted.alarms,
            half.found,
            half.alarms,
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let mut foot = 1.0 + up;
            for (name, told) in kinds {
                for (label, ink, kind) in
                    [(1.0, Ink::Text, "yes"), (0.0, Ink::Loss, "no")]
                {
                    foot -= ROW;
                    let rows = told.iter().zip(labels);
                    let rows = rows.filter(|row| *row.1 == label);
                    pen.strokes(
                        ink,
                        rows.map(|(told, _)| {
                            let x = told.clamp(ENDS.0, ENDS.1);
                            [(x, foot + 2.0), (x, foot + 22.0)]
                        }),
                    );
                    let beside = (ENDS.0, foot + 12.0);
                    pen.label(ink, beside, Side::Left, kind);
                }
                let above = (ENDS.0, foot + ROW + 37.0);
                pen.label(Ink::Text, above, Side::Right, name);
            }
        })
        .slide(
            Slide::new("a missed yes costs", &plane, &costs, p.missed),
            [
                (Ink::Text, "so a yes is said from"),
                (Ink::Text, "upper fit, mistakes cost"),
                (Ink::Text, "upper fit, cut at 0.5"),
            ],
            |sheet, missed| {
                let pen = sheet.pen(&plane);
                let from = cutoff(missed, 1.0);
                let x = odds(from);
                // All rows in which a yes is said.
                let end = (ENDS.1, 1.0 + up);
                let yes = [(x, 1.0), (end.0, 1.0), end, (x, end.1)];
                pen.area(Ink::Text, &yes);
                let words = format!("a yes from {} on", fixed(from, 3));
                let side =
                    if x > 0.0 { Side::AboveLeft } else { Side::AboveRight };
                pen.label(Ink::Axis, (x, 1.0 + up), side, &words);
                let both = counts(missed);
                name_counts(&pen, up, both);
                let costs = [both[0].cost(missed), half.cost(missed)];
                [fixed(from, 3), number(costs[0]), number(costs[1])]
            },
        )
}

/// What a cut-off makes of each two rows, at their ends.
fn name_counts(pen: &Pen, up: f64, both: [Counts; 2]) {
    for (i, Counts { found, alarms, .. }) in both.into_iter().enumerate() {
        let words = [
            (Ink::Text, format!("{found} of 20 found")),
            (Ink::Loss, format!("{alarms} false alarms")),
        ];
        for (k, (ink, words)) in words.iter().enumerate() {
            let down = 16.0 + ROW * (2 * i + k) as f64;
            pen.label(*ink, (ENDS.1, up - down), Side::Left, words);
        }
    }
}

impl Rare {
    /// The log odds that rows left out are told, each row counting once.
    pub fn told(&self) -> &[f64] {
        &self.path.left_out.log_odds[self.simple]
    }
}
