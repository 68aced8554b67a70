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
            pen.label(Ink::Axis, end, Side::AboveLeft, "predicting the mean");
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
                (Ink::Text, "○ promised: each fold chose anew"),
                (Ink::Text, "• true: on new rows"),
            ];
            pen.names((x, y + 0.28), Side::Above, &names);
            let names =
                [(Ink::Loss, "• promised:"), (Ink::Loss, "all rows chose")];
            pen.names((2.0, 0.46), Side::Left, &names);
            let end = (3.05, 0.82);
            pen.label(Ink::Loss, end, Side::Left, "too good to be true");
        })
}

/// How high it is what a kind of folds promises, and what is true then: its
/// name, a row of strokes, the two means, and another row.
const KIND: f64 = 100.0;

/// How long the last number is, in parts of the plane: the first stands
/// before it.
const LAST: f64 = 0.24;

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
            top: 334.0,
        },
    ];
    let words: String = panels.iter().map(Panel::describe).collect();
    Figure::new("together", "What folds promise, and what is true")
        .height(594)
        .describe(format!(
            "For each kind of folds a row of {DRAWS} strokes for what is \
             promised, one for what is true, and between them a line from one \
             mean to the other.{words}"
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
    /// What is promised and what is true, for one kind of folds and the other.
    fn rows(&self) -> [(String, Vec<f64>); 4] {
        let row = |kind: usize, what: &str, of: fn(&Promise) -> f64| {
            let name = format!("{}: {what}", self.names[kind]);
            (name, self.draws.iter().map(|one| of(&one[kind])).collect())
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
        let ends = self.rows().map(|(_, all)| {
            let (mean, sd) = spread(all.into_iter());
            [mean - 3.0 * sd, mean + 3.0 * sd]
        });
        let low = ends.iter().map(|ends| ends[0]).fold(f64::MAX, f64::min);
        let high = ends.iter().map(|ends| ends[1]).fold(0.0, f64::max);
        (low.max(0.0), high)
    }

    fn describe(&self) -> String {
        let row = |(name, all): &(String, Vec<f64>)| {
            let (mean, sd) = spread(all.iter().copied());
            let (mean, sd) = (fixed(mean, 2), fixed(sd, 2));
            format!(" {name} {mean}, with a standard deviation of {sd}.")
        };
        let rows: String = self.rows().iter().map(row).collect();
        format!(" {}:{rows}", self.title)
    }

    fn draw(&self, sheet: &Sheet) {
        let (from, to) = self.across();
        let up = 1.0 + 2.0 * KIND;
        let plane = Plane::new(
            Axis::new(self.axis, from, to),
            Axis::new("", 1.0, up).ticks(&[]),
        )
        .at(20.0, self.top, 554.0, 2.0 * KIND);
        let pen = sheet.axes(&plane);
        pen.label(Ink::Text, (from, up), Side::AboveRight, self.title);
        for (i, rows) in self.rows().chunks(2).enumerate() {
            let top = up - KIND * i as f64;
            let head = |part: f64| (to - part * (to - from), top - 15.0);
            pen.label(Ink::Text, head(1.0), Side::Right, self.names[i]);
            let means = [0, 1].map(|k| spread(rows[k].1.iter().copied()).0);
            let tie = means.map(|mean| (mean, top - 61.0));
            pen.line(Ink::Text, &tie);
            let inks = [(Ink::LossTrace, Ink::Loss), (Ink::Text, Ink::Text)];
            for (k, (thin, ink)) in inks.into_iter().enumerate() {
                let foot = top - [50.0, 92.0][k];
                stroke_row(&pen, (from, to), foot, thin, &rows[k].1);
                pen.dot(ink, tie[k].0, tie[k].1);
                let what = ["promised", "truly"][k];
                let mean = number((10.0 * means[k]).round() / 10.0);
                let words = format!("{what} {mean}");
                pen.label(ink, head([LAST, 0.0][k]), Side::Left, &words);
            }
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
        [(x, foot), (x, foot + 20.0)]
    };
    pen.strokes(ink, all.iter().map(stroke));
}
