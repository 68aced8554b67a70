//! Whether the sentences around an answer say what it was asked with: the same
//! numbers, names and options, and nearest to it those that are its own.

use crate::directives::Filled;
use crate::markdown::{Answers, Paragraphs};
use crate::numbers::{Typed, find_named, find_typed};
use crate::program::Program;
use crate::questions::{Choice, Question, choices};
use std::ops::Range;

/// What is wrong, and where.
type Found = Vec<(usize, String)>;

/// A page, as its questions are held against it.
pub(crate) struct Agreement<'a> {
    pub filled: &'a Filled,
    /// The page's text, with what is no words of it, and what only answers,
    /// blanked out.
    pub spoken: &'a str,
    pub paragraphs: &'a Paragraphs,
    pub answers: &'a Answers,
    /// Questions with their answers, and votes: what is said in one of them
    /// counts for all of it.
    pub units: &'a [Range<usize>],
    pub programs: &'a [Program],
}

impl Agreement<'_> {
    pub fn check(&self) -> Found {
        let mut found = self.answers.uneven.clone();
        for question in &self.filled.asked {
            let what = self
                .is_named(question)
                .or_else(|| self.is_nearest(question))
                .or_else(|| self.is_default(question))
                .or_else(|| self.is_of_command(question));
            found.extend(what.map(|what| (question.place.start, what)));
        }
        found
    }

    fn around(&self, question: &Question) -> Range<usize> {
        self.paragraphs.around(question.place.start)
    }

    /// The command that an answer of "Try it" belongs to.
    fn command(&self, question: &Question) -> &str {
        let command = self.answers.command_of(question.place.start);
        command.map_or("", |command| &self.spoken[command])
    }

    /// Whatever a question asks with is named in its paragraph, or in the
    /// command that it answers.
    fn is_named(&self, question: &Question) -> Option<String> {
        let words = &self.spoken[self.around(question)];
        let unit =
            self.units.iter().find(|unit| unit.contains(&question.place.start));
        let unit = unit.map_or("", |unit| &self.spoken[unit.clone()]);
        let words = format!("{words} {unit} {}", self.command(question));
        let numbers: Vec<f64> =
            find_named(&words).iter().map(|(_, n)| n.abs()).collect();
        let simple = words.to_lowercase().replace(", ", "");
        let is_named = |choice: &&Choice| {
            let asked = choice.numbers();
            if !asked.is_empty() {
                return asked.iter().all(|n| numbers.contains(&n.abs()));
            }
            let name = match &*choice.given {
                "" => &choice.option,
                given => given,
            };
            simple.contains(&name.to_lowercase())
        };
        let hidden = question.options.iter().find(|c| !is_named(c))?;
        let Choice { option, given } = hidden;
        Some(format!(
            "a value is asked for with --{option} {given}, which its \
             paragraph does not name"
        ))
    }

    /// Of several numbers that an option is given in a paragraph, the one that
    /// stands next to an answer is the one that it was asked with: the last
    /// one before it, or the first one after it in its sentence. Or a sentence
    /// lists them in the order of its answers.
    fn is_nearest(&self, question: &Question) -> Option<String> {
        let around = self.around(question);
        let sentence = self.sentence(&around, question.place.start);
        let here = self.filled.asked.iter();
        let here = here.filter(|q| around.contains(&q.place.start));
        let here: Vec<&Question> =
            here.filter(|q| q.program == question.program).collect();
        if question.is_claim {
            return None;
        }
        for Choice { option, .. } in &question.options {
            let number = |q: &Question| match q.given(option)?.parse::<f64>() {
                Ok(number) => Some(number.abs()),
                Err(_) => None,
            };
            let Some(own) = number(question) else { continue };
            let all: Vec<f64> = here.iter().filter_map(|q| number(q)).collect();
            if all.iter().all(|n| *n == own) {
                continue;
            }
            let named = find_named(&self.spoken[around.clone()]);
            let named: Vec<(usize, f64)> = named
                .into_iter()
                .map(|(place, n)| (around.start + place.start, n.abs()))
                .filter(|(_, n)| all.contains(n))
                .collect();
            let place = question.place.start;
            let before = named.iter().rev().find(|(at, _)| *at < place);
            let after = named
                .iter()
                .find(|(at, _)| *at > place && sentence.contains(at));
            let is_own = |near: Option<&(usize, f64)>| {
                near.is_some_and(|(_, n)| *n == own)
            };
            let listed = named.iter().filter(|(at, _)| sentence.contains(at));
            let listed: Vec<f64> = listed.map(|(_, n)| *n).collect();
            let asked = here
                .iter()
                .filter(|q| sentence.contains(&q.place.start) && !q.is_claim);
            let asked: Vec<f64> = asked.filter_map(|q| number(q)).collect();
            if !is_own(before) && !is_own(after) && listed != asked {
                return Some(format!(
                    "this was asked with --{option} {own}, and another value \
                     of it stands next to the answer"
                ));
            }
        }
        None
    }

    /// What follows λ = 0.5 asks with it, if the answer depends on it.
    fn is_default(&self, question: &Question) -> Option<String> {
        let program = self.program(question)?;
        if program.has_parameter(&question.name) || question.is_claim {
            return None;
        }
        let asked = question.words();
        let with = |more: &str| (program.ask)(&format!("{asked}{more}"));
        let around = self.around(question);
        let sentence = self.sentence(&around, question.place.start);
        // What a paragraph has said holds to its end; what a sentence says
        // holds in all of it.
        let read = around.start..sentence.end;
        let typed = find_typed(&self.spoken[read.clone()]);
        let typed = typed.into_iter().map(|typed| Typed {
            place: typed.place.start + read.start..typed.place.end + read.start,
            ..typed
        });
        for (parameter, default) in &program.defaults {
            if question.given(parameter).is_some() {
                continue;
            }
            let mut said =
                typed.clone().filter(|t| t.of.as_ref() == Some(parameter));
            let first = said.clone().next();
            let last =
                said.rfind(|typed| typed.place.start < question.place.start);
            let Some(said) = last.or(first) else { continue };
            let option = parameter.replace('_', "-");
            let other = format!(" --{option} {}", said.number);
            if said.number != *default && with(&other) != with("") {
                return Some(format!(
                    "the sentence says {parameter} = {}, and this was asked \
                     with the default, {default}",
                    said.number
                ));
            }
        }
        None
    }

    /// An answer of "Try it" asks with the options of its command; one without
    /// any is there to be compared with.
    fn is_of_command(&self, question: &Question) -> Option<String> {
        let program = self.program(question)?;
        let commands = self.command(question);
        let start = format!("cargo run --bin {}", question.program);
        let of_program = |all: Vec<Choice>| -> Vec<Choice> {
            let mut all = all;
            all.retain(|choice| program.has_parameter(&choice.option));
            all.sort_by(|a, b| a.option.cmp(&b.option));
            all
        };
        let commands: Vec<Vec<Choice>> = commands
            .split('`')
            .filter_map(|code| code.strip_prefix(&*start)?.split_once("-- "))
            .map(|(_, options)| of_program(choices(options)))
            .collect();
        let own = of_program(question.options.clone());
        if program.has_parameter(&question.name) {
            return None;
        }
        if commands.is_empty() || commands.contains(&own) {
            return None;
        }
        let item = self.answers.answer_of(question.place.start)?;
        let mut others = self.filled.asked.iter().filter(|other| {
            other.name == question.name && item.contains(&other.place.start)
        });
        let is_compared = own.is_empty()
            && others.any(|other| {
                commands.contains(&of_program(other.options.clone()))
            });
        (!is_compared).then(|| {
            "this answer was asked with other options than those of its \
             command"
                .to_owned()
        })
    }

    fn program(&self, question: &Question) -> Option<&Program> {
        self.programs.iter().find(|it| it.name == question.program)
    }

    /// The sentence of a paragraph around a place.
    fn sentence(&self, around: &Range<usize>, place: usize) -> Range<usize> {
        sentence(self.spoken, around, place)
    }
}

/// The sentence of a paragraph around a place.
pub(crate) fn sentence(
    text: &str,
    around: &Range<usize>,
    place: usize,
) -> Range<usize> {
    let is_end = |(at, sign): &(usize, char)| {
        ".?!:;".contains(*sign)
            && text[at + 1..].starts_with(char::is_whitespace)
    };
    let before = text[around.start..place].char_indices();
    let mut ends = before.map(|(at, c)| (around.start + at, c)).filter(is_end);
    let start = ends.next_back().map_or(around.start, |(at, _)| at + 1);
    let after = text[place..around.end].char_indices();
    let mut ends = after.map(|(at, c)| (place + at, c)).filter(is_end);
    start..ends.next().map_or(around.end, |(at, _)| at + 1)
}

/// Ranges of numbers that run the wrong way: upwards, unless the sentence says
/// that something falls.
pub(crate) fn wrong_ranges(text: &str, paragraphs: &Paragraphs) -> Found {
    const FALLING: [&str; 5] = ["falls", "down", "drops", "shrinks", "fell"];
    let named = find_named(text);
    let pairs = named.windows(2).filter_map(|pair| {
        let [(a, first), (b, second)] = pair else { return None };
        let between = text[a.end..b.start].trim_matches(|c: char| {
            c.is_whitespace() || "$\u{2212}-".contains(c)
        });
        let around = paragraphs.around(a.start);
        let sentence = sentence(text, &around, a.start);
        let before = text[sentence.start..a.start].trim_end();
        let is_range = match between {
            // λ = 0.5 to something is no range.
            "to" => !before.ends_with('=') || before.contains("from "),
            "and" => before
                .trim_end_matches(['$', '\u{2212}', '-'])
                .trim_end()
                .ends_with("between"),
            _ => false,
        };
        let falls = FALLING.iter().any(|word| before.contains(word));
        let is_wrong = is_range && first != second && falls == (first < second);
        is_wrong.then(|| {
            let way = if falls { "upwards" } else { "downwards" };
            (a.start, format!("this range runs {way}"))
        })
    });
    pairs.collect()
}
