//! Columns of text → columns of 0 and 1.

use crate::columns::{Column, names_where};
use crate::message::{drop_option, list, quote};
use crate::rows::Rows;
use crate::{Delimiter, Fault};
use std::collections::BTreeMap;

/// More values than these are rather names of rows.
const MOST: usize = 100;

/// So few values are never names of rows.
const FEW: usize = 10;

/// The values of a column of text.
#[derive(Default)]
pub(crate) struct Values {
    /// Each value with its place in the order of their first rows.
    places: BTreeMap<String, usize>,
    /// For each row, its value's place.
    rows: Vec<usize>,
}

/// Reads the values of those columns that are text.
pub(crate) fn read_values(
    text: &str,
    delimiter: Delimiter,
    columns: &mut [Column],
) -> Result<(), Fault> {
    for column in columns.iter_mut().filter(|column| column.is_text()) {
        column.values = Some(Values::default());
    }
    if columns.iter().all(|column| column.values.is_none()) {
        return Ok(());
    }
    let mut rows = Rows::new(text, delimiter);
    rows.read()?; // the header
    while let Some(row) = rows.read()? {
        for Column { values, place, .. } in &mut *columns {
            if let Some(values) = values {
                values.add(row.cell(*place));
            }
        }
    }
    Ok(())
}

impl Values {
    fn add(&mut self, value: &str) {
        let next = self.places.len();
        let place = self.places.get(value).copied();
        self.rows.push(place.unwrap_or_else(|| {
            self.places.insert(value.to_owned(), next);
            next
        }));
    }

    /// The levels, and a column of 0 and 1 for each.
    pub(crate) fn columns(&self) -> (Vec<String>, Vec<Vec<f64>>) {
        let column = |(value, place): (&String, &usize)| {
            let is_it = |row: &usize| f64::from(u8::from(row == place));
            (value.clone(), self.rows.iter().map(is_it).collect())
        };
        self.places.iter().map(column).unzip()
    }

    /// Whether nearly every row has a value of its own: then they are names
    /// of the rows.
    pub(crate) fn are_names_of_rows(&self) -> bool {
        let count = self.places.len();
        count > FEW && 4 * count > 3 * self.rows.len()
    }
}

/// The target must be numbers.
pub(crate) fn refuse_text_target(target: &Column) -> Result<(), Fault> {
    let Some(values) = &target.values else { return Ok(()) };
    let first = values.places.keys().take(3);
    let first: Vec<String> = first.map(|value| quote(value)).collect();
    let what = match &first[..] {
        [no, yes] => format!(
            "the target is text, {no} and {yes}; it must be numbers: write 0 \
             and 1 for them, or choose another target"
        ),
        _ => format!(
            "the target is text ({}, …); it must be numbers: choose another \
             target",
            first.join(", ")
        ),
    };
    Err(Fault::new(what).column(&target.name))
}

/// No column of text may have so many values that each is a row's name.
pub(crate) fn refuse_many_values(columns: &[Column]) -> Result<(), Fault> {
    let count = |column: &Column| {
        let values = column.values.as_ref()?;
        let count = values.places.len();
        (count > MOST || values.are_names_of_rows()).then_some(count)
    };
    let counts: Vec<String> = columns
        .iter()
        .filter_map(|c| Some(format!("{} ({})", quote(&c.name), count(c)?)))
        .collect();
    if counts.is_empty() {
        return Ok(());
    }
    let names = names_where(columns, |column| count(column).is_some());
    Err(Fault::new(format!(
        "--categories: too many different values in {}; at most {MOST} are \
         allowed, and not nearly one for each row; leave out: {}",
        list(&counts),
        drop_option(&names)
    )))
}
