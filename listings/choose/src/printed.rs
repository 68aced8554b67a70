//! What the program prints.

use crate::recommend::spoken;
use crate::said::{self, Sheet};
use crate::study::Study;
use command::table;
use figure::number;
use table::{Taken, show};

/// What each column was taken for, the comparison, and which model to take.
pub(crate) fn printed(s: &Study) -> String {
    let rows = s.taken.iter().map(|taken: &Taken| {
        [show(&taken.name), taken.role.clone(), taken.why.clone()]
    });
    let columns = table(["column", "taken for", ""], rows);
    let notes = s.notes.iter().map(|note| format!("note: {note}\n"));
    let confusion = said::confusion(s).zip(said::cut_off(s));
    let confusion = confusion.map(|(sheet, says)| {
        let name = spoken(s.recommendation.kind);
        let head = format!("rows left out, and what {name} calls them:");
        format!("\n{head}\n{}\n{says}\n", grid::<3>(sheet))
    });
    format!(
        "{columns}\n{}{} rows, {} columns of numbers, to predict {}; {} folds, \
         seed {}\n\n{}\n{}\n{}",
        notes.collect::<String>(),
        number(s.data.y.len() as f64),
        number(s.names.len() as f64),
        show(&s.data.target),
        s.settings.folds,
        s.settings.seed,
        grid::<8>(said::comparison(s, &said::models(s))),
        s.recommendation.sentence,
        confusion.unwrap_or_default(),
    )
}

fn grid<const N: usize>((head, rows): Sheet) -> String {
    let cells = |row: Vec<String>| -> [String; N] {
        row.try_into().expect("a table has as many columns as its head")
    };
    let head = cells(head);
    table(head.each_ref().map(String::as_str), rows.into_iter().map(cells))
}
