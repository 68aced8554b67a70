//! HTML as browsers read it: tags, comments and text, and where they stand.

use crate::markdown::Events;
use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};
use mdbook_markdown::pulldown_cmark::{Event, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// A tag, a comment or some text, and where it stands.
#[derive(Debug, PartialEq)]
pub(crate) struct Piece {
    pub place: Range<usize>,
    pub what: What,
}

/// Names are in lower case, references such as `&lt;` are resolved.
#[derive(Debug, PartialEq)]
pub(crate) enum What {
    Start(String, BTreeMap<String, String>),
    End(String),
    Comment(String),
    Text(String),
}

impl Piece {
    /// What an attribute of a start tag says.
    pub fn attribute(&self, tag: &str, name: &str) -> Option<&str> {
        match &self.what {
            What::Start(start, attributes) if start == tag => {
                attributes.get(name).map(String::as_str)
            }
            _ => None,
        }
    }
}

/// The pieces of some HTML, in order. A tag without its `>` is none.
pub(crate) fn pieces(html: &str) -> Vec<Piece> {
    let mut emitter = DefaultEmitter::new_with_span();
    // What is in a script or a style sheet is text.
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter);
    let pieces = tokens.filter_map(|token| {
        let Ok(token) = token;
        let (span, what) = match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.into_iter();
                let attributes =
                    attributes.map(|(name, is)| (words(&name), words(&is)));
                let name = words(&tag.name);
                (tag.span, What::Start(name, attributes.collect()))
            }
            Token::EndTag(tag) => (tag.span, What::End(words(&tag.name))),
            Token::Comment(said) => (said.span, What::Comment(words(&said))),
            Token::String(text) => (text.span, What::Text(words(&text))),
            Token::Doctype(_) | Token::Error(_) => return None,
        };
        Some(Piece { place: span.start..span.end, what })
    });
    pieces.collect()
}

fn words(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The pieces of the HTML in some Markdown, with their places in it.
pub(crate) fn in_markdown(events: &Events) -> Vec<Piece> {
    let mut found = vec![];
    // A block without what its lines begin with in a quotation or a list, and
    // the place of each of its bytes.
    let (mut block, mut places) = (String::new(), vec![]);
    for (event, place) in events {
        match event {
            Event::Html(line) => {
                places.extend((place.start..).take(line.len()));
                block += line;
            }
            Event::End(TagEnd::HtmlBlock) => {
                found.extend(pieces(&block).into_iter().map(|piece| {
                    let Range { start, end } = piece.place;
                    let place = places[start]..places[end - 1] + 1;
                    Piece { place, ..piece }
                }));
                (block, places) = Default::default();
            }
            Event::InlineHtml(tag) => {
                let tag = pieces(tag).into_iter();
                found.extend(
                    tag.map(|tag| Piece { place: place.clone(), ..tag }),
                );
            }
            _ => {}
        }
    }
    found
}

/// A start tag and its end tag, and what is between them.
pub(crate) struct Element<'a> {
    pub attributes: &'a BTreeMap<String, String>,
    pub inside: Range<usize>,
    pub whole: Range<usize>,
}

/// The elements of this name that have an end, in the order of their starts.
pub(crate) fn elements<'a>(html: &'a [Piece], name: &str) -> Vec<Element<'a>> {
    let mut open = vec![];
    let mut found = vec![];
    for Piece { place, what } in html {
        match what {
            What::Start(tag, attributes) if tag == name => {
                open.push((place, attributes));
            }
            What::End(tag) if tag == name => {
                found.extend(open.pop().map(|(start, attributes)| Element {
                    attributes,
                    inside: start.end..place.start,
                    whole: start.start..place.end,
                }));
            }
            _ => {}
        }
    }
    found.sort_by_key(|element| element.whole.start);
    found
}

/// Elements that have no end.
/// (HTML Living Standard, section 13.1.2, "Elements": void elements.)
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
    "source", "track", "wbr",
];

/// The start tags that have no end, and the end tags that end nothing, each
/// with its place. In HTML some may be left out; a page has them all, so that
/// nobody needs to know which.
pub(crate) fn unpaired(text: &str, html: &[Piece]) -> Vec<(usize, String)> {
    let mut open: Vec<(usize, &str)> = vec![];
    let mut found = vec![];
    let without_end = |(place, name): (usize, &str)| {
        (place, format!("`<{name}>` has no end: write `</{name}>`"))
    };
    for Piece { place, what } in html {
        match what {
            What::Start(name, _) => {
                let is_whole = text[place.clone()].ends_with("/>");
                if !is_whole && !VOID.contains(&&**name) {
                    open.push((place.start, name));
                }
            }
            What::End(name) => {
                let same = |(_, other): &(usize, &str)| other == name;
                if let Some(start) = open.iter().rposition(same) {
                    let inside = open.drain(start..).skip(1);
                    found.extend(inside.map(without_end));
                } else {
                    let what = format!("`</{name}>` ends nothing");
                    found.push((place.start, what));
                }
            }
            What::Comment(_) | What::Text(_) => {}
        }
    }
    found.extend(open.into_iter().map(without_end));
    found
}

/// The votes: `<section class="vote">`.
pub(crate) fn votes(html: &[Piece]) -> Vec<Element<'_>> {
    let mut sections = elements(html, "section");
    sections.retain(|section| {
        let class = section.attributes.get("class");
        class.is_some_and(|c| c.split_whitespace().any(|c| c == "vote"))
    });
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::parse;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_of_anything_follow_one_another(
            html in "([<>/!&'\"=a-cλ\r\n\0 -]|<!--|-->|</?(script|style)|&lt;?){0,20}",
        ) {
            let mut end = 0;
            for Piece { place, .. } in pieces(&html) {
                prop_assert!(end <= place.start, "{html:?}");
                prop_assert!(html.get(place.clone()).is_some(), "{html:?}");
                end = place.end;
            }
            in_markdown(&parse(&html));
            in_markdown(&parse(&format!("> {html}")));
        }
    }

    #[test]
    fn pieces_stand_where_they_say() {
        let html = "λ\r\n<p\r\ntitle='<b>'>&lt;</P >\0<script>'<b>'</script>";
        let places = pieces(html).into_iter().map(|piece| &html[piece.place]);
        assert_eq!(
            places.collect::<Vec<_>>(),
            [
                "λ\r\n",
                "<p\r\ntitle='<b>'>",
                "&lt;",
                "</P >",
                "\0",
                "<script>",
                "'<b>'",
                "</script>"
            ]
        );
        assert_eq!(pieces(html)[1].attribute("p", "title"), Some("<b>"));
        assert_eq!(
            pieces("a<b"),
            [Piece { place: 0..1, what: What::Text("a".into()) }]
        );
    }

    #[test]
    fn pieces_of_markdown_stand_in_its_lines() {
        let text = "> <p\n> title='λ'>1 <b\n> >2</b></p>\n\n3 <i\nid=a>4\n";
        let places =
            in_markdown(&parse(text)).into_iter().map(|p| &text[p.place]);
        assert_eq!(
            places.collect::<Vec<_>>(),
            [
                "<p\n> title='λ'>",
                "1 ",
                "<b\n> >",
                "2",
                "</b>",
                "</p>",
                "\n",
                "<i\nid=a>"
            ]
        );
    }

    #[test]
    fn elements_that_have_an_end() {
        let text = "<p><b>1</b><p>2<p>3</p></p></b>";
        let html = pieces(text);
        let all = |name| {
            let all = elements(&html, name).into_iter();
            all.map(|element| &text[element.whole]).collect::<Vec<_>>()
        };
        assert_eq!(all("p"), ["<p>2<p>3</p></p>", "<p>3</p>"]);
        assert_eq!(all("b"), ["<b>1</b>"]);
    }
}
