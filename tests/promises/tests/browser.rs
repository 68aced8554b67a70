//! Where there is a browser, the book is opened in it: by the tests in
//! `tests/browser`, which are spared those who have no Chromium or no Node.js.

use promises::{made_book, program_path, root, skipped, text};
use std::process::Command;

#[test]
fn the_book_in_a_browser() {
    let Some(chromium) = press::chromium().expect("CHROME names a browser")
    else {
        return skipped("no Chromium found; install one or set CHROME");
    };
    let tests = root().join("tests/browser");
    let playwright = tests.join("node_modules/@playwright/test/cli.js");
    if !playwright.is_file() {
        return skipped("no Playwright; npm ci --prefix tests/browser");
    }
    let run = Command::new("node")
        .arg(playwright)
        .arg("test")
        .current_dir(tests)
        .env("CHROME", chromium)
        .env("BOOK", made_book())
        .env("PROGRAMS", program_path("book").parent().expect("a folder"))
        .output();
    let Ok(run) = run else { return skipped("no Node.js found; install it") };
    let said = text(&run.stdout) + &text(&run.stderr);
    assert!(run.status.success(), "{said}");
}
