//! `{{#…}}`: the ones that are ours are filled in, the ones of mdBook are
//! checked, the others are faults.

use crate::fault::Faults;
use crate::house::{HOUSE, room_named};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fs;
use std::path::Path;

/// Fills in a page's directives. `folder` is where the page's file lies,
/// `file` its name in messages. No line is added or taken away.
pub(crate) fn fill_in(
    folder: &Path,
    file: &Path,
    text: &str,
    faults: &mut Faults,
) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = 0;
    while let Some(found) = text[rest..].find("{{#") {
        let start = rest + found;
        let Some(length) = text[start..].find("}}") else {
            faults.add(file, text, start, "`{{#` without `}}`");
            break;
        };
        let end = start + length + 2;
        let directive = &text[start..end];
        if directive.contains('\n') {
            faults.add(file, text, start, "a directive stands on one line");
        }
        filled.push_str(&text[rest..start]);
        match replacement(folder, directive) {
            Ok(words) => filled.push_str(&words),
            Err(what) => faults.add(file, text, start, what),
        }
        rest = end;
    }
    filled + &text[rest..]
}

/// What stands in the directive's place; mdBook's own stay as they are.
fn replacement(folder: &Path, directive: &str) -> Result<String, String> {
    let inside = directive.trim_start_matches("{{#").trim_end_matches("}}");
    match inside.trim().split_once(char::is_whitespace) {
        Some(("value", name)) => value(name.trim()),
        Some(("play", path)) => playground(&folder.join(path.trim())),
        Some(("include", target)) => {
            check_include(folder, target.trim())?;
            Ok(directive.to_owned())
        }
        _ => Err(format!(
            "unknown directive `{directive}`; known are value, play, include"
        )),
    }
}

fn value(name: &str) -> Result<String, String> {
    let unknown = || {
        let chapter = name.split('.').next().unwrap_or_default();
        let names = HOUSE.iter().find(|room| room.name == chapter);
        let names: Vec<_> =
            names.iter().flat_map(|room| room.values.keys()).copied().collect();
        format!(
            "unknown value `{name}`; written CHAPTER.NAME; this chapter has \
             [{}]",
            names.join(", ")
        )
    };
    let (chapter, key) = name.split_once('.').ok_or_else(unknown)?;
    let room = room_named(chapter).ok_or_else(unknown)?;
    room.values.get(key).cloned().ok_or_else(unknown)
}

fn playground(path: &Path) -> Result<String, String> {
    let program = fs::read_to_string(path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let code = utf8_percent_encode(&program, NON_ALPHANUMERIC);
    Ok(format!(
        "https://play.rust-lang.org/?version=stable&mode=debug&edition=2024\
         &code={code}"
    ))
}

/// mdBook leaves a hole where the file or the anchor is missing.
fn check_include(folder: &Path, target: &str) -> Result<(), String> {
    let (path, anchor) = target.split_once(':').unwrap_or((target, ""));
    let text = fs::read_to_string(folder.join(path))
        .map_err(|error| format!("include of `{path}`: {error}"))?;
    let is_range = |c: char| c.is_ascii_digit() || c == ':';
    if anchor.chars().all(is_range) {
        let last = text.lines().count();
        let outside = |line: &str| line.parse().is_ok_and(|n: usize| n > last);
        if anchor.split(':').any(outside) {
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
    for room in HOUSE.iter() {
        if path.ends_with(&format!("{}/output.txt", room.name))
            && text != room.output_file()
        {
            return Err(format!(
                "`{path}` is stale: {} prints something else now; \
                 run `cargo run --bin book` and look at the difference",
                room.name
            ));
        }
    }
    Ok(())
}
