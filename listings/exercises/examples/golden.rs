//! Writes `golden.txt`: what each exercise takes for right, what each mistake
//! gives, and what it is told. A change of it shows in the diff.
//!
//!     cargo run --example golden

use exercises::{Answer, Draw, Exercise, Work, read_all};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The text of the file.
///
/// # Errors
/// When an exercise has a fault.
pub fn text() -> Result<String, String> {
    let all = read_all()?;
    Ok(all.iter().map(describe).collect::<Vec<_>>().join("\n"))
}

/// Where it stands.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden.txt")
}

#[allow(dead_code, reason = "the test that compares has its own")]
fn main() -> ExitCode {
    base::exit(|| {
        let files = [(file(), text()?)];
        base::write_all(&files).map_err(|error| error.to_string())?;
        Ok::<(), String>(())
    })
}

fn describe(exercise: &Exercise) -> String {
    let Exercise { number, title, minutes, see, .. } = exercise;
    let points = exercise.points();
    let heading =
        format!("{number} {title}: {minutes} minutes, {points} points, {see}");
    let mut lines = vec![heading];
    match &exercise.work {
        Work::Paper(paper) => {
            // Students' numbers shall not change unseen either.
            let (page, drawn) =
                (paper.page(), paper.variant(&mut Draw::new(1)));
            lines.push(page.task.clone());
            let parts = page.parts.iter().zip(&drawn.parts);
            for (letter, (part, drawn)) in ('a'..).zip(parts) {
                let (right, other) = (list(&part.right), list(&drawn.right));
                lines.push(format!("({letter}) {}", part.question));
                lines.push(format!("  {right} | {other}"));
                let wrong = part.wrong.iter().zip(&drawn.wrong);
                lines.extend(wrong.map(|((wrong, told), (other, _))| {
                    format!("  {} | {} — {told}", list(wrong), list(other))
                }));
            }
        }
        Work::Code(code) => {
            let (page, drawn) =
                (code.page(), code.checks.variant(&mut Draw::new(1)));
            for table in [page, &drawn] {
                let right = table.checks.iter().map(|check| &check.right);
                lines.push(format!("  {:?}", right.collect::<Vec<_>>()));
                let wrong = table.mistakes.iter();
                lines.extend(
                    wrong.map(|(told, gives)| format!("  {gives:?} — {told}")),
                );
            }
        }
        Work::Words(words) => {
            lines.push(words.task.clone());
            let points = words.rubric.iter();
            lines.extend(
                points.map(|(points, what)| format!("  {points} — {what}")),
            );
            let wrong = words.wrong.iter();
            lines.extend(wrong.map(|(a, told)| format!("  {a} — {told}")));
        }
    }
    lines.join("\n") + "\n"
}

/// Without the last bits of sums.
fn list(answer: &Answer) -> String {
    match answer {
        Answer::Numbers(numbers) => {
            let exact = numbers.iter().map(|n| (n * 1e12).round() / 1e12);
            exact.map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
        }
        Answer::Word(word) => format!("{word:?}"),
    }
}
