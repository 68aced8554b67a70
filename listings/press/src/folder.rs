//! The folder that the book is made in, and what may be replaced.

use anyhow::{Context, Result, bail};
use mdbook_preprocessor::config::{Config, HtmlConfig};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// Left in every book that the press makes, so that it knows its own.
const MARK: &str = ".made-by-the-press";

/// What mdBook writes into every page that it makes.
const MARK_OF_MDBOOK: &str = "<!-- Book generated using mdBook -->";

/// The folder of the finished book, which may be replaced.
pub(crate) struct BookFolder(PathBuf);

/// The folder that `book.toml` names, if the press may replace it: links are
/// followed, nothing of the book's sources is in it or around it, and what is
/// there already was made by the press or by mdBook.
///
/// # Errors
/// When it may not be replaced; says why, and what to do.
pub(crate) fn of_the_book(root: &Path, config: &Config) -> Result<BookFolder> {
    let folder = check(root, config)?;
    for folder in [&folder, &aside(&folder)] {
        if folder.symlink_metadata().is_ok() && !is_made(folder) {
            bail!(
                "{} was not made by the press, so it is not replaced: move it \
                 away, or name another folder as build-dir in book.toml",
                folder.display()
            );
        }
    }
    Ok(BookFolder(folder))
}

/// The folder that `book.toml` names, if no source of the book is in it or
/// around it.
///
/// # Errors
/// When there is.
pub(crate) fn check(root: &Path, config: &Config) -> Result<PathBuf> {
    let real = |path: &Path| {
        resolved(path)
            .with_context(|| format!("cannot follow {}", path.display()))
    };
    let root = real(&std::path::absolute(root)?)?;
    let folder = real(&root.join(&config.build.build_dir))?;
    let refuse = |source: &Path| {
        bail!(
            "build-dir = \"{}\" in book.toml is {}, which would cost {}: name a \
             folder of its own, such as \"book\"",
            config.build.build_dir.display(),
            folder.display(),
            source.display()
        )
    };
    if root.starts_with(&folder) {
        return refuse(&root);
    }
    let html: HtmlConfig = config.html_config().unwrap_or_default();
    let theme = html.theme.unwrap_or("theme".into());
    let listings = Path::new("listings");
    for source in [&*config.book.src, listings, &theme, Path::new(".git")] {
        let source = real(&root.join(source))?;
        if source.starts_with(&folder) || folder.starts_with(&source) {
            return refuse(&source);
        }
    }
    Ok(folder)
}

/// The path without `.`, `..` and links, as far as it exists.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
        if real.is_symlink() {
            real = real.canonicalize()?;
        }
    }
    Ok(real)
}

/// Whether the press, or mdBook, made what is in this folder.
fn is_made(folder: &Path) -> bool {
    let index = fs::read_to_string(folder.join("index.html"));
    folder.join(MARK).is_file()
        || index.is_ok_and(|page| page.contains(MARK_OF_MDBOOK))
}

/// Where the old book waits while the new one takes its place.
fn aside(folder: &Path) -> PathBuf {
    let mut name = OsString::from(folder.file_name().unwrap_or_default());
    name.push(".old.part");
    folder.with_file_name(name)
}

impl BookFolder {
    /// A new folder beside it, for the book that is being made; it goes away
    /// when it is dropped.
    pub fn part(&self) -> Result<TempDir> {
        self.restore()?;
        let around = self.0.parent().unwrap_or(&self.0);
        fs::create_dir_all(around)
            .and_then(|()| {
                let mut name = tempfile::Builder::new();
                name.prefix("book.").suffix(".part").tempdir_in(around)
            })
            .with_context(|| format!("cannot write in {}", around.display()))
    }

    /// Puts the new book, `book` in `part`, in the old one's place and returns
    /// its first page. If that fails, or is interrupted and done again, there
    /// is still a book.
    pub fn replace(&self, part: &TempDir) -> Result<PathBuf> {
        let (finished, new) = (&self.0, part.path().join("book"));
        let mark = new.join(MARK);
        fs::write(&mark, "The press replaces this folder as a whole.\n")
            .with_context(|| format!("cannot write {}", mark.display()))?;
        let old = aside(finished);
        clear(&old)?;
        if finished.exists() {
            fs::rename(finished, &old).with_context(|| {
                format!("cannot move {} away", finished.display())
            })?;
        }
        if let Err(error) = fs::rename(&new, finished) {
            self.restore()?;
            let message = format!("cannot write {}", finished.display());
            return Err(error).context(message);
        }
        clear(&old)?;
        Ok(finished.join("index.html"))
    }

    /// Brings the last good book back if an interrupted run moved it away.
    fn restore(&self) -> Result<()> {
        let old = aside(&self.0);
        if old.exists() && !self.0.exists() {
            fs::rename(&old, &self.0).with_context(|| {
                format!("cannot restore {}", self.0.display())
            })?;
        }
        Ok(())
    }
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
