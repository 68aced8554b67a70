//! The program `grade`: what it takes, where it writes, and what it refuses.

use crate::{assert_says, solve, write};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder `reports` with submissions, and what stands beside it.
fn class() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "reports/ann/5_2.rs", solve("5.2"));
    write(folder.path(), "reports/bob/answers.txt", "5.1a = 6\n");
    folder
}

pub fn grade_only(numbers: &str, folder: &Path, arguments: &str) -> Output {
    let mut grade = Command::new(env!("CARGO_BIN_EXE_grade"));
    grade.current_dir(folder).args(arguments.split(' '));
    grade.args(["--only", numbers]).output().unwrap()
}

/// Grades what is on paper, for which nothing is compiled.
fn grade(folder: &Path, arguments: &str) -> Output {
    grade_only("5.1", folder, arguments)
}

pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn refused(folder: &Path, arguments: &str, says: &str) {
    let output = grade(folder, arguments);
    let said = errors(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments}: {said}");
    assert!(said.contains(says), "{arguments}: {said}");
}

#[test]
fn a_teachers_own_changes_are_not_lost() {
    let class = class();
    let class = class.path();
    for _ in 0..2 {
        let output = grade(class, "reports");
        assert!(output.status.success(), "{}", errors(&output));
    }
    let table = class.join("grades/grades.csv");
    let graded = fs::read(&table).unwrap();
    write(class, "grades/grades.csv", "mine");
    write(class, "reports/bob/answers.txt", "5.1a = 7\n");
    let report = fs::read(class.join("grades/reports/bob.txt")).unwrap();
    refused(class, "reports", "--replace");
    assert_eq!(fs::read(&table).unwrap(), b"mine");
    assert_eq!(fs::read(class.join("grades/reports/bob.txt")).unwrap(), report);
    let output = grade(class, "reports --replace");
    assert!(output.status.success(), "{}", errors(&output));
    assert_ne!(fs::read(&table).unwrap(), graded);
    // A folder in the place of a file: nothing is written.
    fs::remove_file(&table).unwrap();
    fs::create_dir(&table).unwrap();
    refused(class, "reports", "cannot write");
    refused(class, "reports --replace", "cannot write");
    let names = fs::read_dir(class.join("grades/reports")).unwrap();
    assert_eq!(names.count(), 2);
}

#[test]
fn grades_are_not_written_among_the_submissions() {
    let class = class();
    let class = class.path();
    for out in
        [".", "reports", "reports/ann", "none/../reports/g", "./reports/"]
    {
        let says = if out.contains("..") { "`..`" } else { "among" };
        refused(class, &format!("reports --out {out}"), says);
    }
    assert!(!class.join("none").exists());
    assert!(!class.join("grades.csv").exists());
    let output = grade(class, "reports --out a/b");
    assert!(output.status.success(), "{}", errors(&output));
    assert!(class.join("a/b/reports/ann.txt").exists());
}

#[test]
fn without_a_compiler_nobody_gets_nothing() {
    let class = class();
    for compiler in ["/bin/false", "no-such-compiler"] {
        let mut grade = Command::new(env!("CARGO_BIN_EXE_grade"));
        grade.current_dir(class.path()).arg("reports").env("RUSTC", compiler);
        let output = grade.output().unwrap();
        let said = errors(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(compiler), "{said}");
    }
    assert!(!class.path().join("grades").exists());
}

#[test]
fn an_address_has_no_signs_that_mean_something_in_a_script() {
    let class = class();
    for book in ["$(id)", "https://a.org/;id", "example.org", "https://a'b"] {
        refused(class.path(), &format!("reports --book {book}"), "address");
    }
    let output = grade(class.path(), "reports --book https://a.org/book");
    assert!(output.status.success(), "{}", errors(&output));
    let report = class.path().join("grades/reports/bob.txt");
    let report = fs::read_to_string(report).unwrap();
    assert!(report.contains("https://a.org/book/chapter5.html"), "{report}");
}

/// Six graders at once, with two folders for temporary files, in which ended
/// ones have left so much that each new number is a multiple of 14.
#[cfg(unix)]
#[test]
fn neither_left_overs_nor_other_graders_cost_a_point() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let all = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    fs::set_permissions(folder, all).unwrap();
    for number in (0..14 * 7).filter(|number| number % 14 > 0) {
        for temporary in ["0", "1"] {
            let left = format!("{temporary}/exercise-{number}");
            fs::create_dir_all(folder.join(left)).unwrap();
        }
    }
    let slow = "std::thread::sleep(std::time::Duration::from_millis(200));";
    let slow = solve("5.2").replacen("{\n", &format!("{{\n    {slow}\n"), 1);
    let start = |grader: usize| {
        let class = format!("class{grader}");
        write(folder, &format!("{class}/ann/5_2.rs"), &slow);
        let mut grade = Command::new(env!("CARGO_BIN_EXE_grade"));
        let temporary = folder.join((grader % 2).to_string());
        grade.current_dir(folder).env("TMPDIR", temporary).arg(class);
        grade.args(["--only", "5.2", "--out", &format!("grades{grader}")]);
        grade.spawn().unwrap()
    };
    let graders: Vec<_> = (0..6).map(start).collect();
    for (grader, mut running) in graders.into_iter().enumerate() {
        assert!(running.wait().unwrap().success());
        let table = folder.join(format!("grades{grader}/grades.csv"));
        let table = fs::read_to_string(table).unwrap();
        assert!(table.ends_with("\nann,5,5,,\n"), "{table}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let class = class();
    let mut grade = Command::new(env!("CARGO_BIN_EXE_grade"));
    grade.current_dir(class.path()).args(["reports", "--only", "5.1"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert!(grade.stdout(writer).status().unwrap().success());
}

#[test]
fn the_files_that_are_taken_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let class = folder.path().join("class");
    let solved = solve("5.2");
    for name in [
        "zed_5_2 (1).rs",
        "student15_2.rs",
        "5_2.rs",
        "essay.txt",
        ".DS_Store",
        "._ann_5_2.rs",
    ] {
        write(&class, name, "fn");
    }
    write(&class, "ann-5_2.RS", "fn");
    write(&class, "ann-5_2.rs", &solved);
    write(&class, "Bob_Answers.TXT", "5.1a = 6\n");
    write(&class, "__MACOSX/x/5_2.rs", "fn");
    write(&class, ".git/5_2.rs", "fn");
    write(&class, "cap/5_2.RS", "fn");
    write(&class, "cap/5_2.rs", &solved);
    write(&class, "cap/__MACOSX/._5_2.rs", "fn");
    write(&class, "large/5_2.rs", vec![b' '; 1_000_001]);
    write(&class, "large/deeper/5_2.rs", &solved);
    write(&class, "=1+1/5_2.rs", &solved);
    let output = grade_only("5.1, 5.2,", folder.path(), "class");
    let said = errors(&output);
    assert!(output.status.success(), "{said}");
    assert_eq!(
        said,
        "not looked at: .git, 5_2.rs, essay.txt, student15_2.rs\n\
         ann: not graded: ann-5_2.RS: is another copy; ann-5_2.rs is graded in \
         its place\n\
         cap: not graded: 5_2.RS: is another copy; 5_2.rs is graded in its \
         place\n\
         large: not graded: 5_2.rs: too large to be written by hand; \
         deeper/5_2.rs is graded in its place\n"
    );
    let table = folder.path().join("grades/grades.csv");
    assert_eq!(
        fs::read_to_string(table).unwrap(),
        "student,5.1 of 5,5.2 of 5,together of 10,remarks,not graded\n\
         '=1+1,0,5,5,no answers.txt,\nBob,1,0,1,no file for 5.2,\n\
         ann,0,5,5,no answers.txt,ann-5_2.RS\ncap,0,5,5,no answers.txt,5_2.RS\nlarge,0,5,5,no answers.txt,5_2.rs\n\
         zed,0,0,0,no answers.txt; 5.2 does not compile,\n"
    );
    let report = folder.path().join("grades/reports/large.txt");
    let report = fs::read_to_string(report).unwrap();
    assert!(report.contains("not graded: 5_2.rs: too large"), "{report}");
    for i in 0..20 {
        write(&class, &format!("{i}.md"), "");
    }
    let said = errors(&grade_only("5.1,5.2", folder.path(), "class"));
    assert!(said.contains(", 15.md, 16.md, and 14 more\n"), "{said}");
    write(&class, &format!("{}_answers.txt", "n".repeat(201)), "");
    refused(folder.path(), "class", "longer than 200 bytes");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_stops_nobody() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let class = class();
    let folder = class.path().join("reports");
    let pipe = folder.join("ann/answers.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("ann", folder.join("cyd")).unwrap();
    write(&folder, "bob/1/2/3/4/5/6/7/5_2.rs", "");
    let output = grade_only("5.1,5.2", class.path(), "reports");
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(
        errors(&output),
        "not looked at: cyd\n\
         ann: not graded: answers.txt: is no file\n\
         bob: not graded: 1/2/3/4/5/6/7: lies deeper than 8 folders\n"
    );
    for name in [b"a\xff", b"a\xfe"] {
        fs::create_dir(folder.join(OsStr::from_bytes(name))).unwrap();
    }
    refused(class.path(), "reports", "rename them: a\u{fffd}, a\u{fffd}");
}

#[test]
fn a_reader_is_told_what_is_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    for number in ["10.1", "5.3"] {
        let mut exercises = Command::new(env!("CARGO_BIN_EXE_exercises"));
        exercises.args(["5.2", number, "--folder"]).arg(folder.path());
        let output = exercises.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let chapter = number.split('.').next().unwrap();
        let page = format!("at the end of the page chapter{chapter};");
        let says = format!("error: {number} is on paper");
        let said = errors(&output);
        assert_says(&said, &[&says, &page, "go into answers.txt"]);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_reader_is_told_what_became_of_each_file() {
    let folder = tempfile::tempdir().unwrap();
    let wide = solve("5.2").encode_utf16().collect::<Vec<_>>();
    let wide = [0xfeff].iter().chain(&wide).flat_map(|u| u.to_le_bytes());
    write(folder.path(), "5_2.rs", wide.collect::<Vec<_>>());
    write(folder.path(), "6_2.rs", "// 6.2 mine\nfn main() { panic!() }");
    write(folder.path(), "7_3.rs", "// 7.3 mine\nfn");
    let mut exercises = Command::new(env!("CARGO_BIN_EXE_exercises"));
    exercises.args(["5.2", "6.2", "7.3", "--folder"]).arg(folder.path());
    let output = exercises.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 3, "{said}");
    assert!(lines[0].contains(" 5 of 5 checks"), "{said}");
    assert!(lines[1].ends_with(" ended before its checks did:"), "{said}");
    assert!(lines[2].contains(" does not compile: error: "), "{said}");
}
