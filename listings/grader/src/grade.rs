use crate::{Answers, Submission, Variants};
use exercises::runner::{self, Outcome};
use exercises::{Code, Exercise, Verdict, Work};
use std::fmt::Write as _;

/// What a submission is worth, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The student.
    pub student: String,
    /// One for each exercise.
    pub tasks: Vec<Task>,
}

/// What an exercise of a submission is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// `5.1`.
    pub number: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where to look: `chapter5.html#chapter5-sums=1`.
    pub see: &'static str,
    /// What each part or check is worth. None for an open question, which
    /// somebody reads.
    pub lines: Vec<Line>,
    /// What there is to say besides: a mistake by name, the compiler's error,
    /// or the text of an open question.
    pub says: String,
    /// The points that somebody else gives, at most.
    pub by_hand: u32,
}

/// One part of an exercise on paper, or one check; it is worth one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was asked, and what was answered.
    pub what: String,
    /// Whether it is right.
    pub is_right: bool,
}

impl Task {
    /// The points.
    pub fn points(&self) -> u32 {
        self.lines.iter().filter(|line| line.is_right).count() as u32
    }

    /// The most points, but for those by hand.
    pub fn most(&self) -> u32 {
        self.lines.len() as u32
    }
}

impl Grade {
    /// Grades a submission.
    ///
    /// # Errors
    /// When there is no compiler, or no folder for temporary files. Nothing
    /// that a student writes is an error here.
    pub fn of(
        submission: &Submission,
        exercises: &[Exercise],
        variants: &Variants,
    ) -> Result<Self, String> {
        let answers = submission.files.get("answers.txt");
        let answers = answers.map_or("", String::as_str);
        let answers = Answers::read(answers, exercises);
        let student = &submission.student;
        let task = |exercise: &Exercise| {
            let number = exercise.number;
            let mut by_hand = 0;
            let (lines, says) = match &exercise.work {
                Work::Code(code) => {
                    let file = submission.files.get(&exercise.file());
                    let table = variants.table(code, number, student);
                    code_lines(code, &table, file)?
                }
                Work::Paper(paper) => {
                    let sheet = variants.sheet(paper, number, student);
                    (paper_lines(&sheet, number, &answers), String::new())
                }
                Work::Words(words) => {
                    by_hand = words.points();
                    let text = answers.to(number).unwrap_or("no answer");
                    (vec![], text.to_owned())
                }
            };
            let Exercise { title, see, .. } = *exercise;
            Ok(Task { number, title, see, lines, says, by_hand })
        };
        let tasks: Result<Vec<Task>, String> =
            exercises.iter().map(task).collect();
        Ok(Grade { student: student.clone(), tasks: tasks? })
    }

    /// The points of all exercises.
    pub fn points(&self) -> u32 {
        self.tasks.iter().map(Task::points).sum()
    }

    /// The most points, but for those by hand.
    pub fn most(&self) -> u32 {
        self.tasks.iter().map(Task::most).sum()
    }

    /// The points that somebody else gives, at most.
    pub fn by_hand(&self) -> u32 {
        self.tasks.iter().map(|task| task.by_hand).sum()
    }

    /// What the student reads. `book` is where the book's pages are.
    pub fn report(&self, book: &str) -> String {
        let mut text = format!("{}\n", self.student);
        for task in &self.tasks {
            let points = task.score();
            let _ = write!(
                text,
                "\n{} {}: {points}\n{}",
                task.number,
                task.title,
                task.text(book)
            );
        }
        let (points, most) = (self.points(), self.most());
        let _ = writeln!(text, "\nTogether: {points} of {most} points");
        if self.by_hand() > 0 {
            let _ = writeln!(text, "and up to {} by hand", self.by_hand());
        }
        text
    }
}

impl Task {
    /// `4 of 5 points`.
    pub fn score(&self) -> String {
        match self.by_hand {
            0 => format!("{} of {} points", self.points(), self.most()),
            most => format!("up to {most} points, by hand"),
        }
    }

    /// Line by line; what is not all right says where to look.
    pub fn text(&self, book: &str) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let verdict = if line.is_right { "ok" } else { "NO" };
            let _ = writeln!(text, "  {verdict}  {}", line.what);
        }
        for line in self.says.lines() {
            let _ = writeln!(text, "  {line}");
        }
        if self.points() < self.most() {
            let _ = writeln!(text, "  Look at {book}{}", self.see);
        }
        text
    }
}

/// Each part of an exercise on paper.
fn paper_lines(
    sheet: &exercises::Sheet,
    number: &str,
    answers: &Answers,
) -> Vec<Line> {
    let line = |(letter, part): (char, &exercises::Part)| {
        let given = answers.to(&format!("{number}{letter}"));
        let verdict = given.map(|given| part.verdict(given));
        let says = verdict.map_or("no answer".into(), |it| it.says());
        let given = given.map(|given| format!("{given}: ")).unwrap_or_default();
        Line {
            what: format!("({letter}) {given}{says}"),
            is_right: verdict == Some(Verdict::Right),
        }
    };
    ('a'..).zip(&sheet.parts).map(line).collect()
}

/// Each check of a function, and what else there is to say.
fn code_lines(
    code: &Code,
    table: &exercises::Table,
    file: Option<&String>,
) -> Result<(Vec<Line>, String), String> {
    let Some(file) = file else {
        let line =
            |_| Line { what: "nothing handed in".into(), is_right: false };
        return Ok((table.checks.iter().map(line).collect(), String::new()));
    };
    let program = code.program(&Code::own_part(file), table);
    let Outcome { said, passed } = runner::check(&program)?;
    if passed.len() != table.checks.len() {
        let line = |_| Line { what: "not run".into(), is_right: false };
        return Ok((table.checks.iter().map(line).collect(), said));
    }
    let (checks, rest): (Vec<&str>, Vec<&str>) = said
        .lines()
        .partition(|line| line.starts_with("ok  ") || line.starts_with("NO  "));
    let lines = checks.iter().zip(&passed).map(|(line, is_right)| Line {
        what: line[4..].to_owned(),
        is_right: *is_right,
    });
    Ok((lines.collect(), rest.join("\n")))
}
