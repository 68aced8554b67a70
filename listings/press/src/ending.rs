//! What a page ends with: the way to the pages before and after it, and where
//! its figures and numbers come from.

use crate::pages::Pages;
use base::escape;
use mdbook_preprocessor::book::{Book, BookItem};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The ending of each page, as Markdown.
pub(crate) fn endings(pages: &Pages, book: &Book) -> BTreeMap<PathBuf, String> {
    let in_order: Vec<(&str, &Path)> = book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => {
                Some((&*chapter.name, chapter.path.as_deref()?))
            }
            _ => None,
        })
        .collect();
    let ending = |(i, (title, path)): (usize, &(&str, &Path))| {
        let before = i.checked_sub(1).map(|before| in_order[before]);
        let after = in_order.get(i + 1).copied();
        let ways: Vec<String> = [("Before", before), ("Next", after)]
            .into_iter()
            .filter_map(|(word, to)| Some(link_to(pages, path, word, to?)))
            .collect();
        let ending = format!(
            "\n\n<nav class=\"turn\" aria-label=\"Before and after {}\">\n\n\
             {}\n\n</nav>\n\n<footer>\n\n{}\n\n</footer>\n{}",
            escape(title),
            ways.join("\n\n"),
            colophon(pages, path),
            programs(pages, path)
        );
        (path.to_path_buf(), ending)
    };
    in_order.iter().enumerate().map(ending).collect()
}

/// Which programs there are, and where a page's script finds them; not seen.
fn programs(pages: &Pages, path: &Path) -> String {
    let Some(live) = &pages.press.live else { return String::new() };
    let up = way_up(path);
    let panel = pages.press.panel.as_ref();
    let panel = panel.map(|it| format!(" data-panel=\"{up}{}\"", it.name));
    let names = pages.press.programs().iter().map(|program| program.name);
    format!(
        "\n<div class=\"programs\" hidden data-names=\"{}\" \
         data-script=\"{up}{}\"{}></div>\n",
        names.collect::<Vec<_>>().join(" "),
        live.name,
        panel.unwrap_or_default()
    )
}

/// From a page to the folder of all pages.
fn way_up(page: &Path) -> String {
    "../".repeat(page.components().count() - 1)
}

/// A link from one page to another, with its title and its emblem.
fn link_to(
    pages: &Pages,
    from: &Path,
    word: &str,
    (title, to): (&str, &Path),
) -> String {
    let emblem = pages.program(to).map(|program| program.emblem.inline());
    format!(
        "[{}<small>{word}</small> {}]({}{})",
        emblem.unwrap_or_default(),
        escape_markdown(title),
        way_up(from),
        to.display()
    )
}

/// Words that Markdown takes as they are.
fn escape_markdown(words: &str) -> String {
    let as_it_is = |c: char| match c {
        c if c.is_ascii_punctuation() => format!("\\{c}"),
        c => c.to_string(),
    };
    words.chars().map(as_it_is).collect()
}

/// Where the page's figures and numbers come from.
fn colophon(pages: &Pages, path: &Path) -> String {
    let Some((filled, anchors)) = pages.by_path.get(path) else {
        return String::new();
    };
    let files = anchors.ids.values().flatten();
    let figures = files.filter(|file| file.starts_with("figures/")).count();
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("1 {what}")),
        n => Some(format!("{n} {what}s")),
    };
    let things = [counted(figures, "figure"), counted(filled.values, "number")];
    let things: Vec<String> = things.into_iter().flatten().collect();
    if things.is_empty() {
        return String::new();
    }
    let code = pages.program(path).map_or_else(
        || "the programs of the chapters".to_owned(),
        |program| format!("`cargo run --bin {}`", program.name),
    );
    format!("Computed for this page by {code}: {}.", things.join(", "))
}
