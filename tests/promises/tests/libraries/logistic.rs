//! What other libraries give for the book's λ when the answer is yes or no,
//! against the book's solver; and the page's table and numbers about it.

use super::assert_close;
use promises::reference::{list, number, numbers, parse, reference};
use promises::rows::{Rows, Scale};
use serde_json::Value;
use solver::logistic::{Fit, Labelled, fit};
use solver::{Goal, Penalty};

/// Each row of the page's table, where its results stand, and how far a weight
/// may be off: what the library's search for the lowest point leaves.
const RESULTS: [(&str, &str, &str, f64); 14] = [
    ("scikit-learn", SCIKIT_LEARN, "rows", 1e-6),
    ("glmnet", GLMNET, "rows", 1e-8),
    ("statsmodels, `GLM`", STATSMODELS, "rows", 2e-4),
    ("statsmodels, `Logit`", STATSMODELS, "logit", 1e-6),
    (
        "glum",
        include_str!("../../../libraries/results/logistic_glum.json"),
        "rows",
        1e-5,
    ),
    ("skglm", SKGLM, "rows", 1e-6),
    (
        "adelie",
        include_str!("../../../libraries/results/logistic_adelie.json"),
        "rows",
        1e-5,
    ),
    (
        "XGBoost",
        include_str!("../../../libraries/results/logistic_xgboost.json"),
        "rows",
        1e-5,
    ),
    (
        "H2O",
        include_str!("../../../libraries/results/logistic_h2o.json"),
        "rows",
        1e-6,
    ),
    ("Spark", SPARK, "rows", 1e-5),
    (
        "linfa-logistic",
        include_str!("../../../libraries/results/logistic_linfa.json"),
        "rows",
        1e-6,
    ),
    (
        "smartcore",
        include_str!("../../../libraries/results/logistic_smartcore.json"),
        "rows",
        1e-6,
    ),
    (
        "celer",
        include_str!("../../../libraries/results/logistic_celer.json"),
        "rows",
        1e-6,
    ),
    (
        "Keras",
        include_str!("../../../libraries/results/logistic_keras.json"),
        "rows",
        1e-5,
    ),
];
const SCIKIT_LEARN: &str =
    include_str!("../../../libraries/results/logistic_scikit_learn.json");
const GLMNET: &str =
    include_str!("../../../libraries/results/logistic_glmnet.json");
const STATSMODELS: &str =
    include_str!("../../../libraries/results/logistic_statsmodels.json");
const SKGLM: &str =
    include_str!("../../../libraries/results/logistic_skglm.json");
const SPARK: &str =
    include_str!("../../../libraries/results/logistic_spark.json");
const LABELS: [f64; 7] = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0];

/// The columns and labels of that name.
fn rows(name: &str) -> (Vec<Vec<f64>>, Vec<f64>) {
    let x = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
    match name {
        "seven points" => (vec![x.to_vec()], LABELS.to_vec()),
        "seven points twice" => {
            (vec![[x, x].concat()], [LABELS, LABELS].concat())
        }
        "seven points + 3" => {
            (vec![x.map(|x| x + 3.0).to_vec()], LABELS.to_vec())
        }
        "breast cancer" => {
            let csv = include_str!("../../../libraries/data/breast_cancer.csv");
            let rows = Rows::of(csv, ',');
            (Scale::of(&rows).z, rows.y)
        }
        _ => panic!("{name}"),
    }
}

/// The data of that name; mirrored, each row stands once more on the other
/// side, with the other label.
fn data(name: &str) -> Labelled {
    let Some(name) = name.strip_suffix(", mirrored") else {
        let (columns, labels) = rows(name);
        return Labelled::new(columns, labels);
    };
    let (columns, labels) = rows(name);
    let mirror = |x: &Vec<f64>| x.iter().flat_map(|x| [*x, -x]).collect();
    let labels = labels.iter().flat_map(|y| [*y, 1.0 - y]).collect();
    Labelled::new(columns.iter().map(mirror).collect(), labels)
}

fn best(data: &Labelled, lambda: f64, r: f64) -> Fit {
    let penalty = Penalty::elastic_net(lambda, r);
    fit(data, penalty, Goal::Violation(1e-12)).expect("a small problem")
}

fn page() -> String {
    let page = promises::root().join("src/library.md");
    std::fs::read_to_string(page).expect("the page")
}

/// What the page's table says to type: for L1, and for L2.
fn cells(page: &str, library: &str) -> [String; 2] {
    let start = format!("| {library} |");
    let (_, section) = page.split_once("## Yes or no").expect("a section");
    let row = section.lines().find(|line| line.starts_with(&start));
    let mut cells = row.expect(library).split('|').skip(2);
    [(); 2].map(|()| {
        cells.next().expect("a cell").trim().trim_matches('`').to_owned()
    })
}

#[test]
fn each_conversion_for_labels_gives_the_weights_of_the_book() {
    let page = page();
    for (library, text, part, tolerance) in RESULTS {
        let result = parse(text);
        let mut seen = 0;
        for row in list(&result[part]) {
            let (lambda, r) = (number(&row["lambda"]), number(&row["r"]));
            let name = row["data"].as_str().expect("a name");
            let what = format!("{library}, {name}, λ = {lambda}, r = {r}");
            let data = data(name);
            let book = best(&data, lambda, r);
            let mut found = numbers(&row["weights"]);
            if found.len() == 2 {
                assert_eq!(found.pop(), Some(0.0), "{what}: a column of 0");
            }
            assert_close(&found, &book.weights, tolerance, &what);
            for (a, b) in found.iter().zip(&book.weights) {
                assert_eq!(*a == 0.0, *b == 0.0, "{what}: a zero is a zero");
            }
            let intercept = number(&row["intercept"]);
            assert_close(&[intercept], &[book.intercept], tolerance, &what);
            let cell = &cells(&page, library)[usize::from(r == 0.0)];
            assert_eq!(*cell, row["typed"], "{what}");
            seen += 1;
        }
        let kinds =
            cells(&page, library).iter().filter(|c| !c.is_empty()).count();
        assert_eq!(seen, 8 * kinds, "{library}");
    }
}

/// The page's lines for Spark keep the columns that chapter 11 keeps by the
/// one-standard-error rule; they type its strength with four decimals.
#[test]
fn sparks_lines_keep_the_columns_of_chapter_11() {
    let lambda = number(reference("logistic/cv/l1/one_se_lambda"));
    let script = include_str!("../../../libraries/with_logistic.py");
    assert!(script.contains(&format!("regParam={lambda:.4},")), "{lambda}");
    let spark = numbers(&parse(SPARK)["lines"]);
    let book = best(&data("breast cancer"), lambda, 1.0).weights;
    assert_close(&spark, &book, 0.05, "Spark, with its own tolerance");
    for (found, book) in spark.iter().zip(&book) {
        assert_eq!(*found == 0.0, *book == 0.0, "{spark:?}");
    }
}

fn is_on_page(page: &str, found: f64) {
    let said = format!("{{{{#given {found}}}}}");
    assert!(page.contains(&said), "{said} is not on the page");
}

/// A number with so many decimals.
fn rounded(number: f64, decimals: usize) -> f64 {
    format!("{number:.decimals$}").parse().expect("a number")
}

/// What goes wrong, with the numbers that the page tells.
#[test]
fn the_traps_with_labels_are_as_the_page_says() {
    let page = page();
    let [scikit_learn, statsmodels] = [SCIKIT_LEARN, STATSMODELS].map(parse);
    // Each row with the weight 3: glmnet divides by it, C does not.
    let seven = best(&data("seven points"), 0.1, 1.0).weights[0];
    let threes = list(&scikit_learn["threes"]);
    let of = |row: &Value| number(&row["weight"]);
    assert!((of(&threes[1]) - seven).abs() < 1e-8);
    let third = best(&data("seven points"), 0.1 / 3.0, 1.0).weights[0];
    assert!((of(&threes[0]) - third).abs() < 1e-6);
    assert!((number(&parse(GLMNET)["threes"]) - seven).abs() < 1e-8);
    // A price on the intercept: then it matters where x is measured from.
    let priced = list(&scikit_learn["priced"]);
    let [here, _, there, scaled] = priced else { panic!("four") };
    is_on_page(&page, rounded(seven, 3));
    is_on_page(&page, rounded(of(here), 3));
    is_on_page(&page, rounded(of(there), 3));
    assert!((of(scaled) - seven).abs() < 1e-4, "{scaled}");
    let scalar = &statsmodels["scalar"];
    assert!((of(scalar) - of(there)).abs() < 1e-6, "{scalar}");
    // The defaults, at λ = 0.01.
    let cancer = data("breast cancer");
    for run in list(&scikit_learn["defaults"]) {
        let book = best(&cancer, 0.01, number(&run["r"])).weights;
        let found = numbers(&run["weights"]);
        let off = found.iter().zip(&book).map(|(a, b)| (a - b).abs());
        let off = off.fold(0.0, f64::max);
        match (run["solver"].as_str().expect("a name"), number(&run["r"])) {
            ("saga", 1.0) | ("liblinear" | "SGDClassifier", _) => {
                is_on_page(&page, rounded(off, 1));
            }
            _ => assert!(off < 2e-3, "{run}: {off}"),
        }
    }
    // A probability that is none: at w = 0 it should be the share of yes.
    let told = number(&parse(SKGLM)["probability"]);
    let (yes, no) = (4.0_f64 / 7.0, 3.0_f64 / 7.0);
    assert!((told - yes * yes / (yes * yes + no * no)).abs() < 1e-5);
    is_on_page(&page, rounded(told, 2));
    is_on_page(&page, rounded(yes, 2));
    // Labels 1 and 2 make another weight than 0 and 1 do.
    let taken = numbers(&statsmodels["ones_and_twos"])[0];
    is_on_page(&page, rounded(taken, 1));
}
