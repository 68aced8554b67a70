//! A page on its way into the book: figures, formulas, links, commands.

use crate::agreement::{Agreement, wrong_ranges};
use crate::anchors::{figure_id, target as target_of};
use crate::directives::Filled;
use crate::fault::{Faults, line_at};
use crate::html::{self, Piece, What};
use crate::lists::disagreeing;
use crate::markdown::{Answers, Events, OPTIONS, Paragraphs, text_of};
use crate::numbers::{Typed, find_typed};
use crate::pages::Pages;
use crate::questions::choices;
use figure::Figure;
use math_core::MathDisplay;
use mdbook_markdown::pulldown_cmark::{
    BrokenLink, Event, LinkType, Parser, Tag, TagEnd,
};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Whether a line includes a table that a program writes beside its code: it is
/// Markdown, and a test of that program holds it.
fn is_table(line: &str) -> bool {
    line.starts_with("{{#include ../listings/") && line.ends_with(".md}}")
}

/// A page while it is read.
struct Page<'a> {
    pages: &'a Pages<'a>,
    path: &'a Path,
    /// What was filled in, if the numbers in the text are to be read.
    filled: Option<&'a Filled>,
    paragraphs: Paragraphs,
    answers: Answers,
    /// Notes in small letters, with years and volumes.
    notes: Vec<Range<usize>>,
    /// What is folded with its question, and votes.
    units: Vec<Range<usize>>,
    html: Vec<Piece>,
    /// Where that is no words: tags, comments and style sheets.
    hidden: Vec<Range<usize>>,
    changes: Vec<(Range<usize>, String)>,
    found: Vec<(usize, String)>,
}

/// The page at `path` (seen from `src`) as mdBook shall see it. What is wrong
/// with it is noted in the order of its lines.
pub(crate) fn rewrite(
    pages: &Pages,
    path: &Path,
    faults: &mut Faults,
) -> Option<String> {
    let (filled, _) = pages.by_path.get(path)?;
    let mut page = Page::read(pages, path, &filled.text, Some(filled));
    page.check_questions(&filled.text);
    page.check_votes(&filled.text);
    page.found.sort_by_key(|(offset, _)| *offset);
    let file = pages.file(path);
    for (offset, what) in page.found {
        faults.add(&file, &filled.text, offset, what);
    }
    Some(apply(&filled.text, page.changes))
}

impl<'a> Page<'a> {
    fn read(
        pages: &'a Pages<'a>,
        path: &'a Path,
        text: &str,
        filled: Option<&'a Filled>,
    ) -> Self {
        let mut unresolved = vec![];
        let mut note = |link: BrokenLink| {
            // [1, 2] may be plain words; [words][name] and [^name] are not.
            let meant = !matches!(link.link_type, LinkType::Shortcut);
            if meant || link.reference.starts_with('^') {
                let name = link.reference;
                let what = format!("dead link: nothing is named `[{name}]`");
                unresolved.push((link.span.start, what));
            }
            None
        };
        let note = Some(&mut note);
        let parser = Parser::new_with_broken_link_callback(text, OPTIONS, note);
        let events: Events = parser.into_offset_iter().collect();
        let html = html::in_markdown(&events);
        let is_words = |piece: &&Piece| matches!(piece.what, What::Text(_));
        let tags = html.iter().filter(|piece| !is_words(piece));
        let styles = html::elements(&html, "style").into_iter();
        let hidden = tags.map(|tag| tag.place.clone());
        let mut page = Page {
            pages,
            path,
            filled,
            paragraphs: Paragraphs::of(&events),
            answers: Answers::of(text, &events),
            notes: places(html::elements(&html, "small")),
            units: [html::votes(&html), html::elements(&html, "details")]
                .into_iter()
                .flat_map(places)
                .collect(),
            hidden: hidden.chain(styles.map(|style| style.whole)).collect(),
            html,
            changes: vec![],
            found: vec![],
        };
        page.check_tags();
        page.found.extend(html::unpaired(text, &page.html));
        page.read_events(text, events);
        page.found.extend(unresolved);
        page
    }
}

impl Page<'_> {
    fn read_events(&mut self, text: &str, events: Events) {
        let mut events = events.into_iter();
        while let Some((event, place)) = events.next() {
            let inside = events.by_ref().map(|(event, _)| event);
            match event {
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let alt = text_of(inside, |end| *end == TagEnd::Image);
                    self.check_numbers(text, place.clone(), &dest_url);
                    self.place_figure(text, place, &dest_url, &title, &alt);
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let words = text[place.clone()].rsplit_once("](");
                    let words = words.map_or("", |(words, _)| words);
                    self.check_link(place.start, words, &dest_url);
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    for (event, place) in events.by_ref() {
                        match event {
                            Event::Text(line) => {
                                self.check_commands(place.start, &line);
                            }
                            _ => break,
                        }
                    }
                }
                Event::Start(Tag::HtmlBlock) => {
                    events.by_ref().find(|(event, _)| {
                        matches!(event, Event::End(TagEnd::HtmlBlock))
                    });
                    self.check_numbers(text, place.clone(), "");
                    self.check_leftovers(text, place);
                }
                Event::Code(code) => self.check_commands(place.start, &code),
                Event::Text(_) | Event::InlineHtml(_) => {
                    self.check_numbers(text, place.clone(), "");
                    self.check_leftovers(text, place);
                }
                Event::InlineMath(tex) => {
                    self.check_numbers(text, place.clone(), "");
                    self.convert_formula(
                        text,
                        place,
                        &tex,
                        MathDisplay::Inline,
                    );
                }
                Event::DisplayMath(tex) => {
                    self.check_numbers(text, place.clone(), "");
                    self.convert_formula(text, place, &tex, MathDisplay::Block);
                }
                _ => {}
            }
        }
    }

    fn note(&mut self, offset: usize, what: impl Into<String>) {
        self.found.push((offset, what.into()));
    }

    fn check_commands(&mut self, offset: usize, code: &str) {
        let Pages { press, root, .. } = self.pages;
        for what in press.wrong_commands(root, code) {
            self.note(offset, what);
        }
    }

    /// HTML is handed on as it is, so that nothing in it may need the press.
    fn check_tags(&mut self) {
        let of_ours = self.html.iter().filter_map(|piece| {
            let What::Start(name, _) = &piece.what else { return None };
            let what = match &**name {
                "img" => "an image is written `![words](file)`",
                "a" => "a link is written `[words](page.md)`",
                _ => return None,
            };
            Some((piece.place.start, format!("{what}, not `<{name}>`")))
        });
        self.found.extend(of_ours);
    }

    /// What must not be left in the words of a page: it would be shown.
    fn check_leftovers(&mut self, text: &str, place: Range<usize>) {
        // A bracket ends a stretch of words.
        let opens = text[place.end..].starts_with('(');
        let end = place.end + usize::from(opens);
        let words = self.words(text, place.start..end);
        for (sign, what) in [
            // A formula whose braces do not pair is none to the parser. A
            // real dollar is written `\\$`.
            ("$", "formula without an end, or in the middle of HTML"),
            ("{{#include", "an include stands in a fence"),
            ("](", "a link or an image that is none: a space, or a quote"),
        ] {
            let shown = |found: usize| {
                text[place.start + found..].lines().next().unwrap_or_default()
            };
            let mut found = words.match_indices(sign).map(|(found, _)| found);
            let found = found.find(|found| !is_table(shown(*found)));
            let Some(found) = found else { continue };
            let (offset, shown) = (place.start + found, shown(found));
            let line = line_at(text, offset);
            let said_of_line =
                self.found.iter().any(|(at, _)| line_at(text, *at) == line);
            if !text[..offset].ends_with('\\') && !said_of_line {
                self.note(offset, format!("{what}: `{shown}`"));
            }
        }
    }

    /// A stretch of the page with what is no words of it blanked out.
    fn words(&self, text: &str, place: Range<usize>) -> String {
        let mut words = text[place.clone()].to_owned();
        for hidden in self.hidden.iter().filter(|h| place.contains(&h.start)) {
            let hidden = hidden.start..hidden.end.min(place.end);
            let blank = " ".repeat(hidden.len());
            let hidden = hidden.start - place.start..hidden.end - place.start;
            words.replace_range(hidden, &blank);
        }
        words
    }

    /// Numbers that are typed although nobody would notice if they were
    /// wrong. Those in `address` are no words of the page.
    fn check_numbers(
        &mut self,
        text: &str,
        place: Range<usize>,
        address: &str,
    ) {
        let Some(filled) = self.filled else { return };
        let words = self.words(text, place.clone());
        let words = words.replace(address, &" ".repeat(address.len()));
        for typed in find_typed(&words) {
            let start = place.start + typed.place.start;
            let end = place.start + typed.place.end;
            let is_filled_in = |filled: &Range<usize>| {
                filled.start < end && start < filled.end
            };
            if !filled.places.iter().any(is_filled_in)
                && !self.is_known(filled, start, &typed)
                && !self.is_reference(text, start..end)
            {
                let digits = &text[start..end];
                self.note(
                    start,
                    format!(
                        "{digits} is typed by hand: ask for it with \
                         {{{{#value CHAPTER.NAME}}}}, or ask for something \
                         with {digits} in the same paragraph, or write \
                         {{{{#given {digits}}}}} if it is a definition"
                    ),
                );
            }
        }
    }

    /// Questions, lists and ranges, held against the words around them.
    fn check_questions(&mut self, text: &str) {
        let Some(filled) = self.filled else { return };
        let mut spoken = text.to_owned();
        let mut blank = |place: Range<usize>| {
            spoken.replace_range(place.clone(), &" ".repeat(place.len()));
        };
        let answers = filled.places.iter();
        for place in answers.filter(|place| !filled.said.contains(place)) {
            blank(place.clone());
        }
        for (link, _) in text.match_indices("](") {
            let is_end = |c: char| c == ')' || c.is_whitespace();
            let end = text[link..].find(is_end).map_or(link, |end| link + end);
            blank(link + 1..end.max(link + 1));
        }
        let agreement = Agreement {
            filled,
            spoken: &spoken,
            paragraphs: &self.paragraphs,
            answers: &self.answers,
            units: &self.units,
            programs: self.pages.press.programs(),
        };
        self.found.extend(agreement.check());
        self.found.extend(disagreeing(&filled.lists, &self.paragraphs));
        self.found.extend(wrong_ranges(text, &self.paragraphs));
    }

    /// "Right" stands where the option of a vote is right.
    fn check_votes(&mut self, text: &str) {
        let Some(filled) = self.filled else { return };
        for &(place, is_right) in &filled.options {
            let answer = text[place..].split_once("</summary>");
            let answer = answer.map_or("", |(_, answer)| answer.trim_start());
            if answer.starts_with("Right") != is_right {
                let what = if is_right {
                    "this option is right, and does not say so"
                } else {
                    "this option says that it is right, and is not"
                };
                self.note(place, what);
            }
        }
    }

    /// Whether a typed number is a default of the page's chapter, or asked
    /// with in its paragraph; as λ = 0.5 it must be a value of λ.
    fn is_known(&self, filled: &Filled, place: usize, typed: &Typed) -> bool {
        let press = self.pages.press;
        let of = typed.of.as_deref().filter(|of| {
            press.programs().iter().any(|program| program.has_parameter(of))
        });
        let matches = |option: &str, number: f64| {
            number == typed.number && of.is_none_or(|of| of == option)
        };
        let defaults = self.pages.program(self.path).into_iter();
        let mut defaults = defaults.flat_map(|program| &program.defaults);
        let around = self.paragraphs.around(place);
        let asked = filled.asked.iter();
        let unit = self.units.iter().find(|unit| unit.contains(&place));
        let asked = asked.filter(|q| {
            let at = q.place.start;
            around.contains(&at) || unit.is_some_and(|unit| unit.contains(&at))
        });
        // What a command of the paragraph is given, is said beside it.
        let commands =
            filled.text[around.clone()].split('`').collect::<Vec<_>>();
        let of_commands = commands
            .iter()
            .filter_map(|code| code.strip_prefix("cargo run").map(choices));
        let mut of_commands = of_commands.flatten();
        if of_commands.any(|choice| choice.numbers().contains(&typed.number)) {
            return true;
        }
        asked.into_iter().any(|asked| {
            let mut options = asked.options.iter();
            options.any(|choice| {
                let mut numbers = choice.numbers().into_iter();
                numbers.any(|n| matches(&choice.option, n))
            })
        }) || defaults.any(|(name, number)| matches(name, *number))
    }

    /// Whether a whole number is that of a chapter, or stands in a note.
    fn is_reference(&self, text: &str, number: Range<usize>) -> bool {
        let is_of_list = |c: char| {
            c.is_ascii_digit() || c.is_whitespace() || ",>".contains(c)
        };
        let mut before = text[..number.start].trim_end_matches(is_of_list);
        while let Some(list) = [" to", " and", " or"]
            .iter()
            .find_map(|word| before.strip_suffix(word))
        {
            before = list.trim_end_matches(is_of_list);
        }
        let is_chapter =
            ["hapter", "hapters"].iter().any(|word| before.ends_with(word));
        is_chapter
            || text[..number.start].ends_with('_')
            || text[number.end..].split_once("](").is_some_and(
                |(words, target)| {
                    !words.contains('[') && target.starts_with("chapter")
                },
            )
            || self.notes.iter().any(|note| note.contains(&number.start))
    }

    fn check_link(&mut self, offset: usize, words: &str, target: &str) {
        if target.contains("://") || target.starts_with("mailto:") {
            return;
        }
        let (page, fragment) = target.split_once('#').unwrap_or((target, ""));
        // `#run=chapter5+--lambda+0.5` is a run of a chapter in the page.
        let (fragment, run) = match fragment.strip_prefix("run=") {
            Some(run) => ("", run),
            None => (fragment, ""),
        };
        if let Some((name, words)) = run.replace('+', " ").split_once(' ') {
            self.check_commands(
                offset,
                &format!("cargo run --bin {name} -- {words}"),
            );
        }
        // `#chapter5-sums=1.5&chapter5-path=1` are positions of sliders;
        // `full` or `full=bare` behind a figure shows it alone.
        let anchors: Vec<(&str, Option<&str>)> = fragment
            .split('&')
            .filter(|part| !["full", "full=bare"].contains(part))
            .map(|part| match part.split_once('=') {
                Some((anchor, position)) => (anchor, Some(position)),
                None => (part, None),
            })
            .collect();
        let path = match page {
            "" => Some(self.path.to_owned()),
            page => target_of(self.path, page),
        };
        let found = path.as_ref().and_then(|path| self.pages.by_path.get(path));
        // What is no page is copied into the book as it is.
        let is_copied = |path: &PathBuf| {
            path.extension().is_none_or(|extension| extension != "md")
                && self.pages.folder.join(path).is_file()
        };
        match found {
            None if path.as_ref().is_some_and(is_copied) => {}
            None => self.note(
                offset,
                format!("dead link: `{page}` is no page of this book"),
            ),
            Some((_, on_page)) => {
                // What an exercise links to is checked with the exercise.
                let is_typed = self.filled.is_some_and(|filled| {
                    !filled.places.iter().any(|it| it.contains(&offset))
                });
                if is_typed
                    && let Some(path) = &path
                    && let Err(what) =
                        self.pages.is_meant(words, path, fragment)
                {
                    self.note(offset, what);
                }
                for (anchor, position) in anchors {
                    if let Err(what) =
                        self.pages.leads_somewhere(on_page, anchor, position)
                    {
                        self.note(
                            offset,
                            format!("dead link: `{page}` has no {what}"),
                        );
                    }
                }
            }
        }
    }

    /// A formula; within a line, the sign that follows it stays with it.
    fn convert_formula(
        &mut self,
        text: &str,
        place: Range<usize>,
        tex: &str,
        display: MathDisplay,
    ) {
        let mathml = match self.pages.formulas.convert(tex, display) {
            Ok(mathml) => mathml,
            Err(what) => return self.note(place.start, what),
        };
        let after = text[place.end..].chars();
        let signs: String =
            after.take_while(|sign| ".,;:?!)".contains(*sign)).collect();
        if display == MathDisplay::Block || signs.is_empty() {
            return self.changes.push((place, mathml));
        }
        let whole = place.start..place.end + signs.len();
        let unbroken = format!("<span class=unbroken>{mathml}{signs}</span>");
        self.changes.push((whole, unbroken));
    }

    fn place_figure(
        &mut self,
        text: &str,
        place: Range<usize>,
        target: &str,
        caption: &str,
        alt: &str,
    ) {
        if alt.trim().is_empty() {
            return self.note(
                place.start,
                format!("`{target}` has no alternative text"),
            );
        }
        let Some(path) = target.strip_prefix("figures/") else {
            let file = target_of(self.path, target);
            let file = file.map(|file| self.pages.folder.join(file));
            if !file.is_some_and(|file| file.is_file()) {
                self.note(place.start, format!("there is no file `{target}`"));
            }
            return;
        };
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let starts = before.is_empty() || before.ends_with('\n');
        if !starts
            || !after.lines().next().unwrap_or_default().trim().is_empty()
        {
            return self.note(
                place.start,
                "a figure stands on a line of its own, from its beginning",
            );
        }
        let pages = self.pages;
        match pages.fresh_figure(target) {
            Ok(figure) => {
                for (ink, _) in pages.press.inks {
                    let is_said = caption.contains(&format!("<b class={ink}>"));
                    if is_said && !draws(figure, ink) {
                        let what = format!(
                            "nothing in `{target}` is in the ink {ink}"
                        );
                        self.note(place.start, what);
                    }
                }
                let id = figure_id(self.path, Path::new(path));
                let caption = self.convert_caption(place.start, caption);
                let on_paper = pages.press.on_paper;
                let html = figure.html(&id, alt, &caption, on_paper);
                self.changes.push((place, html));
            }
            Err(what) => self.note(place.start, what),
        }
    }

    /// A caption is Markdown, formulas included.
    fn convert_caption(&mut self, offset: usize, caption: &str) -> String {
        // The numbers of a caption are read with the image around it.
        let inner = Page::read(self.pages, self.path, caption, None);
        self.found
            .extend(inner.found.into_iter().map(|(_, what)| (offset, what)));
        apply(caption, inner.changes)
    }
}

/// Whether something in a figure is drawn in an ink.
fn draws(figure: &Figure, ink: &str) -> bool {
    let frames = figure.slider().into_iter().flat_map(|s| &s.frames);
    let scenes = frames.map(|frame| &frame.scene).chain([figure.scene()]);
    let mut items = scenes.flat_map(|scene| &scene.items);
    items.any(|item| item.ink.class().split(' ').next() == Some(ink))
}

fn places(elements: Vec<html::Element>) -> Vec<Range<usize>> {
    elements.into_iter().map(|element| element.whole).collect()
}

/// Replaces the marked stretches of a text.
pub(crate) fn apply(
    text: &str,
    mut changes: Vec<(Range<usize>, String)>,
) -> String {
    changes.sort_by_key(|(place, _)| place.start);
    let mut changed = text.to_owned();
    for (place, words) in changes.into_iter().rev() {
        changed.replace_range(place, &words);
    }
    changed
}
