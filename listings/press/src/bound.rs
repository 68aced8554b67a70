//! A book that is bound: its pages with a cover before them, contents with
//! page numbers, running heads, and the answers at the end or nowhere.

use crate::Press;
use crate::answers::{Question, take_out};
use anyhow::Result;
use base::escape;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::config::BookConfig;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use std::fmt::Write as _;
use std::path::PathBuf;

/// On which pages of the paper something starts; empty until it is known.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct Starts {
    /// The chapters in order, the answers last if they are there.
    pub chapters: Vec<u32>,
    /// The answers of each chapter that has some.
    pub answers: Vec<u32>,
}

/// The heading above the contents, and the one above the answers.
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const ANSWERS: &str = "Answers";

/// Where the answers stand among the pages.
const ANSWERS_PAGE: &str = "paper-answers.md";

/// The preprocessor, which runs after all others.
pub(crate) struct Bound {
    pub press: Press,
    /// Whether there are answers.
    pub answers: bool,
    pub starts: Starts,
}

impl Preprocessor for Bound {
    fn name(&self) -> &'static str {
        "bound"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let mut chapters: Vec<Chapter> =
            book.chapters().map(drop_inner).collect();
        let mut answers = String::new();
        let mut answered = 0;
        for chapter in &mut chapters {
            let start = self.starts.answers.get(answered);
            let after = if self.answers {
                let page = number(start);
                format!("[Answers on page {page}]({ANSWERS_PAGE})")
            } else {
                String::new()
            };
            let (page, questions) = take_out(&chapter.content, &after);
            chapter.content = page;
            if !questions.is_empty() {
                answered += 1;
                answers += &section_of_answers(chapter, &questions);
            }
        }
        if self.answers && answered > 0 {
            let page = format!(
                "# {ANSWERS}\n\n<div class=\"answers\">\n\n{answers}</div>\n"
            );
            chapters.push(new_chapter(ANSWERS, page, ANSWERS_PAGE));
        }
        let title = &context.config.book;
        let contents = self.contents(&chapters);
        chapters
            .insert(0, new_chapter(CONTENTS, contents, "paper-contents.md"));
        for (i, chapter) in chapters.iter_mut().enumerate() {
            // A sign where it starts, nothing around it: mdBook puts a page's
            // footnotes behind all that is on it.
            let sign = format!("<div class=\"leaf leaf-{i}\"></div>\n\n");
            chapter.content.insert_str(0, &sign);
        }
        let cover = self.cover(title, &chapters);
        chapters.insert(0, new_chapter("Cover", cover, "paper-cover.md"));
        let items = chapters.into_iter().map(BookItem::Chapter);
        Ok(Book::new_with_items(items.collect()))
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }
}

impl Bound {
    /// The cover; with it comes the style, which has the running heads.
    fn cover(&self, book: &BookConfig, leaves: &[Chapter]) -> String {
        let title = book.title.as_deref().unwrap_or_default();
        let mut style = include_str!("bound.css").to_owned();
        for (i, leaf) in leaves.iter().enumerate() {
            let _ = write!(
                style,
                "\n.leaf-{i}, .leaf-{i} ~ * {{ page: leaf-{i}; }}\n@page leaf-{i} {{ \
                 @top-left {{ content: {}; }} @top-right {{ content: {}; }} }}",
                css_string(title),
                css_string(&leaf.name)
            );
        }
        let emblems = self.press.programs().iter().map(|p| p.emblem.inline());
        let edition = if self.answers {
            ""
        } else {
            "<p class=\"edition\">Without the answers</p>\n"
        };
        // A blank line would end the HTML.
        let style: Vec<&str> =
            style.lines().filter(|line| !line.trim().is_empty()).collect();
        format!(
            "<style>\n{}\n</style>\n\n<section class=\"cover\">\n\
             <h1 id=\"cover\">{}</h1>\n<p>{}</p>\n{edition}\
             <div class=\"emblems\">{}</div>\n<p class=\"authors\">{}</p>\n\
             </section>\n",
            style.join("\n"),
            escape(title),
            escape(book.description.as_deref().unwrap_or_default()),
            emblems.collect::<String>(),
            escape(&book.authors.join(", ")),
        )
    }

    fn contents(&self, chapters: &[Chapter]) -> String {
        let mut contents =
            format!("# {CONTENTS}\n\n<div class=\"contents\">\n\n");
        for (i, chapter) in chapters.iter().enumerate() {
            let path = chapter.path.as_deref().unwrap_or("".as_ref());
            let _ = writeln!(
                contents,
                "- [{}](<{}>) <span>{}</span>",
                chapter.name,
                base::with_slashes(path),
                number(self.starts.chapters.get(i))
            );
        }
        contents + "\n</div>\n"
    }
}

/// A number of a page that is not known yet takes the room that it will take.
fn number(page: Option<&u32>) -> String {
    page.map_or("00".to_owned(), u32::to_string)
}

fn section_of_answers(chapter: &Chapter, questions: &[Question]) -> String {
    let mut section = format!("## {}\n\n", chapter.name);
    for (i, question) in questions.iter().enumerate() {
        let words = question.html(i + 1);
        let _ = write!(section, "{words}\n\n{}\n\n", question.answer);
    }
    section
}

fn drop_inner(chapter: &Chapter) -> Chapter {
    Chapter { sub_items: vec![], ..chapter.clone() }
}

fn new_chapter(name: &str, content: String, path: &str) -> Chapter {
    Chapter::new(name, content, PathBuf::from(path), vec![])
}

/// Words as a style sheet in a page writes them.
fn css_string(words: &str) -> String {
    let mut string = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' | '\\' | '<' | '\n' => {
                let _ = write!(string, "\\{:x} ", u32::from(letter));
            }
            letter => string.push(letter),
        }
    }
    string + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{What, pieces};

    #[test]
    fn a_title_ends_no_string_and_no_style() {
        let written = css_string(r#"A "B" </style> \ λ"#);
        assert_eq!(written, r#""A \22 B\22  \3c /style> \5c  λ""#);
    }

    #[test]
    fn what_is_said_of_the_book_stays_words() {
        let name = "a<b>&\"c";
        let mut book = BookConfig::default();
        book.title = Some(name.to_owned());
        book.description.clone_from(&book.title);
        book.authors = vec![name.to_owned()];
        let (press, starts) = (Press::new(vec![], vec![]), Starts::default());
        let cover = Bound { press, answers: true, starts }.cover(&book, &[]);
        let said = |piece: &_| *piece == What::Text(name.to_owned());
        let pieces = pieces(&cover).into_iter().map(|piece| piece.what);
        assert_eq!(pieces.filter(said).count(), 3, "{cover}");
    }
}
