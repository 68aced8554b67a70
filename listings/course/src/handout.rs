use crate::archive::Archive;
use anyhow::Result;
use exercises::{Exercise, Part, Work};
use grader::{Answers, Variants};
use std::fmt::Write as _;

/// The folder inside the zip.
const FOLDER: &str = "exercises";

/// A zip for students: the files to write in, a program that checks
/// them, a sheet for what is done on paper, and where to write the answers. The
/// sheet is a PDF where there is a Chromium to print it, and else a page for
/// any browser; its name comes with the zip. Where students have their
/// `own_numbers`, which [sheets](crate::sheets) writes, there is none. `book`
/// is where the pages are, or nothing.
///
/// # Errors
/// When the sheet cannot be printed.
pub fn handout(
    exercises: &[Exercise],
    own_numbers: bool,
    book: &str,
) -> Result<(Vec<u8>, Option<&'static str>)> {
    let mut archive = Archive::new();
    let mut add = |name: &str, content: &[u8]| {
        archive.add(&format!("{FOLDER}/{name}"), content)
    };
    if exercises.iter().any(Exercise::is_code) {
        let manifest = include_str!("../handout/Cargo.toml.txt");
        add("Cargo.toml", manifest.as_bytes())?;
        let on_paper = exercises.iter().filter(|it| !it.is_code());
        let on_paper: Vec<&str> = on_paper.map(|it| it.number).collect();
        let main = include_str!("../handout/src/main.rs");
        let main = main.replace("= &[]", &format!("= &{on_paper:?}"));
        add("src/main.rs", main.as_bytes())?;
        add("src/runner.rs", exercises::RUNNER.as_bytes())?;
    }
    for exercise in exercises {
        if let Some(starter) = exercise.starter() {
            add(&exercise.file(), starter.as_bytes())?;
        }
    }
    let mut sheet = None;
    if !own_numbers && !exercises.iter().all(Exercise::is_code) {
        let answers = Answers::sheet(exercises, &Variants::Page, "");
        add("answers.txt", answers.as_bytes())?;
        let page = press::sheet("Exercises", &write_sheet(exercises, book));
        let (name, bytes) = match press::print_page(&page)? {
            Some(pdf) => ("paper.pdf", pdf),
            None => ("paper.html", page.into_bytes()),
        };
        add(name, &bytes)?;
        sheet = Some(name);
    }
    add("README.md", readme(exercises, sheet, book).as_bytes())?;
    Ok((archive.finish()?, sheet))
}

/// What students read first. `sheet` is the name of the sheet on paper, if it
/// is in the zip.
fn readme(exercises: &[Exercise], sheet: Option<&str>, book: &str) -> String {
    let line = |exercise: &Exercise| {
        let Exercise { number, title, minutes, .. } = exercise;
        let points = exercise.points();
        let online = match exercise.work {
            Work::Code(_) => format!(", [in the Rust Playground][{number}]"),
            _ => String::new(),
        };
        let points = base::count(points as usize, "point");
        let page = match book {
            "" => String::new(),
            book => format!(", [its page]({book}{}.html)", exercise.page()),
        };
        format!(
            "- {number} {title}: {minutes} minutes, {points}{page}{online}\n"
        )
    };
    let list: String = exercises.iter().map(line).collect();
    // Long addresses, so they come last.
    let link = |exercise: &Exercise| {
        let address = press::playground(&exercise.starter()?);
        Some(format!("[{}]: {address}\n", exercise.number))
    };
    let links: String = exercises.iter().filter_map(link).collect();
    let code = exercises.iter().find(|exercise| exercise.is_code());
    let mut text = include_str!("../handout/README.md").to_owned();
    if code.is_none()
        && let Some((before, rest)) = text.split_once("**In Rust.**")
        && let Some((_, after)) = rest.split_once("**On paper.**")
    {
        text = format!("{before}**On paper.**{after}").replace(
            "your `.rs` files and `answers.txt`, under these names.",
            "`answers.txt`.",
        );
    }
    if exercises.iter().all(Exercise::is_code)
        && let Some((before, rest)) = text.split_once("**On paper.**")
        && let Some((_, after)) = rest.split_once("**Hand in**")
    {
        let after = after.replace(" and `answers.txt`", "");
        text = format!("{before}**Hand in**{after}");
    }
    let code = code.map_or("", |exercise| exercise.number);
    let paper = match sheet {
        Some(sheet) => format!(
            "The tasks are in `{sheet}`, which is for your notes. Write the\n\
             answers into `answers.txt`, each behind its number."
        ),
        None => "You get `answers.txt` from your teacher, with numbers of your \
                 own. In it\nstand the tasks; write each answer behind its number."
            .to_owned(),
    };
    // What holds an address comes last: it may look like another place.
    text.replace("N.N", code)
        .replace("PAPER", &paper)
        .replace("LINKS\n", &links)
        .replace("EXERCISES\n", &list)
        .replace("BOOK\n\n", &say_where(book))
}

/// A paragraph that says where the pages are, if that is known.
fn say_where(book: &str) -> String {
    match book {
        "" => String::new(),
        book => format!("The pages of the book: <{book}>\n\n"),
    }
}

/// What is done on paper, as Markdown, with the numbers of the pages.
fn write_sheet(exercises: &[Exercise], book: &str) -> String {
    let mut text = format!(
        "# Exercises on paper\n\n{}Name: ____________________\n",
        say_where(book)
    );
    for exercise in exercises {
        let parts = |parts: &[Part]| {
            let part = |(letter, part): (char, &Part)| {
                // Each on a line of its own.
                let choices = part.list_choices().join("\\\n");
                let answer = match &*choices {
                    "" => "____________________",
                    choices => choices,
                };
                format!("({letter}) {}\n\n{answer}\n\n", part.question)
            };
            ('a'..).zip(parts).map(part).collect::<String>()
        };
        let task = match &exercise.work {
            Work::Paper(paper) => {
                let sheet = paper.page();
                format!("{}\n\n{}", sheet.task, parts(&sheet.parts))
            }
            Work::Words(words) => words.task.clone(),
            Work::Code(_) => continue,
        };
        let Exercise { number, title, minutes, .. } = exercise;
        let _ = writeln!(
            text,
            "\n## {number} {title}\n\n{minutes} minutes\n\n{task}"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key;

    #[test]
    fn a_sheet_says_where_the_pages_are() {
        let one = grader::choose(&["4.3".to_owned()]).unwrap();
        let sheet = write_sheet(&one, "https://example.org/");
        assert!(sheet.contains("book: <https://example.org/>\n"), "{sheet}");
        assert!(!write_sheet(&one, "").contains("pages of the book"));
    }

    #[test]
    fn sheet_and_key_give_choices_the_same_letters() {
        let of_chapter_4 = grader::choose(&["4.3".to_owned()]).unwrap();
        let choices = "A) from 0.5 on\\\nB) from 1 on\\\nC) never\n";
        let sheet = write_sheet(&of_chapter_4, "");
        assert!(sheet.contains(choices), "{sheet}");
        let key = key(&of_chapter_4);
        for line in ["|w|? **B) from 1 on**\n", "\n  - A) from 0.5 on: "] {
            assert!(key.contains(line), "no {line:?} in {key}");
        }
    }
}
