use anyhow::{Context, Result, bail};
use exercises::{Check, Code, Exercise, Sheet, Words, Work};
use std::fmt::Write as _;
use std::path::Path;

/// All answers, mistakes, solutions and rubrics, as Markdown, with the numbers
/// of the pages.
pub fn key(exercises: &[Exercise]) -> String {
    let mut text = "# The key to the exercises\n".to_owned();
    for exercise in exercises {
        let Exercise { number, title, minutes, .. } = exercise;
        let points = exercise.points();
        let answers = match &exercise.work {
            Work::Paper(paper) => describe_sheet(paper.page()),
            Work::Code(code) => describe_code(code),
            Work::Words(words) => describe_words(words),
        };
        let _ = write!(
            text,
            "\n## {number} {title}\n\n{minutes} minutes, {}\n\n{answers}",
            base::count(points as usize, "point")
        );
    }
    text
}

/// The key as a PDF, or as a page for a browser, whichever the file is called.
///
/// # Errors
/// When it is called otherwise, or cannot be printed.
pub fn print_key(key: &str, file: &Path) -> Result<Vec<u8>> {
    let page = press::sheet("The key to the exercises", key);
    let extension = file.extension().unwrap_or_default();
    match extension.to_str() {
        Some("html") => Ok(page.into_bytes()),
        Some("pdf") => press::print_page(&page)?.context(
            "a PDF needs Chromium or Chrome, and there is none: write --out \
             key.html, and print that",
        ),
        _ => bail!("{}: call it key.pdf or key.html", file.display()),
    }
}

fn describe_sheet(sheet: &Sheet) -> String {
    let mut text = format!("{}\n\n", sheet.task);
    for (letter, part) in ('a'..).zip(&sheet.parts) {
        let (question, right) = (&part.question, part.add_letter(&part.right));
        let _ = writeln!(text, "- ({letter}) {question} **{right}**");
        for (wrong, says) in &part.wrong {
            let _ = writeln!(text, "  - {}: {says}", part.add_letter(wrong));
        }
    }
    text
}

fn describe_code(code: &Code) -> String {
    let mut text = format!("```rust\n{}```\n\n", code.solution);
    let table = code.page();
    let right = table.checks.iter().map(|check: &Check| &check.right);
    let right: Vec<String> = right.map(|right| format!("{right:?}")).collect();
    let _ = writeln!(text, "- right: {}", right.join(", "));
    for (says, gives) in &table.mistakes {
        let gives: Vec<String> =
            gives.iter().map(|gives| format!("{gives:?}")).collect();
        let _ = writeln!(text, "- {}: {says}", gives.join(", "));
    }
    text
}

fn describe_words(words: &Words) -> String {
    let mut text = format!("{}\n\n", words.task);
    for (points, what) in &words.rubric {
        let _ = writeln!(text, "- {points}: {what}");
    }
    for (wrong, says) in &words.wrong {
        let _ = writeln!(text, "- wrong: {wrong} {says}");
    }
    let _ = writeln!(text, "\nA full answer: {}", words.model);
    text
}
