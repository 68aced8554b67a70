//! What other libraries give for the book's λ, as `tests/libraries` measured
//! it, against the book's own solvers, formulas and walks.

#[path = "libraries/logistic.rs"]
mod logistic;
#[path = "libraries/page.rs"]
mod page;

use chapter3::{Data, INPUTS};
use chapter5::{l1_minimiser, l2_minimiser};
use chapter6::{l2_step, slope_step, threshold_step, walk};
use chapter7::{l1_lowest, l2_lowest, logistic_slope};
use library::{Measured, Sizes};
use promises::reference::{list, number, numbers, parse};
use promises::rows::{Rows, Scale};
use serde_json::Value;
use solver::{Quadratic, lasso, ridge};

/// Each library, its result, and how far its weights may be off: 10⁻⁹ but for
/// Spark, whose search for the lowest point stops early.
const RESULTS: [(&str, &str, f64); 5] = [
    (
        "scikit-learn",
        include_str!("../../libraries/results/scikit_learn.json"),
        1e-9,
    ),
    ("glmnet", include_str!("../../libraries/results/glmnet.json"), 1e-9),
    (
        "statsmodels",
        include_str!("../../libraries/results/statsmodels.json"),
        1e-9,
    ),
    ("linfa", include_str!("../../libraries/results/linfa.json"), 1e-9),
    ("Spark", include_str!("../../libraries/results/spark.json"), 1e-5),
];
const KERAS: [&str; 3] = [
    include_str!("../../libraries/results/keras_jax.json"),
    include_str!("../../libraries/results/keras_tensorflow.json"),
    include_str!("../../libraries/results/keras_torch.json"),
];
const PYTORCH: &str = include_str!("../../libraries/results/pytorch.json");

fn assert_close(found: &[f64], book: &[f64], tolerance: f64, what: &str) {
    assert_eq!(found.len(), book.len(), "{what}");
    for (a, b) in found.iter().zip(book) {
        assert!((a - b).abs() <= tolerance, "{what}: {found:?}, not {book:?}");
    }
}

fn one_weight() -> Data {
    Data::on_line(0.5, INPUTS.to_vec())
}

/// Data as a library was asked about them: columns and outputs.
type Asked = (Vec<Vec<f64>>, Vec<f64>);

/// The data of a CSV file whose last column is y.
fn read(csv: &str, is_standardised: bool) -> Asked {
    let rows = Rows::of(csv, ',');
    if !is_standardised {
        return (rows.x, rows.y);
    }
    let scale = Scale::of(&rows);
    let y = rows.y.iter().map(|y| y - scale.mean_y).collect();
    (scale.z, y)
}

/// The data of a row; `None` for data that only that library has.
fn asked(name: &str) -> Option<Asked> {
    let Data { x, y } = one_weight();
    let times =
        |k: f64, numbers: &[f64]| numbers.iter().map(|n| n * k).collect();
    match name {
        "one weight" | "seven points" => Some((vec![x], y)),
        "x doubled" => Some((vec![times(2.0, &x)], y)),
        "y tripled" => Some((vec![x], times(3.0, &y))),
        "rows twice" => Some((vec![x.repeat(2)], y.repeat(2))),
        "ten weights" => Some(read(
            include_str!("../../libraries/data/ten_weights.csv"),
            false,
        )),
        "diabetes" => {
            Some(read(include_str!("../../libraries/data/diabetes.csv"), true))
        }
        _ => None,
    }
}

/// The book's weights for λ·(r·Σ|w| + (1 − r)·Σw²): the L2 part makes the
/// bowl steeper, the rest is a lasso.
fn best(bowl: &Quadratic, lambda: f64, r: f64) -> Vec<f64> {
    if r == 0.0 {
        return ridge(bowl, lambda).unwrap();
    }
    let mut steeper = bowl.clone();
    for (j, row) in steeper.gram.iter_mut().enumerate() {
        row[j] += lambda * (1.0 - r);
    }
    lasso(&steeper, lambda * r).unwrap().weights
}

#[test]
fn each_conversion_gives_the_weights_of_the_book() {
    for (library, text, tolerance) in RESULTS {
        let result = parse(text);
        let mut seen = 0;
        for row in list(&result["rows"]) {
            let name = row["data"].as_str().expect("a name");
            let Some((x, y)) = asked(name) else { continue };
            let bowl = Quadratic::new(&x, &y);
            let (lambda, r) = (number(&row["lambda"]), number(&row["r"]));
            let what = format!("{library}, {name}, λ = {lambda}, r = {r}");
            let book = best(&bowl, lambda, r);
            let mut found = numbers(&row["weights"]);
            if found.len() == 2 {
                assert_eq!(found.pop(), Some(0.0), "{what}: a column of 0");
            }
            assert_close(&found, &book, tolerance, &what);
            for (a, b) in found.iter().zip(&book) {
                assert_eq!(*a == 0.0, *b == 0.0, "{what}: a zero is a zero");
            }
            if name == "one weight" && r != 0.5 {
                let formula =
                    if r == 1.0 { l1_minimiser } else { l2_minimiser };
                let formula = formula(&one_weight(), lambda);
                assert_close(&found, &[formula], tolerance, &what);
            }
            seen += 1;
        }
        assert!(seen >= 18, "{library}: only {seen} rows");
    }
}

/// Each script in `tests/libraries/measure` typed what the page's table says,
/// for two strengths, other units, doubled rows and real data, and got the
/// weights of the book to within the entry's `near` and, on real data, `holds`.
#[test]
fn what_the_table_says_was_typed_and_gave_the_weights_of_the_book() {
    let mut count = 0;
    for entry in library::libraries().expect("the list of libraries") {
        let measured = Measured::of(promises::root(), &entry.id);
        let measured = measured.expect("a result");
        let script = format!("tests/libraries/measure/{}", entry.script);
        assert!(promises::root().join(&script).is_file(), "{script}");
        for row in &measured.rows {
            let what = format!("{}, {row:?}", entry.id);
            if row.weights.is_empty() {
                // A leaf is linear in the columns on its way only.
                assert!(entry.id == "lightgbm", "{what}");
                continue;
            }
            let (x, y) = asked(&row.data).expect("data that all are asked");
            let price = entry.price(row.r == 1.0).expect("a price");
            let squares: Vec<f64> = y.iter().map(|y| y * y).collect();
            let n = y.len() as f64;
            let s = mathematics::mean(&squares).sqrt(); // y has mean 0
            let bowl = Quadratic::new(&x, &y);
            let pulls = bowl.c.iter().map(|c| 2.0 * c.abs());
            let lambda_max = pulls.fold(0.0, f64::max);
            let sizes = Sizes { n, s, lambda_max };
            let typed = price.formula.typed(row.lambda, sizes);
            assert!((typed / row.typed - 1.0).abs() < 1e-9, "{what}: {typed}");
            let book = best(&bowl, row.lambda, row.r);
            let is_real = row.data == "diabetes";
            let tolerance = if is_real { entry.holds } else { entry.near };
            assert_close(&row.weights, &book, tolerance, &what);
            count += 1;
        }
    }
    assert!(count > 300, "only {count} rows");
}

#[test]
fn logistic_regression_gives_chapter_7s_weights() {
    let labels = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0];
    let data = Data { x: INPUTS.to_vec(), y: labels.to_vec() };
    let result = parse(RESULTS[0].1);
    let rows = list(&result["logistic"]);
    assert_eq!(rows.len(), 12);
    for row in rows {
        let lambda = number(&row["lambda"]);
        let slope = |w| logistic_slope(&data, w);
        let (book, c) = if number(&row["r"]) == 1.0 {
            (l1_lowest(slope, lambda), 1.0 / (7.0 * lambda))
        } else {
            (l2_lowest(slope, lambda), 1.0 / (14.0 * lambda))
        };
        let found = [number(&row["weight"]), number(&row["C"])];
        assert_close(&found, &[book.unwrap(), c], 1e-8, &row.to_string());
    }
}

#[test]
fn keras_walks_chapter_6s_slope_walk() {
    let data = one_weight();
    for result in KERAS.map(parse) {
        let l1 = numbers(&result["walk_l1"]);
        let book = walk(1.0, 12, |w| slope_step(&data, 1.5, 0.1, w));
        assert_close(&l1, &book, 1e-6, "L1");
        let l2 = numbers(&result["walk_l2"]);
        let book = walk(1.0, 12, |w| l2_step(&data, 1.5, 0.1, w));
        assert_close(&l2, &book, 1e-6, "L2");
        // From 0 itself: the slope of |w| there is 0, but with JAX it is 1.
        let first = numbers(&result["from_zero"])[1];
        let backend = result["backend"].as_str().expect("a name");
        let book = if backend.starts_with("jax") { -0.05 } else { 0.1 };
        assert_close(&[first], &[book], 1e-6, backend);
    }
}

#[test]
fn pytorch_walks_the_l2_and_the_threshold_walk() {
    let (data, result) = (one_weight(), parse(PYTORCH));
    let l2 = numbers(&result["walk_l2"]);
    let book = walk(1.0, 12, |w| l2_step(&data, 1.5, 0.1, w));
    assert_close(&l2, &book, 1e-11, "weight_decay = 2λ");
    let threshold = numbers(&result["walk_threshold"]);
    let book = walk(1.0, 12, |w| threshold_step(&data, 1.5, 0.1, w));
    assert_close(&threshold, &book, 1e-11, "a soft threshold");
    assert!(threshold[7] > 0.0 && threshold[8..].iter().all(|w| *w == 0.0));
}

#[test]
fn adamw_ends_at_one_over_its_weight_decay_and_adam_around_the_l2_minimum() {
    let (data, result) = (one_weight(), parse(PYTORCH));
    let runs = list(&result["adams"]);
    assert_eq!(runs.len(), 16);
    for run in runs {
        let decay = number(&run["weight_decay"]);
        let late = numbers(&run["up_to_20000"]);
        let end = if run["optimizer"] == "AdamW" {
            (1.0 / decay).min(0.5)
        } else {
            l2_minimiser(&data, decay / 2.0)
        };
        let settles = run["optimizer"] == "AdamW" && 1.0 / decay < 0.5;
        let hop = if settles { 1e-4 } else { 0.5 * number(&run["lr"]) };
        assert_close(&late, &[end, end], hop, &run.to_string());
    }
}

/// How far the weights of some rows are off, at chapter 9's smallest error.
fn off_at_the_smallest_error(rows: &Value, of: &str) -> f64 {
    let is_it = |row: &&Value| {
        let lambda = number(&row["lambda"]);
        row["data"] == "diabetes" && number(&row["r"]) == 1.0 && lambda < 2.0
    };
    let mut rows = list(rows).iter().filter(is_it);
    number(&rows.next().expect("a row")[of])
}

/// The page says with numbers how far defaults stop short; here is what was
/// measured, and it stands on the page as it was.
#[test]
fn defaults_stop_as_early_as_the_page_says() {
    let page = promises::root().join("src/library.md");
    let page = std::fs::read_to_string(page).expect("the page");
    let [scikit_learn, glmnet, statsmodels] =
        [0, 1, 2].map(|i| parse(RESULTS[i].1));
    let passes = list(&scikit_learn["sgd_passes"]);
    let off = |run: &Value| number(&run["off"]);
    let [default, more, all, longer] = passes else { panic!("four") };
    // A larger max_iter alone changes nothing.
    assert_eq!(default["passes"], more["passes"]);
    assert_eq!(off(default), off(more));
    let counts = [default, all, longer].map(|run| number(&run["passes"]));
    assert_eq!(counts, [14.0, 1_000.0, 10_000.0]);
    let seeds = list(&scikit_learn["sgd_seeds"]);
    assert_eq!(seeds.len(), 100);
    let ends = |of: &str| {
        let all = || seeds.iter().map(|run| number(&run[of]));
        (all().fold(f64::MAX, f64::min), all().fold(0.0, f64::max))
    };
    assert_eq!(ends("passes"), (9.0, 43.0));
    let unconverged =
        off_at_the_smallest_error(&statsmodels["defaults"], "off");
    for number in [
        number(&scikit_learn["default_tolerance_off"]),
        off_at_the_smallest_error(&glmnet["other"], "default_thresh_off"),
        unconverged,
        off(default),
        ends("off").0,
        ends("off").1,
        off(all),
        off(longer),
    ] {
        let said = format!("{{{{#given {number}}}}}");
        assert!(page.contains(&said), "{said} is not on the page");
    }
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "stops after {{#given 14}} passes",
        "after {{#given 9}} to {{#given 43}} passes",
        "after {{#given 1,000}} it is",
        "after {{#given 10,000}} by",
    ] {
        assert!(page.contains(said), "{said} is not on the page");
    }
    // y + 3: the ones are priced unless they have a strength of their own.
    let ones = list(&statsmodels["ones"]);
    assert_close(&numbers(&ones[0]["weights"]), &[2.75, 0.25], 1e-9, "ones");
    assert_close(&numbers(&ones[1]["weights"]), &[3.0, 0.25], 1e-9, "ones");
    let silent = list(&statsmodels["defaults"]);
    assert!(silent.iter().any(|row| row["converged"] == false));
}

#[test]
fn scikit_learns_zeros_copies_and_choice() {
    let result = parse(RESULTS[0].1);
    // Chapter 6: SGDRegressor has a soft threshold, and lands on 0.
    let sgd = list(&result["sgd"]);
    assert_eq!(sgd.len(), 8);
    for run in sgd {
        let lambda = number(&run["lambda"]);
        let formula = match run["penalty"].as_str() {
            Some("l1") => l1_minimiser,
            _ => l2_minimiser,
        };
        let best = formula(&one_weight(), lambda);
        let weight = number(&run["weight"]);
        assert!((weight - best).abs() < 1e-3, "{run}");
        assert_eq!(weight == 0.0, best == 0.0, "{run}");
    }
    // The order decides which of two exact copies is kept.
    let copies = list(&result["copies"]);
    let first = |run: &Value| match &numbers(&run["weights"])[..] {
        [0.25, 0.0] => true,
        [0.0, 0.25] => false,
        other => panic!("{other:?}"),
    };
    let (cyclic, random): (Vec<_>, Vec<_>) =
        copies.iter().partition(|run| run["selection"] == "cyclic");
    assert!(cyclic.len() == 2 && cyclic.iter().all(|run| first(run)));
    let firsts = random.iter().filter(|run| first(run)).count();
    assert!(0 < firsts && firsts < random.len(), "{firsts}");
    // LassoCV takes the next larger of the 100 strengths.
    let chosen = &result["cross_validation"];
    let [pipeline, once] =
        ["pipeline", "LassoCV"].map(|way| number(&chosen[way]["alpha"]));
    assert!((once / pipeline - 10_f64.powf(3.0 / 99.0)).abs() < 1e-9);
}

#[test]
fn glmnets_path_is_a_grid_to_a_tolerance() {
    let result = parse(RESULTS[1].1);
    let path = &result["path"];
    assert!(number(&path["interpolated_off"]) > 1e-3);
    assert!(number(&path["exact_off"]) < 1e-9);
    // It standardises unless told not to.
    assert!(number(&path["raw_columns_off"]) < 1e-8);
}

#[test]
fn keras_did_not_reach_0() {
    for result in KERAS.map(parse) {
        for end in list(&result["ends"]) {
            if end["typed"] == "L1(λ)" && number(&end["lambda"]) >= 1.0 {
                assert!(number(&end["highest"]) != 0.0, "{end}");
            }
        }
    }
}
