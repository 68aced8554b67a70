//! What is typed although it counts, on pages and in exercises: numbers,
//! colours, and words that compare where no claim proves them. No program knows
//! how many edges a diamond has, or that "larger" was meant, so they stand here
//! a second time, each with the word that follows it. Whoever changes one reads
//! both.

use super::pages;
use promises::{cut, root, texts};
use std::collections::BTreeMap;
use std::path::Path;

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

/// Words that compare, or hold without exception.
const COMPARE: &str = "
    smaller smallest larger largest fewer more less most least higher highest
    lower lowest nearer nearest closer closest further farther above below
    better best worse worst longer shorter stronger strongest weaker sooner
    earlier later steeper flatter rise rises fall falls grow grows shrink
    shrinks inside outside always never small large few many high low
    before after all none each every";

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
    // The press proves these.
    let text = cut(text, "{{#claim ", "}}");
    let text = cut(&text, "<div", ">");
    let text = text.replace("{{#given ", "given").replace("}}", " ");
    let compare: Vec<&str> = COMPARE.split_whitespace().collect();
    // Code is included, and none of this.
    let prose = text.split("```").step_by(2).collect::<String>();
    let words: Vec<&str> = prose
        .split(|c: char| c.is_whitespace() || "*>\"-[]()".contains(c))
        .filter(|word| !word.starts_with('<'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let counts = |word: &str| {
        let word = word.to_lowercase();
        NUMBERS.iter().any(|(number, _)| *number == word)
            || OTHERS.contains(&&*word)
            || compare.contains(&&*word)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || word.strip_prefix("given").is_some_and(|number| {
                number.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            })
    };
    let mut found = vec![];
    for (i, word) in words.iter().enumerate() {
        let after = words.get(i + 1).copied().unwrap_or_default();
        // The method's name compares nothing.
        if counts(word) && after != "squares" {
            found.push(format!("{word} {after}"));
        }
    }
    found
}

/// Everything that is read: the pages, the exercises, and what the page on
/// libraries says of each.
fn everything() -> BTreeMap<String, String> {
    let exercises = root().join("listings/exercises/src");
    let chapters = (1..=12).map(|n| format!("chapter{n}"));
    let tasks = chapters.chain(["predict".to_owned()]).flat_map(|folder| {
        let tasks = texts(&exercises.join(&folder), ".md");
        let named = |(name, text)| (format!("{folder}/{name}"), text);
        tasks.into_iter().map(named).collect::<Vec<_>>()
    });
    let mut tables = texts(&root().join("listings/library/tables"), ".md");
    tables.retain(|name, _| name == "sections");
    pages().into_iter().chain(tasks).chain(tables).collect()
}

/// What is typed there, as the file has it.
fn list() -> String {
    let pages = everything().into_iter().map(|(name, text)| {
        let mut lines = vec![name, String::new()];
        for word in find(&text).join("; ").split(' ') {
            let line = lines.last_mut().expect("one");
            if line.len() + 1 + word.len() > 79 {
                lines.push(word.to_owned());
            } else if line.is_empty() {
                line.push_str(word);
            } else {
                line.push(' ');
                line.push_str(word);
            }
        }
        lines.join("\n").trim_end().to_owned()
    });
    pages.collect::<Vec<_>>().join("\n\n") + "\n"
}

#[test]
fn what_is_typed_and_counts_stands_twice() {
    let found = list();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typed.txt");
    if found != TYPED {
        std::fs::write(&file, &found).expect("a file that can be written");
    }
    let mut pairs = found.lines().zip(TYPED.lines());
    let first = pairs.find(|(found, known)| found != known);
    assert!(
        found == TYPED,
        "the texts say something else than what is listed, first {first:?}. \
         If they are right, copy {} to tests/promises/tests/pages/typed.txt \
         and read what has changed",
        file.display()
    );
}
