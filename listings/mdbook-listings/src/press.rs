//! From the chapters' code to the finished book.

use crate::fault::Faults;
use crate::house::HOUSE;
use crate::{Listings, config, emblem};
use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_preprocessor::book::BookItem;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What was made, and how long it took.
pub struct Report {
    /// How many figures were drawn.
    pub figures: usize,
    /// How long that took.
    pub drawing: Duration,
    /// How many pages were made.
    pub pages: usize,
    /// How long that took.
    pub printing: Duration,
    /// The page to open.
    pub index: PathBuf,
}

/// Draws every figure of every chapter into `root/src/figures`, the icon and
/// the social card into `root/theme`, and writes what each chapter prints.
/// Returns the number of figures.
///
/// # Errors
/// When a file cannot be written.
pub fn draw(root: &Path) -> Result<usize> {
    let mut files = vec![];
    for room in HOUSE.iter() {
        let folder = root.join("src/figures").join(room.name);
        files.extend(room.figures.iter().map(|figure| {
            (folder.join(figure.name).with_extension("svg"), figure.svg())
        }));
    }
    let figures = files.len();
    for room in HOUSE.iter() {
        let output = root.join("listings").join(room.name).join("output.txt");
        files.push((output, room.output_file()));
    }
    for figure in [emblem::icon(), emblem::card()] {
        let path = root.join("theme").join(figure.name).with_extension("svg");
        files.push((path, figure.svg()));
    }
    figure::write_all(&files)?;
    Ok(figures)
}

/// Makes the whole book. The last good one is replaced when, and only when,
/// the new one is complete.
///
/// # Errors
/// When the book has [`Faults`], or a file cannot be read or written.
pub fn book(root: &Path) -> Result<Report> {
    let start = Instant::now();
    let mut faults = Faults::default();
    config::check(root, &mut faults);
    faults.into_result()?;
    let figures = draw(root)?;
    let drawing = start.elapsed();

    let start = Instant::now();
    let mut book = MDBook::load(root)?;
    let finished = root.join(&book.config.build.build_dir);
    let part = finished.with_extension("part");
    book.config.build.build_dir.clone_from(&part);
    // In place of the command of the same name that book.toml declares.
    book.with_preprocessor(Listings);
    restore(&finished)?;
    clear(&part)?;
    book.build()?;
    check_pages(&part)?;
    let pages =
        book.iter().filter(|i| matches!(i, BookItem::Chapter(_))).count();
    replace(&finished, &part)?;
    let printing = start.elapsed();
    let index = finished.join("index.html");
    Ok(Report { figures, drawing, pages, printing, index })
}

/// Looks for directives that nobody filled in: they can come from a file that
/// a page includes.
fn check_pages(folder: &Path) -> Result<()> {
    let mut faults = Faults::default();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        if let Some(offset) = text.find("{{#") {
            let page = Path::new(path.file_name().unwrap_or_default());
            let end =
                text[offset..].find('\n').map_or(text.len(), |n| offset + n);
            let what = format!("directive left over: `{}`", &text[offset..end]);
            faults.add(page, &text, offset, what);
        }
    }
    faults.into_result()
}

/// Puts the new book in the old one's place. If that fails, or is interrupted
/// and done again, there is still a book.
fn replace(finished: &Path, part: &Path) -> Result<()> {
    let old = aside(finished);
    if finished.exists() {
        clear(&old)?;
        fs::rename(finished, &old).with_context(|| {
            format!("cannot move {} away", finished.display())
        })?;
    }
    if let Err(error) = fs::rename(part, finished) {
        restore(finished)?;
        let message = format!("cannot write {}", finished.display());
        return Err(error).context(message);
    }
    clear(&old)
}

/// Brings the last good book back if an interrupted run moved it away.
fn restore(finished: &Path) -> Result<()> {
    let old = aside(finished);
    if old.exists() && !finished.exists() {
        fs::rename(&old, finished).with_context(|| {
            format!("cannot restore {}", finished.display())
        })?;
    }
    Ok(())
}

/// Where the old book waits while the new one takes its place.
fn aside(finished: &Path) -> PathBuf {
    finished.with_extension("old.part")
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
