//! Where links lead: headings and figures, by their ids.

use crate::formula::Formulas;
use crate::markdown::{OPTIONS, text_of};
use mdbook_markdown::pulldown_cmark::{
    Event, HeadingLevel, Options, Parser, Tag, TagEnd,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// What a page is called, and what a link can point at on it.
#[derive(Default)]
pub(crate) struct Anchors {
    /// The words of the first heading of the first level, and where it is.
    pub title: Option<(String, usize)>,
    /// The ids of headings and figures; those of figures with their files.
    pub ids: BTreeMap<String, Option<String>>,
    /// The ids of the headings of the second level, and where each stands.
    pub headings: Vec<(String, usize)>,
    /// Ids that two things have, and where the second is.
    pub twice: Vec<(String, usize)>,
}

impl Anchors {
    pub fn of(page: &Path, text: &str, formulas: &Formulas) -> Self {
        let mut anchors = Anchors::default();
        // As mdBook does: ids that are written out do not count as taken.
        let mut taken = BTreeSet::new();
        let options = OPTIONS.union(Options::ENABLE_SMART_PUNCTUATION);
        let mut events = Parser::new_ext(text, options).into_offset_iter();
        while let Some((event, place)) = events.next() {
            let inside = events.by_ref().map(|(event, _)| match event {
                Event::InlineMath(tex) => {
                    Event::Text(formulas.words(&tex).into())
                }
                event => event,
            });
            let mut file = None;
            let is_section = matches!(
                event,
                Event::Start(Tag::Heading { level: HeadingLevel::H2, .. })
            );
            let id = match event {
                Event::Start(Tag::Heading { id, level, .. }) => {
                    let is_end =
                        |end: &TagEnd| matches!(end, TagEnd::Heading(_));
                    let words = text_of(inside, is_end);
                    let number = slug(&words);
                    if level == HeadingLevel::H1 && anchors.title.is_none() {
                        anchors.title = Some((words, place.start));
                    }
                    match id {
                        Some(id) => id.to_string(),
                        None => make_unique(&number, &mut taken),
                    }
                }
                Event::Start(Tag::DefinitionListTitle) => {
                    let is_end =
                        |end: &TagEnd| *end == TagEnd::DefinitionListTitle;
                    make_unique(&slug(&text_of(inside, is_end)), &mut taken)
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    file = Some(dest_url.to_string());
                    figure_id(page, Path::new(&*dest_url))
                }
                _ => continue,
            };
            if is_section {
                anchors.headings.push((id.clone(), place.start));
            }
            if anchors.ids.insert(id.clone(), file).is_some() {
                anchors.twice.push((id, place.start));
            }
        }
        anchors
    }
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
pub(crate) fn slug(heading: &str) -> String {
    let heading = heading.trim().to_lowercase();
    let kept = heading.chars().filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
        _ => None,
    });
    kept.collect()
}

/// The id itself, or with the first number that makes it a new one.
fn make_unique(id: &str, taken: &mut BTreeSet<String>) -> String {
    let numbers = (1..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbers);
    ids.find(|id| taken.insert(id.clone())).expect("numbers do not end")
}

/// Where a link on a page leads, seen from `src`; `None` if it leaves it.
pub(crate) fn target(page: &Path, link: &str) -> Option<PathBuf> {
    let mut target = PathBuf::new();
    for part in page.with_file_name("").join(link).components() {
        match part {
            Component::Normal(name) => target.push(name),
            Component::CurDir => {}
            Component::ParentDir if target.pop() => {}
            _ => return None,
        }
    }
    Some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_headings_get_numbers() {
        let text = "# A b\n\n## C?\n\n## C\n\n## C {#own}\n\n## c\n";
        let anchors = Anchors::of(Path::new("page.md"), text, &Formulas::new());
        let ids: Vec<_> = anchors.ids.keys().map(String::as_str).collect();
        assert_eq!(ids, ["a-b", "c", "c-1", "c-2", "own"]);
        assert_eq!(anchors.twice, []);
        assert_eq!(anchors.title, Some(("A b".to_owned(), 0)));
    }

    #[test]
    fn headings_with_formulas_and_quotes() {
        let text = "# The $\\lambda$ case\n\n## It's \"so\" -- here\n\n## x {#x}\n\n\
                    ## y {#x}\n";
        let anchors = Anchors::of(Path::new("page.md"), text, &Formulas::new());
        let ids: Vec<_> = anchors.ids.keys().map(String::as_str).collect();
        assert_eq!(ids, ["its-so--here", "the-λ-case", "x"]);
        assert_eq!(anchors.twice.len(), 1);
    }

    #[test]
    fn links_stay_in_the_book() {
        let from = |page, link| target(Path::new(page), link);
        assert_eq!(from("a.md", "b.md"), Some("b.md".into()));
        assert_eq!(from("part/a.md", "../b.md"), Some("b.md".into()));
        assert_eq!(from("a.md", "../b.md"), None);
        assert_eq!(from("a.md", "x/../../b.md"), None);
        assert_eq!(from("a.md", "/etc/passwd"), None);
    }
}
