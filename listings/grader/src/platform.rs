//! What platforms want to read.

use crate::listing::spell;
use crate::{Grade, Task};
use serde_json::{Value, json};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// `results.json` for Gradescope: a test for each exercise on paper or in Rust.
/// Open questions are questions of their own there.
///
/// (Gradescope, "Autograder specifications", output format.)
pub fn gradescope(grade: &Grade, book: &str) -> String {
    let tests = grade.tasks.iter().filter(|task| !task.by_hand);
    let test = |task: &Task| {
        json!({
            "name": task.title,
            "number": task.number,
            "score": task.points(),
            "max_score": task.most(),
            "output": task.text(book),
            "visibility": "visible",
        })
    };
    let tests: Vec<Value> = tests.map(test).collect();
    let mut results = json!({ "tests": tests, "visibility": "visible" });
    if tests.is_empty() {
        results["score"] = 0.into(); // there must be one
    }
    if !grade.ungraded.is_empty() {
        results["output"] = grade.notes().into();
    }
    print(&results)
}

/// Whose submission is in Gradescope's folder: the first address in
/// `submission_metadata.json`; nobody's if there is no such file.
///
/// # Errors
/// When the file cannot be read, or is not as Gradescope writes it.
pub fn gradescope_student(folder: &Path) -> Result<String, String> {
    let file = folder.join("submission_metadata.json");
    let text = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(String::new());
        }
        Err(error) => {
            return Err(format!("cannot read {}: {error}", file.display()));
        }
    };
    let metadata: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    let student = metadata["users"][0]["email"].as_str();
    let student = student.map(str::to_owned);
    let student = student.map(|student| spell(&student));
    student.ok_or_else(|| format!("{} names no user", file.display()))
}

/// `result.json` for Classroom 50, but for what its runner says of the
/// submission; whole points only.
///
/// (Classroom 50, "Advanced autograding", the `result.json` contract.)
pub fn classroom50(grade: &Grade, book: &str) -> String {
    let tests = grade.tasks.iter().filter(|task| !task.by_hand);
    let test = |task: &Task| {
        json!({
            "test-name": format!("{} {}", task.number, task.title),
            "passed": task.points() == task.most(),
            "score": task.points(),
            "max-score": task.most(),
            "output": task.text(book),
        })
    };
    let mut tests: Vec<Value> = tests.map(test).collect();
    if let Some(first) = tests.first_mut() {
        let output = first["output"].as_str().unwrap_or_default();
        first["output"] = (grade.notes() + output).into();
    }
    print(&json!({
        "schema": "classroom50/result/v1",
        "score": grade.points(),
        "max-score": grade.most(),
        "tests": tests,
    }))
}

fn print(value: &Value) -> String {
    format!("{value:#}\n")
}
