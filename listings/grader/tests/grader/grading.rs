//! Grading a class.

use crate::{assert_says, exercises, points, solve, write};
use exercises::{Exercise, Work};
use grader::{
    Answers, Class, Grade, Submission, Variants, classroom50, files, gradescope,
};
use serde_json::Value;
use std::fs;

fn homework() -> Vec<Exercise> {
    exercises(&["5.1", "5.2", "5.3"])
}

const ANSWERS: &str = "5.1a = 6\n5.1b = 0.5\n5.1c = 0.6\n5.1e = 295\n\
                       5.3 = Both\ntimes.\n";

#[test]
fn names_of_files_are_enough() {
    let folder = tempfile::tempdir().unwrap();
    let class = folder.path();
    let solved = solve("5.2");
    let crlf = solved.replace('\n', "\r\n");
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(solved.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let only_the_function = solved.split("// ====").next().unwrap();
    let without_the_mark: String = solved
        .lines()
        .filter(|line| !line.starts_with("// ===="))
        .map(|line| line.to_owned() + "\n")
        .collect();
    let other_checks = solved.replace("0.625", "0.5").replace("0.6]", "7.0]");
    for (name, file, text) in [
        ("plain", "5_2.rs", solved.as_bytes()),
        ("windows", "5_2.rs", format!("\u{feff}{crlf}").as_bytes()),
        ("wide", "5_2.rs", &wide),
        ("outer", "homework/week 5/5_2.rs", solved.as_bytes()),
        ("capitals", "5_2.RS", solved.as_bytes()),
        ("bare", "5_2.rs", only_the_function.as_bytes()),
        ("unmarked", "5_2.rs", without_the_mark.as_bytes()),
        ("own_checks", "5_2.rs", other_checks.as_bytes()),
    ] {
        write(&class.join(name), file, text);
        write(&class.join(name), "Cargo.toml", "no manifest of ours");
        write(&class.join(name), "answers.txt", ANSWERS);
    }
    write(class, "flat_5_2.rs", &solved);
    write(class, "flat_answers.txt", format!("\u{feff}{ANSWERS}"));
    write(&class.join("none"), "essay.txt", "5.1a = 6");
    write(&class.join("copy"), "5_2 (1).rs", &solved);
    write(&class.join("copy"), "answers (12).txt", ANSWERS);
    let mut class = Class::in_folder(class, &homework()).unwrap();
    assert_eq!(class.submissions.len(), 11);
    let mut grades = class.grades(&homework(), &Variants::Page);
    for grade in &grades {
        let expected = match &*grade.student {
            "none" => [0, 0, 0],
            _ => [2, 5, 0],
        };
        let report = grade.report("");
        assert_eq!(points(grade), expected, "{report}");
        // What was handed in under another name is named.
        let is_named =
            report.contains("not graded: essay.txt: is none of the files");
        assert_eq!(is_named, grade.student == "none", "{report}");
    }
    // Again, the same, byte for byte.
    class.submissions.retain(|it| it.student == "plain");
    grades.retain(|grade| grade.student == "plain");
    let out = folder.path().join("out");
    let write = |grades: &[Grade]| {
        base::write_all(&files(grades, &out, "")).unwrap();
        let report = out.join("reports/plain.txt");
        [out.join("grades.csv"), report].map(|f| fs::read_to_string(f).unwrap())
    };
    let [table, report] = write(&grades);
    let again = class.grades(&homework(), &Variants::Page);
    assert_eq!([table.clone(), report.clone()], write(&again));
    let head = "student,5.1 of 5,5.2 of 5,5.3 of 4 by hand,together of 10,\
                with words of 14,remarks,not graded\n";
    assert!(table.starts_with(head), "{table}");
    assert!(table.contains("\nplain,2,5,,7,,,\n"), "{table}");
    assert_says(
        &report,
        &[
            "  ok  (a) 6: Right.\n",
            "  NO  (b) 0.5: It is λ/2 that comes off",
            "  NO  (d) no answer\n",
            "  NO  (e) 295: This is none of the mistakes that we know.\n",
            "  Look at chapter5.html#how-large-must-λ-be, in the book\n",
            "5.3 One sentence, made true: up to 4 points, by hand\n  Both\n  times.",
            "Together: 7 of 10 points\nand up to 4 by hand\n",
        ],
    );
}

fn alone(text: &str, variants: &Variants) -> Grade {
    let submission = Submission {
        student: "ann".into(),
        files: [("5_2.rs".to_owned(), text.to_owned())].into(),
        ..Submission::default()
    };
    Grade::of(&submission, &homework(), variants)
}

#[test]
fn what_does_not_compile_costs_its_code_alone() {
    let grade = alone("fn best_weight(", &Variants::Page);
    assert_eq!(points(&grade), [0, 0, 0]);
    assert!(grade.tasks[1].says.starts_with("does not compile:\nerror"));
}

#[test]
fn each_student_has_numbers_of_their_own() {
    let variants = Variants::Secret("a secret".into());
    let exercises = homework();
    let Work::Paper(paper) = &exercises[0].work else { panic!() };
    let sheet = |variants: &Variants, student| {
        format!("{:?}", variants.pick(paper, "5.1", student))
    };
    let ann = sheet(&variants, "ann");
    assert_eq!(ann, sheet(&variants, "ann"));
    assert_ne!(ann, sheet(&variants, "bob"));
    assert_ne!(ann, sheet(&Variants::Secret("another".into()), "ann"));
    assert_ne!(ann, sheet(&Variants::Page, "ann"));
    assert_ne!(variants.seed("5.1", "1ann"), variants.seed("5.11", "ann"));

    // Whoever types in what the page's checks want has learnt nothing.
    let typed = "fn best_weight(_: &[f64], _: &[f64], a: f64, b: f64) -> f64 {
        match (a, b) {
            (1.0, 0.0) => 0.625, (0.0, 1.0) => 0.6, (8.0, 1.0) => 0.0,
            (6.0, 3.5) => 1.0 / 3.0, _ => -0.5,
        }
    }";
    assert_eq!(points(&alone(typed, &Variants::Page)), [0, 5, 0]);
    let theirs = alone(typed, &variants);
    assert!(points(&theirs)[1] < 3, "{}", theirs.report(""));
    assert_eq!(points(&alone(&solve("5.2"), &variants)), [0, 5, 0]);
}

/// Whoever forgets the secret, or has the wrong one, is told so.
#[test]
fn a_sheet_with_other_numbers_is_noticed() {
    let own = Variants::Secret("a secret".into());
    let sheet = Answers::sheet(&homework(), &own, "ann");
    let submission = Submission {
        files: [("answers.txt".to_owned(), sheet)].into(),
        ..Submission::new("ann")
    };
    let notes = |variants: &Variants| {
        Grade::of(&submission, &homework(), variants).notes()
    };
    assert_eq!(notes(&own), "");
    for other in [Variants::Page, Variants::Secret("another".into())] {
        let says = "5.1 in answers.txt: the task has other numbers";
        assert!(notes(&other).contains(says), "{}", notes(&other));
    }
}

/// In any exercise, and be it a number of one question.
#[test]
fn each_other_number_on_a_sheet_is_noticed() {
    let own = Variants::Secret("a secret".into());
    let students: Vec<String> = (0..6).map(|i| format!("s{i}")).collect();
    let papers = grader::choose(&[]).unwrap().into_iter();
    for exercise in papers.filter(|it| matches!(it.work, Work::Paper(_))) {
        let all = [exercise];
        // Without the name on it.
        let sheet = |student: &String| {
            let text = Answers::sheet(&all, &own, student);
            text.replace(&format!("# The sheet of {student}\n"), "")
        };
        for (one, two) in students
            .iter()
            .flat_map(|one| students.iter().map(move |two| (one, two)))
        {
            let (one, others) = (sheet(one), sheet(two));
            let mut submission = Submission::new(two.as_str());
            submission.files.insert("answers.txt".into(), one.clone());
            let class =
                Class { submissions: vec![submission], ..Class::default() };
            let count = class.count_other_sheets(&all, &own);
            let expected = usize::from(one != others);
            assert_eq!(count, (1, expected), "{one}\n{others}");
            let grade = Grade::of(&class.submissions[0], &all, &own);
            assert_eq!(grade.ungraded.len(), expected, "{one}");
        }
    }
}

#[test]
fn platforms_get_whole_points_for_each_exercise() {
    let grade = alone(&solve("5.2"), &Variants::Page);
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let results = read(&gradescope(&grade, "https://example.org/"));
    let tests = results["tests"].as_array().unwrap();
    assert_eq!(tests.len(), 2);
    assert_eq!(tests[1]["number"], "5.2");
    assert_eq!(tests[1]["score"], 5);
    assert_eq!(tests[1]["max_score"], 5);
    assert_eq!(tests[0]["score"], 0);
    assert_eq!(tests[0]["visibility"], "visible");
    let output = tests[0]["output"].as_str().unwrap();
    assert!(output.contains("https://example.org/chapter5.html#"), "{output}");
    let result = read(&classroom50(&grade, ""));
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert_eq!(
        (&result["score"], &result["max-score"]),
        (&5.into(), &10.into())
    );
    let tests = result["tests"].as_array().unwrap();
    let sum = |key| tests.iter().map(|t| t[key].as_u64().unwrap()).sum::<u64>();
    assert_eq!((sum("score"), sum("max-score")), (5, 10));
    assert_eq!(tests[1]["passed"], true);
    assert_eq!(tests[0]["passed"], false);
}

#[test]
fn what_is_not_graded_is_said_to_platforms() {
    let mut submission = Submission::new("ann");
    submission.ungraded.insert("essay.txt".into(), "is none".into());
    let grade = |numbers: &[&str]| {
        Grade::of(&submission, &exercises(numbers), &Variants::Page)
    };
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let says = "not graded: essay.txt: is none\n";
    let results = read(&gradescope(&grade(&["5.1"]), ""));
    assert_eq!(results["output"], says);
    assert!(results.get("score").is_none());
    let result = read(&classroom50(&grade(&["5.1"]), ""));
    let output = result["tests"][0]["output"].as_str().unwrap();
    assert!(output.starts_with(says), "{output}");
    // There must be a score, where there are words alone.
    let results = read(&gradescope(&grade(&["5.3"]), ""));
    assert_eq!(results["score"], 0);
}

/// All points stand for what is all right, and only for that.
#[test]
fn a_share_of_the_points_is_no_more_than_it_is() {
    let mut all = exercises(&["5.1"]);
    all[0].worth = Some(3);
    let Work::Paper(paper) = &all[0].work else { panic!() };
    let parts = ('a'..).zip(&paper.page().parts);
    let lines =
        parts.map(|(letter, it)| format!("5.1{letter} = {}\n", it.right));
    let lines: Vec<String> = lines.collect();
    for (count, expected) in [(5, 3), (4, 2), (3, 1), (1, 0)] {
        let mut submission = Submission::new("ann");
        let answers = lines[..count].concat();
        submission.files.insert("answers.txt".into(), answers);
        let grade = Grade::of(&submission, &all, &Variants::Page);
        assert_eq!(points(&grade), [expected], "{}", grade.report(""));
    }
}

#[test]
fn choices_have_letters_and_what_is_not_read_says_how_to_write() {
    let touching = || exercises(&["2.1", "2.3"]);
    let sheet = Answers::sheet(&touching(), &Variants::Page, "");
    assert_says(
        &sheet,
        &[
            "# Write each answer after its = sign, on the same line: 0.0a = 0.25\n",
            "# Where there are choices, the letter is enough.\n",
            "# A) both\n# B) neither\n# C) only the diamond's\n\
         # D) only the disc's\n2.3a = \n",
        ],
    );
    // As a student fills it in.
    let filled = sheet
        .replace("2.1a = ", "2.1a = w1 = 0,625 and w2 = 0,125")
        .replace("2.1b = ", "2.1b = 0.25")
        .replace("2.3a = ", "2.3a = d)")
        .replace("2.3c = ", "2.3c = to");
    let submission = Submission {
        student: "ann".into(),
        files: [("answers.txt".to_owned(), filled)].into(),
        ..Submission::default()
    };
    let grade = Grade::of(&submission, &touching(), &Variants::Page);
    assert_eq!(points(&grade), [1, 1]);
    let report = grade.report("");
    assert_says(
        &report,
        &[
            "ok  (a) w1 = 0,625 and w2 = 0,125: Right.\n",
            "NO  (b) 0.25: Write 2 numbers, such as 0.25, 0.5.\n",
            "ok  (a) d): Right.\n",
            "NO  (c) to: Write one of the letters A to C.\n",
        ],
    );
}

/// Whoever copies a neighbour's letters copies the neighbour's answers.
#[test]
fn letters_of_choices_differ_from_sheet_to_sheet() {
    let own = Variants::Secret("a secret".into());
    let all = exercises(&["4.3"]);
    let Work::Paper(paper) = &all[0].work else { panic!() };
    let letters = |student: &str| -> String {
        let sheet = own.pick(paper, "4.3", student);
        let parts = sheet.parts.iter();
        parts.map(|part| part.add_letter(&part.right).remove(0)).collect()
    };
    let students: Vec<String> = (0..20).map(|i| format!("s{i}")).collect();
    let mut different = std::collections::BTreeSet::new();
    for student in &students {
        let right = letters(student);
        let lines = ('a'..).zip(right.chars());
        let answers =
            lines.map(|(part, letter)| format!("4.3{part} = {letter}\n"));
        let mut submission = Submission::new(student);
        submission.files.insert("answers.txt".into(), answers.collect());
        let grade = Grade::of(&submission, &all, &own);
        assert_eq!(grade.points(), grade.most(), "{}", grade.report(""));
        let sheet = Answers::sheet(&all, &own, student);
        let part = own.pick(paper, "4.3", student);
        assert_says(&sheet, &[&part.parts[0].list_choices().join("\n# ")]);
        different.insert(right);
    }
    assert!(different.len() > 15, "{different:?}");
}
