//! Bad input gets a message that names the option, what was given and what is
//! allowed; exit code 2; and nothing is written or lost.

#[path = "bad_input/chapter9.rs"]
mod real_data;

use promises::{Copy, program, text};
use std::fs;
use std::path::Path;

/// Runs a chapter with bad input into a new folder, and checks that the
/// message has all these words and that nothing was written.
pub fn refused(chapter: &str, options: &[&str], words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = program(chapter).args(options).arg("--out").arg(&out).assert();
    let run = run.code(2);
    let message = text(&run.get_output().stderr);
    for word in words {
        assert!(message.contains(word), "no {word:?} in: {message}");
    }
    assert!(run.get_output().stdout.is_empty(), "{options:?} printed a table");
    assert!(!out.exists(), "{options:?} wrote something");
}

#[test]
fn numbers_that_are_none() {
    let size = "from 0.000001 to 1000000";
    for given in
        ["NaN", "nan", "inf", "-inf", "1e400", "1e300", "1e-300", "five", ""]
    {
        refused(
            "chapter5",
            &["--lambda", given],
            &["'--lambda <LAMBDA>'", size],
        );
        refused(
            "chapter4",
            &["--lambda", given],
            &["'--lambda <LAMBDA>'", size],
        );
        refused("chapter5", &["--weight", given], &["'--weight <W>'", size]);
        refused("chapter3", &["--weight", given], &["'--weight <W>'", size]);
    }
}

#[test]
fn the_message_says_what_was_given() {
    refused(
        "chapter5",
        &["--lambda", "-0.5"],
        &["'-0.5'", "--lambda", "allowed: 0"],
    );
    refused(
        "chapter5",
        &["--lambda", "NaN"],
        &["'NaN'", "--lambda", "allowed: 0"],
    );
    refused("chapter3", &["--weight", "1e300"], &["'1e300'", "--weight"]);
}

#[test]
fn counts_that_are_too_small_or_too_large() {
    for given in
        ["0", "1000000000", "-1", "1.5", "many", "99999999999999999999"]
    {
        let words = &[given, "'--samples <N>'", "from 1 to 10000"];
        refused("chapter3", &["--samples", given], words);
    }
    refused("chapter3", &["--seed", "-1"], &["--seed"]);
}

#[test]
fn ranges_that_hold_nothing_or_too_much() {
    for chapter in ["chapter3", "chapter5"] {
        for (range, words) in [
            ("", "FROM:TO:STEP"),
            ("1:2", "FROM:TO:STEP"),
            ("1:2:3:4", "FROM:TO:STEP"),
            ("0:NaN:1", "FROM:TO:STEP"),
            ("0:inf:1", "FROM:TO:STEP"),
            ("0:1e9:1", "FROM:TO:STEP"),
            ("10:0:1", "FROM is 10 and lies above TO, 0"),
            ("0:1:0", "STEP is 0; allowed: a number above 0"),
            ("0:1:-1", "STEP is -1; allowed: a number above 0"),
            ("0:1000000:0.5", "at most 1000 numbers"),
            ("0:0:1", "every x is 0"),
        ] {
            refused(chapter, &["--x", range], &["--x", words]);
        }
    }
}

#[test]
fn numbers_that_do_not_fit_together() {
    refused(
        "chapter2",
        &["--w1", "0", "--w2", "0"],
        &["--w1 0 --w2 0: ", "allowed"],
    );
    let words = &["--eta 0.9: ", "does not come closer", "η below 0.4"];
    refused("chapter6", &["--eta", "0.9"], words);
    refused("chapter3", &["--x", "0:0:1"], &["--x 0:0:1: every x is 0"]);
}

#[test]
fn numbers_out_of_range() {
    refused("chapter1", &["--degree", "8"], &["--degree", "from 1 to 7"]);
    refused("chapter1", &["--noise", "x"], &["--noise", "allowed"]);
    refused("chapter2", &["--correlation", "1"], &["from -0.95 to 0.95"]);
    refused("chapter2", &["--budget", "0"], &["from 0.000001 to 1000000"]);
    refused("chapter2", &["--budget", "-inf"], &["from 0.000001 to 1000000"]);
    refused("chapter6", &["--eta", "0"], &["from 0.000001 to 1"]);
    refused("chapter6", &["--steps", "0"], &["from 1 to 10000"]);
    refused("chapter6", &["--start", "NaN"], &["--start"]);
}

#[test]
fn what_chapter_7_does_not_take() {
    let not_positive = ["0", "-1", "NaN", "inf", "1e300", "1e-300", "two", ""];
    for q in not_positive.into_iter().chain(["0.001", "101"]) {
        let words = &["'--q <Q>'", "from 0.01 to 100"];
        refused("chapter7", &["--q", q], words);
    }
    for sd in not_positive {
        let words = &["'--noise <SD>'", "from 0.000001 to 1000000"];
        refused("chapter7", &["--noise", sd], words);
    }
    for (kinks, words) in [
        ("", "FROM:TO:STEP"),
        ("0.5", "FROM:TO:STEP"),
        ("NaN:1:0.5", "FROM:TO:STEP"),
        ("-1:1e300:0.5", "FROM:TO:STEP"),
        ("1:-1:0.5", "FROM is 1 and lies above TO, -1"),
        ("-1:1:0", "STEP is 0; allowed: a number above 0"),
        ("0:1000:0.5", "at most 1000 numbers"),
    ] {
        refused("chapter7", &["--kinks", kinks], &["--kinks", words]);
    }
    for loss in ["", "hinge", "Logistic", "0"] {
        let words = &["'--loss <LOSS>'", "logistic, absolute or squared"];
        refused("chapter7", &["--loss", loss], words);
    }
    for labels in ["", "001011", "00101112", "0010112", "0,0,1,0,1,1,1"] {
        let words = &["'--labels <LABELS>'", "seven digits, each 0 or 1"];
        refused("chapter7", &["--labels", labels], words);
    }
    refused("chapter7", &["--lambda", "-1"], &["--lambda", "allowed: 0"]);
    refused("chapter7", &["--weight", "1e7"], &["--weight"]);
    refused("chapter7", &["--seed", "-1"], &["--seed"]);
    refused("chapter7", &["--x", "0:0:1"], &["--x 0:0:1: every x is 0"]);
}

#[test]
fn what_chapter_8_does_not_take() {
    let none = ["NaN", "inf", "-inf", "1e300", "1e-300", "two", ""];
    for lambda in none.into_iter().chain(["-1", "-0.5", "1000001"]) {
        let words = &["'--lambda <LAMBDA>'", "0, or a number from 0.000001"];
        refused("chapter8", &["--lambda", lambda], words);
    }
    for w in none {
        let words = "0, or a number from 0.000001 to 1000000 in size";
        refused("chapter8", &["--w1", w], &["'--w1 <W>'", words]);
        refused("chapter8", &["--w2", w], &["'--w2 <W>'", words]);
    }
    for r in none.into_iter().filter(|r| *r != "1e-300") {
        let words = &["'--correlation <R>'", "from -0.95 to 0.95"];
        refused("chapter8", &["--correlation", r], words);
    }
    for r in ["1", "-1", "0.96", "-0.951"] {
        refused("chapter8", &["--correlation", r], &["from -0.95 to 0.95"]);
    }
    for seed in ["-1", "1.5", "many", "", "18446744073709551616"] {
        let words = &["'--noise <SEED>'", "a whole number from 0 to"];
        refused("chapter8", &["--noise", seed], words);
    }
    let words = &["--w1 0 --w2 0: ", "at least one that is not 0"];
    refused("chapter8", &["--w1", "0", "--w2", "0"], words);
    refused("chapter8", &["--w2", "-0", "--w1", "0"], &["--w1 0 --w2 -0: "]);
}

#[test]
fn what_chapter_10_does_not_take() {
    let none = ["NaN", "inf", "-inf", "1e300", "1e-300", "two", "", "-1.001"];
    for lambda in none.into_iter().chain(["-1", "1000001"]) {
        let words = &["'--lambda <LAMBDA>'", "0, or a number from 0.000001"];
        refused("chapter10", &["--lambda", lambda], words);
    }
    for (option, name, words, beyond) in [
        ("--correlation", "R", "from 0 to 0.99", ["1", "-0.5", "0.991"]),
        ("--push", "PUSH", "from -1 to 1", ["2", "-1.5", "1.001"]),
        ("--ratio", "RATIO", "from 0 to 1", ["2", "-0.5", "1.001"]),
        ("--wrong", "R", "from 0 to 0.7", ["0.71", "-0.1", "1"]),
        ("--effect", "EFFECT", "from 10 to 1000", ["9.9", "0", "1001"]),
    ] {
        for given in none.into_iter().chain(beyond) {
            let quoted = format!("'{option} <{name}>'");
            refused("chapter10", &[option, given], &[&quoted, words, given]);
        }
    }
}

#[test]
fn what_the_instrument_does_not_take() {
    for (option, name, words, beyond) in [
        ("--lambda", "LAMBDA", "from 0 to 3", ["-0.1", "3.01", "1e6"]),
        ("--weight", "W", "from -1 to 1", ["-1.001", "1.001", "5"]),
        ("--noise", "SD", "from 0 to 1", ["-0.5", "1.001", "2"]),
    ] {
        let none = ["NaN", "inf", "-inf", "1e300", "1e-300", "two", ""];
        for given in none.into_iter().chain(beyond) {
            let quoted = format!("'{option} <{name}>'");
            let words = &[&*quoted, "allowed: a number ", words, given];
            refused("instrument", &[option, given], words);
        }
    }
}

/// Whoever did not type an option is not told about it.
#[test]
fn no_message_mentions_an_option_that_nobody_gave() {
    let given = |options: &[&str]| {
        let run = program("chapter6").args(options).assert().code(2);
        text(&run.get_output().stderr)
    };
    let message = given(&["--lambda", "100"]);
    assert!(message.contains("--lambda 100: "), "{message}");
    assert!(message.contains("η = 0.1"), "{message}");
    assert!(!message.contains("--eta"), "{message}");
    let message = given(&["--eta", "1"]);
    assert!(message.contains("--eta 1: "), "{message}");
    assert!(!message.contains("--lambda"), "{message}");
}

#[test]
fn options_that_do_not_exist() {
    refused("chapter5", &["--lamda", "1"], &["'--lamda'", "--lambda"]);
    refused("chapter5", &["1.5"], &["'1.5'"]);
    let folder = tempfile::tempdir().unwrap();
    let mut odd = program("chapter5");
    odd.current_dir(folder.path()).args(["--out", "--open"]).assert().code(2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    program("book").arg("--pages").assert().code(2);
}

#[test]
fn a_folder_that_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "keep me").unwrap();
    for out in [file.clone(), file.join("below")] {
        let run = program("chapter4").arg("--out").arg(&out).assert().code(2);
        let message = text(&run.get_output().stderr);
        assert!(message.contains("notes.txt"), "{message}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "keep me");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    // A link to itself cannot be followed by anybody.
    let path = folder.path().join("slopes.svg");
    std::os::unix::fs::symlink(&path, &path).unwrap();
    let run = program("chapter4").arg("--out").arg(folder.path()).assert();
    let message = text(&run.code(2).get_output().stderr);
    assert!(message.contains("slopes.svg"), "{message}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written() {
    let run = program("chapter4").args(["--out", "/proc/figures"]).assert();
    let message = text(&run.code(2).get_output().stderr);
    assert!(message.contains("cannot write /proc/figures"), "{message}");
}

#[test]
fn a_folder_that_is_no_book() {
    let folder = tempfile::tempdir().unwrap();
    let run = program("book").arg("--root").arg(folder.path()).assert().code(2);
    let message = text(&run.get_output().stderr);
    assert!(message.contains("book.toml"), "{message}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A folder that is named from where one stands.
#[test]
fn a_relative_root_works() {
    let copy = Copy::small();
    let folder = copy.path("");
    let name = folder.file_name().unwrap();
    for (from, root) in [("src", Path::new("..")), ("..", Path::new(name))] {
        let mut book = program("book");
        book.current_dir(folder.join(from)).arg("--root").arg(root);
        book.env("WASM_CARGO", "").assert().success();
    }
    assert!(copy.path("book/chapter5.html").is_file());
    assert!(!copy.path("src/book").exists());
}

/// The program stops before it draws, so that nothing changes.
#[test]
fn a_dangerous_build_folder_is_refused_before_anything_is_written() {
    let copy = Copy::new();
    copy.replace("book.toml", "[build]", "[build]\nbuild-dir = \"\"");
    copy.write("src/figures/chapter5/path.svg", "stale");
    let run = copy.book().assert().code(2);
    let message = text(&run.get_output().stderr);
    assert!(message.contains("which would cost"), "{message}");
    assert_eq!(copy.read("src/figures/chapter5/path.svg"), "stale");
    assert!(copy.path("listings").is_dir());
}

/// Runs chapter 5 where no file may grow beyond two kilobytes. `before` is
/// shell that runs first.
#[cfg(unix)]
fn with_little_room(before: &str, out: &Path) -> assert_cmd::assert::Assert {
    let chapter = promises::program_path("chapter5");
    let script = format!("ulimit -f 4; {before} exec \"$0\" --out \"$1\"");
    assert_cmd::Command::new("sh")
        .args(["-c", &script])
        .args([chapter.as_path(), out])
        .assert()
        .failure()
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_midway_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("sums.svg");
    fs::write(&old, "the old figure").unwrap();

    // The limit as an error that the program can report …
    let run = with_little_room("trap '' XFSZ;", folder.path()).code(2);
    let message = text(&run.get_output().stderr);
    assert!(message.contains("sums.svg"), "{message}");
    assert_eq!(fs::read_to_string(&old).unwrap(), "the old figure");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "a part is left"
    );

    // … and as a signal that kills it in the middle of the write.
    with_little_room("", folder.path());
    assert_eq!(fs::read_to_string(&old).unwrap(), "the old figure");
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let part = path.extension().is_some_and(|e| e == "part");
        assert!(part || path == old, "half a file: {}", path.display());
    }
}
