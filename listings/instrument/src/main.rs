//! `cargo run --bin instrument`: the page's table and its figures.

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main::<instrument::Instrument>()
}
