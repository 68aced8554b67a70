//! What the page tells readers to type, in its blocks of code and in the list
//! that its tables are made of.

use super::RESULTS;
use library::{Library, Measured, libraries};
use promises::reference::{list, number, parse};

/// What stands in a block of the page before a strength, and whose it is: for
/// L1, or for L2.
const BLOCKS: [(&str, &str, bool); 6] = [
    ("Lasso(alpha=", "scikit-learn", true),
    ("Ridge(alpha=", "scikit-learn", false),
    ("alpha = 1, lambda = ", "glmnet", true),
    ("alpha = 0, lambda = ", "glmnet", false),
    ("kernel_regularizer=L1(", "keras", true),
    ("lr=lr, weight_decay=", "pytorch", false),
];

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

fn page() -> String {
    let page = promises::root().join("src/library.md");
    std::fs::read_to_string(page).expect("the page")
}

fn entry(id: &str) -> Library {
    let mut all = libraries().expect("the list").into_iter();
    all.find(|library| library.id == id).expect(id)
}

#[test]
fn the_blocks_of_code_have_what_the_table_has() {
    let page = page();
    for (before, id, is_l1) in BLOCKS {
        let price =
            entry(id).price(is_l1).expect("a price").formula.to_string();
        let mut blocks = page.split(before).skip(1);
        let rest = blocks.find(|rest| rest[..20].contains('λ')).expect(before);
        assert!(bare(rest).starts_with(&price), "{before}: not {price}");
    }
    // What has no row in the table stands in a script word for word, but for
    // its tolerance.
    let scikit_learn = RESULTS[0].1;
    let net = "ElasticNet(alpha=λ*(1 - r/2), l1_ratio=r/(2 - r)";
    assert!(page.contains(net) && scikit_learn.contains(net));
    // What is typed for labels has what their table has, and n·λ three times
    // where each row has the weight 3.
    let (_, row) = page.split_once("| scikit-learn | `C").expect("a row");
    for cell in ["C", row].concat().split('`').step_by(2).take(2) {
        let line = format!("LogisticRegression({cell},");
        assert!(page.contains(&line), "{line}");
    }
    assert!(page.contains("{{#given 3}}, type `C=1/(3*n*λ)`"));
    // Chapter 6's threshold, as the PyTorch script has it.
    let torch = include_str!("../../../libraries/with_pytorch.py")
        .replace("lr * lam", "lr * λ");
    for line in ["w.abs() - lr*λ)", ".clamp(min=0)"] {
        assert!(bare(&page).contains(&bare(line)), "{line}");
        assert!(bare(&torch).contains(&bare(line)), "{line}");
    }
}

/// Lines to type have the formulas of their own entry.
#[test]
fn lines_have_what_the_table_has() {
    for library in libraries().expect("the list") {
        let Some(lines) = library.lines.as_deref().map(bare) else { continue };
        for price in [&library.lasso, &library.ridge].into_iter().flatten() {
            let formula = price.formula.to_string();
            assert!(lines.contains(&formula), "{}: {formula}", library.id);
        }
    }
}

/// Spark was asked with both formulas at once.
#[test]
fn spark_was_asked_with_what_the_table_has() {
    let spark = entry("spark");
    let formulas = [true, false]
        .map(|is_l1| spark.price(is_l1).map(|price| price.formula.to_string()));
    assert_eq!(formulas, ["λ/2", "λ*s"].map(|f| Some(f.to_owned())));
    assert!(RESULTS[4].1.contains("regParam=λ*r/2 + λ*(1-r)*s"));
}

/// C is 1/(n·λ), with seven rows.
#[test]
fn logistic_regression_types_c() {
    for row in list(&parse(RESULTS[0].1)["logistic"]) {
        if number(&row["r"]) == 1.0 {
            let ours = 1.0 / (7.0 * number(&row["lambda"]));
            assert!((ours - number(&row["C"])).abs() < 1e-9, "{row}");
        }
    }
}

/// What dask-ml's note says: no weight is left at the larger strength, where four
/// should be, and a missing cell leaves only ones.
#[test]
fn what_dask_ml_leaves() {
    let of = |id| Measured::of(promises::root(), id).expect("a result");
    let left = |measured: &Measured| {
        let mut rows = measured.rows.iter();
        let row = rows.find(|row| row.data == "diabetes" && row.r == 1.0);
        let weights = &row.expect("a row").weights;
        weights.iter().filter(|w| **w != 0.0).count()
    };
    let dask = of("dask-ml");
    assert_eq!([left(&dask), left(&of("linfa"))], [0, 4]);
    assert_eq!(dask.missing().as_deref(), Some("all weights 1, silently"));
}

/// What the page says of things that go wrong was printed by a script.
#[test]
fn what_goes_wrong_was_seen() {
    let page = page();
    let (_, wrong) = page.split_once("## What goes wrong").expect("a section");
    let folder = promises::root().join("tests/libraries/results/wrong");
    let files = std::fs::read_dir(folder).expect("the results");
    let read = |file: std::io::Result<std::fs::DirEntry>| {
        std::fs::read_to_string(file.expect("a file").path()).expect("text")
    };
    let seen: String = files.map(read).collect();
    let given = wrong.split("{{#given ").skip(1);
    let given = given.map(|rest| rest.split("}}").next().expect("a number"));
    let exact = given.filter(|number| number.len() >= 6);
    let exact: Vec<&str> = exact.filter(|n| !n.contains(',')).collect();
    assert!(exact.len() >= 7, "{exact:?}");
    for number in exact {
        // One number was measured first, with the results of the libraries.
        let is_seen = seen.contains(number) || RESULTS[0].1.contains(number);
        assert!(is_seen, "{number} was not printed");
    }
    for script in wrong.split(".py`").map(|text| text.rsplit('`').next()) {
        let name = script.expect("a name");
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_name && !name.is_empty() {
            let file = format!("tests/libraries/wrong/{name}.py");
            assert!(promises::root().join(&file).is_file(), "{file}");
        }
    }
}
