//! `cargo run --bin course -- handout`: what a teacher hands out, keeps, and
//! gives to a platform.

use anyhow::{Error, Result};
use clap::Parser;
use course::{Chosen, CourseCommand, What};
use exercises::Exercise;
use grader::Variants;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = CourseCommand::parse();
    base::exit(move || run(line.what))
}

fn run(what: What) -> Result<()> {
    let root = base::book_root();
    match what {
        What::Handout { chosen, out } => {
            let sheet = course::handout(&exercises(&chosen)?, &out)?;
            say(&format!("{}, with {sheet}", out.display()));
            if !sheet.ends_with("pdf") {
                say("where Chromium or Chrome is installed the sheet is a PDF");
            }
        }
        What::Key { chosen } => say(&course::key(&exercises(&chosen)?)),
        What::Sheets { chosen, secret, students, out } => {
            let students = course::read_students(&students)?;
            let variants = Variants::Secret(read_secret(&secret)?);
            let exercises = exercises(&chosen)?;
            course::sheets(&exercises, &variants, &students, &out)?;
            say(&format!("{} sheets in {}", students.len(), out.display()));
        }
        What::Gradescope { chosen: Chosen { only }, secret, book, out } => {
            grader::choose(&only).map_err(Error::msg)?;
            let secret = secret.as_deref().map(read_secret).transpose()?;
            let secret = secret.as_deref();
            course::gradescope(&root, &only, &book, secret, &out)?;
            say(&format!("{}: upload it as the autograder", out.display()));
            if secret.is_some() {
                say("it contains your secret");
            }
        }
        What::Classroom50 { chosen: Chosen { only }, book, out } => {
            grader::choose(&only).map_err(Error::msg)?;
            course::classroom50(&root, &only, &book, &out)?;
            let place = "CLASSROOM/autograders/ASSIGNMENT";
            say(&format!("{}: unpack it into {place}", out.display()));
        }
    }
    Ok(())
}

fn exercises(chosen: &Chosen) -> Result<Vec<Exercise>> {
    grader::choose(&chosen.only).map_err(Error::msg)
}

fn read_secret(file: &Path) -> Result<String> {
    grader::read_secret(file).map_err(Error::msg)
}

/// Whoever has seen enough may close the pipe.
fn say(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}
