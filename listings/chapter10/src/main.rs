//! `cargo run --bin chapter10`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter10::Chapter10>()
}
