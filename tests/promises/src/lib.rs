//! What the tests share: the clone, its programs, and copies of it that may
//! be broken; and mathematics that is not the book's, to hold the book against.

#![allow(missing_docs, reason = "the pages say what the fields are")]

pub mod adam;
pub mod draws;
pub mod mathematics;
pub mod moments;
pub mod problem;
pub mod reference;
pub mod risk;
pub mod rows;
pub mod study;

use assert_cmd::Command;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The folder of the clone.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).expect("tests/promises is inside")
}

/// A program of the book, as `cargo build` makes it.
pub fn program(name: &str) -> Command {
    Command::new(program_path(name))
}

/// Where a program of the book is.
pub fn program_path(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let mut build = cargo();
        // With the tests, so that others' crates have the same features and
        // are not compiled once more.
        build.args(["build", "--quiet", "--bins", "--tests"]);
        if is_release() {
            build.arg("--release");
        }
        build.assert().success();
        let profile = if is_release() { "release" } else { "debug" };
        target_folder().join(profile)
    });
    folder.join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Whether this test is a release build.
pub fn is_release() -> bool {
    !cfg!(debug_assertions)
}

/// Where cargo puts what it builds.
pub fn target_folder() -> PathBuf {
    let metadata = ["metadata", "--format-version", "1", "--no-deps"];
    let run = cargo().args(metadata).arg("--offline").assert().success();
    let metadata = &run.get_output().stdout;
    let metadata: serde_json::Value =
        serde_json::from_slice(metadata).expect("JSON");
    metadata["target_directory"].as_str().expect("a folder").into()
}

/// Cargo, in the folder of the clone.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root());
    cargo
}

/// The scripts with the programs of the pages that lie in a book: one, or none
/// where the target is missing.
pub fn programs_in(book: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(book).expect("a book");
    let files = files.map(|file| file.expect("a file").path());
    let name = |file: &PathBuf| file.file_name()?.to_str().map(str::to_owned);
    files
        .filter(|f| name(f).is_some_and(|name| name.starts_with("live-")))
        .collect()
}

/// What a program printed, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

/// Says why a test did nothing; that is a failure where CI is set.
pub fn skipped(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "CI must not skip: {why}");
    // Not `eprintln`: a test that passes would not show it.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// What the press needs.
const BOOK: [&str; 4] = ["src", "theme", "listings", "book.toml"];

/// The book of this clone, made once for all who only look at it.
pub fn made_book() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        // A place of its own, since nothing at the end of a test throws away
        // what belongs to all tests.
        let folder = target_folder().join("promises");
        let _ = fs::remove_dir_all(&folder);
        for part in BOOK {
            copy_all(&root().join(part), &folder.join(part));
        }
        program("book").arg("--root").arg(&folder).assert().success();
        folder.join("book")
    })
}

/// A copy of all that the press needs, to be broken and thrown away.
pub struct Copy(TempDir);

impl Default for Copy {
    fn default() -> Self {
        Self::new()
    }
}

impl Copy {
    /// The book as it is.
    pub fn new() -> Self {
        Copy::of(&BOOK)
    }

    /// These parts of the clone.
    pub fn of(parts: &[&str]) -> Self {
        let copy = Copy(tempfile::tempdir().expect("a folder for the copy"));
        for part in parts {
            copy_all(&root().join(part), &copy.path(part));
        }
        copy
    }

    /// A file of the copy.
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Writes a file of the copy.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).expect("written");
    }

    /// Reads a file of the copy.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect(file)
    }

    /// Changes a file of the copy in one place.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// Makes the copy's book with the program `book`.
    pub fn book(&self) -> Command {
        let mut book = program("book");
        book.arg("--root").arg(self.0.path());
        book
    }
}

/// Copies a file, or a folder with all that is in it.
pub fn copy_all(from: &Path, to: &Path) {
    if from.is_file() {
        fs::copy(from, to).expect("a copy");
        return;
    }
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        copy_all(&entry.path(), &to.join(entry.file_name()));
    }
}
