//! `cargo run --bin chapter1`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter1::Chapter1>()
}
