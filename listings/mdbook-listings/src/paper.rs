//! The book as a PDF, printed by a Chromium.

use anyhow::{Context, Result, ensure};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Names under which Chromium and its relatives are installed.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
];

/// A Chromium on this machine: the one that the variable CHROME names, or one
/// on the path.
pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROME").map(PathBuf::from);
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).flat_map(|folder| {
        NAMES.map(|name| {
            folder.join(name).with_extension(env::consts::EXE_EXTENSION)
        })
    });
    named.into_iter().chain(found).find(|path| path.is_file())
}

/// Prints the finished book, all chapters with an outline, and returns the
/// PDF's place beside `index`.
///
/// # Errors
/// When there is no Chromium, or it cannot print.
pub fn pdf(index: &Path) -> Result<PathBuf> {
    let chromium = chromium().context(
        "--pdf needs Chromium or Chrome: install one, or name it in the \
         variable CHROME, or open book/print.html and print it to a file",
    )?;
    let target = index.with_file_name("why-l1-shrinks-weights-to-zero.pdf");
    let profile = target.with_extension("profile.part");
    let page = index.with_file_name("print.html").canonicalize()?;
    let status = Command::new(&chromium)
        // The only page it opens is our own.
        .args(["--headless", "--no-sandbox", "--disable-gpu"])
        .args(["--disable-background-networking", "--no-first-run"])
        .args(["--no-pdf-header-footer", "--generate-pdf-document-outline"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--print-to-pdf={}", target.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {}", chromium.display()))?;
    // The profile has done its work; if it stays, nothing is lost.
    let _ = std::fs::remove_dir_all(profile);
    ensure!(
        status.success() && target.is_file(),
        "{} could not print {}",
        chromium.display(),
        page.display()
    );
    Ok(target)
}
