//! What the page tells readers to type, in its table and in its blocks of
//! code, against what the scripts of `tests/libraries` typed.

use super::RESULTS;
use promises::reference::{list, number, parse};
use std::iter::Peekable;
use std::str::Chars;

/// The page's rows, and the names that the scripts write before a strength.
const ROWS: [(&str, &str); 5] = [
    ("scikit-learn", "alpha="),
    ("glmnet", "lambda = "),
    ("statsmodels", "alpha="),
    ("linfa", "penalty("),
    ("Spark", "regParam="),
];

/// What else stands in a block of code, and the cell of the table that it
/// comes from: its row, and 1 for L1 or 2 for L2.
const BLOCKS: [(&str, &str, usize); 6] = [
    ("Lasso(", "scikit-learn", 1),
    ("Ridge(", "scikit-learn", 2),
    ("alpha = 1, ", "glmnet", 1),
    ("alpha = 0, ", "glmnet", 2),
    ("kernel_regularizer=", "Keras", 1),
    ("lr=lr, ", "PyTorch", 2),
];

/// Numbers for λ, n, s and r.
type Of = [f64; 4];

/// Computes with λ, n, s and r, as the scripts write it.
fn evaluate(text: &str, of: Of) -> f64 {
    let text: String = text.split_whitespace().collect();
    let mut signs = text.chars().peekable();
    let value = sum(&mut signs, of);
    assert_eq!(signs.next(), None, "{text}");
    value
}

fn sum(signs: &mut Peekable<Chars>, of: Of) -> f64 {
    let mut value = product(signs, of);
    while let Some(sign) = signs.next_if(|c| "+-".contains(*c)) {
        let next = product(signs, of);
        value += if sign == '+' { next } else { -next };
    }
    value
}

fn product(signs: &mut Peekable<Chars>, of: Of) -> f64 {
    let mut value = factor(signs, of);
    while let Some(sign) = signs.next_if(|c| "*/".contains(*c)) {
        let next = factor(signs, of);
        value *= if sign == '*' { next } else { 1.0 / next };
    }
    value
}

fn factor(signs: &mut Peekable<Chars>, of: Of) -> f64 {
    match signs.next().expect("a number or a name") {
        '(' => {
            let value = sum(signs, of);
            assert_eq!(signs.next(), Some(')'));
            value
        }
        name => {
            let mut names = "λnsr".chars().zip(of);
            let of_name = names.find(|(known, _)| *known == name);
            let digit = || f64::from(name.to_digit(10).expect("a digit"));
            of_name.map_or_else(digit, |(_, value)| value)
        }
    }
}

/// What stands behind a name, up to the comma or bracket that ends it.
fn after<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, rest) = text.split_once(name).expect(name);
    let mut depth = 0;
    let end = rest.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0 || (depth == 0 && ",`\n".contains(c))
    });
    &rest[..end.unwrap_or(rest.len())]
}

fn page() -> String {
    let page = promises::root().join("src/library.md");
    std::fs::read_to_string(page).expect("the page")
}

/// The table's cell of a library, for L1 or L2.
fn cell<'a>(page: &'a str, library: &str, column: usize) -> &'a str {
    let start = format!("| {library} |");
    let row = page.lines().find(|line| line.starts_with(&start));
    row.expect(library).split('|').nth(column + 1).expect("a cell").trim()
}

#[test]
fn the_table_has_what_the_scripts_typed() {
    let page = page();
    for (library, name) in ROWS {
        let result = RESULTS.iter().find(|(known, ..)| *known == library);
        let rows = parse(result.expect("a result").1);
        for (column, r) in [(1, 1.0), (2, 0.0)] {
            let is_it = |row: &&serde_json::Value| number(&row["r"]) == r;
            let row = list(&rows["rows"]).iter().find(is_it);
            let typed = row.expect("a row")["typed"].as_str().expect("words");
            let cell = cell(&page, library, column);
            let ours = cell.replace(" = ", "=");
            let ours = after(&ours, &name.replace(' ', ""));
            for [lambda, n, s] in [[0.5, 7.0, 1.3], [2.0, 9.0, 0.4]] {
                let of = [lambda, n, s, r];
                let typed = evaluate(after(typed, name), of);
                let ours = evaluate(ours, of);
                let is_close = (typed - ours).abs() < 1e-12;
                assert!(is_close, "{library}: {cell}, but it was {typed}");
            }
        }
    }
}

#[test]
fn the_blocks_of_code_have_what_the_table_has() {
    let page = page();
    for (before, library, column) in BLOCKS {
        let cell = cell(&page, library, column).trim_matches('`');
        let bare = |text: &str| text.replace(' ', "");
        let starts = page.match_indices(before);
        let in_blocks = starts
            .map(|(at, _)| bare(&page[at + before.len()..]))
            .filter(|rest| rest.contains('λ'));
        let mut seen = 0;
        for rest in in_blocks.take(1) {
            let cell = bare(cell);
            assert!(rest.starts_with(&cell), "{before}: not {cell}");
            seen += 1;
        }
        assert_eq!(seen, 1, "{before}");
    }
    // What has no row in the table stands in a script word for word, but for
    // its tolerance.
    let scikit_learn = RESULTS[0].1;
    let net = "ElasticNet(alpha=λ*(1 - r/2), l1_ratio=r/(2 - r)";
    assert!(page.contains(net) && scikit_learn.contains(net));
    assert!(page.contains("LogisticRegression(C=1/(n*λ), l1_ratio=1,"));
    // Chapter 6's threshold, as the PyTorch script has it.
    let torch = include_str!("../../../libraries/with_pytorch.py")
        .replace("lr * lam", "lr * λ");
    for line in ["w.abs() - lr*λ)", ".clamp(min=0)"] {
        let bare = |text: &str| text.replace(' ', "");
        assert!(bare(&page).contains(&bare(line)), "{line}");
        assert!(bare(&torch).contains(&bare(line)), "{line}");
    }
}

/// C is 1/(n·λ), with seven rows.
#[test]
fn logistic_regression_types_c() {
    let result = parse(RESULTS[0].1);
    for row in list(&result["logistic"]) {
        if number(&row["r"]) == 1.0 {
            let of = [number(&row["lambda"]), 7.0, 1.0, 1.0];
            let ours = evaluate("1/(n*λ)", of);
            assert!((ours - number(&row["C"])).abs() < 1e-9, "{row}");
        }
    }
}

#[test]
fn expressions_are_computed() {
    let of = [0.5, 7.0, 2.0, 1.0];
    for (text, expected) in [
        ("λ/2", 0.25),
        ("n*λ", 3.5),
        ("λ*(1 - r/2)", 0.25),
        ("λ*r/2 + λ*(1-r)*s", 0.25),
        ("1/(n*λ)", 1.0 / 3.5),
    ] {
        assert!((evaluate(text, of) - expected).abs() < 1e-12, "{text}");
    }
}
