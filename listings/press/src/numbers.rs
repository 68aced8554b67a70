//! Numbers that somebody typed: a number that code can compute is asked for,
//! and the others are typed where the page says so.

use command::CARDINALS;
use std::ops::Range;

/// A number that somebody typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Typed {
    /// Where it stands.
    pub place: Range<usize>,
    pub number: f64,
    /// What it is the value of, if it says so: `lambda` for λ = 0.5.
    pub of: Option<String>,
}

/// The numbers in some words of a page that must not be typed there: decimals,
/// fractions, and whole numbers from 2 on; in a formula those alone that
/// something is set equal to.
///
/// Version numbers (0.5.4) and the parts of names (x2) are none.
pub(crate) fn find_typed(words: &str) -> Vec<Typed> {
    let mut found = vec![];
    let mut rest = 0;
    let is_part = |c: char| c.is_ascii_digit() || ".,/".contains(c);
    while let Some(start) = words[rest..].find(is_part).map(|i| rest + i) {
        let run = &words[start..];
        let end = run.find(|c| !is_part(c)).unwrap_or(run.len());
        let run = run[..end].trim_end_matches(['.', ',', '/']);
        rest = start + run.len().max(1);
        let Some(size) = value(run) else { continue };
        let before = &words[..start];
        let whole = !run.contains(['.', '/']);
        // The x of x2 and the v of v1.5 are names; in 2x0.5 it is a factor.
        let is_name = |c: char| c.is_alphanumeric() && (whole || c == 'v');
        if before.ends_with(is_name) {
            continue;
        }
        let unsigned = before.trim_end_matches(['\u{2212}', '-']);
        let of = unsigned.trim_end().strip_suffix('=').map(symbol);
        let is_formula =
            before.replace("\\$", "").replace("$$", "$").matches('$').count()
                % 2
                == 1;
        // 2x and 2·x are parts of formulas, too.
        let is_part = |c: char| c.is_alphanumeric() || c == '·';
        let after = &words[rest..];
        let counts = if is_formula {
            of.is_some() && stands_alone(after)
        } else {
            !after.starts_with(is_part)
        };
        if !whole || (size > 1.0 && counts) {
            let of = of.filter(|symbol| !symbol.is_empty());
            // What follows a number or a name is a minus, and no sign.
            let operand = |c: char| c.is_alphanumeric() || ")}|²".contains(c);
            let negative = unsigned != before && !unsigned.ends_with(operand);
            let number = if negative { -size } else { size };
            found.push(Typed { place: start..rest, number, of });
        }
    }
    found
}

/// The value of digits with a point, or of a fraction; `1,000` is a thousand.
pub(crate) fn value(digits: &str) -> Option<f64> {
    let parsed = |digits: &str| {
        let number = digits.replace(',', "").parse::<f64>().ok();
        number.filter(|n| n.is_finite() && !digits.contains(['e', 'E']))
    };
    match digits.split_once('/') {
        Some((a, b)) => Some(parsed(a)? / parsed(b).filter(|b| *b != 0.0)?),
        None => parsed(digits),
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

/// Numbers in words, up to twelve, and those that are round.
fn in_words(word: &str) -> Option<f64> {
    let place = CARDINALS.iter().position(|known| *known == word);
    match (place, word) {
        (Some(place), _) if place > 0 => Some(place as f64),
        (_, "twenty") => Some(20.0),
        (_, "thirty") => Some(30.0),
        (_, "forty") => Some(40.0),
        (_, "fifty") => Some(50.0),
        (_, "hundred") => Some(100.0),
        (_, "thousand") => Some(1000.0),
        _ => None,
    }
}

/// All numbers that some words name, in digits or in letters, and where.
pub(crate) fn find_named(words: &str) -> Vec<(Range<usize>, f64)> {
    let mut found = vec![];
    let mut rest = 0;
    let is_part = |c: char| c.is_alphanumeric() || ".,/".contains(c);
    while let Some(start) = words[rest..].find(is_part).map(|i| rest + i) {
        let run = &words[start..];
        let end = run.find(|c| !is_part(c)).unwrap_or(run.len());
        let run = run[..end].trim_end_matches(['.', ',', '/']);
        rest = start + run.len().max(1);
        let is_negative = words[..start].ends_with(['\u{2212}', '-']);
        let number = value(run).or_else(|| in_words(&run.to_lowercase()));
        let signed = number.map(|n| if is_negative { -n } else { n });
        found.extend(signed.map(|number| (start..rest, number)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{find_named, find_typed};

    fn numbers(words: &str) -> Vec<f64> {
        find_typed(words).into_iter().map(|typed| typed.number).collect()
    }

    #[test]
    fn what_a_number_is_the_value_of() {
        let of = |words: &str| find_typed(words).remove(0).of;
        assert_eq!(of("at λ = 0.5").as_deref(), Some("lambda"));
        assert_eq!(of("$\\lambda = 2$").as_deref(), Some("lambda"));
        assert_eq!(of("$w = −0.14$").as_deref(), Some("w"));
        assert_eq!(of("λ is 0.5"), None);
        assert_eq!(of("|w| = 0.5"), None);
    }

    #[test]
    fn decimals_and_what_something_equals() {
        assert_eq!(numbers("λ = 0.5, or −0.25."), [0.5, -0.25]);
        assert_eq!(
            numbers("w = −.5, 0.7 - 0.25, w-0.1"),
            [-0.5, 0.7, 0.25, 0.1]
        );
        assert_eq!(numbers("λ0.25 and 2x0.5"), [0.25, 0.5]);
        assert_eq!(numbers("$0.5 - \\lambda/2$ and 10.75"), [0.5, 10.75]);
        assert_eq!(numbers("at $\\lambda = 49$, $t = 5$"), [49.0, 5.0]);
        assert_eq!(numbers("λ = 1000 and w = 0, w = 1"), [1000.0]);
        assert_eq!(numbers("$y = 2x, w = 2 \\cdot x$, mdBook 0.5.4"), [0.0; 0]);
        assert_eq!(numbers("1 of 3 points, 1,000 s4"), [3.0, 1000.0]);
        assert_eq!(numbers("It is 0.5. It is λ=2."), [0.5, 2.0]);
        assert_eq!(numbers("v1.5 and x2"), [0.0; 0]);
        assert_eq!(numbers("2/3, 1/n, x/2, 3/4."), [2.0 / 3.0, 0.75]);
    }

    #[test]
    fn words_name_numbers() {
        let named = |words: &str| -> Vec<f64> {
            find_named(words).into_iter().map(|(_, n)| n).collect()
        };
        assert_eq!(named("at λ = 0.20, or −0.5."), [0.2, -0.5]);
        assert_eq!(
            named("Of 1,000 the twelve, x2, 0:10"),
            [1000.0, 12.0, 0.0, 10.0]
        );
        assert_eq!(named("none of them"), [0.0; 0]);
    }
}
