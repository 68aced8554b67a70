//! `cargo run --bin chapter4`: the chapter's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<chapter4::Chapter4>()
}
