//! `cargo run --bin chapter8`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter8::Chapter8>()
}
