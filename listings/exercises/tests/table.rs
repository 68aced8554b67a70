//! What holds for every exercise.

use exercises::{
    Answer, Checks, Code, Draw, Exercise, Verdict, Work, exercises, runner,
};
use std::collections::BTreeSet;
use std::process::Command;

/// A student's part that solves the exercise, or gives what the mistake does
/// whose number the variable `MISTAKE` holds.
fn own_part(code: &Code, table: &Checks) -> String {
    let (head, _) = code.starter.rsplit_once("    todo!()").unwrap();
    let (_, result) = head.rsplit_once("-> ").unwrap();
    let value = match result.trim_end_matches(" {\n") {
        "f64" => "row[0]",
        "(f64, f64)" => "(row[0], row[1])",
        "Vec<f64>" => "row.clone()",
        other => panic!("a function that gives {other}"),
    };
    let rows: Vec<_> = table.mistakes.iter().map(|(_, gives)| gives).collect();
    let rows = format!("{rows:?}").replace('[', "vec![");
    let (_, body) = code.solution.split_once(head).unwrap();
    format!(
        "{head}    if let Ok(mistake) = std::env::var(\"MISTAKE\") {{\n        \
         let check = std::env::args().nth(1).unwrap();\n        \
         let rows: Vec<Vec<Vec<f64>>> = {rows};\n        \
         let row = &rows[mistake.parse::<usize>().unwrap()];\n        \
         let row = &row[check.parse::<usize>().unwrap()];\n        \
         return {value};\n    }}\n{body}"
    )
}

/// What the checks of a program say, without a mistake and with each of so
/// many.
fn run_all(program: &str, mistakes: usize) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("exercise.rs");
    std::fs::write(file, program).unwrap();
    let mut rustc = Command::new(runner::compiler());
    rustc.args(runner::FLAGS).current_dir(folder.path());
    assert!(rustc.status().unwrap().success(), "{program}");
    let run = |mistake: Option<usize>| {
        let mut checks = Command::new(folder.path().join(runner::PROGRAM));
        checks.env("RUST_BACKTRACE", "0");
        checks.envs(mistake.map(|number| ("MISTAKE", number.to_string())));
        String::from_utf8(checks.output().unwrap().stdout).unwrap()
    };
    std::iter::once(None).chain((0..mistakes).map(Some)).map(run).collect()
}

fn assert_starter_fails(exercise: &Exercise, code: &Code) {
    let (name, starter) = (exercise.number, exercise.starter().unwrap());
    let lines = starter.lines().count();
    assert!(lines <= 60, "{name}: {lines} lines");
    let [said] = &run_all(&starter, 0)[..] else { panic!("{name}") };
    let of = code.page().checks.len();
    assert_eq!(said.matches("not yet implemented").count(), of, "{name}");
    assert_eq!(said.matches("NO  ").count(), of, "{name}: {said}");
}

fn assert_mistakes_are_named(exercise: &Exercise, code: &Code, table: &Checks) {
    let name = exercise.number;
    let program = code.program(&own_part(code, table), table);
    let said = run_all(&program, table.mistakes.len());
    let (solved, wrong) = said.split_first().unwrap();
    assert_eq!(solved.matches("ok  ").count(), table.checks.len(), "{solved}");
    assert_eq!(solved.lines().count(), table.checks.len(), "{name}: {solved}");
    for (made, said) in wrong.iter().enumerate() {
        assert!(said.contains("NO  "), "{name}: {said}");
        for (place, (told, _)) in table.mistakes.iter().enumerate() {
            assert_eq!(said.contains(told), place == made, "{name}: {said}");
        }
    }
}

/// In threads, as most of the time goes into the compiler.
#[test]
fn starters_fail_solutions_pass_and_mistakes_are_named() {
    let exercises = exercises();
    std::thread::scope(|threads| {
        for exercise in &exercises {
            let Work::Code(code) = &exercise.work else { continue };
            let drawn = code.checks.variant(&mut Draw::new(7));
            threads.spawn(move || {
                assert_starter_fails(exercise, code);
                for table in [code.page(), &drawn] {
                    assert_mistakes_are_named(exercise, code, table);
                }
            });
        }
    });
}

/// The page's numbers and a hundred others.
fn variants<T: Clone>(page: &T, variant: impl Fn(&mut Draw) -> T) -> Vec<T> {
    let mut draw = Draw::new(1);
    let drawn = (0..100).map(|_| variant(&mut draw));
    std::iter::once(page.clone()).chain(drawn).collect()
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
                variants(code.page(), |draw| code.checks.variant(draw));
            }
            Work::Paper(paper) => {
                for sheet in variants(paper.page(), |draw| paper.variant(draw))
                {
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
