//! What a teacher makes for a course works where it is used: the hand-out on a
//! student's machine, the zips where Gradescope and Classroom 50 run them.

use assert_cmd::Command;
use promises::{cargo, files_below, program, skipped, target_folder, text};
use serde_json::Value;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const HOMEWORK: &str = "5.1,5.2,6.2,5.3";

/// Where crates that belong to no clone are compiled, with their own locks.
fn elsewhere(name: &str) -> PathBuf {
    target_folder().join(name)
}

/// What the program `course` writes, unpacked.
fn unpacked(what: &str, more: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("made.zip");
    let make = |zip: &Path| {
        let mut course = program("course");
        course.args([what, "--only", HOMEWORK]).args(more);
        course.arg("--out").arg(zip).assert().success();
    };
    make(&zip);
    // A sheet that a browser prints says when; all else is the same again.
    if what != "handout" {
        let again = folder.path().join("again.zip");
        make(&again);
        assert_eq!(fs::read(&zip).unwrap(), fs::read(&again).unwrap());
    }
    let archive = fs::File::open(&zip).unwrap();
    let mut archive = zip::ZipArchive::new(archive).unwrap();
    archive.extract(folder.path()).unwrap();
    folder
}

/// A program of an exercise with its solution in place of the starter.
fn solved(number: &str) -> String {
    let all = exercises::exercises();
    let found = all.iter().find(|exercise| exercise.number == number).unwrap();
    match &found.work {
        exercises::Work::Code(code) => {
            code.program(&code.solution, code.page())
        }
        _ => panic!("{number} is code"),
    }
}

/// Nobody has two files of answers, or one without a question.
#[test]
fn own_numbers_come_with_the_sheets_and_code_has_none() {
    for (only, more, file, says) in [
        (
            HOMEWORK,
            &["--own-numbers"][..],
            "answers.txt",
            "You get `answers.txt`",
        ),
        (HOMEWORK, &["--own-numbers"], "paper", "You get `answers.txt`"),
        ("5.2,6.2", &[], "answers.txt", "your `.rs` files, under"),
        ("5.2,6.2", &[], "paper", "your `.rs` files, under"),
        ("5.2,6.2", &[], "paper", "\n\n- 5.2 Both at once: "),
        ("5.2,6.2", &[], "paper", " minutes, 5 points, [in the Rust"),
        (
            "5.2,6.2",
            &["--book", "https://example.org/book"],
            "paper",
            "\n\nThe pages of the book: <https://example.org/book/>\n\n- 5.2",
        ),
        (
            HOMEWORK,
            &["--own-numbers", "--book", "https://example.org/book"],
            "paper",
            ", [its page](https://example.org/book/chapter6.html)",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let zip = folder.path().join("made.zip");
        let mut course = program("course");
        course.args(["handout", "--only", only]).args(more);
        course.arg("--out").arg(&zip).assert().success();
        let archive = fs::File::open(&zip).unwrap();
        let mut archive = zip::ZipArchive::new(archive).unwrap();
        let is_there =
            archive.file_names().any(|name| name.unwrap().contains(file));
        assert!(!is_there, "{only} has {file}");
        let mut readme = String::new();
        let mut text = archive.by_name("exercises/README.md").unwrap();
        text.read_to_string(&mut readme).unwrap();
        assert!(readme.contains(says), "{readme}");
        assert_eq!(readme.contains("**On paper.**"), only == HOMEWORK);
    }
}

/// The key as a page; a PDF is what a browser prints of it.
#[test]
fn the_key_is_a_page_or_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| {
        let mut course = program("course");
        course.args(["key", "--only", "5.1,5.2", "--out", name]);
        course.current_dir(folder.path());
        course
    };
    make("key.html").assert().success();
    let page = fs::read_to_string(folder.path().join("key.html")).unwrap();
    for says in
        ["<title>The key to the exercises", "5.1 Other data", "fn best_weight"]
    {
        assert!(page.contains(says), "no {says} in {page}");
    }
    make("key.txt").assert().code(2);
    let printed = make("key.pdf").assert().get_output().status.success();
    if printed {
        let bytes = fs::read(folder.path().join("key.pdf")).unwrap();
        assert!(bytes.starts_with(b"%PDF"));
    }
}

#[test]
fn the_handout_is_complete_and_tells_nothing() {
    let folder = unpacked("handout", &[]);
    let handout = folder.path().join("exercises");
    let files = files_below(&handout);
    let name = |file: &PathBuf| file.file_name().unwrap().to_os_string();
    let names = files.iter().map(|file| name(file).into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    let sheet = names.iter().find(|name| name.starts_with("paper.")).unwrap();
    let expected = [
        "5_2.rs",
        "6_2.rs",
        "Cargo.toml",
        "README.md",
        "answers.txt",
        "main.rs",
        sheet,
        "runner.rs",
    ];
    assert_eq!(names, expected);
    // Neither a solution nor an answer.
    for file in files {
        let content = text(&fs::read(&file).unwrap());
        let name = file.display();
        for secret in ["let held", "falls no faster"] {
            assert!(!content.contains(secret), "{name} tells {secret}");
        }
    }
    let run = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["run", "--quiet", "--offline"]).args(more);
        cargo.current_dir(&handout);
        cargo.env("CARGO_TARGET_DIR", elsewhere("handout"));
        let output = cargo.output().unwrap();
        let errors = text(&output.stderr);
        assert!(errors.is_empty(), "{errors}");
        (text(&output.stdout), output.status.code().unwrap())
    };
    let (said, code) = run(&[]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].starts_with("5.2 Both at once "), "{said}");
    assert!(lines[0].contains(" 0 of 5 checks"), "{said}");
    assert_eq!(code, 1);
    fs::write(handout.join("5_2.rs"), solved("5.2")).unwrap();
    let half = solved("6.2").replace("eta * lambda", "lambda");
    fs::write(handout.join("6_2.rs"), half).unwrap();
    let (said, code) = run(&["5.2"]);
    assert_eq!(said.matches("ok  best_weight(").count(), 5, "{said}");
    assert_eq!(code, 0);
    let (said, _) = run(&[]);
    assert!(said.contains(" 5 of 5 checks"), "{said}");
    for (number, all) in [
        ("9.9", ["error: cannot read", "9_9.rs"]),
        ("5.1", ["error: 5.1 is on paper", "into answers.txt, each behind"]),
        ("5.3", ["error: 5.3 is on paper", "into answers.txt, each behind"]),
    ] {
        let mut cargo = cargo();
        cargo.args(["run", "--quiet", "--offline", number]);
        cargo.current_dir(&handout);
        cargo.env("CARGO_TARGET_DIR", elsewhere("handout"));
        let run = cargo.assert().code(2);
        let errors = text(&run.get_output().stderr);
        assert!(all.iter().all(|says| errors.contains(says)), "{errors}");
    }
}

/// No network, since the crates are there; and the grader that a platform
/// optimises is compiled as quickly as it can be.
#[cfg(unix)]
fn set_compiler(script: &mut Command) {
    script.env("CARGO_TARGET_DIR", elsewhere("platforms"));
    script.env("CARGO_NET_OFFLINE", "true");
    script.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
}

/// The zip for Gradescope, set up as there.
#[cfg(unix)]
struct Gradescope(TempDir);

#[cfg(unix)]
impl Gradescope {
    fn new(more: &[&str]) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        let zip = unpacked("gradescope", more);
        fs::create_dir(folder.path().join("submission")).unwrap();
        fs::rename(zip.path(), &source).unwrap();
        let gradescope = Gradescope(folder);
        gradescope.script("source/setup.sh").assert().success();
        let mode = |file: &Path| {
            fs::metadata(file).unwrap().permissions().mode() & 0o777
        };
        assert_eq!(mode(&source), 0o700);
        let secret = source.join("secret.txt");
        assert!(!secret.exists() || mode(&secret) == 0o600);
        gradescope
    }

    fn script(&self, name: &str) -> Command {
        let mut script = Command::new("bash");
        script.arg(self.0.path().join(name)).current_dir(self.0.path());
        script.env("AUTOGRADER", self.0.path());
        set_compiler(&mut script);
        let home = std::env::var_os("CARGO_HOME").unwrap_or_else(|| {
            std::env::home_dir().unwrap().join(".cargo").into()
        });
        script.env("CARGO_HOME", home);
        let rustup = std::env::var_os("RUSTUP_HOME").unwrap_or_else(|| {
            std::env::home_dir().unwrap().join(".rustup").into()
        });
        script.env("RUSTUP_HOME", rustup);
        script
    }

    fn hand_in(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join("submission").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The tests' scores of the run on what was handed in.
    fn run(&self) -> Value {
        let results = self.0.path().join("results");
        if results.exists() {
            fs::remove_dir_all(&results).unwrap();
        }
        self.script("source/run_autograder").assert().success();
        let results = fs::read_to_string(results.join("results.json")).unwrap();
        serde_json::from_str(&results).unwrap()
    }
}

#[cfg(unix)]
fn scores(results: &Value) -> Vec<(&str, u64, u64)> {
    let tests = results["tests"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    let score = |test| -> (&str, u64, u64) {
        let test: &Value = test;
        let name = test["number"].as_str().unwrap();
        (name, number(&test["score"]), number(&test["max_score"]))
    };
    tests.iter().map(score).collect()
}

#[cfg(unix)]
#[test]
fn gradescope_gets_a_result_whatever_is_handed_in() {
    let gradescope = Gradescope::new(&["--book", "https://example.org/"]);
    let nothing = [("5.1", 0, 5), ("5.2", 0, 5), ("6.2", 0, 6)];
    assert_eq!(scores(&gradescope.run()), nothing);
    gradescope.hand_in("5_2.rs", [0xff, 0x00, 0x80]);
    gradescope.hand_in("answers.txt", "\u{feff}garbage");
    gradescope.hand_in("source/Cargo.toml", "[package]");
    assert_eq!(scores(&gradescope.run()), nothing);
    gradescope.hand_in("5_2.rs", solved("5.2"));
    gradescope.hand_in("outer/6_2.rs", solved("6.2"));
    gradescope.hand_in("answers.txt", "5.1a = 6\r\n5.1b: 0.5\r\n");
    let results = gradescope.run();
    let some = [("5.1", 1, 5), ("5.2", 5, 5), ("6.2", 6, 6)];
    assert_eq!(scores(&results), some);
    let output = results["tests"][0]["output"].as_str().unwrap();
    assert!(output.contains("λ/2 that comes off"), "{output}");
    assert!(output.contains("https://example.org/chapter5.html"), "{output}");
    // Where the compiler's folder is named from that of the source, and even
    // if there is no grader.
    link(&elsewhere("platforms"), &gradescope.0.path().join("source/near"));
    for (target, says) in [("near", "\"score\": 6"), ("/nowhere", "teacher")] {
        let mut script = gradescope.script("source/run_autograder");
        script.env("CARGO_TARGET_DIR", target).assert().success();
        let results = gradescope.0.path().join("results/results.json");
        let results = fs::read_to_string(results).unwrap();
        assert!(results.contains(says), "{results}");
    }
}

#[cfg(unix)]
#[test]
fn gradescope_knows_each_students_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, "a secret\n").unwrap();
    let students = folder.path().join("students.txt");
    fs::write(&students, "ann@example.org\r\nbob@example.org\r\n").unwrap();
    let sheets = folder.path().join("sheets");
    let make = || {
        let mut course = program("course");
        course.args(["sheets", "--only", HOMEWORK, "--secret"]).arg(&secret);
        course.arg("--students").arg(&students).arg("--out").arg(&sheets);
        course
    };
    make().assert().success();
    make().assert().success(); // the same once more
    // What a student has filled in is not replaced.
    let anns = sheets.join("ann@example.org/answers.txt");
    let sheet = fs::read_to_string(&anns).unwrap();
    fs::write(&anns, format!("{sheet}mine")).unwrap();
    let refused = make().assert().code(2);
    let said = text(&refused.get_output().stderr);
    assert!(said.contains("answers.txt is there and says something else"));
    assert!(fs::read_to_string(&anns).unwrap().ends_with("mine"));
    // As an old editor writes it.
    fs::write(&anns, b"gr\xfc\xdfe").unwrap();
    make().assert().code(2);
    assert_eq!(fs::read(&anns).unwrap(), b"gr\xfc\xdfe");
    make().arg("--replace").assert().success();
    assert_eq!(fs::read_to_string(&anns).unwrap(), sheet);

    let key = fs::read_to_string(sheets.join("key.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(key.as_bytes());
    let rows: Vec<[String; 3]> =
        rows.deserialize().map(Result::unwrap).collect();
    let answers = |student: &str| -> String {
        let own = rows.iter().filter(|[name, ..]| name == student);
        let lines =
            own.map(|[_, question, right]| format!("{question} = {right}\n"));
        lines.collect::<Vec<_>>().concat()
    };
    let secret = secret.to_str().unwrap();
    let gradescope = Gradescope::new(&["--secret", secret]);
    for (name, file, points) in [
        ("ann@example.org", "ann@example.org", 5),
        ("bob@example.org", "bob@example.org", 5),
        ("ann@example.org", "bob@example.org", 0),
    ] {
        let metadata = format!("{{\"users\": [{{\"email\": \"{name}\"}}]}}");
        let place = gradescope.0.path().join("submission_metadata.json");
        fs::write(place, metadata).unwrap();
        gradescope.hand_in("answers.txt", answers(file));
        gradescope.hand_in("5_2.rs", solved("5.2"));
        let results = gradescope.run();
        let scores = scores(&results);
        assert_eq!(scores[1], ("5.2", 5, 5));
        if points == 5 {
            assert_eq!(scores[0], ("5.1", 5, 5), "{results}");
        } else {
            assert!(scores[0].1 < 5, "{results}");
        }
    }
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) {
    std::os::unix::fs::symlink(to, from).unwrap();
}

#[cfg(unix)]
#[test]
fn classroom50_gets_its_result() {
    if std::process::Command::new("python3").arg("-V").output().is_err() {
        return skipped("no python3");
    }
    let zip = unpacked("classroom50", &[]);
    let checkout = tempfile::tempdir().unwrap();
    fs::write(checkout.path().join("5_2.rs"), solved("5.2")).unwrap();
    let mut script = Command::new("python3");
    script.arg(zip.path().join("autograder.py"));
    script.current_dir(checkout.path());
    for (name, value) in [
        ("CLASSROOM", "statistics"),
        ("ASSIGNMENT", "week-5"),
        ("SUBMISSION_TAG", "submit/1"),
        ("COMMIT_URL", "https://example.org/commit"),
        ("RELEASE_URL", "https://example.org/release"),
    ] {
        script.env(name, value);
    }
    set_compiler(&mut script);
    // Somebody's own result, and where it leads.
    let place = checkout.path().join("result.json");
    let precious = checkout.path().join("precious");
    fs::write(&precious, "mine").unwrap();
    link(&precious, &place);
    script.assert().success();
    assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
    let result = |place| -> Value {
        serde_json::from_str(&fs::read_to_string(place).unwrap()).unwrap()
    };
    let result_of_the_grader = result(&place);
    fs::remove_file(&place).unwrap();
    fs::write(&place, "{\"score\": 100, \"max-score\": 100}").unwrap();
    script.env("RUSTC", "no-such-compiler").assert().success();
    let failed = result(&place);
    assert_eq!(failed["score"], 0, "{failed}");
    assert_eq!(failed["assignment"], "week-5", "{failed}");
    assert!(failed.to_string().contains("tell your teacher"), "{failed}");
    let result = result_of_the_grader;
    assert_eq!(result["schema"], "classroom50/result/v1");
    assert_eq!(result["classroom"], "statistics");
    assert_eq!(result["review"], "https://example.org/commit");
    assert_eq!(result["score"], 5);
    assert_eq!(result["max-score"], 16);
    let tests = result["tests"].as_array().unwrap();
    let whole =
        |test: &Value| test["score"].is_u64() && test["passed"].is_boolean();
    assert!(tests.len() == 3 && tests.iter().all(whole), "{result}");
}

#[test]
fn a_course_refuses_what_would_be_lost_or_run() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        file
    };
    let refused = |arguments: &[&str], says: &str| {
        let mut course = program("course");
        let run = course.args(arguments).current_dir(&folder).assert().code(2);
        let said = text(&run.get_output().stderr);
        assert!(said.contains(says), "{arguments:?}: {said}");
    };
    let notes = write("notes.html", "mine");
    for what in ["gradescope", "classroom50", "handout", "key"] {
        let only = [what, "--only", "5.2", "--out", "notes.html"];
        refused(&only, "is there and says something else; nothing is written");
        assert_eq!(fs::read_to_string(&notes).unwrap(), "mine");
        let mut course = program("course");
        course.args(only).arg("--replace").current_dir(&folder);
        course.assert().success();
        assert_ne!(fs::read(&notes).unwrap(), b"mine");
        // The same once more.
        program("course").args(only).current_dir(&folder).assert().success();
        write("notes.html", "mine");
        if what == "key" {
            continue;
        }
        for book in ["https://a.org/$(id)", "https://a.org/\"", "notes"] {
            refused(&[what, "--book", book], "address");
        }
    }
    write("secret.txt", "a secret");
    let long = "n".repeat(201);
    for names in [
        "ann\nann", "ann\nAnn", "key.csv", "KEY.CSV", "a\tb", "a/b", ".a",
        &long,
    ] {
        write("students.txt", &format!("bob\n{names}\n"));
        let arguments = "sheets --secret secret.txt --students students.txt";
        let arguments: Vec<&str> = arguments.split(' ').collect();
        refused(&arguments, "students.txt");
        assert!(!folder.path().join("sheets").exists());
    }
    // Where there are choices the key has their letters, which differ.
    write("students.txt", "ann\n");
    let mut course = program("course");
    course.args(["sheets", "--only", "4.3", "--secret", "secret.txt"]);
    course.args(["--students", "students.txt"]).current_dir(&folder);
    course.assert().success();
    let key = fs::read_to_string(folder.path().join("sheets/key.csv")).unwrap();
    for line in key.lines().skip(1) {
        let right = line.splitn(3, ',').nth(2).unwrap().trim_matches('"');
        assert_eq!(right.chars().nth(1), Some(')'), "{key}");
    }
}
