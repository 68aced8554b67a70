//! `cargo daily`: what there is to do after a change, and no more. It formats,
//! draws what has changed, makes the book without the programs for the pages,
//! and runs the checks that CONTRIBUTING.md names for what git calls changed.

use anyhow::{Context, Result, ensure};
use base::say;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

fn main() -> ExitCode {
    base::exit(run)
}

fn run() -> Result<()> {
    let root = base::book_root();
    cargo(&root, "fmt")?;
    cargo(&root, "run --quiet --bin book")?;
    // After the drawing: a figure that is another one now has changed, too.
    let checks = changed(&root)?;
    let checks = checks.iter().flat_map(|file| book::checks(file));
    let checks: BTreeSet<String> = checks.collect();
    checks.iter().try_for_each(|check| cargo(&root, check))?;
    say(&format!("all is well: {} checks", checks.len()));
    Ok(())
}

/// The files that are not as they were committed, seen from the clone.
fn changed(root: &Path) -> Result<Vec<PathBuf>> {
    let git = Command::new("git")
        .current_dir(root)
        .args(["status", "--porcelain", "--untracked-files=all", "-z"])
        .output()
        .context("cannot start git, which knows what has changed")?;
    let said = String::from_utf8_lossy(&git.stderr);
    ensure!(git.status.success(), "git does not say what has changed: {said}");
    let files = String::from_utf8_lossy(&git.stdout).into_owned();
    let files = files.split('\0').filter_map(|line| line.get(3..));
    Ok(files.map(PathBuf::from).collect())
}

/// Runs cargo with these words.
fn cargo(root: &Path, words: &str) -> Result<()> {
    let start = Instant::now();
    say(&format!("== cargo {words}"));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args(words.split(' '))
        // The programs for the pages take longest, and most changes need none.
        .env("WASM_CARGO", "")
        .status()
        .with_context(|| format!("cannot start cargo {words}"))?;
    ensure!(status.success(), "cargo {words} failed");
    say(&format!("   {:.0} s", start.elapsed().as_secs_f64()));
    Ok(())
}
