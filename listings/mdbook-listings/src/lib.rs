//! The press: an mdBook preprocessor that fills the pages with what the
//! chapters' code computes, and the program `book` that makes the whole book.
//!
//! On a page stand directives, images and formulas; this crate turns
//!
//! - `{{#value chapter5.l2}}` into a number,
//! - `{{#play ../listings/chapter5/examples/x.rs}}` into the address that
//!   opens the program in the Rust Playground,
//! - `![alt](figures/chapter5/sums.svg "caption")` into the figure itself,
//! - `$…$` and `$$…$$` into `MathML`,
//!
//! and checks what mdBook does not: includes and their anchors, links and
//! their headings, commands and their options, stale figures and output, the
//! keys of `book.toml`. Whatever is wrong stops the build, with page and
//! line; all that is wrong is said at once.

mod anchors;
mod config;
mod directives;
mod emblem;
mod fault;
mod formula;
mod house;
mod markdown;
mod paper;
mod press;
mod shell;

pub use fault::{Fault, Faults};
pub use house::{HOUSE, Room};
pub use paper::{chromium, pdf};
pub use press::{Report, book, draw};
pub use shell::{BookCommand, wrong_commands};

use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The preprocessor. It runs before mdBook's own `links`, so that it sees
/// each page as its file is, line by line.
pub struct Listings;

impl Listings {
    /// The preprocessor's name in `book.toml`.
    pub const NAME: &str = "listings";
}

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        Self::NAME
    }

    fn run(
        &self,
        context: &PreprocessorContext,
        mut book: Book,
    ) -> Result<Book> {
        let mut faults = Faults::default();
        config::check(&context.root, &mut faults);
        let folder = context.root.join(&context.config.book.src);
        let pages = markdown::Pages::new(&context.root, &folder, &book);
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = chapter.path.clone()
            {
                let text = &chapter.content;
                chapter.content = pages.rewrite(&path, text, &mut faults);
            }
        });
        faults.into_result()?;
        Ok(book)
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }
}
