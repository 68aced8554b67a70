//! Which commands say soonest whether a change holds.

use std::path::{Component, Path};

/// Files that begin so, and what cargo runs after a change of one of them.
/// CRATE stands for the name of the folder in `listings`.
const CHECKS: [(&str, &str); 18] = [
    ("src/", "test -p promises --test promises pages::"),
    ("src/", "test -p promises --test promises formulas::"),
    ("listings/CRATE/", "clippy -p CRATE --all-targets -- -D warnings"),
    ("listings/CRATE/", "test -p CRATE"),
    ("listings/chapter", "test -p promises --test read_back CRATE"),
    ("listings/chapter", "test -p promises --test promises values::"),
    ("listings/instrument/", "test -p promises --test read_back instrument"),
    (
        "listings/misconceptions/",
        "test -p promises --test read_back misconceptions",
    ),
    ("listings/misconceptions/", "test -p promises --test promises shared::"),
    ("listings/solver/", "test -p promises --test solver"),
    ("listings/table/", "test -p choose"),
    ("listings/figure/", "test -p promises --test read_back"),
    ("listings/CRATE/Cargo.toml", "test -p promises --test promises house::"),
    ("theme/", "test -p promises --test promises built_book::"),
    ("book.toml", "test -p promises --test promises built_book::"),
    ("tests/promises/", "test -p promises --test promises"),
    ("tests/browser/", "test -p promises --test browser"),
    ("README.md", "test -p promises --test promises programs::"),
];

/// What cargo runs to see whether a change of this file holds; `file` is seen
/// from the clone. What is drawn or printed for a chapter is the chapter's.
pub fn checks(file: &Path) -> Vec<String> {
    let parts = file.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let parts: Vec<&str> = parts.collect();
    let (path, name) = match parts[..] {
        ["src", "figures", name, ..] => (format!("listings/{name}/"), name),
        ["listings", name, _, ..] => (parts.join("/"), name),
        _ => (parts.join("/"), ""),
    };
    let begins = |start: &str| {
        let start = start.replace("CRATE", name);
        !start.contains("//") && path.starts_with(&start)
    };
    let found = CHECKS.iter().filter(|(start, _)| begins(start));
    found.map(|(_, check)| check.replace("CRATE", name)).collect()
}

#[cfg(test)]
mod tests {
    use super::checks;

    #[test]
    fn a_change_is_checked_where_it_shows_first() {
        let pages = "test -p promises --test promises pages::";
        let read_back = "test -p promises --test read_back chapter4";
        for (file, check, count) in [
            ("src/chapter4.md", pages, 2),
            ("src/figures/chapter4/slopes.svg", read_back, 4),
            ("listings/chapter4/src/lib.rs", read_back, 4),
            ("listings/chapter4/output.txt", "test -p chapter4", 4),
            ("listings/press/src/lib.rs", "test -p press", 2),
        ] {
            let checks = checks(file.as_ref());
            let is_there = checks.iter().any(|other| other == check);
            assert!(is_there && checks.len() == count, "{file}: {checks:?}");
        }
        assert_eq!(checks("LICENSE-MIT".as_ref()), [""; 0]);
    }
}
