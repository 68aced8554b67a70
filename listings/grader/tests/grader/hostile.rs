//! What students write, by mistake or on purpose, costs them points, and nobody
//! else anything.

use crate::{exercises, solve, with_code, write};
use exercises::Code;
use grader::{Class, Grade, Submission, Variants};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// A file with these lines at the beginning of the function, which is right
/// but for them, and these above all.
fn file(above: &str, inside: &str) -> String {
    let body = format!("{{\n{inside}\n    right(x, y, a, b)\n}}\n");
    with_code("5.2", |code| {
        let own = code.starter.replace("{\n    todo!()\n}\n", &body)
            + &code.solution.replace("fn best_weight", "fn right");
        code.program(&format!("{above}\n{own}"), code.page())
    })
}

fn grade(text: &str) -> Grade {
    let mut ann = Submission::new("ann");
    ann.files.insert("5_2.rs".to_owned(), text.to_owned());
    Grade::of(&ann, &exercises(&["5.2"]), &Variants::Page)
}

/// The points for this file are these.
#[track_caller]
fn assert_points(points: u32, above: &str, inside: &str) {
    let report = grade(&file(above, inside));
    let got = report.points();
    assert_eq!(got, points, "{above}{inside}: {}", report.report(""));
}

fn is_root() -> bool {
    let user = Command::new("id").arg("-u").output();
    user.is_ok_and(|user| user.stdout == b"0\n")
}

/// What a and b are in each check.
const CHECKS: [(f64, f64); 5] =
    [(1.0, 0.0), (0.0, 1.0), (6.0, 3.5), (8.0, 1.0), (1.0, 1.0)];

/// Lines that do these things, each in a check of its own.
fn in_checks<'a>(things: impl IntoIterator<Item = &'a str>) -> String {
    let lines = CHECKS.iter().zip(things).map(|(check, thing)| {
        format!("    if (a, b) == {check:?} {{ {thing}; }}\n")
    });
    lines.collect()
}

/// What is said of all that was ended, by whichever limit.
const ENDED: &str =
    "no answer: it crashed, or took more than a second or a gigabyte";

#[test]
fn what_goes_wrong_costs_its_own_check_and_says_why() {
    let wrong = [
        ("loop {}", ENDED),
        ("std::thread::sleep(std::time::Duration::from_secs(100))", ENDED),
        ("panic!(\"on purpose\")", "on purpose"),
        ("std::process::exit(0)", "ended before it answered"),
        ("std::process::exit(9)", "it crashed"),
        ("std::process::abort()", ENDED),
        ("return best_weight(x, y, a, b) + 1.0", ENDED),
        ("println!(\"{}\", vec![1.0_f64; 1 << 28].len())", ENDED),
        // Which of the limits is met first depends on the machine.
        ("let mut v = vec![1.0]; loop { v.extend(v.clone()) }", ENDED),
        ("loop { println!(\"{:60000}\", 1) }", ENDED),
        ("println!(\"\\n= [x]\"); std::process::exit(0)", "before it answered"),
        ("println!(\"\\n= [1, x]\"); std::process::exit(0)", "it answered"),
        ("panic!(\"{:9000}\", 1)", "it crashed"),
        ("return f64::NAN", "[NaN]; right is [0.6]"),
    ];
    // One check of each program has nothing wrong with it.
    let test = |part: &[(&str, &str)]| {
        let things = ["", part[0].0].into_iter();
        let things = things.chain(part[1..].iter().map(|(what, _)| *what));
        let grade = grade(&file("", &in_checks(things)));
        let report = grade.report("");
        let expected = 5 - part.len() as u32;
        assert_eq!(grade.points(), expected, "{part:?}: {report}");
        let lines = report.lines().filter(|line| line.starts_with("  NO"));
        for (line, (what, says)) in lines.zip(part) {
            assert!(line.contains(says), "{what}: {report}");
        }
        assert!(report.len() < 10_000, "{part:?}: {}", report.len());
    };
    // The last one stands in the check whose right answer is 0.6.
    let (last, rest) = wrong.split_last().unwrap();
    let mut parts: Vec<_> = rest.chunks(4).map(<[_]>::to_vec).collect();
    parts.push(vec![*last]);
    thread::scope(|scope| {
        for part in &parts {
            scope.spawn(|| test(part));
        }
    });
}

#[test]
fn what_does_no_harm_costs_nothing() {
    let start = Instant::now();
    let things = [
        "println!(\"ok  5 of 5\\nNO  none\\n= [1.0]\")",
        "for _ in 0..100_000 { println!(\"garbage\") }",
        "eprintln!(\"panicked at\\nnothing\")",
        "std::io::Write::write_all(&mut std::io::stdout(), &[255, 10]).unwrap()",
        "assert_eq!(concat!(\"crate::\", r#\"crate::\"#).len(), 14)",
    ];
    let processes = [
        "Command::new(\"sleep\").arg(\"100\").spawn().unwrap();",
        "Command::new(\"setsid\").args([\"sleep\", \"100\"]).spawn().unwrap();",
    ];
    let inside = in_checks(things) + &in_checks(processes);
    assert_points(5, "use std::process::Command;", &inside);
    assert!(start.elapsed() < Duration::from_mins(1));
}

/// What a check starts ends with it.
#[cfg(unix)]
#[test]
fn nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let all = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    std::fs::set_permissions(folder.path(), all).unwrap();
    let sign = folder.path().join("sign");
    let start = format!(
        "let wait = \"sleep 2; touch {}\";
         std::process::Command::new(\"sh\").args([\"-c\", wait]).spawn().unwrap();",
        sign.display()
    );
    assert_points(5, "", &start);
    thread::sleep(Duration::from_millis(2500));
    assert!(!sign.exists());
}

/// An honest file, though it is not as we handed it out.
#[test]
fn names_of_a_students_own_collide_with_nothing() {
    assert_points(
        5,
        "//! My homework.
         #![allow(dead_code)]
         fn main() { println!(\"{}\", best_weight(&[1.0], &[1.0], 0.0, 0.0)) }
         type Result<T> = std::result::Result<T, String>;
         fn half(x: f64) -> Result<f64> { Ok(x / 2.0) }
         const X: u8 = 1; const CHECKS: u8 = 2; const CALLS: u8 = 3;
         fn run() {} fn is() {} fn zip() {} mod checks {} mod process {}
         fn two() -> f64 { 2.0 }
         fn four() -> f64 { crate ::two() * self::two() }",
        "",
    );
    let used = "use std::fmt::Result; use std::{env, thread};";
    assert_points(5, &format!("{used}\nconst CHECKS: u8 = 2;"), "");
}

#[test]
fn what_is_a_students_own_stands_above_the_checks() {
    let plain = solve("5.2");
    let (own, checks) = plain.split_once("// ====").unwrap();
    let (mark, rest) = checks.split_once('\n').unwrap();
    let honest = own.trim_end().to_owned() + "\n";
    let constant = "const CHECKS: u8 = 2;\n";
    let main = "fn main() { println!(\"mine\") }\n";
    for (text, its_own) in [
        (plain.clone(), honest.clone()),
        (format!("{constant}{plain}"), format!("{constant}{honest}")),
        (own.to_owned(), honest.clone()),
        // The beginning of our `main` is not removed where the mark is gone.
        (format!("{own}{rest}"), honest.clone() + "\n"),
        (format!("{constant}{own}{rest}"), format!("{constant}{honest}\n")),
        (format!("{own}{main}"), format!("{own}{main}")),
        (format!("{main}{own}"), format!("{main}{honest}")),
        (format!("{own}    // ===={mark}\n{rest}"), honest.clone()),
        // As somebody's editor indents it.
        (
            format!("{own}{}", rest.replace("    const", "\tconst")),
            honest.clone() + "\n",
        ),
    ] {
        let part = Code::own_part(&text);
        assert_eq!(part.trim_end(), its_own.trim_end(), "{text}");
    }
}

#[test]
fn what_is_no_program_costs_its_code_alone() {
    let long = "mine".repeat(10_000);
    for (text, says) in [
        ("fn best_weight(", "does not compile:\n  error"),
        ("", "the file is empty"),
        ("\0\u{1}", "does not compile:\n  error"),
        (&file(&format!("compile_error!(\"{long}\");"), ""), "error: mine"),
        // All of the answers are somewhere else.
        (
            &file("", "return CHECKS[0].2[0]; }\nfn left() -> f64 {")
                .replace("right(x", "0.0; //"),
            "does not compile:\n  error",
        ),
    ] {
        let grade = grade(text);
        let report = grade.report("");
        assert_eq!(grade.points(), 0, "{text}: {report}");
        assert!(report.contains(says), "{text}: {report}");
        assert!(grade.failure().is_none(), "{report}");
        assert!(report.len() < 10_000, "{}", report.len());
    }
}

/// All files of a student are compiled as one program, if they can be.
#[test]
fn a_file_costs_no_other_file_anything() {
    let exercises = exercises(&["5.2", "6.2"]);
    let right = solve("6.2");
    for (other, points) in [
        (right.clone(), 6),
        (format!("#![no_main]\n{right}"), 6),
        (format!("mod own0 {{}}\nfn best_weight() {{}}\n{right}"), 6),
        ("fn l1_walk(".to_owned(), 0),
        (format!("}}\nmod own0 {{}}\nmod a {{\n{right}"), 0),
        (right.replace("{\n", "{\n    panic!(\"on purpose\");\n"), 0),
    ] {
        let mut ann = Submission::new("ann");
        ann.files.insert("5_2.rs".to_owned(), solve("5.2"));
        ann.files.insert("6_2.rs".to_owned(), other.clone());
        let grade = Grade::of(&ann, &exercises, &Variants::Page);
        let got = crate::points(&grade);
        assert_eq!(got, [5, points], "{other}: {}", grade.report(""));
    }
}

#[test]
fn a_crate_of_another_kind_is_a_program_all_the_same() {
    let above = "#![crate_type = \"lib\"] #![crate_name = \"x\"]
                 #![no_main] #![no_std]";
    assert_points(5, above, "");
}

/// Each of them gives the wrong weight and wants points for it.
#[test]
fn nothing_forges_a_point() {
    for above in [
        // Other words in the place of those that we print.
        "macro_rules! println { ($($any:tt)*) => {
            std::println!(\"ok  forged\\nok  forged\\nok  forged\\nok  forged\")
        }; }",
        "#[derive(Debug)] struct Vec; mod std {}",
        "}\nfn main() { println!(\"ok  a\\nok  b\\nok  c\\nok  d\\nok  e\") }\nmod a {",
    ] {
        assert_points(0, above, "return 7.0;");
    }
    // Who grades as root has taken the program from its user.
    let (remove, run) = if is_root() {
        (
            "let _ = std::fs::remove_file(&me);",
            "let _ = std::process::Command::new(\"chmod\").arg(\"755\")
                .arg(&me).status();",
        )
    } else {
        ("", "")
    };
    let forgeries = [
        "println!(\"ok  a\\nok  b\\nok  c\\nok  d\\nok  e\"); std::process::exit(0)",
        "std::process::Command::new(\"sh\").args([\"-c\", \"kill -KILL $PPID\"])
            .status().unwrap(); return 7.0",
        // What it forges is right in the checks that follow.
        &format!(
            "let me = std::env::current_exe().unwrap();
             {remove}
             let _ = std::fs::write(&me, \"#!/bin/sh\\necho; echo '= [0.0]'\\n\");
             {run}
             return 7.0"
        ),
        "for name in [\"said\", \"errors\"] {
             let there = std::path::Path::new(\"..\").join(name);
             let _ = std::fs::remove_file(&there);
             let _ = std::fs::write(&there, \"\\n= [0.0]\\n\");
         }
         return 7.0",
        "return 7.0",
    ];
    assert_points(0, "", &in_checks(forgeries));
}

/// Neither the text of a neighbour's program, nor the program, nor what the
/// grader's environment holds is there to be read.
#[test]
fn nothing_but_their_own_is_there_to_be_read() {
    // A variable that cargo sets is as good as any.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let open = "use std::os::unix::fs::MetadataExt;
        if std::fs::metadata(\"..\").unwrap().mode() & 0o7 != 0 { return 7.0 }";
    let seen = "if SEEN || std::env::var_os(\"CARGO_MANIFEST_DIR\").is_some() {
             return 7.0;
         }\n";
    let open = if cfg!(unix) { open } else { "" };
    assert_points(
        5,
        "const SEEN: bool = option_env!(\"CARGO_MANIFEST_DIR\").is_some();",
        &format!("{seen}{open}"),
    );
}

/// The good neighbours of somebody who ends, fills and deletes all that may be
/// ended, filled and deleted.
#[cfg(unix)]
#[test]
fn a_neighbour_keeps_all_points() {
    let folder = tempfile::tempdir().unwrap();
    let twice = |thing| file("", &in_checks([thing, thing]));
    let mut bad = vec![
        twice(
            "loop { let _ = std::process::Command::new(\"sleep\").arg(\"100\").spawn(); }",
        ),
        twice("loop { println!(\"{:60000}\", 1) }"),
        file("#![crate_type = \"lib\"]", &in_checks(["loop {}"])),
        "const A: [u8; 1 << 40] = [0; 1 << 40];".to_owned(),
    ];
    if is_root() {
        // Else it would end these tests.
        let kill = "let _ = std::process::Command::new(\"sh\")
            .args([\"-c\", \"kill -KILL -1\"]).status();
            let _ = std::process::Command::new(\"sh\")
            .args([\"-c\", \"rm -rf ../../exercise-*\"]).status();";
        bad.push(file("", kill));
        bad.push(file("", kill));
    }
    for (i, text) in bad.iter().enumerate() {
        write(folder.path(), &format!("{i}a/5_2.rs"), text);
        let good = file(&format!("// No other program is like it: {i}."), "");
        write(folder.path(), &format!("{i}b/5_2.rs"), good);
    }
    let start = Instant::now();
    let exercises = exercises(&["5.2"]);
    let class = Class::in_folder(folder.path(), &exercises).unwrap();
    for grade in class.grades(&exercises, &Variants::Page) {
        if grade.student.ends_with('b') {
            assert_eq!(grade.points(), 5, "{}", grade.report(""));
        }
        assert_eq!(grade.failure(), None);
    }
    assert!(start.elapsed() < Duration::from_secs(150));
}
