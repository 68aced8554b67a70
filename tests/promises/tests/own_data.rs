//! Chapter 9 with a reader's own files, through the program: every option,
//! any number of threads, in good time, and legible.

mod files;

use crate::read_number;
use promises::{program, text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What a run printed above the list of figures, and the figures it drew.
struct Run {
    printed: String,
    figures: BTreeMap<String, String>,
}

/// Runs the chapter, which must not say anything else: no terminal is there
/// to show how far it is.
fn run_with(options: &[&str], threads: &str, input: &str) -> Run {
    let out = tempfile::tempdir().unwrap();
    let mut run = program("chapter9");
    run.args(options).arg("--out").arg(out.path());
    run.env("RAYON_NUM_THREADS", threads).write_stdin(input);
    let run = run.assert().success();
    let said = text(&run.get_output().stderr);
    assert!(said.is_empty(), "{options:?} said {said:?}");
    let printed = text(&run.get_output().stdout);
    let (printed, paths) = printed.split_once("\nfigures:\n").unwrap();
    let read = |path: &str| {
        let name = Path::new(path).file_name().unwrap().to_str().unwrap();
        (name.to_owned(), fs::read_to_string(path).unwrap())
    };
    let figures = paths.lines().map(|path| read(path.trim()));
    Run { printed: printed.to_owned(), figures: figures.collect() }
}

fn run(options: &[&str]) -> Run {
    run_with(options, "2", "")
}

/// A file, and the options that read it.
struct File {
    folder: TempDir,
    target: &'static str,
}

impl File {
    fn new(csv: &str, target: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("data.csv"), csv).unwrap();
        File { folder, target }
    }

    fn run(&self, options: &str) -> Run {
        let path = self.folder.path().join("data.csv");
        let own = ["--csv", path.to_str().unwrap(), "--target", self.target];
        let others: Vec<&str> = options.split_whitespace().collect();
        run(&[&own[..], &others].concat())
    }
}

/// Numbers that look random; always the same.
struct Draw(u64);

impl Draw {
    /// From −1 to 1.
    fn next(&mut self) -> f64 {
        let factor = 6_364_136_223_846_793_005;
        self.0 = self.0.wrapping_mul(factor).wrapping_add(1);
        (self.0 >> 33) as f64 / f64::from(1 << 30) - 1.0
    }
}

/// Some columns of numbers, and y = 5 + 3·c0 − 2·c1 with noise.
fn drawn(rows: usize, columns: usize, noise: f64, separator: char) -> String {
    let mut draw = Draw(columns as u64);
    let mut csv = String::new();
    for j in 0..columns {
        write!(csv, "c{j}{separator}").unwrap();
    }
    csv += "y\n";
    for _ in 0..rows {
        let x: Vec<f64> = (0..columns).map(|_| 10.0 * draw.next()).collect();
        for x in &x {
            write!(csv, "{x:.4}{separator}").unwrap();
        }
        let y = 5.0 + 3.0 * x[0] - 2.0 * x[1] + noise * draw.next();
        writeln!(csv, "{y:.6}").unwrap();
    }
    csv
}

/// The numbers of the first row that starts with a name.
fn row(printed: &str, name: &str) -> Vec<f64> {
    let line = printed.lines().find(|line| line.starts_with(name));
    let line = line.unwrap_or_else(|| panic!("no {name} in:\n{printed}"));
    // 6 × 10⁻⁵ is one number.
    let mut line = line[name.len()..].replace(" × 10", "e");
    for (high, plain) in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip("-0123456789".chars())
    {
        line = line.replace(high, &plain.to_string());
    }
    line.split_whitespace().map(read_number).collect()
}

/// Without noise the line that made the data comes out, in its own units.
#[test]
fn weights_are_printed_in_the_units_of_the_file() {
    let file = File::new(&drawn(80, 3, 0.0, ','), "y");
    let printed = file.run("").printed;
    for (name, expected) in [("(intercept)", 5.0), ("c0", 3.0), ("c1", -2.0)] {
        let weight = row(&printed, &format!("{name} "))[0];
        let off = (weight - expected).abs();
        assert!(off < 0.05, "{name} is {weight}, not {expected}");
    }
}

#[test]
fn a_file_and_standard_input_are_the_same() {
    let csv = drawn(40, 4, 1.0, ',');
    let file = File::new(&csv, "y").run("");
    let given = ["--csv", "-", "--target", "y"];
    let input = run_with(&given, "2", &csv);
    assert_eq!(input.printed, file.printed);
    assert!(input.figures == file.figures);
    // And with what other programs put into a file.
    let crlf = format!("\u{feff}{}", csv.replace('\n', "\r\n"));
    assert_eq!(run_with(&given, "2", &crlf).printed, file.printed);
    let semicolons = File::new(&drawn(40, 4, 1.0, ';'), "y");
    assert_eq!(semicolons.run("--delimiter ;").printed, file.printed);
}

#[test]
fn each_option_does_what_it_says() {
    let file = File::new(&drawn(60, 4, 9.0, ','), "y");
    let plain = file.run("").printed;
    assert!(plain.starts_with("60 rows, 4 features, to predict y; 10 folds"));
    assert!(plain.contains("  event\n") && plain.contains("c0 comes in"));
    // Four squares, and six products.
    let wide = file.run("--expand --folds 5").printed;
    assert!(wide.starts_with("60 rows, 14 features, to predict y; 5 folds"));
    let ridge = file.run("--ridge").printed;
    assert!(!ridge.contains("comes in"), "{ridge}");
    let (own, other) = (row(&ridge, "smallest error "), row(&ridge, "ridge "));
    assert_eq!(own, other, "ridge is what is chosen");
    assert_eq!(own[3], 4.0, "ridge keeps all");
    let net = file.run("--elastic-net 0.5").printed;
    assert!(!net.contains("comes in"), "{net}");
    assert_ne!(row(&net, "smallest error "), row(&plain, "smallest error "));
    // With all of the price on L1 it is the lasso.
    assert_eq!(file.run("--elastic-net 1").printed, plain);
    let fewer = file.run("--drop c1,c3").printed;
    assert!(fewer.starts_with("60 rows, 2 features"));
    assert!(!fewer.contains("c1") && !fewer.contains("c3"));
}

/// Rows that are sorted have folds like one another when they are shuffled,
/// in the same way each time, and the output says how.
#[test]
fn a_seed_shuffles_the_rows() {
    let file = File::new(&drawn(60, 4, 9.0, ','), "y");
    let [none, one, two] =
        ["", "--seed 1", "--seed 2"].map(|o| file.run(o).printed);
    assert_eq!(none, one);
    let head = "60 rows, 4 features, to predict y; 10 folds, rows shuffled: ";
    assert!(one.starts_with(&format!("{head}--seed 1\n")), "{one}");
    assert!(two.starts_with(&format!("{head}--seed 2\n")), "{two}");
    assert_ne!(row(&one, "smallest error "), row(&two, "smallest error "));
    // Only the folds differ: the path of all rows does not.
    let event = |printed: &str| printed.lines().nth(3).unwrap().to_owned();
    assert_eq!(event(&one), event(&two));
}

#[test]
fn text_becomes_categories() {
    let mut draw = Draw(4);
    let mut csv = "city,size,rent\n".to_owned();
    for i in 0..60 {
        let (city, extra) =
            [("Bern", 0.0), ("Oslo", 40.0), ("Rome", 90.0)][i % 3];
        let size = 50.0 + 30.0 * draw.next();
        let rent = 10.0 * size + extra;
        writeln!(csv, "{city},{size:.4},{rent:.4}").unwrap();
    }
    let printed = File::new(&csv, "rent").run("--categories").printed;
    assert!((row(&printed, "city=Rome ")[0] - 90.0).abs() < 5.0, "{printed}");
    assert!((row(&printed, "city=Oslo ")[0] - 40.0).abs() < 5.0, "{printed}");
}

/// On large data fewer splits say enough.
#[test]
fn large_files_are_split_less_often() {
    let splits = |rows| {
        let printed = File::new(&drawn(rows, 8, 1.0, ','), "y").run("").printed;
        let (before, _) = printed.split_once(" random splits").unwrap();
        before.rsplit(' ').next().unwrap().to_owned()
    };
    assert_eq!((splits(6250), splits(6251)), ("100".into(), "20".into()));
}

#[test]
fn results_do_not_depend_on_the_number_of_threads() {
    let csv = drawn(50, 12, 5.0, ',');
    for options in [&["--folds", "5"][..], &["--csv", "-", "--target", "y"]] {
        let one = run_with(options, "1", &csv);
        for threads in ["2", "5"] {
            let more = run_with(options, threads, &csv);
            assert_eq!(more.printed, one.printed, "{threads} threads");
            assert!(more.figures == one.figures, "{threads} threads");
        }
    }
}

/// From where to where some words go, roughly: left, right, top, bottom.
struct Words(String, [f64; 4]);

fn words(svg: &str) -> Vec<Words> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let is_text = |node: &roxmltree::Node| {
        let has_cells = node.children().any(|child| child.is_element());
        ["text", "tspan"].contains(&node.tag_name().name()) && !has_cells
    };
    let at = |node: roxmltree::Node, name: &str| {
        let own = node.attribute(name);
        let above = node.parent().and_then(|n| n.attribute(name));
        own.or(above).unwrap().parse::<f64>().unwrap()
    };
    let texts = document.descendants().filter(is_text);
    let words = |node: roxmltree::Node| {
        let text = node.text().unwrap_or_default().to_owned();
        let (x, y) = (at(node, "x"), at(node, "y"));
        let wide = 6.5 * text.chars().count() as f64;
        let anchor = match node.tag_name().name() {
            "tspan" => "middle",
            _ => node.attribute("text-anchor").unwrap_or_default(),
        };
        let left = match anchor {
            "middle" => x - wide / 2.0,
            "end" => x - wide,
            _ => x,
        };
        Words(text, [left, left + wide, y - 11.0, y])
    };
    texts.map(words).collect()
}

/// No words stand upon others or leave the figure.
fn is_legible(name: &str, svg: &str) {
    let all = words(svg);
    assert!(all.len() > 3, "{name} has no words");
    for (i, Words(text, [left, right, top, bottom])) in all.iter().enumerate() {
        let is_inside = *left >= 0.0 && *right <= 600.0 && *top >= 0.0;
        assert!(is_inside, "{name}: {text} at {left} to {right}");
        for Words(other, [l, r, t, b]) in &all[..i] {
            let meet = left < r && l < right && top < b && t < bottom;
            assert!(!meet, "{name}: {text} and {other} meet");
        }
    }
}

#[test]
fn two_hundred_columns_are_legible_and_in_good_time() {
    let mut csv = drawn(60, 200, 3.0, ',');
    for j in (0..200).step_by(7) {
        let (from, to) = (format!("c{j},"), format!("a long name, {j},"));
        csv = csv.replacen(&from, &format!("\"{}\",", &to[..to.len() - 1]), 1);
    }
    let file = File::new(&csv, "y");
    let start = Instant::now();
    let wide = file.run("");
    let time = start.elapsed();
    assert!(time < Duration::from_secs(30), "it takes {time:?}");
    assert!(wide.printed.starts_with("60 rows, 200 features"));
    // 60 rows, less than two for each of ten folds in a quarter.
    let names: Vec<&String> = wide.figures.keys().collect();
    assert_eq!(names, ["errors.svg", "paths.svg"]);
    for (name, svg) in &wide.figures {
        is_legible(name, svg);
    }
}

#[test]
fn every_run_is_legible() {
    for options in [
        &[][..],
        &["--alphas", "2"],
        &["--alphas", "5", "--folds", "2"],
        &["--drop", "age,sex,bmi,bp,s1,s2,s3,s4,s5"],
        &["--expand", "--folds", "3"],
        &["--ridge"],
        &["--elastic-net", "0.1"],
    ] {
        for (name, svg) in run(options).figures {
            is_legible(&format!("{name} {options:?}"), &svg);
        }
    }
    // Noise alone: the choices are at one end, or the same.
    let mut draw = Draw(1);
    for rows in [20, 33, 90] {
        let mut csv = "x,z,y\n".to_owned();
        for _ in 0..rows {
            let mut next = || 3e5 * draw.next();
            let (a, b, c) = (next(), next(), next());
            writeln!(csv, "{a},{b},{c}").unwrap();
        }
        for (name, svg) in File::new(&csv, "y").run("").figures {
            is_legible(&format!("{name} of noise"), &svg);
        }
    }
}

#[test]
fn the_page_s_run_takes_no_time() {
    run(&["--folds", "3"]);
    let start = Instant::now();
    run(&[]);
    let time = start.elapsed();
    assert!(time < Duration::from_secs(10), "it takes {time:?}");
}
