//! `cargo run --bin chapter7`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter7::Chapter7>()
}
