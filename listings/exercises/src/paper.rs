use crate::read::{self, letter, simplify};
use crate::text::{Formulas, Made, Section, Source, Text, evaluate, fill};
use crate::{Answer, Draw, Numbers, Work};
use std::fmt;
use std::sync::Arc;

/// An exercise whose answers are numbers, or words to choose from.
pub type Paper = Numbers<Sheet>;

/// A paper exercise with its numbers filled in.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is given.
    pub task: String,
    /// What is asked: (a), (b), …
    pub parts: Vec<Part>,
}

/// One question of a paper exercise.
#[derive(Clone, Debug)]
pub struct Part {
    /// The question.
    pub question: String,
    /// The right answer.
    pub right: Answer,
    /// What each mistake gives, and what whoever made it is told.
    pub wrong: Vec<(Answer, String)>,
    /// By how many places the choices are turned round, so that a letter of
    /// one sheet is not that of another.
    pub turn: usize,
}

/// What there is to say about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// It is right.
    Right,
    /// It is what a known mistake gives.
    Mistake(&'a str),
    /// It is wrong, and nobody knows why.
    Wrong,
    /// It is not as many numbers as are wanted: so many.
    NotNumbers(usize),
    /// It is none of the choices, or several; the last one has this letter.
    NoChoice(char),
}

impl Verdict<'_> {
    /// What is said to whoever knows already whether it is right.
    ///
    /// ```
    /// # use exercises::Verdict;
    /// let says = Verdict::NotNumbers(2).says();
    /// assert_eq!(says, "Write 2 numbers, such as 0.25, 0.5.");
    /// ```
    pub fn says(&self) -> String {
        match self {
            Verdict::Right => "Right.".to_owned(),
            Verdict::Mistake(says) => (*says).to_owned(),
            Verdict::Wrong => {
                "This is none of the mistakes that we know.".to_owned()
            }
            Verdict::NotNumbers(1) => {
                "Write a number, such as 0.25.".to_owned()
            }
            Verdict::NotNumbers(count) => {
                format!("Write {count} numbers, such as 0.25, 0.5.")
            }
            Verdict::NoChoice(last) => {
                format!("Write one of the letters A to {last}.")
            }
        }
    }
}

/// As the page says it.
impl fmt::Display for Verdict<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Verdict::Mistake(_) | Verdict::Wrong = self {
            f.write_str("No. ")?;
        }
        f.write_str(&self.says())
    }
}

impl Part {
    /// What there is to say about an answer, as somebody wrote it.
    ///
    /// ```
    /// # use exercises::{Answer, Part, Verdict};
    /// let part = |right: Answer, wrong: Answer| {
    ///     let wrong = vec![(wrong, "You guessed.".to_owned())];
    ///     Part { question: String::new(), right, wrong, turn: 0 }
    /// };
    /// let point = part([0.25, 0.5].into(), [5.0, 1.0].into());
    /// assert_eq!(point.verdict("w1 = 0,25 and w2 = 1/2"), Verdict::Right);
    /// assert_eq!(point.verdict("5,1"), Verdict::Mistake("You guessed."));
    /// assert_eq!(point.verdict("0,25"), Verdict::Wrong);
    /// assert_eq!(point.verdict("0.25"), Verdict::NotNumbers(2));
    /// let choice = part("from 1 on".into(), "never".into());
    /// for right in ["A", "a)", "from 1 on", "λ ≥ 1", "1", "on"] {
    ///     assert_eq!(choice.verdict(right), Verdict::Right, "{right}");
    /// }
    /// assert_eq!(choice.verdict("C"), Verdict::NoChoice('B'));
    /// ```
    pub fn verdict(&self, text: &str) -> Verdict<'_> {
        let choices = self.choices();
        let given = if choices.is_empty() {
            self.word(text).or_else(|| {
                let numbers = read::numbers(text, self.count());
                numbers.map(Answer::Numbers)
            })
        } else {
            let place = read::choice(text, &choices);
            place.map(|place| Answer::Word(choices[place].clone()))
        };
        let Some(given) = given else {
            return match choices.len() {
                0 => Verdict::NotNumbers(self.count()),
                count => Verdict::NoChoice(letter(count - 1)),
            };
        };
        if given.equals(&self.right) {
            return Verdict::Right;
        }
        let found = self.wrong.iter().find(|(wrong, _)| given.equals(wrong));
        found.map_or(Verdict::Wrong, |(_, says)| Verdict::Mistake(says))
    }

    /// The right answer and the wrong ones.
    fn answers(&self) -> impl Iterator<Item = &Answer> {
        let wrong = self.wrong.iter().map(|(wrong, _)| wrong);
        std::iter::once(&self.right).chain(wrong)
    }

    /// The answer that is this word, such as `never`.
    fn word(&self, text: &str) -> Option<Answer> {
        let is_it = |answer: &&Answer| match answer {
            Answer::Word(word) => simplify(word) == simplify(text),
            Answer::Numbers(_) => false,
        };
        self.answers().find(is_it).cloned()
    }

    /// How many numbers are wanted.
    fn count(&self) -> usize {
        let count = |answer: &Answer| match answer {
            Answer::Numbers(numbers) => Some(numbers.len()),
            Answer::Word(_) => None,
        };
        self.answers().find_map(count).unwrap_or(1)
    }

    /// The place of the first mistake that gives what is right, or what one
    /// before it gives.
    fn clash(&self) -> Option<usize> {
        let mut wrong = (0..).zip(&self.wrong);
        let is_like = |place, it: &Answer| {
            self.answers().take(place + 1).any(|other| other.equals(it))
        };
        let found = wrong.find(|(place, (answer, _))| is_like(*place, answer));
        found.map(|(place, _)| place)
    }

    /// The words to choose from, in the order of the alphabet, from another one
    /// on each sheet; none where an answer, right or wrong, is a number.
    pub fn choices(&self) -> Vec<String> {
        let words = self.answers().map(|answer| match answer {
            Answer::Word(word) => Some(word.clone()),
            Answer::Numbers(_) => None,
        });
        let mut words: Vec<String> =
            words.collect::<Option<_>>().unwrap_or_default();
        words.sort();
        let turn = self.turn.min(words.len());
        words.rotate_left(turn);
        words
    }

    /// The choices behind their letters: `B) wild`.
    pub fn list_choices(&self) -> Vec<String> {
        let choices = self.choices().into_iter().enumerate();
        choices.map(|(i, word)| format!("{}) {word}", letter(i))).collect()
    }

    /// An answer for a key: behind its letter, if it is one of the choices.
    pub fn add_letter(&self, answer: &Answer) -> String {
        let answer = answer.to_string();
        let place = self.choices().iter().position(|word| *word == answer);
        place.map_or(answer, |place| self.list_choices()[place].clone())
    }
}

/// The exercise on paper that a text and formulas make, of numbers that are
/// drawn.
pub(crate) fn make_paper(
    source: Source,
    formulas: fn(&mut Draw) -> Formulas,
) -> Made {
    make(Text::read(source)?, formulas)
}

/// The exercise on paper of a text that has all its numbers in it.
pub(crate) fn paper_of_text<const N: usize>(
    source: Source,
    names: [&'static str; N],
    formulas: fn([f64; N]) -> Formulas,
) -> Made {
    let text = Text::read(source)?;
    if !text.given.iter().map(|given| given.name).eq(names) {
        let names = names.join("`, `");
        let what = format!("write here, in this order, the numbers `{names}`");
        return Err(source.fault(6, &what));
    }
    let given: [_; N] = std::array::from_fn(|i| {
        (text.given[i].page, text.given[i].others.clone())
    });
    make(text, move |draw| {
        let pick = |(page, others): &(f64, Vec<f64>)| {
            draw.pick(*page, |draw| draw.one_of(others))
        };
        formulas(given.each_ref().map(pick))
    })
}

/// The exercise, unless something is wrong with it.
fn make(
    text: Text,
    formulas: impl Fn(&mut Draw) -> Formulas + Send + Sync + 'static,
) -> Made {
    let source = text.source;
    for (letter, part) in ('a'..).zip(&text.sections) {
        let is_whole = part.right.is_some() && !part.words.is_empty();
        if part.heading != format!("({letter})") || !is_whole {
            let what = format!("a question ({letter}) and `Right: …`");
            let what = format!("write `## ({letter})`, {what} here");
            return Err(source.fault(part.line, &what));
        }
    }
    if text.sections.is_empty() || !text.task.items.is_empty() {
        return Err(source.fault(7, "write the parts, `## (a)` and on"));
    }
    text.check_names(&formulas(&mut Draw::page()))?;
    let text = Arc::new(text);
    let of = text.clone();
    let draw = move |draw: &mut Draw| {
        let mut sheet = Sheet::new(&of, &formulas(draw));
        for part in &mut sheet.parts {
            // What has no choices draws nothing: its numbers stay.
            let last = part.choices().len().saturating_sub(1) as f64;
            if last > 0.0 {
                let turn = draw.pick(0.0, |draw| draw.number(0.0, last, 1.0));
                part.turn = turn as usize;
            }
        }
        sheet
    };
    let of = text.clone();
    let refuse = move |sheet: &Sheet, page: &Sheet| sheet.refuse(page, &of);
    let paper = Paper::new(draw, refuse)?;
    Ok(text.make_exercise(Work::Paper(paper)))
}

impl Sheet {
    fn new(text: &Text, formulas: &Formulas) -> Sheet {
        let part = |part: &Section| {
            let wrong = part.items.iter();
            let right = part.right.as_ref().expect("a right answer");
            Part {
                question: fill(&part.words, formulas),
                right: evaluate(right, formulas),
                wrong: wrong
                    .map(|it| (evaluate(&it.said, formulas), it.told.clone()))
                    .collect(),
                turn: 0,
            }
        };
        let parts = text.sections.iter().map(part).collect();
        Sheet { task: fill(&text.task.words, formulas), parts }
    }

    /// Why nobody shall be given it: an answer is like another one, or is not
    /// as short as on the page.
    fn refuse(&self, page: &Sheet, text: &Text) -> Option<String> {
        let sections = || text.sections.iter().zip(&self.parts);
        for ((section, part), page) in sections().zip(&page.parts) {
            if !part.right.is_short() && page.right.is_short() {
                let long = "the right answer has more than four decimals";
                return Some(text.source.fault(section.line, long));
            }
        }
        sections().find_map(|(section, part)| {
            let place = part.clash()?;
            let answer = &part.wrong[place].0;
            let what = format!(
                "another answer to this part is {answer}, too: nobody could \
                 tell which mistake it was"
            );
            Some(text.source.fault(section.items[place].line, &what))
        })
    }
}

/// The exercise on paper of a module and the text of the same name.
macro_rules! paper {
    ($name:ident) => {
        crate::paper::make_paper(crate::text::text!($name), $name::formulas)
    };
}
pub(crate) use paper;

/// `formulas!([w], slope = 2.0 * w, words = "none")`, where `w` stands for
/// itself, or the whole exercise of a text that has all its numbers in it:
/// `formulas!("steep.md", [lambda, w], slope = 2.0 * lambda * w)`.
macro_rules! formulas {
    ($text:literal, [$($given:ident),+], $($rest:tt)+) => {
        crate::paper::paper_of_text(
            crate::text::text!($text),
            [$(stringify!($given)),+],
            |[$($given),+]| {
                crate::paper::formulas!([$($given),+], $($rest)+)
            },
        )
    };
    ([$($given:ident),+], $($rest:tt)+) => {
        crate::paper::formulas!($($given = $given,)+ $($rest)+)
    };
    ($($name:ident = $value:expr),+ $(,)?) => {
        vec![$((stringify!($name), crate::Answer::from($value))),+]
    };
}
pub(crate) use formulas;
