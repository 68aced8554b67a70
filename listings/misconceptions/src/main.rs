//! `cargo run --bin misconceptions`: the page's pictures, and what they say.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<misconceptions::Misconceptions>()
}
