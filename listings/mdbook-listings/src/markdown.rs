//! A page on its way into the book: figures, formulas, links, commands.

use crate::directives;
use crate::fault::Faults;
use crate::house::room_named;
use crate::shell::wrong_commands;
use figure::{Figure, escape};
use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use mdbook_markdown::pulldown_cmark::{
    CodeBlockKind, Event, Options, Parser, Tag, TagEnd,
};
use mdbook_preprocessor::book::{Book, BookItem};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// All pages of the book, so that links between them can be followed.
pub(crate) struct Pages {
    root: PathBuf,
    folder: PathBuf,
    /// What a link can point at on each page.
    anchors: BTreeMap<PathBuf, BTreeSet<String>>,
    formulas: LatexToMathML,
}

impl Pages {
    pub fn new(root: &Path, folder: &Path, book: &Book) -> Self {
        let chapters = book.iter().filter_map(|item| match item {
            BookItem::Chapter(chapter) => Some(chapter),
            _ => None,
        });
        let anchors = chapters.filter_map(|chapter| {
            Some((chapter.path.clone()?, anchors(&chapter.content)))
        });
        let formulas = LatexToMathML::new(MathCoreConfig::default());
        Pages {
            root: root.to_owned(),
            folder: folder.to_owned(),
            anchors: anchors.collect(),
            formulas: formulas.expect("the default settings are sound"),
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
        let mut events = parser(text).into_offset_iter();
        while let Some((event, place)) = events.next() {
            match event {
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let inside = events.by_ref().map(|(event, _)| event);
                    let alt = plain(inside, |end| *end == TagEnd::Image);
                    self.image(text, place, &dest_url, &title, &alt);
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    self.link(place.start, &dest_url);
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(
                    language,
                ))) => {
                    let inside = events.by_ref().map(|(event, _)| event);
                    let code = plain(inside, |end| *end == TagEnd::CodeBlock);
                    if matches!(&*language, "console" | "sh") {
                        let fence =
                            1 + text[place.start..].find('\n').unwrap_or(0);
                        self.commands(place.start + fence, &code);
                    }
                }
                Event::Text(_) => self.stray_dollars(text, place),
                Event::Code(code) => self.commands(place.start, &code),
                Event::InlineMath(tex) => {
                    self.formula(place, &tex, MathDisplay::Inline);
                }
                Event::DisplayMath(tex) => {
                    self.formula(place, &tex, MathDisplay::Block);
                }
                _ => {}
            }
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

    /// A formula whose braces do not pair is no formula to the parser; its
    /// dollar signs would stand on the page. A real dollar is written `\\$`.
    fn stray_dollars(&mut self, text: &str, place: Range<usize>) {
        if let Some(dollar) = text[place.clone()].find('$') {
            let dollar = place.start + dollar;
            let line_said = self
                .found
                .last()
                .is_some_and(|(last, _)| !text[*last..dollar].contains('\n'));
            if !text[..dollar].ends_with('\\') && !line_said {
                let line = text[dollar..].lines().next().unwrap_or_default();
                self.fault(dollar, format!("formula without an end: `{line}`"));
            }
        }
    }

    fn link(&mut self, offset: usize, target: &str) {
        if target.contains("://") || target.starts_with("mailto:") {
            return;
        }
        let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
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
        match self.pages.formulas.convert_with_local_state(tex, display) {
            Ok(result) => self.changes.push((place, unmarked(&result.mathml))),
            Err(error) => {
                let what = format!(
                    "formula `{}`: {}",
                    tex.trim(),
                    error.error_message()
                );
                self.fault(place.start, what);
            }
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
                let stem = self.path.file_stem().unwrap_or_default();
                let id = format!("{}-{}", stem.to_string_lossy(), figure.name);
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

/// Markdown as mdBook reads it, and formulas.
fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH;
    Parser::new_ext(text, options)
}

/// The words of the events up to the end of their element.
fn plain<'a>(
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

/// What a link can point at on a page: its headings and its figures.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut events = parser(text);
    while let Some(event) = events.next() {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            let words =
                plain(events.by_ref(), |end| matches!(end, TagEnd::Heading(_)));
            anchors
                .insert(id.map_or_else(|| slug(&words), |id| id.to_string()));
        }
    }
    anchors
}

/// The id that mdBook gives to a heading without one.
fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.collect::<String>().to_lowercase()
}

/// A path without `..`, for comparing.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                normal.pop();
            }
            std::path::Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
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

/// `MathML` whose words Markdown takes as they are: punctuation between tags is
/// written as a character reference.
fn unmarked(mathml: &str) -> String {
    let mut unmarked = String::with_capacity(mathml.len());
    let (mut in_tag, mut in_reference) = (false, false);
    for c in mathml.chars() {
        match c {
            '<' => in_tag = true,
            '&' => in_reference = true,
            _ => {}
        }
        if c.is_ascii_punctuation() && !in_tag && !in_reference {
            let code = u32::from(c);
            write!(unmarked, "&#{code};").expect("a string grows");
        } else {
            unmarked.push(c);
        }
        match c {
            '>' => in_tag = false,
            ';' => in_reference = false,
            _ => {}
        }
    }
    unmarked
}
