//! The figures of a report, with the names of the file.

use crate::judge::told_alike;
use crate::race;
use crate::study::Study;
use crate::{Comparison, Curve, Kind, Model};
use figure::{
    Axis, Figure, Ink, Plane, Side, brief_number, left_of_numbers, number,
    place, strengths,
};

/// At most so many features have a row.
const ROWS: usize = 20;

/// How high a row is, and how long names may be, in the figure's units.
const ROW: f64 = 26.0;
const LONGEST: f64 = 330.0;

/// Where planes end on the right.
const RIGHT: f64 = 574.0;

/// All figures, in the order of the report.
pub fn figures(s: &Study) -> Vec<Figure> {
    let mut all = vec![compared(&s.comparison, &s.data.target)];
    all.extend(if s.data.is_label { believed(s) } else { predicted(s) });
    all.push(errors(&s.comparison.lasso, s.comparison.measure()));
    all.push(race::paths(&s.comparison.lasso, &s.names));
    all.push(kept(s));
    all.extend(weights(s));
    all
}

/// Colours say what has a price, as everywhere in the book.
fn ink(kind: Kind) -> Ink {
    match kind {
        Kind::Mean | Kind::Rate => Ink::Text,
        Kind::OneFeature | Kind::LeastSquares => Ink::Loss,
        Kind::Lasso | Kind::LassoRefit | Kind::ElasticNet => Ink::L1,
        Kind::Ridge => Ink::L2,
    }
}

/// How wide a text is, about, in the figure's units.
pub(crate) fn width(text: &str) -> f64 {
    let letter = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | ' ' | '.' | ',' | '\'' | '|' => 4.8,
        'm' | 'w' | 'M' | 'W' | '@' => 13.0,
        c if c.is_uppercase() => 10.2,
        c if c >= '\u{1100}' => 15.5,
        _ => 8.2,
    };
    text.chars().map(letter).sum()
}

/// A name as far as it has room; a sign that is in no picture is shown.
pub(crate) fn fit(name: &str) -> String {
    let name = table::show(name);
    let mut fit = String::new();
    for letter in name.chars() {
        if width(&fit) + width("…") > LONGEST {
            return fit + "…";
        }
        fit.push(letter);
    }
    fit
}

/// An axis between two numbers with some room, even if they are the same.
fn around(title: &str, low: f64, high: f64) -> Axis {
    let room = 0.05 * (high - low);
    let room = room.max(1e-6 * low.abs().max(high.abs())).max(1e-12);
    Axis::new(title, low - room, high + room)
}

/// A row for each name, from above: a mark from `from` to the number, and what
/// the number is called at its end.
struct Rows {
    across: Axis,
    from: f64,
    all: Vec<(Ink, String, f64, String)>,
}

impl Rows {
    fn draw(self, figure: Figure) -> Figure {
        let names: Vec<String> =
            self.all.iter().map(|(_, name, ..)| fit(name)).collect();
        let longest = names.iter().map(|n| width(n)).fold(0.0, f64::max);
        let count = self.all.len() as f64;
        let left = longest + 40.0;
        let up = Axis::new("", 0.0, count).ticks(&[]);
        let mut plane = Plane::new(self.across, up);
        plane.y.from = 0.0;
        // On the right there is room for the number.
        let plane = plane.at(left, 14.0, RIGHT - 60.0 - left, ROW * count);
        let height = (ROW * count + 66.0) as u32;
        figure.height(height).still(|sheet| {
            let pen = sheet.axes(&plane);
            let (x, end) = (&plane.x, plane.x.to);
            pen.line(Ink::Faint, &[(self.from, 0.0), (self.from, count)]);
            for (i, (ink, _, value, words)) in self.all.iter().enumerate() {
                let y = count - i as f64 - 0.5;
                pen.label(Ink::Text, (x.from, y), Side::Left, &names[i]);
                pen.line(*ink, &[(self.from, y), (*value, y)]);
                pen.dot(*ink, *value, y);
                pen.label(*ink, (end, y), Side::Right, words);
            }
        })
    }
}

/// The root of each model's error on rows left out, or its log loss.
fn compared(c: &Comparison, target: &str) -> Figure {
    let size = |m: &Model| if c.is_label() { m.error } else { m.root() };
    let row = |m: &Model| {
        let name = m.kind.name().to_owned();
        (ink(m.kind), name, size(m), brief_number(size(m)))
    };
    let high = c.models.iter().map(size).fold(1e-12, f64::max);
    let words = |m: &Model| format!("{} {}", m.kind.name(), number(size(m)));
    let words: Vec<String> = c.models.iter().map(words).collect();
    let (title, figure, told) = if c.is_label() {
        let told = format!("The log loss of each model for {target}");
        ("log loss on rows left out", "Each model's log loss", told)
    } else {
        let told = "The root of each model's error, in the unit of ";
        let title = "root of the error on rows left out";
        (title, "The root of each model's error", format!("{told}{target}"))
    };
    let rows = Rows {
        across: Axis::new(title, 0.0, 1.05 * high),
        from: 0.0,
        all: c.models.iter().map(row).collect(),
    };
    let figure = Figure::new("compared", figure);
    rows.draw(figure.describe(format!("{told}: {}.", words.join(", "))))
}

/// What was measured in rows left out, and what was predicted there.
fn predicted(s: &Study) -> Option<Figure> {
    let model = s.chosen();
    // So many points fill the plane.
    let every = s.data.y.len().div_ceil(1000);
    let points = model.predicted.iter().zip(&s.data.y).step_by(every);
    let points = points.filter(|(predicted, _)| !predicted.is_nan());
    let points: Vec<_> = points.map(|(x, y)| (*x, *y)).collect();
    let all = || points.iter().flat_map(|(a, b)| [*a, *b]);
    let low = all().reduce(f64::min)?;
    let high = all().reduce(f64::max)?;
    let target = fit(&s.data.target);
    let axis = |words: &str| around(words, low, high);
    let (across, up) = (axis("predicted"), axis("measured"));
    let left = left_of_numbers(low, 56.0).max(left_of_numbers(high, 56.0));
    let ends = (across.from, across.to);
    let plane = Plane::new(across, up).at(left, 34.0, 470.0 - left, 400.0);
    Some(
        Figure::new("predicted", format!("{target}: predicted and measured"))
            .height(494)
            .describe(format!(
                "A dot for each row that was left out: what {} predicts, from \
                 left to right, and what was measured, upwards. On the dotted \
                 line both are the same.",
                model.kind.name()
            ))
            .still(|sheet| {
                let pen = sheet.axes(&plane);
                let (from, to) = ends;
                pen.line(Ink::Guide, &[(from, from), (to, to)]);
                pen.specks(Ink::Loss, points.iter().copied());
            }),
    )
}

/// What rows that were left out are told, and their share of yes.
fn believed(s: &Study) -> Option<Figure> {
    let model = s.chosen();
    let told = told_alike(&s.data, &model.predicted);
    let yes = fit(&s.model.label.as_ref()?.yes);
    let [across, up] = ["probability that is told", "share of yes"]
        .map(|words| Axis::new(words, 0.0, 1.0));
    let plane = Plane::new(across, up).at(62.0, 34.0, 400.0, 400.0);
    let words = told.iter().map(|t| {
        format!("told {}, {} are", brief_number(t.told), brief_number(t.share))
    });
    let words: Vec<String> = words.collect();
    let strokes = told.iter().map(|t| {
        let at = |y: f64| (t.told, y.clamp(0.0, 1.0));
        [at(t.told - t.deviation), at(t.told + t.deviation)]
    });
    let title = format!("{yes}: told, and what they are");
    let figure = Figure::new("believed", title).height(494);
    let figure = figure.describe(format!(
        "A dot for each group of rows that were left out and were told about \
         the same by {}: what they are told, from left to right, and their \
         share of yes, upwards. On the dotted line both are the same; strokes \
         are a standard deviation to both sides of it. {}.",
        model.kind.name(),
        words.join("; ")
    ));
    Some(figure.still(|sheet| {
        let pen = sheet.axes(&plane);
        pen.line(Ink::Guide, &[(0.0, 0.0), (1.0, 1.0)]);
        pen.strokes(Ink::Loss, strokes);
        for t in &told {
            pen.dot(Ink::Loss, t.told, t.share);
        }
    }))
}

/// The lasso's error on rows left out for every strength.
fn errors(c: &Curve, error: &str) -> Figure {
    let kept = |k: usize| {
        let weights = c.path[k].iter();
        weights.filter(|w| **w != 0.0).count()
    };
    let lows = c.errors.iter().zip(&c.standard_errors).map(|(e, s)| e - s);
    let low = lows.reduce(f64::min).unwrap_or_default();
    let high = c.errors.iter().copied().fold(low, f64::max);
    // Room for the numbers above the curve, and for two words below it.
    let room = 0.12 * (high - low);
    let words = format!("{error} on rows left out");
    let up = around(&words, low - 1.8 * room, high + room);
    let left = left_of_numbers(high, 72.0);
    let last = c.alphas.len() - 1;
    let across = strengths(c.alphas[0] * 1.3, c.alphas[last] / 1.3);
    let ends = across.from..across.to;
    let plane = Plane::new(across, up.clone());
    let plane = plane.at(left, 34.0, RIGHT - left, 260.0);
    Figure::new("errors", format!("The lasso's {error} for every strength"))
        .height(354)
        .describe(format!(
            "The {error} on rows left out over α, from {} on the left to {} on \
             the right. It is smallest at {}, with {}, where {} columns are \
             kept. The largest α within one standard error is {}, with {}, \
             where {} are kept.",
            number(c.alphas[0]),
            number(c.alphas[last]),
            number(c.alphas[c.best]),
            number(c.errors[c.best]),
            kept(c.best),
            number(c.alphas[c.simple]),
            number(c.errors[c.simple]),
            kept(c.simple),
        ))
        .still(|sheet| {
            let pen = sheet.axes(&plane);
            let (low, high) = (up.from, up.to);
            let at = |k: usize| place(c.alphas[k]);
            let bar = |k: usize| {
                let (e, s) = (c.errors[k], c.standard_errors[k]);
                let inside = |y: f64| y.clamp(low, high);
                [(at(k), inside(e - s)), (at(k), inside(e + s))]
            };
            pen.strokes(Ink::L1Trace, (0..=last).step_by(3).map(bar));
            let line: Vec<_> =
                (0..=last).map(|k| (at(k), c.errors[k])).collect();
            pen.line(Ink::L1, &line);
            let named =
                [(c.best, "smallest", 0.0), (c.simple, "one s.e.", 1.0)];
            for (k, words, up) in named {
                pen.line(Ink::Guide, &[(at(k), low), (at(k), c.errors[k])]);
                pen.dot(Ink::L1, at(k), c.errors[k]);
                let is_late =
                    at(k) - ends.start > 0.85 * (ends.end - ends.start);
                let side =
                    if is_late { Side::AboveLeft } else { Side::AboveRight };
                let foot = low + up * (high - low) * 18.0 / 260.0;
                pen.label(Ink::L1, (at(k), foot), side, words);
            }
            let mut some: Vec<usize> = (0..=8).map(|i| i * last / 8).collect();
            some.dedup();
            let counts: Vec<_> =
                some.iter().map(|k| (at(*k), kept(*k).to_string())).collect();
            pen.numbers(Ink::L1, 14.0 - 260.0, &counts);
        })
}

/// How often each of the columns was kept that were kept most often.
fn kept(s: &Study) -> Figure {
    let kept = &s.trust.kept;
    let rows = largest(kept, ROWS).into_iter().map(|j| {
        let words = format!("{:.0} %", 100.0 * kept[j]);
        (Ink::L1, s.names[j].clone(), 100.0 * kept[j], words)
    });
    let rows: Vec<_> = rows.collect();
    let told = rows.iter().map(|(_, name, _, words)| format!("{name} {words}"));
    let told: Vec<String> = told.collect();
    let description = format!(
        "In how many of {} draws the lasso kept a column: {}.",
        s.trust.draws,
        told.join(", ")
    );
    let across = Axis::new("per cent of the draws", 0.0, 105.0);
    let across = across.ticks(&[0.0, 25.0, 50.0, 75.0, 100.0]);
    Rows { across, from: 0.0, all: rows }.draw(
        Figure::new("kept", "How often the lasso keeps a column")
            .describe(description),
    )
}

/// The largest weights of the model that is recommended, on one scale.
fn weights(s: &Study) -> Option<Figure> {
    let model = s.chosen();
    let (fit, ink) = (&model.fit, ink(model.kind));
    let pairs = fit.weights.iter().zip(&fit.deviations);
    let scaled: Vec<f64> = pairs.map(|(w, sd)| w * sd).collect();
    let mut which = largest(&scaled, ROWS);
    which.retain(|j| scaled[*j] != 0.0);
    let rows: Vec<_> = which
        .iter()
        .map(|&j| (ink, s.names[j].clone(), scaled[j], brief_number(scaled[j])))
        .collect();
    let ends = || rows.iter().map(|(_, _, value, _)| *value);
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let told = rows.iter().map(|(_, name, _, words)| format!("{name} {words}"));
    let rises = match &s.model.label {
        Some(label) => format!("the log odds of {} rise", label.yes),
        None => format!("{} rises", s.data.target),
    };
    let description = format!(
        "By how much {rises} in the model, if a column rises by its standard \
         deviation: {}.",
        told.collect::<Vec<_>>().join(", ")
    );
    let title = format!("The weights of {}", model.kind.name());
    let figure = Figure::new("weights", title).describe(description);
    let across = around("weight × deviation", low, high);
    let rows = Rows { across, from: 0.0, all: rows };
    (!which.is_empty()).then(|| rows.draw(figure))
}

/// The places of the largest of some numbers, the largest first.
pub(crate) fn largest(numbers: &[f64], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|&a, &b| numbers[b].abs().total_cmp(&numbers[a].abs()));
    order.truncate(count);
    order
}
