//! What holds for every exercise.

use exercises::{
    Answer, Checks, Code, Draw, Exercise, Numbers, Verdict, Work, exercises,
    runner,
};
use std::collections::BTreeSet;
use std::process::Command;
use tempfile::TempDir;

/// A program that solves the exercise, leaves it as the starter does, or gives
/// what the mistake does whose number the variable `MISTAKE` holds.
fn write_program(code: &Code, checks: &Checks) -> String {
    let (head, _) = code.starter.rsplit_once("    todo!()").unwrap();
    let (_, result) = head.rsplit_once("-> ").unwrap();
    let value = match result.trim_end_matches(" {\n") {
        "f64" => "row[0]",
        "(f64, f64)" => "(row[0], row[1])",
        "Vec<f64>" => "row.clone()",
        other => panic!("a function that gives {other}"),
    };
    let rows: Vec<_> = checks.mistakes.iter().map(|(_, gives)| gives).collect();
    let rows = format!("{rows:?}").replace('[', "vec![");
    let (_, body) = code.solution.split_once(head).unwrap();
    let own = format!(
        "{head}    if let Ok(mistake) = std::env::var(\"MISTAKE\") {{\n        \
         let Ok(mistake) = mistake.parse::<usize>() else {{ todo!() }};\n        \
         let check = std::env::args().nth(1).unwrap();\n        \
         let rows: Vec<Vec<Vec<f64>>> = {rows};\n        \
         let row = &rows[mistake][check.parse::<usize>().unwrap()];\n        \
         return {value};\n    }}\n{body}"
    );
    code.program(&own, checks)
}

fn compile(program: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("exercise.rs");
    std::fs::write(file, program).unwrap();
    let mut rustc = Command::new(runner::compiler());
    rustc.args(runner::FLAGS).current_dir(folder.path());
    assert!(rustc.status().unwrap().success(), "{program}");
    folder
}

/// What the checks say with a mistake, or as they stand.
fn run(folder: &TempDir, mistake: Option<&str>) -> String {
    let mut checks = Command::new(folder.path().join(runner::PROGRAM));
    checks.env("RUST_BACKTRACE", "0");
    checks.envs(mistake.map(|number| ("MISTAKE", number)));
    String::from_utf8(checks.output().unwrap().stdout).unwrap()
}

fn assert_all_is_named(name: &str, code: &Code, checks: &Checks) {
    let of = checks.checks.len();
    let program = compile(&write_program(code, checks));
    let solved = run(&program, None);
    assert_eq!(solved.matches("ok  ").count(), of, "{solved}");
    assert_eq!(solved.lines().count(), of, "{name}: {solved}");
    let started = run(&program, Some("none"));
    assert_eq!(started.matches("not yet implemented").count(), of, "{name}");
    assert_eq!(started.matches("NO  ").count(), of, "{name}: {started}");
    for made in 0..checks.mistakes.len() {
        let said = run(&program, Some(&made.to_string()));
        assert!(said.contains("NO  "), "{name}: {said}");
        for (place, (told, _)) in checks.mistakes.iter().enumerate() {
            assert_eq!(said.contains(told), place == made, "{name}: {said}");
        }
    }
}

/// In threads, as most of the time goes into the compiler.
#[test]
fn starters_fail_solutions_pass_and_mistakes_are_named() {
    std::thread::scope(|threads| {
        for exercise in exercises() {
            let (name, starter) = (exercise.number, exercise.starter());
            let Work::Code(code) = exercise.work else { continue };
            let starter = starter.unwrap();
            let lines = starter.lines().count();
            assert!(lines <= 60, "{name}: {lines} lines");
            // Its head is that of the program, and its checks are the same.
            let program = code.program(&code.starter, code.page());
            assert!(starter.ends_with(&program), "{name}: {starter}");
            assert!(code.starter.ends_with(" {\n    todo!()\n}\n"), "{name}");
            threads.spawn(move || {
                let drawn = code.checks.variant(&mut Draw::new(7));
                for checks in [code.page(), &drawn] {
                    assert_all_is_named(name, &code, checks);
                }
            });
        }
    });
}

/// The page's numbers and a hundred others.
fn draw_hundred<T: Clone>(numbers: &Numbers<T>) -> Vec<T> {
    let mut draw = Draw::new(1);
    let drawn = (0..100).map(|_| numbers.variant(&mut draw));
    std::iter::once(numbers.page().clone()).chain(drawn).collect()
}

/// An answer with all its decimals: of 0.00003 four are 0, which is another
/// answer.
fn in_full(answer: &Answer) -> String {
    match answer {
        Answer::Numbers(numbers) => {
            let numbers: Vec<String> =
                numbers.iter().map(f64::to_string).collect();
            numbers.join(", ")
        }
        Answer::Word(word) => word.clone(),
    }
}

#[test]
fn every_mistake_gets_its_own_message_on_a_hundred_variants() {
    for exercise in exercises() {
        let name = exercise.number;
        match &exercise.work {
            // That the answers differ is looked at where they are drawn.
            Work::Code(code) => {
                draw_hundred(&code.checks);
            }
            Work::Paper(paper) => {
                for sheet in draw_hundred(paper) {
                    let questions = sheet.parts.iter().map(|p| &p.question);
                    for said in questions.chain([&sheet.task]) {
                        assert!(!said.contains(" 1·"), "{name}: {said}");
                    }
                    for part in &sheet.parts {
                        // As a student would write it.
                        let right = part.right.to_string();
                        assert_eq!(part.verdict(&right), Verdict::Right);
                        for (wrong, says) in &part.wrong {
                            let said = part.verdict(&in_full(wrong));
                            assert_eq!(said, Verdict::Mistake(says), "{name}");
                        }
                    }
                }
            }
            Work::Words(_) => {}
        }
    }
}

#[test]
fn variants_differ_and_come_again() {
    for exercise in exercises() {
        let name = exercise.number;
        let all = |seed: u64| match &exercise.work {
            Work::Code(code) => {
                format!("{:?}", code.checks.variant(&mut Draw::new(seed)))
            }
            Work::Paper(paper) => {
                format!("{:?}", paper.variant(&mut Draw::new(seed)))
            }
            Work::Words(_) => seed.to_string(),
        };
        assert_eq!(all(3), all(3), "{name}");
        let different: BTreeSet<String> = (0..40).map(all).collect();
        assert!(different.len() >= 20, "{name}: {}", different.len());
    }
}

/// Each text begins with its number and title.
#[test]
fn no_text_is_forgotten() {
    let all = exercises();
    let known = |heading: &str| {
        let is_it =
            |it: &Exercise| heading == format!("# {} {}", it.number, it.title);
        all.iter().any(is_it)
    };
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut count = 0;
    for folder in std::fs::read_dir(source).unwrap() {
        let Ok(files) = std::fs::read_dir(folder.unwrap().path()) else {
            continue;
        };
        for file in files.map(|file| file.unwrap().path()) {
            if file.extension().is_some_and(|kind| kind == "md") {
                let text = std::fs::read_to_string(&file).unwrap();
                let name = file.display();
                let advice = "is in no list of exercises: add it to its mod.rs";
                assert!(known(text.lines().next().unwrap()), "{name} {advice}");
                count += 1;
            }
        }
    }
    assert_eq!(count, all.len(), "two exercises have one number and title");
}
