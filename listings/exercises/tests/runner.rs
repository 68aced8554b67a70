//! What students write costs its own check, and nothing else.

use exercises::runner::{Outcome, check, report};
use exercises::{Work, exercises};

/// What becomes of a function in place of the starter of 5.2.
fn outcome(body: &str) -> Outcome {
    let all = exercises();
    let found = all.iter().find(|exercise| exercise.number == "5.2").unwrap();
    let Work::Code(code) = &found.work else { panic!("5.2 is code") };
    let body = format!("{{\n{body}\n    right(x, y, a, b)\n}}\n");
    let own = code.starter.replace("{\n    todo!()\n}\n", &body)
        + &code.solution.replace("fn best_weight", "fn right");
    check(&code.program(&own, code.page())).unwrap()
}

/// In the second check b is 1 and a is 0.
fn in_the_second(what: &str) -> Outcome {
    outcome(&format!("    if a == 0.0 {{ {what} }}"))
}

#[test]
fn each_costs_its_own_check_and_says_why() {
    assert_eq!(outcome("").passed, [true; 5]);
    for (what, says) in [
        ("loop {}", "no answer after 1 second"),
        ("panic!(\"on purpose\")", "on purpose"),
        ("let none: [f64; 0] = []; return none[a as usize]", "out of bounds"),
        ("std::process::exit(0)", "ended before it answered"),
        ("std::process::exit(9)", "it crashed"),
        ("std::process::abort()", "it crashed"),
        ("return best_weight(x, y, a, b) + 1.0", "it crashed"),
        ("println!(\"\\n= [x]\"); std::process::exit(0)", "no number: x"),
        ("println!(\"\\n= [0.6]\"); std::process::exit(1)", "it crashed"),
        ("return f64::NAN", "[NaN]"),
    ] {
        let said = in_the_second(what);
        let expected = [true, false, true, true, true];
        assert_eq!(said.passed, expected, "{what}: {}", said.said);
        let line = said.said.lines().find(|line| line.starts_with("NO"));
        assert!(line.unwrap().contains(says), "{what}: {}", said.said);
    }
}

#[test]
fn garbage_is_not_heard() {
    for what in [
        "println!(\"ok  5 of 5\\nNO  none\\n= [1.0]\")",
        "for _ in 0..100_000 { println!(\"garbage\") }",
        "eprintln!(\"panicked at\\nnothing\")",
        "std::io::Write::write_all(&mut std::io::stdout(), &[255, 0, 10]).unwrap()",
        "std::mem::forget(std::process::Command::new(\"sleep\").arg(\"4\").spawn())",
    ] {
        assert_eq!(in_the_second(what).passed, [true; 5], "{what}");
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
    let all = exercises();
    let found = all.iter().find(|exercise| exercise.number == "5.2").unwrap();
    let Work::Code(code) = &found.work else { panic!("5.2 is code") };
    for above in [
        "#![crate_type = \"lib\"]",
        "type Result<T> = std::result::Result<T, u8>; const X: u8 = 1;",
    ] {
        let own = format!("{above}\n{}", code.solution);
        let said = check(&code.program(&own, code.page())).unwrap();
        assert_eq!(said.passed, [true; 5], "{above}: {}", said.said);
    }
}

#[test]
fn where_there_is_nothing_to_check_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let said = report(folder.path(), &[]).unwrap_err();
    assert!(said.starts_with("there is no file such as 5_2.rs in"), "{said}");
}
