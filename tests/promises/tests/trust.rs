//! Chapter 10: what it promises, once more: written from the page, on the
//! tests' own rows, scales and lowest points.

#[path = "trust/again.rs"]
mod again;
#[path = "trust/drawn.rs"]
mod drawn;
#[path = "trust/honest.rs"]
mod honest;
#[path = "trust/selected.rs"]
mod selected;
#[path = "trust/together.rs"]
mod together;
#[path = "trust/ways.rs"]
mod ways;

use crate::ask_number;

/// What chapter 10 answers is this number, to a part of it.
fn is_within(question: &str, expected: f64, part: f64) {
    let answer = ask_number(question);
    let is_close = (answer - expected).abs() <= part * expected.abs().max(1.0);
    assert!(is_close, "{question}: {answer} instead of {expected}");
}

fn is(question: &str, expected: f64) {
    is_within(question, expected, 1e-6);
}
