//! The first row → the names of the columns, and which of them are used.

use crate::cell::is_number;
use crate::message::{drop_option, list, quote, quote_for_shell, show};
use crate::notes::find_alike;
use crate::rows::Row;
use crate::{Fault, Options};
use std::cmp::Ordering;

/// The columns of a file.
pub(crate) struct Header {
    /// The names of all columns.
    pub(crate) names: Vec<String>,
    /// Which column is the target.
    target: usize,
    /// The other columns that are used, in order.
    kept: Vec<usize>,
}

impl Header {
    pub(crate) fn new(row: &Row, options: &Options) -> Result<Self, Fault> {
        let all: Vec<String> =
            (0..row.len()).map(|j| row.cell(j).to_owned()).collect();
        if let [name] = &all[..]
            && let Some(what) =
                options.delimiter.unwrap_or_default().suggest_another(name)
        {
            return Err(Fault::new(what).at(row.line));
        }
        let wanted = options.target.trim();
        let named = all.iter().position(|name| name == wanted);
        let target = named
            .or_else(|| all.iter().position(|name| means(wanted, name)))
            .ok_or_else(|| refuse_unknown("--target", wanted, &all))?;
        let dropped = find_dropped(&all, options)?;
        if dropped.contains(&target) {
            return Err(Fault::new(format!(
                "--drop {}: this column is the target; choose another \
                 target, or keep this column",
                quote_for_shell(&show(&all[target]))
            )));
        }
        let kept = (0..all.len()).filter(|j| !dropped.contains(j));
        let mut kept: Vec<usize> = kept.collect();
        refuse_unnamed(&all, &kept).map_err(|fault| fault.at(row.line))?;
        refuse_twice(&all, &kept, target)
            .map_err(|fault| fault.at(row.line))?;
        kept.retain(|j| *j != target);
        if kept.is_empty() {
            let no_column = if dropped.is_empty() {
                "there is no column"
            } else {
                "no column is left"
            };
            return Err(Fault::nothing_besides(no_column, &all[target]));
        }
        Ok(Header { names: all, target, kept })
    }

    /// The columns that are used, each with its name, the target first.
    pub(crate) fn used_columns(&self) -> impl Iterator<Item = (usize, String)> {
        let places = std::iter::once(&self.target).chain(&self.kept);
        places.map(|j| (*j, self.names[*j].clone()))
    }

    /// What to note about the names.
    pub(crate) fn note(&self) -> Option<String> {
        are_numbers(&self.names).then(|| {
            "the first line is taken for the names of the columns, but all \
             of it are numbers; if the file has no names, put a line with \
             names before the first"
                .to_owned()
        })
    }
}

/// Whether these names are rather a row of numbers.
fn are_numbers(names: &[String]) -> bool {
    names.iter().all(|name| is_number(name))
}

/// Whether a reader who writes `given` means this column: messages show a
/// name with what cannot be typed escaped.
fn means(given: &str, name: &str) -> bool {
    name == given || show(name) == given
}

/// The columns to leave out.
fn find_dropped(
    all: &[String],
    options: &Options,
) -> Result<Vec<usize>, Fault> {
    let meant = |given: &str| -> Vec<usize> {
        (0..all.len()).filter(|j| means(given, &all[*j])).collect()
    };
    let mut dropped = Vec::new();
    for given in &options.drop {
        let whole = meant(given.trim());
        if !whole.is_empty() {
            dropped.extend(whole);
            continue;
        }
        let parts = given.split(',').map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let columns = meant(part);
            if columns.is_empty() {
                return Err(refuse_unknown("--drop", part, all));
            }
            dropped.extend(columns);
        }
    }
    Ok(dropped)
}

/// Every column needs a name.
fn refuse_unnamed(all: &[String], kept: &[usize]) -> Result<(), Fault> {
    let unnamed = kept.iter().filter(|j| all[**j].is_empty());
    let unnamed: Vec<String> = unnamed.map(|j| (j + 1).to_string()).collect();
    let columns = match &unnamed[..] {
        [] => return Ok(()),
        [one] => format!("column {one} has no name"),
        several => format!("columns {} have no names", list(several)),
    };
    let hint = if unnamed[0] == "1" {
        "; a first column without a name often holds row numbers, which \
         should be deleted"
    } else {
        ""
    };
    Err(Fault::new(format!("{columns}; give every column a name{hint}")))
}

/// No two columns may have the same name.
fn refuse_twice(
    all: &[String],
    kept: &[usize],
    target: usize,
) -> Result<(), Fault> {
    let groups =
        find_alike(kept.len(), &|a, b| all[kept[a]].cmp(&all[kept[b]]));
    let Some(same) = groups.first() else {
        return Ok(());
    };
    let name = &all[kept[same[0]]];
    let numbers: Vec<String> =
        same.iter().map(|i| (kept[*i] + 1).to_string()).collect();
    let drop = if *name == all[target] {
        String::new()
    } else {
        format!(", or leave them all out: {}", drop_option(&[name]))
    };
    Err(Fault::new(format!(
        "columns {} have the same name, {}; give each a name of its own{drop}",
        list(&numbers),
        quote(name),
    )))
}

/// There is no such column.
fn refuse_unknown(option: &str, given: &str, all: &[String]) -> Fault {
    const MOST: usize = 20;
    let mut there: Vec<String> =
        all.iter().take(MOST).map(|name| quote(name)).collect();
    if all.len() > MOST {
        there.push(format!("{} more", all.len() - MOST));
    }
    let near = find_nearest(given, all.iter().map(String::as_str))
        .map(|name| format!("; the nearest name is {}", quote(name)));
    let note = if are_numbers(all) {
        "; the first line of the file must hold the names"
    } else {
        ""
    };
    Fault::new(format!(
        "{option} {}: there is no such column{}; the columns are {}{note}",
        quote_for_shell(&show(given)),
        near.unwrap_or_default(),
        list(&there),
    ))
}

/// The name nearest to the one wanted, if more than half of it is right:
/// counted in letters that are wrong, left out, put in or exchanged with the
/// next (Damerau, "A technique for computer detection and correction of
/// spelling errors", 1964), upper and lower case alike.
fn find_nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let simple = |text: &str| -> String {
        text.chars().take(40).flat_map(char::to_lowercase).collect()
    };
    let wanted = simple(wanted);
    let like =
        |name| strsim::normalized_damerau_levenshtein(&wanted, &simple(name));
    let names = names.into_iter().map(|name| (like(name), name));
    // The first of several that are equally near.
    let best = names.reduce(|best, next| {
        let nearer = next.0.partial_cmp(&best.0) == Some(Ordering::Greater);
        if nearer { next } else { best }
    });
    best.filter(|(like, _)| *like > 0.5).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::find_nearest;

    #[test]
    fn a_typing_error_is_seen() {
        let names = ["age", "Sale Price", "price", "rooms"];
        for (wanted, expected) in [
            ("prcie", Some("price")),
            ("ROOMS", Some("rooms")),
            ("sale_price", Some("Sale Price")),
            ("ages", Some("age")),
            ("prcei", Some("price")),
            ("target", None),
            ("", None),
        ] {
            assert_eq!(find_nearest(wanted, names), expected, "{wanted}");
        }
        assert_eq!(find_nearest("x", []), None);
    }
}
