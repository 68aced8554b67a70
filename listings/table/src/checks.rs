//! What may be wrong with the numbers themselves.

use crate::evidence::Evidence;
use crate::message::{Lines, list, list_names, option, quote};
use crate::{Column, Reading, Table};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What may be wrong, as sentences.
pub(crate) fn warn(table: &Table, columns: &[Evidence]) -> Vec<String> {
    let names = columns.iter().map(|seen| (&*seen.name, seen));
    let by_name: HashMap<&str, &Evidence> = names.collect();
    let mut warnings = vec![];
    warnings.extend(warn_of_target(table));
    warnings.extend(warn_of_copies(table));
    warnings.extend(table.columns.iter().filter_map(warn_of_count));
    warnings.extend(table.columns.iter().filter_map(warn_of_far_value));
    warnings.extend(warn_of_groups(table));
    warnings.extend(warn_of_spelling(table, &by_name));
    warnings.extend(columns.iter().filter_map(warn_of_total));
    warnings.extend(warn_of_identifiers(table, &by_name));
    warnings.extend(warn_of_repeated_names(table, &by_name));
    warnings.extend(warn_of_repeats(table));
    warnings.extend(warn_of_few_rows(table));
    warnings
}

/// Each column that equals an earlier one, with the first of these.
pub(crate) fn find_copies(columns: &[Column]) -> Vec<(usize, usize)> {
    let compare = |a: &usize, b: &usize| {
        let [a, b] = [*a, *b].map(|j| columns[j].numbers.iter().flatten());
        a.partial_cmp(b).unwrap_or(Ordering::Equal)
    };
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let can = |j: &usize| columns[*j].gaps == 0;
    order.retain(can);
    order.sort_by(compare);
    let groups = order.chunk_by(|a, b| compare(a, b).is_eq());
    let pairs = groups
        .flat_map(|group| group[1..].iter().map(|copy| (*copy, group[0])));
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

/// Says something of all columns of which it is true, with an option.
fn say_of<'a>(
    columns: impl Iterator<Item = &'a Column>,
    name_of_option: &str,
    says: impl FnOnce(String, String) -> String,
) -> Option<String> {
    let names: Vec<&str> = columns.map(|column| &*column.name).collect();
    let listed = list_names(names.iter().copied());
    (!names.is_empty()).then(|| says(listed, option(name_of_option, &names)))
}

/// A column that says what the target is, in other units.
fn warn_of_target(table: &Table) -> Option<String> {
    let y = &table.target.y;
    let is_it = |column: &&Column| {
        y.len() > 3 && column.numbers.iter().any(|list| is_line(list, y))
    };
    let target = quote(&table.target.name);
    say_of(table.columns.iter().filter(is_it), "--drop", |names, drop| {
        format!(
            "the target {target} can be computed from one column alone, \
             {names}: is it the target in other units, known only \
             afterwards? then leave it out: {drop}"
        )
    })
}

/// Whether y = a + b·x in all rows in which x is there, but for rounding.
fn is_line(x: &[f64], y: &[f64]) -> bool {
    let there = || x.iter().zip(y).filter(|(x, _)| !x.is_nan());
    let n = there().count() as f64;
    let [mean_x, mean_y] = [
        there().map(|(x, _)| x / n).sum::<f64>(),
        there().map(|(_, y)| y / n).sum::<f64>(),
    ];
    let sum = |f: fn(f64, f64) -> f64| -> f64 {
        there().map(|(x, y)| f(x - mean_x, y - mean_y)).sum()
    };
    let (xx, xy, yy) =
        (sum(|x, _| x * x), sum(|x, y| x * y), sum(|_, y| y * y));
    xx > 0.0
        && yy > 0.0
        && xy / xx.sqrt() * (xy / xx.sqrt()) > yy * (1.0 - 1e-9)
}

fn warn_of_copies(table: &Table) -> Option<String> {
    let name = |j: usize| quote(&table.columns[j].name);
    let copies = find_copies(&table.columns).into_iter();
    let says =
        copies.map(|(copy, of)| format!("{} of {}", name(copy), name(of)));
    let says: Vec<String> = says.collect();
    (!says.is_empty()).then(|| {
        format!(
            "some columns are copies, {}: how a weight is shared among copies \
             says nothing about them",
            list(&says)
        )
    })
}

/// A column that counts the rows.
fn warn_of_count(column: &Column) -> Option<String> {
    let [numbers] = &column.numbers[..] else { return None };
    let counts = numbers.len() > 10
        && [0.0, 1.0].contains(&numbers[0])
        && numbers.windows(2).all(|two| two[1] == two[0] + 1.0);
    counts.then(|| {
        format!(
            "column {} counts the rows; if it only numbers them, leave it \
             out: {}",
            quote(&column.name),
            option("--drop", &[&column.name])
        )
    })
}

/// A value that several rows have, far from all others, is often a gap.
fn warn_of_far_value(column: &Column) -> Option<String> {
    let Reading::Number { .. } = column.reading else { return None };
    let there = column.numbers[0].iter().filter(|n| !n.is_nan());
    let mut sorted: Vec<f64> = there.copied().collect();
    sorted.sort_by(f64::total_cmp);
    let mut values = sorted.clone();
    values.dedup();
    let [first, second, .., before, last] = values[..] else { return None };
    let is_far = |end: f64, from: f64, to: f64| {
        let count = sorted.iter().filter(|n| **n == end).count();
        let is_it =
            end != 0.0 && count > 1 && (end - from).abs() > (from - to).abs();
        is_it.then_some((end, count))
    };
    let found = is_far(first, second, last);
    let found = found.or_else(|| is_far(last, before, first));
    found.map(|(value, count)| {
        format!(
            "column {} is {value} in {count} rows, far from all other \
             numbers; if it stands for a gap, empty these cells",
            quote(&column.name)
        )
    })
}

/// A few whole numbers may be codes, and those of the target classes.
pub(crate) fn note_codes(table: &Table) -> Vec<String> {
    let is_few = |column: &&Column| match &column.numbers[..] {
        [numbers] => find_few(numbers).is_some(),
        _ => false,
    };
    let few = table.columns.iter().filter(is_few);
    let columns = say_of(few, "--categories", |names, option| {
        format!(
            "a few whole numbers, read as numbers: {names}; where they are \
             codes for categories, add {option}"
        )
    });
    let target = find_few(&table.target.y).map(|first| {
        format!(
            "the target {} has a few whole numbers, and is read as a number; \
             where they are codes for classes, tell one of them from all \
             others, as with --yes {first}",
            quote(&table.target.name)
        )
    });
    columns.into_iter().chain(target).collect()
}

/// The least of a few whole numbers that come often.
fn find_few(numbers: &[f64]) -> Option<f64> {
    let mut values: Vec<f64> = vec![];
    for number in numbers.iter().filter(|n| !n.is_nan()) {
        if number.fract() != 0.0 || values.len() > 10 {
            return None;
        }
        if !values.contains(number) {
            values.push(*number);
        }
    }
    let is_few =
        (3..=10).contains(&values.len()) && numbers.len() >= 3 * values.len();
    values.into_iter().filter(|_| is_few).reduce(f64::min)
}

/// Many levels with some rows each may be persons, places or days.
fn warn_of_groups(table: &Table) -> Option<String> {
    let is_many = |column: &&Column| column.numbers.len() > 20;
    let many = table.columns.iter().filter(is_many);
    say_of(many, "--group", |names, option| {
        format!(
            "many categories: {names}; where the rows of each belong together, \
             as those of a person, add {option}"
        )
    })
}

/// Levels that differ only in capitals, spaces, dashes or what is not seen.
fn warn_of_spelling(
    table: &Table,
    seen: &HashMap<&str, &Evidence>,
) -> Vec<String> {
    let mut warnings = vec![];
    for column in &table.columns {
        let Reading::Category { .. } = column.reading else { continue };
        let levels = seen.get(&*column.name).map(|seen| seen.levels());
        let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (level, rows) in levels.into_iter().flatten() {
            let letters = level.chars().filter(|c| {
                !" -_.\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}"
                    .contains(*c)
            });
            let simple = letters.flat_map(char::to_lowercase).collect();
            let shown = format!("{} ({rows} rows)", quote(level));
            alike.entry(simple).or_default().push(shown);
        }
        for levels in alike.values().filter(|levels| levels.len() > 1) {
            warnings.push(format!(
                "column {} has {}: if they mean the same, write them in the \
                 same way",
                quote(&column.name),
                list(levels)
            ));
        }
    }
    warnings
}

/// A row of sums is no row of data: the last, or a few among the others.
fn warn_of_total(column: &Evidence) -> Option<String> {
    let total = column.total.as_ref()?;
    let is_last = column.total_row == column.rows;
    let says = match column.totals {
        1 if is_last => format!(
            "the last row says {total}; if it is a sum of the others, delete it"
        ),
        n if 4 * n > column.rows => return None,
        1 => format!("a row says {total}; if it is a sum, delete it"),
        n => format!(
            "{n} rows have words as {total}; if they are sums, delete them"
        ),
    };
    Some(format!("column {}: {says}", quote(&column.name)))
}

/// Long whole numbers that differ in all rows are often identifiers.
fn warn_of_identifiers(
    table: &Table,
    seen: &HashMap<&str, &Evidence>,
) -> Option<String> {
    let is_one = |column: &&Column| {
        let length = seen.get(&*column.name).and_then(|seen| seen.length);
        let is_long = length.is_some_and(|length| length > 5);
        let mut sorted = column.numbers[0].clone();
        sorted.sort_by(f64::total_cmp);
        is_long
            && sorted.len() > 10
            && matches!(column.reading, Reading::Number { .. })
            && sorted.windows(2).all(|two| two[0] < two[1])
    };
    let all = table.columns.iter().filter(is_one);
    say_of(all, "--drop", |names, drop| {
        format!(
            "whole numbers that differ in all rows: {names}; if they name the \
             rows, leave them out: {drop}"
        )
    })
}

/// Whole numbers that are called as names of rows are, but come again: the
/// same person, perhaps.
fn warn_of_repeated_names(
    table: &Table,
    seen: &HashMap<&str, &Evidence>,
) -> Option<String> {
    let is_one = |column: &&Column| {
        if !matches!(column.reading, Reading::Number { .. })
            || !seen.get(&*column.name).is_some_and(|seen| seen.names_rows)
        {
            return false;
        }
        let mut values = column.numbers[0].clone();
        values.sort_by(f64::total_cmp);
        values.dedup();
        values.iter().all(|value| value.fract() == 0.0)
            && (3..column.numbers[0].len()).contains(&values.len())
    };
    let all = table.columns.iter().filter(is_one);
    say_of(all, "--group", |names, group| {
        format!(
            "read as numbers, but called as names are: {names}; where rows of \
             the same number belong together, as those of a person, add {group}"
        )
    })
}

/// Rows that are equal in all columns and the target.
fn warn_of_repeats(table: &Table) -> Option<String> {
    let lists = || {
        let lists = table.columns.iter().flat_map(|c| &c.numbers);
        lists.chain([&table.target.y])
    };
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut repeats = Lines::NONE;
    let mut example = 0;
    for (i, line) in table.lines.iter().enumerate() {
        let mut row = DefaultHasher::new();
        lists().for_each(|list| list[i].to_bits().hash(&mut row));
        let row = row.finish();
        match first.get(&row) {
            Some(before) => {
                example = if example == 0 { *before } else { example };
                repeats.add(*line);
            }
            None => {
                first.insert(row, *line);
            }
        }
    }
    (repeats.count > 0).then(|| {
        format!(
            "rows repeat earlier ones in all columns: {repeats} (the first \
             repeats line {example}); a row that is learnt from and predicted, \
             too, makes errors look too small; delete what was entered twice"
        )
    })
}

fn warn_of_few_rows(table: &Table) -> Option<String> {
    // With one level less the others say the same.
    let count = |column: &Column| column.numbers.len().max(2) - 1;
    let features: usize = table.columns.iter().map(count).sum();
    let y = &table.target.y;
    let (rows, what) = match &table.target.reading {
        // What teaches about a label is its rarer value.
        Reading::YesNo { no, yes } => {
            let yes_rows = y.iter().filter(|y| **y == 1.0).count();
            let no_rows = y.len() - yes_rows;
            let no = no.as_deref().unwrap_or("any other");
            if yes_rows <= no_rows {
                (yes_rows, format!("rows of {}", quote(yes)))
            } else {
                (no_rows, format!("rows of {}", quote(no)))
            }
        }
        _ => (y.len(), "rows".to_owned()),
    };
    (rows < 10 * features).then(|| {
        format!(
            "{what}: {rows}, features: {features}; with fewer than ten rows \
             for each feature, weights are uncertain"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::find_few;

    #[test]
    fn three_to_ten_whole_numbers_are_a_few() {
        let few = [2, 3, 10, 11].map(|count| {
            let rows = (0..3 * count).map(|i| f64::from(i % count));
            find_few(&rows.collect::<Vec<f64>>())
        });
        assert_eq!(few, [None, Some(0.0), Some(0.0), None]);
    }
}
