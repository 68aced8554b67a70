//! Whatever a page may ask, an answer comes, or a refusal: a question that came
//! back never would hold up the book. All are asked with CI=true.

use crate::PRESS;
use press::Program;
use promises::skipped;
use std::collections::BTreeMap;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// What parameters are given: the ends of what they take, and of all numbers.
const ENDS: [&str; 16] = [
    "0.000001",
    "0:0.000001:0.000001",
    "0",
    "1",
    "2",
    "0.999999",
    "1.000001",
    "10000",
    "1000000",
    "-1000000:1000000:10000",
    "-1000000",
    "-0.000001",
    "logistic",
    "absolute",
    "0000000",
    "0101010",
];

/// How the names begin of what chapter 11 shuffles and draws fifty times, for
/// ten seconds.
const AGAIN: [&str; 10] = [
    "shuffles",
    "l2_better",
    "l2_clearly_",
    "fewest_",
    "most_",
    "draws",
    "worse_",
    "more_",
    "cost_",
    "as_many_",
];

/// All parameters of a chapter at an end: at the first that each takes, then at
/// the second, and so on.
fn extremes(chapter: &Program) -> Vec<String> {
    let names = chapter.parameters.iter().map(|name| name.replace('_', "-"));
    let ends = names.map(|name| {
        let given = ENDS.map(|end| [format!("--{name}"), end.to_owned()]);
        let is_taken = |given: &[String; 2]| {
            (chapter.check)(&[&given[0], &given[1]]).is_ok()
        };
        let taken = given.into_iter().filter(is_taken);
        taken.map(|given| given.join(" ")).collect::<Vec<_>>()
    });
    let ends: Vec<_> = ends.filter(|ends| !ends.is_empty()).collect();
    let at = |i: usize| {
        let some = ends.iter().map(|ends| ends[i % ends.len()].as_str());
        some.collect::<Vec<_>>().join(" ")
    };
    (0..ENDS.len()).map(at).collect()
}

/// Asks a question, and again with the number or the name that it wants
/// besides.
fn ask(chapter: &Program, question: &str) -> bool {
    let Err(what) = (chapter.ask)(question) else { return true };
    let Some((_, option)) = what.split_once("not provided: --") else {
        return false;
    };
    let option = option.split(' ').next().unwrap_or_default();
    ["0.000001", "1", "1000000", "bmi"].map(|given| {
        (chapter.ask)(&format!("{question} --{option} {given}")).is_ok()
    }) != [false; 4]
}

#[test]
fn every_question_comes_back() {
    if std::env::var_os("CI").is_none() {
        // The whole book is computed for sixteen sets of parameters.
        return skipped("all questions are asked with CI=true");
    }
    let (asked, all) = mpsc::channel();
    // Chapter 9 reads data, and computes for a second for each question.
    for chapter in PRESS.programs().iter().filter(|c| c.name != "chapter9") {
        let asked = asked.clone();
        thread::spawn(move || {
            let mut answers = [0; 2];
            let is_soon = |value: &str| {
                let begins = |start: &&str| value.starts_with(start);
                chapter.name != "chapter11" || !AGAIN.iter().any(begins)
            };
            for options in extremes(chapter) {
                for value in chapter.values.iter().filter(|v| is_soon(v)) {
                    let question = format!("{value} {options}");
                    let _ = asked.send((chapter.name, question.clone()));
                    answers[usize::from(ask(chapter, &question))] += 1;
                }
            }
            assert!(answers[1] > answers[0], "{}: {answers:?}", chapter.name);
            let _ = asked.send((chapter.name, String::new()));
        });
    }
    drop(asked);
    // What each chapter was asked last, until it is done.
    let mut open = BTreeMap::new();
    loop {
        match all.recv_timeout(Duration::from_mins(1)) {
            Ok((chapter, done)) if done.is_empty() => open.remove(chapter),
            Ok((chapter, question)) => open.insert(chapter, question),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => panic!("no answer: {open:?}"),
        };
    }
    assert!(open.is_empty(), "it ended without an answer: {open:?}");
}
