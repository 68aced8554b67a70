//! What students write, by mistake or on purpose, costs them points, and nobody
//! else anything.

use exercises::{Code, Exercise, Work};
use grader::{Class, Grade, Submission, Variants, chosen};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

fn exercises() -> Vec<Exercise> {
    chosen(&["5.2".to_owned()]).unwrap()
}

fn code(exercises: &[Exercise]) -> &Code {
    match &exercises[0].work {
        Work::Code(code) => code,
        _ => panic!("5.2 is code"),
    }
}

/// A file with these lines at the beginning of the function, which is right
/// but for them, and these above all.
fn file(above: &str, inside: &str) -> String {
    let exercises = exercises();
    let code = code(&exercises);
    let body = format!("{{\n{inside}\n    right(x, y, a, b)\n}}\n");
    let own = code.starter.replace("{\n    todo!()\n}\n", &body)
        + &code.solution.replace("fn best_weight", "fn right");
    code.program(&format!("{above}\n{own}"), code.page())
}

fn graded(text: &str) -> Grade {
    let mut ann = Submission::new("ann");
    ann.files.insert("5_2.rs".to_owned(), text.to_owned());
    Grade::of(&ann, &exercises(), &Variants::Page)
}

/// In the second check b is 1 and a is 0.
fn in_the_second(what: &str) -> String {
    file("", &format!("    if a == 0.0 {{ {what} }}"))
}

#[test]
fn what_goes_wrong_costs_its_own_check_and_says_why() {
    for (what, says) in [
        ("loop {}", "no answer after 1 second"),
        (
            "std::thread::sleep(std::time::Duration::from_secs(100))",
            "no answer after 1 second",
        ),
        ("panic!(\"on purpose\")", "on purpose"),
        ("std::process::exit(0)", "ended before it answered"),
        ("std::process::exit(9)", "it crashed"),
        ("std::process::abort()", "it crashed"),
        ("return best_weight(x, y, a, b) + 1.0", "it crashed"),
        ("println!(\"{}\", vec![1.0_f64; 1 << 28].len())", "it crashed"),
        ("loop { println!(\"{:60000}\", 1) }", "it crashed"),
        ("println!(\"\\n= [x]\"); std::process::exit(0)", "before it answered"),
        ("println!(\"\\n= [1, x]\"); std::process::exit(0)", "it answered"),
        ("panic!(\"{:9000}\", 1)", "it crashed"),
        ("return f64::NAN", "[NaN]; right is [0.6]"),
    ] {
        let grade = graded(&in_the_second(what));
        let report = grade.report("");
        assert_eq!(grade.points(), 4, "{what}: {report}");
        let line = report.lines().find(|line| line.starts_with("  NO"));
        assert!(line.unwrap().contains(says), "{what}: {report}");
        assert!(report.len() < 10_000, "{what}: {}", report.len());
    }
}

#[test]
fn what_does_no_harm_costs_nothing() {
    let start = Instant::now();
    for what in [
        "println!(\"ok  5 of 5\\nNO  none\\n= [1.0]\")",
        "for _ in 0..100_000 { println!(\"garbage\") }",
        "eprintln!(\"panicked at\\nnothing\")",
        "std::io::Write::write_all(&mut std::io::stdout(), &[255, 10]).unwrap()",
        "assert_eq!(concat!(\"crate::\", r#\"crate::\"#).len(), 14)",
        "Command::new(\"sleep\").arg(\"100\").spawn().unwrap();",
        "Command::new(\"setsid\").args([\"sleep\", \"100\"]).spawn().unwrap();",
    ] {
        let text = file("use std::process::Command;", &format!("{what};"));
        let grade = graded(&text);
        assert_eq!(grade.points(), 5, "{what}: {}", grade.report(""));
    }
    assert!(start.elapsed() < Duration::from_mins(1));
}

/// What a check starts ends with it.
#[cfg(unix)]
#[test]
fn nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let all = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    fs::set_permissions(folder.path(), all).unwrap();
    let sign = folder.path().join("sign");
    let start = format!(
        "let wait = \"sleep 3; touch {}\";
         std::process::Command::new(\"sh\").args([\"-c\", wait]).spawn().unwrap();",
        sign.display()
    );
    let grade = graded(&file("", &start));
    assert_eq!(grade.points(), 5, "{}", grade.report(""));
    std::thread::sleep(Duration::from_secs(4));
    assert!(!sign.exists());
}

/// An honest file, though it is not as we handed it out.
#[test]
fn names_of_a_students_own_collide_with_nothing() {
    let plain = file("", "");
    for above in [
        "fn main() { println!(\"{}\", best_weight(&[1.0], &[1.0], 0.0, 0.0)) }",
        "type Result<T> = std::result::Result<T, String>;\n\
         fn half(x: f64) -> Result<f64> { Ok(x / 2.0) }",
        "const X: u8 = 1; const CHECKS: u8 = 2; const CALLS: u8 = 3;",
        "fn run() {} fn is() {} fn zip() {} mod checks {} mod process {}",
        "use std::fmt::Result; use std::{env, thread};",
        "#![allow(dead_code)]",
        "//! My homework.",
        "const CHECKS: u8 = 2;",
        "fn two() -> f64 { 2.0 }\nfn four() -> f64 { crate ::two() * self::two() }",
    ] {
        let text = plain.replacen('\n', &format!("{above}\n"), 1);
        let grade = graded(&text);
        assert_eq!(grade.points(), 5, "{above}: {}", grade.report(""));
    }
    let (own, checks) = plain.split_once("// ====").unwrap();
    let (mark, rest) = checks.split_once('\n').unwrap();
    for text in [
        own.to_owned(),
        format!("{own}{rest}"),
        format!("const CHECKS: u8 = 2;\n{own}{rest}"),
        format!("{own}fn main() {{ println!(\"mine\") }}\n"),
        format!("fn main() {{}}\n{own}"),
        format!("{own}    // ===={mark}\n{rest}"),
        // As somebody's editor indents it.
        format!("{own}{}", rest.replace("    const", "\tconst")),
    ] {
        let grade = graded(&text);
        assert_eq!(grade.points(), 5, "{text}: {}", grade.report(""));
    }
}

#[test]
fn what_is_no_program_costs_its_code_alone() {
    let long = "mine".repeat(10_000);
    for (text, says) in [
        ("fn best_weight(", "does not compile:\n  error"),
        ("", "does not compile:\n  error"),
        ("\0\u{1}", "does not compile:\n  error"),
        (&file("const FOREVER: () = loop {};", ""), "does not compile"),
        (&file("compile_error!(\"mine\");", ""), "error: mine"),
        (&file(&format!("compile_error!(\"{long}\");"), ""), "error: mine"),
        // All of the answers are somewhere else.
        (
            &file("", "return CHECKS[0].2[0]; }\nfn left() -> f64 {")
                .replace("right(x", "0.0; //"),
            "does not compile:\n  error",
        ),
    ] {
        let grade = graded(text);
        let report = grade.report("");
        assert_eq!(grade.points(), 0, "{text}: {report}");
        assert!(report.contains(says), "{text}: {report}");
        assert!(grade.failure().is_none(), "{report}");
        assert!(report.len() < 10_000, "{}", report.len());
    }
}

#[test]
fn a_crate_of_another_kind_is_a_program_all_the_same() {
    for above in [
        "#![crate_type = \"lib\"]",
        "#![crate_name = \"x\"]",
        "#![no_main]",
        "#![no_std]",
    ] {
        let grade = graded(&file(above, ""));
        assert_eq!(grade.points(), 5, "{above}: {}", grade.report(""));
    }
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
        let text = file(above, "return 7.0;");
        let grade = graded(&text);
        assert_eq!(grade.points(), 0, "{above}: {}", grade.report(""));
    }
    for inside in [
        "println!(\"ok  a\\nok  b\\nok  c\\nok  d\\nok  e\"); std::process::exit(0)",
        "std::process::Command::new(\"sh\").args([\"-c\", \"kill -KILL $PPID\"])
            .status().unwrap(); return 7.0",
        "let me = std::env::current_exe().unwrap();
         let _ = std::fs::write(&me, \"#!/bin/sh\\necho; echo '= [0.6]'\\n\");
         return 7.0",
        "for name in [\"said\", \"errors\"] {
             let there = std::path::Path::new(\"..\").join(name);
             let _ = std::fs::remove_file(&there);
             let _ = std::fs::write(&there, \"\\n= [0.625]\\n\");
         }
         return 7.0",
    ] {
        let grade = graded(&file("", inside));
        assert_eq!(grade.points(), 0, "{inside}: {}", grade.report(""));
    }
}

/// Neither the text of a neighbour's program nor the program is there to use.
#[cfg(unix)]
#[test]
fn the_folder_of_a_run_is_nobody_elses() {
    let open = "use std::os::unix::fs::MetadataExt;
        if std::fs::metadata(\"..\").unwrap().mode() & 0o7 != 0 { return 7.0 }";
    let grade = graded(&file("", open));
    assert_eq!(grade.points(), 5, "{}", grade.report(""));
}

#[test]
fn the_environment_is_not_there_to_be_read() {
    // A variable that cargo sets is as good as any.
    assert!(std::env::var_os("CARGO_MANIFEST_DIR").is_some());
    let hidden = file(
        "const SEEN: bool = option_env!(\"CARGO_MANIFEST_DIR\").is_some();",
        "if SEEN || std::env::var_os(\"CARGO_MANIFEST_DIR\").is_some() {
             return 7.0;
         }",
    );
    let grade = graded(&hidden);
    assert_eq!(grade.points(), 5, "{}", grade.report(""));
}

/// The good neighbours of somebody who ends, fills and deletes all that may be
/// ended, filled and deleted.
#[cfg(unix)]
#[test]
fn a_neighbour_keeps_all_points() {
    let class = tempfile::tempdir().unwrap();
    let is_root =
        Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let mut bad = vec![
        file(
            "",
            "loop { let _ = std::process::Command::new(\"sleep\").arg(\"100\").spawn(); }",
        ),
        file("", "loop { println!(\"{:60000}\", 1) }"),
        file("#![crate_type = \"lib\"]", "loop {}"),
        "const A: [u8; 1 << 40] = [0; 1 << 40];".to_owned(),
    ];
    if is_root {
        // Else it would end these tests.
        let kill = "let _ = std::process::Command::new(\"sh\")
            .args([\"-c\", \"kill -KILL -1\"]).status();
            let _ = std::process::Command::new(\"sh\")
            .args([\"-c\", \"rm -rf ../../exercise-*\"]).status();";
        bad.push(file("", kill));
        bad.push(file("", kill));
    }
    for (i, text) in bad.iter().enumerate() {
        write(class.path(), &format!("{i}a/5_2.rs"), text);
        write(class.path(), &format!("{i}b/5_2.rs"), &file("", ""));
    }
    let start = Instant::now();
    let class = Class::in_folder(class.path(), &exercises()).unwrap();
    for grade in class.grades(&exercises(), &Variants::Page) {
        let is_good = grade.student.ends_with('b');
        if is_good {
            assert_eq!(grade.points(), 5, "{}", grade.report(""));
        }
        assert_eq!(grade.failure(), None);
    }
    assert!(start.elapsed() < Duration::from_secs(150));
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
