//! `cargo run --bin chapter6`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter6::Chapter6>()
}
