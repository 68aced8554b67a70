//! `cargo run --bin chapter2`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter2::Chapter2>()
}
