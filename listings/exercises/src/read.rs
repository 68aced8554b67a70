//! Reads what people write as an answer. theme/exercises.js reads numbers in
//! the same way; both are held against tests/read_answers.txt.

use crate::answer::is_same;

/// What stands between numbers, besides commas.
const GAPS: &[char] = &[
    ' ', '(', ')', '[', ']', '{', '}', ';', ':', '=', '<', '>', '≤', '≥', '≈',
    '|', '~', '$', '!',
];

/// Small letters and single spaces; no brackets, quotes or period around them;
/// a minus sign is a hyphen.
pub(crate) fn simplify(text: &str) -> String {
    let text = text.to_lowercase().replace(['\u{2212}', '\u{2013}'], "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    let quote = |c| "\"'‘’“”„ ".contains(c);
    words
        .join(" ")
        .trim_start_matches(|c| quote(c) || c == '(')
        .trim_end_matches(|c| quote(c) || c == ')' || c == '.')
        .to_owned()
}

/// So many numbers, whatever words stand around them: `w1 = 0.625, w2 = 0.125`
/// are two. A comma between digits is a decimal comma if that gives as many as
/// are wanted, and else stands between two numbers. The same number once more,
/// as in `0.625 (5/8)`, does not count if there are too many.
pub(crate) fn numbers(text: &str, count: usize) -> Option<Vec<f64>> {
    let text = simplify(text);
    // `λ < 6` says where it does not begin.
    let is_bound = count == 1 && text.contains(['<', '≤']);
    // Nor does a per cent say of what.
    if is_to_compute(&text) || is_bound || text.contains(['±', '%']) {
        return None;
    }
    if text == "none" && count == 1 {
        return Some(vec![0.0]);
    }
    let text = glue_signs(&text).replace(" /", "/").replace("/ ", "/");
    let readings =
        [replace_commas(&text), separate(&text)].map(|t| find_numbers(&t));
    let single = readings.clone().map(drop_repeats);
    let mut all = readings.into_iter().chain(single);
    all.find(|numbers| numbers.len() == count)
}

/// Whether something is left to compute, as in `sqrt(4)`: its numbers are not
/// the answer.
fn is_to_compute(text: &str) -> bool {
    text.match_indices('(').any(|(place, _)| {
        let inside = text[place + 1..].trim_start();
        text[..place].ends_with(char::is_alphabetic)
            && inside
                .starts_with(|c: char| c.is_ascii_digit() || "-+.".contains(c))
    })
}

/// Glues a minus sign to its number: `w = - 2`, but not in `4 - 6`.
fn glue_signs(text: &str) -> String {
    let mut glued = String::new();
    for word in text.split(' ') {
        glued += word;
        let before = glued.strip_suffix('-').map(str::trim_end);
        let ends_in_digit = |t: &str| t.ends_with(|c: char| c.is_ascii_digit());
        if before.is_none_or(ends_in_digit) {
            glued.push(' ');
        }
    }
    glued
}

/// With points for commas: `0,25 0,5` is `0.25 0.5`.
fn replace_commas(text: &str) -> String {
    let text = text.replace(",-", " -");
    let pieces = text.split(GAPS).map(|piece| {
        let piece = piece.trim_matches(',').trim_end_matches(['.', ',']);
        let is_decimal =
            piece.matches(',').count() == 1 && !piece.contains('.');
        piece.replace(',', if is_decimal { "." } else { " " })
    });
    pieces.collect::<Vec<_>>().join(" ")
}

/// With spaces for commas, and for a dash between two numbers: `6,13` is `6 13`,
/// and so is `6-13`.
fn separate(text: &str) -> String {
    let text = text.replace(',', " ");
    ('0'..='9').fold(text, |text, digit| {
        text.replace(&format!("{digit}-"), &format!("{digit} "))
    })
}

/// All pieces that are numbers, in turn; `w1` and `x²` are not.
fn find_numbers(text: &str) -> Vec<f64> {
    text.split(GAPS).filter_map(number).collect()
}

/// A number or a fraction.
fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('.');
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
    Some(above / below).filter(|number| number.is_finite())
}

fn drop_repeats(numbers: Vec<f64>) -> Vec<f64> {
    let mut single: Vec<f64> = vec![];
    for number in numbers {
        if !single.iter().any(|other| is_same(*other, number)) {
            single.push(number);
        }
    }
    single
}

/// The letter of a choice, from its place.
pub(crate) fn letter(place: usize) -> char {
    (b'A' + place as u8).into()
}

/// The place of the one choice that a text means: by its letter, `B` or `b)`;
/// word for word; by a number, `λ ≥ 1` for `from 1 on`; by its beginning, or by
/// another part.
pub(crate) fn choice(text: &str, choices: &[String]) -> Option<usize> {
    let text = simplify_digits(&simplify(text));
    let choices: Vec<String> = choices
        .iter()
        .map(|choice| simplify_digits(&simplify(choice)))
        .collect();
    let only = |fits: &dyn Fn(usize, &str) -> bool| {
        let mut fitting = (0..choices.len()).filter(|i| fits(*i, &choices[*i]));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let has_bound = choices.iter().any(|choice| bound(choice).is_some());
    if let Some(from) = bound(&text).filter(|_| has_bound) {
        return only(&|_, choice| {
            bound(choice).is_some_and(|other| is_same(from, other))
        });
    }
    let is_named = |place: usize, choice: &str| {
        let letter = letter(place).to_ascii_lowercase();
        text.strip_prefix(letter).is_some_and(|rest| {
            let rest = rest.trim_start_matches([')', '.', ':', ' ']);
            rest.is_empty() || rest == choice
        })
    };
    let is_longer = text.len() > 1;
    only(&|place, choice| text == choice || is_named(place, choice))
        .or_else(|| only(&|_, it| is_longer && it.starts_with(&text)))
        .or_else(|| only(&|_, it| is_longer && it.contains(&text)))
}

/// The number in `1`, `from 1 on`, `1 or more` and `λ ≥ 1`.
fn bound(text: &str) -> Option<f64> {
    let around = ["", "from", "on", "or", "more", "λ", "lambda"];
    let words: Vec<&str> = text
        .split([' ', '≥', '>', '='])
        .filter(|word| !around.contains(word))
        .collect();
    let [word] = words[..] else { return None };
    number(&word.replace(',', "."))
}

/// Small digits in their full size, `d₁²` as `d12`, and straight apostrophes.
fn simplify_digits(text: &str) -> String {
    let small = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
    let plain = |c: char| match small.chars().position(|digit| digit == c) {
        Some(place) => (b'0' + place as u8 % 10).into(),
        None if c == '’' => '\'',
        None => c,
    };
    text.chars().map(plain).collect()
}
