//! The answers and mistakes that chapters 1 to 3 were planned with, as a
//! reader would type them, and a word of what each mistake is told.

use exercises::{Code, Paper, Verdict, Work, exercises};

fn work(number: &str) -> Work {
    let mut all = exercises().into_iter();
    all.find(|exercise| exercise.number == number).expect("its number").work
}

fn paper(number: &str) -> Paper {
    let Work::Paper(paper) = work(number) else { panic!("{number}") };
    paper
}

fn code(number: &str) -> Code {
    let Work::Code(code) = work(number) else { panic!("{number}") };
    code
}

/// The exercise, its part, what is typed, and a word of what is said to it.
const ANSWERS: &[(&str, usize, &str, &str)] = &[
    ("1.1", 0, "5 and 1", "right"),
    ("1.1", 0, "8, 2", "intercept"),
    ("1.1", 0, "1, 1", "signs"),
    ("1.1", 0, "9, 1", "You squared"),
    ("1.1", 1, "9, 1", "right"),
    ("1.1", 1, "18, 2", "intercept"),
    ("1.1", 1, "1, 1", "negative weight is positive"),
    ("1.1", 1, "25, 1", "squared the sum"),
    ("1.1", 1, "3, 1", "root"),
    ("1.1", 2, "wild", "right"),
    ("1.1", 2, "calm", "extra loss"),
    ("1.1", 3, "calm", "right"),
    ("1.1", 3, "wild", "cost more"),
    ("1.1", 4, "0.1", "right"),
    ("1.1", 4, "0.0667", "intercepts"),
    ("1.1", 4, "Never.", "cancel"),
    ("1.1", 4, "0.08", "difference of the penalties"),
    ("1.1", 4, "0.105", "difference of the losses"),
    ("1.1", 4, "10", "other way round"),
    ("1.1", 5, "0.05", "right"),
    ("1.1", 5, "0.025", "intercepts"),
    ("1.1", 5, "0.0167", "added first"),
    ("1.1", 5, "0.2", "root"),
    ("1.1", 5, "20", "Turn it round"),
    ("1.1", 5, "0.0444", "pays for its square"),
    ("1.1", 5, "0.0525", "loss of the wild fit"),
    ("2.1", 0, "(0.625, 0.125)", "right"),
    ("2.1", 0, "(0.5625, 0.1875)", "proportion"),
    ("2.1", 0, "(0.75, 0)", "That is the corner"),
    ("2.1", 0, "(0.5, 0.25)", "from the larger weight"),
    ("2.1", 0, "(0.5, 0)", "each loses half"),
    ("2.1", 1, "(0.25, 0)", "right"),
    ("2.1", 1, "(0.375, 0)", "more than the budget"),
    ("2.1", 1, "(0.375, −0.125)", "changed its sign"),
    ("2.1", 1, "(0.1875, 0.0625)", "proportion"),
    ("2.1", 1, "(0, 0.25)", "off the larger weight"),
    ("2.1", 1, "(0, 0)", "loses half of it"),
    ("2.1", 2, "t = 0.5", "right"),
    ("2.1", 2, "1", "inside"),
    ("2.1", 2, "0.75", "larger weight alone"),
    ("2.1", 2, "0.25", "the smaller weight"),
    ("2.1", 3, "(0.7115, 0.2372)", "right"),
    ("2.1", 3, "(0.5625, 0.1875)", "squares"),
    ("2.1", 3, "(0.9, 0.3)", "root"),
    ("2.1", 3, "(0.625, 0.125)", "the diamond's"),
    ("2.1", 3, "(0.75, 0)", "no corners"),
    ("2.1", 3, "(0.7071, 0.25)", "kept the smaller weight"),
    ("2.3", 0, "only the disc's", "right"),
    ("2.3", 0, "both", "for all four"),
    ("2.3", 0, "neither", "The disc's moves"),
    ("2.3", 1, "(0.325, 0.025)", "right"),
    ("2.3", 1, "(0.35, 0)", "does not hold that far"),
    ("2.3", 1, "(0.2637, 0.2301)", "the disc"),
    ("2.3", 2, "it stays", "right"),
    ("2.3", 2, "it shrinks", "fewer corners"),
    ("2.3", 2, "it grows", "any longer"),
    ("2.3", 3, "a corner holds it", "no corner"),
    ("2.3", 4, "for none", "signs"),
    ("2.4", 0, "2/7", "right"),
    ("2.4", 0, "0.25", "inside the diamond"),
    ("2.4", 0, "0.1429", "base"),
    ("2.4", 0, "0", "a whole region"),
    ("2.4", 1, "as likely", "right"),
    ("2.4", 1, "less likely", "in the same square"),
    ("3.1", 0, "0.25", "right"),
    ("3.1", 0, "1.25", "added"),
    ("3.1", 0, "0.4", "sizes"),
    ("3.1", 0, "0.0625", "mean(x²)"),
    ("3.1", 0, "0", "cancel"),
    ("3.1", 0, "0.3125", "there are five"),
    ("3.1", 1, "0.5", "right"),
    ("3.1", 1, "-1", "not of 0"),
    ("3.1", 1, "0", "book's data"),
    ("3.1", 1, "0.25", "the distance"),
    ("3.1", 2, "2.25", "right"),
    ("3.1", 2, "0.5625", "mean(x²)"),
    ("3.1", 2, "0", "predictions"),
    ("3.1", 2, "2.8125", "divided by four"),
    ("3.1", 3, "straight up", "right"),
    ("3.1", 3, "up, and to another weight", "every weight predicts"),
    ("3.1", 4, "0.2", "right"),
    ("3.1", 4, "1", "over all points"),
    ("3.1", 4, "0.25", "not one of four"),
    ("3.3", 0, "0.0075", "right"),
    ("3.3", 0, "0.75", "before"),
    ("3.3", 0, "75", "other way round"),
    ("3.3", 0, "0.000075", "square"),
    ("3.3", 1, "40000", "right"),
    ("3.3", 1, "40,000", "comma"),
    ("3.3", 1, "400", "square"),
    ("3.3", 2, "2.25", "right"),
    ("3.3", 2, "22500", "steeper"),
    ("3.3", 2, "225", "no y has changed"),
];

#[test]
fn each_answer_is_told_what_it_should_be() {
    for (number, part, typed, word) in ANSWERS {
        let paper = paper(number);
        let verdict = paper.page().parts[*part].verdict(typed);
        let is_so = match verdict {
            Verdict::Right => *word == "right",
            Verdict::Mistake(says) => says.contains(word),
            _ => false,
        };
        assert!(is_so, "{number}, {typed}: {verdict:?}");
    }
}

/// The exercise, a word of what is said (none: the solution), a check, and
/// what it gives there.
const GIVEN: &[(&str, &str, usize, &[f64])] = &[
    ("1.2", "", 0, &[std::f64::consts::FRAC_1_SQRT_2]),
    ("1.2", "", 1, &[0.25]),
    ("1.2", "", 2, &[0.40705]),
    ("1.2", "root is missing", 0, &[0.5]),
    ("1.2", "square first", 0, &[0.6]),
    ("1.2", "place 1", 0, &[0.61237]),
    ("1.2", "not their mean", 0, &[1.58114]),
    ("1.2", "2·half", 0, &[0.79057]),
    ("1.2", "before the root", 0, &[0.31623]),
    ("1.2", "whole number", 0, &[0.63246]),
    ("1.2", "eight points", 2, &[0.21213]),
    ("2.2", "", 0, &[0.625, 0.125]),
    ("2.2", "", 1, &[0.25, 0.0]),
    ("2.2", "", 2, &[0.5, 0.0]),
    ("2.2", "", 3, &[0.25, 0.125]),
    ("2.2", "", 4, &[0.0, 0.25]),
    ("2.2", "proportion", 0, &[0.5625, 0.1875]),
    ("2.2", "all of t", 1, &[0.375, 0.0]),
    ("2.2", "Not every budget", 0, &[0.75, 0.0]),
    ("2.2", "stays", 3, &[0.3125, 0.1875]),
    ("2.2", "below 0", 1, &[0.375, -0.125]),
    ("2.2", "(0, t)", 4, &[0.25, 0.0]),
    ("2.2", "each loses half", 0, &[0.5, 0.0]),
    ("2.2", "from the larger weight", 0, &[0.5, 0.25]),
    ("2.2", "from the larger weight", 1, &[0.0, 0.25]),
    ("3.2", "", 0, &[0.75]),
    ("3.2", "", 1, &[0.8]),
    ("3.2", "", 2, &[0.25]),
    ("3.2", "", 3, &[0.50251]),
    ("3.2", "", 4, &[0.5]),
    ("3.2", "count − 1 steps", 1, &[0.66667]),
    ("3.2", "largest", 1, &[2.0]),
    ("3.2", "smallest loss", 1, &[0.01]),
    ("3.2", "last weight", 2, &[0.0]),
    ("3.2", "one too many", 2, &[0.25]),
    ("3.2", "beyond", 1, &[0.8]),
    ("3.2", "beyond", 2, &[0.5]),
    ("3.2", "beyond", 3, &[0.502_512_562_814]),
    ("3.2", "place", 1, &[2.0]),
];

#[test]
fn each_program_gives_what_it_should() {
    for (number, word, check, wanted) in GIVEN {
        let code = code(number);
        let mistakes = &code.page().mistakes;
        let found = mistakes.iter().find(|(says, _)| says.contains(word));
        let gives = match *word {
            "" => &code.page().checks[*check].right,
            _ => &found.expect("the mistake").1[*check],
        };
        let near = |(a, b): (&f64, &f64)| (a - b).abs() < 5e-6;
        let is_so =
            gives.len() == wanted.len() && gives.iter().zip(*wanted).all(near);
        assert!(is_so, "{number}, {word}, {check}: {gives:?}");
    }
}

#[test]
fn no_two_mistakes_are_told_the_same() {
    for exercise in exercises() {
        let mut says: Vec<&str> = match &exercise.work {
            Work::Paper(paper) => {
                let parts = paper.page().parts.iter();
                parts.flat_map(|part| part.wrong.iter().map(|w| w.1)).collect()
            }
            Work::Code(code) => {
                code.page().mistakes.iter().map(|mistake| mistake.0).collect()
            }
            Work::Words(_) => continue,
        };
        let count = says.len();
        says.sort_unstable();
        says.dedup();
        assert_eq!(says.len(), count, "{}", exercise.number);
    }
}
