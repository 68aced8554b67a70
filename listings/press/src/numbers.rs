//! Numbers that somebody typed: a number that code can compute is asked for,
//! and the others are typed where the page says so.

use std::ops::Range;

/// A number that somebody typed.
#[derive(Debug, PartialEq)]
pub(crate) struct Typed {
    /// Where it stands.
    pub place: Range<usize>,
    pub number: f64,
    /// What it is the value of, if it says so: `lambda` for λ = 0.5.
    pub of: Option<String>,
}

/// The numbers in some words of a page that must not be typed there: decimals,
/// fractions, and what a whole number is set equal to, if that is more than 1.
///
/// Version numbers (0.5.4) and the parts of names (x2) are none.
pub(crate) fn typed(words: &str) -> Vec<Typed> {
    let mut found = vec![];
    let mut rest = 0;
    let is_digit = |c: char| c.is_ascii_digit();
    while let Some(start) = words[rest..].find(is_digit).map(|i| rest + i) {
        let run = &words[start..];
        let end = run.find(|c: char| !is_digit(c) && c != '.' && c != '/');
        let run = run[..end.unwrap_or(run.len())].trim_end_matches(['.', '/']);
        rest = start + run.len();
        let before = words[..start].chars().next_back();
        let in_name =
            before.is_some_and(|c| c.is_alphanumeric() || "./".contains(c));
        let Some(number) = value(run).filter(|_| !in_name) else { continue };
        let of = words[..start].trim_end_matches([' ', '\u{2212}', '-']);
        let of = of.strip_suffix('=').map(symbol);
        let equal =
            of.is_some() && number > 1.0 && stands_alone(&words[rest..]);
        if run.contains(['.', '/']) || equal {
            let of = of.filter(|symbol| !symbol.is_empty());
            found.push(Typed { place: start..rest, number, of });
        }
    }
    found
}

/// Whether some words name a number.
pub(crate) fn name(words: &str, number: f64) -> bool {
    let digits = words.split(|c: char| !c.is_ascii_digit() && c != '.');
    let mut digits = digits.map(|digits| digits.trim_end_matches('.'));
    digits.any(|digits| digits.parse() == Ok(number.abs()))
}

/// The value of digits with a point, or of a fraction.
fn value(digits: &str) -> Option<f64> {
    match digits.split_once('/') {
        Some((a, b)) => Some(a.parse::<f64>().ok()? / b.parse::<f64>().ok()?),
        None => digits.parse().ok(),
    }
}

/// The name at the end of some words, in Latin letters.
fn symbol(words: &str) -> String {
    let words = words.trim_end();
    let letters = words.char_indices().rev();
    let start = letters.take_while(|(_, c)| c.is_alphabetic()).last();
    match &words[start.map_or(words.len(), |(start, _)| start)..] {
        "λ" => "lambda".to_owned(),
        "η" => "eta".to_owned(),
        name => name.to_owned(),
    }
}

/// What follows a number does not go on with it, as in 2·x.
fn stands_alone(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        None => true,
        Some(' ') => !matches!(after.next(), Some('\\' | '·' | '/' | '*')),
        Some(c) => c.is_whitespace() || ",;:.)$?!\"|".contains(c),
    }
}

/// The lines, from 0, of the paragraph that a line is in. A row of a table and
/// an entry of a list are paragraphs of their own.
pub(crate) fn paragraph(text: &str, line: usize) -> Range<usize> {
    let lines: Vec<&str> = text.lines().map(unquoted).collect();
    let starts = |i: usize| {
        let entry = lines[i].split_once(' ').is_some_and(|(mark, _)| {
            let count = mark.trim_end_matches('.');
            mark == "-" || (count != mark && count.parse::<u8>().is_ok())
        });
        entry || lines[i].starts_with('|') || lines[i].starts_with('<')
    };
    let is_blank = |i: usize| lines.get(i).is_none_or(|line| line.is_empty());
    let mut from = line;
    while from > 0 && !starts(from) && !is_blank(from - 1) {
        from -= 1;
    }
    let mut to = line + 1;
    while !is_blank(to) && !starts(to) {
        to += 1;
    }
    from..to
}

/// A line without the signs of a quotation around it.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::{name, paragraph, typed};

    fn numbers(words: &str) -> Vec<f64> {
        typed(words).into_iter().map(|typed| typed.number).collect()
    }

    #[test]
    fn what_a_number_is_the_value_of() {
        let of = |words: &str| typed(words).remove(0).of;
        assert_eq!(of("at λ = 0.5").as_deref(), Some("lambda"));
        assert_eq!(of("$\\lambda = 2$").as_deref(), Some("lambda"));
        assert_eq!(of("$w = −0.14$").as_deref(), Some("w"));
        assert_eq!(of("λ is 0.5"), None);
        assert_eq!(of("|w| = 0.5"), None);
    }

    #[test]
    fn decimals_and_what_something_equals() {
        assert_eq!(numbers("λ = 0.5, or −0.25."), [0.5, 0.25]);
        assert_eq!(numbers("$0.5 - \\lambda/2$ and 10.75"), [0.5, 10.75]);
        assert_eq!(numbers("at $\\lambda = 49$, $t = 5$"), [49.0, 5.0]);
        assert_eq!(numbers("λ = 1000 and w = 0, w = 1"), [1000.0]);
        assert_eq!(
            numbers("y = 2x, w = 2 \\cdot x, 3 points, mdBook 0.5.4"),
            [0.0; 0]
        );
        assert_eq!(numbers("It is 0.5. It is λ=2."), [0.5, 2.0]);
        assert_eq!(numbers("v1.5 and x2"), [0.0; 0]);
        assert_eq!(numbers("2/3, 1/n, x/2, 3/4."), [2.0 / 3.0, 0.75]);
    }

    #[test]
    fn words_name_numbers() {
        assert!(name("at λ = 0.20, or −0.5.", 0.2));
        assert!(name("at λ = 0.20, or −0.5.", -0.5));
        assert!(!name("10.5 and 0.55", 0.5));
    }

    #[test]
    fn paragraphs_end_at_blank_lines_rows_and_entries() {
        let text = "a\nb\n\nc\n> d\n>\n> e\n\n| f |\n| g |\n\n- h\n  h\n- i\n";
        let of = |line| paragraph(text, line);
        assert_eq!([of(0), of(1)], [0..2, 0..2]);
        assert_eq!([of(3), of(4), of(6)], [3..5, 3..5, 6..7]);
        assert_eq!([of(8), of(9)], [8..9, 9..10]);
        assert_eq!([of(11), of(12), of(13)], [11..13, 11..13, 13..14]);
    }
}
