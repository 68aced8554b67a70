//! `cargo run --bin new_chapter`: adds a chapter to the book.

use book::NewChapterCommand;
use clap::Parser;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = NewChapterCommand::parse();
    command::exit(move || {
        let root = line.root.unwrap_or_else(command::book_root);
        let [page, listing] =
            book::new_chapter(&root, line.number, &line.title)
                .map_err(|error| format!("{error:#}"))?;
        let _ = writeln!(
            std::io::stdout(),
            "the page is {}, the code is in {}\n\
             now `cargo run --bin book` makes the book with it",
            page.display(),
            listing.display()
        );
        Ok(())
    })
}
