use anyhow::{Error, Result, bail};
use exercises::{Exercise, Work};
use grader::{Answers, Variants};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// For each student a file to fill in, with numbers of their own, and `key.csv`
/// with the right answers to all of them, each with its place in `folder`.
///
/// # Errors
/// Never: a table in memory can be written.
pub fn sheets(
    exercises: &[Exercise],
    variants: &Variants,
    students: &[String],
    folder: &Path,
) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = vec![];
    let mut key = csv::Writer::from_writer(vec![]);
    key.write_record(["student", "question", "right answer"])?;
    for student in students {
        let sheet = Answers::sheet(exercises, variants, student);
        let file = folder.join(student).join("answers.txt");
        files.push((file, sheet.into_bytes()));
        for exercise in exercises {
            let Work::Paper(paper) = &exercise.work else { continue };
            let sheet = variants.pick(paper, exercise.number, student);
            for (letter, part) in ('a'..).zip(&sheet.parts) {
                let question = format!("{}{letter}", exercise.number);
                let right = part.add_letter(&part.right);
                key.write_record([student, &question, &right])?;
            }
        }
    }
    files.push((folder.join(KEY), key.into_inner()?));
    Ok(files)
}

/// The key's file, in the folder of the students' folders.
const KEY: &str = "key.csv";

/// The students that a table names, as the grader's `--class` reads it, or a
/// text with one on each line.
///
/// # Errors
/// When it cannot be read, or names somebody twice, in capitals or not, or a
/// name cannot be that of a folder.
pub fn read_students(file: &Path) -> Result<Vec<String>> {
    let members = grader::read_members(file).map_err(Error::msg)?;
    let names: Vec<String> =
        members.into_iter().map(|member| member.name).collect();
    let mut known = BTreeSet::new();
    for name in &names {
        let file = file.display();
        if !can_be_folder(name) {
            bail!("{file}: `{name}` cannot be the name of a folder");
        }
        if !known.insert(name.to_lowercase()) {
            bail!("{file} names {name} twice");
        }
    }
    Ok(names)
}

/// Whether every system takes it, and nothing else is called so.
fn can_be_folder(name: &str) -> bool {
    const LONGEST: usize = 200;
    let is_strange = |sign: char| sign.is_control() || "/\\:".contains(sign);
    name.len() <= LONGEST
        && !name.starts_with('.')
        && !name.contains(is_strange)
        && !name.eq_ignore_ascii_case(KEY)
}
