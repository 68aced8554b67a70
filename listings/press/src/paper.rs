//! The book on paper: editions of it, each in a PDF.

use crate::anchors::slug;
use crate::bound::{ANSWERS, Bound, CONTENTS, Starts};
use crate::{Press, folder, load, pdf};
use anyhow::{Context, Result, bail};
use lopdf::Document;
use mdbook_preprocessor::config::Config;
use std::fs;
use std::path::{Path, PathBuf};

/// The PDFs of a book, which are named after its title: with the answers at
/// the end, and without them.
pub(crate) fn names(config: &Config) -> [String; 2] {
    let name = slug(config.book.title.as_deref().unwrap_or("book"));
    [format!("{name}.pdf"), format!("{name}-without-answers.pdf")]
}

impl Press {
    /// Prints the finished book that lies in `root`, with the answers and
    /// without them. Both PDFs take their places, beside its pages, when both
    /// are there.
    ///
    /// # Errors
    /// When there is no Chromium, it cannot print, or the book has
    /// [`Faults`](crate::Faults).
    pub fn print(&self, root: &Path) -> Result<[PathBuf; 2]> {
        let config = load(root)?.config;
        let folder = folder::of_the_book(root, &config)?;
        let Some(chromium) = pdf::chromium()? else {
            bail!(
                "printing needs Chromium or Chrome: install one, or name it \
                 in the variable CHROME, or open {} and print it to a file",
                folder.path().join("print.html").display()
            );
        };
        let part = folder.part()?;
        let pdfs = names(&config).map(|name| folder.path().join(name));
        let mut printed = vec![];
        for (pdf, answers) in pdfs.iter().zip([true, false]) {
            let name = if answers { "with" } else { "without" };
            let inner = part.path().join(name);
            fs::create_dir(&inner).with_context(|| {
                format!("cannot write in {}", part.path().display())
            })?;
            printed
                .push((self.edition(root, &inner, &chromium, answers)?, pdf));
        }
        for (printed, pdf) in printed {
            fs::rename(printed, pdf)
                .with_context(|| format!("cannot write {}", pdf.display()))?;
        }
        Ok(pdfs)
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
