//! What people write as an answer is read as it is meant, and what was worked
//! out by hand is what the exercises say.

use exercises::{Code, Exercise, Work, exercises};

/// The lines of a table: `2.1a: 5/8, 1/8 => Right.` is the exercise and the
/// part, what is written, and words of what is said.
fn lines(table: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let lines = table.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let split = line.split_once(": ").and_then(|(question, rest)| {
            let (written, says) = rest.split_once(" => ")?;
            Some((question, written, says))
        });
        split.unwrap_or_else(|| panic!("{line}"))
    })
}

fn find<'a>(all: &'a [Exercise], number: &str) -> &'a Exercise {
    let found = all.iter().find(|exercise| exercise.number == number);
    found.unwrap_or_else(|| panic!("no exercise {number}"))
}

#[test]
fn answers_are_read_as_they_are_meant() {
    let all = exercises();
    let tables =
        [include_str!("read_answers.txt"), include_str!("by_hand.txt")];
    for (question, written, says) in tables.into_iter().flat_map(lines) {
        let number = question.trim_end_matches(char::is_lowercase);
        let told = match &find(&all, number).work {
            Work::Paper(paper) => {
                let letter = &question[number.len()..];
                let place = letter.as_bytes()[0] - b'a';
                let part = &paper.page().parts[usize::from(place)];
                part.verdict(written).to_string()
            }
            Work::Code(code) => {
                assert_gives(code, written, says, question);
                continue;
            }
            Work::Words(_) => panic!("{question} is an open question"),
        };
        assert!(told.contains(says), "{question}: {written}: {told}");
    }
}

/// The solution, or the mistake that is told these words, gives these numbers:
/// `0.5 | _ | .. 0.25` in the first check, and the last one of a list in the
/// third.
fn assert_gives(code: &Code, written: &str, words: &str, number: &str) {
    let table = code.page();
    let mut told = table.mistakes.iter().filter(|it| it.0.contains(words));
    let gives: Vec<Vec<f64>> = match words {
        "Right." => table.checks.iter().map(|it| it.right.clone()).collect(),
        _ => told.next().expect(words).1.clone(),
    };
    assert!(told.next().is_none(), "{number}: {words} is told twice");
    let cells: Vec<&str> = written.split(" | ").collect();
    assert_eq!(cells.len(), gives.len(), "{number}: {words}");
    for (cell, gives) in cells.into_iter().zip(gives) {
        let cut = cell.trim_start_matches(".. ").trim_end_matches(" ..");
        let wanted: Vec<&str> = cut.split(", ").collect();
        let count = wanted.len();
        let part = match () {
            () if cell == "_" => continue,
            () if cell.starts_with(".. ") => &gives[gives.len() - count..],
            () if cell.ends_with(" ..") => &gives[..count],
            () => &gives[..],
        };
        let mut pairs = part.iter().zip(&wanted);
        let is_so = part.len() == count && pairs.all(|(a, b)| is_near(*a, b));
        assert!(is_so, "{number}: {words}: {cell}, but it gives {gives:?}");
    }
}

/// As near as the number is written, and to four decimals; a 0 is exactly 0.
fn is_near(given: f64, written: &str) -> bool {
    let number: f64 = written.parse().expect(written);
    let decimals = written.split_once('.').map_or(0, |(_, d)| d.len());
    let last = (0..decimals.max(4)).fold(0.51, |unit, _| unit / 10.0);
    (given == 0.0) == (number == 0.0) && (given - number).abs() < last
}
