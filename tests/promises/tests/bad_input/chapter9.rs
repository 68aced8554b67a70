//! Chapter 9 reads other people's files: every kind of fault is refused with
//! the place where it is.

use super::refused;
use promises::{program, text};
use std::fmt::Write as _;
use std::fs;

/// A file with these bytes is refused with all these words, which start with
/// its name.
fn refused_file(bytes: &[u8], options: &[&str], words: &[impl AsRef<str>]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.csv");
    fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let given = [&["--csv", path, "--target", "y"], options].concat();
    let mut words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let first = format!("error: {path}{}", words[0]);
    words[0] = &first;
    refused("chapter9", &given, &words);
}

/// A plain table of many rows, with one line put in or changed.
fn rows(line: &str) -> String {
    let mut csv = format!("a,b,y\n1,2,3\n{line}\n");
    for i in 0..30 {
        writeln!(csv, "{},{},{}", i % 7, i % 5, i % 11).unwrap();
    }
    csv
}

#[test]
fn files_that_are_no_csv() {
    for (bytes, words) in [
        (&b""[..], [": the file is empty", "a header with the names"]),
        (b"\xef\xbb\xbf\n", [": the file is empty", "a line for each row"]),
        (b"PK\x03\x04....", [": this is a zip archive", "as CSV"]),
        (b"\x1f\x8b\x08\0", [": this is a compressed file", "unpack it"]),
        (b"a,y\n1,2\n\x81,4\n", [", line 3: the byte 81", "save it as UTF-8"]),
        (b"a,y\n1,\x002\n", [", line 2: a zero byte", "save the table"]),
        (b"a,y\n", [": there is no row below the header", ""]),
        (b"a,\"y\n1,2\n", [": ", "--target y: there is no such column"]),
    ] {
        refused_file(bytes, &[], &words);
    }
}

/// The rows of a table of text, each in its parts.
fn rows_of(text: &str) -> impl Iterator<Item = Vec<String>> {
    let rows = text.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        row.split(" | ").map(|part| part.replace("\\n", "\n")).collect()
    })
}

#[test]
fn rows_and_cells_that_cannot_be_used() {
    for row in rows_of(include_str!("cells.txt")) {
        refused_file(rows(&row[0]).as_bytes(), &[], &row[1..]);
    }
}

#[test]
fn columns_that_cannot_be_used() {
    let names = (0..120).map(|i| format!("name {i},{}\n", i % 7));
    let names: String = names.collect();
    let names = format!("city,y\n{names}");
    for row in rows_of(include_str!("columns.txt")) {
        let csv = row[0].replace("NAMES", &names);
        let options: Vec<&str> =
            row[1].split(' ').filter(|option| *option != "none").collect();
        refused_file(csv.as_bytes(), &options, &row[2..]);
    }
}

/// Squares and products of many columns are not tried.
#[test]
fn too_many_columns() {
    let names = |columns: usize| -> String {
        let names: Vec<String> =
            (0..columns).map(|j| format!("c{j}")).collect();
        names.join(",") + ",y\n"
    };
    let mut csv = names(99);
    for i in 0..30 {
        for j in 0..99 {
            write!(csv, "{},", (i * i * j + 3 * i + j * j * i) % 101).unwrap();
        }
        writeln!(csv, "{}", i % 7).unwrap();
    }
    let words = ["--expand makes 5049 columns of 99", "at most 5000", "--drop"];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.csv");
    fs::write(&path, csv).unwrap();
    let path = path.to_str().unwrap();
    let given = ["--csv", path, "--target", "y", "--expand"];
    refused("chapter9", &given, &words);
}

#[test]
fn too_few_rows() {
    let csv = rows("1,2,4");
    let words = "--folds 20: 20 folds need 40 rows, two for each";
    let given = ["--folds", "20"];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.csv");
    fs::write(&path, csv).unwrap();
    let path = path.to_str().unwrap();
    let file = ["--csv", path, "--target", "y"];
    let there = "there are 32; give more rows, or fewer --folds";
    refused("chapter9", &[&file[..], &given].concat(), &[words, there]);
    fs::write(path, "a,y\n1,2\n2,3\n3,1\n4,4\n5,9\n6,2\n7,5\n").unwrap();
    let words = "2 folds need 8 rows, two for each and at least 8";
    let given = [&file[..], &["--folds", "2"]].concat();
    refused("chapter9", &given, &[words, "there are 7"]);
    // Ten folds are what nobody has asked for.
    refused("chapter9", &file, &["10 folds need 20 rows", "there are 7"]);
}

#[test]
fn files_that_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none.csv");
    let none = none.to_str().unwrap();
    let words = [&*format!("--csv {none}: "), "name a CSV file, or -"];
    refused("chapter9", &["--csv", none, "--target", "y"], &words);
    let folder = folder.path().to_str().unwrap();
    refused("chapter9", &["--csv", folder, "--target", "y"], &[folder]);
}

/// What a file holds is not obeyed by the terminal that shows it.
#[test]
fn no_file_commands_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.csv");
    let csv = "\u{1b}[31mred,y\n1,2\n\u{1b}]0;title\u{7},3\n4,5\n";
    fs::write(&path, csv).unwrap();
    let mut run = program("chapter9");
    run.arg("--csv").arg(&path).args(["--target", "y"]);
    let run = run.assert().code(2);
    let message = text(&run.get_output().stderr);
    assert!(message.contains(r"'\u{1b}[31mred'"), "{message}");
    assert!(!message.contains(['\u{1b}', '\u{7}']), "{message}");
}
