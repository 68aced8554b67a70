//! What people write as an answer is read as it is meant.

use exercises::{Work, exercises};

/// Of `2.1a: 5/8, 1/8 => Right.` the exercise, the place of the part, what is
/// written, and what is said.
fn read(line: &str) -> Option<(&str, usize, &str, &str)> {
    let (question, rest) = line.split_once(": ")?;
    let (written, says) = rest.split_once(" => ")?;
    let letter = question.chars().last()?;
    let number = question.trim_end_matches(letter);
    Some((number, letter as usize - 'a' as usize, written, says))
}

#[test]
fn answers_are_read_as_they_are_meant() {
    let exercises = exercises();
    let table = include_str!("read_answers.txt").lines();
    for line in table.filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (number, place, written, says) = read(line).expect(line);
        let exercise = exercises.iter().find(|e| e.number == number);
        let Work::Paper(paper) = &exercise.expect(line).work else {
            panic!("{line}")
        };
        let said = paper.page().parts[place].verdict(written).to_string();
        assert!(said.contains(says), "{line}, but it says: {said}");
    }
}
