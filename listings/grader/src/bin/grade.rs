//! `cargo run --bin grade -- FOLDER`: grades submissions.

use base::{complain, count, say};
use clap::Parser;
use exercises::Exercise;
use grader::{
    Class, Grade, GradeCommand, OTHER_NUMBERS, Submission, TABLE, Variants,
    classroom50, files, find_other, find_other_row, gradescope,
    gradescope_student, imports, mistakes, read_if_there, read_members,
    read_secret, take_marks, try_compiler,
};
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

/// What a class was graded with, in the folder of the grades.
const OPTIONS: &str = "options.txt";

fn main() -> ExitCode {
    let line = GradeCommand::parse();
    base::exit(move || run(&line))
}

fn run(line: &GradeCommand) -> Result<(), String> {
    let exercises = line.chosen.exercises()?;
    let variants = match &line.secret {
        Some(file) => Variants::Secret(read_secret(file)?),
        None => Variants::Page,
    };
    // A platform wants a result even if there is nothing to grade.
    let alone = |student: &str, folder: &Path| {
        try_to_compile(&exercises)?;
        let submission = Submission::in_folder(student, folder, &exercises)?;
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
    grade_class(line, &exercises, &variants)
}

fn try_to_compile(exercises: &[Exercise]) -> Result<(), String> {
    let has_code = exercises.iter().any(Exercise::is_code);
    if has_code { try_compiler() } else { Ok(()) }
}

fn grade_class(
    line: &GradeCommand,
    exercises: &[Exercise],
    variants: &Variants,
) -> Result<(), String> {
    let out = &line.out;
    refuse_inside(out, &line.folder)?;
    let mut class = Class::in_folder(&line.folder, exercises)?;
    let members = match &line.class {
        Some(file) => class.hold_against(&read_members(file)?)?,
        None => BTreeMap::new(),
    };
    let options = (out.join(OPTIONS), options(exercises, variants, &line.book));
    if !line.replace {
        refuse_other_options(&options)?;
    }
    let old = refuse_early(&class, exercises, line)?;
    say_nobodys(&class.nobodys);
    let have_others = say_others(&class, exercises, line, variants);
    try_to_compile(exercises)?;
    let mut grades = class.grades(exercises, variants);
    take_marks(&mut grades, &old)?;
    let mut files = files(&grades, out, &line.book);
    if !line.replace
        && let Some(other) = find_other(&files)?
    {
        return Err(format!(
            "{} is there and says something else; nothing is written: name \
             another folder with --out, or add --replace",
            other.display()
        ));
    }
    let imports = imports(&grades, &members);
    files.extend(imports.map(|(name, table)| (out.join(name), table)));
    let page = mistakes(&grades, exercises, variants, &line.book);
    files.push((out.join("mistakes.html"), page.into_bytes()));
    files.push(options);
    write(&files)?;
    report(&grades, out, have_others)
}

/// What decides the points, a line each; of the secret no more than whether it
/// is the same.
fn options(exercises: &[Exercise], variants: &Variants, book: &str) -> Vec<u8> {
    let points = |it: &Exercise| format!("{}={}\n", it.number, it.points());
    let points: String = exercises.iter().map(points).collect();
    let secret = match variants {
        Variants::Page => "none".to_owned(),
        Variants::Secret(_) => format!("{:016x}", variants.seed("", "")),
    };
    format!("{points}secret: {secret}\nbook: {book}\n").into_bytes()
}

/// Refuses what no grading can change: a folder in the place of a file, marks
/// that are none, and, unless it may be replaced, a table of another class.
/// Gives back what the table says.
fn refuse_early(
    class: &Class,
    exercises: &[Exercise],
    line: &GradeCommand,
) -> Result<Vec<u8>, String> {
    let blank = |it| Grade::blank(it, exercises);
    let mut grades: Vec<Grade> = class.submissions.iter().map(blank).collect();
    let written = files(&grades, &line.out, "");
    if let Some((folder, _)) = written.iter().find(|(path, _)| path.is_dir()) {
        return Err(format!(
            "cannot write {}: it is a folder",
            folder.display()
        ));
    }
    let table = line.out.join(TABLE);
    let Some(old) = read_if_there(&table)? else { return Ok(vec![]) };
    take_marks(&mut grades, &old)?;
    if !line.replace
        && let Some(name) = find_other_row(&grades, &old)
    {
        return Err(format!(
            "{} is there and says something else, of which `{name}` is the \
             first; nothing is graded: name another folder with --out, or add \
             --replace",
            table.display()
        ));
    }
    Ok(old)
}

/// Says once if more than half of the sheets have other numbers than theirs,
/// and what to do. Whether it does.
fn say_others(
    class: &Class,
    exercises: &[Exercise],
    line: &GradeCommand,
    variants: &Variants,
) -> bool {
    let (sheets, others) = class.count_other_sheets(exercises, variants);
    if others < 2 || 2 * others <= sheets {
        return false;
    }
    let of_page = class.count_other_sheets(exercises, &Variants::Page);
    let what = match &line.secret {
        None => "they come from `course sheets`: grade with its --secret",
        Some(_) if of_page.1 == 0 => {
            "they have the numbers of the page: grade without --secret"
        }
        Some(_) if line.class.is_none() => {
            "grade with the --secret that `course sheets` had, and, if it had \
             a list of the class, with this --class"
        }
        Some(_) => {
            "grade with the --secret and the list that `course sheets` had"
        }
    };
    complain(&format!(
        "{others} of {} have other numbers than these students' own, and their \
         points are wrong: {what}, and add --replace",
        count(sheets, "sheet")
    ));
    true
}

/// Before anything is graded, which takes its time.
fn refuse_other_options(
    (file, options): &(PathBuf, Vec<u8>),
) -> Result<(), String> {
    match read_if_there(file)? {
        Some(old) if old != *options => {
            let lines = |bytes: &[u8]| {
                String::from_utf8_lossy(bytes).trim().replace('\n', ", ")
            };
            Err(format!(
                "{} says that these grades come from other options; nothing is \
                 graded: name another folder with --out, or add --replace\n\
                 then: {}\nnow: {}",
                file.display(),
                lines(&old),
                lines(options)
            ))
        }
        _ => Ok(()),
    }
}

/// What a teacher should see at once.
fn report(
    grades: &[Grade],
    out: &Path,
    have_others: bool,
) -> Result<(), String> {
    for grade in grades {
        for note in grade.notes().lines() {
            if have_others && note.ends_with(OTHER_NUMBERS) {
                continue; // it was said of the class
            }
            complain(&format!("{}: {note}", grade.student));
        }
    }
    let missing = grades.iter().filter(|grade| grade.is_empty).count();
    let submissions = count(grades.len(), "submission");
    say(&format!("{submissions} graded into {}", out.display()));
    if missing > 0 {
        say(&format!("{missing} of them with nothing to grade"));
    }
    let strange = grades.iter().filter(|grade| grade.is_unlisted).count();
    if strange > 0 {
        say(&format!("{strange} of them not in the list of the class"));
    }
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
