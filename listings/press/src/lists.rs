//! Lists of pages and of exercises that stand together and must agree: of the
//! exercises that a paragraph names it says the minutes and the points.

use crate::markdown::Paragraphs;
use std::collections::BTreeSet;

/// A list of pages or of exercises.
#[derive(Debug, PartialEq)]
pub(crate) struct List {
    /// Where the sum over it stands.
    pub place: usize,
    pub names: BTreeSet<String>,
    /// Whether it is a link to one exercise, and no sum.
    pub is_link: bool,
}

impl List {
    /// The list in a directive, if it has one.
    pub fn read(kind: &str, words: &str, place: usize) -> Option<List> {
        let names = match kind {
            "points" | "exercise" => words,
            "minutes" => words.split_once(' ')?.1,
            _ => return None,
        };
        let names = names.split_whitespace().map(str::to_owned).collect();
        Some(List { place, names, is_link: kind == "exercise" })
    }
}

/// The lists that do not agree with another one of their paragraph.
pub(crate) fn disagreeing(
    lists: &[List],
    paragraphs: &Paragraphs,
) -> Vec<(usize, String)> {
    let wrong = lists.iter().filter(|list| !list.is_link).filter(|list| {
        let around = paragraphs.around(list.place);
        let here = || lists.iter().filter(|it| around.contains(&it.place));
        let linked = here().filter(|it| it.is_link).flat_map(|it| &it.names);
        let linked: BTreeSet<&String> = linked.collect();
        let is_linked = linked.is_empty() || list.names.iter().eq(linked);
        let mut sums = here().filter(|it| !it.is_link);
        !is_linked || sums.any(|it| it.names != list.names)
    });
    let what = "the lists of pages or exercises in this paragraph differ";
    wrong.map(|list| (list.place, what.to_owned())).collect()
}
