//! The preprocessor as mdBook calls it: the book as JSON in, as JSON out.

use mdbook_listings::Listings;
use mdbook_preprocessor::{Preprocessor, parse_input};
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if words.next().as_deref() == Some("supports") {
        let renderer = words.next().unwrap_or_default();
        let html = Listings.supports_renderer(&renderer).unwrap_or(false);
        return if html { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> anyhow::Result<()> {
    let (context, book) = parse_input(io::stdin())?;
    let book = Listings.run(&context, book)?;
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}
