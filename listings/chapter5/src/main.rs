//! `cargo run --bin chapter5`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter5::Chapter5>()
}
