//! The data that the book brings along are those of the paper.

use std::fs::File;
use std::path::Path;
use table::{Options, read};

#[test]
fn shape_and_sums_are_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../chapter9/data/diabetes.csv");
    let target = "y".to_owned();
    let options = Options { target, ..Options::default() };
    let file = File::open(path).unwrap();
    let table = read(file, "diabetes.csv", &options).unwrap();
    let names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"];
    assert_eq!(table.names, names);
    assert_eq!(table.y.len(), 442);
    assert_eq!(table.notes, [""; 0]);
    assert_eq!(table.y.iter().sum::<f64>(), 67243.0);
    let x: f64 = table.columns.iter().flatten().sum();
    assert!((x - 276_404.233_6).abs() < 1e-6, "{x}");
}
