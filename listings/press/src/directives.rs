//! `{{#…}}`: the ones that are ours are filled in, the ones of mdBook are
//! checked, the others are faults.

use crate::fault::Faults;
use crate::lists::List;
use crate::minutes::{Known, Minutes};
use crate::numbers::value;
use crate::program::{Program, Task};
use crate::questions::Question;
use crate::{Press, claims, examples};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// A page with its directives filled in. No line is added or taken away, but
/// for the exercises, which stand at the end.
#[derive(Default)]
pub(crate) struct Filled {
    pub text: String,
    /// How many values were asked for.
    pub values: usize,
    /// The stretches of the text that were filled in, so that nobody typed
    /// them.
    pub places: Vec<Range<usize>>,
    /// Those among them that say what was asked, and do not answer.
    pub said: Vec<Range<usize>>,
    /// What the page asks.
    pub asked: Vec<Question>,
    /// Options of votes, each with whether it is right.
    pub options: Vec<(usize, bool)>,
    /// Lists of pages and of exercises.
    pub lists: Vec<List>,
}

/// The directives, but for words in ink.
const KNOWN: [&str; 12] = [
    "value",
    "given",
    "claim",
    "right-if",
    "emblem",
    "minutes",
    "points",
    "objectives",
    "play",
    "exercise",
    "exercises",
    "include",
];

/// Fills in a page's directives. `folder` is where the page's file lies,
/// `file` its name in messages.
pub(crate) fn fill_in(
    press: &Press,
    pages: &BTreeMap<String, Known>,
    folder: &Path,
    file: &Path,
    text: &str,
    faults: &mut Faults,
) -> Filled {
    let mut filled = Filled::default();
    let mut rest = 0;
    while let Some(found) = find_directive(&text[rest..]) {
        let start = rest + found;
        let Some(length) = text[start..].find("}}") else {
            faults.add(file, text, start, "`{{#` without `}}`");
            break;
        };
        let end = start + length + 2;
        let directive = &text[start..end];
        filled.text.push_str(&text[rest..start]);
        rest = end;
        if !directive.starts_with("{{#") {
            let what = "a directive starts with `{{#`, without a blank";
            faults.add(file, text, start, what);
        }
        if text[..start].ends_with('\\') {
            // Escaped: mdBook shows it as it is, without the backslash.
            filled.text.push_str(directive);
            continue;
        }
        if directive.contains('\n') {
            faults.add(file, text, start, "a directive stands on one line");
        }
        if split(directive).0 == "exercises" && !text[end..].trim().is_empty() {
            let what = "the exercises stand at the end of a page";
            faults.add(file, text, start, what);
        }
        match replacement(press, pages, folder, directive) {
            Ok(words) => {
                let from = filled.text.len();
                filled.text.push_str(&words);
                let (kind, _) = split(directive);
                filled.values += usize::from(kind == "value");
                let place = from..filled.text.len();
                // Coloured words and claims are words of the page.
                if kind != "claim" && !press.has_ink(kind) {
                    filled.places.push(place.clone());
                }
                if kind == "given" || asks_a_parameter(press, directive) {
                    filled.said.push(place.clone());
                }
                if let ("right-if", claim) = split(directive) {
                    let is_right = holds(press, claim) == Ok(true);
                    filled.options.push((from, is_right));
                }
                let (_, words) = split(directive);
                filled.lists.extend(List::read(kind, words, from));
                filled.asked.extend(find_asked(directive, &place));
            }
            Err(what) => faults.add(file, text, start, what),
        }
    }
    filled.text.push_str(&text[rest..]);
    filled
}

fn split(directive: &str) -> (&str, &str) {
    let inside = directive.trim_start_matches("{{").trim_end_matches("}}");
    let inside = inside.trim_start().trim_start_matches('#');
    let inside = inside.trim();
    let split = inside.split_once(char::is_whitespace);
    split.map_or((inside, ""), |(kind, rest)| (kind, rest.trim()))
}

/// What stands in the directive's place; mdBook's own stay as they are.
fn replacement(
    press: &Press,
    pages: &BTreeMap<String, Known>,
    folder: &Path,
    directive: &str,
) -> Result<String, String> {
    match split(directive) {
        ("value", question) => answer(press, question),
        ("given", number) if value(number).is_some() => {
            Ok(number.replace('-', "\u{2212}"))
        }
        ("given", other) => {
            Err(format!("`{other}` is no number; allowed: 0.5, -0.5 or 1/2"))
        }
        // An image's title, which a caption is, ends at a quotation mark.
        (ink, words) if press.has_ink(ink) && !words.is_empty() => {
            press.check_ink(ink, words)?;
            Ok(format!("<b class={ink}>{words}</b>"))
        }
        ("claim", claim) => write_claim(press, claim),
        ("right-if", claim) => holds(press, claim).map(|_| String::new()),
        ("emblem", name) => Ok(program(press, name)?.emblem.inline()),
        ("minutes", question) => match question.strip_prefix("exercises ") {
            Some(names) => sum_of_tasks(press, names, |task| task.minutes),
            None => sum_of_minutes(pages, question),
        },
        ("exercise", number) => link_to(press, number),
        ("points", names) => sum_of_tasks(press, names, |task| task.points),
        ("objectives", page) => match pages.get(page) {
            Some(known) if !known.objectives.is_empty() => {
                Ok(known.objectives.clone())
            }
            _ => Err(format!("no page `{page}` says what you can after it")),
        },
        ("play", path) => {
            let path = folder.join(path);
            let program = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            Ok(playground(&program))
        }
        ("exercises", page) => {
            let texts = tasks(press, page)?.map(|task| &*task.markdown);
            Ok(texts.collect::<Vec<_>>().join("\n\n"))
        }
        ("include", target) => {
            check_include(press.programs(), folder, target)?;
            Ok(directive.to_owned())
        }
        _ => {
            let inks = press.inks.iter().map(|(ink, _)| *ink);
            let known = inks.chain(KNOWN).collect::<Vec<_>>().join(", ");
            Err(format!("unknown directive `{directive}`; known are {known}"))
        }
    }
}

/// Where the next directive begins. mdBook takes blanks before its `#`.
fn find_directive(text: &str) -> Option<usize> {
    let braces = text.match_indices("{{").map(|(place, _)| place);
    braces.into_iter().find(|&place| {
        text[place..].trim_start_matches('{').trim_start().starts_with('#')
    })
}

/// The questions of a directive, as they are answered at its place.
fn find_asked(directive: &str, place: &Range<usize>) -> Vec<Question> {
    let (kind, question) = split(directive);
    let questions = match kind {
        "value" => vec![question.to_owned()],
        "claim" => claims::questions(split_claim(question).1),
        _ => vec![],
    };
    let read = |question: &String| Question {
        is_claim: kind == "claim",
        ..Question::read(question, place.clone())
    };
    questions.iter().map(read).collect()
}

/// Whether a directive asks for a parameter, and so says what λ is.
fn asks_a_parameter(press: &Press, directive: &str) -> bool {
    let ("value", question) = split(directive) else { return false };
    let Question { program, name, .. } = Question::read(question, 0..0);
    let program = press.program(&program);
    program.is_some_and(|program| program.has_parameter(&name))
}

/// The words of a claim, and what must be true.
fn split_claim(claim: &str) -> (&str, &str) {
    let parts = claim.split_once(": ").unwrap_or((claim, ""));
    (parts.0.trim(), parts.1.trim())
}

/// The words of a claim, if it is true.
fn write_claim(press: &Press, claim: &str) -> Result<String, String> {
    let (words, claim) = split_claim(claim);
    claims::check_words(words, claim)?;
    if !holds(press, claim)? {
        return Err(format!("`{words}` is not true: {claim}"));
    }
    Ok(words.to_owned())
}

fn holds(press: &Press, claim: &str) -> Result<bool, String> {
    claims::holds(claim, &|question| {
        let (name, question) =
            question.split_once('.').unwrap_or((question, ""));
        let measure = &program(press, name)?.measure;
        measure(question).map_err(|what| format!("value of {name}: {what}"))
    })
}

fn answer(press: &Press, question: &str) -> Result<String, String> {
    let (name, question) = question.split_once('.').unwrap_or((question, ""));
    let program = program(press, name)?;
    (program.ask)(question).map_err(|what| format!("value of {name}: {what}"))
}

/// A link to an exercise, by its number and title.
fn link_to(press: &Press, number: &str) -> Result<String, String> {
    let mut all = press.tasks.iter();
    let task = all
        .find(|task| task.number == number)
        .ok_or_else(|| format!("there is no exercise `{number}`"))?;
    let id = task.number.replace('.', "-");
    Ok(format!("[{number} {}]({}.md#exercise-{id})", task.title, task.page))
}

/// The sum of something over exercises.
fn sum_of_tasks(
    press: &Press,
    names: &str,
    of: impl Fn(&Task) -> u32,
) -> Result<String, String> {
    let mut sum = 0;
    for name in names.split_whitespace() {
        sum += tasks(press, name)?.map(&of).sum::<u32>();
    }
    Ok(sum.to_string())
}

/// The exercises that are named by their page or by their number; there is at
/// least one.
fn tasks<'a>(
    press: &'a Press,
    name: &'a str,
) -> Result<impl Iterator<Item = &'a Task>, String> {
    let of_name = move |task: &&Task| task.page == name || task.number == name;
    let mut found = press.tasks.iter().filter(of_name).peekable();
    match found.peek() {
        Some(_) => Ok(found),
        None => Err(format!("there is no exercise `{name}`")),
    }
}

/// The minutes to read or to play with some pages, together.
fn sum_of_minutes(
    pages: &BTreeMap<String, Known>,
    question: &str,
) -> Result<String, String> {
    let (what, names) = question.split_once(' ').unwrap_or((question, ""));
    let of = match what {
        "read" => |minutes: &Minutes| minutes.read,
        "play" => |minutes: &Minutes| minutes.play,
        _ => {
            return Err(format!(
                "minutes to `{what}`; known: read, play, exercises"
            ));
        }
    };
    let names: Vec<&str> = names.split_whitespace().collect();
    if names.is_empty() {
        return Err("minutes of no page: name one or more".to_owned());
    }
    let of_page = |page: &&str| {
        let minutes = pages.get(*page).map(|known| of(&known.minutes));
        minutes.ok_or_else(|| format!("there is no page `{page}`"))
    };
    let all: Result<Vec<u32>, String> = names.iter().map(of_page).collect();
    Ok(all?.iter().sum::<u32>().to_string())
}

fn program<'a>(press: &'a Press, name: &str) -> Result<&'a Program, String> {
    press.program(name).ok_or_else(|| {
        let names: Vec<_> = press.programs().iter().map(|p| p.name).collect();
        format!(
            "there is no program `{name}`; a value is written \
             CHAPTER.NAME, and the chapters are {}",
            names.join(", ")
        )
    })
}

/// What an address has to write otherwise in what it carries.
///
/// (URL Standard, "application/x-www-form-urlencoded": the signs taken out
/// here are left as they are in a query.)
const CARRIED: AsciiSet = NON_ALPHANUMERIC
    .remove(b' ')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b',')
    .remove(b'!')
    .remove(b'*')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?');

/// The address that opens a program in the Rust Playground.
pub fn playground(program: &str) -> String {
    let code = utf8_percent_encode(program, &CARRIED).to_string();
    let code = code.replace(' ', "+");
    format!(
        "https://play.rust-lang.org/?version=stable&mode=debug&edition=2024\
         &code={code}"
    )
}

/// mdBook leaves a hole where the file or the anchor is missing.
fn check_include(
    programs: &[Program],
    folder: &Path,
    target: &str,
) -> Result<(), String> {
    let (path, anchor) = target.split_once(':').unwrap_or((target, ""));
    let text = fs::read_to_string(folder.join(path))
        .map_err(|error| format!("include of `{path}`: {error}"))?;
    if let Some(line) =
        text.lines().position(|line| find_directive(line).is_some())
    {
        return Err(format!(
            "`{path}` has a directive in line {}, which nobody would fill in",
            line + 1
        ));
    }
    let is_range = |c: char| c.is_ascii_digit() || c == ':';
    if anchor.chars().all(is_range) {
        let last = text.lines().count();
        let lines: Vec<usize> =
            anchor.split(':').filter_map(|line| line.parse().ok()).collect();
        let outside = lines.iter().any(|line| *line > last);
        if outside || !lines.is_sorted() {
            return Err(format!("`{path}` has {last} lines, no `{anchor}`"));
        }
    } else {
        for mark in ["ANCHOR: ", "ANCHOR_END: "] {
            let is_mark = |line: &str| {
                line.split_once(mark)
                    .is_some_and(|(_, name)| name.trim() == anchor)
            };
            if !text.lines().any(is_mark) {
                return Err(format!("`{path}` has no `{mark}{anchor}`"));
            }
        }
    }
    if examples::is_stale(&folder.join(path)) {
        return Err(format!(
            "`{path}` is stale: the program beside it has changed, or prints \
             something else; run `cargo run --bin book` and look at the \
             difference"
        ));
    }
    for program in programs {
        if path.ends_with(&format!("{}/output.txt", program.name))
            && text != program.output_file()
        {
            return Err(format!(
                "`{path}` is stale: {} prints something else now; \
                 run `cargo run --bin book` and look at the difference",
                program.name
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::playground;

    /// (URL Standard, "application/x-www-form-urlencoded parsing".)
    #[test]
    fn an_address_carries_a_program_as_it_is() {
        let address = playground("a + b % c\n\t(\"λ#&<>[]\") - d.e;");
        let (_, code) = address.split_once("&code=").unwrap();
        assert_eq!(
            code,
            "a+%2B+b+%25+c%0A%09%28%22%CE%BB%23%26%3C%3E%5B%5D%22%29+-+d.e;"
        );
    }
}
