//! What the program prints.

use crate::precise::Precise;
use crate::problem::Problem;
use crate::ridge::why_no_squares;
use crate::splits::{Method, Splits};
use crate::study::Study;
use crate::{Scaled, Validation};
use ::table::{list_names, show};
use command::table;
use figure::{brief_number, number};
use std::collections::BTreeSet;

/// At most so many events are printed.
const EVENTS: usize = 40;

pub(crate) fn report(p: &Problem) -> String {
    let s = &p.study;
    let settings = &s.settings;
    let shuffled = p.seed.map(|seed| format!(", rows shuffled: --seed {seed}"));
    let notes = p.notes.iter().cloned().chain(stops(s)).chain(lossy(s));
    let notes: Vec<String> =
        notes.map(|note| format!("note: {note}\n")).collect();
    format!(
        "{} rows, {} features, to predict {}; {} folds{}\n{}\n{}{}\n{}\n{}",
        number(s.data.rows() as f64),
        number(s.data.columns.len() as f64),
        show(&p.target),
        settings.folds,
        shuffled.unwrap_or_default(),
        notes.concat(),
        events(s),
        choices(s),
        weights(s),
        s.splits.as_ref().map_or_else(String::new, splits),
    )
}

/// At which strengths a fit stopped before its goal, and how far from it.
fn stops(s: &Study) -> Option<String> {
    let (largest, smallest) = (s.stops.first()?.0, s.stops.last()?.0);
    let left = s.stops.iter().fold(0.0, |most: f64, (_, left)| most.max(*left));
    Some(format!(
        "at {} of {} strengths, α from {} to {}, a fit stops before its goal, \
         as features nearly depend on each other: loss and price are at most \
         {} of the outputs' variance above the lowest point",
        s.stops.len(),
        s.alphas.len(),
        brief_number(largest),
        brief_number(smallest),
        number(left),
    ))
}

/// Where features come in and go out.
fn events(s: &Study) -> String {
    if s.events.is_empty() {
        return String::new();
    }
    let rows = s.events.iter().take(EVENTS).map(|event| {
        let what = if event.comes_in { "comes in" } else { "goes out" };
        let name = show(&s.data.names[event.feature]);
        [brief_number(event.alpha), format!("{name} {what}")]
    });
    let rest = s.events.len().saturating_sub(EVENTS);
    let rest = match rest {
        0 => String::new(),
        rest => format!("and {rest} more\n"),
    };
    format!("{}{rest}\n", table(["α", "event"], rows))
}

/// The two choices, and what they compete with.
fn choices(s: &Study) -> String {
    let v = &s.validation;
    let row = |name: &str, v: &Validation, k: usize, kept: usize| {
        let alpha = v.alphas[k];
        [
            name.to_owned(),
            brief_number(alpha),
            brief_number(v.mean(k)),
            brief_number(v.standard_error(k)),
            kept.to_string(),
        ]
    };
    let (best, one_se) = (v.best(), v.one_standard_error());
    let mut rows = vec![
        row("smallest error", v, best, s.kept(best).len()),
        row("one standard error", v, one_se, s.kept(one_se).len()),
    ];
    let all = s.data.columns.len();
    let ridge = &s.ridge.2;
    rows.push(row("ridge", ridge, ridge.best(), all));
    let mut more = String::new();
    if let Some(none) = &s.least_squares {
        rows.push(row("least squares", none, 0, all));
    } else {
        let why = why_no_squares(&s.data, s.settings.folds);
        more = format!("least squares: {why}\n");
    }
    let first = match s.settings.ratio {
        1.0 => "the lasso",
        0.0 => "ridge",
        _ => "the elastic net",
    };
    more += &at_an_end(first, v);
    if first != "ridge" {
        more += &at_an_end("ridge", ridge);
    }
    table(["choice", "α", "error", "± s.e.", "kept"], rows) + &more
}

/// A choice at an end of the strengths is one beyond which nothing was tried.
fn at_an_end(name: &str, v: &Validation) -> String {
    match v.best() {
        0 => format!(
            "{name}: the error is smallest at the largest α that was tried: \
             the mean may be as good\n"
        ),
        k if k + 1 == v.alphas.len() => format!(
            "{name}: the error is smallest at the smallest α that was tried: \
             no price may be as good\n"
        ),
        _ => String::new(),
    }
}

/// The weights of both choices as they are printed.
fn precise(s: &Study) -> [Precise; 2] {
    let v = &s.validation;
    let scaled = Scaled::new(&s.data);
    [v.best(), v.one_standard_error()]
        .map(|k| Precise::new(&scaled, &s.data, &s.path[k]))
}

/// Features that are so large that the weights as printed cannot be used.
fn lossy(s: &Study) -> Option<String> {
    let [best, simple] = precise(s);
    let both = best.lossy.iter().chain(&simple.lossy);
    let which: BTreeSet<usize> = both.copied().collect();
    let names = which.iter().map(|j| s.data.names[*j].as_str());
    (!which.is_empty()).then(|| {
        format!(
            "the numbers of {} are so large beside their differences that \
             weight times number loses digits; to predict with the weights, \
             move them nearer to 0 first",
            list_names(names)
        )
    })
}

/// The weights of both choices, in the file's own units.
fn weights(s: &Study) -> String {
    let [best, simple] = precise(s);
    let row =
        |name: String, a: &str, b: &str| [name, a.to_owned(), b.to_owned()];
    let intercept = "(intercept)".into();
    let mut rows = vec![row(intercept, &best.intercept, &simple.intercept)];
    let all = s.data.names.len();
    for j in 0..all {
        let [a, b] = [&best.weights[j], &simple.weights[j]];
        if [a, b] != ["0"; 2] {
            rows.push(row(show(&s.data.names[j]), a, b));
        }
    }
    let rest = match all + 1 - rows.len() {
        0 => String::new(),
        1 => "1 more feature is 0 in both\n".into(),
        n => format!("{n} more features are 0 in both\n"),
    };
    let head = ["weight of", "smallest error", "one s.e."];
    format!("{}{rest}", table(head, rows))
}

/// What quarters of the rows teach of the others.
fn splits(s: &Splits) -> String {
    let [columns, features] = s.columns;
    let row = |(name, method, kept): (&str, Method, [usize; 2])| {
        let errors = s.errors(method);
        let most = errors.iter().copied().reduce(f64::max)?;
        let least = errors.into_iter().reduce(f64::min)?;
        let [fewest, most_kept] = kept;
        Some([
            name.to_owned(),
            brief_number(s.mean(method)?),
            brief_number(least),
            brief_number(most),
            s.times(method, Method::Mean).to_string(),
            if fewest == most_kept {
                fewest.to_string()
            } else {
                format!("{fewest} to {most_kept}")
            },
        ])
    };
    let rows = [
        ("the mean", Method::Mean, [0; 2]),
        ("least squares", Method::Squares, [columns; 2]),
        ("ridge", Method::Ridge, [columns; 2]),
        ("lasso", Method::Lasso, s.kept(0)),
        ("lasso, one s.e.", Method::OneSe, s.kept(1)),
        ("least squares, plain", Method::Plain, [features; 2]),
    ];
    let head = ["price", "error", "least", "most", "below the mean", "kept"];
    let lacking = s.all.len() - s.errors(Method::Squares).len();
    let note = match lacking {
        0 => String::new(),
        n => format!("least squares has no unique answer in {n} of them\n"),
    };
    format!(
        "learnt from {} rows with {columns} columns, tested on the others; \
         {} random splits\n\n{}{note}\n",
        s.rows[0],
        s.all.len(),
        table(head, rows.into_iter().filter_map(row)),
    )
}
