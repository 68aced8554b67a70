//! Writes the tables of the page on libraries, and the table to download.
//!
//!     cargo run --example tables

use anyhow::Result;
use library::{Measured, libraries, page};
use std::path::PathBuf;
use std::process::ExitCode;

/// Each file with its text.
///
/// # Errors
/// When `libraries.toml` or a result has a fault.
pub fn files() -> Result<Vec<(PathBuf, String)>> {
    let root = base::book_root();
    let mut entries = vec![];
    for library in libraries()? {
        let measured = Measured::of(&root, &library.id)?;
        entries.push((library, measured));
    }
    let tables = root.join("listings/library/tables");
    Ok(vec![
        (tables.join("strengths.md"), page::strengths(&entries)),
        (tables.join("habits.md"), page::habits(&entries)),
        (tables.join("corners.md"), page::corners(&entries)),
        (tables.join("sections.md"), page::sections(&entries)),
        (root.join("src/libraries.csv"), page::csv(&entries)?),
    ])
}

#[allow(dead_code, reason = "the test that compares has its own")]
fn main() -> ExitCode {
    base::exit(|| {
        base::write_all(&files()?)?;
        Ok::<(), anyhow::Error>(())
    })
}
