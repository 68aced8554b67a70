//! What the tests share: the clone, its programs, and copies of it that may
//! be broken; and what the book is held against.

pub mod reference;

pub use mathematics::{
    self, adam, draws, labels, moments, regression, risk, rows, study,
};

use assert_cmd::Command;
use std::collections::BTreeMap;
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

/// The scripts with the programs of the pages that lie in a book: that of the
/// chapters and that of the panel, or none where the target is missing.
pub fn programs_in(book: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(book).expect("a book");
    let files = files.map(|file| file.expect("a file").path());
    let name = |file: &PathBuf| file.file_name()?.to_str().map(str::to_owned);
    let starts =
        |name: String| name.starts_with("live-") || name.starts_with("panel-");
    let mut found: Vec<PathBuf> =
        files.filter(|file| name(file).is_some_and(starts)).collect();
    found.sort();
    found
}

/// All files in a folder and below, sorted; none where there is no folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The texts of a folder's files whose names end so, by name without the end.
pub fn texts(folder: &Path, end: &str) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").display().to_string();
        Some((name.strip_suffix(end)?.to_owned(), fs::read_to_string(path)))
    });
    let files = files.flatten();
    files.map(|(name, text)| (name, text.expect("a text"))).collect()
}

/// The text without what stands between two marks, and without these.
pub fn cut(text: &str, from: &str, to: &str) -> String {
    let mut parts = text.split(from);
    let first = parts.next().unwrap_or_default().to_owned();
    parts
        .fold(first, |text, part| text + part.split_once(to).expect("an end").1)
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
        let copy = Copy::kept("promises", &BOOK);
        copy.book().assert().success();
        copy.path("book")
    })
}

/// A copy of some of the clone, to be broken.
pub struct Copy {
    folder: PathBuf,
    /// What is thrown away with the copy.
    _thrown_away: Option<TempDir>,
}

impl Default for Copy {
    fn default() -> Self {
        Self::new()
    }
}

impl Copy {
    /// All that the press needs.
    pub fn new() -> Self {
        Copy::of(&BOOK)
    }

    /// These parts of the clone.
    pub fn of(parts: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the copy");
        let copy = Copy {
            folder: folder.path().to_owned(),
            _thrown_away: Some(folder),
        };
        copy.update(parts);
        copy
    }

    /// A book of two pages, which is made three times as fast: chapter 5,
    /// without its links to others, and one that shows what it prints.
    pub fn small() -> Self {
        let copy = Self::new();
        let mut page = copy.read("src/chapter5.md");
        for entry in fs::read_dir(copy.path("src")).expect("pages") {
            let file = entry.expect("a page").path();
            let name = file.file_name().expect("a name").display().to_string();
            if file.extension().is_some_and(|end| end == "md") {
                let elsewhere = "](introduction.md";
                if name != "chapter5.md" {
                    page = page.replace(&format!("]({name}"), elsewhere);
                }
                fs::remove_file(file).expect("removed");
            }
        }
        let output = "{{#include ../listings/chapter5/output.txt}}";
        let first = format!("# A\n\n```console\n{output}\n```\n");
        copy.write("src/introduction.md", &first);
        copy.write("src/chapter5.md", &page);
        let summary =
            "- [A](introduction.md)\n- [5. Adding them up](chapter5.md)\n";
        copy.write("src/SUMMARY.md", summary);
        copy
    }

    /// These parts of the clone, in a folder that stays: what has not changed
    /// since the last time is not compiled again.
    pub fn kept(name: &str, parts: &[&str]) -> Self {
        let folder = target_folder().join(name);
        let copy = Copy { folder, _thrown_away: None };
        copy.update(parts);
        copy
    }

    fn update(&self, parts: &[&str]) {
        fs::create_dir_all(&self.folder).expect("a folder for the copy");
        for part in parts {
            copy_all(&root().join(part), &self.path(part));
        }
    }

    /// A file of the copy.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
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
        book.arg("--root").arg(&self.folder);
        book
    }
}

/// Makes a file or a folder the same as another: only what differs is written,
/// and what is not there any more goes.
pub fn copy_all(from: &Path, to: &Path) {
    if from.is_file() {
        let bytes = fs::read(from).expect("a file to copy");
        if fs::read(to).ok().as_ref() != Some(&bytes) {
            fs::copy(from, to).expect("a copy");
        }
        return;
    }
    fs::create_dir_all(to).expect("a folder");
    for old in fs::read_dir(to).expect("the copy") {
        let old = old.expect("an entry");
        if from.join(old.file_name()).exists() {
            continue;
        }
        let is_folder = old.path().is_dir();
        let remove =
            if is_folder { fs::remove_dir_all } else { fs::remove_file };
        remove(old.path()).expect("removed");
    }
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        copy_all(&entry.path(), &to.join(entry.file_name()));
    }
}
