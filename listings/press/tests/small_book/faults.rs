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
fn a_sound_page_is_no_fault() {
    let html = made(
        "# A\n\n$w^2$, {{#value small.lambda}}, \\$5, [up](#a) and\n\
         `cargo run --bin small -- --lambda 1`\n\n\
         ![alt](figures/small/line.svg \"caption $w$\")\n\n\
         ```rust,ignore\n\
         {{#include ../listings/small/src/lib.rs:sum}}\n```\n",
    );
    has(&html, &["<math>", "<figure", "1.5, $5", "fn"]);
}

#[test]
fn words_in_ink_emblems_and_signs_after_formulas() {
    let html = made(
        "# A\n\n{{#emblem small}}\n\n{{#l1 The L1 sum}} is $w$, $x$).\n\n\
         ![alt](figures/small/line.svg \"{{#l2 this}} or {{#loss that}}\")\n",
    );
    has(
        &html,
        &[
            "<b class=\"l1\">The L1 sum</b>",
            "<b class=\"l2\">this</b>",
            "<b class=\"loss\">that</b>",
            "<path class=\"l1\"",
            "</math>,</span>",
            "</math>).</span>",
        ],
    );
    // Words in ink are words of the page.
    let message = refusal_of("# A\n\n{{#l1 The best is 0.7}}\n");
    has(&message, &["src/page.md:3:", "0.7 is typed by hand"]);
    has(&refusal_of("# A\n\n{{#l1}}\n"), &["src/page.md:3:", "unknown"]);
    has(&refusal_of("# A\n\n{{#emblem x}}\n"), &["no program `x`", "small"]);
}

#[test]
fn every_tag_has_its_end() {
    made(
        "# A\n\n> <details>\n> <summary>*Q*</summary>\n>\n> A <br> b\n>\n> \
         </details>\n",
    );
    for (html, line, said) in [
        ("<details>\n<summary>Q</summary>\n\nA.\n\n</details\n", 3, "details"),
        ("<details>\n<summary>Q\n\nA.\n\n</details>\n", 4, "summary"),
        ("A <b>word.\n", 3, "b"),
    ] {
        let expected = format!("`<{said}>` has no end: write `</{said}>`");
        let place = format!("src/page.md:{line}:");
        has(&refusal_of(&format!("# A\n\n{html}")), &[&place, &expected]);
    }
    let message = refusal_of("# A\n\nA word</b>.\n");
    has(&message, &["src/page.md:3:", "`</b>` ends nothing"]);
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

#[test]
fn a_link_to_a_run_and_to_a_figure_full_screen() {
    let page = |link: &str| {
        format!("# A\n\n[x](#{link})\n\n![alt](figures/small/line.svg \"c\")\n")
    };
    made(&page("run=small+--lambda+0.5"));
    made(&page("page-line&full"));
    made(&page("page-line&full=bare"));
    for (link, why) in [
        ("run=small+--gamma+0.5", "unexpected argument '--gamma'"),
        ("run=large+--lambda+0.5", "large"),
        ("page-gone&full", "heading `#page-gone`"),
        ("page-line&fill", "heading `#fill`"),
    ] {
        has(&refusal_of(&page(link)), &["src/page.md:3:", why]);
    }
}

#[test]
fn exercises_are_shown_linked_and_summed() {
    let html = made(
        "# A\n\nAfter this chapter you can\n\n- say $w$;\n- compute.\n\n\
         {{#minutes exercises page}} minutes, {{#minutes exercises 1.2}} of \
         them for {{#exercise 1.2}}, {{#points 1.1 1.2}} points, to \
         {{#objectives page}}\n\n{{#exercises page}}\n",
    );
    has(
        &html,
        &[
            "18 minutes, 11 of them for <a href=\"page.html#exercise-1-2\">1.2 \
             Title of 1.2</a>, 8 points, to say ",
            "</math>;</span> compute.</p>",
            "<p>The task of 1.1.</p>",
            "<h3 id=\"exercise-1-2\">",
        ],
    );
    for (line, why) in [
        ("{{#exercises x}}", "there is no exercise `x`"),
        ("{{#points 1.1 1.3}}", "there is no exercise `1.3`"),
        ("{{#minutes exercises 1.3}}", "there is no exercise `1.3`"),
        ("{{#exercise page}}", "there is no exercise `page`"),
        ("{{#objectives page}}", "no page `page` says what you can after it"),
        ("{{#exercises page}}\n\nMore.", "stand at the end of a page"),
    ] {
        let message = refusal_of(&format!("# A\n\n{line}\n"));
        has(&message, &["src/page.md:3:", why]);
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

#[test]
fn an_include_of_what_is_not_there() {
    let include = |what: &str| {
        refusal_of(&format!(
            "# A\n\n```rust,ignore\n{{{{#include {what}}}}}\n```\n"
        ))
    };
    has(&include("gone.rs"), &["src/page.md:4:", "gone.rs"]);
    let lib = "../listings/small/src/lib.rs";
    let message = include(&format!("{lib}:gone"));
    has(&message, &["src/page.md:4:", "no `ANCHOR: gone`"]);
    let message = include(&format!("{lib}:900:910"));
    has(&message, &["src/page.md:4:", "no `900:910`"]);
}

/// What is included later would escape the checks.
#[test]
fn an_include_outside_a_fence() {
    let book = Book::new("# A\n\n{{#include part.txt}}\n");
    book.write("src/part.txt", "$\\frac{1$ and [x](gone.md)\n");
    has(&book.refusal(), &["src/page.md:3:", "stands in a fence"]);
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
fn an_escaped_directive_stays_as_it_is() {
    let html = made("# A\n\nWrite `\\{{#include x.rs}}` or \\{{#gone}}.\n");
    has(&html, &["<code>{{#include x.rs}}</code>", "or {{#gone}}."]);
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
fn values_are_answers_to_questions() {
    let html = made(
        "# A\n\n{{#value small.lambda}}\n\
         {{#value small.third}} {{#value small.third --lambda 2 --fraction}}\n\
         {{#value small.third --lambda 1 --decimals 2}}\n\
         {{#value small.point}} {{#value small.times --at -2}}\n\
         {{#given -0.5}}\n",
    );
    has(&html, &["1.5\n0.5 2/3\n0.33\n(1.5, −1.5) −3\n−0.5"]);
}

#[test]
fn questions_that_make_no_sense() {
    for (question, words) in [
        ("gone", "there is no program `gone`"),
        (
            "small.gone",
            "no value `gone`; small has third, point, nothing, times, and its parameters lambda",
        ),
        ("small.third --lamda 1", "'--lamda'"),
        ("small.third --lambda two", "'two'"),
        ("small.third --lambda 0", "--lambda 0: is 0"),
        ("small.third --at 1", "'--at'"),
        ("small.times", "--at <NUMBER>"),
        ("small.third --lamda 1", "tip: a similar argument exists"),
        ("small.nothing", "there is no answer"),
        ("small.third --lambda 1.2345 --fraction", "0.4115 is no fraction"),
        ("small.lambda --lambda 2", "--lambda is given and asked for"),
        ("small.third --decimals 10", "'10'"),
        ("small.decimals", "no value `decimals`"),
    ] {
        let page = format!("# A\n\nIt is {{{{#value {question}}}}}.\n");
        has(&refusal_of(&page), &["src/page.md:3:", words]);
    }
    for given in ["x", "inf", "nan", "1//2", "5/", "1/2/3", "1e-3", "1/0"] {
        let message = refusal_of(&format!("# A\n\n{{{{#given {given}}}}}\n"));
        has(&message, &["page.md:3:", &format!("`{given}` is no number")]);
        has(&message, &["allowed: 0.5, -0.5 or 1/2"]);
    }
}

#[test]
fn an_unknown_directive() {
    let message = refusal_of("# A\n\n{{#vaule small.third}}\n");
    has(&message, &["src/page.md:3:", "{{#vaule small.third}}"]);
    has(&refusal_of("# A\n\n{{#value \n"), &["src/page.md:3:", "without `}}`"]);
    let message = refusal_of("# A\n\n{{#value\nsmall.third}}\n");
    has(&message, &["src/page.md:3:", "on one line"]);
}

#[test]
fn numbers_typed_by_hand() {
    for (page, number) in [
        ("# A\n\nIt is 0.25.\n", "0.25"),
        // Asked for in another paragraph, another row, another entry.
        ("# A\n\nAt 0.25\n\nit is {{#value small.times --at 0.25}}.\n", "0.25"),
        (
            "# A\n\n|a|\n|-|\n|0.25|\n|{{#value small.times --at 0.25}}|\n",
            "0.25",
        ),
        ("# A\n\n- 0.25\n- {{#value small.times --at 0.25}}\n", "0.25"),
        // A wrong λ beside a right value.
        (
            "# A\n\nAt $\\lambda = 0.6$: {{#value small.third --lambda 0.5}}\n",
            "0.6",
        ),
        ("# A\n\nAt $\\lambda = 6$: {{#value small.third --lambda 5}}\n", "6"),
        // A value of another quantity.
        ("# A\n\nAt λ = 0.5: {{#value small.times --at 0.5}}\n", "0.5"),
        // Another sign.
        ("# A\n\nAt −0.25: {{#value small.times --at 0.25}}, 0.25\n", "0.25"),
        // Without a 0 before the point, and as a factor.
        ("# A\n\n$w = .25$\n", ".25"),
        ("# A\n\n$2x0.25$\n", "0.25"),
        // A fraction.
        ("# A\n\n$2/3$ of it\n", "2/3"),
        // In a formula, a caption, an alternative text, a heading, in HTML.
        ("# A\n\n$$\n\\frac{0.25}{2}\n$$\n", "0.25"),
        ("# A\n\n![a](figures/small/line.svg \"at 0.25\")\n", "0.25"),
        ("# A\n\n![at 0.25](figures/small/line.svg \"a\")\n", "0.25"),
        ("# A\n\n## At 0.25\n", "0.25"),
        ("# A\n\n<p>\nAt 0.25</p>\n", "0.25"),
        // How many decimals are wanted is not asked for.
        ("# A\n\n$t = 3$, {{#value small.third --decimals 3}}\n", "3"),
    ] {
        let message = refusal_of(page);
        has(
            &message,
            &["src/page.md:", &format!(": {number} is typed by hand")],
        );
        let count = message.matches("typed by hand").count();
        assert!(count == 1, "{page}: {message}");
    }
}

#[test]
fn numbers_in_html() {
    made(
        "# A\n\n<!-- 0.25, $5 and\n\n0.75 > 0.5 -->\n\n\
         <p style=\"width:0.5em\"\n  title=\"0.75 > 0.5 <a \">At 1.\n</p>\n\n\
         <style>\na { margin: 0.5em }\n\nb { margin: 0.6em }\n</style>\n\n\
         > <p\n> title=\"0.75\">At <i\n> title=0.7>1</i>.</p>\n",
    );
    for (html, what) in [
        ("<p>\n0.25\n</p>", "0.25 is typed"),
        ("\n<a href=\"gone.md\">x</a>", "a link is written"),
        ("\n<IMG src=\"gone.png\">", "an image is written"),
        ("\nIn <a\nhref=b.md>", "a link is written"),
        ("> <b><i>\n> <a\n> href=b.md>x</a>", "a link is written"),
        ("<p title=\">\">\n0.25</p>", "0.25 is typed"),
    ] {
        let message = refusal_of(&format!("# A\n\n{html}\n"));
        has(&message, &[what, "src/page.md:4:"]);
    }
}

#[test]
fn asked_with_an_equals_sign() {
    made("# A\n\nAt λ = 0.6: {{#value small.third --lambda=0.6}}.\n");
}

#[test]
fn a_question_about_something_that_is_not_named() {
    let message = refusal_of(
        "# A\n\nAt 1.5\nit is {{#value small.third --lambda 0.6}}.\n",
    );
    has(&message, &["src/page.md:4:", "asked for with --lambda 0.6"]);
    made("# A\n\nAt 0.6\nit is {{#value small.third --lambda 0.60}}.\n");
}

#[test]
fn numbers_that_may_be_typed() {
    let book = Book::new(
        "# A\n\nBy default 1.5, and at $\\lambda = 0.25$ it is\n\
         {{#value small.third --lambda 0.25}}; {{#given 0.75}} by definition,\n\
         $w = 0$, 20 draws, `0.33`, mdBook 0.5.4, [x](page.md#small-line)\n\n\
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
fn a_formula_that_does_not_parse() {
    let message = refusal_of("# A\n\nA line, and $\\frac{1$.\n");
    has(&message, &["src/page.md:3:", "\\frac{1"]);
    let message = refusal_of("# A\n\n$$\n\\nosuchcommand\n$$\n");
    has(&message, &["src/page.md:3:", "nosuchcommand"]);
    let deep = "\\frac{1}{".repeat(300) + "2" + &"}".repeat(300);
    let message = refusal_of(&format!("# A\n\n${deep}$\n"));
    has(&message, &["src/page.md:3:", "600 braces"]);
    let page = "# A\n\n![alt](figures/small/line.svg \"at $\\frac{1$\")\n";
    has(&refusal_of(page), &["src/page.md:3:", "\\frac{1"]);
}

/// The converter takes these without a word and shows a part as text.
#[test]
fn a_formula_with_a_rest_of_latex() {
    let rows = |rows: &str| format!("\\begin{{aligned}}{rows}\\end{{aligned}}");
    for (tex, rest) in [
        (rows(r"a &= b \\[1ex] c &= d"), "[1ex]"),
        (rows(r"a &= b \\[-2pt] c &= d"), "[−2pt]"),
        (rows(r"a \\*[.5em] b"), "[.5em]"),
        (rows(r"a \\* b"), "∗"),
        (rows(r"[t] a"), "["),
        (rows(r"a \\ [2] b"), "["),
        (r"\begin{cases} a \\[1ex] b \end{cases}".into(), "[1ex]"),
        (r"a \\[ 1ex ] b".into(), "[1ex]"),
        (r"\text{after [3mm] more}".into(), "[3mm]"),
        (r"\cfrac[l]{a}{b}".into(), "["),
        (r"\text{where $w$ is}".into(), "$"),
        (r"\eqref{sum}".into(), "??"),
    ] {
        // In a paragraph, and as its own.
        let message = refusal_of(&format!("# A\n\nx\n\n$$ {tex} $$\n"));
        has(&message, &["src/page.md:5:", &tex, &format!("`{rest}` would")]);
    }
    let message = refusal_of("# A\n\nx $a \\newline[2pt] b$\n");
    has(&message, &["src/page.md:3:", "`[2pt]` would"]);
    // The signs themselves.
    for tex in [
        r"\{a\}, [1, 2), \left[1\right], a\_b, \text{a\_b \$ \{\}}, 5\,\%",
        r"\hat a \tilde b \widehat{c} \backslash \operatorname{a\_b} \&",
        r"\begin{matrix} {}[1] & [2] \\ {}* \\ \left[3\right] \end{matrix}",
        r"\sqrt[3]{x} \frac{{[}a]}{b} \begin{cases} a & [b] \end{cases}",
    ] {
        made(&format!("# A\n\n$$ {tex} $$\n"));
    }
}

#[test]
fn a_figure_that_is_not_as_it_should_be() {
    let page = |image: &str| refusal_of(&format!("# A\n\n{image}\n"));
    let message = page("![](figures/small/line.svg \"caption\")");
    has(&message, &["src/page.md:3:", "no alternative text"]);
    let message = page("![alt](figures/small/gone.svg)");
    has(&message, &["src/page.md:3:", "gone.svg"]);
    has(&page("![alt](gone.png)"), &["src/page.md:3:", "gone.png"]);
    let message = page("See ![alt](figures/small/line.svg)");
    has(&message, &["src/page.md:3:", "line of its own"]);
    let message = page("- one\n\n  ![alt](figures/small/line.svg)");
    has(&message, &["src/page.md:5:", "line of its own"]);
    for broken in ["![a](my line.svg)", "[x](my page.md)"] {
        has(&page(broken), &["src/page.md:3:", "that is none"]);
    }
    let twice = "![a](figures/small/line.svg)\n\n![a](figures/small/line.svg)";
    has(&page(twice), &["src/page.md:5:", "`#page-line`"]);
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
    let message = refusal_of("# A\n\n[on](gone.md)\n\n[up](#gone)\n");
    has(&message, &["src/page.md:3:", "gone.md", "src/page.md:5:", "#gone"]);
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
    has(&refusal_of("# A\n\n[x][gone]\n"), &["page.md:3:", "named `[gone]`"]);
}

#[test]
fn links_that_lead_somewhere() {
    let book = Book::new(
        "# A\n\n## Why\n\n## Why\n\n[1](#why), [2](#why-1), [3](data.txt)\n\n\
         ## If $a < b$\n\n[4](#if-ab)\n",
    );
    book.write("src/data.txt", "1");
    let html = book.make().unwrap();
    has(&html, &["id=\"why\"", "id=\"why-1\"", "id=\"if-ab\""]);
    has(&refusal_of("# A\n\n## Why\n\n[2](#why-1)\n"), &["`#why-1`"]);
    for position in ["#page-line=1", "#a=7", "#page-gone=1"] {
        let page =
            format!("# A\n\n[x]({position})\n\n![a](figures/small/line.svg)\n");
        has(&refusal_of(&page), &["src/page.md:3:", "no slider"]);
    }
}

#[test]
fn a_title_that_differs_from_the_summary() {
    let message = refusal_of("\n# Another\n");
    has(&message, &["src/page.md:2:", "`Another` here", "`A` in SUMMARY.md"]);
    // A page may bear the name of the book.
    made("# A small book\n");
}

#[test]
fn a_title_with_signs_of_html() {
    let book = Book::new("# a\\<b\\>&\\\"c\n");
    book.write("src/SUMMARY.md", "- [a\\<b\\>&\\\"c](page.md)\n");
    let html = book.make().unwrap();
    has(&html, &["aria-label=\"Before and after a&lt;b&gt;&amp;&quot;c\""]);
}

#[test]
fn commands_that_do_not_exist() {
    let message = refusal_of(
        "# A\n\n```console\n$ cargo run --bin chapter99\n```\n\n\
         Or `cargo run --bin small -- --lamda 2`, or\n\
         `cargo run --bin small -- --lambda two`, or\n\
         `cargo run --example gone`.\n",
    );
    has(&message, &["page.md:4:", "chapter99", "page.md:7:", "--lamda"]);
    has(&message, &["page.md:8:", "two", "page.md:9:", "gone"]);
    let message = refusal_of(
        "# A\n\n> ```console\n> $ ls\n> $ cd x && cargo run --bin gone\n> ```\n\n\
         - a\n\n  ```console\n  $ A=1 cargo run --bin small -- --lambda 0\n  ```\n",
    );
    has(&message, &["page.md:5:", "gone", "page.md:11:", "--lambda 0: is 0"]);
    let message = refusal_of("# A\n\n`cargo run --bin small -- 'a`\n");
    has(&message, &["page.md:3:", "a quote without an end"]);
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
