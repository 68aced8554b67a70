//! `cargo run` checks all exercises, `cargo run 5.2` checks one.

mod runner;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).collect();
    // Where cargo runs this, not where it once compiled it.
    let folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
    runner::report(Path::new(&folder), &wanted).unwrap_or_else(|message| {
        eprintln!("error: {message}");
        ExitCode::from(2)
    })
}
