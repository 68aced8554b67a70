//! All pages of the book, and what stands where on them.

use crate::Press;
use crate::anchors::Anchors;
use crate::directives::{self, Filled};
use crate::fault::Faults;
use crate::formula::Formulas;
use crate::minutes::{Known, Minutes, objectives};
use crate::program::Program;
use figure::Figure;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The beginnings of the words of a link that say what it is about.
fn content(words: &str) -> Vec<String> {
    let words = words.split(|c: char| !c.is_alphabetic());
    let words = words.filter(|word| word.chars().count() >= 4);
    let words = words.filter(|word| *word != "chapter");
    words.map(|word| word.chars().take(5).collect()).collect()
}

/// All pages of the book, so that links between them can be followed.
pub(crate) struct Pages<'a> {
    pub press: &'a Press,
    pub root: &'a Path,
    pub folder: PathBuf,
    /// By their paths, seen from `src`.
    pub by_path: BTreeMap<PathBuf, (Filled, Anchors)>,
    pub formulas: Formulas,
}

/// `5. Adding them up` without its number: the page says that it is chapter 5.
fn drop_number(name: &str) -> &str {
    match name.split_once(". ") {
        Some((number, title)) if number.bytes().all(|b| b.is_ascii_digit()) => {
            title
        }
        _ => name,
    }
}

impl<'a> Pages<'a> {
    /// Fills in the directives of all pages, and finds their headings.
    pub fn new(
        press: &'a Press,
        context: &'a PreprocessorContext,
        book: &Book,
        faults: &mut Faults,
    ) -> Self {
        let mut pages = Pages {
            press,
            root: &context.root,
            folder: context.root.join(&context.config.book.src),
            by_path: BTreeMap::new(),
            formulas: Formulas::new(),
        };
        let title = context.config.book.title.as_deref();
        let with_path = |item: &BookItem| match item {
            BookItem::Chapter(chapter) => {
                let stem = chapter.path.as_ref()?.file_stem()?;
                let stem = stem.to_string_lossy().into_owned();
                let known = Known {
                    minutes: pages.minutes(&chapter.content),
                    objectives: objectives(&chapter.content),
                };
                Some((stem, known))
            }
            _ => None,
        };
        let known: BTreeMap<String, Known> =
            book.iter().filter_map(with_path).collect();
        for item in book.iter() {
            if let BookItem::Chapter(chapter) = item
                && let Some(path) = &chapter.path
            {
                let page = pages.fill_in(chapter, path, title, &known, faults);
                pages.by_path.insert(path.clone(), page);
            }
        }
        pages
    }

    fn fill_in(
        &self,
        chapter: &Chapter,
        path: &Path,
        title: Option<&str>,
        known: &BTreeMap<String, Known>,
        faults: &mut Faults,
    ) -> (Filled, Anchors) {
        let (file, text) = (self.file(path), &chapter.content);
        let folder = self.folder.join(path).with_file_name("");
        let filled = directives::fill_in(
            self.press, known, &folder, &file, text, faults,
        );
        let anchors = Anchors::of(path, &filled.text, &self.formulas);
        for (id, offset) in &anchors.twice {
            let what = format!("two things are called `#{id}` here");
            faults.add(&file, &filled.text, *offset, what);
        }
        if let Some((heading, offset)) = &anchors.title
            && *heading != drop_number(&chapter.name)
            && Some(&**heading) != title
        {
            let what = format!(
                "the page is called `{heading}` here and `{}` in SUMMARY.md",
                drop_number(&chapter.name)
            );
            faults.add(&file, &filled.text, *offset, what);
        }
        (filled, anchors)
    }

    /// The program whose page this is.
    pub fn program(&self, page: &Path) -> Option<&Program> {
        self.press.program(&page.file_stem()?.to_string_lossy())
    }

    fn minutes(&self, page: &str) -> Minutes {
        let slider_of = |file: &str| self.figure(file)?.slider();
        Minutes::of(page, |file| slider_of(file).is_some())
    }

    /// A page's file, as messages name it.
    pub fn file(&self, path: &Path) -> PathBuf {
        let file = self.folder.join(path);
        file.strip_prefix(self.root).unwrap_or(&file).to_owned()
    }

    /// Checks that a page has an anchor and, where that is a figure, a position
    /// of its slider.
    pub fn leads_somewhere(
        &self,
        page: &Anchors,
        anchor: &str,
        position: Option<&str>,
    ) -> Result<(), String> {
        let Some(position) = position else {
            return if anchor.is_empty() || page.ids.contains_key(anchor) {
                Ok(())
            } else {
                Err(format!("heading `#{anchor}`"))
            };
        };
        let path = page.ids.get(anchor).and_then(|path| path.as_deref());
        let figure = path.and_then(|path| self.figure(path));
        let slider = figure.and_then(|figure| figure.slider());
        let mut frames = slider.into_iter().flat_map(|s| &s.frames);
        if frames.any(|frame| frame.value == position) {
            Ok(())
        } else {
            Err(format!("slider `#{anchor}` with a position {position}"))
        }
    }

    /// Checks that the words of a link are about where it leads: `chapter 5`
    /// to that chapter, and other words to the heading whose section has the
    /// most of them.
    pub fn is_meant(
        &self,
        words: &str,
        page: &Path,
        anchor: &str,
    ) -> Result<(), String> {
        let stem = page.file_stem().unwrap_or_default().to_string_lossy();
        let lower = words.to_lowercase();
        let name = lower.trim_start_matches(['[', '*']);
        let number = name.strip_prefix("chapter").unwrap_or(name).trim();
        let number = number.split(|c: char| !c.is_ascii_digit()).next();
        let is_number = number.is_some_and(|n| {
            !n.is_empty()
                && stem.starts_with("chapter")
                && stem != format!("chapter{n}")
        });
        if is_number {
            return Err(format!("`{name}` is not `{stem}`"));
        }
        let Some((filled, on_page)) = self.by_path.get(page) else {
            return Ok(());
        };
        let headings = &on_page.headings;
        let Some(meant) = headings.iter().position(|(id, _)| id == anchor)
        else {
            return Ok(());
        };
        let ends = headings.iter().skip(1).map(|(_, start)| *start);
        let sections = headings.iter().zip(ends.chain([filled.text.len()]));
        let words = content(name);
        let count = |section: &str| {
            let section = section.to_lowercase();
            words.iter().filter(|word| section.contains(&***word)).count()
        };
        // Exercises stand at the end, and speak of all of a page.
        let sections = sections.filter(|((id, _), _)| id != "exercises");
        let counts: Vec<usize> = sections
            .map(|((_, start), end)| {
                // What the heading says, counts twice.
                let section = &filled.text[*start..end];
                let heading = section.lines().next().unwrap_or_default();
                count(section) + count(heading)
            })
            .collect();
        let most = counts.iter().copied().max().unwrap_or_default();
        if words.is_empty() {
            let what = "name something of the section in the words of a link";
            return Err(format!("{what} to `#{anchor}`"));
        }
        if counts.get(meant).is_some_and(|count| *count < most) {
            let best = counts.iter().position(|count| *count == most);
            let best = &headings[best.expect("there is one")].0;
            return Err(format!(
                "the words of this link are rather of `#{best}` than of \
                 `#{anchor}`"
            ));
        }
        Ok(())
    }

    /// The figure that a chapter draws into this file of `figures`.
    fn figure(&self, path: &str) -> Option<&Figure> {
        let path = path.strip_prefix("figures/")?.strip_suffix(".svg")?;
        let (chapter, name) = path.split_once('/')?;
        self.press.program(chapter)?.figure(name)
    }

    /// The figure as it is drawn now, if the file says the same.
    pub fn fresh_figure(&self, target: &str) -> Result<&Figure, String> {
        let figure = self
            .figure(target)
            .ok_or_else(|| format!("no chapter draws `{target}`"))?;
        let file = fs::read_to_string(self.folder.join(target));
        if file.is_ok_and(|file| file == figure.svg()) {
            Ok(figure)
        } else {
            Err(format!(
                "`{target}` is stale: the code draws something else now; \
                 run `cargo run --bin book` and look at the difference"
            ))
        }
    }
}
