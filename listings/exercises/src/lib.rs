//! The exercises of the book: tasks, solutions, and the mistakes that people
//! make.
//!
//! **A mistake is a function.** An exercise is a text in Markdown: what is
//! asked, and what is told to whoever makes a mistake. Beside it stand, in
//! Rust, functions for what is right and for what each mistake gives. From
//! both come the task on the page, the checks that a reader runs, what a wrong
//! answer on paper is told, other numbers for each student, and the grade.
//!
//! An exercise is of one of three kinds: [`Paper`], whose answers are numbers
//! or words to choose; [`Code`], one function to write; and [`Words`], a few
//! sentences that somebody reads.

mod answer;
mod argument;
mod checks;
mod code;
mod data;
mod draw;
#[cfg(test)]
mod faults;
mod numbers;
mod own;
mod paper;
mod points;
mod prelude;
mod read;
pub mod runner;
#[cfg(test)]
mod search;
mod text;
mod words;

mod chapter1;
mod chapter10;
mod chapter11;
mod chapter12;
mod chapter2;
mod chapter3;
mod chapter4;
mod chapter5;
mod chapter6;
mod chapter7;
mod chapter8;
mod chapter9;
mod predict;

pub use answer::Answer;
pub use checks::{Check, Checks, Judgement};
pub use code::Code;
pub use draw::Draw;
pub use numbers::Numbers;
pub use paper::{Paper, Part, Sheet, Verdict};

pub use words::Words;

/// The text of [`runner`], for the hand-out.
pub const RUNNER: &str = include_str!("runner.rs");

/// One exercise.
pub struct Exercise {
    /// Chapter and place: `5.1`; of those to predict, `P.1`.
    pub number: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// How long it takes.
    pub minutes: u32,
    /// What it trains, to stand after "you".
    pub trains: &'static str,
    /// The position of a slider that helps, `chapter5.html#chapter5-sums=1`, a
    /// run in the page, `chapter5.html#run=chapter5+--weight+0.75`, or a
    /// heading.
    pub see: &'static str,
    /// The points that a teacher gives for it, if not the usual ones.
    pub worth: Option<u32>,
    /// What is to be done.
    pub work: Work,
}

/// What is to be done in an exercise.
pub enum Work {
    /// Answers on paper, or typed into the page.
    Paper(Paper),
    /// A function to write.
    Code(Code),
    /// A few sentences.
    Words(Words),
}

impl Exercise {
    /// Whether it is done in Rust, and not on paper or in words.
    pub fn is_code(&self) -> bool {
        matches!(self.work, Work::Code(_))
    }

    /// The name of its file: `5_2.rs`.
    pub fn file(&self) -> String {
        format!("{}.rs", self.number.replace('.', "_"))
    }

    /// The file that a reader gets, with the checks of the page; none if it
    /// asks for no Rust.
    pub fn starter(&self) -> Option<String> {
        let Work::Code(code) = &self.work else { return None };
        let heading = format!("// {} {}\n", self.number, self.title);
        Some(code.program(&(heading + &code.starter), code.page()))
    }

    /// The page at whose end it stands: `chapter5`, or `predict`.
    pub fn page(&self) -> String {
        match self.number.split('.').next().unwrap_or_default() {
            "P" => "predict".to_owned(),
            chapter => format!("chapter{chapter}"),
        }
    }

    /// The most points that it gives: what the teacher says, or one for each
    /// part or check, and what the rubric of an open question says.
    pub fn points(&self) -> u32 {
        self.worth.unwrap_or_else(|| self.usual_points())
    }

    fn usual_points(&self) -> u32 {
        match &self.work {
            Work::Paper(paper) => paper.page().parts.len() as u32,
            Work::Code(code) => code.page().checks.len() as u32,
            Work::Words(words) => words.points(),
        }
    }
}

/// All exercises, in the order of the book.
///
/// # Panics
/// If the text of one and its formulas do not fit; the message says where.
pub fn exercises() -> Vec<Exercise> {
    read_all().unwrap_or_else(|fault| panic!("{fault}"))
}

/// All exercises, for whoever writes them.
///
/// # Errors
/// If the text of one and its formulas do not fit; the message says where.
pub fn read_all() -> Result<Vec<Exercise>, String> {
    let chapters = [
        chapter1::exercises,
        chapter2::exercises,
        chapter3::exercises,
        chapter4::exercises,
        chapter5::exercises,
        chapter6::exercises,
        chapter7::exercises,
        chapter8::exercises,
        chapter9::exercises,
        chapter10::exercises,
        chapter11::exercises,
        chapter12::exercises,
        predict::exercises,
    ];
    chapters.into_iter().flat_map(|chapter| chapter()).collect()
}
