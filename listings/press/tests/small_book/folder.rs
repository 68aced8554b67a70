//! The press replaces its own book and nothing else.

use crate::small::{Book, press};
use mdbook_driver::MDBook;
use press::Press;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder with its content, and every link.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_symlink() {
            let target = fs::read_link(&path).unwrap();
            found.insert(path, target.into_os_string().into_encoded_bytes());
        } else if path.is_dir() {
            found.insert(path.clone(), vec![]);
            found.extend(everything(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// A book that is a repository too, whose settings name this build folder.
fn book(build_dir: &str) -> Book {
    let book = Book::new("# A\n");
    let setting = format!("[build]\nbuild-dir = '{build_dir}'");
    book.replace("book.toml", "[build]", &setting);
    book.write(".git/HEAD", "ref: refs/heads/main\n");
    book.write("theme/book.css", "");
    book.write("notes/mine.txt", "keep me");
    book
}

/// The press and plain mdBook both leave everything as it is.
fn refused(book: &Book, words: &[&str]) {
    let before = everything(book.root());
    let message = book.make().map(|_| ()).expect_err("it was made");
    for word in words {
        assert!(message.contains(word), "no {word:?} in {message}");
    }
    assert!(before == everything(book.root()), "something was changed");
}

fn refused_by_mdbook_too(book: &Book) {
    let before = everything(book.root());
    let mut plain = MDBook::load(book.root()).unwrap();
    plain.with_preprocessor(press());
    assert!(plain.build().is_err(), "plain mdBook made it");
    assert!(before == everything(book.root()), "plain mdBook changed it");
}

#[test]
fn the_sources_are_never_the_build_folder() {
    for build_dir in [
        "",
        ".",
        "./",
        "..",
        "../..",
        "/",
        "src",
        "./src/",
        "src/book",
        "book/../src",
        "src/../src/figures",
        "listings",
        "listings/small/out",
        "theme",
        "theme/book",
        ".git",
        ".git/book",
    ] {
        let book = book(build_dir);
        refused(&book, &["build-dir in book.toml", "which would cost"]);
        refused_by_mdbook_too(&book);
    }
    let book = book("x");
    let root = book.root().display().to_string();
    book.replace(
        "book.toml",
        "build-dir = 'x'",
        &format!("build-dir = '{root}'"),
    );
    refused(&book, &["which would cost", &root]);
}

#[test]
fn other_folders_that_need_protection_move_with_the_settings() {
    let book = book("pages");
    fs::rename(book.path("src"), book.path("pages")).unwrap();
    book.replace("book.toml", "[book]\n", "[book]\nsrc = 'pages'\n");
    refused(&book, &["which would cost", "pages"]);
    let book = self::book("look/x");
    book.replace("book.toml", "[output.html]", "[output.html]\ntheme = 'look'");
    refused(&book, &["which would cost", "look"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_before_anything_is_replaced() {
    use std::os::unix::fs::symlink;
    for target in ["src", "listings", ".", ".git", "theme/../src"] {
        let book = book("out");
        symlink(book.path(target), book.path("out")).unwrap();
        refused(&book, &["build-dir", "which would cost"]);
        refused_by_mdbook_too(&book);
    }
    // A folder on the way is a link.
    let book = book("out/figures");
    symlink(book.path("src"), book.path("out")).unwrap();
    refused(&book, &["build-dir", "which would cost"]);
    // The folder of sources itself is a link, and the build folder its target.
    let book = self::book("pages");
    fs::rename(book.path("src"), book.path("pages")).unwrap();
    symlink(book.path("pages"), book.path("src")).unwrap();
    refused(&book, &["build-dir", "which would cost"]);
    // A link to a folder that somebody else made.
    let book = self::book("out");
    symlink(book.path("notes"), book.path("out")).unwrap();
    refused(&book, &["notes", "not made by the press"]);
    // A link that leads nowhere.
    let book = self::book("out");
    symlink(book.path("gone"), book.path("out")).unwrap();
    refused(&book, &["cannot follow"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_book_of_ours_stays_a_link() {
    let elsewhere = tempfile::tempdir().unwrap();
    let book = book("out");
    let place = elsewhere.path().join("site");
    book.replace("book.toml", "'out'", &format!("'{}'", place.display()));
    book.make().unwrap();
    std::os::unix::fs::symlink(&place, book.path("out")).unwrap();
    book.replace("book.toml", &place.display().to_string(), "out");
    book.write("src/page.md", "# A\n\nNew.\n");
    book.make().unwrap();
    assert!(book.path("out").is_symlink());
    assert!(
        fs::read_to_string(place.join("page.html")).unwrap().contains("New.")
    );
}

#[test]
fn what_others_made_is_not_replaced() {
    for build_dir in ["notes", "book.toml", "notes/../notes"] {
        refused(&book(build_dir), &["not made by the press", "move it away"]);
    }
    // A page about what mdBook makes is none that it made.
    let about = book("site");
    let page = "<p title='<!-- Book generated using mdBook -->'>";
    about.write("site/index.html", page);
    refused(&about, &["site was not made by the press"]);
    // Not even where the old book would wait for the new one.
    let book = book("book");
    book.write("book.old.part/mine.txt", "keep me");
    refused(&book, &["book.old.part", "not made by the press"]);
}

#[test]
fn its_own_book_and_mdbooks_are_replaced() {
    for build_dir in ["book", "new/folder", "../book"] {
        let book = book(build_dir);
        // `..` must not leave the folder of this test.
        let inner = book.path("inner");
        fs::create_dir(&inner).unwrap();
        for part in ["book.toml", "src", "listings", "theme"] {
            fs::rename(book.path(part), inner.join(part)).unwrap();
        }
        let make = || press().make(&inner).unwrap();
        make();
        fs::write(inner.join("src/page.md"), "# A\n\nNew.\n").unwrap();
        let made = make();
        assert_eq!(made.pages, 1);
        let page = fs::read_to_string(made.index).unwrap();
        assert!(page.contains("New."), "{build_dir}");
    }
    let book = book("book");
    let mut plain = MDBook::load(book.root()).unwrap();
    plain.with_preprocessor(press());
    plain.build().unwrap();
    assert!(!book.path("book/.made-by-the-press").exists());
    book.make().unwrap();
    assert!(book.path("book/.made-by-the-press").exists());
    // The PDF belongs to it, and goes with it.
    let pdf = "book/a-small-book.pdf";
    book.write(pdf, "%PDF-");
    let make = || press().make(book.root()).unwrap();
    let gone = make().gone;
    assert!(
        gone.len() == 1 && gone[0].ends_with("a-small-book.pdf"),
        "{gone:?}"
    );
    assert!(!book.path(pdf).exists() && make().gone.is_empty());
}

/// What somebody put into the finished book stays, and is named.
#[test]
fn a_book_with_something_else_in_it_is_not_replaced() {
    for other in ["CNAME", "figures/mine.svg", ".git/HEAD"] {
        let book = book("book");
        book.make().unwrap();
        book.write(&format!("book/{other}"), "keep me");
        refused(&book, &[other, "not made by the press", "move it away"]);
    }
    let book = book("site");
    book.write("site/index.html", "<!-- Book generated using mdBook -->");
    book.write("site/.git/HEAD", "keep me");
    refused(&book, &[".git was not made by the press"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_drawn_through_a_link_that_leaves_the_book() {
    let elsewhere = tempfile::tempdir().unwrap();
    let book = book("book");
    fs::remove_dir_all(book.path("src/figures")).unwrap();
    let link = book.path("src/figures");
    std::os::unix::fs::symlink(elsewhere.path(), link).unwrap();
    let error = press().generated(book.root()).unwrap_err().to_string();
    assert!(error.contains("outside the book"), "{error}");
}

/// Names of what lies in the book's folder and is neither source nor book.
fn leftovers(book: &Book) -> Vec<String> {
    let entries = fs::read_dir(book.root()).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.contains("part")).collect()
}

#[test]
fn the_last_good_book_stays_until_the_next_one_is_complete() {
    let book = book("book");
    book.make().unwrap();
    let good = everything(&book.path("book"));
    book.write("src/page.md", "# A\n\n$\\frac{1$\n");
    book.make().unwrap_err();
    assert!(
        good == everything(&book.path("book")),
        "the good book was touched"
    );
    assert_eq!(leftovers(&book), [""; 0]);
    // A run that was interrupted between moving the old book away and putting
    // the new one in its place.
    fs::rename(book.path("book"), book.path("book.old.part")).unwrap();
    book.make().unwrap_err();
    assert!(good == everything(&book.path("book")), "it was not restored");
    book.write("src/page.md", "# A\n");
    book.make().unwrap();
    assert!(good == everything(&book.path("book")), "same input, other bytes");
    // An interruption while the old one was removed: its mark goes last.
    fs::create_dir(book.path("book.old.part")).unwrap();
    fs::copy(
        book.path("book/.made-by-the-press"),
        book.path("book.old.part/.made-by-the-press"),
    )
    .unwrap();
    book.make().unwrap();
    assert_eq!(leftovers(&book), [""; 0]);
}

#[test]
fn a_book_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("nowhere");
    let error = Press::check_settings(&root).unwrap_err().to_string();
    assert!(error.contains(&root.display().to_string()), "{error}");
    let book = book("book");
    fs::remove_file(book.path("src/SUMMARY.md")).unwrap();
    let message = book.make().unwrap_err();
    assert!(message.contains("SUMMARY.md"), "{message}");
}
