//! `cargo run --bin grade -- FOLDER`: grades submissions.

use clap::Parser;
use grader::{
    Grade, GradeCommand, Submission, Variants, chosen, classroom50,
    grade_class, gradescope, submissions_in, write_grades,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    grader::exit(run(&GradeCommand::parse()).map(|()| ExitCode::SUCCESS))
}

fn run(line: &GradeCommand) -> Result<(), String> {
    let exercises = chosen(&line.only)?;
    let variants = match &line.secret {
        Some(file) => Variants::Secret(secret(file)?),
        None => Variants::Page,
    };
    if let Some(student) = &line.one {
        let submission =
            Submission::in_folder(student, &line.folder, &exercises);
        // A platform wants a result even if there is nothing to grade.
        let submission = submission.unwrap_or_default();
        let grade = Grade::of(&submission, &exercises, &variants)?;
        let write = |file: &Option<PathBuf>, text: String| match file {
            Some(file) => fs::write(file, text).map_err(|error| {
                format!("cannot write {}: {error}", file.display())
            }),
            None => Ok(()),
        };
        write(&line.gradescope, gradescope(&grade, &line.book))?;
        write(&line.classroom50, classroom50(&grade, &line.book))?;
        print!("{}", grade.report(&line.book));
        return Ok(());
    }
    let submissions = submissions_in(&line.folder, &exercises)?;
    refuse_inside(&line.out, &line.folder)?;
    let again = || chosen(&line.only).unwrap_or_default();
    let grades = grade_class(&submissions, again, &variants)?;
    write_grades(&grades, &line.out, &line.book)?;
    println!("{} submissions graded into {}", grades.len(), line.out.display());
    Ok(())
}

/// The secret, without the line end that editors add.
fn secret(file: &Path) -> Result<String, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    match text.trim() {
        "" => Err(format!("{} is empty: write a secret", file.display())),
        secret => Ok(secret.to_owned()),
    }
}

/// Grades among the submissions would be a submission the next time.
fn refuse_inside(out: &Path, submissions: &Path) -> Result<(), String> {
    let whole = |path: &Path| {
        std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
    };
    let folder = submissions.canonicalize();
    let folder = folder.unwrap_or_else(|_| whole(submissions));
    let mut above = whole(out);
    while above.canonicalize().is_err() && above.pop() {}
    let above = above.canonicalize().unwrap_or(above);
    if above.starts_with(&folder) {
        return Err(format!(
            "--out {} lies among the submissions: name another folder",
            out.display()
        ));
    }
    Ok(())
}
