//! `cargo run --bin grade -- FOLDER`: grades submissions.

use base::{complain, say};
use clap::Parser;
use exercises::Work;
use grader::{
    Class, Grade, GradeCommand, Submission, Variants, choose, classroom50,
    files, find_other, gradescope, gradescope_student, read_secret,
    try_compiler,
};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = GradeCommand::parse();
    base::exit(move || run(&line))
}

fn run(line: &GradeCommand) -> Result<(), String> {
    let exercises = choose(&line.only)?;
    let variants = match &line.secret {
        Some(file) => Variants::Secret(read_secret(file)?),
        None => Variants::Page,
    };
    let try_compiler = || {
        let is_code = |work: &Work| matches!(work, Work::Code(_));
        let any = exercises.iter().any(|exercise| is_code(&exercise.work));
        if any { try_compiler() } else { Ok(()) }
    };
    // A platform wants a result even if there is nothing to grade.
    let alone = |student: &str, folder: &Path| {
        try_compiler()?;
        let submission = Submission::in_folder(student, folder, &exercises);
        let grade = Grade::of(&submission, &exercises, &variants);
        let failure = grade.failure().map(str::to_owned);
        failure.map_or(Ok(grade), Err)
    };
    if line.gradescope {
        let student = gradescope_student(&line.folder)?;
        let grade = alone(&student, &line.folder.join("submission"))?;
        let file = line.folder.join("results/results.json");
        return write(&[(file, gradescope(&grade, &line.book).into())]);
    }
    if line.classroom50 {
        let grade = alone("", &line.folder)?;
        let file = line.folder.join("result.json");
        return write(&[(file, classroom50(&grade, &line.book).into())]);
    }
    refuse_inside(&line.out, &line.folder)?;
    let class = Class::in_folder(&line.folder, &exercises)?;
    say_nobodys(&class.nobodys);
    try_compiler()?;
    let grades = class.grades(&exercises, &variants);
    let files = files(&grades, &line.out, &line.book);
    if !line.replace
        && let Some(other) = find_other(&files)?
    {
        return Err(format!(
            "{} is there and says something else; nothing is written: name \
             another folder with --out, or add --replace",
            other.display()
        ));
    }
    write(&files)?;
    for grade in &grades {
        for note in grade.notes().lines() {
            complain(&format!("{}: {note}", grade.student));
        }
    }
    let (count, out) = (grades.len(), line.out.display());
    let plural = if count == 1 { "" } else { "s" };
    say(&format!("{count} submission{plural} graded into {out}"));
    let failed: Vec<String> = grades
        .iter()
        .filter_map(|grade| {
            Some(format!("{}: {}", grade.student, grade.failure()?))
        })
        .collect();
    match &failed[..] {
        [] => Ok(()),
        failed => Err(format!(
            "not all could be graded; the others are:\n{}",
            failed.join("\n")
        )),
    }
}

fn write(files: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    base::write_all(files).map(|_| ()).map_err(|error| error.to_string())
}

/// At most ten names, in one line.
fn say_nobodys(names: &[String]) {
    const MOST: usize = 10;
    let mut said = names.iter().take(MOST).cloned().collect::<Vec<_>>();
    if names.len() > MOST {
        said.push(format!("and {} more", names.len() - MOST));
    }
    if !said.is_empty() {
        complain(&format!("not looked at: {}", said.join(", ")));
    }
}

/// Grades among the submissions would be submissions the next time.
fn refuse_inside(out: &Path, submissions: &Path) -> Result<(), String> {
    let folder = resolve(submissions)?;
    for written in [out, &out.join("reports")] {
        if resolve(written)?.starts_with(&folder) {
            return Err(format!(
                "{} lies among the submissions: name another folder with --out",
                written.display()
            ));
        }
    }
    Ok(())
}

/// A path without links and without `..`, as far as it is there.
fn resolve(path: &Path) -> Result<PathBuf, String> {
    let cannot =
        |error: io::Error| format!("cannot use `{}`: {error}", path.display());
    let absolute = std::path::absolute(path).map_err(cannot)?;
    for above in absolute.ancestors() {
        let there = match above.canonicalize() {
            Ok(there) => there,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(cannot(error)),
        };
        let rest = absolute.strip_prefix(above).expect("what is above it");
        if rest.components().any(|part| part == Component::ParentDir) {
            return Err(format!(
                "{}: there is no folder before `..`",
                path.display()
            ));
        }
        return Ok(there.join(rest));
    }
    Ok(absolute)
}
