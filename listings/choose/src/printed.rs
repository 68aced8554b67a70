//! What the program prints.

use crate::Model;
use crate::study::Study;
use command::table;
use figure::{brief_number, fixed, number};
use table::{Taken, show};

/// What each column was taken for, the comparison, and which model to take.
pub(crate) fn printed(s: &Study) -> String {
    let rows = s.taken.iter().map(|taken: &Taken| {
        [show(&taken.name), taken.role.clone(), taken.why.clone()]
    });
    let columns = table(["column", "taken for", ""], rows);
    let notes = s.notes.iter().map(|note| format!("note: {note}\n"));
    format!(
        "{columns}\n{}{} rows, {} columns of numbers, to predict {}; {} folds, \
         seed {}\n\n{}\n{}\n",
        notes.collect::<String>(),
        number(s.data.y.len() as f64),
        number(s.names.len() as f64),
        show(&s.data.target),
        s.settings.folds,
        s.settings.seed,
        comparison(s),
        s.recommendation.sentence,
    )
}

/// By how much the error is above the smallest, and the standard error of it:
/// 0 where both fits are one but for rounding.
pub(crate) fn above_the_best(m: &Model) -> [f64; 2] {
    let is_rounding = m.difference.mean.abs() < 1e-9 * m.error;
    if is_rounding {
        return [0.0; 2];
    }
    [m.difference.mean, m.difference.standard_error]
}

fn comparison(s: &Study) -> String {
    let mut models: Vec<&Model> = s.comparison.models.iter().collect();
    models.sort_by(|a, b| a.error.total_cmp(&b.error));
    let row = |m: &Model| {
        let [more, its_error] = above_the_best(m);
        let kept = m.fit.weights.iter().filter(|w| **w != 0.0).count();
        [
            m.kind.name().to_owned(),
            brief_number(m.root),
            fixed(m.r_squared, 3),
            brief_number(m.error),
            brief_number(m.standard_error),
            brief_number(more),
            brief_number(its_error),
            kept.to_string(),
        ]
    };
    let head = [
        "model",
        "root",
        "R²",
        "error",
        "± s.e.",
        "above best",
        "± s.e.",
        "columns",
    ];
    table(head, models.into_iter().map(row))
}
