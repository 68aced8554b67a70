//! A page on its way into the book: figures, formulas, links, commands.

use crate::anchors::{anchors, figure_id, normal};
use crate::directives;
use crate::fault::Faults;
use crate::formula::Formulas;
use crate::house::room_named;
use crate::shell::wrong_commands;
use figure::{Figure, escape};
use math_core::MathDisplay;
use mdbook_markdown::pulldown_cmark::{
    BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use mdbook_preprocessor::book::{Book, BookItem};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// All pages of the book, so that links between them can be followed.
pub(crate) struct Pages {
    root: PathBuf,
    folder: PathBuf,
    /// What a link can point at on each page.
    anchors: BTreeMap<PathBuf, BTreeSet<String>>,
    formulas: Formulas,
}

impl Pages {
    pub fn new(root: &Path, folder: &Path, book: &Book) -> Self {
        let chapters = book.iter().filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some(chapter),
            _ => None,
        });
        let anchors = chapters.filter_map(|chapter| {
            let path = chapter.path.clone()?;
            let anchors = anchors(&path, &chapter.content);
            Some((path, anchors))
        });
        Pages {
            root: root.to_owned(),
            folder: folder.to_owned(),
            anchors: anchors.collect(),
            formulas: Formulas::new(),
        }
    }

    /// The page at `path` (seen from `src`) as mdBook shall see it.
    pub fn rewrite(
        &self,
        path: &Path,
        text: &str,
        faults: &mut Faults,
    ) -> String {
        let folder = self.folder.join(path).parent().map(Path::to_owned);
        let folder = folder.unwrap_or_default();
        let file = self.folder.join(path);
        let file = file.strip_prefix(&self.root).unwrap_or(&file).to_owned();
        let text = directives::fill_in(&folder, &file, text, faults);
        let mut page =
            Page { pages: self, path, changes: vec![], found: vec![] };
        page.read(&text);
        for (offset, what) in page.found {
            faults.add(&file, &text, offset, what);
        }
        apply(&text, page.changes)
    }
}

/// A page while it is read.
struct Page<'a> {
    pages: &'a Pages,
    path: &'a Path,
    changes: Vec<(Range<usize>, String)>,
    found: Vec<(usize, String)>,
}

impl Page<'_> {
    fn read(&mut self, text: &str) {
        let mut unresolved = vec![];
        let mut note = |link: BrokenLink| {
            // [1, 2] may be plain words; [words][name] and [^name] are not.
            let meant = !matches!(link.link_type, LinkType::Shortcut);
            if meant || link.reference.starts_with('^') {
                unresolved.push((link.span.start, link.reference.to_string()));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(
            text,
            OPTIONS,
            Some(&mut note),
        );
        let mut events = parser.into_offset_iter();
        while let Some((event, place)) = events.next() {
            let inside = events.by_ref().map(|(event, _)| event);
            match event {
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let alt = plain(inside, |end| *end == TagEnd::Image);
                    self.image(text, place, &dest_url, &title, &alt);
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.link(place.start, &dest_url);
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let code = plain(inside, |end| *end == TagEnd::CodeBlock);
                    let fence = match kind {
                        CodeBlockKind::Fenced(_) => {
                            text[place.start..].find('\n')
                        }
                        CodeBlockKind::Indented => None,
                    };
                    let start = place.start + fence.map_or(0, |end| end + 1);
                    self.commands(start, &code);
                }
                Event::Code(code) => self.commands(place.start, &code),
                Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) => {
                    self.words(text, place);
                }
                Event::InlineMath(tex) => {
                    self.formula(place, &tex, MathDisplay::Inline);
                }
                Event::DisplayMath(tex) => {
                    self.formula(place, &tex, MathDisplay::Block);
                }
                _ => {}
            }
        }
        drop(events);
        for (offset, name) in unresolved {
            self.fault(
                offset,
                format!("dead link: nothing is named `[{name}]`"),
            );
        }
    }

    fn fault(&mut self, offset: usize, what: impl Into<String>) {
        self.found.push((offset, what.into()));
    }

    fn commands(&mut self, offset: usize, code: &str) {
        let starts = code.split_inclusive('\n').scan(offset, |at, line| {
            let start = *at;
            *at += line.len();
            Some(start)
        });
        let starts: Vec<usize> = starts.collect();
        for (line, what) in wrong_commands(&self.pages.root, code) {
            self.fault(starts[line], what);
        }
    }

    /// What must not be left in the words of a page, nor in its HTML, which
    /// Markdown hands on as it is.
    fn words(&mut self, text: &str, place: Range<usize>) {
        for (sign, what) in [
            // A formula whose braces do not pair is none to the parser. A
            // real dollar is written `\\$`.
            ("$", "formula without an end, or in the middle of HTML"),
            ("{{#include", "an include stands in a fence"),
            ("<img", "an image is written `![words](file)`"),
        ] {
            let Some(found) = text[place.clone()].find(sign) else { continue };
            let offset = place.start + found;
            let said_of_line = self
                .found
                .last()
                .is_some_and(|(last, _)| !text[*last..offset].contains('\n'));
            if !text[..offset].ends_with('\\') && !said_of_line {
                let line = text[offset..].lines().next().unwrap_or_default();
                self.fault(offset, format!("{what}: `{line}`"));
            }
        }
    }

    fn link(&mut self, offset: usize, target: &str) {
        if target.contains("://") || target.starts_with("mailto:") {
            return;
        }
        let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
        // `#chapter5-sums=1.5` is a position of a slider.
        let anchor = anchor.split('=').next().unwrap_or_default();
        let page = match page {
            "" => self.path.to_owned(),
            page => normal(&self.path.with_file_name(page)),
        };
        match self.pages.anchors.get(&page) {
            None if self.pages.folder.join(&page).is_file() => {}
            None => self.fault(
                offset,
                format!(
                    "dead link: `{}` is no page of this book",
                    page.display()
                ),
            ),
            Some(anchors) if anchor.is_empty() || anchors.contains(anchor) => {}
            Some(_) => self.fault(
                offset,
                format!(
                    "dead link: `{}` has no heading `#{anchor}`",
                    page.display()
                ),
            ),
        }
    }

    fn formula(
        &mut self,
        place: Range<usize>,
        tex: &str,
        display: MathDisplay,
    ) {
        match self.pages.formulas.convert(tex, display) {
            Ok(mathml) => self.changes.push((place, mathml)),
            Err(what) => self.fault(place.start, what),
        }
    }

    fn image(
        &mut self,
        text: &str,
        place: Range<usize>,
        target: &str,
        caption: &str,
        alt: &str,
    ) {
        if alt.trim().is_empty() {
            return self.fault(
                place.start,
                format!("`{target}` has no alternative text"),
            );
        }
        let Some(path) = target.strip_prefix("figures/") else {
            if !self.pages.folder.join(target).is_file() {
                self.fault(place.start, format!("there is no file `{target}`"));
            }
            return;
        };
        let alone = |part: &str, last: bool| {
            let mut lines = part.split('\n');
            let line = if last { lines.next_back() } else { lines.next() };
            line.is_none_or(|line| line.trim().is_empty())
        };
        if !alone(&text[..place.start], true)
            || !alone(&text[place.end..], false)
        {
            return self
                .fault(place.start, "a figure stands on a line of its own");
        }
        match self.fresh_figure(target, path) {
            Ok(figure) => {
                let id = figure_id(self.path, Path::new(path));
                let caption = self.caption(place.start, caption);
                let html = figure_html(figure, &id, alt, &caption);
                self.changes.push((place, html));
            }
            Err(what) => self.fault(place.start, what),
        }
    }

    /// A caption is Markdown, formulas included.
    fn caption(&mut self, offset: usize, caption: &str) -> String {
        let mut inner = Page {
            pages: self.pages,
            path: self.path,
            changes: vec![],
            found: vec![],
        };
        inner.read(caption);
        self.found
            .extend(inner.found.into_iter().map(|(_, what)| (offset, what)));
        apply(caption, inner.changes)
    }

    /// The figure as it is drawn now, if the file says the same.
    fn fresh_figure(
        &self,
        target: &str,
        path: &str,
    ) -> Result<&'static Figure, String> {
        let found = path.strip_suffix(".svg").and_then(|path| {
            let (chapter, name) = path.split_once('/')?;
            room_named(chapter)?.figure(name)
        });
        let figure =
            found.ok_or_else(|| format!("no chapter draws `{target}`"))?;
        let file = fs::read_to_string(self.pages.folder.join(target));
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

/// The figure, its slider and its caption. The slider sleeps until the
/// script wakes it; the read-out says what the figure shows.
fn figure_html(figure: &Figure, id: &str, alt: &str, caption: &str) -> String {
    let svg = figure.inline(id, alt);
    let slider = figure.slider().map_or(String::new(), |slider| {
        let readout = escape(&slider.frames[slider.start].readout);
        format!(
            "<div class=\"slider\"><label for=\"{id}-slider\">{}</label>\
             <input type=\"range\" id=\"{id}-slider\" min=\"0\" max=\"{}\" \
             value=\"{}\" autocomplete=\"off\" \
             aria-valuetext=\"{readout}\" disabled>\
             <output for=\"{id}-slider\" aria-live=\"off\">{readout}</output>\
             </div>\n",
            escape(&slider.label),
            slider.frames.len() - 1,
            slider.start,
        )
    });
    let caption = match caption {
        "" => String::new(),
        words => format!("<figcaption>\n\n{words}\n\n</figcaption>\n"),
    };
    format!(
        "<figure class=\"plot\" id=\"{id}\">\n{svg}{slider}{caption}</figure>"
    )
}

/// Replaces the marked stretches of a text.
fn apply(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(place, _)| place.start);
    let mut changed = text.to_owned();
    for (place, words) in changes.into_iter().rev() {
        changed.replace_range(place, &words);
    }
    changed
}

/// Markdown as mdBook reads it, and formulas.
pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH);

/// The words of the events up to the end of their element.
pub(crate) fn plain<'a>(
    events: impl Iterator<Item = Event<'a>>,
    is_end: impl Fn(&TagEnd) -> bool,
) -> String {
    events
        .take_while(|event| !matches!(event, Event::End(end) if is_end(end)))
        .map(|event| match event {
            Event::Text(words) | Event::Code(words) => words.to_string(),
            Event::SoftBreak | Event::HardBreak => " ".to_owned(),
            _ => String::new(),
        })
        .collect()
}
