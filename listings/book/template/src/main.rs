//! `cargo run --bin chapterNUMBER`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapterNUMBER::ChapterNUMBER>()
}
