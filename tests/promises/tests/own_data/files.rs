//! Files such as people have, and what another library makes of them:
//! `reference/own_data.py` says how.

use super::{File, row, run};
use crate::bad_input::refused;
use promises::mathematics::{mean, mean_product};
use promises::reference::{entries, list, numbers, reference};
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use std::fmt::Write as _;
use std::fs;

fn path(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/own_data");
    format!("{folder}/{name}.csv")
}

fn printed(name: &str, options: &str) -> String {
    let path = path(name);
    let options: Vec<&str> = options.split_whitespace().collect();
    run(&[&["--csv", &*path, "--target"], &options[..]].concat()).printed
}

/// The notes, and what is said below the choices.
fn says(printed: &str, what: &str) {
    assert!(printed.contains(what), "no {what:?} in:\n{printed}");
}

fn says_not(printed: &str, what: &str) {
    assert!(!printed.contains(what), "{what:?} in:\n{printed}");
}

/// The file's columns by name, text as it stands.
fn table(name: &str) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(path(name)).unwrap();
    let mut lines = text.lines().map(|line| line.split(','));
    let header = lines.next().unwrap();
    let mut columns: Vec<(String, Vec<String>)> =
        header.map(|name| (name.to_owned(), vec![])).collect();
    for line in lines {
        for ((_, cells), cell) in columns.iter_mut().zip(line) {
            cells.push(cell.to_owned());
        }
    }
    columns
}

/// A feature's numbers: a column, or 1 where it has a value.
fn feature(table: &[(String, Vec<String>)], name: &str) -> Vec<f64> {
    let column = |name: &str| table.iter().find(|column| column.0 == name);
    let Some((name, value)) = name.split_once('=') else {
        let cells = &column(name).unwrap().1;
        return cells.iter().map(|cell| cell.parse().unwrap()).collect();
    };
    let cells = &column(name).unwrap().1;
    cells.iter().map(|c| f64::from(u8::from(c == value))).collect()
}

/// Predictions less their mean, for weights by name.
fn moved<'a>(
    table: &[(String, Vec<String>)],
    weights: impl Iterator<Item = (&'a str, f64)>,
) -> Vec<f64> {
    let mut sums = vec![0.0; table[0].1.len()];
    for (name, w) in weights.filter(|(_, w)| *w != 0.0) {
        let x = feature(table, name);
        sums.iter_mut().zip(&x).for_each(|(sum, v)| *sum += w * (v - x[0]));
    }
    let middle = mean(&sums);
    sums.iter().map(|sum| sum - middle).collect()
}

/// A feature's weights at both choices; it is not printed if both are 0.
fn weights(printed: &str, name: &str) -> Vec<f64> {
    let (_, weights) = printed.split_once("weight of").unwrap();
    let start = format!("{name} ");
    let is_there = weights.lines().any(|line| line.starts_with(&start));
    if is_there { row(weights, &start) } else { vec![0.0; 2] }
}

/// How far two lists of predictions are apart, in deviations of y.
fn apart(a: &[f64], b: &[f64], y: &[f64]) -> f64 {
    let middle = mean(y);
    let misses: Vec<f64> = y.iter().map(|y| y - middle).collect();
    let off = a.iter().zip(b).map(|(a, b)| (a - b).abs());
    off.fold(0.0, f64::max) / mean_product(&misses, &misses).sqrt()
}

/// α, error, standard error and predictions are those of scikit-learn.
#[test]
fn another_library_finds_the_same() {
    for (name, r) in entries(reference("own_data")) {
        let Some(target) = r["target"].as_str() else { continue };
        let printed = printed(name, &format!("{target} --categories"));
        for (choice, key) in [
            ("smallest error ", "best"),
            ("one standard error ", "simple"),
            ("ridge ", "ridge"),
        ] {
            let own = row(&printed, choice);
            for (own, other) in own.iter().zip(numbers(&r[key])) {
                // As many digits as are printed.
                let off = (own / other - 1.0).abs();
                assert!(off < 5e-3, "{name}, {choice}: {own}, not {other}");
            }
        }
        let table = table(name);
        let names = list(&r["names"]).iter();
        let names: Vec<&str> = names.map(|n| n.as_str().unwrap()).collect();
        for k in [0, 1] {
            let own = names.iter().map(|name| weights(&printed, name)[k]);
            let others = numbers(&r["weights"][k]);
            let own = moved(&table, names.iter().copied().zip(own));
            let other = moved(&table, names.iter().copied().zip(others));
            let off = apart(&own, &other, &feature(&table, target));
            assert!(off < 3e-6, "{name}: predictions are off by {off:e}");
        }
    }
}

/// The folds are those that the reference was computed with.
#[test]
fn rows_are_shuffled_from_seed_1() {
    for (rows, order) in entries(reference("own_data/orders")) {
        let mut own: Vec<usize> = (0..rows.parse().unwrap()).collect();
        own.shuffle(&mut ChaCha8Rng::seed_from_u64(1));
        let order: Vec<usize> =
            numbers(order).iter().map(|i| *i as usize).collect();
        assert_eq!(own, order);
    }
}

/// Whatever the units: digits are neither lost nor made up.
#[test]
fn weights_of_any_size_are_printed() {
    let mut csv = "small,large,y\n".to_owned();
    for i in 0..40 {
        let (a, b) = (f64::from(i * i % 41), f64::from(i * 7 % 40));
        let y = 2.0 * a - 3.0 * b + f64::from(i % 3);
        writeln!(csv, "{a}e-20,{b}e20,{y}").unwrap();
    }
    let printed = File::new(&csv, "y").run("").printed;
    let (small, large) =
        (weights(&printed, "small"), weights(&printed, "large"));
    assert!((small[0] / 2e20 - 1.0).abs() < 0.02, "{printed}");
    assert!((large[0] / -3e-20 - 1.0).abs() < 0.02, "{printed}");
    // 10⁻⁶ of y, shared by three, needs seven digits or a few more.
    let written = printed.split_whitespace();
    let powers = written.filter_map(|word| word.split_once("e20").map(|w| w.0));
    for digits in powers.filter(|digits| digits.contains('.')) {
        let count = digits.chars().filter(char::is_ascii_digit).count();
        assert!((7..=10).contains(&count), "{digits} in:\n{printed}");
    }
}

/// With the printed numbers a prediction is the one that the fit makes: their
/// mean is that of y, which only the intercept sees.
#[test]
fn printed_weights_predict() {
    for (name, target) in [
        ("80_excel_date", "sales"),
        ("conv_net_tax_gross", "y"),
        ("36_exact", "rent"),
        ("96_years", "y"),
    ] {
        let printed = printed(name, target);
        let table = table(name);
        let y = feature(&table, target);
        let intercept = weights(&printed, "(intercept)");
        for k in [0, 1] {
            let mut predictions = vec![intercept[k]; y.len()];
            for (name, _) in table.iter().filter(|column| column.0 != target) {
                let w = weights(&printed, name)[k];
                let x = feature(&table, name);
                predictions.iter_mut().zip(x).for_each(|(p, x)| *p += w * x);
            }
            let off = apart(&[mean(&predictions)], &[mean(&y)], &y);
            assert!(off < 1e-6, "{name}: their mean is off by {off:e}");
        }
    }
}

#[test]
fn nearly_dependent_columns_have_an_answer() {
    let years = printed("96_years", "y");
    says(&years, "note: at ");
    says(&years, "strengths, α from ");
    says(&years, "a fit stops before its goal, as features nearly depend");
    says(&years, "the lasso: the error is smallest at the smallest α");
    assert!(row(&years, "smallest error ")[1] < 0.8, "{years}");
    // Net and tax make gross: that is exact, and needs no note of rounding.
    let taxes = printed("conv_net_tax_gross", "y");
    says_not(&taxes, "note: at ");
    let why = "least squares: no unique answer: 'gross' can be computed from";
    says(&taxes, why);
}

/// A choice at an end is said, for ridge as for the lasso; others are not.
#[test]
fn a_choice_at_an_end_is_said() {
    let exact = printed("36_exact", "rent");
    for name in ["the lasso", "ridge"] {
        says(&exact, &format!("{name}: the error is smallest at the smallest"));
    }
    let other = printed("34_binary", "rent");
    says_not(&other, "that was tried");
}

#[test]
fn a_large_offset_is_no_constant() {
    let printed = printed("53b_1e12", "y");
    says(&printed, "note: the numbers of 'a' are so large beside their");
    says_not(&printed, "depend");
    says_not(&printed, "the same in every row");
    let off = weights(&printed, "a")[0] / 9.9304 - 1.0;
    assert!(off.abs() < 1e-4, "{printed}");
}

#[test]
fn reasons_are_true() {
    // Only the training rows of one fold lack the rare level.
    let rare = printed("9d_rare_level", "y --categories");
    says(&rare, "least squares: no error, as without the rows of fold ");
    says(&rare, "'k=usual' is the same in every row");
    says_not(&rare, "no unique answer");
}

#[test]
fn what_cannot_be_read_is_refused_with_the_right_advice() {
    let large = "line 3, column 'tweet': '1790000000000000001' has more digits";
    let point = "line 2, column 'visits': '1.266' can be 1.266 or 1266";
    for (name, target, words) in [
        ("25_bigint", "rent", [large, "column out, add --drop tweet"]),
        ("90_dot_thousands_mixed", "sales", [point, "--decimal"]),
    ] {
        let path = path(name);
        let given = ["--csv", &*path, "--target", target];
        refused("chapter9", &given, &words);
    }
}
