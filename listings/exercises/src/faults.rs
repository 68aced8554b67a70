//! A slip in the text of an exercise is found, with its file and line.

use crate::prelude::*;
use crate::text::Source;
use crate::{Verdict, Work};
use toml::{Table, Value};

fn list() -> Table {
    include_str!("faults.toml").parse().unwrap()
}

fn paper_text() -> String {
    list()["paper"]["text"].as_str().unwrap().to_owned()
}

fn source(text: &str) -> Source {
    let text = text.to_owned().leak();
    let file = "src/chapter4/steep.rs";
    Source { text, name: "steep.md", file, line: 7, rust: None }
}

fn make_paper(text: &str) -> Made {
    crate::paper::paper_of_text(
        source(text),
        ["lambda", "weight"],
        |[lambda, weight]| {
            formulas!(
                lambda = lambda,
                weight = weight,
                slope = 2.0 * lambda * weight,
                height = lambda * weight * weight,
                halved = lambda * weight,
            )
        },
    )
}

fn make_function(text: &str) -> Made {
    let rust =
        "/// How steep.\nfn slope(a: f64, w: f64) -> f64 {\n    1.0\n}\n";
    let arguments = |_: &mut Draw| vec![(3.0, 2.0)];
    crate::code::make_code(source(text), rust, arguments, |(a, w)| {
        formulas!(slope = 2.0 * a * w, height = a * w * w * 1.5)
    })
}

type Make = fn(&str) -> Made;

#[test]
fn a_slip_is_found_with_its_line() {
    let kinds: [(&str, Make); 3] = [
        ("paper", make_paper),
        ("words", |text| crate::words::make_words(source(text))),
        ("code", make_function),
    ];
    for (kind, make) in kinds {
        let list = &list()[kind];
        let text = list["text"].as_str().unwrap();
        assert!(make(text).is_ok());
        for slip in list["slips"].as_array().unwrap() {
            let part = |i: usize| slip.get(i).and_then(Value::as_str).unwrap();
            let (old, new) = (part(0), part(1));
            assert!(text.contains(old), "{old}");
            let fault = make(&text.replacen(old, new, 1)).err();
            let fault = fault.unwrap_or_else(|| panic!("{new} is not found"));
            let says = format!("src/chapter4/steep.{}", part(2));
            assert!(fault.starts_with(&says), "{new}: {fault}");
        }
    }
}

#[test]
fn the_text_is_read() {
    let Work::Paper(paper) = make_paper(&paper_text()).unwrap().work else {
        panic!()
    };
    assert_eq!(paper.page().task, "The price is 3·w².");
    let part = &paper.page().parts[0];
    assert_eq!(part.question, "How steep is it at 0.25?");
    assert_eq!(part.verdict("1.5"), Verdict::Right);
    assert_eq!(part.wrong[0].1, "That is how high it is.");
    let draw = |seed| paper.variant(&mut Draw::new(seed)).task;
    let tasks: Vec<String> = (0..99).map(draw).collect();
    let count = |lambda: &str| {
        let task = format!("The price is {lambda}·w².");
        tasks.iter().filter(|it| **it == task).count()
    };
    let numbers: Vec<String> =
        (4..=18).map(|half| (f64::from(half) / 2.0).to_string()).collect();
    let counts: Vec<usize> = numbers.iter().map(|it| count(it)).collect();
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    assert_eq!(counts.iter().sum::<usize>(), 99);
}

#[test]
fn a_text_without_parts_is_found() {
    let text = paper_text();
    let (above, _) = text.split_once("## (a)").unwrap();
    let fault = make_paper(above).err().unwrap();
    assert!(fault.contains("steep.md:7: write the parts"), "{fault}");
}

#[test]
#[should_panic(
    expected = "steep.md:20: another answer to this part is 0.5, too"
)]
fn what_no_drawing_tells_apart_is_found() {
    // On the page 0.1875 and 0.5 differ.
    let text = paper_text()
        .replace(
            "2 to 9 by 0.5\nweight: 0.25; 0.25, 0.75",
            "2\nweight: 0.25; 0.5",
        )
        .replace("- 0 ", "- 0.5 ");
    let Work::Paper(paper) = make_paper(&text).unwrap().work else { panic!() };
    paper.variant(&mut Draw::new(1));
}
