//! Questions with a folded answer, `<details><summary>question</summary>
//! answer</details>` in a quotation, and votes, whose options are folded, taken
//! apart: paper cannot be unfolded. What is folded elsewhere is part of the
//! text.

use crate::html::{self, Element, Piece};
use crate::markdown::{Events, parse};
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use std::fmt::Write as _;

/// A question of a page, and its answer in Markdown.
#[derive(Debug, PartialEq)]
pub(crate) struct Question {
    pub words: String,
    pub answer: String,
}

impl Question {
    /// The question as it stands on paper.
    pub fn html(&self, number: usize) -> String {
        let words = &self.words;
        format!("<p class=\"question\"><b>{number}</b> {words}</p>")
    }
}

/// A page with numbered questions and no answers, and those questions. After
/// the last one stands `after`.
pub(crate) fn take_out(text: &str, after: &str) -> (String, Vec<Question>) {
    let events = parse(text);
    let html = html::in_markdown(&events);
    let votes = html::votes(&html).into_iter().map(|vote| (vote, true));
    let folded = folded_questions(&events, &html).into_iter();
    let folded = folded.map(|details| (details, false));
    let mut all: Vec<(Element, bool)> = votes.chain(folded).collect();
    all.sort_by_key(|(element, _)| element.whole.start);
    let (mut page, mut rest) = (String::new(), 0);
    let mut questions = vec![];
    // Where the last question ends, and what follows it.
    let mut last = None;
    for (element, is_vote) in all {
        if element.whole.start < rest {
            continue; // it is part of the one before
        }
        page += &text[rest..element.whole.start];
        rest = element.whole.end;
        let number = questions.len() + 1;
        if is_vote {
            let (question, options) = vote(text, &html, &element);
            let _ = write!(page, "{}\n{options}", question.html(number));
            questions.push(question);
            last = Some((page.len(), format!("\n{after}")));
        } else {
            let question = question(text, &html, &element, true);
            page += &question.html(number);
            questions.push(question);
            last = Some((page.len(), format!("\n>\n> {after}")));
        }
    }
    page += &text[rest..];
    if let Some((end, after)) = last.filter(|_| !after.is_empty()) {
        page.insert_str(end, &after);
    }
    (page, questions)
}

/// The questions of a text whose answers are folded: those in a quotation.
pub(crate) fn folded_questions<'a>(
    events: &Events,
    html: &'a [Piece],
) -> Vec<Element<'a>> {
    let quotations = events.iter().filter_map(|(event, place)| match event {
        Event::Start(Tag::BlockQuote(_)) => Some(place),
        _ => None,
    });
    let quotations: Vec<_> = quotations.collect();
    let mut folded = html::elements(html, "details");
    folded.retain(|details| {
        quotations.iter().any(|q| q.contains(&details.whole.start))
    });
    folded
}

/// What is folded: its summary is the question, the rest the answer, in a
/// quotation without the signs of its lines.
fn question(
    text: &str,
    html: &[Piece],
    details: &Element,
    is_quoted: bool,
) -> Question {
    let mut summaries = html::elements(html, "summary");
    summaries.retain(|s| details.inside.contains(&s.whole.start));
    let start = details.inside.start;
    let (words, answer) = summaries.first().map_or((0..0, start), |summary| {
        (summary.inside.clone(), summary.whole.end)
    });
    let [words, answer] = [words, answer..details.inside.end].map(|place| {
        let lines = text[place].trim().lines().map(|line| {
            let quoted = line.strip_prefix('>').filter(|_| is_quoted);
            quoted.map_or(line, |line| line.strip_prefix(' ').unwrap_or(line))
        });
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    });
    Question { words: words.replace('\n', " "), answer }
}

/// A vote as one question, and its options as a list: it begins with its
/// question, in bold, and each option is folded over what there is to say
/// about it.
fn vote(text: &str, html: &[Piece], vote: &Element) -> (Question, String) {
    let words = text[vote.inside.clone()].split("**").nth(1);
    let mut list = String::new();
    let mut answer = String::new();
    let mut options = html::elements(html, "details");
    options.retain(|option| vote.inside.contains(&option.whole.start));
    for option in &options {
        let Question { words, answer: says } =
            question(text, html, option, false);
        let letter = words.split('.').next().unwrap_or_default();
        let _ = write!(list, "\n- {words}");
        let _ = write!(answer, "**{letter}.** {says}\n\n");
    }
    let words = words.unwrap_or_default().replace('\n', " ");
    (Question { words, answer: answer.trim_end().to_owned() }, list + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_taken_out_of_a_quotation() {
        let text = "# A\n\n> [!IMPORTANT]\n> <details>\n> <summary>Why λ &lt; \
                    1?</summary>\n>\n> Because:\n>\n>     code\n>\n> \
                    </details>\n>\n> <DETAILS\n> open>\n> <summary id='a>'>And\n> \
                    then?</summary>\n>\n> No.\n>\n> </details>\n\n## B\n";
        let (page, questions) = take_out(text, "Page 7.");
        assert_eq!(
            page,
            "# A\n\n> [!IMPORTANT]\n> <p class=\"question\"><b>1</b> Why λ &lt; \
             1?</p>\n>\n> <p class=\"question\"><b>2</b> And then?</p>\n>\n> \
             Page 7.\n\n## B\n"
        );
        let answers: Vec<&str> = questions.iter().map(|q| &*q.answer).collect();
        assert_eq!(answers, ["Because:\n\n    code", "No."]);
    }

    #[test]
    fn a_vote_is_one_question_and_its_options_are_a_list() {
        let text = "# A\n\n<section data-figure=\"</section>\"\nclass='big vote'>\n\n\
                    **Which\nof them?**\n\n[Look](#a-b&full)\n\n<details>\n\
                    <summary>A. One.</summary>\n\nNo:\n\n- why.\n\n</details>\n\
                    <details>\n<summary>B. Two.</summary>\n\nRight.\n\n\
                    </details>\n\n</section>\n\nB\n";
        let (page, questions) = take_out(text, "Page 7.");
        assert_eq!(
            page,
            "# A\n\n<p class=\"question\"><b>1</b> Which of them?</p>\n\n\
             - A. One.\n- B. Two.\n\nPage 7.\n\nB\n"
        );
        let expected = Question {
            words: "Which of them?".into(),
            answer: "**A.** No:\n\n- why.\n\n**B.** Right.".into(),
        };
        assert_eq!(questions, [expected]);
    }

    #[test]
    fn questions_are_numbered_as_they_stand_whatever_is_folded_in_them() {
        let text = "> <details>\n> <summary>A?</summary>\n>\n> <details>\n> \
                    <summary>B?</summary>\n>\n> C.\n>\n> </details>\n>\n> \
                    D.\n>\n> </details>\n\n<section class=vote>\n\n**E?**\n\n\
                    </section>\n";
        let (page, questions) = take_out(text, "");
        assert_eq!(
            page,
            "> <p class=\"question\"><b>1</b> A?</p>\n\n\
             <p class=\"question\"><b>2</b> E?</p>\n\n\n"
        );
        assert_eq!(questions.len(), 2);
        let answer =
            "<details>\n<summary>B?</summary>\n\nC.\n\n</details>\n\nD.";
        assert_eq!(questions[0].answer, answer);
    }

    #[test]
    fn what_is_folded_in_the_text_stays() {
        for text in [
            "<details><summary>Q</summary>\nA.\n</details>\nB",
            "> <details>\n> without an end",
            "> A\n",
            "> `<details><summary>Q</summary>A.</details>`",
        ] {
            let expected = (text.to_owned(), vec![]);
            assert_eq!(take_out(text, "C"), expected);
        }
    }
}
