//! Says what was typed in one library, in the book's λ and in all others.

use clap::Parser;
use library::{LibraryCommand, convert, libraries};
use std::process::ExitCode;

fn main() -> ExitCode {
    let command = LibraryCommand::parse();
    base::exit(|| {
        base::say(&convert(&libraries()?, &command)?);
        Ok::<(), anyhow::Error>(())
    })
}
