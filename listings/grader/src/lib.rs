//! Grades exercises: one reader's, a whole class's, or one submission for a
//! platform. Grading again gives the same.

mod answers;
mod class;
mod command_line;
mod grade;
mod platform;
mod submission;
mod variant;

pub use answers::Answers;
pub use class::{grade_class, submissions_in, write_grades};
pub use command_line::{ExercisesCommand, GradeCommand};
pub use grade::{Grade, Line, Task};
pub use platform::{classroom50, gradescope, gradescope_student};
pub use submission::Submission;
pub use variant::{Variants, secret};

use exercises::{Exercise, exercises};
use std::process::ExitCode;

/// What a program ends with: its exit code, or 2 and a message.
pub fn exit(result: Result<ExitCode, String>) -> ExitCode {
    result.unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}

/// The exercises with these numbers, in the order of the book; all of them if
/// none is named.
///
/// # Errors
/// When there is no such exercise; names those that there are.
pub fn chosen(numbers: &[String]) -> Result<Vec<Exercise>, String> {
    let all = exercises();
    let known = |number: &String| all.iter().any(|e| e.number == number);
    if let Some(unknown) = numbers.iter().find(|number| !known(number)) {
        let names: Vec<&str> = all.iter().map(|e| e.number).collect();
        let names = names.join(", ");
        return Err(format!("there is no exercise {unknown}; known: {names}"));
    }
    let is_chosen = |exercise: &Exercise| {
        numbers.is_empty() || numbers.iter().any(|n| n == exercise.number)
    };
    Ok(all.into_iter().filter(is_chosen).collect())
}
