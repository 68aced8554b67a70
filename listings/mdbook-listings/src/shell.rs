//! The commands that a page tells its reader to type.

use crate::house::room_named;
use clap::{CommandFactory, Parser};
use std::path::{Path, PathBuf};

/// The command line of the program `book`.
#[derive(Parser, Debug)]
#[command(
    name = "book",
    about = "Draws every figure and makes the book in book/",
    override_usage = "cargo run --bin book -- [OPTIONS]",
    after_help = "Example:\n  cargo run --bin book -- --open"
)]
pub struct BookCommand {
    /// Show the book in your browser when it is made
    #[arg(long)]
    pub open: bool,
    /// Also print the book to a PDF, with the Chromium on this machine
    #[arg(long)]
    pub pdf: bool,
    /// The folder that holds book.toml [default: this clone]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// What is wrong with the cargo commands in some lines of shell: each with
/// the number of its line, from 0.
pub fn wrong_commands(root: &Path, lines: &str) -> Vec<(usize, String)> {
    let wrong = |line: &str| {
        let line = line.trim().trim_start_matches("$ ");
        let words: Vec<&str> = line.split_whitespace().collect();
        let words = words.strip_prefix(&["cargo", "run"])?;
        check(root, words).err().map(|what| format!("`{line}`: {what}"))
    };
    let lines = lines.lines().enumerate();
    lines.filter_map(|(i, line)| wrong(line).map(|what| (i, what))).collect()
}

fn check(root: &Path, words: &[&str]) -> Result<(), String> {
    let mut words = words.iter().copied();
    let mut command = None;
    while let Some(word) = words.next().filter(|word| *word != "--") {
        match (word, &command) {
            ("--release" | "-q" | "--quiet", _) => {}
            ("--bin", None) => {
                let name = words.next().ok_or("--bin without a name")?;
                command = Some(binary(name)?);
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

fn binary(name: &str) -> Result<clap::Command, String> {
    match room_named(name) {
        Some(room) => Ok(room.command.clone()),
        None if name == "book" => Ok(BookCommand::command()),
        None => Err(format!("there is no binary `{name}`")),
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
