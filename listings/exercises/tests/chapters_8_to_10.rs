//! The numbers of chapters 8 to 10, worked out beside the program, and what
//! the mistakes among them are told.

use exercises::{Exercise, Verdict, Work, exercises};

fn exercise(number: &str) -> Exercise {
    let mut all = exercises().into_iter();
    all.find(|exercise| exercise.number == number).unwrap()
}

/// Each part in turn: the right answer, then each mistake's, with a word of
/// what it is told.
fn on_paper(number: &str, parts: &[(&str, &[(&str, &str)])]) {
    let Work::Paper(paper) = exercise(number).work else { panic!("{number}") };
    let asked = &paper.page().parts;
    assert_eq!(asked.len(), parts.len(), "{number}");
    for (part, (right, wrong)) in asked.iter().zip(parts) {
        let question = &part.question;
        let said = part.verdict(right);
        assert_eq!(said, Verdict::Right, "{number} {question}");
        assert_eq!(part.wrong.len(), wrong.len(), "{number} {question}");
        for (answer, word) in *wrong {
            match part.verdict(answer) {
                Verdict::Mistake(says) if says.contains(word) => {}
                other => panic!("{number} {question} {answer}: {other:?}"),
            }
        }
    }
}

/// What the solution gives in each check, one number or list after the other,
/// then each mistake, with a word of what it is told.
fn in_code(number: &str, right: &[f64], wrong: &[(&str, &[f64])]) {
    let Work::Code(code) = exercise(number).work else { panic!("{number}") };
    let close = |a: &[f64], b: &[f64]| {
        let mut pairs = a.iter().zip(b);
        a.len() == b.len() && pairs.all(|(a, b)| (a - b).abs() < 6e-5)
    };
    let table = code.page();
    let given: Vec<f64> =
        table.checks.iter().flat_map(|check| check.right.clone()).collect();
    assert!(close(&given, right), "{number}: {given:?}");
    assert_eq!(table.mistakes.len(), wrong.len(), "{number}");
    for ((says, gives), (word, numbers)) in table.mistakes.iter().zip(wrong) {
        let gives = gives.concat();
        let is_so = says.contains(word) && close(&gives, numbers);
        assert!(is_so, "{number} {says}: {gives:?}");
    }
}

#[test]
fn one_rule_for_three_weights() {
    on_paper(
        "8.1",
        &[
            (
                "4",
                &[("2", "2 is missing"), ("1", "mean square"), ("16", "added")],
            ),
            ("1, 0.4", &[("0.5, 0.2", "half"), ("-1, 0.4", "never negative")]),
            (
                "0.425",
                &[
                    ("0.2", "before you divide"),
                    ("0.35", "halved"),
                    ("1.7", "must be divided"),
                ],
            ),
            (
                "-0.2",
                &[("-0.8", "towards 0"), ("0.2", "sign"), ("0", "took off λ")],
            ),
            ("0", &[("-0.1", "past 0"), ("0.2", "without a price")]),
            (
                "0.6, -0.6",
                &[
                    ("4, -1", "residual"),
                    ("0, 0", "equally hard"),
                    ("0.3, -0.3", "the means"),
                    ("0.6, 0.6", "other side"),
                ],
            ),
            (
                "0.4",
                &[
                    ("0", "pulled at too"),
                    ("0.2", "twice as large"),
                    ("0.6", "Only a kept weight"),
                    ("-0.4", "at c to the other side"),
                ],
            ),
            ("2", &[("4", "half as hard"), ("8", "other way round")]),
            (
                "0.7",
                &[
                    ("0.85", "pays twice"),
                    ("0.425", "half as much"),
                    ("0.2125", "not a smaller one"),
                ],
            ),
        ],
    );
}

#[test]
fn the_best_value_of_one_weight() {
    in_code(
        "8.2",
        &[0.5, 0.05, 0.45, 0.0, -0.625],
        &[
            ("explains already", &[0.5, 0.05, 0.0, 0.0, -0.625]),
            ("in place of", &[0.5, 0.45, 0.5, 0.35, -0.625]),
            ("all of λ", &[0.25, 0.0, 0.2, 0.0, -0.5]),
            ("not divide", &[2.0, 0.25, 1.8, 0.0, -2.5]),
            ("added wⱼ alone", &[0.5, 0.05, 0.075, 0.0, -0.625]),
            ("No further", &[0.5, 0.05, 0.45, -0.05, -0.625]),
            ("became 0", &[0.5, 0.05, 0.45, 0.0, 0.0]),
            ("mean", &[0.6875, 0.2, 0.6375, 0.175, -0.71875]),
            ("further down", &[0.5, 0.05, 0.45, 0.0, -0.875]),
            ("before the division", &[0.0, 0.0, 0.0, 0.0, -0.25]),
        ],
    );
}

#[test]
fn a_height_that_nothing_goes_below() {
    on_paper(
        "8.3",
        &[
            ("1.5", &[("1", "loss alone"), ("5.5", "number of rows")]),
            ("4", &[("2", "2 is missing"), ("6", "at w = 0")]),
            (
                "1.25, 0.25",
                &[
                    ("2, -0.5", "did not shrink"),
                    ("1.25, -0.25", "price is missing"),
                    ("0.5, 1", "only once"),
                ],
            ),
            (
                "0.6875, 0.625",
                &[
                    ("1.25, 0.0625", "stretched"),
                    ("0.6875, -0.625", "starts from the sum"),
                    ("0.3125, 1", "not of u·y"),
                ],
            ),
            (
                "0.5, 1.25",
                &[("0.75, 1.5", "without a price"), ("0.25, 1.5", "halved")],
            ),
            (
                "0.25, 0.0625",
                &[("0.25, 0.625", "gaps"), ("0.75, -0.1875", "losses")],
            ),
            (
                "it is wrong, or its sum is another one",
                &[
                    ("it found a better weight", "no better one"),
                    ("nothing, as long as its weight is not known", "need not"),
                    ("it may be right if its gap is small", "does not help"),
                ],
            ),
        ],
    );
}

#[test]
fn one_standard_error() {
    on_paper(
        "9.1",
        &[
            (
                "2",
                &[
                    ("4", "one fold"),
                    ("1.7321", "one less"),
                    ("1", "its root"),
                    ("6.9282", "Both divisions"),
                    ("3.4641", "four, not three"),
                    ("8", "variance over √4"),
                ],
            ),
            ("12", &[("10", "smallest"), ("14", "deviation"), ("8", "down")]),
            (
                "4, 3",
                &[
                    ("8, 1", "too large"),
                    ("2, 5", "still within"),
                    ("1, 8", "goes on to"),
                    ("16, 0", "overlap"),
                    ("0.5, 10", "not the smallest"),
                ],
            ),
            ("1", &[("4", "spread"), ("0.5", "excuse")]),
            (
                "1.9, 0.2",
                &[
                    ("1.9, 0.4", "one difference"),
                    ("1.9, 0.1", "Divide by its root"),
                    ("1.9, 2", "differences alone"),
                ],
            ),
            (
                "no, it is worse by many standard errors of the difference",
                &[
                    (
                        "yes, its error is within one standard error of the \
                         smallest",
                        "hard for both",
                    ),
                    ("nobody knows, as four folds are too few", "they agree"),
                ],
            ),
            (
                "no, they are what this price keeps, in these rows",
                &[
                    ("yes, the others have no effect", "may still"),
                    ("yes, the rule keeps no noise", "promises nothing"),
                    (
                        "no, only those at the smallest error matter",
                        "more noise",
                    ),
                ],
            ),
        ],
    );
}

#[test]
fn nothing_learnt_from_the_rows_left_out() {
    in_code(
        "9.2",
        &[1.969_060_730_0, 5.578_114_727_2, 8.166_666_666_7, 3.242_781_935],
        &[
            ("has seen", &[3.0274, 1.9618, 8.1667, 2.6584]),
            ("unit it was learnt in", &[4.4467, 0.7557, 8.1667, 2.3438]),
            ("blocks", &[4.8117, 2.2851, 13.7917, 8.3424]),
            ("learnt from", &[1.1562, 0.1325, 5.8333, 1.6547]),
            ("mean of y", &[11.5113, 14.7661, 17.3333, 16.6264]),
            ("one less", &[2.2313, 2.9089, 8.1667, 3.4094]),
            ("misses alone", &[3.6834, 5.5781, 8.1667, 4.9145]),
            ("λ/2", &[2.2589, 5.5781, 8.1667, 3.6777]),
            ("number of folds", &[5.9072, 11.1562, 24.5, 9.7283]),
            ("mean(z²) = 1", &[105.8063, 252.5185, 7.1188, 396.3711]),
            ("over the rows", &[1.9691, 5.5781, 8.1667, 3.0886]),
            ("The mean of y has seen", &[2.4291, 5.5781, 6.2222, 2.7462]),
            ("Not past 0", &[1.9691, 5.5781, 44.1467, 3.2428]),
            ("the root", &[1.2002, 2.3368, 2.8263, 1.7430]),
        ],
    );
}

#[test]
fn no_effect_and_a_strong_one() {
    on_paper(
        "9.3",
        &[
            (
                "in about two of three files",
                &[
                    ("in every file", "by chance"),
                    ("in hardly any file", "learn the noise"),
                ],
            ),
            (
                "in about four of five files",
                &[
                    ("in every file", "in some folds"),
                    ("only by accident", "Ridge"),
                ],
            ),
            (
                "not at all in either version",
                &[
                    ("they are larger with the strong effect", "in full"),
                    ("they are smaller without an effect", "as strong"),
                ],
            ),
            (
                "1.4",
                &[("0", "last column"), ("1", "in some folds"), ("2", "same")],
            ),
            ("0", &[("12", "no price"), ("1", "is noise")]),
            (
                "2.576",
                &[
                    ("5.452", "without a price"),
                    ("1.809", "learnt from"),
                    ("2.815", "with an effect"),
                ],
            ),
            (
                "2.815",
                &[
                    ("2.657", "one column before"),
                    ("2.576", "without an effect"),
                    ("5.452", "at λ = 0"),
                ],
            ),
            (
                "the price pulls equally hard at a kept weight of any size",
                &[
                    ("the price pulls harder at a larger weight", "ridge"),
                    ("the noise hides the effect", "hides nothing"),
                    ("another λ makes up for it", "at every λ"),
                ],
            ),
        ],
    );
}

#[test]
fn the_same_feature_twice() {
    on_paper(
        "10.1",
        &[
            (
                "0.25",
                &[
                    ("0.5", "alone"),
                    ("-0.25", "no further"),
                    ("0", "λ/2, not λ."),
                    ("0.75", "without a price"),
                ],
            ),
            (
                "all in which no weight is negative",
                &[
                    ("only the two in which one weight is 0", "Half and half"),
                    ("all, whatever the signs", "minus"),
                    ("only the one with equal weights", "squares"),
                ],
            ),
            (
                "0.25, 0.25",
                &[
                    ("0.375, 0.375", "twice in the denominator"),
                    ("0.1875, 0.1875", "two halves"),
                    ("0.3, 0.3", "not halved"),
                    ("0.5, 0", "twice the price"),
                ],
            ),
            (
                "0.2, 0.2",
                &[
                    ("0.0833, 0.0833", "in full"),
                    ("0.25, 0.25", "L2 is missing"),
                    ("0.3, 0.3", "L1 is missing"),
                    ("0.1667, 0.1667", "all of it"),
                    ("0.1875, 0.1875", "mean of the lasso's"),
                    ("0.1, 0.1", "λr is halved"),
                    ("0.3333, 0.3333", "One copy alone"),
                ],
            ),
            (
                "0.25, 0",
                &[
                    ("0, 0.5", "pays twice"),
                    ("0.125, 0.25", "Half of the work"),
                    ("0.125, 0.125", "no longer"),
                ],
            ),
        ],
    );
}

#[test]
fn the_refit() {
    let all = [0.5, -0.5, 0.25].repeat(4);
    let of = |first: [f64; 3], second: [f64; 3], third: [f64; 3]| {
        [first, second, third, [0.5, -0.5, 0.25]].concat()
    };
    let none = [0.0; 3];
    let lasso = [
        [0.406_25, -0.125, 0.0],
        none,
        [0.343_75, 0.0, 0.0],
        [0.484_375, -0.4375, 0.1875],
    ];
    let back = [
        [0.781_25, -0.5, 0.0],
        none,
        [0.968_75, 0.0, 0.0],
        [0.546_875, -0.5, 0.25],
    ];
    let signs = [[0.5, 0.5, 0.0], none, [0.5, 0.0, 0.0], [0.5, 0.5, 0.25]];
    let undivided =
        [[2.0, -0.5, 0.0], none, [2.0, 0.0, 0.0], [2.0, -0.5, 0.25]];
    let to_the_right =
        [[0.5, 0.0, 0.0], none, [0.5, 0.0, 0.0], [0.5, 0.0, 0.25]];
    in_code(
        "10.2",
        &of([0.5, -0.5, 0.0], none, [0.5, 0.0, 0.0]),
        &[
            ("not fitted again", &lasso.concat()),
            ("Nothing was dropped", &all),
            ("λ/2 back", &back.concat()),
            (
                "stays 0",
                &of([0.5, -0.5, 0.375], [0.5, -2.0, 2.0], [0.5, -0.625, 0.625]),
            ),
            ("compared the weight", &of(none, none, none)),
            ("2 is missing", &of([0.5, 0.0, 0.0], none, [0.5, 0.0, 0.0])),
            ("sign", &signs.concat()),
            ("divides by mean", &undivided.concat()),
            (
                "exactly λ",
                &of([0.5, -0.5, 0.0], [0.5, 0.0, 0.0], [0.5, 0.0, 0.0]),
            ),
            ("to the left", &to_the_right.concat()),
        ],
    );
}

#[test]
fn all_that_is_said_in_an_exercise_differs() {
    let is_here = |e: &Exercise| {
        ["chapter8", "chapter9", "chapter10"].contains(&&*e.page())
    };
    for exercise in exercises().into_iter().filter(is_here) {
        let mut says: Vec<&str> = match &exercise.work {
            Work::Paper(paper) => {
                let parts = paper.page().parts.iter();
                parts.flat_map(|part| part.wrong.iter().map(|w| w.1)).collect()
            }
            Work::Code(code) => {
                code.page().mistakes.iter().map(|mistake| mistake.0).collect()
            }
            Work::Words(words) => words.wrong.iter().map(|w| w.1).collect(),
        };
        let count = says.len();
        says.sort_unstable();
        says.dedup();
        assert_eq!(says.len(), count, "{}", exercise.number);
    }
}
