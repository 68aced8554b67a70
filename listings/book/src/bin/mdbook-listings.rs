//! The preprocessor as mdBook calls it: the book as JSON in, as JSON out.

use mdbook_preprocessor::{Preprocessor, parse_input};
use press::Memory;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if words.next().as_deref() == Some("supports") {
        let html = words.next().as_deref() == Some("html");
        return if html { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    base::exit(run)
}

fn run() -> anyhow::Result<()> {
    let (context, book) = parse_input(io::stdin())?;
    let memory = Memory::of_this_program()?;
    let book = book::press_with(&memory).run(&context, book)?;
    memory.keep()?;
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}
