//! The commands that a page tells its reader to type.

use crate::program::Program;
use std::path::Path;

/// What is wrong with the cargo commands in some lines of shell: each with
/// the number of its line, from 0. `tools` are programs that are no chapters.
pub fn wrong_commands(
    programs: &[Program],
    tools: &[clap::Command],
    root: &Path,
    lines: &str,
) -> Vec<(usize, String)> {
    let commands = programs.iter().map(|program| &program.command);
    let commands: Vec<_> = commands.chain(tools).collect();
    let wrong = |line: &str| {
        let line = line.trim().trim_start_matches("$ ");
        if !line.starts_with("cargo run") {
            return None;
        }
        let words = shlex::split(line);
        let words = words.ok_or_else(|| "a quote without an end".to_owned());
        let checked = words.and_then(|words| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            check(&commands, root, &words[2..])
        });
        checked.err().map(|what| format!("`{line}`: {what}"))
    };
    let lines = lines.lines().enumerate();
    lines.filter_map(|(i, line)| wrong(line).map(|what| (i, what))).collect()
}

fn check(
    commands: &[&clap::Command],
    root: &Path,
    words: &[&str],
) -> Result<(), String> {
    let mut words = words.iter().copied();
    let mut command = None;
    while let Some(word) = words.next().filter(|word| *word != "--") {
        match (word, &command) {
            ("--release" | "-q" | "--quiet", _) => {}
            ("--bin", None) => {
                let name = words.next().ok_or("--bin without a name")?;
                let named = commands.iter().find(|c| c.get_name() == name);
                let named = named
                    .ok_or_else(|| format!("there is no binary `{name}`"))?;
                command = Some((*named).clone());
            }
            ("--example", None) => {
                return example(root, words.next().unwrap_or_default());
            }
            _ => return Err(format!("unexpected `{word}` before `--`")),
        }
    }
    let command = command.ok_or("no --bin and no --example")?;
    let name = command.get_name().to_owned();
    match command.try_get_matches_from(std::iter::once(&*name).chain(words)) {
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
