//! The promises of the book, each in a file of its own, in one program: it is
//! linked once, and what several of them look at is made once.
//! `cargo test -p promises --test promises pages::` runs one file.

mod bad_input;
mod built_book;
mod claims;
mod colours;
mod corner;
mod course;
mod descent;
mod ends;
mod extend;
mod figures;
mod formulas;
mod house;
mod libraries;
mod many_weights;
mod mathematics;
mod one_at_a_time;
mod pages;
mod plain_mdbook;
mod predict;
mod programs;
mod published;
mod real_data;
mod shared;
mod stamp;
mod template;
mod trust;
mod values;
mod which_one;
mod yes_or_no;

use press::{Press, Program};
use proptest::prelude::ProptestConfig;
use std::sync::LazyLock;

/// The book's press, with its chapters, drawn once for all tests.
static PRESS: LazyLock<Press> = LazyLock::new(book::press);

/// A chapter by the name of its crate.
fn chapter(name: &str) -> &'static Program {
    let mut chapters = PRESS.programs().iter();
    chapters.find(|program| program.name == name).expect("a chapter")
}

/// What a chapter answers to a question such as `chapter5.l1 --lambda 0.5`, to
/// nine decimals.
fn ask(question: &str) -> String {
    let (name, question) = question.split_once('.').expect("a dot");
    let answer = (chapter(name).ask)(&format!("{question} --decimals 9"));
    answer.unwrap_or_else(|what| panic!("{question}: {what}"))
}

/// The same, where it is a number.
fn ask_number(question: &str) -> f64 {
    read_number(&ask(question))
}

/// The same, where it is a point such as (1, −2).
fn ask_point(question: &str) -> (f64, f64) {
    let answer = ask(question);
    let inside = answer.trim_matches(['(', ')']).split_once(", ");
    let (a, b) = inside.expect("two numbers");
    (read_number(a), read_number(b))
}

/// A number as the book writes it.
fn read_number(text: &str) -> f64 {
    text.replace('\u{2212}', "-").replace(',', "").parse().expect("a number")
}

/// So many cases for each property; one that fails is printed, not filed.
fn count_cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}
