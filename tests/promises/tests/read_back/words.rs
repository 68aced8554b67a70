//! Numbers and sentences, as the book writes them.

/// A number that the book has written: `−0.25`, `4.5 × 10⁻⁵`, `10,000`.
pub fn number(text: &str) -> f64 {
    let digit = |c: char| match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|s| s == c)
    {
        Some(digit) => digit.to_string(),
        None => c.to_string().replace(['⁻', '\u{2212}'], "-"),
    };
    let text = text.replace(" × 10", "e").replace(',', "");
    let plain: String = text.chars().map(digit).collect();
    plain.parse().unwrap_or(f64::NAN)
}

/// A number at the start of some words, and what follows it.
fn leading_number(words: &str) -> (&str, &str) {
    let body = words.strip_prefix('\u{2212}').unwrap_or(words);
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
    };
    let mut end = digits(body);
    while let Some(thousands) = body[end..].strip_prefix(',')
        && digits(thousands) == 3
    {
        end += 4;
    }
    if let Some(decimals) = body[end..].strip_prefix('.') {
        // A full stop may end the sentence.
        end += match digits(decimals) {
            0 => 0,
            n => n + 1,
        };
    }
    if let Some(power) = body[end..].strip_prefix(" × 10") {
        let is_raised = |c: char| "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c);
        let rest = power.trim_start_matches(is_raised);
        end = body.len() - rest.len();
    }
    words.split_at(words.len() - body.len() + end)
}

/// A sentence with a # in place of each number. A digit after a letter, as in
/// L1, is part of a name.
pub fn blank(sentence: &str) -> String {
    let (mut blank, mut rest) = (String::new(), sentence);
    while let Some(letter) = rest.chars().next() {
        let (said, after) = leading_number(rest);
        let is_name = blank.ends_with(char::is_alphanumeric);
        if said.ends_with(|c: char| c.is_numeric()) && !is_name {
            blank.push('#');
            rest = after;
        } else {
            blank.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    blank
}

/// A number that is not very small or large, as the book writes it.
pub fn written(value: f64) -> String {
    let decimals = if value.abs() < 0.01 { 6 } else { 4 };
    let words = format!("{value:.decimals$}").replace('-', "\u{2212}");
    let mut words =
        words.trim_end_matches('0').trim_end_matches('.').to_owned();
    // Thousands, from 10,000 on.
    let digits = words.find('.').unwrap_or(words.len());
    let first = words.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    if value.abs() >= 1e4 {
        for at in (first + 1..digits).rev().filter(|at| (digits - at) % 3 == 0)
        {
            words.insert(at, ',');
        }
    }
    words
}

/// Whether a number is written as the book writes it: with four decimals, six
/// below 0.01, three digits below 0.0001 and from ten million on; "0" is
/// nothing but zero.
pub fn is_written(said: f64, value: f64) -> bool {
    // What is computed here may miss 0 by a rounding error.
    if said == 0.0 && value.abs() < 1e-12 {
        return true;
    }
    let size = value.abs();
    let room = match size {
        0.0 => 0.0,
        _ if !(1e-4..1e7).contains(&size) => 0.006 * size,
        _ if size < 0.01 => 6e-7,
        _ => 6e-5 + 1e-9 * size,
    };
    (said - value).abs() <= room
}

/// Whether a number is written with so many decimals.
fn is_fixed(said: &str, value: f64, decimals: usize) -> bool {
    let places = said.split_once('.').map_or(0, |(_, digits)| digits.len());
    let room = 0.51 * 10.0_f64.powi(-(decimals as i32));
    places == decimals && (number(said) - value).abs() <= room
}

/// Words are exactly these, with a number in place of each #: as the book
/// writes it, or, where a digit follows the #, with so many decimals.
pub fn compare(own: &str, words: &str, numbers: &[f64]) {
    let mut rest = own;
    let mut numbers = numbers.iter();
    for (i, part) in words.split('#').enumerate() {
        let decimals = part.chars().next().and_then(|c| c.to_digit(10));
        let decimals = decimals.filter(|_| i > 0);
        if i > 0 {
            let (said, after) = leading_number(rest);
            let value = *numbers.next().expect("a number for each #");
            let is_right = match decimals {
                Some(decimals) => is_fixed(said, value, decimals as usize),
                None => is_written(number(said), value),
            };
            assert!(is_right, "{said}, not {value}: {own}");
            rest = after;
        }
        let part = &part[usize::from(decimals.is_some())..];
        rest = rest.strip_prefix(part).unwrap_or_else(|| {
            panic!("{part:?} is not the start of {rest:?}: {own}")
        });
    }
    assert!(rest.is_empty() && numbers.next().is_none(), "{own}: {rest:?}");
}
