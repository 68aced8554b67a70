//! The comparison against scikit-learn's on the same folds, as
//! `tests/libraries/compare_scikit_learn.py` measured it, and
//! `compare_labels.py` where labels are predicted.

use choose::{Column, Comparison, Data, Kind, Settings, compare};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The name, its file, the target, how many folds, and what is special.
type Set = (&'static str, &'static str, &'static str, usize, Special);

#[derive(Default)]
struct Special {
    category: &'static str,
    drop: &'static str,
    gaps: Option<usize>,
    group: &'static str,
    time: &'static str,
    weights: &'static str,
}

fn sets() -> Vec<Set> {
    let plain = Special::default;
    vec![
        ("diabetes", "../diabetes", "y", 10, plain()),
        ("linnerud", "linnerud", "Waist", 5, plain()),
        (
            "wine",
            "wine",
            "alcohol",
            10,
            Special { category: "class", ..plain() },
        ),
        (
            "wine with gaps",
            "wine",
            "alcohol",
            10,
            Special { drop: "class", gaps: Some(11), ..plain() },
        ),
        (
            "iris",
            "iris",
            "petal width",
            10,
            Special { category: "species", ..plain() },
        ),
        ("breast cancer, wide", "cancer", "worst symmetry", 5, plain()),
        ("longley", "longley", "TOTEMP", 8, plain()),
        ("stackloss", "stackloss", "STACKLOSS", 7, plain()),
        (
            "macrodata, in time",
            "macrodata",
            "realgdp",
            6,
            Special { time: "time", ..plain() },
        ),
        (
            "grunfeld, in groups",
            "grunfeld",
            "invest",
            11,
            Special { group: "firm", ..plain() },
        ),
        (
            "statecrime, weighted",
            "statecrime",
            "murder",
            10,
            Special { weights: "urban", ..plain() },
        ),
    ]
}

fn libraries() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/libraries")
}

/// The place of each word among all of them.
fn places(words: &[String]) -> Vec<usize> {
    let all: BTreeSet<&String> = words.iter().collect();
    let place = |word| all.iter().position(|other| *other == word).unwrap();
    words.iter().map(place).collect()
}

fn load(file: &str, target: &str, folds: usize, special: &Special) -> Data {
    let path = libraries().join(format!("data/compare/{file}.csv"));
    let mut reader = csv::Reader::from_path(path).unwrap();
    let names: Vec<String> =
        reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut words = vec![vec![]; names.len()];
    for row in reader.records() {
        for (words, word) in words.iter_mut().zip(&row.unwrap()) {
            words.push(word.to_owned());
        }
    }
    let mut data = Data { target: target.to_owned(), ..Data::default() };
    let mut levels = vec![];
    for (name, words) in names.into_iter().zip(words) {
        let numbers = || words.iter().map(|w| w.parse().unwrap()).collect();
        let column = |name: &str, numbers: Vec<f64>| Column {
            name: name.to_owned(),
            numbers,
            level_of: None,
        };
        match &*name {
            name if name == target => data.y = numbers(),
            name if name == special.drop => {}
            name if name == special.group => data.groups = Some(places(&words)),
            name if name == special.time => data.time = Some(numbers()),
            name if name == special.weights => data.weights = Some(numbers()),
            name if name == special.category => {
                let all: BTreeSet<&String> = words.iter().collect();
                for level in all {
                    let is_it = |word| f64::from(u8::from(word == level));
                    let numbers = words.iter().map(is_it).collect();
                    let level = format!("{name}={level}");
                    let column = column(&level, numbers);
                    let level_of = Some(name.to_owned());
                    levels.push(Column { level_of, ..column });
                }
            }
            name => data.columns.push(column(name, numbers())),
        }
    }
    data.columns.append(&mut levels);
    for (j, column) in data.columns.iter_mut().enumerate() {
        for (i, x) in column.numbers.iter_mut().enumerate() {
            if special.gaps.is_some_and(|every| (i + 3 * j) % every == 0) {
                *x = f64::NAN;
            }
        }
    }
    if special.group.is_empty() && special.time.is_empty() {
        // As many groups as folds: each is one.
        data.groups = Some((0..data.y.len()).map(|i| i % folds).collect());
    }
    data
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn assert_close(found: f64, theirs: f64, size: f64, what: &str) {
    let off = (found - theirs).abs() / size;
    assert!(off <= 1e-6, "{what}: {found}, not {theirs}: {off:e}");
}

fn hold(name: &str, data: &Data, comparison: &Comparison, rows: &[Value]) {
    assert_eq!(rows.len(), comparison.models.len(), "{name}");
    let mean = data.y.iter().sum::<f64>() / data.y.len() as f64;
    let squares = data.y.iter().map(|y| (y - mean) * (y - mean));
    let sd = (squares.sum::<f64>() / data.y.len() as f64).sqrt();
    for (row, model) in rows.iter().zip(&comparison.models) {
        let what = format!("{name}, {}", model.kind.name());
        assert_eq!(row["model"], model.kind.name(), "{what}");
        let theirs = number(&row["error"]);
        assert_close(model.error, theirs, theirs, &what);
        if [Kind::Lasso, Kind::LassoRefit].contains(&model.kind) {
            let place = number(&row["strength"]) as usize;
            let alpha = model.strength.unwrap().alpha;
            assert_eq!(alpha, comparison.lasso.alphas[place], "{what}");
        }
        let weights = row["weights"].as_array().unwrap();
        assert_eq!(weights.len(), data.columns.len(), "{what}");
        let fit = &model.fit;
        for (j, theirs) in weights.iter().enumerate() {
            let scaled = fit.weights[j] * fit.deviations[j];
            let what = format!("{what}, {}", data.columns[j].name);
            assert_close(scaled, number(theirs), sd, &what);
        }
        let theirs = number(&row["intercept"]);
        let size = sd.max(theirs.abs());
        assert_close(fit.intercept, theirs, size, &what);
    }
}

#[test]
fn every_model_is_scikit_learns_on_eleven_data_sets() {
    let path = libraries().join("results/compare_scikit_learn.json");
    let results = std::fs::read_to_string(path).unwrap();
    let results: Value = serde_json::from_str(&results).unwrap();
    let results = results["rows"].as_array().unwrap();
    for (name, file, target, folds, special) in sets() {
        let data = load(file, target, folds, &special);
        let settings = Settings { folds, ..Settings::default() };
        let comparison = compare(&data, settings, &|_, _, _| ()).unwrap();
        let rows = results.iter().filter(|row| row["data"] == name);
        let rows: Vec<Value> = rows.cloned().collect();
        hold(name, &data, &comparison, &rows);
    }
}

#[test]
fn ridge_and_the_lasso_for_labels_are_scikit_learns() {
    let path = libraries().join("results/compare_labels.json");
    let results = std::fs::read_to_string(path).unwrap();
    let results: Value = serde_json::from_str(&results).unwrap();
    let mut done: Option<(String, Data, Comparison)> = None;
    for row in results["rows"].as_array().unwrap() {
        let name = row["data"].as_str().unwrap();
        if done.as_ref().is_none_or(|(before, ..)| before != name) {
            let folds = number(&row["folds"]) as usize;
            let none = Special::default();
            let mut data = load("../breast_cancer", "malignant", folds, &none);
            let places = row["columns"].as_array().unwrap();
            let column = |place| data.columns[number(place) as usize].clone();
            data.columns = places.iter().map(column).collect();
            data.is_label = true;
            let weight = |i: usize| 1.0 + (i % 3) as f64;
            if row["weighted"] == true {
                data.weights = Some((0..data.y.len()).map(weight).collect());
            }
            let settings = Settings { folds, ..Settings::default() };
            let comparison = compare(&data, settings, &|_, _, _| ()).unwrap();
            done = Some((name.to_owned(), data, comparison));
        }
        let (_, data, comparison) = done.as_ref().unwrap();
        let mut models = comparison.models.iter();
        let model = models.find(|m| m.kind.name() == row["model"]).unwrap();
        let what = format!("{name}, {}", model.kind.name());
        let theirs = number(&row["error"]);
        assert_close(model.error, theirs, theirs, &what);
        let theirs = number(&row["alpha"]);
        assert_close(model.strength.unwrap().alpha, theirs, theirs, &what);
        let fit = &model.fit;
        let theirs = row["weights"].as_array().unwrap();
        assert_eq!(theirs.len(), data.columns.len(), "{what}");
        for (j, theirs) in theirs.iter().map(number).enumerate() {
            let scaled = fit.weights[j] * fit.deviations[j];
            assert_close(scaled, theirs, 1.0, &what);
        }
        let theirs = number(&row["intercept"]);
        assert_close(fit.intercept, theirs, theirs.abs(), &what);
    }
}
