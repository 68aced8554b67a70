//! Questions with a folded answer, `<details><summary>question</summary>
//! answer</details>` in a quotation, and votes, whose options are folded, taken
//! apart: paper cannot be unfolded. What is folded elsewhere is part of the
//! text.

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
pub(crate) fn taken_out(text: &str, after: &str) -> (String, Vec<Question>) {
    let mut page: Vec<String> = vec![];
    let mut questions = vec![];
    // The lines of what is open, and where the last question ends.
    let (mut open, mut last) = (Vec::<&str>::new(), 0);
    for line in text.lines() {
        let first = open.first().copied().unwrap_or(line);
        let is_vote = first.starts_with(VOTE);
        if !is_vote && !bare(first).is_some_and(|b| b.starts_with("<details")) {
            page.push(line.to_owned());
            continue;
        }
        open.push(line);
        let end = if is_vote { "</section>" } else { "</details>" };
        if !line.trim_end().ends_with(end) {
            continue;
        }
        let number = questions.len() + 1;
        if is_vote {
            let (question, options) = vote(&open.join("\n"));
            page.extend([question.html(number), options]);
            questions.push(question);
        } else {
            let details = open.iter().map(|line| bare(line).unwrap_or(line));
            let question = question(&details.collect::<Vec<_>>().join("\n"));
            page.push(format!("> {}", question.html(number)));
            questions.push(question);
        }
        last = page.len();
        open.clear();
    }
    // Without an end it is left as it is.
    page.extend(open.into_iter().map(str::to_owned));
    if last > 0 && !after.is_empty() {
        let is_quoted = bare(&page[last - 1]).is_some();
        let quoted = format!(">\n> {after}");
        page.insert(last, if is_quoted { quoted } else { after.to_owned() });
    }
    (page.join("\n"), questions)
}

/// A line of a quotation without its sign.
fn bare(line: &str) -> Option<&str> {
    let quoted = line.strip_prefix('>')?;
    Some(quoted.strip_prefix(' ').unwrap_or(quoted))
}

fn question(details: &str) -> Question {
    let (before, answer) =
        details.split_once("</summary>").unwrap_or(("", details));
    let (_, words) = before.split_once("<summary>").unwrap_or_default();
    let answer = answer.trim_end().trim_end_matches("</details>");
    Question {
        words: words.trim().replace('\n', " "),
        answer: answer.trim().to_owned(),
    }
}

/// How a vote begins: its question, in bold, then its options, each of them
/// folded over what there is to say about it.
const VOTE: &str = "<section class=\"vote\"";

/// A vote as one question, and its options as a list.
fn vote(section: &str) -> (Question, String) {
    let words = section.split("**").nth(1).unwrap_or_default();
    let mut list = String::new();
    let mut answer = String::new();
    for option in section.split("<details>").skip(1) {
        let Question { words, answer: says } = question(option);
        let letter = words.split('.').next().unwrap_or_default();
        let says = says.trim_end_matches("</section>").trim_end();
        let says = says.trim_end_matches("</details>").trim_end();
        let _ = write!(list, "\n- {words}");
        let _ = write!(answer, "**{letter}.** {says}\n\n");
    }
    let words = words.replace('\n', " ");
    (Question { words, answer: answer.trim_end().to_owned() }, list + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_taken_out_of_a_quotation() {
        let text = "# A\n\n> [!IMPORTANT]\n> <details>\n> <summary>Why λ &lt; \
                    1?</summary>\n>\n> Because:\n>\n>     code\n>\n> \
                    </details>\n>\n> <details>\n> <summary>And\n> \
                    then?</summary>\n>\n> No.\n>\n> </details>\n\n## B\n";
        let (page, questions) = taken_out(text, "Page 7.");
        assert_eq!(
            page,
            "# A\n\n> [!IMPORTANT]\n> <p class=\"question\"><b>1</b> Why λ &lt; \
             1?</p>\n>\n> <p class=\"question\"><b>2</b> And then?</p>\n>\n> \
             Page 7.\n\n## B"
        );
        let answers: Vec<&str> = questions.iter().map(|q| &*q.answer).collect();
        assert_eq!(answers, ["Because:\n\n    code", "No."]);
    }

    #[test]
    fn a_vote_is_one_question_and_its_options_are_a_list() {
        let text = "# A\n\n<section class=\"vote\" data-figure=\"a-b\">\n\n\
                    **Which\nof them?**\n\n[Look](#a-b&full)\n\n<details>\n\
                    <summary>A. One.</summary>\n\nNo:\n\n- why.\n\n</details>\n\
                    <details>\n<summary>B. Two.</summary>\n\nRight.\n\n\
                    </details>\n\n</section>\n\nB\n";
        let (page, questions) = taken_out(text, "Page 7.");
        assert_eq!(
            page,
            "# A\n\n<p class=\"question\"><b>1</b> Which of them?</p>\n\n\
             - A. One.\n- B. Two.\n\nPage 7.\n\nB"
        );
        let expected = Question {
            words: "Which of them?".into(),
            answer: "**A.** No:\n\n- why.\n\n**B.** Right.".into(),
        };
        assert_eq!(questions, [expected]);
    }

    #[test]
    fn what_is_folded_in_the_text_stays() {
        for text in [
            "<details><summary>Q</summary>\nA.\n</details>\nB",
            "> <details>\n> without an end",
            "> A\n",
        ] {
            let expected = (text.trim_end().to_owned(), vec![]);
            assert_eq!(taken_out(text, "C"), expected);
        }
    }
}
