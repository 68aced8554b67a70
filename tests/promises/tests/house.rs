//! The arrows run downwards only: between the crates, and inside a chapter.

use promises::{cargo, files_below, root, text};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The crates of `listings`, with what each of them uses.
fn crates() -> Vec<(String, BTreeSet<String>)> {
    let folders = fs::read_dir(root().join("listings")).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path());
    let crates = folders.filter_map(|folder| {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let manifest: toml::Table = manifest.parse().unwrap();
        let used = manifest.get("dependencies").and_then(|d| d.as_table());
        let used = used.into_iter().flat_map(|used| used.keys().cloned());
        Some((name, used.collect()))
    });
    crates.collect()
}

/// The floor of a crate of the book; the chapters lie on one another, and
/// above them lies what uses several.
fn floor(name: &str) -> Option<usize> {
    let number = name.strip_prefix("chapter").and_then(|n| n.parse().ok());
    match name {
        "base" => Some(0),
        "exercises" | "figure" | "library" | "table" => Some(1),
        "command" | "grader" | "solver" => Some(2),
        "instrument" => Some(500),
        "misconceptions" => Some(501),
        "choose" => Some(502),
        "chapters" => Some(999),
        "press" => Some(1000),
        "course" => Some(1001),
        "book" => Some(1002),
        _ => number.map(|number: usize| 2 + number),
    }
}

/// Whether a crate lies above another; no crate of others does.
fn is_above(name: &str, other: &str) -> bool {
    floor(name) > floor(other)
}

/// Whether it is the crate of a page: a chapter, the instrument, the misconceptions.
fn is_of_a_page(name: &str) -> bool {
    is_above(name, "solver") && is_above("chapters", name)
}

#[test]
fn a_crate_uses_only_what_lies_below_it() {
    let crates = crates();
    assert!(crates.len() >= 18);
    for (name, used) in crates {
        let own = floor(&name);
        assert!(own.is_some(), "{name} has no place in the house");
        for other in used {
            assert!(floor(&other) < own, "{name} uses {other}");
            let knows = name == "press" && is_above(&other, "solver");
            assert!(!knows, "the press knows {other}");
            let mdbook = other.contains("mdbook");
            let may = ["press", "book"].contains(&&*name);
            assert!(!mdbook || may, "{name} knows mdBook");
        }
    }
}

/// A crate that is not linked as a test has none that nobody would run.
#[test]
fn where_no_tests_are_run_there_are_none() {
    for (name, _) in crates() {
        let folder = root().join("listings").join(&name);
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let library = manifest.get("lib");
        let has = |kind: &str| {
            library
                .and_then(|lib| lib.get(kind))
                .is_none_or(|v| v.as_bool().expect("true or false"))
        };
        let is_page = folder.join("src/page.rs").exists();
        assert!(has("doctest") || !is_page || !is_of_a_page(&name), "{name}");
        let files = files_below(&folder.join("src")).into_iter();
        let is_rust = |file: &PathBuf| file.extension() == Some("rs".as_ref());
        for file in files.filter(is_rust) {
            let code = fs::read_to_string(&file).unwrap();
            let program = file.ends_with("main.rs")
                || file.parent().is_some_and(|p| p.ends_with("bin"));
            let place = file.display();
            let tests = ["#[test]", "proptest!"].map(|t| code.contains(t));
            let runs = has("test") && !program;
            assert!(runs || tests == [false; 2], "nobody runs {place}");
            let example = code.contains("/// ```") || code.contains("//! ```");
            assert!(has("doctest") || !example, "nobody runs {place}");
        }
    }
}

#[test]
fn inside_a_chapter_too() {
    // Each file, and what it must not know.
    let floors = [
        ("lib.rs", &["use crate::", "use figure", "use command", "clap"][..]),
        (
            "problem.rs",
            &["figures", "chapter::", "figure::", "command", "clap"],
        ),
        ("figures.rs", &["chapter::", "command", "clap"]),
    ];
    let mut files = 0;
    for (name, _) in crates() {
        for (file, unknown) in floors {
            let path = root().join("listings").join(&name).join("src");
            if !is_of_a_page(&name) || !path.join(file).exists() {
                continue;
            }
            files += 1;
            let code = fs::read_to_string(path.join(file)).unwrap();
            for line in code.lines().filter(|l| !l.trim().starts_with("//")) {
                for word in unknown {
                    assert!(!line.contains(word), "{name}/{file}: {line}");
                }
            }
        }
    }
    assert!(files >= 30, "only {files} files seen");
}

/// Whoever reads the chapters compiles nothing that reads tables.
#[test]
fn chapters_read_no_tables() {
    for number in 1..=12 {
        let chapter = format!("chapter{number}");
        let tree = cargo()
            .args(["tree", "--offline", "--edges", "normal"])
            .args(["--prefix", "none", "--package", &chapter])
            .assert()
            .success();
        let tree = text(&tree.get_output().stdout);
        let has = |name: &str| {
            tree.lines().any(|line| line.split(' ').next() == Some(name))
        };
        assert!(has(&chapter) && has("clap"), "{tree}");
        for name in ["csv", "table"] {
            assert!(!has(name), "{chapter}: {name}");
        }
    }
}
