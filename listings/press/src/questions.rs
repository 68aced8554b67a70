//! The questions that a page asks programs, taken apart.

use std::ops::Range;

/// What says how an answer is written, and nothing about what is asked.
const WAYS: [&str; 6] =
    ["decimals", "fraction", "word", "ordinal", "first", "second"];

/// A question, and where its answer stands.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub place: Range<usize>,
    /// The program, and the name of the value.
    pub program: String,
    pub name: String,
    pub options: Vec<Choice>,
    /// Whether it is a part of a claim, and not answered in words.
    pub is_claim: bool,
}

/// An option that is asked with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Choice {
    /// Without dashes.
    pub option: String,
    /// What it is given; a flag is given nothing.
    pub given: String,
}

impl Question {
    /// The question `chapter5.l1 --lambda 0.5`.
    pub fn read(question: &str, place: Range<usize>) -> Self {
        let (name, options) =
            question.split_once(' ').unwrap_or((question, ""));
        let (program, name) = name.split_once('.').unwrap_or((name, ""));
        let mut options = choices(options);
        options.retain(|choice| !WAYS.contains(&&*choice.option));
        Question {
            place,
            program: program.to_owned(),
            name: name.to_owned(),
            options,
            is_claim: false,
        }
    }

    /// The question once more, without how its answer is written.
    pub fn words(&self) -> String {
        let options = self.options.iter().map(|Choice { option, given }| {
            format!(" --{} {given}", option.replace('_', "-"))
        });
        self.name.clone() + &options.collect::<String>()
    }

    /// What an option is given, if it is.
    pub fn given(&self, option: &str) -> Option<&str> {
        let mut options = self.options.iter();
        let choice = options.find(|choice| choice.option == option);
        choice.map(|choice| &*choice.given)
    }
}

/// The options of a command line.
pub(crate) fn choices(line: &str) -> Vec<Choice> {
    let mut found: Vec<Choice> = vec![];
    for word in line.replace('=', " ").split_whitespace() {
        if let Some(option) = word.strip_prefix("--") {
            let option = option.replace('-', "_");
            found.push(Choice { option, given: String::new() });
        } else if let Some(last) = found.last_mut() {
            last.given += word;
        }
    }
    found
}

impl Choice {
    /// The numbers that it is given; a range has three, and labels in a row
    /// are none.
    pub fn numbers(&self) -> Vec<f64> {
        let is_labels = self.given.len() > 1
            && self.given.bytes().all(|b| matches!(b, b'0' | b'1'));
        if is_labels && self.given.starts_with('0') {
            return vec![];
        }
        let parts = self.given.split(':');
        parts.filter_map(|part| part.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_taken_apart() {
        let asked = "a.b --x -1:1:0.5 --expand --drop-all c --decimals 1";
        let asked = Question::read(asked, 0..0);
        assert_eq!((&*asked.program, &*asked.name), ("a", "b"));
        let options = [("x", "-1:1:0.5"), ("expand", ""), ("drop_all", "c")];
        let options = options.map(|(option, given)| Choice {
            option: option.into(),
            given: given.into(),
        });
        assert_eq!(asked.options, options);
        assert_eq!(asked.options[0].numbers(), [-1.0, 1.0, 0.5]);
        assert_eq!(asked.given("expand"), Some(""));
        assert_eq!(asked.given("y"), None);
    }
}
