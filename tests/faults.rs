//! Whatever no longer agrees stops the build, with page and line: one small
//! broken book for each kind of fault.

use assert_cmd::Command;
use book_tests::{Copy, cargo, program, program_path, text};
use mdbook_driver::MDBook;
use std::fs;

/// The message with which the press refuses a book.
fn refusal(copy: &Copy) -> String {
    let run = copy.book().assert().code(2);
    assert!(!copy.path("book").exists(), "a broken book was made");
    text(&run.get_output().stderr)
}

/// The message for a book with this page.
fn refusal_of(page: &str) -> String {
    refusal(&Copy::with_page(page))
}

fn has(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "no {word:?} in: {message}");
    }
}

#[test]
fn a_sound_page_is_no_fault() {
    let copy = Copy::with_page(
        "# A page\n\n$w^2$, {{#value chapter5.l2}}, \\$5, [up](#a-page) and\n\
         `cargo run --bin chapter5 -- --lambda 1`\n\n\
         ![alt](figures/chapter5/path.svg \"caption\")\n",
    );
    copy.book().assert().success();
    let html = copy.read("book/page.html");
    has(&html, &["<math>", "<figure", "0.2", "$5"]);
}

#[test]
fn a_missing_include() {
    let message =
        refusal_of("# A\n\n```rust,ignore\n{{#include gone.rs}}\n```\n");
    has(&message, &["src/page.md:4:", "gone.rs"]);
}

#[test]
fn a_missing_anchor() {
    let page = "# A\n\n```rust,ignore\n\
                {{#include ../listings/chapter5/src/lib.rs:gone}}\n```\n";
    has(&refusal_of(page), &["src/page.md:4:", "no `ANCHOR: gone`"]);
}

#[test]
fn an_include_of_lines_that_are_not_there() {
    let page = "# A\n\n```rust,ignore\n\
                {{#include ../listings/chapter5/src/lib.rs:900:910}}\n```\n";
    has(&refusal_of(page), &["src/page.md:4:", "no `900:910`"]);
}

/// What is included later would escape the checks.
#[test]
fn an_include_outside_a_fence() {
    let copy = Copy::with_page("# A\n\n{{#include part.md}}\n");
    copy.write("src/part.md", "$\\frac{1$ and [x](gone.md)\n");
    has(&refusal(&copy), &["src/page.md:3:", "stands in a fence"]);
}

#[test]
fn html_that_hides_something() {
    let page =
        "# A\n\n<details>\n<summary>$w$?</summary>\n\nYes.\n\n</details>\n";
    has(&refusal_of(page), &["src/page.md:4:", "in the middle of HTML"]);
    let message = refusal_of("# A\n\n<img src=\"gone.png\">\n");
    has(&message, &["src/page.md:3:", "an image is written"]);
}

#[test]
fn an_unknown_value() {
    let message = refusal_of("# A\n\nIt is {{#value chapter5.gone}}.\n");
    has(&message, &["src/page.md:3:", "chapter5.gone", "l1_lowest"]);
    has(&refusal_of("{{#value gone}}\n"), &["src/page.md:1:", "gone"]);
}

#[test]
fn an_unknown_directive() {
    let message = refusal_of("# A\n\n{{#vaule chapter5.l2}}\n");
    has(&message, &["src/page.md:3:", "{{#vaule chapter5.l2}}"]);
    has(&refusal_of("# A\n\n{{#value \n"), &["src/page.md:3:", "without `}}`"]);
    let message = refusal_of("# A\n\n{{#value\nchapter5.l2}}\n");
    has(&message, &["src/page.md:3:", "on one line"]);
}

#[test]
fn a_directive_left_in_the_output() {
    let copy = Copy::with_page("# A\n\n```text\n{{#include part.txt}}\n```\n");
    copy.write("src/part.txt", "It is {{#value chapter5.l2}}.\n");
    let message = refusal(&copy);
    has(&message, &["page.html:", "left over", "{{#value chapter5.l2}}"]);
}

#[test]
fn a_formula_that_does_not_parse() {
    let message = refusal_of("# A\n\nA line, and $\\frac{1$.\n");
    has(&message, &["src/page.md:3:", "\\frac{1"]);
    let message = refusal_of("# A\n\n$$\n\\nosuchcommand\n$$\n");
    has(&message, &["src/page.md:3:", "nosuchcommand"]);
}

#[test]
fn a_formula_in_a_caption_that_does_not_parse() {
    let page = "# A\n\n![alt](figures/chapter5/path.svg \"at $\\frac{1$\")\n";
    has(&refusal_of(page), &["src/page.md:3:", "\\frac{1"]);
}

#[test]
fn an_image_without_words() {
    let message =
        refusal_of("# A\n\n![](figures/chapter5/path.svg \"caption\")\n");
    has(&message, &["src/page.md:3:", "no alternative text"]);
}

#[test]
fn a_figure_that_nobody_draws() {
    let message = refusal_of("# A\n\n![alt](figures/chapter5/gone.svg)\n");
    has(&message, &["src/page.md:3:", "gone.svg"]);
    let message = refusal_of("# A\n\n![alt](gone.png)\n");
    has(&message, &["src/page.md:3:", "gone.png"]);
}

#[test]
fn a_figure_amid_words() {
    let message = refusal_of("# A\n\nSee ![alt](figures/chapter5/path.svg)\n");
    has(&message, &["src/page.md:3:", "line of its own"]);
}

#[test]
fn dead_links() {
    let message = refusal_of("# A\n\n[on](gone.md)\n\n[up](#gone)\n");
    has(&message, &["src/page.md:3:", "gone.md", "src/page.md:5:", "#gone"]);
    let copy =
        Copy::with_page("# A\n\n[on](other.md#gone), [on](other.md#b)\n");
    copy.write("src/SUMMARY.md", "- [A](page.md)\n- [B](other.md)\n");
    copy.write("src/other.md", "# B\n");
    let message = refusal(&copy);
    has(
        &message,
        &["src/page.md:3:", "`other.md` has no heading `#gone`", "1 thing"],
    );
}

#[test]
fn commands_that_do_not_exist() {
    let message = refusal_of(
        "# A\n\n```console\n$ cargo run --bin chapter99\n```\n\n\
         Or `cargo run --bin chapter5 -- --lamda 2`, or\n\
         `cargo run --bin chapter5 -- --lambda two`, or\n\
         `cargo run --example gone`.\n",
    );
    has(&message, &["page.md:4:", "chapter99", "page.md:7:", "--lamda"]);
    has(&message, &["page.md:8:", "two", "page.md:9:", "gone"]);
    let message =
        refusal_of("# A\n\n    $ cargo run adding_up\n\n`cargo run`\n");
    has(&message, &["page.md:3:", "unexpected `adding_up`", "page.md:5:"]);
}

#[test]
fn a_key_of_book_toml_that_does_not_exist() {
    for (from, to) in [
        ("no-section-label", "no-section-lable"),
        ("runnable", "runable"),
        ("title", "titel"),
        ("create-missing", "create-mising"),
        ("[rust]", "[rusty]"),
        ("[preprocessor.listings]", "[preprocessor.listing]"),
        ("before", "befor"),
    ] {
        let copy = Copy::new();
        let lines = copy.read("book.toml");
        let line = lines.lines().position(|l| l.starts_with(from)).unwrap();
        copy.replace("book.toml", &format!("\n{from}"), &format!("\n{to}"));
        let message = refusal(&copy);
        let name = to.trim_matches(['[', ']']).rsplit('.').next().unwrap();
        has(&message, &["book.toml:", name]);
        // A missing or unknown table is reported at its parent's line.
        if !from.starts_with('[') && from != "before" {
            has(&message, &[&format!("book.toml:{}:", line + 1)]);
        }
    }
}

/// mdBook's own way to the press: it starts the program that book.toml names
/// and hands it the book.
fn plain_mdbook(copy: &Copy) -> (bool, String) {
    let book = MDBook::load(copy.path("")).unwrap();
    let context = mdbook_preprocessor::PreprocessorContext::new(
        book.root.clone(),
        book.config.clone(),
        "html".to_owned(),
    );
    let input = serde_json::to_string(&(context, &book.book)).unwrap();
    let mut press: Command = program("mdbook-listings");
    let run = press.write_stdin(input).assert();
    let output = run.get_output();
    (output.status.success(), text(&output.stderr))
}

#[test]
fn a_stale_figure() {
    let copy = Copy::new();
    assert!(plain_mdbook(&copy).0, "{}", plain_mdbook(&copy).1);
    copy.replace(
        "src/figures/chapter5/path.svg",
        "stroke-width",
        "stroke-wide",
    );
    let (success, message) = plain_mdbook(&copy);
    assert!(!success);
    let page = copy.read("src/chapter5.md");
    let line = page.lines().position(|l| l.contains("path.svg")).unwrap() + 1;
    let place = format!("src/chapter5.md:{line}:");
    has(&message, &[&place, "path.svg` is stale", "cargo run --bin book"]);
    // The program `book` draws it anew.
    copy.book().assert().success();
    assert!(plain_mdbook(&copy).0);
}

#[test]
fn a_stale_output() {
    let copy = Copy::new();
    copy.replace("listings/chapter5/output.txt", "0.2", "0.3");
    let (success, message) = plain_mdbook(&copy);
    assert!(!success);
    has(&message, &["src/chapter5.md:", "src/introduction.md:", "is stale"]);
    copy.book().assert().success();
    assert!(plain_mdbook(&copy).0);
}

/// The way in which the pages' examples are tested, on a page with an example
/// that no longer compiles.
#[test]
fn an_example_that_no_longer_compiles() {
    let copy = Copy::new();
    copy.replace(
        "src/chapter3.md",
        "use chapter3::{Data, loss};",
        "use chapter3::gone;",
    );
    let page = copy.read("src/chapter3.md");
    let line = page.lines().position(|l| l == "```rust").unwrap() + 1;
    for part in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(book_tests::root().join(part), copy.path(part)).unwrap();
    }
    copy.replace("Cargo.toml", "    \"tests\",\n", "");
    let target = book_tests::root().join("target/broken-example");
    let run = cargo()
        .current_dir(copy.path(""))
        .env("CARGO_TARGET_DIR", target)
        .args([
            "test",
            "--quiet",
            "--offline",
            "--doc",
            "--package",
            "chapter3",
        ])
        .assert()
        .failure();
    let output = run.get_output();
    let message = text(&output.stdout) + &text(&output.stderr);
    has(&message, &[&format!("(line {line})"), "chapter3::gone"]);
}

#[test]
fn all_faults_are_said_at_once() {
    let message =
        refusal_of("# A\n\n$\\frac{1$\n\n[x](gone.md)\n\n{{#value a.b}}\n");
    has(
        &message,
        &["3 things are wrong", "page.md:3:", "page.md:5:", "page.md:7:"],
    );
}

#[test]
fn the_press_is_where_book_toml_looks_for_it() {
    assert!(program_path("mdbook-listings").is_file());
    program("mdbook-listings").args(["supports", "html"]).assert().success();
    program("mdbook-listings").args(["supports", "epub"]).assert().failure();
}
