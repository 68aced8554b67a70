//! Questions with a folded answer, `<details><summary>question</summary>
//! answer</details>` in a quotation, taken apart: paper cannot be unfolded.
//! What is folded outside a quotation is part of the text.

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
        let quoted = line.strip_prefix('>');
        let bare = quoted.map(|bare| bare.strip_prefix(' ').unwrap_or(bare));
        if open.is_empty() && bare.is_none_or(|b| !b.starts_with("<details")) {
            page.push(line.to_owned());
            continue;
        }
        open.push(bare.unwrap_or(line));
        if line.trim_end().ends_with("</details>") {
            let question = question(&open.join("\n"));
            questions.push(question);
            let question = &questions[questions.len() - 1];
            page.push(format!("> {}", question.html(questions.len())));
            last = page.len();
            open.clear();
        }
    }
    // Without an end it is left as it is.
    page.extend(open.iter().map(|line| format!("> {line}")));
    if last > 0 && !after.is_empty() {
        page.insert(last, format!(">\n> {after}"));
    }
    (page.join("\n"), questions)
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
