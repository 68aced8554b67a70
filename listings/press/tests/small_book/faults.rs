//! Whatever no longer agrees stops the build, with page and line: one small
//! broken book for each kind of fault.

use crate::small::{Book, press};
use std::fs;

/// The message for a book with this page.
fn refusal_of(page: &str) -> String {
    Book::new(page).refusal()
}

/// The page's HTML.
fn made(page: &str) -> String {
    Book::new(page).make().unwrap_or_else(|message| panic!("{message}"))
}

fn has(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "no {word:?} in: {message}");
    }
}

#[test]
fn minutes_are_counted() {
    let words = "word ".repeat(200);
    let page = |what: &str| format!("# A\n\n{words}\n\nIt is {what}.\n");
    has(&made(&page("{{#minutes read page}}")), &["It is 2."]);
    has(&made(&page("{{#minutes play page page}}")), &["It is 0."]);
    for (what, why) in [
        ("{{#minutes page}}", "minutes to `page`; known: read, play"),
        ("{{#minutes read}}", "minutes of no page"),
        ("{{#minutes read page x}}", "there is no page `x`"),
    ] {
        has(&refusal_of(&page(what)), &["src/page.md:5:", why]);
    }
}

/// With the titles of `SUMMARY.md`, whatever signs they have.
#[test]
fn a_page_ends_with_the_way_on() {
    let book = Book::new("# *B*_2 [x]\n\n{{#value small.lambda}}\n");
    let summary = "- [1. \\*B\\*_2 \\[x\\]](page.md)\n- [C](deep/c.md)\n\
                   - [D](small.md)\n";
    book.write("src/SUMMARY.md", summary);
    book.replace("src/page.md", "# *B*_2 [x]", "# \\*B\\*_2 \\[x\\]");
    book.write("src/deep/c.md", "# C\n");
    book.write("src/small.md", "# D\n\n![alt](figures/small/line.svg \"c\")\n");
    let first = book.make().unwrap_or_else(|message| panic!("{message}"));
    has(
        &first,
        &[
            "<a href=\"deep/c.html\"><small>Next</small> C</a>",
            "the programs of the chapters: 1 number.",
        ],
    );
    assert!(!first.contains("<small>Before</small>"));
    let second = book.read("book/deep/c.html");
    has(
        &second,
        &[
            "<a href=\"../page.html\"><small>Before</small> 1. *B*_2 [x]</a>",
            "<a href=\"../small.html\"><svg",
            "<small>Next</small> D</a>",
        ],
    );
    assert!(!second.contains("Computed"));
    let third = book.read("book/small.html");
    has(&third, &["<code>cargo run --bin small</code>: 1 figure."]);
}

/// What is included later would escape the checks.
#[test]
fn an_include_outside_a_fence() {
    let book = Book::new("# A\n\n{{#include part.txt}}\n");
    book.write("src/part.txt", "$\\frac{1$ and [x](gone.md)\n");
    has(&book.refusal(), &["src/page.md:3:", "stands in a fence"]);
    // A table that a program writes is none, and hides none.
    let table = "# A\n\n{{#include ../listings/small/table.md}}\n";
    let book = Book::new(table);
    book.write("listings/small/table.md", "| a |\n| --- |\n| b |\n");
    book.make().expect("a table that a program writes");
    let book = Book::new(&format!("{table}{{{{#include part.md}}}}\n"));
    book.write("listings/small/table.md", "| a |\n| --- |\n| b |\n");
    book.write("src/part.md", "words\n");
    has(&book.refusal(), &["src/page.md:4:", "stands in a fence"]);
}

#[test]
fn a_directive_in_an_included_file() {
    let book = Book::new("# A\n\n```text\n{{#include part.txt}}\n```\n");
    book.write("src/part.txt", "\nIt is {{#value small.third}}.\n");
    has(&book.refusal(), &["src/page.md:4:", "part.txt", "line 2"]);
}

/// mdBook takes a blank before the `#`, and would include.
#[test]
fn a_directive_with_a_blank() {
    let book = Book::new("# A\n\n{{ #include part.txt }}\n");
    book.write("src/part.txt", "0.77");
    has(&book.refusal(), &["src/page.md:3:", "without a blank"]);
    let book = Book::new("# A\n\n```text\n{{#include part.txt}}\n```\n");
    book.write("src/part.txt", "{{ #include other.txt }}");
    has(&book.refusal(), &["src/page.md:4:", "has a directive"]);
    let book = Book::new("# A\n");
    book.replace(
        "book.toml",
        "[build]",
        "[build]\nuse-default-preprocessors = false",
    );
    has(&book.refusal(), &["book.toml:", "nobody would include"]);
}

#[test]
fn numbers_that_may_be_typed() {
    let book = Book::new(
        "# A\n\nBy default 1.5, and at $\\lambda = 0.25$ it is\n\
         {{#value small.third --lambda 0.25}}; {{#given 0.75}} by definition,\n\
         $w = 0$, 1 draw, `0.33`, mdBook 0.5.4, [x](page.md#small-line)\n\n\
         ```text\n0.35\n```\n\n![a](figures/small/line.svg \"at 1.5\")\n",
    );
    book.write("src/SUMMARY.md", "- [A](small.md)\n");
    book.write(
        "src/small.md",
        &book.read("src/page.md").replace("page.md", "small.md"),
    );
    book.make().unwrap();
}

#[test]
fn a_formula_is_not_too_deep() {
    let deep = "\\frac{1}{".repeat(300) + "2" + &"}".repeat(300);
    let message = refusal_of(&format!("# A\n\n${deep}$\n"));
    has(&message, &["src/page.md:3:", "600 braces"]);
}

#[test]
fn an_example_runs_again_when_it_or_the_compiler_changes() {
    let book = Book::new("# A\n");
    let example = "listings/small/examples/kept_by_a_test";
    let page =
        format!("# A\n\n```text\n{{{{#include ../{example}.out}}}}\n```\n");
    book.write("src/page.md", &page);
    let output = || {
        let (_, text) = press().generated(book.root()).unwrap().pop().unwrap();
        book.write(&format!("{example}.out"), &text);
        book.make().unwrap();
        text.lines().last().unwrap().to_owned()
    };
    let change = |to: usize| {
        let code = format!("fn main() {{ println!(\"{to}\") }}");
        book.write(&format!("{example}.rs"), &code);
    };
    let kept = press::target_folder(book.root());
    assert!(std::env::current_exe().unwrap().starts_with(&kept));
    let kept = kept.join("self-contained/kept_by_a_test");
    let _ = fs::remove_dir_all(&kept);
    change(1);
    assert_eq!(output(), "1");
    change(2);
    has(&book.make().unwrap_err(), &["the program beside it has changed"]);
    assert_eq!(output(), "2");
    // What it printed last is told from what it would print.
    let edit = |from: &str, to: &str| {
        for file in fs::read_dir(&kept).unwrap() {
            let file = file.unwrap().path();
            let text = fs::read_to_string(&file).unwrap();
            fs::write(file, text.replace(from, to)).unwrap();
        }
    };
    edit("\n2\n", "\n3\n");
    has(&book.make().unwrap_err(), &["prints something else"]);
    assert_eq!(output(), "3");
    edit("rustc", "another");
    assert_eq!(output(), "2");
}

#[test]
fn a_stale_figure_and_a_stale_output() {
    let book = Book::new(
        "# A\n\n![alt](figures/small/line.svg)\n\n```console\n\
         {{#include ../listings/small/output.txt}}\n```\n",
    );
    book.make().unwrap();
    fs::remove_dir_all(book.path("book")).unwrap();
    book.replace("src/figures/small/line.svg", "stroke-width", "stroke-wide");
    book.replace("listings/small/output.txt", "1.5", "1.6");
    let message = book.refusal();
    has(&message, &["src/page.md:3:", "line.svg` is stale"]);
    has(&message, &["src/page.md:6:", "output.txt` is stale"]);
    has(&message, &["cargo run --bin book"]);
    base::write_all(&press().generated(book.root()).unwrap()).unwrap();
    book.make().unwrap();
}

#[test]
fn dead_links() {
    for link in ["/etc/passwd", "../page.md", "../src/page.md", "notes.md"] {
        let book = Book::new(&format!("# A\n\n[x]({link})\n"));
        book.write("src/notes.md", "# Not in the summary\n");
        has(&book.refusal(), &["src/page.md:3:", "dead link", link]);
    }
    let book = Book::new("# A\n\n[on](other.md#gone), [on](other.md#b)\n");
    book.write("src/SUMMARY.md", "- [A](page.md)\n- [B](other.md)\n");
    book.write("src/other.md", "# B\n");
    let message = book.refusal();
    has(&message, &["src/page.md:3:", "`other.md` has no heading `#gone`"]);
    has(&message, &["1 thing"]);
}

#[test]
fn links_that_lead_somewhere() {
    let book = Book::new(
        "# A\n\n## Where\n\n## Where\n\n[where](#where), [where](#where-1), \
         [on](data.txt)\n\n\
         ## If $a < b$\n\n[smaller](#if-ab)\n",
    );
    book.write("src/data.txt", "1");
    let html = book.make().unwrap();
    has(&html, &["id=\"where\"", "id=\"where-1\"", "id=\"if-ab\""]);
}

#[test]
fn a_title_with_signs_of_html() {
    let book = Book::new("# a\\<b\\>&\\\"c\n");
    book.write("src/SUMMARY.md", "- [a\\<b\\>&\\\"c](page.md)\n");
    let html = book.make().unwrap();
    has(&html, &["aria-label=\"Before and after a&lt;b&gt;&amp;&quot;c\""]);
}

#[test]
fn a_key_of_book_toml_that_does_not_exist() {
    for (from, to) in [
        ("no-section-label", "no-section-lable"),
        ("runnable", "runable"),
        ("title", "titel"),
        ("create-missing", "create-mising"),
        ("[build]", "[bild]"),
        ("[preprocessor.listings]", "[preprocessor.listing]"),
        ("before", "befor"),
    ] {
        let book = Book::new("# A\n");
        let lines = book.read("book.toml");
        let line = lines.lines().position(|l| l.starts_with(from)).unwrap();
        book.replace("book.toml", from, to);
        let message = book.refusal();
        let name = to.trim_matches(['[', ']']).rsplit('.').next().unwrap();
        has(&message, &["book.toml:", name]);
        // A missing or unknown table is reported at its parent's line.
        if !from.starts_with('[') && from != "before" {
            has(&message, &[&format!("book.toml:{}:", line + 1)]);
        }
    }
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
