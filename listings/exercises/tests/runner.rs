//! What students write costs its own check, and nothing else.

use exercises::runner::{Outcome, check, report};
use exercises::{Code, Work, exercises};

fn with_code<T>(does: impl FnOnce(&Code) -> T) -> T {
    let all = exercises();
    let found = all.iter().find(|exercise| exercise.number == "5.2").unwrap();
    let Work::Code(code) = &found.work else { panic!("5.2 is code") };
    does(code)
}

/// What becomes of a function in place of the starter of 5.2.
fn outcome(body: &str) -> Outcome {
    let body = format!("{{\n{body}\n    right(x, y, a, b)\n}}\n");
    with_code(|code| {
        let own = code.starter.replace("{\n    todo!()\n}\n", &body)
            + &code.solution.replace("fn best_weight", "fn right");
        check(&code.program(&own, code.page())).unwrap()
    })
}

/// With these things in the checks from the second on, each in its own.
fn in_checks(things: &[&str]) -> Outcome {
    let checks = ["(0.0, 1.0)", "(6.0, 3.5)", "(8.0, 1.0)", "(1.0, 1.0)"];
    let lines = checks.iter().zip(things).map(|(check, thing)| {
        format!("    if (a, b) == {check} {{ {thing}; }}\n")
    });
    outcome(&lines.collect::<String>())
}

#[test]
fn each_costs_its_own_check_and_says_why() {
    assert_eq!(outcome("").passed, [true; 5]);
    let wrong = [
        // That is right in the second check.
        ("println!(\"\\n= [0.6]\"); std::process::exit(1)", "it crashed"),
        ("loop {}", "no answer after 1 second"),
        ("panic!(\"on purpose\")", "on purpose"),
        ("let none: [f64; 0] = []; return none[a as usize]", "out of bounds"),
        ("return f64::NAN", "[NaN]"),
        ("std::process::exit(0)", "ended before it answered"),
        ("std::process::exit(9)", "it crashed"),
        ("std::process::abort()", "it crashed"),
        ("return best_weight(x, y, a, b) + 1.0", "it crashed"),
        ("println!(\"\\n= [x]\"); std::process::exit(0)", "no number: x"),
    ];
    for part in wrong.chunks(4) {
        let things: Vec<&str> = part.iter().map(|(what, _)| *what).collect();
        let said = in_checks(&things);
        let mut expected = [true; 5];
        expected[1..=part.len()].fill(false);
        assert_eq!(said.passed, expected, "{things:?}: {}", said.said);
        let lines = said.said.lines().filter(|line| line.starts_with("NO"));
        for (line, (what, says)) in lines.zip(part) {
            assert!(line.contains(says), "{what}: {}", said.said);
        }
    }
}

#[test]
fn garbage_is_not_heard() {
    let garbage = [
        "println!(\"ok  5 of 5\\nNO  none\\n= [1.0]\")",
        "for _ in 0..100_000 { println!(\"garbage\") }",
        "eprintln!(\"panicked at\\nnothing\")",
        "std::io::Write::write_all(&mut std::io::stdout(), &[255, 0, 10]).unwrap()",
        "std::mem::forget(std::process::Command::new(\"sleep\").arg(\"4\").spawn())",
    ];
    for things in garbage.chunks(4) {
        let said = in_checks(things);
        assert_eq!(said.passed, [true; 5], "{things:?}: {}", said.said);
    }
}

#[test]
fn what_does_not_compile_says_its_first_error() {
    let said = outcome("    let w: f64 = \"0.5\";");
    assert!(said.passed.is_empty());
    let mut lines = said.said.lines();
    assert_eq!(lines.next(), Some("does not compile:"));
    assert_eq!(lines.next(), Some("error[E0308]: mismatched types"));
    assert!(lines.next().unwrap().contains("--> exercise.rs:"));
}

/// Whatever stands in the file, a program is made of it.
#[test]
fn a_crate_of_another_kind_is_a_program_all_the_same() {
    for above in [
        "#![crate_type = \"lib\"]",
        "type Result<T> = std::result::Result<T, u8>; const X: u8 = 1;",
    ] {
        let said = with_code(|code| {
            let own = format!("{above}\n{}", code.solution);
            check(&code.program(&own, code.page())).unwrap()
        });
        assert_eq!(said.passed, [true; 5], "{above}: {}", said.said);
    }
}

#[test]
fn where_there_is_nothing_to_check_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let said = report(folder.path(), &[]).unwrap_err();
    assert!(said.starts_with("there is no file such as 5_2.rs in"), "{said}");
}
