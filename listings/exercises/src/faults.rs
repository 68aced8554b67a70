//! A slip in the text of an exercise is found, with its file and line.

use crate::prelude::*;
use crate::text::Source;
use crate::{Verdict, Work};

const TEXT: &str = "# 4.4 How steep?

minutes: 3
trains: tell slopes from heights
see: chapter4.html
lambda: 3; 2 to 9 by 0.5
weight: 0.25; 0.25, 0.75

The price is {lambda}·w².

## (a)

How steep is it at {weight}?

Right: slope

- height — That is how high
  it is.
- halved — The 2 is missing.
- 0 — It is level at 0.

## (b)

Is it steeper at 1?

Right: \"yes\"

- \"no\" — It is steeper everywhere.
";

fn source(text: &str) -> Source {
    let text = text.to_owned().leak();
    Source { text, name: "steep.md", rust: "src/chapter4/steep.rs", line: 7 }
}

fn made(text: &str) -> Made {
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

/// Each change of the text, and the line on which what is said then begins.
fn assert_found(
    text: &str,
    made: fn(&str) -> Made,
    changes: &[(&str, &str, &str)],
) {
    assert!(made(text).is_ok());
    for (old, new, expected) in changes {
        assert!(text.contains(old), "{old}");
        let fault = made(&text.replacen(old, new, 1)).err();
        let fault = fault.unwrap_or_else(|| panic!("{new} is not found"));
        let place = format!("src/chapter4/steep.{expected}");
        assert!(fault.starts_with(&place), "{new}: {fault}");
    }
}

#[test]
fn the_text_is_read() {
    let Work::Paper(paper) = made(TEXT).unwrap().work else { panic!() };
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
fn a_slip_is_found_with_its_line() {
    let numbers = "write `NAME: 3; 2 to 9 by 0.5`";
    let given = "md:6: write here, in this order, the numbers `lambda`";
    assert_found(
        TEXT,
        made,
        &[
            ("# 4.4 How", "4.4 How", "md:1: write `# …` here"),
            ("# 4.4 How steep?", "# 4.4", "md:1: write `# NUMBER TITLE`"),
            ("minutes: 3", "minutes: few", "md:3: write a whole number"),
            ("trains:", "teaches:", "md:4: write `trains: …` here"),
            ("see: chapter4.html\n", "", "md:5: write `see: …` here"),
            ("lambda: 3; ", "lambda: ", &format!("md:6: {numbers}")),
            ("9 by 0.5", "9 by 0", &format!("md:6: {numbers}")),
            ("9 by 0.5", "9 by 0.3", &format!("md:6: {numbers}")),
            ("2 to 9", "9 to 2", &format!("md:6: {numbers}")),
            ("2 to 9", "2 to inf", &format!("md:6: {numbers}")),
            ("2 to 9 by", "2 to", &format!("md:6: {numbers}")),
            ("0.25, 0.75", "many", &format!("md:7: {numbers}")),
            ("lambda: 3", "lamda: 3", given),
            ("weight: 0.25; 0.25, 0.75\n", "", given),
            ("{lambda}", "{lamda}", "md:9: no formula is called `lamda`"),
            ("{lambda}", "{lambda", "md:9: each `{` needs its `}`"),
            ("## (a)", "## (b)", "md:11: write `## (a)`, a question"),
            ("How steep is it at {weight}?", "", "md:11: write `## (a)`"),
            ("Right: slope", "", "md:11: write `## (a)`, a question (a)"),
            ("## (b)\n", "", "md:23: go on with two spaces"),
            ("Right: slope", "Right: slop", "md:15: no formula is called"),
            ("Right: slope", "Right: NaN", "md:15: `NaN` is no name"),
            ("Right: slope", "Right: Slope", "md:15: `Slope` is no name"),
            ("Right: slope\n", "Right: 6\nSo.\n", "md:16: go on with two"),
            ("\n- hei", "\nRight: 6\n\n- hei", "md:17: one answer is right"),
            ("height — ", "height: ", "md:17: write `- ANSWER — what it is"),
            ("That is how high\n", "\n", "md:17: write `- ANSWER — what"),
            ("height — ", "\"yes — ", "md:17: `\"yes` is no name of a formula"),
            ("- height", "- \"{high}\"", "md:17: no formula is called `high`"),
            ("- height", "- 3", "rs:7: steep.md does not use `height`"),
            ("  it is", "it is", "md:18: go on with two spaces"),
            ("- height", "  height", "md:17: two spaces go on with"),
            ("how high", "{lambda}", "md:17: what is told has no formulas"),
            ("  it is", "  {lambda}", "md:18: what is told has no formulas"),
            (
                "The 2 is missing.",
                "It is level at 0.",
                "md:20: this is told on",
            ),
            ("- 0", "- halved", "md:20: another answer to this part is 0.75"),
            ("- 0", "- 1.5", "md:20: another answer to this part is 1.5, too"),
            ("- \"no\"", "- \"yes\"", "md:28: another answer to this part"),
            (
                "It is steeper everywhere.",
                "It is level at 0.",
                "md:28: this is",
            ),
        ],
    );
}

#[test]
fn a_text_without_parts_is_found() {
    let (above, _) = TEXT.split_once("## (a)").unwrap();
    let fault = made(above).err().unwrap();
    assert!(fault.contains("steep.md:7: write the parts"), "{fault}");
}

#[test]
#[should_panic(
    expected = "steep.md:20: another answer to this part is 0.5, too"
)]
fn what_no_drawing_tells_apart_is_found() {
    // On the page 0.1875 and 0.5 differ.
    let text = TEXT
        .replace(
            "2 to 9 by 0.5\nweight: 0.25; 0.25, 0.75",
            "2\nweight: 0.25; 0.5",
        )
        .replace("- 0 ", "- 0.5 ");
    let Work::Paper(paper) = made(&text).unwrap().work else { panic!() };
    paper.variant(&mut Draw::new(1));
}

const OPEN: &str = "# 4.4 How steep?

minutes: 3
trains: tell slopes from heights
see: chapter4.html

Say why.

## Points

- 2 — The slope is said.

## Wrong

- \"It is high.\" — How steep is it?

## A full answer

It is steep.
";

#[test]
fn a_slip_in_an_open_question_is_found() {
    let headings = "md:7: write the task, `## Points`, `## Wrong` and";
    assert_found(
        OPEN,
        |text| words(source(text)),
        &[
            ("Say why.", "", headings),
            ("## Points", "## Marks", headings),
            ("## Wrong\n", "", headings),
            ("It is steep.", "", headings),
            ("- 2", "- two", "md:11: no formula is called `two`"),
            ("- 2", "- 2.5", "md:11: write `- POINTS — for what`"),
            ("- 2", "- 1, 2", "md:11: write `- POINTS — for what`"),
            ("\"It is high.\"", "5", "md:15: write `- \"WORDS\" — the answer`"),
        ],
    );
}

const FUNCTION: &str = "# 4.4 How steep?

minutes: 3
trains: tell slopes from heights
see: chapter4.html

Right: slope

- height — That is the height.
- 7 — You guessed.
";

fn function(text: &str) -> Made {
    let rust =
        "/// How steep.\nfn slope(a: f64, w: f64) -> f64 {\n    1.0\n}\n";
    let others = |_: &mut Draw| vec![(3.0, 1.0)];
    code(source(text), rust, &[(3.0, 2.0)], others, |(a, w)| {
        formulas!(slope = 2.0 * a * w, height = a * w * w * 1.5)
    })
}

#[test]
fn a_slip_in_the_text_of_a_function_is_found() {
    assert_found(
        FUNCTION,
        function,
        &[
            ("Right: slope\n", "", "md:7: write `Right: ` and the function"),
            ("Right: slope", "So.\n\nRight: slope", "md:7: the task in Rust"),
            (
                "slope\n\n- height",
                "height\n\n- slope",
                "md:7: src/chapter4/steep.rs has no line that begins with",
            ),
            ("- 7", "- \"no\"", "md:10: a function gives numbers"),
            ("- 7", "- 12", "md:10: this gives what another mistake gives"),
            ("- 7", "- height", "md:10: this gives what another mistake"),
        ],
    );
}
