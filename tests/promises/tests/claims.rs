//! Sentences that were once wrong, or said too much, each with the question
//! whose answer it gives. The press sees an option that the sentence does not
//! name. It cannot see that another value is asked for: so each of these stands
//! here a second time.

use promises::root;

/// Pages, and words of each with their questions, without how they are printed.
const CLAIMS: &str = include_str!("claims.txt");

#[test]
fn each_claim_asks_what_it_says() {
    for claim in CLAIMS.split("\n\n") {
        let (page, words) = claim.split_once('\n').expect("a page");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let file = root().join(format!("src/{page}.md"));
        let text = std::fs::read_to_string(file).expect("a page");
        let text = with_bare_questions(&text);
        assert!(
            text.contains(&words),
            "src/{page}.md does not say: {words}\nIf the sentence is another \
             now, write it here with the questions that belong to it."
        );
    }
}

/// The text in one line, each question in single braces and without how its
/// answer is printed, each word that compares without what proves it.
fn with_bare_questions(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = text.split("{{#claim ");
    let first = parts.next().expect("a first part").to_owned();
    let text = parts.fold(first, |text, part| {
        let (claim, rest) = part.split_once("}}").expect("an end");
        text + claim.split(':').next().expect("words") + rest
    });
    let mut parts = text.split("{{#value ");
    let first = parts.next().expect("a first part").to_owned();
    parts.fold(first, |text, part| {
        let (question, rest) = part.split_once("}}").expect("an end");
        let question = question.split(" --decimals ").next().expect("a part");
        text + "{" + question + "}" + rest
    })
}
