//! Where links lead: headings and figures, by their ids.

use crate::markdown::{OPTIONS, plain};
use mdbook_markdown::pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// What a link can point at on a page: its headings and its figures.
pub(crate) fn anchors(page: &Path, text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut events = Parser::new_ext(text, OPTIONS);
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                let is_end = |end: &TagEnd| matches!(end, TagEnd::Heading(_));
                let words = plain(events.by_ref(), is_end);
                anchors.insert(
                    id.map_or_else(|| slug(&words), |id| id.to_string()),
                );
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                anchors.insert(figure_id(page, Path::new(&*dest_url)));
            }
            _ => {}
        }
    }
    anchors
}

/// The id of a figure: the page and the figure, as a figure may stand on
/// several pages and the printed book has them all.
pub(crate) fn figure_id(page: &Path, figure: &Path) -> String {
    let stem = |path: &Path| {
        path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    };
    format!("{}-{}", stem(page), stem(figure))
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
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                normal.pop();
            }
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}
