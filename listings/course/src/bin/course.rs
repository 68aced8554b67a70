//! `cargo run --bin course -- handout`: what a teacher hands out, keeps, and
//! gives to a platform.

use anyhow::{Context, Error, Result};
use clap::Parser;
use course::{CourseCommand, What};
use exercises::Exercise;
use grader::{Chosen, Variants};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = CourseCommand::parse();
    base::exit(move || run(line))
}

fn run(CourseCommand { what, replace }: CourseCommand) -> Result<()> {
    let root = base::book_root();
    let write = |file: &Path, bytes| {
        course::write(&[(file.to_owned(), bytes)], replace)
    };
    match what {
        What::Handout { chosen, own_numbers, book, out } => {
            let exercises = exercises(&chosen)?;
            let (zip, sheet) = course::handout(&exercises, own_numbers, &book)?;
            write(&out, zip)?;
            match sheet {
                None => say(&format!(
                    "{}; to each student goes answers.txt from `sheets`, too",
                    out.display()
                )),
                Some(sheet) => {
                    say(&format!("{}, with {sheet}", out.display()));
                    if !sheet.ends_with("pdf") {
                        say("where Chromium or Chrome is installed the sheet \
                             is a PDF");
                    }
                }
            }
        }
        What::Key { chosen, out } => {
            let key = course::key(&exercises(&chosen)?);
            match out {
                None => say(&key),
                Some(file) => {
                    write(&file, course::print_key(&key, &file)?)?;
                    say(&file.display().to_string());
                }
            }
        }
        What::Sheets { chosen, secret, students, out } => {
            let students = course::read_students(&students)?;
            let variants = Variants::Secret(read_secret(&secret)?);
            let exercises = exercises(&chosen)?;
            let files = course::sheets(&exercises, &variants, &students, &out)?;
            course::write(&files, replace)
                .context("the sheets are not complete")?;
            let sheets = base::count(students.len(), "sheet");
            say(&format!("{sheets} in {}", out.display()));
            say("make the hand-out with --own-numbers: it has no other \
                 answers.txt");
        }
        What::Gradescope { chosen, secret, book, out } => {
            exercises(&chosen)?;
            let secret = secret.as_deref().map(read_secret).transpose()?;
            let secret = secret.as_deref();
            let zip = course::gradescope(&root, &chosen, &book, secret)?;
            write(&out, zip)?;
            say(&format!("{}: upload it as the autograder", out.display()));
            if secret.is_some() {
                say("it contains your secret");
            }
        }
        What::Classroom50 { chosen, book, out } => {
            exercises(&chosen)?;
            write(&out, course::classroom50(&root, &chosen, &book)?)?;
            let place = "CLASSROOM/autograders/ASSIGNMENT";
            say(&format!("{}: unpack it into {place}", out.display()));
        }
    }
    Ok(())
}

fn exercises(chosen: &Chosen) -> Result<Vec<Exercise>> {
    chosen.exercises().map_err(Error::msg)
}

fn read_secret(file: &Path) -> Result<String> {
    grader::read_secret(file).map_err(Error::msg)
}

/// Whoever has seen enough may close the pipe.
fn say(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
