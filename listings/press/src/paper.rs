//! The book on paper: editions of it, each in a PDF.

use crate::bound::{ANSWERS, Bound, CONTENTS, Starts};
use crate::{Press, folder, load, pdf};
use anyhow::{Context, Result, bail};
use lopdf::Document;
use std::fs;
use std::path::{Path, PathBuf};

/// A printed book.
pub struct Edition {
    /// The file, beside the pages of the finished book.
    pub pdf: PathBuf,
    /// Whether the answers to its questions stand at the end.
    pub answers: bool,
}

impl Press {
    /// Prints the book that lies in `root`. All editions take their places
    /// when all are there.
    ///
    /// # Errors
    /// When there is no Chromium, it cannot print, or the book has
    /// [`Faults`](crate::Faults).
    pub fn print(&self, root: &Path, editions: &[Edition]) -> Result<()> {
        let Some(chromium) = pdf::chromium()? else {
            let page = editions.first().map(|edition| &edition.pdf);
            let page = page.map(|pdf| pdf.with_file_name("print.html"));
            bail!(
                "printing needs Chromium or Chrome: install one, or name it \
                 in the variable CHROME, or open {} and print it to a file",
                page.unwrap_or_default().display()
            );
        };
        let config = load(root)?.config;
        let part = folder::of_the_book(root, &config)?.part()?;
        let mut printed = vec![];
        for (i, edition) in editions.iter().enumerate() {
            let folder = part.path().join(i.to_string());
            fs::create_dir(&folder).with_context(|| {
                format!("cannot write in {}", part.path().display())
            })?;
            let pdf =
                self.edition(root, &folder, &chromium, edition.answers)?;
            printed.push((pdf, &edition.pdf));
        }
        for (printed, pdf) in printed {
            fs::rename(printed, pdf)
                .with_context(|| format!("cannot write {}", pdf.display()))?;
        }
        Ok(())
    }

    /// Prints one edition in a folder of its own. Only when it is printed is
    /// it known on which pages its chapters start: it is printed once to learn
    /// that, and once to say it.
    fn edition(
        &self,
        root: &Path,
        folder: &Path,
        chromium: &Path,
        answers: bool,
    ) -> Result<PathBuf> {
        let pdf = folder.join("book.pdf");
        let print = |starts| {
            let page = self.bound(root, folder, answers, starts)?;
            pdf::print(chromium, &folder.join("profile"), &page, &pdf)?;
            starts_in(&pdf)
        };
        print(Starts::default()).and_then(print)?;
        Ok(pdf)
    }

    /// Makes the page that is printed.
    fn bound(
        &self,
        root: &Path,
        folder: &Path,
        answers: bool,
        starts: Starts,
    ) -> Result<PathBuf> {
        let mut book = load(root)?;
        book.config.build.build_dir = folder.join("book");
        for (setting, value) in [("search", false), ("print", true)] {
            let setting = format!("output.html.{setting}.enable");
            book.config.set(setting, value)?;
        }
        let press = Press { on_paper: true, live: None, ..self.clone() };
        book.with_preprocessor(press.clone());
        book.with_preprocessor(Bound { press, answers, starts });
        book.build()?;
        Ok(folder.join("book/print.html"))
    }
}

/// On which pages chapters and answers start, by the outline of the PDF.
fn starts_in(pdf: &Path) -> Result<Starts> {
    let outline = Document::load(pdf)
        .and_then(|document| document.get_toc())
        .context(
            "the PDF has no outline: printing needs Chromium 131 or newer",
        )?
        .toc;
    // What stands on a level, after a heading.
    let after = |heading: &str, level| {
        outline
            .iter()
            .skip_while(|entry| entry.level > 1 || entry.title != heading)
            .skip(1)
            .filter(|entry| entry.level == level)
            .map(|entry| entry.page as u32)
            .collect()
    };
    Ok(Starts { chapters: after(CONTENTS, 1), answers: after(ANSWERS, 2) })
}
