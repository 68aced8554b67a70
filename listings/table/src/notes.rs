//! From columns to a table.

use crate::columns::{self};
use crate::{Decimal, Fault, Options, Reading, Recipe, Table, Taken, Target};
use crate::{categories, text};
use std::cmp::Ordering;
use std::io;

pub(crate) fn first(
    read: io::Result<&[u8]>,
    options: &Options,
) -> Result<Table, Fault> {
    let cannot = |error| Fault::new(format!("cannot be read: {error}"));
    let text = text::decode(read.map_err(cannot)?)?;
    let delimiter = options.delimiter.unwrap_or_default();
    let (mut columns, note) = columns::read_columns(text, options)?;
    categories::read_values(text, delimiter, &mut columns)?;
    categories::refuse_text_target(&columns[0])?;
    columns::refuse_gaps(&columns)?;
    columns::refuse_odd_cells(&columns)?;
    categories::refuse_many_values(&columns)?;
    let questions = columns.iter().filter_map(|c| c.ask_about_points());
    let notes = note.into_iter().chain(questions).collect();
    let target = columns.remove(0);
    let number =
        || Reading::Number { decimal: Decimal::Point, unit: String::new() };
    let mut all = vec![];
    let mut taken = vec![];
    for column in columns {
        let (reading, numbers, role) = match column.values {
            None => (number(), vec![column.numbers], "number"),
            Some(values) => {
                let (levels, numbers) = values.columns();
                (Reading::Category { levels }, numbers, "category")
            }
        };
        let name = column.name;
        let is_constant = numbers[0].windows(2).all(|two| two[0] == two[1]);
        let role = if is_constant { "constant" } else { role };
        taken.push(Taken {
            name: name.clone(),
            role: role.into(),
            why: String::new(),
        });
        if !is_constant {
            all.push(crate::Column { name, reading, numbers, gaps: 0 });
        }
    }
    Ok(Table {
        recipe: Recipe {
            target: (target.name.clone(), number()),
            columns: all
                .iter()
                .map(|c| (c.name.clone(), c.reading.clone()))
                .collect(),
            identifier: None,
            has_means: false,
        },
        lines: (2..target.numbers.len() + 2).collect(),
        target: Target {
            name: target.name,
            reading: number(),
            y: target.numbers,
        },
        columns: all,
        group: None,
        time: None,
        weights: None,
        identifier: None,
        taken,
        notes,
        warnings: vec![],
    })
}

/// Which of `count` things are alike, as their places: a group for each thing
/// that is there more than once, in the order of the first of each group.
pub(crate) fn find_alike(
    count: usize,
    compare: &dyn Fn(usize, usize) -> Ordering,
) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut groups = vec![vec![]; count];
    for group in order.chunk_by(|a, b| compare(*a, *b).is_eq()) {
        groups[group[0]] = group.to_vec();
    }
    groups.retain(|group| group.len() > 1);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stand_in_the_order_of_their_first() {
        let groups = |things: &[char]| {
            find_alike(things.len(), &|a, b| things[a].cmp(&things[b]))
        };
        let things = ['z', 'b', 'c', 'b', 'a', 'z', 'b'];
        assert_eq!(groups(&things), [vec![0, 5], vec![1, 3, 6]]);
        assert!(groups(&['c', 'a', 'b']).is_empty());
        assert!(groups(&[]).is_empty());
    }
}
