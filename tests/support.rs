//! What the tests share: the clone, its programs, and copies of it that may
//! be broken.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The folder of the clone.
///
/// # Panics
/// Never: this folder lies in the clone.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ is inside")
}

/// A program of the workspace, as `cargo build` makes it.
///
/// # Panics
/// If the programs cannot be built.
pub fn program(name: &str) -> Command {
    Command::new(program_path(name))
}

/// Where a program of the workspace is.
///
/// # Panics
/// If the programs cannot be built.
pub fn program_path(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        // The tests run in target/debug/deps, or in target/release/deps.
        let test = std::env::current_exe().expect("a test is a program");
        let folder = test.ancestors().nth(2).expect("in a folder").to_owned();
        let mut build = cargo();
        build.args(["build", "--quiet", "--workspace", "--bins"]);
        if folder.ends_with("release") {
            build.arg("--release");
        }
        build.assert().success();
        folder
    });
    folder.join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// Cargo, in the folder of the clone.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root());
    cargo
}

/// What a program printed, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
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
    ///
    /// # Panics
    /// If it cannot be copied.
    pub fn new() -> Self {
        let copy = Copy(tempfile::tempdir().expect("a folder for the copy"));
        for part in ["src", "theme", "listings"] {
            copy_folder(&root().join(part), &copy.path(part));
        }
        fs::copy(root().join("book.toml"), copy.path("book.toml"))
            .expect("a copy");
        copy
    }

    /// The book's set-up and figures, with this text as its only page.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn with_page(text: &str) -> Self {
        let copy = Copy::new();
        copy.write("src/SUMMARY.md", "- [A page](page.md)\n");
        copy.write("src/page.md", text);
        copy
    }

    /// A file of the copy.
    pub fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    /// Writes a file of the copy.
    ///
    /// # Panics
    /// If it cannot be written.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.path(file), text).expect("written");
    }

    /// Reads a file of the copy.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect(file)
    }

    /// Changes a file of the copy in one place.
    ///
    /// # Panics
    /// If the place is not there.
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

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
