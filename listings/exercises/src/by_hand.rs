//! What tests need: lowest points without a formula, and what is said about
//! an answer.

use crate::data::on_line;
use crate::points::Points;
use crate::{Exercise, Verdict, Work};

impl Points {
    /// The loss, by its definition.
    pub(crate) fn loss(&self, w: f64) -> f64 {
        let y = on_line(self.weight, &self.x);
        let misses = self.x.iter().zip(y).map(|(x, y)| y - w * x);
        let squares = misses.map(|miss| miss * miss);
        squares.sum::<f64>() / self.x.len() as f64
    }
}

/// Where a function with one valley is lowest between −4 and 4, by cutting off
/// a third again and again.
pub(crate) fn lowest(sum: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (-4.0, 4.0);
    for _ in 0..90 {
        let third = (high - low) / 3.0;
        if sum(low + third) < sum(high - third) {
            high -= third;
        } else {
            low += third;
        }
    }
    f64::midpoint(low, high)
}

/// From which number on, between 0 and 100, a condition holds.
pub(crate) fn threshold(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 100.0);
    for _ in 0..45 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The right answers of a paper exercise, with the numbers of the page.
pub(crate) fn right(exercise: &Exercise) -> Vec<String> {
    let Work::Paper(paper) = &exercise.work else { panic!("no paper") };
    let parts = paper.page().parts.iter();
    parts.map(|part| part.right.to_string()).collect()
}

/// Whether what an answer to a part gets, on the page, has these words in it.
pub(crate) fn is_told(
    exercise: &Exercise,
    (part, answer, words): (char, &str, &str),
) {
    let Work::Paper(paper) = &exercise.work else { panic!("no paper") };
    let place = part as usize - 'a' as usize;
    let verdict = paper.page().parts[place].verdict(answer);
    let Verdict::Mistake(says) = verdict else {
        panic!("({part}) {answer}: {verdict:?}")
    };
    assert!(says.contains(words), "({part}) {answer}: {says}");
}

/// What the mistake gives whose message begins with these words, on the page.
pub(crate) fn given(exercise: &Exercise, words: &str) -> Vec<Vec<f64>> {
    let Work::Code(code) = &exercise.work else { panic!("no code") };
    let mut mistakes = code.page().mistakes.iter();
    let made = mistakes.find(|(says, _)| says.starts_with(words));
    made.expect("a message that begins so").1.clone()
}
