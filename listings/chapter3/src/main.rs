//! `cargo run --bin chapter3`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter3::Chapter3>()
}
