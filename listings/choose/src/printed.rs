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

fn comparison(s: &Study) -> String {
    let mut models: Vec<&Model> = s.comparison.models.iter().collect();
    models.sort_by(|a, b| a.error.total_cmp(&b.error));
    let row = |m: &Model| {
        let more = m.difference;
        let kept = m.fit.weights.iter().filter(|w| **w != 0.0).count();
        [
            m.kind.name().to_owned(),
            brief_number(m.root),
            fixed(m.r_squared, 3),
            brief_number(m.error),
            brief_number(m.standard_error),
            brief_number(more.mean),
            brief_number(more.standard_error),
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
