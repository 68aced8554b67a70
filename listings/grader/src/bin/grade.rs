//! `cargo run --bin grade -- FOLDER`: grades submissions.

use clap::Parser;
use grader::{
    Grade, GradeCommand, Submission, Variants, chosen, classroom50,
    grade_class, gradescope, gradescope_student, secret, submissions_in,
    write_grades,
};
use std::fs;
use std::path::Path;
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
    let of = |student: &str, folder: &Path| {
        // A platform wants a result even if there is nothing to grade.
        let submission = Submission::in_folder(student, folder, &exercises);
        Grade::of(&submission.unwrap_or_default(), &exercises, &variants)
    };
    if line.gradescope {
        let student = gradescope_student(&line.folder)?;
        let grade = of(&student, &line.folder.join("submission"))?;
        let file = line.folder.join("results/results.json");
        return write(&file, &gradescope(&grade, &line.book));
    }
    if line.classroom50 {
        let grade = of("", &line.folder)?;
        let file = line.folder.join("result.json");
        return write(&file, &classroom50(&grade, &line.book));
    }
    let submissions = submissions_in(&line.folder, &exercises)?;
    refuse_inside(&line.out, &line.folder)?;
    let again = || chosen(&line.only).unwrap_or_default();
    let grades = grade_class(&submissions, again, &variants)?;
    write_grades(&grades, &line.out, &line.book)?;
    println!("{} submissions graded into {}", grades.len(), line.out.display());
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text)
        .map_err(|error| format!("cannot write {}: {error}", file.display()))
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
