use crate::Variants;
use exercises::{Exercise, Sheet, Work};
use std::collections::BTreeMap;

/// What somebody wrote to the questions on paper, in `answers.txt`: each answer
/// behind its number, `5.1a = 6`. An answer to an open question may have
/// several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<String, String>,
    /// The lines that are nobody's answer: the tasks, each behind its number.
    comments: Vec<(&'static str, String)>,
    /// The lines that could not be read.
    pub(crate) unread: Vec<String>,
}

impl Answers {
    /// Reads a file. A line without a number goes on with the answer to an open
    /// question, and is else not read; one that begins with `#` is nobody's
    /// answer. The lines may be a list, `- 5.1a = 6`. Of two answers to a
    /// question the last one counts, if it is not empty.
    ///
    /// ```
    /// # use grader::{Answers, choose};
    /// let text = "# on paper\n5.1a = 6\r\n5.1 (b): 0,625\n5.3 = Two\nlines.\n";
    /// let answers = Answers::read(text, &choose(&[]).unwrap());
    /// assert_eq!(answers.get("5.1a"), Some("6"));
    /// assert_eq!(answers.get("5.1b"), Some("0,625"));
    /// assert_eq!(answers.get("5.3"), Some("Two\nlines."));
    /// assert_eq!(answers.get("5.1c"), None);
    /// let answers = Answers::read("- 5.1a = 6\n* **5.1b** = 2\n", &choose(&[]).unwrap());
    /// assert_eq!(answers.get("5.1a"), Some("6"));
    /// assert_eq!(answers.get("5.1b"), Some("2"));
    /// let text = "•\t5.1a\t= 6\n1.\u{a0}5.1b = 2\n| 5.1c | |w| |\n";
    /// let answers = Answers::read(text, &choose(&[]).unwrap());
    /// assert_eq!(answers.get("5.1a"), Some("6"));
    /// assert_eq!(answers.get("5.1b"), Some("2"));
    /// assert_eq!(answers.get("5.1c"), Some("|w|"));
    /// let text = "5.1a=.5\n because 2*3\n # mine\n5.1.b = 2\n5.1b = \n\
    ///             5.3: Two\n5.3 is hard.\n5.1 and so on.\n";
    /// let answers = Answers::read(text, &choose(&[]).unwrap());
    /// assert_eq!(answers.get("5.1a"), Some(".5"));
    /// assert_eq!(answers.get("5.1b"), Some("2"));
    /// let words = "Two\n5.3 is hard.\n5.1 and so on.";
    /// assert_eq!(answers.get("5.3"), Some(words));
    /// let text = "5.3: so\n|w| is not |w|\n";
    /// let answers = Answers::read(text, &choose(&[]).unwrap());
    /// assert_eq!(answers.get("5.3"), Some("so\n|w| is not |w|"));
    /// ```
    pub fn read(text: &str, exercises: &[Exercise]) -> Answers {
        let questions: Vec<(String, bool)> =
            exercises.iter().flat_map(questions).collect();
        let mut answers: BTreeMap<String, String> = BTreeMap::new();
        // The open question whose answer may go on, and the task.
        let (mut open, mut task) = (None, "");
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let (mut comments, mut unread) = (vec![], vec![]);
        for line in text.split(['\n', '\r']).map(plain) {
            let line = line.trim();
            let find = |line| {
                let item = without_bullet(line);
                questions.iter().find_map(|(question, is_open)| {
                    let answer = answer_to(question, *is_open, item)?;
                    Some((question, *is_open, answer))
                })
            };
            if let Some(comment) = line.strip_prefix('#') {
                let is_title = |it: &&Exercise| {
                    line == format!("# {} {}", it.number, it.title)
                };
                let title = exercises.iter().find(is_title);
                task = title.map_or(task, |it| it.number);
                // An answer may have been put there by mistake; a title may
                // begin as one: `8.3 A height`.
                match find(comment.trim_start()) {
                    Some((.., answer))
                        if title.is_none() && !answer.is_empty() =>
                    {
                        unread.push(line.to_owned());
                    }
                    _ => comments.push((task, line.to_owned())),
                }
                continue;
            }
            let row = without_bars(line);
            let known = row.as_deref().and_then(find).or_else(|| find(line));
            if let Some((question, is_open, answer)) = known {
                let known = answers.entry(question.clone()).or_default();
                if !answer.is_empty() {
                    answer.clone_into(known);
                }
                // The answer may stand on the next line.
                open = (is_open || answer.is_empty()).then_some(question);
            } else if let Some(answer) = open.and_then(|o| answers.get_mut(o)) {
                *answer = format!("{answer}\n{line}");
            } else if !line.is_empty() {
                unread.push(line.to_owned());
            }
        }
        for answer in answers.values_mut() {
            *answer = answer.trim().to_owned();
        }
        answers.retain(|_, answer| !answer.is_empty());
        Answers { given: answers, comments, unread }
    }

    /// Whether nothing was answered, and nothing else written.
    pub(crate) fn is_empty(&self) -> bool {
        self.given.is_empty() && self.unread.is_empty()
    }

    /// Whether they answer a task with other numbers than on this sheet. Who
    /// has removed a question has none that differs.
    pub(crate) fn have_other_numbers(
        &self,
        exercise: &Exercise,
        sheet: &Sheet,
    ) -> bool {
        let number = exercise.number;
        let own = self.comments.iter().filter(|(of, _)| *of == number);
        let own: Vec<&str> = own.map(|(_, line)| line.as_str()).collect();
        if own.is_empty() {
            return false;
        }
        let task = comment(&sheet.task);
        let asked = sheet.parts.iter().map(|part| {
            let lines = [vec![part.question.clone()], part.list_choices()];
            comment(&lines.concat().join("\n"))
        });
        let asked = asked.collect::<String>();
        let is_other = |line: &str| {
            let is_like =
                |own: &&str| without_numbers(own) == without_numbers(line);
            let mut like = own.iter().filter(|own| is_like(own));
            !own.contains(&line)
                && like.any(|own| !asked.lines().any(|it| it == *own))
        };
        !task.lines().all(|line| own.contains(&line.trim()))
            || asked.lines().any(is_other)
    }

    /// Whether the task stands there, too.
    pub(crate) fn have_task(&self, exercise: &Exercise) -> bool {
        self.comments.iter().any(|(number, _)| *number == exercise.number)
    }

    /// The answer to a question, `5.1a`, or `5.3`, which has no parts.
    pub fn get(&self, question: &str) -> Option<&str> {
        self.given.get(question).map(String::as_str)
    }

    /// A file to fill in, with the tasks and the numbers of a student.
    pub fn sheet(
        exercises: &[Exercise],
        variants: &Variants,
        student: &str,
    ) -> String {
        let mut text = "# Write each answer after its = sign, on the same line: 0.0a = 0.25\n\
             # Round to four decimals; 0,25 and 1/4 are read, too. Two numbers are\n\
             # written 0.25, 0.5.\n\
             # Where there are choices, the letter is enough.\n"
            .to_owned();
        if !student.is_empty() {
            text += &comment(&format!("The sheet of {student}"));
        }
        for exercise in exercises {
            let Exercise { number, title, .. } = exercise;
            let mut ask = |question: &str, letter: &str| {
                text += &comment(question);
                text += number;
                text += letter;
                text += " = \n";
            };
            match &exercise.work {
                Work::Code(_) => {}
                Work::Words(words) => {
                    ask(&format!("\n{number} {title}\n{}", words.task), "");
                }
                Work::Paper(paper) => {
                    let sheet = variants.pick(paper, number, student);
                    let mut before =
                        format!("\n{number} {title}\n{}\n\n", sheet.task);
                    for (letter, part) in ('a'..).zip(&sheet.parts) {
                        let question = vec![before + &part.question];
                        let lines = [question, part.list_choices()].concat();
                        ask(&lines.join("\n"), &letter.to_string());
                        before = String::new();
                    }
                }
            }
        }
        text
    }
}

/// A line with no spaces but plain ones.
fn plain(line: &str) -> String {
    let line = line.replace(['\u{200b}', '\u{200e}', '\u{feff}'], "");
    line.replace(char::is_whitespace, " ")
}

/// A row of a table in Markdown, `| 5.1a | 6 |`, as `5.1a = 6`. Words may look
/// like one: `|w| is not |w|`.
fn without_bars(line: &str) -> Option<String> {
    let row = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(row.replacen('|', "=", 1))
}

/// A line without what a list or Markdown puts in front of it.
fn without_bullet(line: &str) -> &str {
    let numbered = line.split_once(' ').filter(|(number, _)| {
        let number = number.strip_suffix(['.', ')']).unwrap_or_default();
        number.parse::<u8>().is_ok()
    });
    let line = numbered.map_or(line, |(_, rest)| rest);
    line.trim_start_matches(['-', '*', '•', '–', '+', '>', '_', '`', ' '])
}

/// A line in which all numbers are equal, and all letters of choices.
fn without_numbers(line: &str) -> String {
    let line = match line.as_bytes() {
        [b'#', b' ', b'A'..=b'Z', b')', ..] => &line[3..],
        _ => line,
    };
    let is_digit = |sign: char| sign.is_ascii_digit() || ".,−".contains(sign);
    line.split(is_digit)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("0")
}

/// Lines that are nobody's answer.
fn comment(text: &str) -> String {
    let line = |line: &str| match line {
        "" => "#\n".to_owned(),
        line => format!("# {line}\n"),
    };
    text.lines().map(line).collect()
}

/// What an exercise asks on paper, and whether it is an open question.
fn questions(exercise: &Exercise) -> Vec<(String, bool)> {
    let number = exercise.number;
    match &exercise.work {
        Work::Paper(paper) => ('a'..)
            .zip(&paper.page().parts)
            .map(|(letter, _)| (format!("{number}{letter}"), false))
            .collect(),
        Work::Words(_) => vec![(number.to_owned(), true)],
        Work::Code(_) => vec![],
    }
}

/// What stands behind a question at the beginning of a line, which may write
/// `5.1a` as `5.1 (a)`. Behind the number of an open question, which words may
/// begin with, stands a sign, or nothing.
fn answer_to<'a>(
    question: &str,
    is_open: bool,
    line: &'a str,
) -> Option<&'a str> {
    let mut rest = line;
    for sign in question.chars() {
        let between: &[char] =
            if sign.is_alphabetic() { &[' ', '(', '.'] } else { &[' '] };
        let found = rest.trim_start_matches(between);
        let comma = if sign == '.' { ',' } else { sign };
        rest = found.strip_prefix([
            sign,
            comma,
            sign.to_ascii_uppercase(),
            sign.to_ascii_lowercase(),
        ])?;
    }
    if rest.starts_with(char::is_alphanumeric) {
        return None; // `5.1 and` is not 5.1a
    }
    let rest = rest.trim_start_matches([' ', '\t', ')', '*', '_', '`']);
    let rest = rest.strip_prefix(". ").unwrap_or(rest).trim_start();
    let answer = rest.trim_start_matches(['=', ':']);
    let is_said = !is_open || answer.is_empty() || answer.len() < rest.len();
    let answer = answer.trim();
    let bare = answer.trim_matches(['*', '_', '`', ' ']);
    is_said.then_some(if is_open { answer } else { bare })
}
