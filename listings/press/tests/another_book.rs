//! Another book: the example that the README sends authors to is made in a
//! folder of its own, and nothing of this book is in it.

extern crate self as market;

#[path = "../example/listings/market/src/bin/book.rs"]
#[allow(dead_code, reason = "its `main` makes the book where it lies")]
mod book;
#[path = "../example/listings/market/src/lib.rs"]
mod chapter;

pub use chapter::Market;

use std::fs;
use std::path::Path;
use std::process::Command;

/// What the README says that another book takes from the clone.
const TAKEN: [&str; 4] = [
    "listings/figure/src/figure.css",
    "theme/slider.js",
    "theme/run.js",
    "theme/live",
];

/// What would be of this book: its title and authors, its chapters, its inks.
const OURS: [&str; 8] = [
    "Why L1", "Weights", "chapter1", "chapter5", "chapter9", "l1", "l2",
    "--loss",
];

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for file in base::files_below(from).unwrap() {
            copy(&from.join(&file), &to.join(&file));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

#[test]
fn another_book_has_nothing_of_this_one() {
    let clone = base::book_root();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy(&clone.join("listings/press/example"), root);
    let readme = fs::read_to_string(clone.join("README.md")).unwrap();
    for file in TAKEN {
        assert!(readme.contains(file), "the README does not name {file}");
        let name =
            if file.ends_with("figure.css") { "figure.css" } else { file };
        copy(&clone.join(file), &root.join(name));
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let manifest = manifest.replace("CLONE", clone.to_str().unwrap());
    fs::write(root.join("Cargo.toml"), manifest).unwrap();
    // The crates that this clone has are there without a network.
    copy(&clone.join("Cargo.lock"), &root.join("Cargo.lock"));
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--offline"]).current_dir(root);
    let tree = tree.output().unwrap();
    let said = String::from_utf8_lossy(&tree.stderr);
    assert!(tree.status.success(), "{said}");

    let made = book::make(root).unwrap_or_else(|error| panic!("{error:#}"));
    let index = fs::read_to_string(&made.index).unwrap();
    let can_run = press::why_none().is_none();
    for (words, is_there) in [
        ("<b class=\"supply\">Supply</b>", true),
        ("at the price 2.", true),
        ("<input type=\"range\"", true),
        ("data-names=\"market\"", can_run),
    ] {
        assert_eq!(index.contains(words), is_there, "{words}");
    }
    let drawn = fs::read_to_string(root.join("src/figures/market/cross.svg"));
    let drawn = drawn.unwrap();
    assert!(drawn.contains(".supply { color: #0a7d3c; }"), "{drawn}");
    let book = made.index.parent().unwrap();
    let mut files = vec![root.join("src/figures/market/cross.svg")];
    let names = base::files_below(book).unwrap().into_iter();
    files.extend(names.map(|name| book.join(name)));
    let mut seen = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        // mdBook's own scripts, and the programs packed into one line.
        let name = file.file_name().unwrap().to_string_lossy();
        let lines = text.lines().filter(|line| line.len() < 20_000);
        if ["highlight", "mark", "elasticlunr"].iter().any(|n| name.contains(n))
        {
            continue;
        }
        seen += 1;
        for line in lines {
            let mut words = line
                .split(|c: char| !c.is_alphanumeric() && c != '-' && c != ' ');
            let ours = words.find(|words| {
                let mut names = words.split(' ');
                OURS[..2].iter().any(|ours| words.contains(ours))
                    || names.any(|name| OURS.contains(&name))
            });
            assert_eq!(ours, None, "{}: {line}", file.display());
        }
    }
    assert!(seen > 10, "only {seen} files were looked at");
}

/// A program draws its own book, and no other.
#[test]
fn no_program_draws_into_another_book() {
    let folder = tempfile::tempdir().unwrap();
    let example = base::book_root().join("listings/press/example");
    copy(&example, folder.path());
    let listings = folder.path().join("listings");
    fs::rename(listings.join("market"), listings.join("other")).unwrap();
    let before = base::files_below(folder.path()).unwrap();
    let error = book::make(folder.path()).err().unwrap().to_string();
    assert!(error.contains("has no listings/market"), "{error}");
    assert_eq!(base::files_below(folder.path()).unwrap(), before);
}
