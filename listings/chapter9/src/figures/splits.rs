use crate::splits::{Method, Splits};
use crate::study::Study;
use figure::{Axis, Figure, Ink, Plane, Side, brief_number, number, powers};

/// How high the row of a method is.
const ROW: f64 = 52.0;

/// The rows of the figure: a method's name, and the inks of its strokes and of
/// their mean.
fn rows(s: &Splits) -> Vec<(Method, String, [Ink; 2])> {
    let [columns, plain] = s.columns;
    let none = [Ink::LossTrace, Ink::Loss];
    let (l1, l2) = ([Ink::L1Trace, Ink::L1], [Ink::L2Trace, Ink::L2]);
    let with = |name: &str, count| format!("{name}, {count} columns");
    let all = [
        (Method::Squares, with("no price", columns), none),
        (Method::Ridge, with("ridge", columns), l2),
        (Method::Lasso, with("lasso", columns), l1),
        (Method::OneSe, with("lasso, one s.e.", columns), l1),
        (Method::Plain, format!("no price, {plain} features"), none),
    ];
    let is_there = |(method, ..): &(Method, _, _)| s.mean(*method).is_some();
    all.into_iter().filter(is_there).collect()
}

/// The error of each split, a stroke in the row of its method.
pub(crate) fn splits(s: &Study) -> Option<Figure> {
    let s = &s.splits;
    let rows = rows(s);
    let mean = s.mean(Method::Mean)?;
    let all = || rows.iter().flat_map(|(method, ..)| s.errors(*method));
    let high = all().fold(mean, f64::max);
    // An exact fit has no place on a logarithmic axis.
    let floor = high.max(f64::MIN_POSITIVE) * 1e-6;
    let low = all().fold(mean, f64::min).max(floor);
    let place = |error: f64| libm::log10(error.max(floor));
    let (from, to) = (place(low / 1.15), place(1.15 * high.max(floor)));
    let ticks = powers(from, to);
    let height = ROW * rows.len() as f64;
    let up = 1.0 + height;
    let plane = Plane::new(
        Axis::new("error on the other rows, logarithmic", from, to)
            .words(&ticks),
        Axis::new("", 1.0, up).ticks(&[]),
    )
    .at(20.0, 34.0, 554.0, height);
    let figure = Figure::new("splits", "Learnt from a quarter of the rows")
        .height(height as u32 + 94)
        .describe(description(s, &rows))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let at = place(mean);
            pen.label(Ink::Text, (to, up), Side::AboveLeft, "mean error");
            for (i, (method, name, [thin, ink])) in rows.iter().enumerate() {
                let foot = up - ROW * (i as f64 + 1.0);
                // Not through the names.
                let line = [(at, foot), (at, foot + 24.0)];
                pen.line(Ink::Guide, &line);
                if i == rows.len() / 2 {
                    let here = (at, foot + 12.0);
                    pen.label(Ink::Axis, here, Side::Right, "always the mean");
                }
                let stroke = |error: f64| {
                    let x = place(error);
                    [(x, foot + 2.0), (x, foot + 22.0)]
                };
                pen.strokes(*thin, s.errors(*method).into_iter().map(stroke));
                let Some(mean) = s.mean(*method) else { continue };
                pen.dot(*ink, place(mean), foot + 12.0);
                pen.label(*ink, (from, foot + 36.0), Side::Right, name);
                let words = match mean {
                    large if large >= 1000.0 => number(large.round()),
                    small => brief_number(small),
                };
                pen.label(*ink, (to, foot + 36.0), Side::Left, &words);
            }
        });
    Some(figure)
}

fn description(s: &Splits, rows: &[(Method, String, [Ink; 2])]) -> String {
    let row = |(method, name, _): &(Method, String, _)| {
        let errors = s.errors(*method);
        let least = errors.iter().copied().fold(f64::INFINITY, f64::min);
        let most = errors.iter().copied().fold(0.0, f64::max);
        let mean = s.mean(*method).unwrap_or_default();
        format!(
            " {name}: {} to {}, in the mean {}.",
            number(least),
            number(most),
            number(mean)
        )
    };
    format!(
        "A row of strokes for each method, one for the error in each of {} \
         splits, on a logarithmic axis, with a dot at their mean. A line marks \
         predicting the mean, {}.{}",
        s.all.len(),
        number(s.mean(Method::Mean).unwrap_or_default()),
        rows.iter().map(row).collect::<String>()
    )
}
