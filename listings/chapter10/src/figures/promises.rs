//! What rows left out promise, and what is true.

use crate::problem::{COLUMNS, DRAWS, Problem};
use crate::promise::spread;
use crate::screened::{CHOSEN, ROWS};
use crate::{Promise, Screened};
use figure::{
    Axis, Figure, Ink, Pen, Plane, Point, Sheet, Side, fixed, number,
};

/// The errors of five columns that were chosen among more and more.
pub(crate) fn screened(p: &Problem) -> Figure {
    let place = |columns: usize| libm::log10(columns as f64);
    let words: Vec<_> = COLUMNS
        .iter()
        .map(|columns| (place(*columns), number(*columns as f64)))
        .collect();
    let plane = Plane::new(
        Axis::new("columns of noise to choose from", 0.95, 3.05).words(&words),
        Axis::new("error", 0.0, 2.3).ticks(&[0.0, 0.5, 1.0, 1.5, 2.0]),
    );
    let line = |of: fn(&Screened) -> f64| -> Vec<Point> {
        let one = |(columns, all): (&usize, &Vec<Screened>)| {
            (place(*columns), spread(all.iter().map(of)).0)
        };
        COLUMNS.iter().zip(p.screened()).map(one).collect()
    };
    let before = line(|s| s.before);
    let inside = line(|s| s.inside);
    let truly = line(|s| s.truly);
    let last = COLUMNS.len() - 1;
    Figure::new("screened", "Chosen before the folds")
        .describe(format!(
            "{CHOSEN} columns are chosen among {} to {} columns of noise, in \
             {ROWS} rows. If all rows choose, the error on rows left out falls \
             from {} to {}. If the rest of each fold chooses, it goes from {} \
             to {}, and on new rows from {} to {}.",
            COLUMNS[0],
            COLUMNS[last],
            fixed(before[0].1, 2),
            fixed(before[last].1, 2),
            fixed(inside[0].1, 2),
            fixed(inside[last].1, 2),
            fixed(truly[0].1, 2),
            fixed(truly[last].1, 2),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Guide, &[(0.95, 1.0), (3.05, 1.0)]);
            let end = (3.05, 1.0);
            pen.label(Ink::Axis, end, Side::AboveLeft, "the noise alone");
            // By how much the promised error is too small.
            let back = truly.iter().rev();
            let gap: Vec<Point> = before.iter().chain(back).copied().collect();
            pen.area(Ink::Loss, &gap);
            pen.line(Ink::Loss, &before);
            pen.line(Ink::Text, &truly);
            for (x, mean) in &before {
                pen.dot(Ink::Loss, *x, *mean);
            }
            for ((x, one), (_, two)) in truly.iter().zip(&inside) {
                pen.dot(Ink::Text, *x, *one);
                pen.ring(Ink::Text, *x, *two);
            }
            // Above both, the second line nearer to what it names.
            let (x, y) = inside[2];
            let names = [
                (Ink::Text, "○ promised, if each fold chooses"),
                (Ink::Text, "• true: the error on new rows"),
            ];
            pen.names((x, y + 0.28), Side::Above, &names);
            let names =
                [(Ink::Loss, "• promised, if"), (Ink::Loss, "all rows choose")];
            pen.names((2.0, 0.46), Side::Left, &names);
        })
}

/// How high a row of strokes is.
const ROW: f64 = 54.0;

/// Rows that belong together, and rows in time: what folds promise, and what
/// is true, a stroke for each draw.
pub(crate) fn together(p: &Problem) -> Figure {
    let panels = [
        Panel {
            title: "patients who come twice",
            names: ["folds of rows", "folds of patients"],
            draws: p.visits(),
            axis: "root of the error, on the scale of the disease",
            top: 40.0,
        },
        Panel {
            title: "a series in time",
            names: ["folds of random days", "learnt from the past"],
            draws: p.days(),
            axis: "root of the error, in steps of a day",
            top: 350.0,
        },
    ];
    let words: String = panels.iter().map(Panel::describe).collect();
    Figure::new("together", "What folds promise, and what is true")
        .height(626)
        .describe(format!(
            "A row of {DRAWS} strokes for each promise and for what is true, \
             with a dot at their mean.{words}"
        ))
        .still(|sheet| {
            for panel in &panels {
                panel.draw(sheet);
            }
        })
}

/// One of the two halves of the figure.
struct Panel<'a> {
    title: &'static str,
    names: [&'static str; 2],
    draws: &'a [[Promise; 2]],
    top: f64,
    axis: &'static str,
}

impl Panel<'_> {
    fn rows(&self) -> [(String, [Ink; 2], Vec<f64>); 4] {
        let row = |kind: usize, what: &str, of: fn(&Promise) -> f64| {
            let name = format!("{}: {what}", self.names[kind]);
            let inks = match what {
                "promised" => [Ink::LossTrace, Ink::Loss],
                _ => [Ink::Text, Ink::Text],
            };
            let all = self.draws.iter().map(|one| of(&one[kind])).collect();
            (name, inks, all)
        };
        [
            row(0, "promised", |p| p.promised),
            row(0, "truly", |p| p.truly),
            row(1, "promised", |p| p.promised),
            row(1, "truly", |p| p.truly),
        ]
    }

    /// From where to where the axis goes: three standard deviations beyond all
    /// means.
    fn across(&self) -> (f64, f64) {
        let ends = self.rows().map(|(_, _, all)| {
            let (mean, sd) = spread(all.into_iter());
            [mean - 3.0 * sd, mean + 3.0 * sd]
        });
        let low = ends.iter().map(|ends| ends[0]).fold(f64::MAX, f64::min);
        let high = ends.iter().map(|ends| ends[1]).fold(0.0, f64::max);
        (low.max(0.0), high)
    }

    fn describe(&self) -> String {
        let row = |(name, _, all): &(String, [Ink; 2], Vec<f64>)| {
            let (mean, sd) = spread(all.iter().copied());
            let (mean, sd) = (fixed(mean, 2), fixed(sd, 2));
            format!(" {name} {mean}, with a standard deviation of {sd}.")
        };
        let rows: String = self.rows().iter().map(row).collect();
        format!(" {}:{rows}", self.title)
    }

    fn draw(&self, sheet: &Sheet) {
        let (from, to) = self.across();
        let up = 1.0 + 4.0 * ROW;
        let plane = Plane::new(
            Axis::new(self.axis, from, to),
            Axis::new("", 1.0, up).ticks(&[]),
        )
        .at(20.0, self.top, 554.0, 4.0 * ROW);
        let pen = sheet.axes(&plane);
        pen.label(Ink::Text, (from, up), Side::AboveRight, self.title);
        for (i, (name, [thin, ink], all)) in self.rows().iter().enumerate() {
            let foot = up - ROW * (i as f64 + 1.0);
            stroke_row(&pen, (from, to), foot, *thin, all);
            let (mean, _) = spread(all.iter().copied());
            pen.dot(*ink, mean, foot + 12.0);
            pen.label(*ink, (from, foot + 37.0), Side::Right, name);
            let words = number((10.0 * mean).round() / 10.0);
            pen.label(*ink, (to, foot + 37.0), Side::Left, &words);
        }
    }
}

/// A stroke for each number; what lies beyond the plane stands at its end.
fn stroke_row(
    pen: &Pen,
    (from, to): (f64, f64),
    foot: f64,
    ink: Ink,
    all: &[f64],
) {
    let stroke = |error: &f64| {
        let x = error.clamp(from, to);
        [(x, foot + 2.0), (x, foot + 22.0)]
    };
    pen.strokes(ink, all.iter().map(stroke));
}
