//! Columns of text → columns of 0 and 1.

use crate::columns::{Column, names_where};
use crate::message::{drop_option, list, quote};
use crate::notes::find_alike;
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

    /// A column of 0 and 1 for each value but the first in alphabetical
    /// order, with the name `column=value`.
    pub(crate) fn columns<'a>(
        &'a self,
        name: &'a str,
    ) -> impl Iterator<Item = (String, Vec<f64>)> + 'a {
        self.places.iter().skip(1).map(move |(value, place)| {
            let is_it = |row: &usize| f64::from(u8::from(row == place));
            let numbers = self.rows.iter().map(is_it).collect();
            (format!("{name}={value}"), numbers)
        })
    }

    /// Whether nearly every row has a value of its own: then they are names
    /// of the rows.
    pub(crate) fn are_names_of_rows(&self) -> bool {
        let count = self.places.len();
        count > FEW && 4 * count > 3 * self.rows.len()
    }

    /// What became of the column.
    pub(crate) fn note(&self, name: &str) -> String {
        let mut values = self.places.keys().map(|value| quote(value));
        let base = values.next().unwrap_or_default();
        let name = quote(name);
        match values.next() {
            None => {
                format!("column {name} is left out: it is {base} in every row")
            }
            Some(_) => format!(
                "column {name} is text: its base value is {base}, and each \
                 other value has a column of 0 and 1"
            ),
        }
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

/// The new names must differ from one another and from the old.
pub(crate) fn refuse_names_twice(names: &[String]) -> Result<(), Fault> {
    let groups = find_alike(names.len(), &|a, b| names[a].cmp(&names[b]));
    let Some(twice) = groups.iter().map(|same| same[1]).min() else {
        return Ok(());
    };
    Err(Fault::new(format!(
        "--categories makes a second column {}; rename one of them in the file",
        quote(&names[twice])
    )))
}
