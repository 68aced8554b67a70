//! `cargo run --bin exercises -- 5.2`: a reader's own exercises.

use clap::Parser;
use exercises::{Exercise, Work, runner};
use grader::{ExercisesCommand, choose};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = ExercisesCommand::parse();
    base::exit(move || run(&line))
}

fn run(line: &ExercisesCommand) -> Result<ExitCode, String> {
    let folder = line.folder.clone().unwrap_or_else(my_exercises);
    let chosen = choose(&line.numbers)?;
    let mut wanted = vec![];
    for exercise in &chosen {
        match &exercise.work {
            Work::Code(_) => wanted.push(exercise.number.to_owned()),
            _ if line.numbers.is_empty() => {}
            _ => {
                return Err(format!(
                    "{} is on paper and asks for no Rust: type your answers at \
                     the end of the page {}; in a course they go into \
                     answers.txt, each behind its number",
                    exercise.number,
                    exercise.page()
                ));
            }
        }
    }
    for exercise in &chosen {
        start(exercise, &folder)?;
    }
    runner::report(&folder, &wanted)
}

/// A folder in the clone that git does not look at.
fn my_exercises() -> PathBuf {
    base::book_root().join("my-exercises")
}

/// Writes the file of an exercise, if there is none yet.
fn start(exercise: &Exercise, folder: &Path) -> Result<(), String> {
    let Some(text) = exercise.starter() else { return Ok(()) };
    let file = folder.join(exercise.file());
    let cannot =
        |error: io::Error| format!("cannot write {}: {error}", file.display());
    fs::create_dir_all(folder).map_err(cannot)?;
    match File::create_new(&file) {
        Ok(mut new) => new.write_all(text.as_bytes()).map_err(cannot)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(()),
        Err(error) => return Err(cannot(error)),
    }
    base::say(&format!("new: {}", file.display()));
    Ok(())
}
