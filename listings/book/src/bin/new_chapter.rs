//! `cargo run --bin new_chapter`: adds a chapter to the book.

use book::NewChapterCommand;
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = NewChapterCommand::parse();
    base::exit(move || {
        let root = line.root.unwrap_or_else(base::book_root);
        let [page, listing] =
            book::new_chapter(&root, line.number, &line.title)?;
        base::say(&format!(
            "the page is {}, the code is in {}\n\
             now `cargo run --bin book` makes the book with it",
            page.display(),
            listing.display()
        ));
        anyhow::Ok(())
    })
}
