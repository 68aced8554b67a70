//! Folders as classes hand them in: whose is what.

use crate::{exercises, write};
use exercises::Exercise;
use grader::{Class, Submission};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes files with what they say into a folder; what lies behind `x.zip` in
/// a path is packed.
fn make(folder: &Path, files: &[(String, String)]) {
    let mut zips: BTreeMap<String, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, text) in files {
        match path.split_once(".zip/") {
            None => write(folder, path, text),
            Some((zip, inside)) => {
                zips.entry(zip.to_owned()).or_default().push((inside, text));
            }
        }
    }
    for (zip, files) in zips {
        let path = folder.join(zip + ".zip");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut zip = ZipWriter::new(File::create(path).unwrap());
        for (name, text) in files {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
    }
}

static HOMEWORK: LazyLock<Vec<Exercise>> =
    LazyLock::new(|| exercises(&["5.1", "5.2"]));

fn collect(files: &[(String, String)]) -> Result<Vec<Submission>, String> {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), files);
    let class = Class::in_folder(folder.path(), &HOMEWORK);
    let name = folder.path().display().to_string();
    let class = class.map_err(|error| error.replace(&name, "FOLDER"));
    class.map(|class| class.submissions)
}

/// A row as the table of folders has it.
fn describe(submission: &Submission) -> String {
    let mut text = format!("-> {}", submission.student);
    if submission.late {
        text += " late";
    }
    let said = |(name, text): (&String, &String)| {
        let words = text.rsplit_once("= ").unwrap_or((text, text)).1;
        format!("{name} {}", words.trim_start_matches("// ").trim())
    };
    let graded: Vec<String> = submission.files.iter().map(said).collect();
    let others: Vec<&str> =
        submission.ungraded.keys().map(String::as_str).collect();
    for (mark, names) in [(":", graded.join(", ")), ("-", others.join(", "))] {
        if !names.is_empty() {
            let _ = write!(text, " {mark} {names}");
        }
    }
    text
}

#[test]
fn each_folder_gives_its_rows() {
    let stub = exercises(&["5.2"])[0].starter().unwrap();
    let all = include_str!("folders.txt").replace("\\u{301}", "\u{301}");
    let all = all.replace("\\u{e9}", "\u{e9}");
    for folder in all.split("\n== ").skip(1) {
        let lines = folder.lines().filter(|line| !line.is_empty());
        let mut files = vec![];
        let mut expected = vec![];
        for line in lines.skip(1) {
            let Some((path, says)) = line.split_once(" = ") else {
                expected.push(line);
                continue;
            };
            let text = match says {
                "stub" => stub.clone(),
                says if path.ends_with("answers.txt") => {
                    format!("5.1a = {says}")
                }
                says if path.contains("metadata") => says.replace('|', "\n"),
                says => format!("// {says}"),
            };
            files.push((path.to_owned(), text));
        }
        match collect(&files) {
            Ok(rows) => {
                let rows: Vec<String> = rows.iter().map(describe).collect();
                assert_eq!(rows, expected, "{folder}");
            }
            Err(error) => {
                let says = expected[0].strip_prefix("-> refused: ");
                let says = says.unwrap_or_else(|| panic!("{folder}: {error}"));
                let error = error.replace('\n', "|");
                assert!(error.contains(says), "{folder}: {error}");
            }
        }
    }
}

/// What was written an hour later counts, wherever it lies.
#[test]
fn the_newer_file_counts() {
    let folder = tempfile::tempdir().unwrap();
    for (name, hours) in [("ann/5_2.rs", 2), ("ann/final/5_2.rs", 1)] {
        write(folder.path(), name, format!("// {hours} hours"));
        let file = File::options().write(true).open(folder.path().join(name));
        let age = Duration::from_secs(hours * 3600);
        file.unwrap().set_modified(SystemTime::now() - age).unwrap();
    }
    let class = Class::in_folder(folder.path(), &HOMEWORK).unwrap();
    let row = describe(&class.submissions[0]);
    assert_eq!(row, "-> ann : 5_2.rs 1 hours - 5_2.rs");
}

#[test]
fn what_is_too_large_in_a_zip_is_named() {
    let mut files = vec![("ann.zip/5_2.rs".to_owned(), " ".repeat(1_000_001))];
    let many = (0..1001).map(|i| (format!("bob.zip/{i}.md"), String::new()));
    files.extend(many);
    let rows = collect(&files).unwrap();
    for (row, name, why) in [
        (&rows[0], "5_2.rs", "too large to be written by hand"),
        (&rows[1], "bob.zip", "it has more than 1000 files"),
    ] {
        assert!(row.files.is_empty());
        assert!(row.ungraded[name].contains(why), "{:?}", row.ungraded);
    }
}

/// A path of a student's file, in one of many layouts.
fn place(student: usize, layout: usize, file: &str) -> String {
    let n = 5100 + student;
    match layout {
        0 => format!("s{student}/{file}"),
        1 => format!("s{student}_{file}"),
        2 => format!("lee_{n}_{}_{file}", 88000 + 10 * student + file.len()),
        3 => format!("Kim Lee_{n}_assignsubmission_file_/{file}"),
        4 => format!("hw/s{student}/{file}"),
        5 => format!("export/submission_{n}/{file}"),
        6 => format!("s{student}.zip/x/{file}"),
        7 => format!("group/Lee_Kim_lee{student}_{n}/{file}"),
        8 => format!("HW_lee{student}_attempt_2026-01-01-01-01-01_{file}"),
        9 => format!("{n}-7 - Kim Lee - Sep 24, 2026 926 PM/{file}"),
        10 => format!("hw/s{student}_{file}"),
        _ => format!("hw {student}/x/{file}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Files of two people are never graded as one's.
    #[test]
    fn points_of_two_people_never_mix(
        files in prop::collection::vec((0..3usize, 0..12usize, 0..4usize), 2..7)
    ) {
        let names = ["5_2.rs", "answers.txt", "5_2 (1).rs", "sub/5_2.rs"];
        let files = files.into_iter().map(|(student, layout, name)| {
            // Who is called the same in another place is somebody else.
            let home = [0, 0, 2, 3, 4, 5, 0, 7, 8, 9, 4, 11][layout];
            let owner = student * 12 + home;
            let says = format!("owner {owner}");
            let path = place(student, layout, names[name]);
            let text = if names[name] == "answers.txt" {
                format!("5.1a = 1\n{says}")
            } else {
                format!("// {says}")
            };
            (path, text)
        });
        let files: BTreeMap<String, String> = files.collect();
        let files: Vec<(String, String)> = files.into_iter().collect();
        for submission in collect(&files).unwrap_or_default() {
            let owners = submission.files.values().map(|text| {
                text.rsplit_once("owner ").unwrap().1.to_owned()
            });
            let mut owners: Vec<String> = owners.collect();
            owners.sort();
            owners.dedup();
            prop_assert!(owners.len() < 2, "{files:?}: {submission:?}");
        }
    }
}
