//! What is typed on pages although it counts: numbers in words, numbers that
//! are given, and colours. No program knows how many edges a diamond has, so
//! they stand here a second time, each with the word that follows it. Whoever
//! changes one reads both.

use super::pages;

/// Pages, and below each what is typed there, in its order.
const TYPED: &str = include_str!("typed.txt");

/// Numbers in words, with their digits.
const NUMBERS: [(&str, &str); 18] = [
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("sixteen", "16"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
];

/// Other words that count.
const OTHERS: [&str; 18] = [
    "first", "second", "last", "third", "fourth", "fifth", "sixth", "seventh",
    "eighth", "ninth", "tenth", "half", "twice", "quarter", "million", "blue",
    "red", "grey",
];

/// The words, those that are numbers in digits.
pub fn in_digits(words: &str) -> String {
    let words = words.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let number = NUMBERS.iter().find(|(known, _)| *known == word);
        number.map_or(word, |(_, digits)| digits)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What counts in a text, each with the word behind it.
fn find(text: &str) -> Vec<String> {
    let text = text.replace("{{#given ", "given").replace("}}", " ");
    // Code is included, and none of this.
    let prose = text.split("```").step_by(2).collect::<String>();
    let words: Vec<&str> = prose
        .split(|c: char| c.is_whitespace() || "*>\"-[]()".contains(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let counts = |word: &str| {
        let word = word.to_lowercase();
        NUMBERS.iter().any(|(number, _)| *number == word)
            || OTHERS.contains(&&*word)
            || word.strip_prefix("given").is_some_and(|number| {
                number.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            })
    };
    let mut found = vec![];
    for (i, word) in words.iter().enumerate() {
        if counts(word) {
            let after = words.get(i + 1).copied().unwrap_or_default();
            found.push(format!("{word} {after}"));
        }
    }
    found
}

#[test]
fn what_is_typed_and_counts_stands_twice() {
    let listed = TYPED.split("\n\n").map(|part| {
        let (name, words) = part.trim().split_once('\n').expect("a page");
        let words = words.replace('\n', " ");
        (name.to_owned(), words)
    });
    let listed: std::collections::BTreeMap<String, String> = listed.collect();
    for (name, text) in pages() {
        let found = find(&text).join("; ");
        let known = listed.get(&name).map_or("", String::as_str);
        assert_eq!(
            found, known,
            "{name}: if the page is right, write what it says into \
             tests/promises/tests/pages/typed.txt"
        );
    }
}
