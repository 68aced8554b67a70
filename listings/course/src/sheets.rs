use anyhow::{Context, Result, bail};
use exercises::{Exercise, Work};
use grader::{Answers, Variants};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes for each student a file to fill in, with numbers of their own, and
/// `key.csv` with the right answers to all of them. Replaces no file that says
/// something else: it may be filled in.
///
/// # Errors
/// When such a file is there, or one cannot be written.
pub fn sheets(
    exercises: &[Exercise],
    variants: &Variants,
    students: &[String],
    folder: &Path,
) -> Result<()> {
    let mut files = vec![];
    let mut key = csv::Writer::from_writer(vec![]);
    key.write_record(["student", "question", "right answer"])?;
    for student in students {
        let sheet = Answers::sheet(exercises, variants, student);
        files.push((folder.join(student).join("answers.txt"), sheet));
        for exercise in exercises {
            let Work::Paper(paper) = &exercise.work else { continue };
            let sheet = variants.sheet(paper, exercise.number, student);
            for (letter, part) in ('a'..).zip(&sheet.parts) {
                let question = format!("{}{letter}", exercise.number);
                let right = part.shown(&part.right);
                key.write_record([student, &question, &right])?;
            }
        }
    }
    let key = String::from_utf8(key.into_inner()?)?;
    files.push((folder.join("key.csv"), key));
    for (file, text) in &files {
        if fs::read_to_string(file).is_ok_and(|old| old != *text) {
            bail!(
                "{} is there and says something else: name another folder",
                file.display()
            );
        }
    }
    figure::write_all(&files).context("the sheets are not complete")
}

/// The students that a file names, a line each.
///
/// # Errors
/// When it cannot be read, or a name cannot be that of a folder.
pub fn students_in(file: &PathBuf) -> Result<Vec<String>> {
    let text = fs::read_to_string(file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    let names = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let names: Vec<String> =
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
    for name in &names {
        if name.starts_with('.') || name.contains(['/', '\\', ':']) {
            bail!(
                "{}: `{name}` cannot be the name of a folder",
                file.display()
            );
        }
    }
    if names.is_empty() {
        bail!("{} names nobody: write a student on each line", file.display());
    }
    Ok(names)
}
