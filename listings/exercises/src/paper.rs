use crate::{Answer, Draw};

/// An exercise whose answers are numbers, or words to choose from.
pub struct Paper {
    page: Sheet,
    variants: Box<dyn Fn(&mut Draw) -> Sheet>,
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
    /// What there is to say about an answer.
    pub fn verdict(&self, answer: &Answer) -> Verdict {
        if answer.is(&self.right) {
            return Verdict::Right;
        }
        let found = self.wrong.iter().find(|(wrong, _)| answer.is(wrong));
        found.map_or(Verdict::Wrong, |(_, says)| Verdict::Mistake(says))
    }

    /// Whether all answers, the right one and the wrong ones, differ.
    pub fn is_clear(&self) -> bool {
        let all: Vec<&Answer> = std::iter::once(&self.right)
            .chain(self.wrong.iter().map(|(wrong, _)| wrong))
            .collect();
        let is_single = |i: usize| !all[..i].iter().any(|a| a.is(all[i]));
        (0..all.len()).all(is_single)
    }

    /// The words to choose from, in the order of the alphabet; none where an
    /// answer, right or wrong, is a number.
    pub fn choices(&self) -> Vec<String> {
        let wrong = self.wrong.iter().map(|(wrong, _)| wrong);
        let words = wrong.chain([&self.right]).map(|answer| match answer {
            Answer::Word(word) => Some(word.clone()),
            Answer::Numbers(_) => None,
        });
        let mut words: Vec<String> =
            words.collect::<Option<_>>().unwrap_or_default();
        words.sort();
        words
    }
}

/// A paper exercise in the making, about numbers of the type `N`.
pub struct PaperOf<N: 'static> {
    page: N,
    variants: fn(&mut Draw) -> N,
    task: Box<dyn Fn(&N) -> String>,
    parts: Vec<PartOf<N>>,
}

struct PartOf<N> {
    question: Box<dyn Fn(&N) -> String>,
    right: Computed<N>,
    wrong: Vec<(&'static str, Computed<N>)>,
}

type Computed<N> = Box<dyn Fn(&N) -> Answer>;

impl<N: 'static> PaperOf<N> {
    /// With the numbers of the page, a way to draw others, and what is given.
    pub fn new(
        page: N,
        variants: fn(&mut Draw) -> N,
        task: impl Fn(&N) -> String + 'static,
    ) -> Self {
        PaperOf { page, variants, task: Box::new(task), parts: vec![] }
    }

    /// Asks one more question; `right` computes the answer.
    #[must_use]
    pub fn part<A: Into<Answer>>(
        mut self,
        question: impl Fn(&N) -> String + 'static,
        right: impl Fn(&N) -> A + 'static,
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
        wrong: impl Fn(&N) -> A + 'static,
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
