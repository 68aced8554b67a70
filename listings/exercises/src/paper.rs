use crate::read::{self, letter, plain};
use crate::{Answer, Draw};
use std::fmt;

/// An exercise whose answers are numbers, or words to choose from.
pub struct Paper {
    page: Sheet,
    variants: Box<dyn Fn(&mut Draw) -> Sheet + Send + Sync>,
}

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
    pub wrong: Vec<(Answer, &'static str)>,
}

/// What there is to say about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is what a known mistake gives.
    Mistake(&'static str),
    /// It is wrong, and nobody knows why.
    Wrong,
    /// It is not as many numbers as are wanted: so many.
    NotNumbers(usize),
    /// It is none of the choices, or several; the last one has this letter.
    NoChoice(char),
}

impl Verdict {
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
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Verdict::Mistake(_) | Verdict::Wrong = self {
            f.write_str("No. ")?;
        }
        f.write_str(&self.says())
    }
}

impl Paper {
    /// With the numbers of the page.
    pub fn page(&self) -> &Sheet {
        &self.page
    }

    /// With other numbers, such that no answer, right or wrong, is like
    /// another one, and the right ones are as short as on the page.
    ///
    /// # Panics
    /// If a thousand draws give no such numbers.
    pub fn variant(&self, draw: &mut Draw) -> Sheet {
        let mut sheets = (0..1000).map(|_| (self.variants)(draw));
        let sheet = sheets.find(|sheet| {
            let as_short = |(part, page): (&Part, &Part)| {
                part.right.is_short() || !page.right.is_short()
            };
            let mut parts = sheet.parts.iter().zip(&self.page.parts);
            parts.all(as_short) && sheet.parts.iter().all(Part::is_clear)
        });
        sheet.expect("numbers that tell all mistakes apart")
    }
}

impl Part {
    /// What there is to say about an answer, as somebody wrote it.
    ///
    /// ```
    /// # use exercises::{Answer, Part, Verdict};
    /// let part = |right: Answer, wrong: Answer| {
    ///     let wrong = vec![(wrong, "You guessed.")];
    ///     Part { question: String::new(), right, wrong }
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
    pub fn verdict(&self, text: &str) -> Verdict {
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
        if given.is(&self.right) {
            return Verdict::Right;
        }
        let found = self.wrong.iter().find(|(wrong, _)| given.is(wrong));
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
            Answer::Word(word) => plain(word) == plain(text),
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

    /// Whether all answers, the right one and the wrong ones, differ.
    pub fn is_clear(&self) -> bool {
        let all: Vec<&Answer> = self.answers().collect();
        let is_single = |i: usize| !all[..i].iter().any(|a| a.is(all[i]));
        (0..all.len()).all(is_single)
    }

    /// The words to choose from, in the order of the alphabet; none where an
    /// answer, right or wrong, is a number.
    pub fn choices(&self) -> Vec<String> {
        let words = self.answers().map(|answer| match answer {
            Answer::Word(word) => Some(word.clone()),
            Answer::Numbers(_) => None,
        });
        let mut words: Vec<String> =
            words.collect::<Option<_>>().unwrap_or_default();
        words.sort();
        words
    }

    /// The choices behind their letters: `B) wild`.
    pub fn lettered(&self) -> Vec<String> {
        let choices = self.choices().into_iter().enumerate();
        choices.map(|(i, word)| format!("{}) {word}", letter(i))).collect()
    }

    /// An answer for a key: behind its letter, if it is one of the choices.
    pub fn shown(&self, answer: &Answer) -> String {
        let answer = answer.to_string();
        let place = self.choices().iter().position(|word| *word == answer);
        place.map_or(answer, |place| self.lettered()[place].clone())
    }
}

/// A paper exercise in the making, about numbers of the type `N`.
pub struct PaperOf<N: 'static> {
    page: N,
    variants: fn(&mut Draw) -> N,
    task: Computed<N, String>,
    parts: Vec<PartOf<N>>,
}

struct PartOf<N> {
    question: Computed<N, String>,
    right: Computed<N, Answer>,
    wrong: Vec<(&'static str, Computed<N, Answer>)>,
}

/// Threads that grade share it.
type Computed<N, T> = Box<dyn Fn(&N) -> T + Send + Sync>;

impl<N: 'static> PaperOf<N> {
    /// With the numbers of the page, a way to draw others, and what is given.
    pub fn new(
        page: N,
        variants: fn(&mut Draw) -> N,
        task: impl Fn(&N) -> String + Send + Sync + 'static,
    ) -> Self {
        PaperOf { page, variants, task: Box::new(task), parts: vec![] }
    }

    /// Asks one more question; `right` computes the answer.
    #[must_use]
    pub fn part<A: Into<Answer>>(
        mut self,
        question: impl Fn(&N) -> String + Send + Sync + 'static,
        right: impl Fn(&N) -> A + Send + Sync + 'static,
    ) -> Self {
        self.parts.push(PartOf {
            question: Box::new(question),
            right: Box::new(move |numbers| right(numbers).into()),
            wrong: vec![],
        });
        self
    }

    /// A mistake that people make in the last part, and what they are told;
    /// `wrong` makes it.
    #[must_use]
    pub fn mistake<A: Into<Answer>>(
        mut self,
        says: &'static str,
        wrong: impl Fn(&N) -> A + Send + Sync + 'static,
    ) -> Self {
        let part = self.parts.last_mut().expect("a part before its mistakes");
        part.wrong.push((says, Box::new(move |n| wrong(n).into())));
        self
    }

    /// The finished exercise.
    pub fn paper(self) -> Paper {
        let PaperOf { page, variants, task, parts } = self;
        let sheet = move |numbers: &N| Sheet {
            task: task(numbers),
            parts: parts.iter().map(|part| part.with(numbers)).collect(),
        };
        Paper {
            page: sheet(&page),
            variants: Box::new(move |draw| sheet(&variants(draw))),
        }
    }
}

impl<N> PartOf<N> {
    fn with(&self, numbers: &N) -> Part {
        let wrong = self.wrong.iter();
        Part {
            question: (self.question)(numbers),
            right: (self.right)(numbers),
            wrong: wrong.map(|(says, wrong)| (wrong(numbers), *says)).collect(),
        }
    }
}
