//! What a teacher of a class gives and gets: a list, points for words, tables
//! for platforms, and a page of mistakes.

use crate::command::{errors, grade_only};
use crate::{assert_says, exercises, write};
use grader::{Answers, Chosen, Variants};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn class(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        write(&folder.path().join("class"), file, text);
    }
    folder
}

/// Grades a class on paper and in words, and gives back what stands in a file
/// of the grades.
#[track_caller]
fn graded(folder: &Path, more: &str, file: &str) -> String {
    let arguments = format!("class {more}");
    let output = grade_only("5.1,5.3", folder, arguments.trim());
    assert!(output.status.success(), "{}", errors(&output));
    fs::read_to_string(folder.join("grades").join(file)).unwrap()
}

#[track_caller]
fn refused(folder: &Path, more: &str, says: &str) {
    let arguments = format!("class {more}");
    let output = grade_only("5.1,5.3", folder, arguments.trim());
    assert_eq!(output.status.code(), Some(2));
    assert_says(&errors(&output), &[says]);
}

/// As Excel saves it in Western Europe.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u8).collect()
}

/// In UTF-16, which its first bytes say.
fn wide(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_le_bytes);
    [0xff, 0xfe].into_iter().chain(units).collect()
}

const ADA: (&str, &str) = (
    "okaforada_5101_88000_answers.txt",
    "5.1a = 6\n5.1b = 0.5\n5.3 = Words.\n",
);
const CLEO: (&str, &str) =
    ("moreaucleo_LATE_5103_88040_answers.txt", "5.1a = 3\nI do not know.\n");

#[test]
fn points_for_words_survive_another_grading() {
    let class = class(&[ADA, CLEO]);
    let class = class.path();
    let head = "student,5.1 of 5,5.3 of 4 by hand,together of 5,\
                with words of 9,remarks,not graded\n";
    let rest = ",,0,0,late,lines in answers.txt\n";
    let cleo = format!("moreaucleo_5103,0{rest}");
    let table = graded(class, "", "grades.csv");
    let ada = "okaforada_5101,1,,1,,,\n";
    assert_eq!(table, format!("{head}{cleo}{ada}"));
    let canvas = graded(class, "", "canvas.csv");
    assert_says(&canvas, &["\nokaforada,5101,,,,\n"]);
    // As a spreadsheet of another country saves it.
    let marked = table.replace(ada, "okaforada_5101,1,3,1,,,\n");
    let marked = "\u{feff}".to_owned() + &marked.replace(',', ";");
    let marked = marked.replace('\n', "\r\n");
    write(class, "grades/grades.csv", marked);
    let again = "okaforada_5101,1,3,1,4,,\n";
    for _ in 0..2 {
        let table = graded(class, "", "grades.csv");
        assert_eq!(table, format!("{head}{cleo}{again}"));
    }
    let canvas = graded(class, "", "canvas.csv");
    assert_says(&canvas, &["\nokaforada,5101,,,,4\n"]);
    // More than there are, and another change than points.
    let table = format!("{head}{cleo}{again}");
    write(class, "grades/grades.csv", table.replace(",1,3,", ",1,5,"));
    refused(class, "", "has `5` for 5.3; write a whole number from 0 to 4");
    write(class, "grades/grades.csv", table.replace("_5101,1", "_5101,2"));
    refused(class, "", "grades.csv is there and says something else");
    assert_eq!(graded(class, "--replace", "grades.csv"), table);
}

#[test]
fn no_name_is_a_formula() {
    let signs = ["=", "+", "-", "@"];
    let files = signs.map(|sign| format!("{sign}x/answers.txt"));
    let class = class(&files.each_ref().map(|file| (&**file, "5.1a = 6")));
    let table = graded(class.path(), "", "grades.csv");
    for sign in signs {
        assert_says(&table, &[&format!("\n'{sign}x,1,")]);
    }
}

/// In the letters, and with the signs, of other spreadsheets; whoever is not
/// there any more loses no mark without a word.
#[test]
fn marks_come_back_from_any_spreadsheet() {
    let rene = ("ren\u{e9}_5105_88050_answers.txt", "5.3 = Words.\n");
    let sum = ("=Sum_507_88060_answers.txt", "5.3 = Words.\n");
    let class = class(&[ADA, rene, sum]);
    let class = class.path();
    let table = graded(class, "", "grades.csv");
    let marked = table
        .replace("ren\u{e9}_5105,0,,", "ren\u{e9}_5105,0,0,")
        .replace("'=Sum_507,0,,", "'=Sum_507,0,2,");
    assert_ne!(marked, table);
    let mut lines: Vec<&str> = marked.lines().collect();
    lines[1..].reverse();
    for saved in [
        latin(&marked),
        wide(&marked.replace(',', "\t")),
        format!("sep=;\r\n{}", marked.replace(',', ";")).into_bytes(),
        marked.replace("'=Sum", "=Sum").into_bytes(),
        format!("{}\n,,,,,,\n", lines.join("\n")).into_bytes(),
    ] {
        write(class, "grades/grades.csv", saved);
        // What a spreadsheet takes away from a name is another change.
        assert_eq!(graded(class, "--replace", "grades.csv"), {
            let sums = ["_5105,0,0,0,0,", "'=Sum_507,0,2,0,2,"];
            let known = ["_5105,0,0,0,,", "'=Sum_507,0,2,0,,"];
            marked.replace(known[0], sums[0]).replace(known[1], sums[1])
        });
    }
    write(class, "grades/grades.csv", marked.replace("ren\u{e9}_5105", "rene"));
    for more in ["", "--replace"] {
        refused(class, more, "has 0 for 5.3 of `rene`, of whom there is");
    }
    write(class, "grades/grades.csv", marked.replace("of 4 by", "of 3 by"));
    refused(class, "", "says something else");
}

/// Words may stand in a file that is not graded: somebody must look, and their
/// points count.
#[test]
fn words_in_another_file_are_not_taken_for_none() {
    let class = class(&[
        ("doe_5101_88000_essay.docx", "words"),
        ("ito_5102_88001_answers.txt", "5.1a = 6\n#5.1b = 0.5\n# 5.1 b\n"),
        ("lee_5103_88002_essay.pdf", "words"),
        ("lee_5103_88003_5_1.rs", "5.1a = 6\n"),
    ]);
    let class = class.path();
    let table = graded(class, "", "grades.csv");
    assert_says(
        &table,
        &[
            "doe_5101,0,,0,,nothing to grade,doe_5101_88000_essay.docx\n",
            "ito_5102,1,,1,1,,lines in answers.txt\n",
        ],
    );
    let marked = table.replace("doe_5101,0,,", "doe_5101,0,3,");
    write(class, "grades/grades.csv", marked);
    let canvas = graded(class, "", "canvas.csv");
    assert_says(&canvas, &["\ndoe,5101,,,,3\n", "\nito,5102,,,,1\n"]);
    let report = fs::read_to_string(class.join("grades/reports/ito_5102.txt"));
    assert_says(&report.unwrap(), &["in front of “#5.1b = 0.5”"]);
}

#[test]
fn a_list_is_read_as_platforms_and_people_write_it() {
    let class = class(&[
        ADA,
        ("Ito_Ben_bito_5102/answers.txt", "5.1a = 6\n"),
        ("Lab 1-Ren\u{e9} Roy_310441_assignsubmission_file_/answers.txt", ""),
    ]);
    let class = class.path();
    let plain = "Ada Okafor\nBen Ito\nRen\u{e9} Roy\n";
    for list in [
        plain.as_bytes().to_vec(),
        latin(plain),
        wide("Last Name\tFirst Name\nOkafor\tAda\nIto\tBen\nRoy\tRen\u{e9}\n"),
        "LastName,FirstName,ID\nOkafor,Ada,5101\nx,y,5102\nRoy,Ren\u{e9},\n"
            .into(),
        latin(
            "ID;Vollst\u{e4}ndiger Name\nTeilnehmer/in5101;A\n\
             Teilnehmer/in5102;B\nTeilnehmer/in310441;C\n",
        ),
        "Name,Email,Role\nada okafor,a@b,Student\nBen Ito,,Student\n\
         Ren\u{e9} Roy,,Student\nZoe Prof,,Instructor\n"
            .into(),
    ] {
        write(class, "class.csv", &list);
        let table = graded(class, "--class class.csv --replace", "grades.csv");
        let said = String::from_utf8_lossy(&list).into_owned();
        assert_eq!(table.lines().count(), 4, "{said}: {table}");
        assert!(!table.contains("not in the list"), "{said}: {table}");
    }
    for (list, says) in [
        ("Okafor, Ada\nIto, Ben\n", "`Okafor,Ada` may be one name or several"),
        ("Zoe Lee\nYan Lee\n", "nobody who handed in is in the list"),
        (
            "Ada Okafor\nKim Lee\nKim Lee\nKim Lee\n",
            "the list names Kim Lee twice",
        ),
    ] {
        write(class, "class.csv", list);
        refused(class, "--class class.csv --replace", says);
    }
}

#[test]
fn platforms_import_their_own_columns() {
    let class = class(&[
        ADA,
        ("Ben Ito_310442_assignsubmission_file_/answers.txt", "5.1a = 6\n"),
    ]);
    let class = class.path();
    assert_eq!(
        graded(class, "", "canvas.csv"),
        "Student,ID,SIS User ID,SIS Login ID,Section,Homework\n\
         Points Possible,,,,,9\nBen Ito,310442,,,,1\nokaforada,5101,,,,\n"
    );
    assert_eq!(
        graded(class, "", "moodle.csv"),
        "Identifier,Full name,Email address,Grade,Maximum Grade,Last modified (grade)\n\
         Participant 310442,Ben Ito,,1,9,\nParticipant 5101,okaforada,,,9,\n"
    );
    assert_eq!(
        graded(class, "", "gradescope.csv"),
        "First Name,Last Name,SID,Email,Total Score,Max Points\n\
         Ben,Ito,310442,,1,9\nokaforada,,5101,,,9\n"
    );
}

#[test]
fn whoever_handed_in_nothing_has_a_row() {
    let class = class(&[ADA, CLEO, ("zed/answers.txt", "5.1a = 6\n")]);
    let class = class.path();
    let list = "Student,ID,SIS User ID,SIS Login ID,Section\n\
                Points Possible,,,,\n\
                \"Okafor, Ada\",5101,S1,ada@example.org,1\n\
                \"Moreau, Cl\u{e9}o\",5103,S3,cleo@example.org,1\n\
                \"Ito, Ben\",5102,S2,ben@example.org,1\n\
                \"Student, Test\",1,,,1\n";
    write(class, "class.csv", list);
    let table = graded(class, "--class class.csv", "grades.csv");
    assert_says(
        &table,
        &[
            "\n\"Ito, Ben\",0,,0,0,nothing to grade,\n",
            "\nokaforada_5101,1,,1,,,\n",
            "\nzed,1,,1,1,not in the list of the class,\n",
        ],
    );
    assert_eq!(table.lines().count(), 5, "{table}");
    let canvas = graded(class, "--class class.csv", "canvas.csv");
    let bens = "\n\"Ito, Ben\",5102,S2,ben@example.org,1,\n";
    let cleos = "\n\"Moreau, Cl\u{e9}o\",5103,S3,cleo@example.org,1,0\n";
    assert_says(&canvas, &[bens, cleos]);
    write(class, "class.csv", "Ada Okafor\nBen Ito\nCleo Moreau\nZed\n");
    let arguments = "--class class.csv --replace";
    let table = graded(class, arguments, "grades.csv");
    assert_says(&table, &["\nBen Ito,0,", "\nokaforada_5101,1,,1,,,\n"]);
    assert_eq!(table.lines().count(), 5, "{table}");
    // A team's number is no end of somebody's login.
    write(class, "class/team_7/answers.txt", "5.1a = 6\n");
    write(class, "class.csv", "Name,ID\nAda Okafor,a7\nZed,b8\n");
    let table = graded(class, arguments, "grades.csv");
    assert_says(&table, &["\nteam_7,1,,1,1,not in the list of the class,\n"]);
    fs::remove_dir_all(class.join("class/team_7")).unwrap();
    // A name that two have, and one who has two names.
    write(class, "class.csv", "Name;ID\nAda Okafor;1\nOkafor, Ada;2\nZed;3\n");
    refused(class, arguments, "may be of Ada Okafor or of Okafor, Ada");
    // A number that means somebody else in the list.
    write(class, "class.csv", "Name,ID\nAda Okafor,7\nBen Ito,5101\n");
    refused(class, arguments, "may be of Ben Ito or of Ada Okafor");
    write(class, "class.csv", "Name,ID\nAda,5101\nZed,5103\n");
    refused(class, arguments, "moreaucleo_5103 and zed may both be of Zed");
}

/// As Brightspace exports a class, and reads marks.
#[test]
fn brightspace_gets_its_signs_back() {
    let class = class(&[
        (
            "397063-7 - Mary-Ann Smith - Sep 24, 2026 926 PM/answers.txt",
            "5.1a = 6\n",
        ),
        ("jdoe/answers.txt", ADA.1),
    ]);
    let class = class.path();
    let list = "OrgDefinedId,Username,Last Name,First Name,Email,\
                End-of-Line Indicator\n\
                #00246,#msmith,Smith,Mary-Ann,,#\n\
                #00247,#jdoe,Doe,John,,#\n\
                #00248,#zed,Lee,Zed,,#\n";
    write(class, "class.csv", list);
    assert_eq!(
        graded(class, "--class class.csv", "brightspace.csv"),
        "OrgDefinedId,Username,Homework Points Grade,End-of-Line Indicator\n\
         #00246,#msmith,1,#\n#00248,#zed,,#\n#00247,#jdoe,,#\n"
    );
    let table = fs::read_to_string(class.join("grades/grades.csv")).unwrap();
    assert!(!table.contains("not in the list"), "{table}");
}

/// Who is called otherwise on the platform has the numbers of the list.
#[test]
fn numbers_follow_from_the_name_in_the_list() {
    let own = Variants::Secret("a secret".into());
    let sheet = Answers::sheet(&exercises(&["5.1"]), &own, "Ada Okafor");
    let class = class(&[("okaforada_5101_88000_answers.txt", &sheet)]);
    let class = class.path();
    write(class, "secret.txt", "a secret");
    write(class, "list.csv", "Ada Okafor\n");
    let secret = "class --secret secret.txt";
    for (list, is_other) in [("", true), (" --replace --class list.csv", false)]
    {
        let output = grade_only("5.1", class, &format!("{secret}{list}"));
        let said = errors(&output);
        assert!(output.status.success(), "{said}");
        assert_eq!(said.contains("has other numbers"), is_other, "{said}");
    }
}

/// A wrong secret is the teacher's fault, and not one of each student.
#[test]
fn a_class_with_other_numbers_is_told_once() {
    let class = tempfile::tempdir().unwrap();
    let class = class.path();
    let students = ["ann", "bob", "cyd"];
    let hand_in = |variants: &Variants, students: &[&str]| {
        for student in students {
            let all = exercises(&["5.1", "5.3"]);
            let sheet = Answers::sheet(&all, variants, student);
            write(class, &format!("class/{student}/answers.txt"), sheet);
        }
    };
    let own = Variants::Secret("a secret".into());
    write(class, "secret.txt", "a secret");
    write(class, "other.txt", "another");
    write(class, "list.csv", "Ann\nBob\nCyd\n");
    let said = |more: &str| {
        let arguments = format!("class --replace {more}");
        let output = grade_only("5.1,5.3", class, arguments.trim());
        assert!(output.status.success(), "{}", errors(&output));
        errors(&output)
    };
    hand_in(&own, &students);
    assert_eq!(said("--secret secret.txt"), "");
    let other = "of 3 sheets have other numbers than these students' own, and \
                 their points are wrong: ";
    for (more, what) in [
        ("", "they come from `course sheets`: grade with its --secret"),
        ("--secret other.txt", "if it had a list of the class, with this"),
        (
            "--secret secret.txt --class list.csv",
            "the --secret and the list that `course sheets` had",
        ),
    ] {
        let said = said(more);
        assert_says(&said, &[&format!("3 {other}"), what]);
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    hand_in(&Variants::Page, &students[1..]);
    let one = "ann: not graded: 5.1 in answers.txt: the task has other numbers";
    assert_says(&said(""), &[one]);
    let said = said("--secret secret.txt");
    assert_says(&said, &[&format!("2 {other}")]);
    hand_in(&Variants::Page, &students);
    let output = grade_only("5.1", class, "class --replace --secret other.txt");
    let page = "they have the numbers of the page: grade without --secret";
    assert_says(&errors(&output), &[page]);
    // In each report it stands all the same.
    let report = fs::read_to_string(class.join("grades/reports/ann.txt"));
    assert_says(&report.unwrap(), &["the task has other numbers"]);
}

/// What no grading can change; the compiler would fail.
#[test]
fn what_will_be_refused_is_refused_at_once() {
    let class = class(&[ADA, CLEO]);
    let class = class.path();
    let numbers = "5.1,5.2,5.3";
    let output = grade_only(numbers, class, "class");
    assert!(output.status.success(), "{}", errors(&output));
    let table = class.join("grades/grades.csv");
    let known = fs::read_to_string(&table).unwrap();
    let refused = |more: &[&str], says: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_grade"))
            .args(["class", "--only", numbers])
            .args(more)
            .current_dir(class)
            .env("RUSTC", "/bin/false")
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_says(&errors(&output), says);
    };
    for mark in ["2.5", "7", "-1", "good"] {
        let ada = "okaforada_5101,1,0,";
        let marked = known.replace(ada, &format!("{ada}{mark}"));
        assert_ne!(marked, known);
        write(class, "grades/grades.csv", marked);
        let says =
            format!("`{mark}` for 5.3; write a whole number from 0 to 4");
        for more in [&[][..], &["--replace"]] {
            refused(more, &["okaforada_5101 has", &says]);
        }
    }
    for (other, name) in [
        ("mine".to_owned(), "`5.1 of 5` is the first"),
        (known.replace("5101", "5109"), "`okaforada_5101` is the first"),
        (format!("{known}zed,0,0,,0,,,\n"), "`zed` is the first"),
        (known.replace("5.1 of 5", "5.1 of 9"), "`5.1 of 5` is the first"),
    ] {
        write(class, "grades/grades.csv", other);
        refused(&[], &["says something else", name, "nothing is graded"]);
    }
    write(class, "grades/grades.csv", &known);
    let report = class.join("grades/reports/okaforada_5101.txt");
    fs::remove_file(&report).unwrap();
    fs::create_dir(&report).unwrap();
    refused(&["--replace"], &["cannot write", "5101.txt: it is a folder"]);
    assert_eq!(fs::read_to_string(table).unwrap(), known);
}

#[test]
fn a_page_shows_the_mistakes_and_no_names() {
    let class = class(&[ADA, CLEO, ("zed/answers.txt", "5.1b = 0.5\n")]);
    let page = graded(
        class.path(),
        "--book https://example.org/book",
        "mistakes.html",
    );
    assert_says(
        &page,
        &[
            "<p>3 students handed in. A bar",
            "<h2>5.1 Other data than the book's</h2>",
            "href=\"https://example.org/book/chapter5.html#how-large-must-",
            "<span class=\"count\">2</span><span class=\"bar\" \
             style=\"--share: 66%\"></span><p><b>5.1b L1's best weight at λ = \
             1?</b><br>It is",
            "<b>5.1a From which λ on is L1's best weight exactly 0?</b><br>\
             The 2 is missing",
            "<span class=\"count\">1</span>",
        ],
    );
    let place = |part| page.find(part).unwrap();
    assert!(place("<b>5.1b") < place("<b>5.1a"), "{page}");
    let page = graded(class.path(), "--replace", "mistakes.html");
    assert_says(
        &page,
        &["<p>chapter5.html#how-large-must-λ-be, in the book</p>"],
    );
    for name in ["okafor", "moreau", "zed", "5101"] {
        assert!(!page.contains(name), "{page}");
    }
    assert!(!page.contains("each student had others"), "{page}");
    write(class.path(), "secret.txt", "a secret");
    let arguments = "--replace --secret secret.txt";
    let page = graded(class.path(), arguments, "mistakes.html");
    assert_says(&page, &["a mistake. The questions have the numbers of the"]);
}

#[test]
fn a_platform_is_told_the_same_options() {
    let of = |words: &str| words.split(',').map(str::to_owned).collect();
    let chosen = Chosen { only: of("5.1, 5.3,"), points: of("5.1=10") };
    assert_eq!(chosen.arguments(), " --only 5.1,5.3 --points 5.1=10");
}

#[test]
fn other_options_are_said_before_anything_is_graded() {
    let class = class(&[ADA]);
    let class = class.path();
    graded(class, "--points 5.1=10,5.3=2", "grades.csv");
    let table = graded(class, "--points 5.1=10,5.3=2", "grades.csv");
    assert_says(&table, &["5.1 of 10,5.3 of 2 by hand,", "_5101,2,,2,,,\n"]);
    write(class, "secret.txt", "a secret");
    // Nothing is compiled: the compiler would fail.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_grade"))
        .args(["class", "--only", "5.1,5.2", "--secret", "secret.txt"])
        .current_dir(class)
        .env("RUSTC", "/bin/false")
        .output()
        .unwrap();
    let said = errors(&output);
    assert_says(&said, &["come from other options", "then: 5.1=10, 5.3=2"]);
    assert!(!said.contains("a secret"), "{said}");
    for (points, says) in [
        ("5.1", "write 5.2=10"),
        ("5.1=0", "write 5.2=10"),
        ("5.1=1.5", "write 5.2=10"),
        ("6.1=3", "6.1 is not among the exercises"),
    ] {
        refused(class, &format!("--points {points}"), says);
    }
}
