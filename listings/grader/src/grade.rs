use crate::sandbox::{self, Outcome};
use crate::{Answers, Submission, Variants};
use exercises::{Checks, Code, Exercise, Part, Sheet, Verdict, Work};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a submission is worth, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The student.
    pub student: String,
    /// One for each exercise.
    pub tasks: Vec<Task>,
    /// What was not read, a named file or a folder, and why.
    pub unread: BTreeMap<String, String>,
}

/// What an exercise of a submission is worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Why this machine could not grade it, if it could not.
    pub failure: Option<String>,
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

impl Grade {
    /// Grades a submission. Nothing that a student writes is an error here, and
    /// what is one of this machine's stands at its [task](Task::failure).
    pub fn of(
        submission: &Submission,
        exercises: &[Exercise],
        variants: &Variants,
    ) -> Self {
        let answers = submission.files.get("answers.txt");
        let answers = answers.map_or("", String::as_str);
        let answers = Answers::read(answers, exercises);
        let student = &submission.student;
        let mut unread = submission.unread.clone();
        let tasks = exercises.iter().map(|exercise| {
            let Exercise { number, title, see, .. } = *exercise;
            let empty = Task { number, title, see, ..Task::default() };
            match &exercise.work {
                Work::Code(code) => {
                    let checks = variants.pick(&code.checks, number, student);
                    let name = &exercise.file();
                    grade_code(code, &checks, name, submission, empty)
                }
                Work::Paper(paper) => {
                    let sheet = variants.pick(paper, number, student);
                    if answers.have_other_numbers(exercise, &sheet) {
                        let why = "the task has other numbers than this \
                                   student's: another --secret, or another \
                                   name?";
                        let what = format!("{number} in answers.txt");
                        unread.insert(what, why.to_owned());
                    }
                    let lines = grade_paper(&sheet, number, &answers);
                    Task { lines, ..empty }
                }
                Work::Words(words) => {
                    let says = answers.get(number).unwrap_or("no answer");
                    let (says, by_hand) = (says.to_owned(), words.points());
                    Task { says, by_hand, ..empty }
                }
            }
        });
        let tasks = tasks.collect();
        Grade { student: student.clone(), tasks, unread }
    }

    /// Why this machine could not grade all of it, if it could not.
    pub fn failure(&self) -> Option<&str> {
        self.tasks.iter().find_map(|task| task.failure.as_deref())
    }

    /// What was not read, a line each.
    pub fn notes(&self) -> String {
        let mut notes = String::new();
        for (name, why) in &self.unread {
            let _ = writeln!(notes, "not read: {name}: {why}");
        }
        notes
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
        let mut text = format!("{}\n{}", self.student, self.notes());
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

/// Each part of an exercise on paper.
fn grade_paper(sheet: &Sheet, number: &str, answers: &Answers) -> Vec<Line> {
    let line = |(letter, part): (char, &Part)| {
        let given = answers.get(&format!("{number}{letter}"));
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
fn grade_code(
    code: &Code,
    checks: &Checks,
    name: &str,
    submission: &Submission,
    empty: Task,
) -> Task {
    let none = |what: &str, says: String| {
        let line = |_| Line { what: what.to_owned(), is_right: false };
        let lines = checks.checks.iter().map(line).collect();
        Task { lines, says, ..empty.clone() }
    };
    let Some(file) = submission.files.get(name) else {
        return match submission.unread.get(name) {
            Some(why) => none("not run", format!("{name} is not read: {why}")),
            None => none("nothing handed in", String::new()),
        };
    };
    let program = code.questions(file, checks);
    match sandbox::run(&program, checks.checks.len()) {
        Err(failure) => Task {
            failure: Some(failure.clone()),
            ..none("not run", format!("could not be graded: {failure}"))
        },
        Ok(Outcome::NoProgram(why)) => none("not run", why),
        Ok(Outcome::Answers(answers)) => {
            let judgement = checks.judge(&answers);
            let line = |(what, is_right)| Line { what, is_right };
            let lines = judgement.checks.into_iter().map(line).collect();
            Task { lines, says: judgement.mistakes.join("\n"), ..empty }
        }
    }
}
