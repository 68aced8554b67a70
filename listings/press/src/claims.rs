//! Claims that compare: `{{#claim smaller: chapter5.l1 < chapter5.l2}}` writes
//! its words if what stands behind them is true, and is a fault otherwise.

use std::fmt::Write as _;

/// Words that compare, each with the relations that it can stand for. What is
/// an error or a distance is better when it is smaller.
const WORDS: [(&str, &[&str]); 3] = [
    (
        "less smaller smallest lower lowest below fewer shorter weaker nearer \
         nearest closer closest sooner under better best flatter falls shrinks \
         beats within left",
        &["<"],
    ),
    (
        "more larger largest higher highest above longer stronger harder \
         hardest further later over worse steeper beyond rises grows too most \
         right",
        &[">"],
    ),
    (
        "equal equally same exactly half halfway twice double times tenth \
         quarter hundredth alike as cancel none no nothing all every never \
         first",
        &["="],
    ),
];

/// Words that say that the difference is small.
const NEARLY: [&str; 5] = ["nearly", "about", "hardly", "almost", "similar"];

/// Words with which a comparison is the other way round.
const NOT: [&str; 3] = ["not", "no", "never"];

/// Factors, and how a claim computes with them.
const FACTORS: [(&str, &[&str]); 7] = [
    ("half", &["/ 2", "0.5 *"]),
    ("halfway", &["/ 2", "0.5 *"]),
    ("twice", &["* 2", "2 *"]),
    ("four times", &["* 4", "4 *"]),
    ("ten times", &["* 10", "10 *"]),
    ("tenth", &["/ 10"]),
    ("quarter", &["/ 4"]),
];

/// How near is nearly: a tenth.
const NEAR: f64 = 0.1;

/// Whether all parts of a claim are true, each a comparison of two or more
/// sides. A side is numbers and questions with `+`, `-`, `*` and `/` between
/// them, computed from left to right.
///
/// # Errors
/// Says which part cannot be read, or what a question has no answer to.
pub(crate) fn holds(
    claim: &str,
    measure: &dyn Fn(&str) -> Result<f64, String>,
) -> Result<bool, String> {
    let mut all = true;
    for part in claim.split(" and ") {
        let (sides, relations) = split_at(part, &RELATIONS);
        if relations.is_empty() {
            let known = RELATIONS.join(" ");
            return Err(format!("`{part}` compares nothing; known: {known}"));
        }
        let sides = sides.iter().map(|side| evaluate(side, measure));
        let sides = sides.collect::<Result<Vec<f64>, String>>()?;
        let pairs = sides.windows(2).zip(&relations);
        all &= pairs
            .into_iter()
            .all(|(pair, relation)| compare(pair[0], relation, pair[1]));
    }
    Ok(all)
}

const RELATIONS: [&str; 7] = ["<", ">", "<=", ">=", "=", "!=", "~"];

/// The questions of a claim.
pub(crate) fn questions(claim: &str) -> Vec<String> {
    let parts = claim.split(" and ");
    let sides = parts.flat_map(|part| split_at(part, &RELATIONS).0);
    let operands = sides.flat_map(|side| split_at(&side, &SIGNS).0);
    operands.filter(|it| it.starts_with(char::is_alphabetic)).collect()
}

const SIGNS: [&str; 4] = ["+", "-", "*", "/"];

/// What stands between some words of a text, and those words.
fn split_at(text: &str, at: &[&str]) -> (Vec<String>, Vec<String>) {
    let (mut parts, mut found) = (vec![String::new()], vec![]);
    for word in text.split_whitespace() {
        if at.contains(&word) {
            found.push(word.to_owned());
            parts.push(String::new());
        } else {
            let part = parts.last_mut().expect("there is one");
            let gap = if part.is_empty() { "" } else { " " };
            let _ = write!(part, "{gap}{word}");
        }
    }
    (parts, found)
}

fn evaluate(
    side: &str,
    measure: &dyn Fn(&str) -> Result<f64, String>,
) -> Result<f64, String> {
    let (operands, signs) = split_at(side, &SIGNS);
    let operand = |text: &String| match text.parse::<f64>() {
        Ok(number) => Ok(number),
        Err(_) => measure(text),
    };
    let numbers = operands.iter().map(operand);
    let numbers = numbers.collect::<Result<Vec<f64>, String>>()?;
    let rest = numbers[1..].iter().zip(&signs);
    Ok(rest.fold(numbers[0], |value, (number, sign)| match &**sign {
        "+" => value + number,
        "-" => value - number,
        "*" => value * number,
        _ => value / number,
    }))
}

fn compare(a: f64, relation: &str, b: f64) -> bool {
    // Equal but for rounding; what is compared with 0 is 0.
    let size = a.abs().max(b.abs());
    let is_equal = (a - b).abs() <= 1e-9 * size;
    match relation {
        "<" => a < b && !is_equal,
        ">" => a > b && !is_equal,
        "<=" => a < b || is_equal,
        ">=" => a > b || is_equal,
        "=" => is_equal,
        "~" => (a - b).abs() <= NEAR * size,
        _ => !is_equal,
    }
}

/// Whether the words of a claim say what it compares.
///
/// # Errors
/// Says what they should say.
pub(crate) fn check_words(words: &str, claim: &str) -> Result<(), String> {
    let lower = words.to_lowercase();
    let all: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let relations = split_at(claim, &RELATIONS).1;
    let has = |some: &[&str]| some.iter().any(|word| all.contains(word));
    let mut known = WORDS.iter().filter(|(group, _)| {
        group.split_whitespace().any(|word| all.contains(&word))
    });
    let group = known.next().map(|(_, relations)| relations[0]);
    let allowed: &[&str] = match (group, has(&NOT)) {
        _ if has(&NEARLY) => &["~"],
        (Some("<"), false) => &["<"],
        (Some("<"), true) => &[">=", ">"],
        (Some(">"), false) => &[">"],
        (Some(">"), true) => &["<=", "<"],
        (Some(_), false) => &["=", ">=", "<="],
        (Some(_), true) => &["=", "!=", "<", ">"],
        (None, _) => {
            return Err(format!(
                "`{words}` does not compare: write a word of \
                                `listings/press/src/claims.rs`"
            ));
        }
    };
    if !relations.iter().all(|relation| allowed.contains(&&**relation)) {
        let allowed = allowed.join(" or ");
        return Err(format!("`{words}` is written with {allowed}"));
    }
    for (factor, ways) in FACTORS {
        let is_said = match factor.split_once(' ') {
            Some(_) => lower.contains(factor),
            None => all.contains(&factor),
        };
        if is_said && !ways.iter().any(|way| claim.contains(way)) {
            let ways = ways.join(" or ");
            return Err(format!("`{factor}` is computed with {ways}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a.b` is 2, `a.c` is 4, `a.z` 0.
    fn measure(question: &str) -> Result<f64, String> {
        match question {
            "a.b" => Ok(2.0),
            "a.c --x -1" => Ok(4.0),
            "a.z" => Ok(0.0),
            "a.tiny" => Ok(1e-22),
            _ => Err(format!("no {question}")),
        }
    }

    #[test]
    fn claims_are_true_or_not() {
        for (claim, expected) in [
            ("a.b < a.c --x -1", true),
            ("a.b > a.c --x -1", false),
            ("a.b < 2", false),
            ("2 > a.b", false),
            ("a.b = a.c --x -1 / 2", true),
            ("a.b + 2 = a.c --x -1 and a.b >= 2", true),
            ("0 < a.b < 1.9", false),
            ("a.b ~ 2.1", true),
            ("a.b ~ 2.3", false),
            ("a.z = 0", true),
            ("a.tiny = 0", false),
            ("a.tiny != 0", true),
        ] {
            assert_eq!(holds(claim, &measure), Ok(expected), "{claim}");
        }
        assert!(holds("a.b", &measure).is_err());
        assert!(holds("a.d < 1", &measure).is_err());
        let asked = questions("a.b < 2 * a.c --x -1 and a.z = 0");
        assert_eq!(asked, ["a.b", "a.c --x -1", "a.z"]);
    }

    #[test]
    fn words_say_what_is_compared() {
        for (words, claim) in [
            ("smaller", "a < b"),
            ("not larger", "a <= b"),
            ("nearly the same", "a ~ b"),
            ("half as large", "a = b / 2"),
        ] {
            assert_eq!(check_words(words, claim), Ok(()), "{words}");
        }
        for (words, claim) in [
            ("larger", "a < b"),
            ("smaller", "a > b"),
            ("not smaller", "a < b"),
            ("half", "a = b / 3"),
            ("twice", "a = b"),
            ("nearly the same", "a = b"),
            ("blue", "a < b"),
        ] {
            assert!(check_words(words, claim).is_err(), "{words}");
        }
    }
}
