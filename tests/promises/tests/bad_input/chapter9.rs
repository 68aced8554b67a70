//! Chapter 9 reads other people's files: every kind of fault is refused with
//! the place where it is.

use super::refused;
use promises::{program, text};
use std::fmt::Write as _;
use std::fs;

/// A file with these bytes is refused with all these words, which start with
/// its name.
fn refused_file(bytes: &[u8], options: &[&str], words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("flats.csv");
    fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    let given = [&["--csv", path, "--target", "y"], options].concat();
    let (first, others) = words.split_first().unwrap();
    let first = format!("error: {path}{first}");
    refused("chapter9", &given, &[&[&*first], others].concat());
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
        (b"\x1f\x8b\x08\0", [": this is compressed with gzip", "unpack it"]),
        (b"\xff\xfea\0,\0", [": the text is in UTF-16", "save it as UTF-8"]),
        (b"a,y\n1,2\n\xe9,4\n", [", line 3: the byte E9", "save it as UTF-8"]),
        (b"a,y\n1,\x002\n", [", line 2: a zero byte", "save the table"]),
        (b"a,y\n", [": there is no row below the header", ""]),
        (b"a,\"y\n1,2\n", [": ", "--target y: there is no such column"]),
    ] {
        refused_file(bytes, &[], &words);
    }
}

#[test]
fn rows_and_cells_that_cannot_be_used() {
    for (line, words) in [
        ("1,2", [", line 3: 2 cells, but the header has 3", "as many cells"]),
        ("1,2,3,4", [", line 3: 4 cells, but the header has 3", ""]),
        ("1,\"2,3", [", line 3: 2 cells", "a quote opened in line 3"]),
        ("1,,3", [": a cell is missing", "in 'b' (line 3); fill the gaps"]),
        ("?,2,3", [": a cell is missing", "leave out: --drop a"]),
        ("1,2,NA", [": a cell is missing", "in 'y' (line 3)"]),
        ("1,x,3", [", line 3, column 'b': 'x' is not a number", "--drop b"]),
        ("1,2,x", [", line 3, column 'y': 'x' is not a number", "correct"]),
        ("inf,2,3", [", line 3, column 'a': 'inf' is not a finite", "--drop"]),
        ("1e999,2,3", [", line 3, column 'a': '1e999'", "too large"]),
        ("1,2,1e200", [", line 3, column 'y': '1e200'", "at most 1e60"]),
        ("1,1e-999,3", [", line 3, column 'b': '1e-999'", "at least 1e-60"]),
        (
            "1,9007199254740993,3",
            [", line 3, column 'b': '9007199254740993' has", "--drop b"],
        ),
        ("$1,2,3", [", line 3, column 'a': '$1' is a number with", "--drop a"]),
        (
            "1,2026-03-01,3",
            [", line 3, column 'b': '2026-03-01' is a date", ""],
        ),
        (
            "1,\"2,5\",3",
            [", line 3, column 'b': '2,5' has a decimal comma", "write 2.5"],
        ),
        (
            "1,\"1,234,567\",3",
            [", line 3, column 'b': '1,234,567' has a separator", "1234567"],
        ),
        (
            "1,\u{2212}2,3",
            [", line 3, column 'b': '\u{2212}2' has a typeset minus", "-2,"],
        ),
    ] {
        refused_file(rows(line).as_bytes(), &[], &words);
    }
}

#[test]
fn columns_that_cannot_be_used() {
    let text = "a,city,y\n1,Rome,2\n2,Oslo,1\n3,Rome,4\n";
    let names = (0..120).map(|i| format!("{i},name {i},{}\n", i % 7));
    let names: String = names.collect();
    let names = format!("a,city,y\n{names}");
    for (csv, options, words) in [
        (text, "", [": a column holds text", "'city' (line 2: 'Rome')"]),
        (text, "", [": a column holds text", "--drop city"]),
        (&names, "--categories", [": --categories: too many", "'city' (120)"]),
        ("a,a=z,y\nx,1,2\nz,2,1\n", "--categories", [": ", "second column"]),
        ("a,y\n1,no\n2,yes\n", "", [", column 'y': the target is text", "0"]),
        ("a,y\n1,5\n2,5\n", "", [", column 'y': the target is the same", ""]),
        ("a,y\n5,1\n5,2\n", "", [": no column that differs", "target 'y'"]),
        ("y\n1\n2\n", "", [": there is no column besides the target", ""]),
        ("a,y\n1,2\n2,1\n", "--drop a", [": no column is left", "'y'"]),
        ("a,y\n1,2\n2,1\n", "--drop y", [": --drop y: this column is", ""]),
        ("a,y\n1,2\n2,1\n", "--drop c", [": --drop c: there is no", "'a'"]),
        ("a,Y2\n1,2\n2,1\n", "", [": --target y: there is no", "'a' and"]),
        ("price,y\n1,2\n", "--drop prcie", [": --drop prcie", "'price'"]),
        ("a;y\n1;2\n2;1\n", "", [", line 1: the header has one cell", "';'"]),
        ("a,y\n1,2\n", "--delimiter ;", [", line 1: the header", "','"]),
        ("a,,y\n1,2,3\n", "", [", line 1: column 2 has no name", "a name"]),
        (",a,y\n1,2,3\n", "", [", line 1: column 1 has no name", "deleted"]),
        ("a,a,y\n1,2,3\n", "", [", line 1: columns 1 and 2 have the", "'a'"]),
    ] {
        let options: Vec<&str> = options.split_whitespace().collect();
        refused_file(csv.as_bytes(), &options, &words);
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
