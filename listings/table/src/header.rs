//! The first row → the names of the columns, and which of them are used.

use crate::alike::alike;
use crate::nearest::missing;
use crate::notes::nothing_besides;
use crate::numbers::is_number;
use crate::read::Row;
use crate::words::{drop_option, in_shell, listed, quoted, shown};
use crate::{Fault, Options};

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
        let all: Vec<String> = row.cells().map(str::to_owned).collect();
        if let [name] = &all[..]
            && let Some(what) = options.delimiter.another(name)
        {
            return Err(Fault::new(what).at(row.line));
        }
        let wanted = options.target.trim();
        let named = all.iter().position(|name| name == wanted);
        let target = named
            .or_else(|| all.iter().position(|name| means(wanted, name)))
            .ok_or_else(|| missing("--target", wanted, &all))?;
        let dropped = dropped(&all, options)?;
        if dropped.contains(&target) {
            return Err(Fault::new(format!(
                "--drop {}: this column is the target; choose another \
                 target, or keep this column",
                in_shell(&shown(&all[target]))
            )));
        }
        let kept = (0..all.len()).filter(|j| !dropped.contains(j));
        let mut kept: Vec<usize> = kept.collect();
        unnamed(&all, &kept).map_err(|fault| fault.at(row.line))?;
        twice(&all, &kept, target).map_err(|fault| fault.at(row.line))?;
        kept.retain(|j| *j != target);
        if kept.is_empty() {
            let no_column = if dropped.is_empty() {
                "there is no column"
            } else {
                "no column is left"
            };
            return Err(nothing_besides(no_column, &all[target]));
        }
        Ok(Header { names: all, target, kept })
    }

    /// The columns that are used, each with its name, the target first.
    pub(crate) fn used(&self) -> impl Iterator<Item = (usize, String)> {
        let places = std::iter::once(&self.target).chain(&self.kept);
        places.map(|j| (*j, self.names[*j].clone()))
    }

    /// What to note about the names.
    pub(crate) fn note(&self) -> Option<String> {
        all_numbers(&self.names).then(|| {
            "the first line is taken for the names of the columns, but all \
             of it are numbers; if the file has no names, put a line with \
             names before the first"
                .to_owned()
        })
    }
}

/// Whether these names are rather a row of numbers.
pub(crate) fn all_numbers(names: &[String]) -> bool {
    names.iter().all(|name| is_number(name))
}

/// Whether a reader who writes `given` means this column: messages show a
/// name with what cannot be typed escaped.
fn means(given: &str, name: &str) -> bool {
    name == given || shown(name) == given
}

/// The columns to leave out.
fn dropped(all: &[String], options: &Options) -> Result<Vec<usize>, Fault> {
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
                return Err(missing("--drop", part, all));
            }
            dropped.extend(columns);
        }
    }
    Ok(dropped)
}

/// Every column needs a name.
fn unnamed(all: &[String], kept: &[usize]) -> Result<(), Fault> {
    let unnamed = kept.iter().filter(|j| all[**j].is_empty());
    let unnamed: Vec<String> = unnamed.map(|j| (j + 1).to_string()).collect();
    let columns = match &unnamed[..] {
        [] => return Ok(()),
        [one] => format!("column {one} has no name"),
        several => format!("columns {} have no names", listed(several)),
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
fn twice(all: &[String], kept: &[usize], target: usize) -> Result<(), Fault> {
    let groups = alike(kept.len(), &|a, b| all[kept[a]].cmp(&all[kept[b]]));
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
        listed(&numbers),
        quoted(name),
    )))
}

#[cfg(test)]
mod tests {
    use crate::tests::{message, study};

    #[test]
    fn the_target_is_found_by_its_whole_name() {
        let study = study("yy,x,y\n1,2,3\n4,5,6\n", "target= y ");
        assert_eq!(study.target, "y");
        assert_eq!(study.names, ["yy", "x"]);
    }

    #[test]
    fn a_target_that_is_dropped() {
        assert_eq!(
            message("x,y\n1,2\n", "drop=y"),
            "data.csv: --drop y: this column is the target; choose another \
             target, or keep this column"
        );
    }

    #[test]
    fn columns_are_dropped() {
        let csv = "name,\"net, in\",\"a\nb\",x,y\nAnn,?,?,1,2\nBob,?,?,3,4\n";
        // A name with a comma is given on its own.
        let options = "drop=name, a\\nb,&drop=net, in";
        assert_eq!(study(csv, options).names, ["x"]);
        assert_eq!(
            message(csv, "drop=nmae"),
            "data.csv: --drop nmae: there is no such column; the nearest \
             name is 'name'; the columns are 'name', 'net, in', 'a\\nb', 'x' \
             and 'y'"
        );
    }

    #[test]
    fn names_that_are_twice() {
        assert_eq!(
            message("b,a,y,a,b,a\n1,2,3,4,5,6\n", ""),
            "data.csv, line 1: columns 1 and 5 have the same name, 'b'; give \
             each a name of its own, or leave them all out: --drop b"
        );
        assert_eq!(
            message("\ny,x,y\n1,2,3\n", ""),
            "data.csv, line 2: columns 1 and 3 have the same name, 'y'; give \
             each a name of its own"
        );
        let rest = study("a,x,a,y\n1,2,3,4\n5,6,7,8\n", "drop=a");
        assert_eq!(rest.names, ["x"]);
    }

    #[test]
    fn names_that_are_empty() {
        assert_eq!(
            message("x,,y,\n1,2,3,4\n", ""),
            "data.csv, line 1: columns 2 and 4 have no names; give every \
             column a name"
        );
        assert_eq!(
            message(",x,y\n0,1,2\n", ""),
            "data.csv, line 1: column 1 has no name; give every column a \
             name; a first column without a name often holds row numbers, \
             which should be deleted"
        );
    }

    #[test]
    fn a_header_of_numbers() {
        let notes = study("1,2\n3,4\n5,6\n", "target=2").notes;
        assert_eq!(
            notes,
            ["the first line is taken for the names of the columns, but all \
              of it are numbers; if the file has no names, put a line with \
              names before the first"]
        );
        assert_eq!(study("x,2\n3,4\n5,6\n", "target=2").notes, [""; 0]);
        assert_eq!(
            message("1,2\n3,4\n5,6\n", ""),
            "data.csv: --target y: there is no such column; the columns are \
             '1' and '2'; the first line of the file must hold the names"
        );
    }

    #[test]
    fn nothing_besides_the_target() {
        assert_eq!(
            message("y\n1\n2\n", ""),
            "data.csv: there is no column besides the target 'y'; at least \
             one is needed"
        );
        assert_eq!(
            message("x,y\n1,2\n", "drop=x"),
            "data.csv: no column is left besides the target 'y'; at least \
             one is needed"
        );
    }
}
