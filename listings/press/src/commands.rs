//! The commands that a page tells its reader to type.

use crate::program::Program;
use std::path::Path;

/// What is wrong with the cargo commands in some lines of shell. `tools` are
/// programs that are no chapters.
pub(crate) fn wrong_commands(
    programs: &[Program],
    tools: &[clap::Command],
    root: &Path,
    lines: &str,
) -> Vec<String> {
    let wrong = |line: &str| {
        let start = line.find("cargo run")?;
        let line = line[start..].trim();
        let checked = match shlex::split(line) {
            Some(words) => {
                let words: Vec<&str> =
                    words.iter().map(String::as_str).collect();
                check(programs, tools, root, &words[2..])
            }
            None => Err("a quote without an end".to_owned()),
        };
        checked.err().map(|what| format!("`{line}`: {what}"))
    };
    lines.lines().filter_map(wrong).collect()
}

fn check(
    programs: &[Program],
    tools: &[clap::Command],
    root: &Path,
    words: &[&str],
) -> Result<(), String> {
    let (before, after) = match words.iter().position(|word| *word == "--") {
        Some(dashes) => (&words[..dashes], &words[dashes + 1..]),
        None => (words, &[][..]),
    };
    let mut before = before.iter().copied();
    let mut name = None;
    while let Some(word) = before.next() {
        match (word, name) {
            ("--release" | "-q" | "--quiet", _) => {}
            ("--bin", None) => {
                name = Some(before.next().ok_or("--bin without a name")?);
            }
            ("--example", None) => {
                return example(root, before.next().unwrap_or_default());
            }
            _ => return Err(format!("unexpected `{word}` before `--`")),
        }
    }
    let name = name.ok_or("no --bin and no --example")?;
    if let Some(program) = programs.iter().find(|p| p.name == name) {
        return (program.check)(after);
    }
    let tool = tools.iter().find(|tool| tool.get_name() == name);
    let tool = tool.ok_or_else(|| format!("there is no binary `{name}`"))?;
    let words = std::iter::once(name).chain(after.iter().copied());
    match tool.clone().try_get_matches_from(words) {
        Err(error) if error.use_stderr() => {
            Err(error.to_string().lines().next().unwrap_or_default().into())
        }
        _ => Ok(()),
    }
}

fn example(root: &Path, name: &str) -> Result<(), String> {
    let chapters = std::fs::read_dir(root.join("listings"));
    let mut chapters = chapters.into_iter().flatten().flatten();
    let file = format!("examples/{name}.rs");
    if chapters.any(|chapter| chapter.path().join(&file).exists()) {
        Ok(())
    } else {
        Err(format!("there is no example `{name}`"))
    }
}
