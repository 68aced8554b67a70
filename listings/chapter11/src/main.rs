//! `cargo run --bin chapter11`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter11::Chapter11>()
}
