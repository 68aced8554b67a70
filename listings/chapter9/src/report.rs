//! What the program prints.

use crate::problem::Problem;
use crate::splits::{Method, Splits};
use crate::study::Study;
use crate::{Scaled, Validation};
use command::table;
use figure::{brief_number, number};

/// At most so many events are printed.
const EVENTS: usize = 40;

pub(crate) fn report(p: &Problem) -> String {
    let s = &p.study;
    let settings = &s.settings;
    let shuffled = p.seed.map(|seed| format!(", rows shuffled: --seed {seed}"));
    format!(
        "{} rows, {} features, to predict y; {} folds{}\n\n{}{}\n{}\n{}",
        number(s.data.rows() as f64),
        number(s.data.columns.len() as f64),
        settings.folds,
        shuffled.unwrap_or_default(),
        events(s),
        choices(s),
        weights(s),
        splits(&s.splits),
    )
}

/// Where features come in and go out.
fn events(s: &Study) -> String {
    if s.events.is_empty() {
        return String::new();
    }
    let rows = s.events.iter().take(EVENTS).map(|event| {
        let what = if event.comes_in { "comes in" } else { "goes out" };
        let name = &s.data.names[event.feature];
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
    rows.push(row("least squares", &s.least_squares, 0, all));
    let first = match s.settings.ratio {
        1.0 => "the lasso",
        0.0 => "ridge",
        _ => "the elastic net",
    };
    let mut more = at_an_end(first, v);
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

/// The weights of both choices, in the units of the file.
fn weights(s: &Study) -> String {
    let v = &s.validation;
    let scaled = Scaled::new(&s.data);
    let own = |k: usize| scaled.in_own_units(&s.path[k]);
    let [best, simple] = [v.best(), v.one_standard_error()].map(own);
    let row = |name: &str, a, b| [name.to_owned(), number(a), number(b)];
    let mut rows = vec![row("(intercept)", best.0, simple.0)];
    let all = s.data.names.len();
    for (name, (a, b)) in s.data.names.iter().zip(best.1.iter().zip(&simple.1))
    {
        if [*a, *b] != [0.0; 2] {
            rows.push(row(name, *a, *b));
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
