//! `cargo run --bin chapter12`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter12::Chapter12>()
}
