//! What the program prints.

use crate::Scaled;
use crate::figures::brief_number;
use crate::problem::Problem;
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

/// A quarter of the rows, and noise.
fn more(s: &Study) -> String {
    let small = s.small.as_ref().map_or_else(String::new, |small| {
        let row = |price: &str, error: Option<f64>, kept: usize| {
            let error = error.map_or_else(|| "none".into(), brief_number);
            [price.to_owned(), error, kept.to_string()]
        };
        let all = small.columns;
        let rows = [
            row("the mean", Some(small.mean), 0),
            row("least squares", small.least_squares, all),
            row("ridge", Some(small.ridge), all),
            row("lasso", Some(small.lasso), small.kept.0),
            row("lasso, one s.e.", Some(small.one_se), small.kept.1),
        ];
        format!(
            "learnt from {} rows with {all} columns, tested on the others\n\n\
             {}\n",
            small.rows,
            table(["price", "error", "kept"], rows),
        )
    });
    format!(
        "{small}of {} features of noise are kept, in the mean of {} draws: \
         {}, one s.e. {}\n",
        crate::study::NOISE,
        s.survivors.len(),
        number(mean_of(&s.survivors, |noise| noise.best)),
        number(mean_of(&s.survivors, |noise| noise.simple)),
    )
}
