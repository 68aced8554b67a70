//! The script for a table that is too large, written for small ones.
//! `tests/libraries/choose_spark.py` runs it, and what Spark found is held
//! against the conditions of the lowest point.

use choose::{ChooseCommand, Kind, Options, Study, spark_script};
use clap::Parser;
use serde_json::Value;
use std::path::{Path, PathBuf};
use table::Table;

/// Names that Spark and Python would read as their own, groups, numbers with
/// decimal commas and a unit, and a gap.
const UNITS: &str = include_str!("own_data/units.csv");

fn options(words: &[&str]) -> Options {
    let words = [&["choose"], words].concat();
    ChooseCommand::try_parse_from(words).unwrap().options.unwrap()
}

fn read(text: &[u8], options: &Options) -> Table {
    table::read(text, "it", &options.reading()).unwrap()
}

fn script(text: &str, words: &[&str]) -> String {
    let options = options(words);
    let table = read(text.as_bytes(), &options);
    spark_script(&options, &table.recipe, &table.layout)
}

#[test]
fn a_script_is_filled_once() {
    let units = ["a \"b\".csv", "--target", "price", "--missing", "mean"];
    let text = script(UNITS, &[&units[..], &["--group", "plot"]].concat());
    for line in [
        r#"FILE = "a \"b\".csv""#,
        r#"SIGN, WIDTH = ";", 6"#,
        r#"ABOVE = ["a.b@FILE@;\"kind\"\"s\";lift;day;plot;price"]"#,
        r#"    "a.b@FILE@": number(0, decimal=","),"#,
        r#"    "kind\"s": 1,"#,
        "GROUP = 4",
        "TIME, WEIGHTS = None, None",
        "IS_LABEL = False",
        r#"target = number(5, decimal=",")"#,
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
    let text = script(UNITS, &[&units[..], &["--time", "day"]].concat());
    assert!(text.contains(r#"= days(3, "yyyy-M-d"), None"#), "{text}");
    let csv = "# by hand\nw b y\nkg  EUR -\n1 2K no\n2  3M  yes\n3 4 no\n";
    let text = script(csv, &["-", "--target", "y", "--weights", "w"]);
    for line in [
        "FILE = None",
        r#"SIGN, WIDTH = " ", 3"#,
        r##"ABOVE = ["# by hand", "w\tb\ty", "kg\tEUR\t-"]"##,
        "TIME, WEIGHTS = None, number(0)",
        r#"MISSING = """#,
        "IS_LABEL = True",
        r#"target = yes(2, "yes", "no")"#,
        r#"    "b": number(1, scaled=True),"#,
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What Spark found: the command, the model, its loss, its strength, its
/// weights.
fn found() -> Vec<Value> {
    let file = root().join("tests/libraries/results/choose_spark.json");
    let text = std::fs::read_to_string(file).unwrap();
    let mut result: Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(result["rows"].take()).unwrap()
}

#[test]
fn spark_finds_what_choose_finds() {
    let rows = found();
    assert_eq!(rows.len(), 24);
    for rows in rows.chunk_by(|a, b| a["command"] == b["command"]) {
        let command = rows[0]["command"].as_str().unwrap();
        let words: Vec<&str> = command.split(' ').collect();
        let options = options(&[&words[..], &["--folds", "3"]].concat());
        let file = std::fs::read(root().join(&options.file)).unwrap();
        let table = read(&file, &options);
        let quiet = |_: &'static str, _, _| ();
        let study = Study::new(table, &options, String::new(), &quiet).unwrap();
        assert_eq!(rows.len(), 4, "{command}");
        for row in rows {
            let name = row["model"].as_str().unwrap();
            let models = &study.comparison.models;
            let own = models.iter().find(|model| model.kind.name() == name);
            let own = own.unwrap();
            // Other folds, and a strength chosen on the rows that it is
            // measured on, which flatters where rows are few.
            let loss = if study.data.is_label { own.error } else { own.root() };
            let ratio = row["loss"].as_f64().unwrap() / loss;
            let is_base = row["alpha"] == 0;
            let least = if is_base { 0.8 } else { 0.25 };
            let is_near = (least..1.25).contains(&ratio);
            assert!(is_near, "{command}, {name}: {ratio}");
            if !is_base {
                let off = off(&study, own.kind, row);
                println!("{command}, {name}: {ratio:.3} {off:.1e}");
                assert!(off < 1e-4, "{command}, {name}: {off:e}");
            }
        }
    }
}

/// How far the slopes of the loss are from those of the price at Spark's
/// weights, as a part of the largest slope where all weights are 0.
fn off(study: &Study, kind: Kind, row: &Value) -> f64 {
    let data = &study.data;
    let n = data.y.len() as f64;
    let weights = &row["weights"];
    let weight = |name: &str| weights[name].as_f64().unwrap_or(0.0);
    let fit = &study.comparison.baseline().fit;
    let mut predicted = vec![weight("(intercept)"); data.y.len()];
    let number = |j: usize, i: usize| {
        let x = data.columns[j].numbers[i];
        if x.is_nan() { fit.means[j] } else { x }
    };
    for (j, column) in data.columns.iter().enumerate() {
        for (i, sum) in predicted.iter_mut().enumerate() {
            *sum += weight(&column.name) * number(j, i);
        }
    }
    if data.is_label {
        for odds in &mut predicted {
            *odds = 1.0 / (1.0 + libm::exp(-*odds));
        }
    }
    // The shares of the rows in all of their weight.
    let weighed = data.weights.clone().unwrap_or(vec![1.0; data.y.len()]);
    let total: f64 = weighed.iter().sum();
    let mean_of = |number: &dyn Fn(usize) -> f64| -> f64 {
        let parts = weighed.iter().enumerate();
        parts.map(|(i, weight)| weight / total * number(i)).sum()
    };
    let mean = mean_of(&|i| data.y[i]);
    let square = |i: usize| (data.y[i] - mean) * (data.y[i] - mean);
    let sd = mean_of(&square).sqrt();
    let alpha = row["alpha"].as_f64().unwrap();
    let ratio = match kind {
        Kind::Lasso => 1.0,
        Kind::ElasticNet => 0.5,
        _ => 0.0,
    };
    let (l1, l2) = if data.is_label {
        (alpha * ratio, alpha * (1.0 - ratio))
    } else {
        let own = alpha / (ratio * sd + 1.0 - ratio);
        (own * ratio * sd, own * (1.0 - ratio))
    };
    // Spark's deviations divide by n − 1 where labels are predicted.
    let factor = if data.is_label { (n / (n - 1.0)).sqrt() } else { 1.0 };
    let (mut off, mut most) = (0.0_f64, 0.0_f64);
    for (j, column) in data.columns.iter().enumerate() {
        let sd = fit.deviations[j] * factor;
        let slope = |miss: &dyn Fn(usize) -> f64| {
            mean_of(&|i| (number(j, i) - fit.means[j]) / sd * miss(i))
        };
        let w = weight(&column.name) * sd;
        let pull = slope(&|i| data.y[i] - predicted[i]);
        let price = if w == 0.0 {
            pull.clamp(-l1, l1)
        } else {
            l1 * w.signum() + l2 * w
        };
        off = off.max((pull - price).abs());
        most = most.max(slope(&|i| data.y[i] - mean).abs());
    }
    off / most
}
