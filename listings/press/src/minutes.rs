//! What pages say about themselves: how long they take, by one rule, and what
//! a reader can do after them.

use crate::answers::folded_questions;
use crate::html;
use crate::markdown::parse;
use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};

/// Words that are read in a minute.
const WORDS: u32 = 180;

/// What other pages can ask about a page.
pub(crate) struct Known {
    pub minutes: Minutes,
    /// What a reader can do after it, in one line; empty if it does not say.
    pub objectives: String,
}

/// The entries of the list folded below "After this chapter you can", in one
/// line.
pub(crate) fn objectives(page: &str) -> String {
    let head = "<summary>After this chapter you can</summary>\n";
    let (_, after) = page.split_once(head).unwrap_or_default();
    let list = after.trim_start().split("\n\n").next().unwrap_or_default();
    let list = list.trim_start_matches("- ");
    let words = list.split("\n- ").flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ")
}

/// How long a page takes, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Minutes {
    /// A minute for 180 words, captions included, and half a minute for each figure, each formula
    /// on a line of its own and each piece of code.
    pub read: u32,
    /// A minute for each slider, each question and each vote, and two for each
    /// command to run.
    pub play: u32,
}

impl Minutes {
    /// The minutes of a page; `has_slider` knows the figures by their files.
    pub fn of(page: &str, has_slider: impl Fn(&str) -> bool) -> Self {
        let page = as_read(page);
        let events = parse(&page);
        let html = html::in_markdown(&events);
        let votes = html::votes(&html);
        let in_vote = |at: usize| votes.iter().any(|v| v.whole.contains(&at));
        let mut questions = folded_questions(&events, &html);
        questions.retain(|question| !in_vote(question.whole.start));
        let folded = html::elements(&html, "details");
        // An answer is read when the question is played, and code that is
        // folded by those who want it.
        let is_folded = |at: usize| {
            in_vote(at) || folded.iter().any(|it| it.whole.contains(&at))
        };
        let mut play = (votes.len() + questions.len()) as u32;
        let (mut words, mut things) = (0, 0);
        // Inside code and what a figure is called for those who do not see it.
        let mut silent = false;
        for (event, place) in events {
            match event {
                _ if is_folded(place.start) => {}
                Event::Start(Tag::CodeBlock(_)) => {
                    silent = true;
                    things += 1;
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    silent = true;
                    things += 1;
                    words += count(&title);
                    play += u32::from(has_slider(&dest_url));
                }
                Event::End(TagEnd::CodeBlock | TagEnd::Image) => silent = false,
                Event::Text(text) if !silent => words += count(&text),
                Event::Code(code) if code.starts_with("cargo run") => play += 2,
                Event::DisplayMath(_) => things += 1,
                _ => {}
            }
        }
        // In units of a half minute for 90 words.
        Minutes { read: (words + WORDS / 2 * things).div_ceil(WORDS), play }
    }
}

/// A page as it is read: an answer is a word, and of a claim its words are.
fn as_read(page: &str) -> String {
    let mut parts = page.split("{{#");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (directive, rest) = part.split_once("}}").unwrap_or((part, ""));
        let (kind, words) =
            directive.split_once(' ').unwrap_or((directive, ""));
        match kind {
            "value" | "given" => text + "0" + rest,
            "claim" => {
                text + words.split(": ").next().unwrap_or_default() + rest
            }
            _ => text + "{{#" + part,
        }
    })
}

fn count(words: &str) -> u32 {
    words.split_whitespace().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_can_do() {
        let page = "# Title\n\n<details>\n<summary>After this chapter you can\
                    </summary>\n\n- say $a - b$\n  and why;\n- compute.\n\n\
                    </details>\n\n- no\n";
        assert_eq!(objectives(page), "say $a - b$ and why; compute.");
        assert_eq!(objectives("# Title\n\n- no\n"), "");
    }

    #[test]
    fn words_figures_formulas_code_sliders_questions_and_commands() {
        let of = |page: &str| Minutes::of(page, |file| file == "moves.svg");
        assert_eq!(of(""), Minutes { read: 0, play: 0 });
        assert_eq!(of(&"word ".repeat(180)), Minutes { read: 1, play: 0 });
        assert_eq!(of(&"word ".repeat(181)), Minutes { read: 2, play: 0 });
        let number = "{{#value a.b --x 1 --y 2}} ".repeat(180);
        assert_eq!(of(&number), Minutes { read: 1, play: 0 });
        let claim = "{{#claim more: a.b > a.c}} ".repeat(180);
        assert_eq!(of(&claim), Minutes { read: 1, play: 0 });
        let caption = format!("![alt](still.svg \"{}\")", "word ".repeat(91));
        assert_eq!(of(&caption), Minutes { read: 2, play: 0 });
        let page = "![a](moves.svg)\n\n![b](still.svg)\n\n$$ w $$\n\n\
                    ```rust\nfn many() -> Words { in.code() }\n```\n";
        assert_eq!(of(page), Minutes { read: 2, play: 1 });
        let vote = format!(
            "<section\nclass='vote'>\n\n**Which?**\n\n<details>\n<summary>A. {0}\
             </summary>\n\n{0}\n\n</details>\n</section>\n\n",
            "word ".repeat(200)
        );
        assert_eq!(of(&vote), Minutes { read: 0, play: 1 });
        assert_eq!(of(&(vote + "word")), Minutes { read: 1, play: 1 });
        let page = "`cargo run --bin a`, `b`, `cargo run --bin c`\n\n";
        let folded = format!(
            "<details>\n<summary\n>Why?</summary>\n\n{}\n\n</details>\n",
            "word ".repeat(200)
        );
        assert_eq!(of(&folded), Minutes { read: 0, play: 0 });
        let question = folded.replace('\n', "\n> ");
        assert_eq!(
            of(&format!("{page}> {question}")),
            Minutes { read: 1, play: 5 }
        );
    }
}
