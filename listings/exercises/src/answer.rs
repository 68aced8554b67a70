use std::fmt;

/// What somebody answers on paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One number or several, in the order of the question.
    Numbers(Vec<f64>),
    /// Words in small letters: some of those to choose from, or `never`.
    Word(String),
}

impl Answer {
    /// Reads an answer as people write it: `0.625, 0.6`, `(1; −2)`, `2/7`,
    /// `0,25`, `λ ≥ 6`. A comma between digits is a decimal comma where there
    /// is no decimal point.
    ///
    /// ```
    /// # use exercises::Answer;
    /// let numbers = |text| match Answer::read(text) {
    ///     Answer::Numbers(numbers) => numbers,
    ///     Answer::Word(word) => panic!("{word} is a word"),
    /// };
    /// assert_eq!(numbers("0.625, 0.6"), [0.625, 0.6]);
    /// assert_eq!(numbers("(1; −2)"), [1.0, -2.0]);
    /// assert_eq!(numbers("0,25 and 1/4"), [0.25, 0.25]);
    /// assert_eq!(numbers("λ ≥ 6"), [6.0]);
    /// assert_eq!(Answer::read(" Never. "), Answer::Word("never".into()));
    /// ```
    pub fn read(text: &str) -> Answer {
        let text = text.replace('\u{2212}', "-").to_lowercase();
        let text = text.trim().trim_end_matches('.');
        // What stands before an equals sign is the question's.
        let relation = ['=', '<', '>', '\u{2264}', '\u{2265}'];
        let values = text.rsplit(relation).next().unwrap_or(text);
        let sign = |c: char| c.is_whitespace() || "();[]".contains(c);
        let pieces = values.split(sign).flat_map(|piece| {
            let piece = piece.trim_matches(',');
            let commas = piece.matches(',').count();
            if commas == 1 && !piece.contains('.') {
                vec![piece.replace(',', ".")]
            } else {
                piece.split(',').map(str::to_owned).collect()
            }
        });
        let is_said = |piece: &String| !piece.is_empty() && piece != "and";
        let numbers: Option<Vec<f64>> =
            pieces.filter(is_said).map(|piece| number(&piece)).collect();
        match numbers {
            Some(numbers) if !numbers.is_empty() => Answer::Numbers(numbers),
            _ => Answer::Word(text.to_owned()),
        }
    }

    /// Whether both are the same to four decimals.
    pub fn is(&self, other: &Answer) -> bool {
        match (self, other) {
            (Answer::Numbers(a), Answer::Numbers(b)) => {
                let close = |(a, b): (&f64, &f64)| (a - b).abs() < 1.01e-4;
                a.len() == b.len() && a.iter().zip(b).all(close)
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

/// A number or a fraction.
fn number(text: &str) -> Option<f64> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
    Some(above / below).filter(|number| number.is_finite())
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Answer::Word(word) => f.write_str(word),
            Answer::Numbers(numbers) => {
                let numbers: Vec<String> =
                    numbers.iter().map(|n| shown(*n)).collect();
                f.write_str(&numbers.join(", "))
            }
        }
    }
}

/// A number as it stands on a page: up to four decimals, a real minus sign.
pub(crate) fn shown(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.strip_prefix('-') {
        Some("0") => "0".to_owned(),
        Some(size) => format!("\u{2212}{size}"),
        None => text.to_owned(),
    }
}

impl From<f64> for Answer {
    fn from(number: f64) -> Self {
        Answer::Numbers(vec![number])
    }
}

impl From<(f64, f64)> for Answer {
    fn from((a, b): (f64, f64)) -> Self {
        Answer::Numbers(vec![a, b])
    }
}

impl<const N: usize> From<[f64; N]> for Answer {
    fn from(numbers: [f64; N]) -> Self {
        Answer::Numbers(numbers.to_vec())
    }
}

impl From<&str> for Answer {
    fn from(word: &str) -> Self {
        Answer::Word(word.to_lowercase())
    }
}
