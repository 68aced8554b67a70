//! Where there is a browser, the book is opened in it: by the tests of the
//! package `browser`, which are spared those who have none.

use promises::{cargo, is_release, skipped, text};

#[test]
fn the_book_in_a_browser() {
    let Some(chromium) = press::chromium().expect("CHROME names a browser")
    else {
        return skipped("no Chromium found; install one or set CHROME");
    };
    let mut test = cargo();
    test.env("CHROME", chromium).args(["test", "--package", "browser"]);
    if is_release() {
        test.arg("--release");
    }
    let run = test.args(["--", "--nocapture"]).assert();
    let output = run.get_output();
    let said = text(&output.stdout) + &text(&output.stderr);
    println!("{said}");
    assert!(output.status.success(), "{said}");
}
