use std::fmt;

/// An answer to a question on paper, right or wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One number or several, in the order of the question.
    Numbers(Vec<f64>),
    /// Words to choose from.
    Word(String),
}

impl Answer {
    /// Whether both are the same to four decimals. Only 0 itself is 0, though:
    /// that a weight is exactly 0 is what this book is about.
    ///
    /// ```
    /// # use exercises::Answer;
    /// let equal = |a: f64, b: f64| Answer::from(a).equals(&Answer::from(b));
    /// assert!(equal(0.3333, 1.0 / 3.0));
    /// assert!(equal(-0.0, 0.0));
    /// assert!(!equal(0.0001, 0.0));
    /// ```
    pub fn equals(&self, other: &Answer) -> bool {
        match (self, other) {
            (Answer::Numbers(a), Answer::Numbers(b)) => {
                let same = |(a, b): (&f64, &f64)| is_same(*a, *b);
                a.len() == b.len() && a.iter().zip(b).all(same)
            }
            (Answer::Word(a), Answer::Word(b)) => a == b,
            _ => false,
        }
    }

    /// Whether four decimals say it all.
    pub(crate) fn is_short(&self) -> bool {
        let is_short = |n: &f64| (n * 1e4 - (n * 1e4).round()).abs() < 1e-6;
        match self {
            Answer::Numbers(numbers) => numbers.iter().all(is_short),
            Answer::Word(_) => true,
        }
    }
}

/// Whether two numbers are the same to four decimals; see [`Answer::equals`].
pub(crate) fn is_same(a: f64, b: f64) -> bool {
    a == b || a != 0.0 && b != 0.0 && (a - b).abs() < 1.01e-4
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Answer::Word(word) => f.write_str(word),
            Answer::Numbers(numbers) => {
                let numbers: Vec<String> =
                    numbers.iter().map(|n| format_number(*n)).collect();
                f.write_str(&numbers.join(", "))
            }
        }
    }
}

/// A number as it stands on a page: up to four decimals, a real minus sign.
pub(crate) fn format_number(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(size) => format!("\u{2212}{size}"),
        None => text.to_owned(),
    }
}

/// What is 0 but for the last bits of a sum is 0.
fn remove_noise(numbers: &[f64]) -> Answer {
    let exact = |n: &f64| if n.abs() < 1e-9 { 0.0 } else { *n };
    Answer::Numbers(numbers.iter().map(exact).collect())
}

impl From<f64> for Answer {
    fn from(number: f64) -> Self {
        remove_noise(&[number])
    }
}

impl From<&f64> for Answer {
    fn from(number: &f64) -> Self {
        remove_noise(&[*number])
    }
}

impl From<(f64, f64)> for Answer {
    fn from((a, b): (f64, f64)) -> Self {
        remove_noise(&[a, b])
    }
}

impl From<&[f64]> for Answer {
    fn from(numbers: &[f64]) -> Self {
        remove_noise(numbers)
    }
}

impl<const N: usize> From<[f64; N]> for Answer {
    fn from(numbers: [f64; N]) -> Self {
        remove_noise(&numbers)
    }
}

impl From<Vec<f64>> for Answer {
    fn from(numbers: Vec<f64>) -> Self {
        remove_noise(&numbers)
    }
}

impl From<&str> for Answer {
    fn from(word: &str) -> Self {
        Answer::Word(word.to_owned())
    }
}

impl From<String> for Answer {
    fn from(word: String) -> Self {
        Answer::Word(word)
    }
}
