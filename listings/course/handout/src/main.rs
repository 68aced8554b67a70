//! `cargo run` checks all exercises, `cargo run 5.2` checks one.

mod runner;

use std::env;
use std::path::Path;
use std::process::ExitCode;

/// What asks for no Rust.
const ON_PAPER: &[&str] = &[];

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).collect();
    for number in wanted.iter().map(|it| it.trim_end_matches(char::is_lowercase)) {
        if ON_PAPER.contains(&number) {
            eprintln!(
                "error: {number} is on paper and asks for no Rust: write its \
                 answers into answers.txt, each behind its number"
            );
            return ExitCode::from(2);
        }
    }
    // Where cargo runs this, not where it once compiled it.
    let folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
    runner::report(Path::new(&folder), &wanted).unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}
