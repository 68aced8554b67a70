//! Where nothing has changed, the book is not made again.

use book::Stamp;
use std::fs;
use std::path::Path;

/// The stamp of a small clone, for a wish.
fn stamp(root: &Path, wish: &str) -> Stamp {
    let file = root.join("target/book-stamp");
    Stamp::new(file, root, &root.join("book"), wish.into()).unwrap()
}

#[test]
fn a_change_of_the_clone_of_the_book_or_of_the_wish_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |file: &str, text: &str| {
        let file = root.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("src/chapter1.md", "# One");
    write("target/debug/book", "a program");
    let first = stamp(root, "");
    assert!(!first.is_known(), "there is no book yet");
    write("book/index.html", "One");
    first.keep().unwrap();
    assert!(stamp(root, "").is_known());
    // What is compiled does not count.
    write("target/debug/other", "another program");
    assert!(stamp(root, "").is_known());
    assert!(!stamp(root, "an address").is_known());
    for (file, text) in [
        ("src/chapter1.md", "# Another"),
        ("src/chapter2.md", "# Two"),
        ("book/index.html", "Another"),
        ("book/extra.html", ""),
    ] {
        write(file, text);
        assert!(!stamp(root, "").is_known(), "{file}");
        stamp(root, "").keep().unwrap();
        assert!(stamp(root, "").is_known(), "{file}");
    }
    fs::remove_file(root.join("book/index.html")).unwrap();
    assert!(!stamp(root, "").is_known());
}

/// The change may be in the book, or not.
#[test]
fn what_changes_while_the_book_is_made_is_not_taken_for_made() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in ["src", "book", "target"] {
        fs::create_dir(root.join(name)).unwrap();
    }
    let before = stamp(root, "");
    fs::write(root.join("src/chapter1.md"), "# One").unwrap();
    fs::write(root.join("book/index.html"), "").unwrap();
    before.keep().unwrap();
    assert!(!stamp(root, "").is_known());
}
