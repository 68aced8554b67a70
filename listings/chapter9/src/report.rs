//! What the program prints.

use crate::Scaled;
use crate::figures::brief_number;
use crate::problem::Problem;
use crate::splits::{Method, Splits};
use crate::study::{Study, mean_of};
use ::table::shown;
use command::table;
use figure::number;

/// At most so many events are printed.
const EVENTS: usize = 40;

pub(crate) fn report(p: &Problem) -> String {
    let s = &p.study;
    let settings = &s.settings;
    let notes: Vec<String> =
        p.notes.iter().map(|note| format!("note: {note}\n")).collect();
    format!(
        "{} rows, {} features, to predict {}; {} folds\n{}\n{}{}\n{}\n{}",
        number(s.data.rows() as f64),
        number(s.data.columns.len() as f64),
        shown(&p.target),
        settings.folds,
        notes.concat(),
        events(s),
        choices(s),
        weights(s),
        more(s),
    )
}

/// Where features come in and go out.
fn events(s: &Study) -> String {
    if s.events.is_empty() {
        return String::new();
    }
    let rows = s.events.iter().take(EVENTS).map(|event| {
        let what = if event.comes_in { "comes in" } else { "goes out" };
        let name = shown(&s.data.names[event.feature]);
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
    let row = |name: &str, v: &crate::Validation, k: usize, kept: usize| {
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
    match &s.least_squares {
        Some(none) => rows.push(row("least squares", none, 0, all)),
        None => {
            more += "least squares: the features depend on each other, or \
                         are too many, and there is no unique answer\n";
        }
    }
    if best + 1 == v.alphas.len() {
        more += "the error is smallest at the smallest α that was tried: no \
                 price may be as good\n";
    }
    table(["choice", "α", "error", "± s.e.", "kept"], rows) + &more
}

/// The weights of both choices, in the file's own units.
fn weights(s: &Study) -> String {
    let v = &s.validation;
    let scaled = Scaled::new(&s.data);
    let [best, simple] = [v.best(), v.one_standard_error()]
        .map(|k| scaled.in_own_units(&s.path[k]));
    let row = |name: String, a: f64, b: f64, often: String| {
        [name, number(a), number(b), often]
    };
    let mut rows =
        vec![row("(intercept)".into(), best.0, simple.0, String::new())];
    // Those too that another sample would rather keep than not.
    let is_shown = |j: &usize| {
        let weights = [best.1[*j], simple.1[*j]];
        weights != [0.0; 2] || s.frequencies[*j] >= 0.5
    };
    let all = s.data.names.len();
    for j in (0..all).filter(is_shown) {
        let often = format!("{}", (100.0 * s.frequencies[j]).round());
        let name = shown(&s.data.names[j]);
        rows.push(row(name, best.1[j], simple.1[j], often));
    }
    let dropped = all + 1 - rows.len();
    let rest = match dropped {
        0 => String::new(),
        1 => "1 more feature is 0 in both, and in most draws\n".into(),
        n => format!("{n} more features are 0 in both, and in most draws\n"),
    };
    let head = ["weight of", "smallest error", "one s.e.", "% of draws"];
    format!("{}{rest}", table(head, rows))
}

/// Quarters of the rows, and noise.
fn more(s: &Study) -> String {
    format!(
        "{}of {} features of noise are kept, in the mean of {} draws: \
         {}, one s.e. {}\n",
        s.splits.as_ref().map_or_else(String::new, splits),
        crate::study::NOISE,
        s.survivors.len(),
        number(mean_of(&s.survivors, |noise| noise.best)),
        number(mean_of(&s.survivors, |noise| noise.simple)),
    )
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
