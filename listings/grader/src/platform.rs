//! What platforms want to read.

use crate::{Grade, Task};
use serde_json::{Value, json};

/// `results.json` for Gradescope: a test for each part and each check. Open
/// questions are questions of their own there.
///
/// (Gradescope, "Autograder specifications", output format.)
pub fn gradescope(grade: &Grade, book: &str) -> String {
    let tests = grade.tasks.iter().filter(|task| task.by_hand == 0);
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
    pretty(&json!({ "tests": tests, "visibility": "visible" }))
}

/// `result.json` for Classroom 50, but for what its runner says of the
/// submission; whole points only.
///
/// (Classroom 50, "Advanced autograding", the `result.json` contract.)
pub fn classroom50(grade: &Grade, book: &str) -> String {
    let tests = grade.tasks.iter().filter(|task| task.by_hand == 0);
    let test = |task: &Task| {
        json!({
            "test-name": format!("{} {}", task.number, task.title),
            "passed": task.points() == task.most(),
            "score": task.points(),
            "max-score": task.most(),
            "output": task.text(book),
        })
    };
    let tests: Vec<Value> = tests.map(test).collect();
    pretty(&json!({
        "schema": "classroom50/result/v1",
        "score": grade.points(),
        "max-score": grade.most(),
        "tests": tests,
    }))
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
