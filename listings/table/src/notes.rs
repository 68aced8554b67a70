//! What is no fault, but good to know.

use crate::message::{list_names, quote};
use crate::{Fault, Table};
use std::cmp::Ordering;

/// Leaves out the columns that are the same in every row, and says so.
///
/// # Errors
/// If the target is, or no column is left.
pub(crate) fn leave_out_constants(table: &mut Table) -> Result<(), Fault> {
    if is_constant(&table.y) {
        let what = "the target is the same in every row, so that there is \
                    nothing to explain; choose another target";
        return Err(Fault::new(what).column(&table.target));
    }
    let constant: Vec<bool> =
        table.columns.iter().map(|column| is_constant(column)).collect();
    let lost = table.names.iter().zip(&constant).filter(|(_, c)| **c);
    let lost: Vec<&str> = lost.map(|(name, _)| name.as_str()).collect();
    match &lost[..] {
        [] => {}
        [name] => table.notes.push(format!(
            "column {} is left out: it is the same in every row",
            quote(name)
        )),
        several => table.notes.push(format!(
            "columns {} are left out: each is the same in every row",
            list_names(several.iter().copied())
        )),
    }
    let mut is_kept = constant.iter().map(|constant| !constant);
    table.names.retain(|_| is_kept.next() == Some(true));
    let mut is_kept = constant.iter().map(|constant| !constant);
    table.columns.retain(|_| is_kept.next() == Some(true));
    if table.columns.is_empty() {
        let none = "no column that differs from row to row is left";
        return Err(Fault::nothing_besides(none, &table.target));
    }
    Ok(())
}

/// Whether all numbers are equal.
fn is_constant(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0] == pair[1])
}

/// Says which columns are exact copies of one another, or of the target.
pub(crate) fn say_copies(table: &mut Table) {
    let columns = &table.columns;
    let name = |j: &usize| table.names[*j].as_str();
    let copies = find_alike(columns.len(), &|a, b| {
        let order = columns[a].partial_cmp(&columns[b]);
        order.expect("all numbers are finite")
    });
    let mut notes: Vec<String> = copies
        .iter()
        .map(|group| {
            format!(
                "columns {} are exact copies of one another: how a weight is \
                 shared among them says nothing about them",
                list_names(group.iter().map(name))
            )
        })
        .collect();
    let target = (0..columns.len()).filter(|j| columns[*j] == table.y);
    notes.extend(target.map(|j| {
        format!(
            "column {} is an exact copy of the target {}",
            quote(name(&j)),
            quote(&table.target)
        )
    }));
    table.notes.extend(notes);
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
