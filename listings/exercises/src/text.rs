//! Reads the Markdown in which an exercise is written. Its form is strict, so
//! that a slip of the pen is an error with its file and line:
//!
//! ```text
//! # 4.4 How steep?
//!
//! minutes: 3
//! trains: not take the height of a price for its slope
//! see: chapter4.html#chapter4-slopes
//! lambda: 3; 2 to 9 by 0.5
//! weight: 0.25; 0.125, 0.25, 0.75
//!
//! What is given: {lambda} is the number of this name, on the page 3, and in a
//! variant one of the others. A name may be that of a formula, too.
//!
//! ## (a)
//!
//! What is asked.
//!
//! Right: slope
//!
//! - height — What whoever gives the height is told.
//! - 1, 0.5 — What whoever gives these two numbers is told.
//! - "never" — What whoever chooses this word is told.
//! ```

use crate::{Answer, Exercise, Work};
use std::path::Path;

/// What the formulas of an exercise give, by their names.
pub(crate) type Formulas = Vec<(&'static str, Answer)>;

/// An exercise, or what is wrong in its files, and where.
pub(crate) type Made = Result<Exercise, String>;

/// A text, and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    pub text: &'static str,
    pub name: &'static str,
    /// The Rust file that asks for it, which lies in the same folder.
    pub file: &'static str,
    pub line: u32,
    /// The name of the Rust file with the formulas, if that is another.
    pub rust: Option<&'static str>,
}

/// The Markdown file that lies beside the Rust file, or the one of a module.
macro_rules! text {
    ($name:literal) => {
        crate::text::text!($name, None)
    };
    ($name:ident) => {
        crate::text::text!(
            concat!(stringify!($name), ".md"),
            Some(concat!(stringify!($name), ".rs"))
        )
    };
    ($name:expr, $rust:expr) => {
        crate::text::Source {
            text: include_str!($name),
            name: $name,
            file: file!(),
            line: line!(),
            rust: $rust,
        }
    };
}
pub(crate) use text;

/// The text of an exercise.
pub(crate) struct Text {
    pub source: Source,
    pub number: &'static str,
    pub title: &'static str,
    pub minutes: u32,
    pub trains: &'static str,
    pub see: &'static str,
    pub given: Vec<Given>,
    /// What stands above the first `##`.
    pub task: Section,
    pub sections: Vec<Section>,
    /// The names of formulas, and the lines on which they stand.
    pub names: Vec<(usize, &'static str)>,
}

/// A number with a name: on the page, and what it may be elsewhere.
pub(crate) struct Given {
    pub name: &'static str,
    pub page: f64,
    pub others: Vec<f64>,
}

/// What stands below one heading.
#[derive(Default)]
pub(crate) struct Section {
    pub line: usize,
    pub heading: &'static str,
    /// Paragraphs, each on one line.
    pub words: String,
    pub right: Option<Said>,
    pub items: Vec<Item>,
}

/// `- said — told`.
pub(crate) struct Item {
    pub line: usize,
    pub said: Said,
    pub told: String,
}

/// An answer as the text writes it.
#[derive(Clone, PartialEq)]
pub(crate) enum Said {
    /// What the formula of this name gives.
    Name(&'static str),
    Numbers(Vec<f64>),
    Words(&'static str),
}

impl Given {
    fn read(text: &'static str) -> Option<Given> {
        let (name, numbers) = text.split_once(": ")?;
        let (page, others) = numbers.split_once("; ")?;
        let others = match others.split_once(" by ") {
            None => read_numbers(others, ", ")?,
            Some((ends, step)) => {
                let ends = read_numbers(ends, " to ")?;
                let [from, to] = ends[..] else { return None };
                let step = read_number(step)?;
                let steps = ((to - from) / step).round();
                let exact = |number: f64| (number * 1e9).round() / 1e9;
                let number = |i| exact(from + f64::from(i) * step);
                let is_range = (1.0..1e4).contains(&steps);
                if !is_range || number(steps as u32) != to {
                    return None;
                }
                (0..=steps as u32).map(number).collect()
            }
        };
        Some(Given { name, page: read_number(page)?, others })
    }
}

fn read_number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn read_numbers(text: &str, between: &str) -> Option<Vec<f64>> {
    text.split(between).map(read_number).collect()
}

impl Source {
    /// What is wrong on a line of the text.
    pub fn fault(&self, line: usize, what: &str) -> String {
        let file = Path::new(self.file).with_file_name(self.name);
        format!("{}:{line}: {what}", file.display())
    }

    /// What is wrong in the Rust file.
    pub fn fault_in_rust(&self, what: &str) -> String {
        match self.rust {
            Some(_) => format!("{}: {what}", self.rust()),
            None => format!("{}:{}: {what}", self.file, self.line),
        }
    }

    /// Where the formulas are.
    pub fn rust(&self) -> String {
        let Some(name) = self.rust else { return self.file.to_owned() };
        Path::new(self.file).with_file_name(name).display().to_string()
    }
}

impl Text {
    pub fn read(source: Source) -> Result<Text, String> {
        let lines: Vec<&str> = source.text.lines().collect();
        let start = |place: usize, start: &str| {
            let line = lines.get(place).and_then(|it| it.strip_prefix(start));
            let what = format!("write `{start}…` here");
            line.ok_or_else(|| source.fault(place + 1, &what))
        };
        let heading = start(0, "# ")?.split_once(' ');
        let (number, title) = heading
            .ok_or_else(|| source.fault(1, "write `# NUMBER TITLE` here"))?;
        let minutes = start(2, "minutes: ")?.parse();
        let minutes = minutes
            .map_err(|_| source.fault(3, "write a whole number of minutes"))?;
        let (trains, see) = (start(3, "trains: ")?, start(4, "see: ")?);
        let of_numbers = lines.iter().skip(5).take_while(|it| !it.is_empty());
        let given = (6..).zip(of_numbers).map(|(line, text)| {
            let what = "write `NAME: 3; 2 to 9 by 0.5`, or `NAME: 3; 2, 3, 9`";
            Given::read(text).ok_or_else(|| source.fault(line, what))
        });
        let given = given.collect::<Result<Vec<_>, _>>()?;
        let words = 5 + given.len();
        let mut text = Text {
            source,
            number,
            title,
            minutes,
            trains,
            see,
            given,
            task: Section::default(),
            sections: vec![],
            names: vec![],
        };
        for (place, line) in lines.iter().enumerate().skip(words) {
            let is_new = lines[place - 1].is_empty();
            let fault = |what: String| source.fault(place + 1, &what);
            text.add(place + 1, line, is_new).map_err(fault)?;
        }
        text.refuse_words_twice()?;
        Ok(text)
    }

    /// Reads one more line; `is_new` if the line before is empty.
    fn add(
        &mut self,
        line: usize,
        text: &'static str,
        is_new: bool,
    ) -> Result<(), String> {
        if text.matches('{').count() != text.matches('}').count() {
            return Err("each `{` needs its `}` on the same line".to_owned());
        }
        if let Some(heading) = text.strip_prefix("## ") {
            let section = Section { line, heading, ..Section::default() };
            self.sections.push(section);
        } else if let Some(said) = text.strip_prefix("Right: ") {
            let said = self.read_said(line, said)?;
            if self.last().right.replace(said).is_some() {
                return Err("one answer is right already".to_owned());
            }
        } else if let Some(item) = text.strip_prefix("- ") {
            let parts = item.split_once(" — ");
            let Some((said, told)) = parts.filter(|it| !it.1.is_empty()) else {
                return Err("write `- ANSWER — what it is told`".to_owned());
            };
            let said = self.read_said(line, said)?;
            let item = Item { line, said, told: check_told(told)?.to_owned() };
            self.last().items.push(item);
        } else if let Some(rest) = text.strip_prefix("  ") {
            let Some(item) = self.last().items.last_mut() else {
                return Err("two spaces go on with a line `- …`".to_owned());
            };
            item.told += " ";
            item.told += check_told(rest)?;
        } else if !text.is_empty() {
            self.names.extend(find_names(text).map(|name| (line, name)));
            let section = self.last();
            if section.right.is_some() || !section.items.is_empty() {
                let what = "go on with two spaces, or with a line `- …`";
                return Err(what.to_owned());
            }
            section.words += match (&*section.words, is_new) {
                ("", _) => "",
                (_, true) => "\n\n",
                (_, false) => " ",
            };
            section.words += text;
        }
        Ok(())
    }

    /// Whoever is told something shall know which mistake it was.
    fn refuse_words_twice(&self) -> Result<(), String> {
        let sections = self.sections.iter().chain([&self.task]);
        let mut items = sections.flat_map(|section| &section.items);
        while let Some(item) = items.next() {
            if let Some(again) = items.clone().find(|it| it.told == item.told) {
                let what = format!("this is told on line {}, too", item.line);
                return Err(self.source.fault(again.line, &what));
            }
        }
        Ok(())
    }

    fn last(&mut self) -> &mut Section {
        self.sections.last_mut().unwrap_or(&mut self.task)
    }

    fn read_said(
        &mut self,
        line: usize,
        said: &'static str,
    ) -> Result<Said, String> {
        let is_of_name =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if said.starts_with(|c: char| c.is_ascii_lowercase())
            && said.chars().all(is_of_name)
        {
            self.names.push((line, said));
            return Ok(Said::Name(said));
        }
        if let Some(words) = said.strip_prefix('"')
            && let Some(words) = words.strip_suffix('"')
        {
            self.names.extend(find_names(words).map(|name| (line, name)));
            return Ok(Said::Words(words));
        }
        read_numbers(said, ", ").map(Said::Numbers).ok_or_else(|| {
            let what = "is no name of a formula, no number, and not \"words\"";
            format!("`{said}` {what}")
        })
    }

    /// Whether the text and the formulas know the same names.
    pub fn check_names(&self, formulas: &Formulas) -> Result<(), String> {
        let given = (6..).zip(self.given.iter().map(|given| given.name));
        for (line, used) in given.chain(self.names.iter().copied()) {
            if !formulas.iter().any(|(name, _)| *name == used) {
                let known = formulas.iter().map(|it| it.0).collect::<Vec<_>>();
                let known = known.join(", ");
                let what =
                    format!("no formula is called `{used}`; there are {known}");
                return Err(self.source.fault(line, &what));
            }
        }
        for (place, (name, _)) in formulas.iter().enumerate() {
            // A given number may be told by one computed from it.
            let mut given = self.given.iter().map(|given| given.name);
            let is_used = self.names.iter().any(|(_, used)| used == name)
                || given.any(|given| given == *name);
            if !is_used {
                let what =
                    format!("{} does not use `{name}`", self.source.name);
                return Err(self.source.fault_in_rust(&what));
            }
            if formulas[..place].iter().any(|(other, _)| other == name) {
                let what = format!("two formulas are called `{name}`");
                return Err(self.source.fault_in_rust(&what));
            }
        }
        Ok(())
    }

    pub fn make_exercise(&self, work: Work) -> Exercise {
        let Text { number, title, minutes, trains, see, .. } = *self;
        Exercise { number, title, minutes, trains, see, worth: None, work }
    }
}

/// What is told is the same on all variants.
fn check_told(text: &str) -> Result<&str, String> {
    let what = "what is told has no formulas in it";
    if text.contains('{') { Err(what.to_owned()) } else { Ok(text) }
}

/// The names between braces.
fn find_names(words: &str) -> impl Iterator<Item = &str> {
    let pieces = words.split('{').skip(1);
    pieces.map(|piece| piece.split('}').next().unwrap_or_default())
}

/// The words with what the formulas give in place of their names.
pub(crate) fn fill(words: &str, formulas: &Formulas) -> String {
    find_names(words).fold(words.to_owned(), |text, name| {
        let given = find(name, formulas).to_string();
        text.replace(&format!("{{{name}}}"), &given)
    })
}

/// The answer that a text writes.
pub(crate) fn evaluate(said: &Said, formulas: &Formulas) -> Answer {
    match said {
        Said::Name(name) => find(name, formulas).clone(),
        Said::Numbers(numbers) => Answer::Numbers(numbers.clone()),
        Said::Words(words) => Answer::Word(fill(words, formulas)),
    }
}

/// What a formula gives; [`Text::fits`] has seen that there is one.
fn find<'a>(name: &str, formulas: &'a Formulas) -> &'a Answer {
    let found = formulas.iter().find(|(known, _)| *known == name);
    &found.expect("a formula of this name").1
}
