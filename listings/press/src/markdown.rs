//! Markdown as mdBook reads it, and formulas.

use mdbook_markdown::pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub(crate) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH);

/// What stands on a page, and where.
pub(crate) type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Reads some Markdown.
pub(crate) fn parse(text: &str) -> Events<'_> {
    Parser::new_ext(text, OPTIONS).into_offset_iter().collect()
}

/// The words of the events up to the end of their element.
pub(crate) fn text_of<'a>(
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

/// Where the paragraphs of a text are: what stands in one of them is read
/// together. A heading, a row of a table, an entry of a list and a stretch of
/// HTML are paragraphs too.
pub(crate) struct Paragraphs(Vec<Range<usize>>);

impl Paragraphs {
    pub fn of(events: &Events) -> Self {
        let events = events.iter();
        let paragraphs = events.filter_map(|(event, place)| match event {
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::Item
                | Tag::TableHead
                | Tag::TableRow
                | Tag::HtmlBlock
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition,
            ) => Some(place.clone()),
            _ => None,
        });
        Paragraphs(paragraphs.collect())
    }

    /// The innermost paragraph around a place; only the place itself if there
    /// is none.
    pub fn around(&self, place: usize) -> Range<usize> {
        let around = self.0.iter().filter(|range| range.contains(&place));
        let innermost = around.min_by_key(|range| range.len());
        innermost.cloned().unwrap_or(place..place)
    }
}

/// The answers of "Try it": the second list of a quotation whose first list
/// has commands to run. What stands at the same place belongs together.
#[derive(Default)]
pub(crate) struct Answers {
    /// Entries of the two lists.
    pairs: Vec<(Range<usize>, Range<usize>)>,
    /// Second lists that are longer or shorter than the first.
    pub uneven: Vec<(usize, String)>,
}

impl Answers {
    pub fn of(text: &str, events: &Events) -> Self {
        let mut answers = Answers::default();
        let mut lists: Vec<Vec<Range<usize>>> = vec![];
        for (event, place) in events {
            match event {
                Event::Start(Tag::BlockQuote(_)) => lists = vec![],
                Event::Start(Tag::List(_)) => lists.push(vec![]),
                Event::Start(Tag::Item) => {
                    if let Some(list) = lists.last_mut() {
                        list.push(place.clone());
                    }
                }
                Event::End(TagEnd::BlockQuote(_)) => {
                    answers.add(text, &std::mem::take(&mut lists));
                }
                _ => {}
            }
        }
        answers
    }

    fn add(&mut self, text: &str, lists: &[Vec<Range<usize>>]) {
        let [commands, answers, ..] = lists else { return };
        let has_command =
            |item: &Range<usize>| text[item.clone()].contains("`cargo run");
        if !commands.iter().any(has_command) {
            return;
        }
        if commands.len() != answers.len() {
            let (a, b) = (commands.len(), answers.len());
            let what = format!("{a} things to try have {b} answers");
            let start = answers.first().map_or(0, |answer| answer.start);
            self.uneven.push((start, what));
        }
        let pairs = commands.iter().cloned().zip(answers.iter().cloned());
        self.pairs.extend(pairs);
    }

    fn pair(&self, place: usize) -> Option<&(Range<usize>, Range<usize>)> {
        self.pairs.iter().find(|(_, answer)| answer.contains(&place))
    }

    /// The entry with the command that is answered at a place.
    pub fn command_of(&self, place: usize) -> Option<Range<usize>> {
        self.pair(place).map(|(command, _)| command.clone())
    }

    /// The answer around a place.
    pub fn answer_of(&self, place: usize) -> Option<Range<usize>> {
        self.pair(place).map(|(_, answer)| answer.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::{Paragraphs, parse};

    #[test]
    fn paragraphs_end_where_markdown_says() {
        let text = "a\n|b|\n\nc\n> d\n>\n> e\n\n|f|\n|-|\n|g|\n\n\
                    * h\n  i\n* j\n\n# k\nl\n<p>\nm\n</p>\n";
        let paragraphs = Paragraphs::of(&parse(text));
        let together = |a: char, b: char| {
            let around = paragraphs.around(text.find(a).unwrap());
            around.contains(&text.find(b).unwrap())
        };
        for (a, b) in
            [("ab"), ("hi")].map(|p| (p.as_bytes()[0], p.as_bytes()[1]))
        {
            assert!(together(a.into(), b.into()), "{a} and {b}");
        }
        for pair in ["bc", "cd", "de", "ef", "fg", "ij", "jk", "kl"] {
            let (a, b) = pair.split_at(1);
            let (a, b) = (a.chars().next(), b.chars().next());
            assert!(!together(a.unwrap(), b.unwrap()), "{pair}");
        }
    }
}
