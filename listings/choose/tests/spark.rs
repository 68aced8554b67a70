//! The script for a table that is too large, written for small ones.
//! `tests/libraries/choose_spark.py` runs it, and what Spark found is held
//! against the conditions of the lowest point.

use choose::{ChooseCommand, Kind, Options, Study, spark_script};
use clap::Parser;
use serde_json::Value;
use solver::logistic::{self, Labelled};
use solver::{Columns, Goal, Penalty};
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
        let folds = serde_json::from_value(rows[0]["folds"].clone()).unwrap();
        let spark = Spark { study: &study, folds };
        for row in rows {
            let name = row["model"].as_str().unwrap();
            let models = &study.comparison.models;
            let own = models.iter().find(|model| model.kind.name() == name);
            let (kind, alpha) = (own.unwrap().kind, row["alpha"].as_f64());
            let alpha = alpha.unwrap();
            let (real, own) = (row["loss"].as_f64(), spark.loss(kind, alpha));
            let ratio = real.unwrap() / own;
            // Where labels are predicted it stops its search sooner.
            let most = if study.data.is_label { 1e-3 } else { 1e-6 };
            assert!((ratio - 1.0).abs() < most, "{command}, {name}: {ratio}");
            if alpha > 0.0 {
                let off = spark.off(kind, alpha, &row["weights"]);
                assert!(off < 1e-4, "{command}, {name}: {off:e}");
            }
        }
    }
}

/// What was fitted, in the way of the script: the folds are those of the rows.
struct Spark<'a> {
    study: &'a Study,
    folds: Vec<usize>,
}

/// Rows that are learnt from: each column's mean and deviation, and the
/// target's.
struct Scale {
    rows: Vec<usize>,
    weights: Vec<f64>,
    columns: Vec<(f64, f64)>,
    target: (f64, f64),
}

impl Spark<'_> {
    fn weight(&self, i: usize) -> f64 {
        self.study.data.weights.as_ref().map_or(1.0, |weights| weights[i])
    }

    fn scale(&self, is_learnt: impl Fn(usize) -> bool) -> Scale {
        let data = &self.study.data;
        let rows = (0..data.y.len()).filter(|&i| is_learnt(i));
        let rows: Vec<usize> = rows.collect();
        let weights: Vec<f64> = rows.iter().map(|&i| self.weight(i)).collect();
        let of = |numbers: &[f64]| {
            let own = || rows.iter().map(|&i| numbers[i]).zip(&weights);
            let known = || own().filter(|(x, _)| !x.is_nan());
            let all: f64 = known().map(|(_, weight)| weight).sum();
            let sum: f64 = known().map(|(x, weight)| weight * x).sum();
            let mean = sum / all;
            let square =
                |(x, weight): (f64, &f64)| weight * (x - mean) * (x - mean);
            let all: f64 = weights.iter().sum();
            (mean, (known().map(square).sum::<f64>() / all).sqrt())
        };
        // Spark's deviations divide by n − 1 where labels are predicted.
        let n = rows.len() as f64;
        let factor = if data.is_label { (n / (n - 1.0)).sqrt() } else { 1.0 };
        let columns = data.columns.iter().map(|column| {
            let (mean, deviation) = of(&column.numbers);
            (mean, factor * deviation)
        });
        let (columns, target) = (columns.collect(), of(&data.y));
        Scale { rows, weights, columns, target }
    }

    /// The columns of these rows, standardised; gaps are at the mean, and what
    /// does not vary is nothing.
    fn standardise(&self, scale: &Scale, i: usize) -> Vec<f64> {
        let columns = self.study.data.columns.iter().zip(&scale.columns);
        let z = columns.map(|(column, (mean, deviation))| {
            let z = (column.numbers[i] - mean) / deviation;
            if z.is_finite() { z } else { 0.0 }
        });
        z.collect()
    }

    /// The prices l1·|w| + l2·w²/2 of standardised columns for what the script
    /// prints as alpha: its strength is one for the target's deviation in all
    /// rows, and Spark divides the target by that of the rows it learns from.
    fn prices(&self, kind: Kind, alpha: f64, scale: &Scale) -> (f64, f64) {
        let ratio = match kind {
            Kind::Lasso => 1.0,
            Kind::ElasticNet => 0.5,
            _ => 0.0,
        };
        if self.study.data.is_label {
            return (alpha * ratio, alpha * (1.0 - ratio));
        }
        let spread = self.scale(|_| true).target.1;
        let strength = alpha / (ratio * spread + 1.0 - ratio) * spread;
        (ratio * strength, (1.0 - ratio) * strength / scale.target.1)
    }

    /// The intercept and the weights of standardised columns.
    fn fit(&self, kind: Kind, alpha: f64, scale: &Scale) -> (f64, Vec<f64>) {
        let data = &self.study.data;
        let (l1, l2) = self.prices(kind, alpha, scale);
        let z = scale.rows.iter().map(|&i| self.standardise(scale, i));
        let z: Vec<Vec<f64>> = z.collect();
        let column = |j: usize| z.iter().map(|z| z[j]).collect();
        let mut columns: Vec<Vec<f64>> =
            (0..data.columns.len()).map(column).collect();
        let mut y: Vec<f64> = scale.rows.iter().map(|&i| data.y[i]).collect();
        let goal = Goal::Violation(1e-10);
        if data.is_label {
            let labelled = Labelled::weighted(columns, y, &scale.weights);
            let penalty = Penalty { l1, l2: l2 / 2.0 };
            let fit = logistic::fit(&labelled, penalty, goal).unwrap();
            return (fit.intercept, fit.weights);
        }
        let mean = scale.weights.iter().sum::<f64>() / y.len() as f64;
        for numbers in columns.iter_mut().chain([&mut y]) {
            for (number, weight) in numbers.iter_mut().zip(&scale.weights) {
                *number *= (weight / mean).sqrt();
            }
        }
        for (y, weight) in y.iter_mut().zip(&scale.weights) {
            *y -= scale.target.0 * (weight / mean).sqrt();
        }
        let penalty = Penalty { l1: 2.0 * l1, l2 };
        let fit = solver::fit(&Columns::new(columns, y), penalty, goal);
        (scale.target.0, fit.unwrap().weights)
    }

    /// The error on the rows that are left out, fold by fold.
    fn loss(&self, kind: Kind, alpha: f64) -> f64 {
        let data = &self.study.data;
        let last = self.folds.iter().max().unwrap();
        let is_time = data.time.is_some();
        let (mut sum, mut all) = (0.0, 0.0);
        for k in if is_time { 2..=*last } else { 0..=*last } {
            let scale = self.scale(|i| {
                if is_time { self.folds[i] < k } else { self.folds[i] != k }
            });
            let fit = (alpha > 0.0).then(|| self.fit(kind, alpha, &scale));
            for i in (0..data.y.len()).filter(|&i| self.folds[i] == k) {
                let predicted = fit.as_ref().map(|(intercept, weights)| {
                    let z = self.standardise(&scale, i);
                    let parts = z.iter().zip(weights).map(|(z, w)| z * w);
                    intercept + parts.sum::<f64>()
                });
                let y = data.y[i];
                let loss = if data.is_label {
                    let rate = scale.target.0;
                    let odds =
                        predicted.unwrap_or(libm::log(rate / (1.0 - rate)));
                    logistic::log_loss(y, odds)
                } else {
                    {
                        let miss = y - predicted.unwrap_or(scale.target.0);
                        miss * miss
                    }
                };
                sum += self.weight(i) * loss;
                all += self.weight(i);
            }
        }
        if data.is_label { sum / all } else { (sum / all).sqrt() }
    }

    /// How far the slopes of the loss are from those of the price at Spark's
    /// weights, as a part of the largest slope where all weights are 0.
    fn off(&self, kind: Kind, alpha: f64, weights: &Value) -> f64 {
        let data = &self.study.data;
        let scale = self.scale(|_| true);
        let (l1, l2) = self.prices(kind, alpha, &scale);
        let weight = |name: &str| weights[name].as_f64().unwrap_or(0.0);
        let own: Vec<f64> = data
            .columns
            .iter()
            .zip(&scale.columns)
            .map(|(column, (_, deviation))| weight(&column.name) * deviation)
            .collect();
        // Spark's intercept is that of columns which are not centred.
        let moved = data
            .columns
            .iter()
            .zip(&scale.columns)
            .map(|(column, (mean, _))| weight(&column.name) * mean);
        let intercept = weight("(intercept)") + moved.sum::<f64>();
        let all: f64 = scale.weights.iter().sum();
        let (mut pulls, mut first) =
            (vec![0.0; own.len()], vec![0.0; own.len()]);
        for (&i, share) in scale.rows.iter().zip(&scale.weights) {
            let z = self.standardise(&scale, i);
            let sum = z.iter().zip(&own).map(|(z, w)| z * w).sum::<f64>();
            let predicted = if data.is_label {
                logistic::probability(intercept + sum)
            } else {
                intercept + sum
            };
            for (j, z) in z.iter().enumerate() {
                pulls[j] += share / all * z * (data.y[i] - predicted);
                first[j] += share / all * z * (data.y[i] - scale.target.0);
            }
        }
        let off = pulls.iter().zip(&own).map(|(pull, &w)| {
            let price = if w == 0.0 {
                pull.clamp(-l1, l1)
            } else {
                l1 * w.signum() + l2 * w
            };
            (pull - price).abs()
        });
        let largest = |most: f64, slope: f64| most.max(slope.abs());
        off.fold(0.0, largest) / first.into_iter().fold(0.0, largest)
    }
}
