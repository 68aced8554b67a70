//! Grading: what it takes, what it gives, and what it withstands.

mod class;
mod command;
mod folders;
mod grading;
mod hostile;

use exercises::{Code, Exercise, Work};
use grader::{Grade, choose};
use std::fs;
use std::path::Path;

fn exercises(numbers: &[&str]) -> Vec<Exercise> {
    let numbers: Vec<String> =
        numbers.iter().map(ToString::to_string).collect();
    choose(&numbers).unwrap()
}

/// Does something with an exercise in Rust.
fn with_code<T>(number: &str, does: impl FnOnce(&Code) -> T) -> T {
    match &exercises(&[number])[0].work {
        Work::Code(code) => does(code),
        _ => panic!("{number} is no code"),
    }
}

fn solve(number: &str) -> String {
    with_code(number, |code| code.program(&code.solution, code.page()))
}

fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn points(grade: &Grade) -> Vec<u32> {
    grade.tasks.iter().map(grader::Task::points).collect()
}

#[track_caller]
fn assert_says(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "no {words:?} in {text}");
    }
}
