//! Grades exercises: one reader's, a whole class's, or one submission for a
//! platform. Grading again gives the same.

mod answers;
mod class;
mod collect;
mod command_line;
mod grade;
mod layout;
mod listing;
mod platform;
mod roster;
mod sandbox;
mod submission;
mod table;
mod variant;

pub use answers::Answers;
pub use collect::Class;
pub use command_line::{Chosen, ExercisesCommand, GradeCommand, address};
pub use grade::{Grade, Line, OTHER_NUMBERS, Task};
pub use listing::spell;
pub use platform::{classroom50, gradescope, gradescope_student};
pub use roster::{Member, read_members};
pub use sandbox::try_compiler;
pub use submission::Submission;
pub use table::{
    TABLE, files, find_other, find_other_row, imports, mistakes, read_if_there,
    take_marks,
};
pub use variant::{Variants, read_secret};

use exercises::{Exercise, exercises};

/// The exercises with these numbers, in the order of the book; all of them if
/// none is named. Spaces around a number do not count, nor does nothing where
/// one could stand.
///
/// # Errors
/// When there is no such exercise; names those that there are.
pub fn choose(numbers: &[String]) -> Result<Vec<Exercise>, String> {
    let all = exercises();
    let given = numbers.len();
    let numbers: Vec<&str> = numbers
        .iter()
        .map(|number| number.trim())
        .filter(|number| !number.is_empty())
        .collect();
    if numbers.is_empty() && given > 0 {
        return Err("no exercise is named: write 5.1,5.2".to_owned());
    }
    let known = |number: &&&str| all.iter().any(|e| e.number == **number);
    if let Some(unknown) = numbers.iter().find(|number| !known(number)) {
        let names: Vec<&str> = all.iter().map(|e| e.number).collect();
        let names = names.join(", ");
        return Err(format!("there is no exercise {unknown}; known: {names}"));
    }
    let is_chosen = |exercise: &Exercise| {
        numbers.is_empty() || numbers.contains(&exercise.number)
    };
    Ok(all.into_iter().filter(is_chosen).collect())
}
