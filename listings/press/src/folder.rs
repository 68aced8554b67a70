//! The folder that the book is made in, and what may be replaced.

use crate::html::{What, pieces};
use anyhow::{Context, Result, bail};
use base::{files_below, with_slashes};
use mdbook_preprocessor::config::{Config, HtmlConfig};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// Left in every book that the press makes, with the names of all its files,
/// so that it knows its own.
const MARK: &str = ".made-by-the-press";

/// The comment that mdBook writes into every page that it makes.
const MARK_OF_MDBOOK: &str = " Book generated using mdBook ";

/// The folder of the finished book, which may be replaced.
pub(crate) struct BookFolder(PathBuf);

/// The folder that `book.toml` names, if the press may replace it: it holds
/// nothing but what the press or mdBook has made, and no source of the book is
/// in it or around it.
///
/// # Errors
/// When it may not be replaced; says why, and what to do.
pub(crate) fn of_the_book(root: &Path, config: &Config) -> Result<BookFolder> {
    let folder = check(root, config)?;
    for folder in [&folder, &waiting_place(&folder)] {
        let other = find_stranger(folder).with_context(|| {
            format!("cannot look through {}", folder.display())
        })?;
        if let Some(other) = other {
            bail!(
                "{} was not made by the press, so that {} is not replaced: \
                 move it away, or name another folder as build-dir in \
                 book.toml",
                other.display(),
                folder.display()
            )
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
        resolve(path)
            .with_context(|| format!("cannot follow {}", path.display()))
    };
    let root = real(&std::path::absolute(root)?)?;
    let folder = real(&root.join(&config.build.build_dir))?;
    let refuse = |source: &Path| {
        bail!(
            "the book would be made in {}, which would cost {}: name a folder \
             of its own as build-dir in book.toml",
            folder.display(),
            source.display()
        )
    };
    if root.starts_with(&folder) {
        return refuse(&root);
    }
    let html: HtmlConfig = config.html_config().unwrap_or_default();
    let theme = html.theme.unwrap_or("theme".into());
    let others = ["listings", "tests", ".git", ".github"].map(Path::new);
    for source in [&*config.book.src, &theme].into_iter().chain(others) {
        let source = real(&root.join(source))?;
        if source.starts_with(&folder) || folder.starts_with(&source) {
            return refuse(&source);
        }
    }
    Ok(folder)
}

/// Fails if a file would be written outside the book's folder, through a link.
///
/// # Errors
/// Names the file, and where it would be written.
pub(crate) fn stays_inside(root: &Path, file: &Path) -> Result<()> {
    let real = resolve(&std::path::absolute(file)?)?;
    let root = resolve(&std::path::absolute(root)?)?;
    if !real.starts_with(&root) {
        bail!(
            "{} is a link to {}, outside the book: nothing is written there",
            file.display(),
            real.display()
        );
    }
    Ok(())
}

/// The path without `.`, `..` and links, as far as it exists.
fn resolve(path: &Path) -> io::Result<PathBuf> {
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

/// What is there in place of a book of ours, or in it, and was made by neither
/// the press nor mdBook; `None` if there is nothing of that kind.
fn find_stranger(folder: &Path) -> io::Result<Option<PathBuf>> {
    if folder.symlink_metadata().is_err() {
        return Ok(None);
    }
    if let Ok(names) = fs::read_to_string(folder.join(MARK)) {
        let known: BTreeSet<&str> = names.lines().chain([MARK]).collect();
        let files = files_below(folder)?.into_iter();
        // A path is written with slashes everywhere.
        let mut others =
            files.filter(|file| !known.contains(&*with_slashes(file)));
        return Ok(others.next().map(|file| folder.join(file)));
    }
    // mdBook leaves no list. A repository is never its work.
    let index = fs::read_to_string(folder.join("index.html"));
    let mark = What::Comment(MARK_OF_MDBOOK.to_owned());
    let is_mdbooks = pieces(&index.unwrap_or_default())
        .into_iter()
        .any(|piece| piece.what == mark);
    if !is_mdbooks {
        return Ok(Some(folder.to_owned()));
    }
    let git = folder.join(".git");
    Ok(git.symlink_metadata().is_ok().then_some(git))
}

/// Where the old book waits while the new one takes its place.
fn waiting_place(folder: &Path) -> PathBuf {
    let mut name = OsString::from(folder.file_name().unwrap_or_default());
    name.push(".old.part");
    folder.with_file_name(name)
}

impl BookFolder {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

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
    /// its first page, and those of `later` that were in the old one. If that
    /// fails, or is interrupted and done again, there is still a book. `later`
    /// are files that will be put beside the pages.
    pub fn replace(
        &self,
        part: &TempDir,
        later: &[String],
    ) -> Result<(PathBuf, Vec<PathBuf>)> {
        let (finished, new) = (&self.0, part.path().join("book"));
        let mut gone: Vec<PathBuf> =
            later.iter().map(|name| finished.join(name)).collect();
        gone.retain(|file| file.exists());
        let mark = new.join(MARK);
        let list = || {
            let names = files_below(&new)?.into_iter();
            let names = names.map(|file| with_slashes(&file));
            let later = later.iter().cloned();
            let names = names.chain(later).chain([String::new()]);
            fs::write(&mark, names.collect::<Vec<_>>().join("\n"))
        };
        list().with_context(|| format!("cannot write {}", mark.display()))?;
        let old = waiting_place(finished);
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
        Ok((finished.join("index.html"), gone))
    }

    /// Brings the last good book back if an interrupted run moved it away.
    fn restore(&self) -> Result<()> {
        let old = waiting_place(&self.0);
        if old.exists() && !self.0.exists() {
            fs::rename(&old, &self.0).with_context(|| {
                format!("cannot restore {}", self.0.display())
            })?;
        }
        Ok(())
    }
}

/// Removes an old book, its mark last: whatever is left of an interrupted run
/// is still known.
fn clear(folder: &Path) -> Result<()> {
    let remove = || {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else if entry.file_name() != MARK {
                fs::remove_file(entry.path())?;
            }
        }
        fs::remove_dir_all(folder)
    };
    if folder.exists() {
        remove()
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
