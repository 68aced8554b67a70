//! mdBook's own commands make the same book: they start the press that
//! `book.toml` names and hand it the book.

use mdbook_driver::MDBook;
use promises::{Copy, cut, made_book, program, program_path, text, texts};
use std::fs;

/// A copy whose `book.toml` names the press as it is built.
fn copy() -> Copy {
    let copy = Copy::new();
    let press = program_path("mdbook-listings");
    // A path may have spaces; mdBook reads the command as a shell does.
    let press = format!("'{}'", press.display());
    let command = "cargo run --quiet --bin mdbook-listings";
    copy.replace("book.toml", command, &press);
    copy
}

/// Hands the book to the press as mdBook does: whether it was taken, and what
/// was said.
fn press(copy: &Copy) -> (bool, String) {
    let book = MDBook::load(copy.path("")).unwrap();
    let context = mdbook_preprocessor::PreprocessorContext::new(
        book.root.clone(),
        book.config.clone(),
        "html".to_owned(),
    );
    let input = serde_json::to_string(&(context, &book.book)).unwrap();
    let run = program("mdbook-listings").write_stdin(input).assert();
    let output = run.get_output();
    (output.status.success(), text(&output.stderr))
}

/// The lines of a page, without the one that says where its programs are, and
/// without the search: mdBook makes no Run buttons, loads the search with each
/// page, and keeps its template's comments and indents.
fn lines(page: &str) -> Vec<String> {
    let page = cut(page, "<!--", "-->");
    let others = [
        "<div class=\"programs\"",
        "<script src=\"elasticlunr-",
        "<script src=\"mark-",
        "<script src=\"search",
    ];
    let is_same = |line: &&str| {
        !line.is_empty() && !others.iter().any(|other| line.starts_with(other))
    };
    page.lines().map(str::trim).filter(is_same).map(str::to_owned).collect()
}

#[test]
fn it_makes_the_same_pages() {
    let plain = copy();
    MDBook::load(plain.path("")).unwrap().build().unwrap();
    let (ours, plain) =
        (texts(made_book(), ".html"), texts(&plain.path("book"), ".html"));
    assert!(ours.len() > 5);
    assert!(ours.keys().eq(plain.keys()));
    for (name, text) in ours {
        assert!(lines(&plain[&name]) == lines(&text), "{name} differs");
    }
}

#[test]
fn what_is_stale_stops_it_and_the_program_book_mends_it() {
    let copy = Copy::small();
    assert!(press(&copy).0, "{}", press(&copy).1);
    let figure = "src/figures/chapter5/path.svg";
    copy.replace(figure, "stroke-width", "stroke-wide");
    copy.replace("listings/chapter5/output.txt", "0.2", "0.3");
    copy.replace("listings/chapter5/examples/adding_up.out", "0", "1");
    let (success, message) = press(&copy);
    assert!(!success);
    let page = copy.read("src/chapter5.md");
    let line = page.lines().position(|l| l.contains("path.svg")).unwrap() + 1;
    for words in [
        &*format!("src/chapter5.md:{line}:"),
        "path.svg` is stale",
        "src/introduction.md:",
        "output.txt` is stale",
        "cargo run --bin book",
    ] {
        assert!(message.contains(words), "no {words:?} in {message}");
    }
    copy.book().env("WASM_CARGO", "").assert().success();
    assert!(press(&copy).0);
    let out = "listings/chapter5/examples/adding_up.out";
    let before = fs::read_to_string(promises::root().join(out)).unwrap();
    assert_eq!(copy.read(out), before);
}

#[test]
fn the_press_is_where_book_toml_looks_for_it() {
    let settings = fs::read_to_string(promises::root().join("book.toml"));
    assert!(settings.unwrap().contains("--bin mdbook-listings\""));
    program("mdbook-listings").args(["supports", "html"]).assert().success();
    program("mdbook-listings").args(["supports", "epub"]).assert().failure();
}
