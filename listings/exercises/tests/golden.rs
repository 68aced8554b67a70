//! What is right and what is told has not changed unseen.

#[path = "../examples/golden.rs"]
mod written;

#[test]
fn the_golden_numbers_are_those_of_the_exercises() {
    let golden = std::fs::read_to_string(written::file()).unwrap();
    let text = written::text().unwrap();
    let mut lines = (1..).zip(golden.lines().zip(text.lines()));
    let other = lines.find(|(_, (golden, now))| golden != now);
    if let Some((line, (golden, now))) = other {
        panic!(
            "golden.txt:{line} says\n{golden}\nand now it is\n{now}\n{ADVICE}"
        );
    }
    assert_eq!(golden, text, "{ADVICE}");
}

const ADVICE: &str = "if this is as it should be: \
    cargo run --example golden";
