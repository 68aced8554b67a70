//! A Chromium: where it is, and how it prints a page.

use anyhow::{Context, Result, bail, ensure};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names under which Chromium and its relatives are on the path.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
];

/// Where macOS keeps them, below / or a person's home.
const ON_MACOS: [&str; 3] = [
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Where Windows keeps them, below one of the folders for programs.
const ON_WINDOWS: [&str; 3] = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// A Chromium on this machine: the one that the variable CHROME names, or one
/// on the path or where the system keeps it. `None` if there is none.
///
/// # Errors
/// When CHROME names no file.
pub fn chromium() -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os("CHROME").map(PathBuf::from) {
        let is_file = named.is_file();
        ensure!(is_file, "CHROME names {}, which is no file", named.display());
        return Ok(Some(named));
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| {
        NAMES.map(|name| {
            folder.join(name).with_extension(env::consts::EXE_EXTENSION)
        })
    });
    let below = |variable: &str, places: [&'static str; 3]| {
        let folder = env::var_os(variable).map(PathBuf::from);
        let in_folder = move |folder: PathBuf| places.map(|p| folder.join(p));
        folder.into_iter().flat_map(in_folder)
    };
    let elsewhere = ON_MACOS
        .map(|place| Path::new("/").join(place))
        .into_iter()
        .chain(below("HOME", ON_MACOS))
        .chain(below("ProgramFiles", ON_WINDOWS))
        .chain(below("ProgramFiles(x86)", ON_WINDOWS))
        .chain(below("LocalAppData", ON_WINDOWS));
    Ok(on_path.chain(elsewhere).find(|path| path.is_file()))
}

/// A page that needs no other file, printed: the bytes of a PDF. None if there
/// is no Chromium.
///
/// # Errors
/// When it cannot print; says why.
pub fn print_page(page: &str) -> Result<Option<Vec<u8>>> {
    let Some(chromium) = chromium()? else { return Ok(None) };
    let folder = tempfile::tempdir().context("no folder to print in")?;
    let [html, profile, pdf] = ["page.html", "profile", "page.pdf"]
        .map(|name| folder.path().join(name));
    fs::write(&html, page)
        .with_context(|| format!("cannot write {}", html.display()))?;
    print(&chromium, &profile, &html, &pdf)?;
    let mut pdf = fs::read(&pdf).context("the printed page cannot be read")?;
    forget_when(&mut pdf);
    Ok(Some(pdf))
}

/// Sets when it was printed to the first of January 2000: the same page gives
/// the same bytes.
fn forget_when(pdf: &mut [u8]) {
    for key in [&b"/CreationDate (D:"[..], b"/ModDate (D:"] {
        let found = pdf.windows(key.len()).position(|bytes| bytes == key);
        let Some(place) = found else { continue };
        let place = place + key.len();
        let date = b"20000101000000";
        if let Some(own) = pdf.get_mut(place..place + date.len())
            && own.iter().all(u8::is_ascii_digit)
        {
            own.copy_from_slice(date);
        }
    }
}

/// Prints a page, with an outline, into `pdf`. `profile` is a folder that
/// the browser may fill.
///
/// # Errors
/// When it cannot print; says why.
pub(crate) fn print(
    chromium: &Path,
    profile: &Path,
    page: &Path,
    pdf: &Path,
) -> Result<()> {
    let mut command = Command::new(chromium);
    command
        .args(["--headless", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--no-pdf-header-footer"])
        .arg("--generate-pdf-document-outline")
        .arg(option("--user-data-dir=", profile))
        .arg(option("--print-to-pdf=", pdf))
        .arg(file_address(&std::path::absolute(page)?));
    if is_root(page) {
        // Chromium refuses to run as root otherwise; the only page that it
        // opens is our own.
        command.arg("--no-sandbox");
    }
    // One that prints nothing may say that all went well.
    if pdf.exists() {
        fs::remove_file(pdf)
            .with_context(|| format!("cannot remove {}", pdf.display()))?;
    }
    let run = command
        .output()
        .with_context(|| format!("cannot start {}", chromium.display()))?;
    if !run.status.success() || !pdf.is_file() {
        let said = String::from_utf8_lossy(&run.stderr);
        let said: Vec<&str> = said.lines().rev().take(5).collect();
        bail!(
            "{} could not print the book: {}\n{}",
            chromium.display(),
            run.status,
            said.into_iter().rev().collect::<Vec<_>>().join("\n")
        );
    }
    Ok(())
}

fn option(name: &str, path: &Path) -> std::ffi::OsString {
    let mut option = std::ffi::OsString::from(name);
    option.push(path);
    option
}

/// Whether this program runs as root, who owns what it has just made.
#[cfg(unix)]
fn is_root(made: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    made.metadata().is_ok_and(|made| made.uid() == 0)
}

#[cfg(not(unix))]
fn is_root(_: &Path) -> bool {
    false
}

/// What a path may have in an address as it is.
const UNCHANGED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b':')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_');

/// The address of a file; `path` must be absolute.
pub fn file_address(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    format!("file:///{}", in_address(path.trim_start_matches('/')))
}

/// A path as an address writes it.
pub(crate) fn in_address(path: &str) -> String {
    utf8_percent_encode(path, UNCHANGED).to_string()
}

#[cfg(test)]
mod tests {
    use super::file_address;
    use std::path::Path;

    #[test]
    fn an_address_has_no_sign_with_a_meaning() {
        let address = file_address(Path::new("/a b/50%/#1/é.html"));
        assert_eq!(address, "file:///a%20b/50%25/%231/%C3%A9.html");
    }
}
