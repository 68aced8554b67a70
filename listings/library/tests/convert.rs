//! The program `library` converts there and back, and says what is wrong.

use clap::Parser;
use library::{Library, LibraryCommand, convert, libraries};
use std::process::Command;

/// The lines for what is typed after the program's name.
fn lines(all: &[Library], words: &str) -> String {
    let words = ["library"].into_iter().chain(words.split(' '));
    let command = LibraryCommand::parse_from(words);
    convert(all, &command).expect("a conversion")
}

#[test]
fn each_library_converts_to_each_other_and_back() {
    let all = libraries().expect("the list");
    let mut pairs = 0;
    for (is_l1, end) in [(true, ""), (false, " --ridge")] {
        let sizes = "--rows 442 --deviation 77 --lambda-max 90.3";
        let priced =
            all.iter().filter(|library| library.price(is_l1).is_some());
        for from in priced.clone() {
            let there = lines(&all, &format!("{} 0.3 {sizes}{end}", from.id));
            let mut there = there.lines();
            let book = there.next().expect("the book's λ");
            for (to, line) in priced.clone().zip(there) {
                let typed = &to.price(is_l1).expect("a price").typed;
                let before = format!("{}: {typed} = ", to.name);
                let number = line.strip_prefix(&before).expect(line);
                let back = format!("{} {number} {sizes}{end}", to.id);
                let back = lines(&all, &back);
                let lambda = |line: &str| -> f64 {
                    let number = line.strip_prefix("the book: λ = ");
                    number.expect(line).parse().expect(line)
                };
                let back = lambda(back.lines().next().expect("a line"));
                let off = (back / lambda(book) - 1.0).abs();
                assert!(off < 2e-5, "{} to {}: {back}", from.id, to.id);
                pairs += 1;
            }
        }
    }
    assert!(pairs > 1800, "only {pairs} pairs");
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    for (words, says) in [
        ("nosuch 1", "no library `nosuch`; there are book, scikit-learn"),
        ("lightgbm 1", "no price for L1; try with --ridge"),
        ("statsmodels-glm 1 --ridge", "no price for L2; try without --ridge"),
        ("dask-ml 1", "C = 1/(n*λ): give --rows"),
        ("glmnet 1 --ridge", "lambda = λ*s: give --deviation"),
        ("weka 1 --ridge", "-R = (n-1)*λ: give --rows"),
        ("gretl 0.2", "lfrac = λ/λmax: give --lambda-max"),
        ("xgboost -0.1", "-0.1: a strength is a number above 0"),
        ("book 0", "0: a strength is a number above 0"),
        ("book NaN", "NaN: a strength is a number above 0"),
        ("book two", "type a number, such as 0.1"),
        ("book 1 --rows 1", "--rows 1: give how many rows there are"),
        ("book 1 --rows -3", "--rows -3: give how many rows there are"),
        ("book 1 --deviation 0", "--deviation 0: give a number above 0"),
        ("book 1 --lambda-max inf", "--lambda-max inf: give a number above 0"),
        ("xgboost", "NUMBER"),
    ] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_library"));
        let run = program.args(words.split(' ')).output().expect("a run");
        let said = String::from_utf8(run.stderr).expect("text");
        assert!(said.contains(says), "{words}: {said}");
        assert!(run.stdout.is_empty(), "{words} printed something");
        assert_eq!(run.status.code(), Some(2), "{words}");
    }
    // A name in capitals and a comma are no mistakes.
    let all = libraries().expect("the list");
    assert_eq!(lines(&all, "XGBoost 0,1"), lines(&all, "xgboost 0.1"));
}
