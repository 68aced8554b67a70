//! The press: fills a book's pages with what its chapters' programs compute,
//! and makes the book.
//!
//! On a page stand directives, images and formulas. The press turns
//!
//! - `{{#value chapter5.l1 --lambda 0.5}}` into the number that the program
//!   `chapter5` answers,
//! - `{{#given 0.5}}` into 0.5: a number that a definition gives, so that
//!   nobody computes it,
//! - `{{#claim smaller: chapter5.l1 < chapter5.l2}}` into "smaller", if it is
//!   true,
//! - `{{#right-if chapter5.l1 = 0}}` into nothing: it decides whether the option
//!   of a vote is right,
//! - `{{#l1 the L1 sum}}` into these words in the ink of L1, and so with every
//!   ink that the book has,
//! - `{{#emblem chapter5}}` into the small drawing that stands for it,
//! - `{{#minutes read chapter5}}` into the minutes that the page takes to read,
//!   or to `play` with; for several pages into their sum. `exercises` in place
//!   of these are the minutes of exercises, by page or by number,
//! - `{{#exercise 5.1}}` into a link to an exercise,
//! - `{{#points 5.1 5.2}}` into the points of exercises, by page or by number,
//! - `{{#objectives chapter5}}` into what a page says that a reader can do
//!   after it,
//! - `{{#exercises chapter5}}`, at the end of a page, into its exercises,
//! - `{{#play ../listings/chapter5/examples/x.rs}}` into the address that
//!   opens the program in the Rust Playground,
//! - `![alt](figures/chapter5/sums.svg "caption")` into the figure itself,
//! - `$…$` and `$$…$$` into `MathML`,
//!
//! ends each page with the way to the pages before and after it, and checks what mdBook does not: includes and their anchors, links and
//! their headings, titles, commands and their options, numbers typed by hand,
//! stale figures and output, the keys of `book.toml`. Whatever is wrong stops
//! the build, with page and line; all that is wrong is said at once.
//!
//! The press knows no chapter: a [`Press`] is made of [`Program`]s, and any
//! book whose chapters implement [`command::Chapter`] can use it.

mod agreement;
mod anchors;
mod answers;
mod bound;
mod claims;
mod commands;
mod directives;
mod ending;
mod examples;
mod fault;
mod folder;
mod formula;
mod html;
mod lists;
mod live;
mod markdown;
mod memory;
mod minutes;
mod module;
mod numbers;
mod page;
mod pages;
mod paper;
mod pdf;
mod program;
mod publish;
mod questions;
mod search;
mod settings;
mod sheet;
mod slim;

pub use directives::playground;
pub use examples::target_folder;
pub use fault::Faults;
pub use formula::formulas;
pub use memory::Memory;
pub use module::{module, why_none};
pub use pdf::{chromium, file_address, print_page};
pub use program::{Program, Task};
pub use publish::Address;
pub use sheet::sheet;

use anyhow::{Context, Result, ensure};
use live::Live;
use mdbook_driver::MDBook;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes a book of pages and programs.
#[derive(Clone)]
pub struct Press {
    programs: Arc<[Program]>,
    /// The exercises, in the order in which they stand on the pages.
    tasks: Arc<[Task]>,
    /// Programs that are no chapters and that pages may tell readers to run.
    tools: Arc<[clap::Command]>,
    /// The classes of the inks that words can have, each with the words that
    /// are in this ink alone.
    inks: &'static [(&'static str, &'static [&'static str])],
    /// Whether the pages are for paper, where nothing can be moved.
    on_paper: bool,
    /// The programs, as they run in the page.
    live: Option<Arc<Live>>,
    /// The program for a reader's own table.
    panel: Option<Arc<Live>>,
    /// Where the pages will be, if they are made for one place.
    address: Option<Address>,
}

/// A finished book.
pub struct Made {
    /// Its first page.
    pub index: PathBuf,
    /// How many pages it has.
    pub pages: usize,
    /// The PDFs of the book before, which went with it.
    pub gone: Vec<PathBuf>,
}

impl Press {
    /// The preprocessor's name in `book.toml`.
    pub const NAME: &str = "listings";

    /// A press for these chapters, in the order of reading; `tools` are the
    /// command lines of other programs of the book.
    pub fn new(programs: Vec<Program>, tools: Vec<clap::Command>) -> Self {
        Press {
            programs: programs.into(),
            tasks: [].into(),
            tools: tools.into(),
            inks: &[],
            on_paper: false,
            live: None,
            panel: None,
            address: None,
        }
    }

    /// The same press; these exercises stand on its pages.
    #[must_use]
    pub fn with_tasks(mut self, tasks: Vec<Task>) -> Self {
        self.tasks = tasks.into();
        self
    }

    /// The same press; words on its pages can be in these inks, which are
    /// classes of the book's style sheet. Words that stand with an ink are in
    /// no other one.
    #[must_use]
    pub fn with_inks(
        mut self,
        inks: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.inks = inks;
        self
    }

    fn has_ink(&self, name: &str) -> bool {
        self.inks.iter().any(|(ink, _)| *ink == name)
    }

    /// That no word belongs to another ink.
    fn check_ink(&self, name: &str, words: &str) -> Result<(), String> {
        for (ink, own) in self.inks.iter().filter(|(ink, _)| *ink != name) {
            if let Some(word) = own.iter().find(|word| words.contains(**word)) {
                return Err(format!("`{word}` is in the ink {ink}"));
            }
        }
        Ok(())
    }

    /// The same press; readers can run the programs in the pages. `module` is
    /// all of them as one, compiled for `wasm32-wasip1`, which does with its
    /// words what [`command::main_in_page`] does.
    ///
    /// # Errors
    /// If a file of `theme/live` is missing in `root`.
    pub fn with_module(mut self, root: &Path, module: &[u8]) -> Result<Self> {
        self.live = Some(Arc::new(Live::new(root, module, live::TERMINAL)?));
        Ok(self)
    }

    /// The same press; a page that has a place for it (`class="own-data"`) has
    /// a panel for a reader's own table. `module` is the program, compiled for
    /// `wasm32-wasip1`: it sends the page a report and its files.
    ///
    /// # Errors
    /// If a file of `theme/live` is missing in `root`.
    pub fn with_panel(mut self, root: &Path, module: &[u8]) -> Result<Self> {
        self.panel = Some(Arc::new(Live::new(root, module, live::PANEL)?));
        Ok(self)
    }

    /// The same press; its pages are for this address: they name it, and say
    /// in a Content-Security-Policy what they load.
    #[must_use]
    pub fn with_address(mut self, address: Address) -> Self {
        self.address = Some(address);
        self
    }

    /// The chapters.
    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// The chapter with this name.
    pub(crate) fn program(&self, name: &str) -> Option<&Program> {
        self.programs.iter().find(|program| program.name == name)
    }

    /// What is wrong with the cargo commands in some lines of shell.
    pub fn wrong_commands(&self, root: &Path, lines: &str) -> Vec<String> {
        commands::wrong_commands(&self.programs, &self.tools, root, lines)
    }

    /// Checks the settings in `book.toml`, the build folder among them, and
    /// returns that folder.
    ///
    /// # Errors
    /// When a setting is unknown or would cost something that is not ours.
    pub fn check_settings(root: &Path) -> Result<PathBuf> {
        let mut faults = Faults::default();
        settings::check(root, &mut faults);
        faults.into_result()?;
        let folder = folder::of_the_book(root, &load(root)?.config)?;
        Ok(folder.path().to_owned())
    }

    /// Everything that the programs draw and print for the book, each file
    /// with its content: figures, output, and the output of the examples,
    /// which are compiled and run if they have changed.
    ///
    /// # Errors
    /// When `root` is another book, an example does not compile or run, or a
    /// file would be written outside `root`, through a link.
    pub fn generated(&self, root: &Path) -> Result<Vec<(PathBuf, String)>> {
        let mut files = vec![];
        let src = root.join(load(root)?.config.book.src);
        for program in &*self.programs {
            ensure!(
                root.join("listings").join(program.name).is_dir(),
                "the book in {} has no listings/{}, so it is another one than \
                 this program's: make it with a program of its own",
                root.display(),
                program.name
            );
            let folder = src.join("figures").join(program.name);
            files.extend(program.figures.iter().map(|figure| {
                (folder.join(figure.name).with_extension("svg"), figure.svg())
            }));
            let listing = root.join("listings").join(program.name);
            files.push((listing.join("output.txt"), program.output_file()));
            files.extend(examples::outputs(root, &listing.join("examples"))?);
        }
        for (file, _) in &files {
            folder::stays_inside(root, file)?;
        }
        Ok(files)
    }

    /// Makes the book from what lies in `root`. The last good book is replaced
    /// when, and only when, the new one is complete.
    ///
    /// # Errors
    /// When the book has [`Faults`], or a file cannot be read or written.
    pub fn make(&self, root: &Path) -> Result<Made> {
        let mut book = load(root)?;
        let folder = folder::of_the_book(root, &book.config)?;
        let part = folder.part()?;
        book.config.build.build_dir = part.path().join("book");
        // In place of the command of the same name that book.toml declares.
        book.with_preprocessor(self.clone());
        book.build()?;
        search::write_script(&book.config.build.build_dir)?;
        slim::slim(&book.config.build.build_dir)?;
        for live in self.live.iter().chain(&self.panel) {
            let script = book.config.build.build_dir.join(&live.name);
            fs::write(&script, &live.script).with_context(|| {
                format!("cannot write {}", script.display())
            })?;
        }
        if let Some(address) = &self.address {
            address.publish(&book.config.build.build_dir)?;
        }
        let chapters = book.iter();
        let pages = chapters.filter(|i| matches!(i, BookItem::Chapter(_)));
        let pages = pages.count();
        let (index, gone) =
            folder.replace(&part, &paper::names(&book.config))?;
        Ok(Made { index, pages, gone })
    }
}

fn load(root: &Path) -> Result<MDBook> {
    MDBook::load(root)
        .with_context(|| format!("cannot read the book in {}", root.display()))
}

/// The preprocessor. It runs before mdBook's own `links`, so that it sees
/// each page as its file is, line by line.
impl Preprocessor for Press {
    fn name(&self) -> &str {
        Self::NAME
    }

    fn run(
        &self,
        context: &PreprocessorContext,
        mut book: Book,
    ) -> Result<Book> {
        let mut faults = Faults::default();
        settings::check(&context.root, &mut faults);
        // Plain mdBook clears its build folder after this.
        folder::check(&context.root, &context.config)?;
        let pages = pages::Pages::new(self, context, &book, &mut faults);
        let mut endings = ending::endings(&pages, &book);
        book.for_each_mut(|item| {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.path
                && let Some(text) = page::rewrite(&pages, path, &mut faults)
            {
                chapter.content =
                    text + &endings.remove(path).unwrap_or_default();
            }
        });
        faults.into_result()?;
        Ok(book)
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }
}
