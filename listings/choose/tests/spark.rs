//! The script for a table that is too large: written for a small one, and run
//! where there is Spark (`pip install pyspark`, Java 17).

use choose::{ChooseCommand, Options, spark_script};
use clap::Parser;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

/// Names that Spark and Python would read as their own, two groups, numbers
/// with decimal commas and a unit, and a gap.
fn table() -> String {
    let mut csv = String::from("a.b@FILE@;\"kind\"\"s\";lift;day;plot;price\n");
    for i in 0..90 {
        let a = f64::from(i * 7 % 31) / 4.0;
        let kind = ["red", "blue"][i as usize % 2];
        let lift = ["no", "yes"][i as usize % 5 / 3];
        let noise = f64::from(i * 13 % 17) / 17.0;
        let price = 2.0 * a + f64::from(u8::from(kind == "red")) + noise;
        let [a, price] = [a, price].map(|x| x.to_string().replace('.', ","));
        let a = if i == 11 { String::new() } else { a };
        let day = format!("2026-{:02}-{:02}", i % 12 + 1, i % 28 + 1);
        let plot = i % 18;
        writeln!(csv, "{a};{kind};{lift};{day};p{plot};{price} €").unwrap();
    }
    csv
}

fn options(file: &str, more: &[&str]) -> Options {
    let words = ["choose", file, "--target", "price", "--missing", "mean"];
    let words = [&words[..], more].concat();
    ChooseCommand::try_parse_from(words).unwrap().options.unwrap()
}

#[test]
fn a_script_is_filled_once_and_has_no_folds_of_time() {
    let options = options("a \"b\".csv", &["--group", "plot"]);
    let csv = table();
    let table = table::read(csv.as_bytes(), "x", &options.reading()).unwrap();
    let script = spark_script(&options, &table.recipe).unwrap();
    assert!(script.contains(r#"FILE = "a \"b\".csv""#), "{script}");
    let number = r#"    "a.b@FILE@": number("a.b@FILE@", ".", ","),"#;
    assert!(script.contains(number), "{script}");
    assert!(script.contains(r#"categories = ["kind\"s"]"#), "{script}");
    let in_time = Options { time: Some("day".into()), ..options };
    assert_eq!(spark_script(&in_time, &table.recipe), None);
}

#[test]
fn the_script_runs_and_finds_what_choose_finds() {
    let mut find = Command::new("python3");
    find.args(["-c", "import pyspark"]);
    if !find.output().is_ok_and(|run| run.status.success()) {
        return println!("skipped: python3 has no pyspark");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.csv");
    fs::write(&file, table()).unwrap();
    let options = options(file.to_str().unwrap(), &["--group", "plot"]);
    let source = fs::File::open(&file).unwrap();
    let table = table::read(source, "x", &options.reading()).unwrap();
    let script = folder.path().join("with_spark.py");
    let text = spark_script(&options, &table.recipe).unwrap();
    fs::write(&script, text).unwrap();
    let run = Command::new("python3").arg(&script).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{errors}");
    // The price rises by 2 with the number, and noise is below 0.31.
    let lasso = said.split("lasso: root of the error ").nth(1).unwrap();
    let root: f64 = lasso.split(' ').next().unwrap().parse().unwrap();
    assert!((0.2..0.4).contains(&root), "{said}");
    let weight = lasso.split("a.b@FILE@: ").nth(1).unwrap();
    let weight: f64 = weight.lines().next().unwrap().parse().unwrap();
    assert!((weight - 2.0).abs() < 0.05, "{said}");
}
