//! `cargo run --bin book`: draws every figure and makes the book.

use clap::Parser;
use mdbook_listings::BookCommand;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(BookCommand::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(line: BookCommand) -> anyhow::Result<()> {
    let root = line.root.unwrap_or_else(command::book_root);
    let report = mdbook_listings::book(&root)?;
    println!(
        "{:>3} figures drawn in {:.2} s",
        report.figures,
        report.drawing.as_secs_f64()
    );
    println!(
        "{:>3} pages made in {:.2} s",
        report.pages,
        report.printing.as_secs_f64()
    );
    println!("the book is in {}", report.index.display());
    if line.pdf {
        let pdf = mdbook_listings::pdf(&report.index)?;
        println!("and on paper in {}", pdf.display());
    }
    if line.open {
        open::that(&report.index)?;
    }
    Ok(())
}
