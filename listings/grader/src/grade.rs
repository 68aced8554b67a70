use crate::sandbox::{self, Outcome, Program};
use crate::{Answers, Submission, Variants};
use exercises::{Checks, Code, Exercise, Part, Sheet, Verdict, Work};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a submission is worth, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a remark of its own, and any may go with any"
)]
pub struct Grade {
    /// The student.
    pub student: String,
    /// One for each exercise.
    pub tasks: Vec<Task>,
    /// What is not graded, a file or a line of one, and why.
    pub ungraded: BTreeMap<String, String>,
    /// Whether the platform says that it came late.
    pub late: bool,
    /// Whether there is nothing to grade.
    pub is_empty: bool,
    /// Whether there is no file of answers, and one is asked for.
    pub has_no_answers: bool,
    /// Whether the list of the class does not name the student.
    pub is_unlisted: bool,
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
    /// The mistakes in it that have a name: the part or check, and what
    /// whoever made it is told.
    pub mistakes: Vec<(String, String)>,
    /// The points that it is worth.
    pub worth: u32,
    /// Whether somebody reads it, and gives the points.
    pub by_hand: bool,
    /// The points that this person gave, if they did.
    pub given: Option<u32>,
    /// Why this machine could not grade it, if it could not.
    pub failure: Option<String>,
}

/// One part of an exercise on paper, or one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was asked, and what was answered.
    pub what: String,
    /// Whether it is right.
    pub is_right: bool,
}

impl Task {
    /// An exercise before it is graded.
    fn blank(exercise: &Exercise) -> Self {
        let Exercise { number, title, see, .. } = *exercise;
        let worth = exercise.points();
        let by_hand = matches!(exercise.work, Work::Words(_));
        Task { number, title, see, worth, by_hand, ..Task::default() }
    }

    /// The points: a share of what it is worth for each right line, in whole
    /// points. All of it stands for what is all right, and only for that.
    pub fn points(&self) -> u32 {
        if self.by_hand {
            return self.given.unwrap_or(0);
        }
        let right = self.lines.iter().filter(|line| line.is_right).count();
        let share = self.worth as usize * right;
        (share / self.lines.len().max(1)) as u32
    }

    /// Whether nobody has said yet what it is worth.
    pub fn is_open(&self) -> bool {
        let is_unread = self.by_hand && self.given.is_none();
        // For no answer there is nothing, and nobody to read it.
        self.failure.is_some() || is_unread && self.says != NO_ANSWER
    }

    /// The most points, but for those by hand.
    pub fn most(&self) -> u32 {
        if self.by_hand { 0 } else { self.worth }
    }

    /// `4 of 5 points`.
    pub fn score(&self) -> String {
        let most = in_points(self.worth);
        if self.by_hand {
            format!("up to {most}, by hand")
        } else {
            format!("{} of {most}", self.points())
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
            let see = self.see;
            let _ = match book {
                "" => writeln!(text, "  Look at {see}, in the book"),
                book => writeln!(text, "  Look at {book}{see}"),
            };
        }
        text
    }
}

impl Grade {
    /// What is known of a submission before it is graded.
    pub fn blank(submission: &Submission, exercises: &[Exercise]) -> Self {
        let student = submission.student.clone();
        let tasks = exercises.iter().map(Task::blank).collect();
        Grade { student, tasks, ..Grade::default() }
    }

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
        let student = submission.name();
        let mut ungraded = submission.ungraded.clone();
        if !answers.unread.is_empty() {
            let lines = answers.unread.join("” and “");
            let why = format!("no question stands in front of “{lines}”");
            ungraded.insert("lines in answers.txt".to_owned(), why);
        }
        let is_missing = !exercises.iter().all(Exercise::is_code)
            && !submission.files.contains_key("answers.txt");
        let is_elsewhere = is_missing && !submission.ungraded.is_empty();
        let mut programs =
            run_programs(submission, student, exercises, variants).into_iter();
        let tasks = exercises.iter().map(|exercise| {
            let number = exercise.number;
            let empty = Task::blank(exercise);
            match &exercise.work {
                Work::Code(code) => {
                    let checks = variants.pick(&code.checks, number, student);
                    let name = &exercise.file();
                    if submission.files.contains_key(name) {
                        let run = programs.next().expect("one for each file");
                        grade_code(&checks, run, empty)
                    } else {
                        grade_nothing(&checks, name, submission, empty)
                    }
                }
                Work::Paper(paper) => {
                    let sheet = variants.pick(paper, number, student);
                    if answers.have_other_numbers(exercise, &sheet) {
                        let what = format!("{number} in answers.txt");
                        ungraded.insert(what, OTHER_NUMBERS.to_owned());
                    }
                    let (lines, mistakes) =
                        grade_paper(&sheet, number, &answers);
                    Task { lines, mistakes, ..empty }
                }
                Work::Words(_) => {
                    // Words may stand in a file that nobody has read yet.
                    let none = if is_elsewhere { ELSEWHERE } else { NO_ANSWER };
                    let says = answers.get(number).unwrap_or(none).to_owned();
                    Task { says, ..empty }
                }
            }
        });
        let tasks = tasks.collect();
        Grade {
            student: submission.student.clone(),
            tasks,
            ungraded,
            late: submission.late,
            is_empty: submission.files.is_empty(),
            has_no_answers: is_missing,
            is_unlisted: submission.is_unlisted,
        }
    }

    /// Why this machine could not grade all of it, if it could not.
    pub fn failure(&self) -> Option<&str> {
        self.tasks.iter().find_map(|task| task.failure.as_deref())
    }

    /// What is not graded, a line each.
    pub fn notes(&self) -> String {
        let mut notes = String::new();
        for (name, why) in &self.ungraded {
            let _ = writeln!(notes, "not graded: {name}: {why}");
        }
        notes
    }

    /// What a teacher should know of it, for a table.
    pub fn remarks(&self) -> Vec<String> {
        let mut remarks = vec![];
        if self.is_empty {
            remarks.push("nothing to grade".to_owned());
        }
        if self.is_unlisted {
            remarks.push("not in the list of the class".to_owned());
        }
        if self.late {
            remarks.push("late".to_owned());
        }
        if self.has_no_answers && !self.is_empty {
            remarks.push("no answers.txt".to_owned());
        }
        for task in &self.tasks {
            let says = task.says.lines().next().unwrap_or_default();
            if !task.by_hand && task.lines.iter().all(|it| it.what == NOT_RUN) {
                let says = says.trim_end_matches(':');
                remarks.push(format!("{} {says}", task.number));
            }
            if !self.is_empty
                && task.lines.iter().any(|it| it.what == NOT_THERE)
            {
                remarks.push(format!("no file for {}", task.number));
            }
        }
        remarks
    }

    /// The points of all exercises.
    pub fn points(&self) -> u32 {
        let graded = self.tasks.iter().filter(|task| !task.by_hand);
        graded.map(Task::points).sum()
    }

    /// The most points, but for those by hand.
    pub fn most(&self) -> u32 {
        self.tasks.iter().map(Task::most).sum()
    }

    /// The points that somebody else gives, at most.
    pub fn by_hand(&self) -> u32 {
        let by_hand = self.tasks.iter().filter(|task| task.by_hand);
        by_hand.map(|task| task.worth).sum()
    }

    /// What the student reads. `book` is where the book's pages are.
    pub fn report(&self, book: &str) -> String {
        let late = if self.late { "late\n" } else { "" };
        let mut text = format!("{}\n{late}{}", self.student, self.notes());
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
        let (points, most) = (self.points(), in_points(self.most()));
        let _ = writeln!(text, "\nTogether: {points} of {most}");
        if self.by_hand() > 0 {
            let _ = writeln!(text, "and up to {} by hand", self.by_hand());
        }
        text
    }
}

/// Why an answer may be one to other numbers.
pub const OTHER_NUMBERS: &str = "the task has other numbers than this \
                                 student's: another --secret, or another name?";

/// What stands at a question without one.
const NO_ANSWER: &str = "no answer";

/// What stands there if something was handed in that is not graded.
const ELSEWHERE: &str = "no answer in answers.txt; look at what is not graded";

/// What stands at each check of what is not run.
const NOT_RUN: &str = "not run";

/// What stands at each check of what is not there.
const NOT_THERE: &str = "nothing handed in";

fn in_points(points: u32) -> String {
    base::count(points as usize, "point")
}

/// Each part of an exercise on paper, and the mistakes that have a name.
fn grade_paper(
    sheet: &Sheet,
    number: &str,
    answers: &Answers,
) -> (Vec<Line>, Vec<(String, String)>) {
    let mut mistakes = vec![];
    let line = |(letter, part): (char, &Part)| {
        let place = format!("{number}{letter}");
        let given = answers.get(&place);
        let verdict = given.map(|given| part.verdict(given));
        if let Some(Verdict::Mistake(says)) = verdict {
            mistakes.push((place, says.to_owned()));
        }
        let says = verdict.map_or(NO_ANSWER.into(), |it| it.says());
        let given = given.map(|given| format!("{given}: ")).unwrap_or_default();
        Line {
            what: format!("({letter}) {given}{says}"),
            is_right: verdict == Some(Verdict::Right),
        }
    };
    let lines = ('a'..).zip(&sheet.parts).map(line).collect();
    (lines, mistakes)
}

/// What becomes of each file in Rust, in the order of the exercises. All are
/// compiled as one program, which takes half the time of two; where that
/// cannot be compiled, each is one by itself, and has its own errors.
fn run_programs(
    submission: &Submission,
    student: &str,
    exercises: &[Exercise],
    variants: &Variants,
) -> Vec<Result<Outcome, String>> {
    let mut files = vec![];
    for exercise in exercises {
        if let Work::Code(code) = &exercise.work
            && let Some(text) = submission.files.get(&exercise.file())
        {
            let checks = variants.pick(&code.checks, exercise.number, student);
            files.push((code, checks, text));
        }
    }
    let is_blank =
        |text: &String| Code::own_part(text).chars().all(char::is_whitespace);
    let run = |files: &[(&Code, Checks, &String)]| {
        let all: Vec<(&Code, &Checks, &str)> = files
            .iter()
            .map(|(code, c, text)| (*code, c, text.as_str()))
            .collect();
        let checks = files.iter().map(|(_, it, _)| it.checks.len()).collect();
        sandbox::run(&Program { text: Code::questions(&all), checks })
    };
    if files.len() > 1
        && let Ok(together) = run(&files)
        && !matches!(together[0], Outcome::NoProgram(_))
    {
        return together.into_iter().map(Ok).collect();
    }
    let alone = |file: &(&Code, Checks, &String)| {
        if is_blank(file.2) {
            return Ok(Outcome::NoProgram("the file is empty".to_owned()));
        }
        Ok(run(std::slice::from_ref(file))?.remove(0))
    };
    files.iter().map(alone).collect()
}

/// An exercise in Rust without points, and why.
fn without_points(
    checks: &Checks,
    what: &str,
    says: String,
    empty: Task,
) -> Task {
    let line = |_| Line { what: what.to_owned(), is_right: false };
    let lines = checks.checks.iter().map(line).collect();
    Task { lines, says, ..empty }
}

fn grade_nothing(
    checks: &Checks,
    name: &str,
    submission: &Submission,
    empty: Task,
) -> Task {
    let (what, says) = match submission.ungraded.get(name) {
        Some(why) => (NOT_RUN, format!("{name} is not read: {why}")),
        None => (NOT_THERE, String::new()),
    };
    without_points(checks, what, says, empty)
}

/// Each check of a function, and what else there is to say.
fn grade_code(
    checks: &Checks,
    run: Result<Outcome, String>,
    empty: Task,
) -> Task {
    match run {
        Err(failure) => {
            let says = format!("could not be graded: {failure}");
            let task = without_points(checks, NOT_RUN, says, empty);
            Task { failure: Some(failure), ..task }
        }
        Ok(Outcome::NoProgram(why)) => {
            without_points(checks, NOT_RUN, why, empty)
        }
        Ok(Outcome::Answers(answers)) => {
            let judgement = checks.judge(&answers);
            let line = |(what, is_right)| Line { what, is_right };
            let lines = judgement.checks.into_iter().map(line).collect();
            let says = judgement.mistakes.join("\n");
            let named = |says| (empty.number.to_owned(), says);
            let mistakes = judgement.mistakes.into_iter().map(named).collect();
            Task { lines, says, mistakes, ..empty }
        }
    }
}
