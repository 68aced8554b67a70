//! `cargo run --bin chapter9`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter9::Chapter9>()
}
