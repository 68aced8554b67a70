//! Columns of text → columns of 0 and 1.

use crate::alike::alike;
use crate::columns::Column;
use crate::read::Rows;
use crate::words::{drop_option, listed, quoted};
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

/// Reads the values of those columns that are text; none for the others.
pub(crate) fn values(
    text: &str,
    delimiter: Delimiter,
    columns: &[Column],
) -> Result<Vec<Option<Values>>, Fault> {
    let of = |column: &Column| column.is_text().then(Values::default);
    let mut values: Vec<Option<Values>> = columns.iter().map(of).collect();
    if values.iter().all(Option::is_none) {
        return Ok(values);
    }
    let mut rows = Rows::new(text, delimiter);
    rows.read()?; // the header
    while let Some(row) = rows.read()? {
        for (column, values) in columns.iter().zip(&mut values) {
            if let Some(values) = values {
                values.add(row.cell(column.place));
            }
        }
    }
    Ok(values)
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
        let mut values = self.places.keys();
        let base = values.next().map_or("", String::as_str);
        let name = quoted(name);
        match values.next() {
            None => format!(
                "column {name} is left out: it is {} in every row",
                quoted(base)
            ),
            Some(_) => format!(
                "column {name} is text: its base value is {}, and each other \
                 value has a column of 0 and 1",
                quoted(base)
            ),
        }
    }
}

/// The target must be numbers.
pub(crate) fn no_text_target(
    text: &str,
    delimiter: Delimiter,
    target: &[Column],
) -> Result<(), Fault> {
    let values = values(text, delimiter, target)?;
    let Some(Some(values)) = values.first() else {
        return Ok(());
    };
    let first = values.places.keys().take(3);
    let first: Vec<String> = first.map(|value| quoted(value)).collect();
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
    Err(Fault::new(what).column(&target[0].name))
}

/// No column of text may have so many values that each is a row's name.
pub(crate) fn not_too_many(
    columns: &[Column],
    values: &[Option<Values>],
) -> Result<(), Fault> {
    let is_many = |v: &Values| v.places.len() > MOST || v.are_names_of_rows();
    let (names, counts): (Vec<&str>, Vec<String>) = columns
        .iter()
        .zip(values)
        .filter_map(|(c, v)| v.as_ref().filter(|v| is_many(v)).map(|v| (c, v)))
        .map(|(c, v)| {
            (&*c.name, format!("{} ({})", quoted(&c.name), v.places.len()))
        })
        .unzip();
    if names.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!(
        "--categories: too many different values in {}; at most {MOST} are \
         allowed, and not nearly one for each row; leave out: {}",
        listed(&counts),
        drop_option(&names)
    )))
}

/// The new names must differ from one another and from the old.
pub(crate) fn no_name_twice(names: &[String]) -> Result<(), Fault> {
    let groups = alike(names.len(), &|a, b| names[a].cmp(&names[b]));
    let Some(twice) = groups.iter().map(|same| same[1]).min() else {
        return Ok(());
    };
    Err(Fault::new(format!(
        "--categories makes a second column {}; rename one of them in the file",
        quoted(&names[twice])
    )))
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, study};
    use std::fmt::Write as _;

    const CSV: &str = "city,x,y,size\nRome,1,2,L\nOslo,2,5,S\nOslo,4,4,M\n\
                       Bern,3,1,L\n";

    #[test]
    fn text_becomes_columns_of_0_and_1() {
        let study = study(CSV, "categories");
        let names = ["city=Oslo", "city=Rome", "x", "size=M", "size=S"];
        assert_eq!(study.names, names);
        assert_eq!(
            study.columns,
            [
                [0.0, 1.0, 1.0, 0.0],
                [1.0, 0.0, 0.0, 0.0],
                [1.0, 2.0, 4.0, 3.0],
                [0.0, 0.0, 1.0, 0.0],
                [0.0, 1.0, 0.0, 0.0],
            ]
        );
        assert_eq!(
            study.notes,
            [
                "column 'city' is text: its base value is 'Bern', and each \
                 other value has a column of 0 and 1",
                "column 'size' is text: its base value is 'L', and each \
                 other value has a column of 0 and 1",
            ]
        );
    }

    #[test]
    fn one_value_makes_no_column() {
        let study = study("x,y,unit\n1,2,kg\n2,1,kg\n", "categories");
        assert_eq!(study.names, ["x"]);
        assert_eq!(
            study.notes,
            ["column 'unit' is left out: it is 'kg' in every row"]
        );
    }

    #[test]
    fn too_many_values() {
        let mut csv = "id,x,y,b\n".to_owned();
        for i in 0..202 {
            writeln!(csv, "r{},{i},{},v{}", i / 2, i * i, i % 100).unwrap();
        }
        assert_eq!(
            message(&csv, "categories"),
            "data.csv: --categories: too many different values in 'id' \
             (101); at most 100 are allowed, and not nearly one for each \
             row; leave out: --drop id"
        );
        assert_eq!(study(&csv, "categories&drop=id").columns.len(), 100);
    }

    /// A name for nearly every row is no category, and is not called one.
    #[test]
    fn names_of_rows() {
        let csv = |values: usize| {
            let mut csv = "id,x,y\n".to_owned();
            for i in 0..16 {
                writeln!(csv, "r{},{i},{}", i % values, i * i).unwrap();
            }
            csv
        };
        assert_eq!(
            message(&csv(13), "categories"),
            "data.csv: --categories: too many different values in 'id' (13); \
             at most 100 are allowed, and not nearly one for each row; leave \
             out: --drop id"
        );
        assert_eq!(
            message(&csv(13), ""),
            "data.csv: a column holds text, not numbers: 'id' (line 2: \
             'r0'); leave out what is of no use: --drop id"
        );
        assert_eq!(study(&csv(12), "categories").columns.len(), 12);
        assert!(message(&csv(12), "").ends_with("--categories"));
    }

    #[test]
    fn names_that_meet() {
        assert_eq!(
            message("a,a=z,y\nx,1,2\nz,2,1\n", "categories"),
            "data.csv: --categories makes a second column 'a=z'; rename one \
             of them in the file"
        );
    }

    #[test]
    fn a_target_that_is_text() {
        for options in ["", "categories"] {
            assert_eq!(
                message("x,y\n1,yes\n2,no\n3,yes\n", options),
                "data.csv, column 'y': the target is text, 'no' and 'yes'; \
                 it must be numbers: write 0 and 1 for them, or choose \
                 another target"
            );
        }
        assert_eq!(
            message("x,y\n1,d\n2,c\n3,b\n4,a\n", ""),
            "data.csv, column 'y': the target is text ('a', 'b', 'c', …); \
             it must be numbers: choose another target"
        );
        assert_eq!(
            message("x,y\n1,a\n2,a\n", ""),
            "data.csv, column 'y': the target is text ('a', …); it must be \
             numbers: choose another target"
        );
    }
}
