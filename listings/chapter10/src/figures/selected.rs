//! What a feature that was chosen may still say, and how many can be.

use crate::intervals::{Interval, MOST};
use crate::problem::Problem;
use crate::screened::ROWS;
use figure::{
    Axis, Figure, Ink, Plane, Side, Slide, fixed, number, with_chosen,
};

/// So many intervals are drawn of each kind.
const SHOWN: usize = 50;

/// The interval of the feature that comes in first, from the same rows and
/// from others, for more and more features to choose from.
pub(crate) fn intervals(p: &Problem) -> Figure {
    let plane = |title: &str, top: f64| {
        let across = Axis::new("", 0.0, SHOWN as f64 + 1.0).ticks(&[]);
        let up = Axis::new(title, -0.8, 0.8).ticks(&[-0.5, 0.0, 0.5]);
        Plane::new(across, up).at_top(top, 150.0)
    };
    let planes = [
        plane("intervals from the rows that chose", 40.0),
        plane("intervals from other rows", 250.0),
    ];
    let counts = [1.0, 2.0, 5.0, 10.0, 20.0, MOST as f64];
    let counts = with_chosen(counts.to_vec(), p.features as f64);
    let percent = |share: f64| format!("{} %", fixed(100.0 * share, 1));
    let [same, other] = p.covered(p.features);
    Figure::new("intervals", "An interval for the first feature in")
        .height(430)
        .describe(format!(
            "{SHOWN} intervals for the first of {} features without an effect. \
             From the same rows {} of all draws hold 0, from rows that did not \
             choose {}.",
            p.features,
            percent(same),
            percent(other),
        ))
        .still(|sheet| {
            for plane in &planes {
                sheet.axes(plane);
            }
        })
        .slide(
            Slide::new("features", &planes[1], &counts, p.features as f64)
                .short(),
            [
                (Ink::Text, "hold 0, of all draws"),
                (Ink::Text, "from other rows"),
                (Ink::Text, "by the formula"),
            ],
            |sheet, features| {
                let count = features as usize;
                for (kind, plane) in planes.iter().enumerate() {
                    let pen = sheet.pen(plane);
                    let draws = p.intervals().iter().take(SHOWN).enumerate();
                    let (hold, miss): (Vec<_>, Vec<_>) = draws
                        .map(|(k, draw)| {
                            (k as f64 + 1.0, draw[count - 1][kind])
                        })
                        .partition(|(_, interval)| interval.covers());
                    let missed = miss.len();
                    let ends = |(x, i): &(f64, Interval)| {
                        let ends = [i.weight - i.reach, i.weight + i.reach];
                        let [low, high] = ends.map(|y| y.clamp(-0.8, 0.8));
                        (*x, low, high)
                    };
                    let thin = |(x, low, high)| [(x, low), (x, high)];
                    pen.strokes(Ink::Loss, hold.iter().map(ends).map(thin));
                    let thick = miss.iter().map(ends);
                    pen.bars_between(Ink::Text, 0.55, thick);
                    let truth = ["0, the truth", "0"][kind];
                    let missed = match missed {
                        0 => "none".to_owned(),
                        some => some.to_string(),
                    };
                    let words = format!(
                        "thick: {missed} of these {SHOWN} miss {truth}"
                    );
                    let end = (plane.x.to, plane.y.from);
                    pen.label(Ink::Text, end, Side::BelowLeft, &words);
                }
                let [same, other] = p.covered(count);
                let formula = libm::pow(0.95, features);
                [percent(same), percent(other), percent(formula)]
            },
        )
}

/// How many columns are kept while the price falls, for more and more columns.
pub(crate) fn wide(p: &Problem) -> Figure {
    let most = ROWS as f64 - 1.0;
    let marks = [(0.0, 1.0), (1.0, 0.1), (2.0, 0.01), (3.0, 0.001)];
    let marks = marks.map(|(at, share)| (at, number(share)));
    let plane = Plane::new(
        Axis::new("share of the α that drops all columns", 0.0, 3.0)
            .words(&marks),
        Axis::new("columns kept", 0.0, 34.0).ticks(&[0.0, 10.0, 20.0, 30.0]),
    );
    let columns = [5.0, 10.0, 20.0, 30.0, 50.0, 100.0, 300.0, 1000.0];
    let columns = with_chosen(columns.to_vec(), p.columns as f64);
    let kept = |columns: usize| {
        p.counts(columns).iter().map(|(_, kept)| *kept).max().unwrap_or(0)
    };
    Figure::new("wide", "At most one less than rows")
        .describe(format!(
            "The number of columns of noise that the lasso keeps in {ROWS} \
             rows while the price falls. It never crosses a line at {}. With \
             {} columns at most {} are kept at once.",
            number(most),
            p.columns,
            kept(p.columns),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            pen.line(Ink::Guide, &[(0.0, most), (3.0, most)]);
            let words = format!("one less than the {ROWS} rows");
            pen.label(Ink::Axis, (3.0, most), Side::AboveLeft, &words);
        })
        .slide(
            Slide::new("columns", &plane, &columns, p.columns as f64).short(),
            [(Ink::L1, "kept at most")],
            |sheet, columns| {
                let pen = sheet.pen(&plane);
                let counts = p.counts(columns as usize);
                let place = |share: f64| (-libm::log10(share)).max(0.0);
                let points: Vec<_> = counts
                    .iter()
                    .map(|(share, kept)| (place(*share), *kept as f64))
                    .collect();
                pen.line(Ink::L1, &points);
                let most = counts.iter().map(|(_, kept)| *kept).max();
                [most.unwrap_or(0).to_string()]
            },
        )
}
