//! The exercises, as they stand on the pages.

use base::escape;
use exercises::{Answer, Code, Exercise, Part, Sheet, Work};
use press::Task;
use serde_json::{Value, json};

/// All exercises, as the pages end with them.
pub fn tasks() -> Vec<Task> {
    let task = |exercise: &Exercise| Task {
        page: exercise.page(),
        number: exercise.number.to_owned(),
        title: exercise.title.to_owned(),
        markdown: markdown(exercise),
        minutes: exercise.minutes,
        points: exercise.points(),
    };
    exercises::exercises().iter().map(task).collect()
}

fn markdown(exercise: &Exercise) -> String {
    let Exercise { number, title, minutes, trains, .. } = exercise;
    let (kind, task) = match &exercise.work {
        Work::Paper(paper) => ("On paper", sheet(paper.page())),
        Work::Code(code) => ("In Rust", function(exercise, code)),
        Work::Words(words) => ("In words", words.task.clone()),
    };
    let see = exercise.see.replace(".html", ".md");
    let look = if see.ends_with("&full=bare") {
        "Open the figure (in a new tab)"
    } else {
        "Where to look"
    };
    format!(
        "### {number} {title} {{#exercise-{}}}\n\n\
         <div class=\"about\">\n\n{kind}, {minutes} minutes, {} points. \
         Trains you to {trains}. [{look}]({see})\n\n</div>\n\n{task}",
        number.replace('.', "-"),
        exercise.points(),
    )
}

/// A task on paper. Each part carries what its answers are told: the right one
/// first, then the mistakes.
fn sheet(sheet: &Sheet) -> String {
    let part = |part: &Part| {
        let wrong = part.wrong.iter();
        let wrong = wrong.map(|(wrong, says)| json!([value(wrong), says]));
        let right = json!([value(&part.right)]);
        let answers =
            json!([right].into_iter().chain(wrong).collect::<Vec<_>>());
        let choices = match part.choices() {
            none if none.is_empty() => String::new(),
            words => format!(
                " data-choices=\"{}\"",
                escape(&json!(words).to_string())
            ),
        };
        format!(
            "<li data-answers=\"{}\"{choices}>\n\n{}\n\n</li>",
            escape(&answers.to_string()),
            keep_together(&part.question)
        )
    };
    let parts: Vec<String> = sheet.parts.iter().map(part).collect();
    format!(
        "{}\n\n<ol class=\"parts\">\n{}\n</ol>",
        keep_together(&sheet.task),
        parts.join("\n")
    )
}

/// An answer as the page's script compares it: a list of numbers, or a word.
fn value(answer: &Answer) -> Value {
    match answer {
        Answer::Numbers(numbers) => json!(numbers),
        Answer::Word(word) => json!(word),
    }
}

/// A formula is not broken at its signs.
fn keep_together(text: &str) -> String {
    text.replace(" − ", "\u{a0}−\u{a0}").replace(" = ", "\u{a0}=\u{a0}")
}

/// A task in Rust: what the function computes, its head, and where to write it.
fn function(exercise: &Exercise, code: &Code) -> String {
    let comment = |line: &&str| line.starts_with("///");
    let words = code.starter.lines().take_while(comment);
    let words = words.map(|line| line.trim_start_matches("///").trim());
    let words: Vec<&str> = words.collect();
    let head = code.starter.lines().skip_while(comment);
    let head: Vec<&str> = head.collect();
    let file = exercise.starter().unwrap_or_default();
    format!(
        "{}\n\n```rust,ignore\n{}\n```\n\n\
         [Open it with its checks in the Rust Playground]({}), or run \
         `cargo run --bin exercises -- {}`.",
        words.join("\n"),
        head.join("\n"),
        press::playground(&file),
        exercise.number
    )
}
