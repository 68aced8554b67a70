//! Bad input gets a message that names the option, what was given and what is
//! allowed; exit code 2; and nothing is written or lost.

use promises::{Copy, program, text};
use std::fs;
use std::path::Path;

/// Runs a chapter with bad input into a new folder, and checks that the
/// message has all these words and that nothing was written.
fn refused(
    chapter: &str,
    options: &[impl AsRef<str>],
    words: &[impl AsRef<str>],
) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let options: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
    let run = program(chapter).args(&options).arg("--out").arg(&out).assert();
    let run = run.code(2);
    let message = text(&run.get_output().stderr);
    for word in words.iter().map(AsRef::as_ref) {
        assert!(message.contains(word), "no {word:?} in: {message}");
    }
    assert!(run.get_output().stdout.is_empty(), "{options:?} printed a table");
    assert!(!out.exists(), "{options:?} wrote something");
}

/// What is refused, and what the message must say.
const REFUSED: &str = include_str!("bad_input/refused.txt");
const NONE: &str = "NaN inf -inf 1e300 1e-300 two ''";

#[test]
fn no_option_takes_what_it_cannot_use() {
    let mut refusals = 0;
    let text = REFUSED.replace("\n    |", " |").replace("NONE", NONE);
    let rows = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for row in rows {
        let (command, row) = row.split_once(" | ").expect("an option");
        let (givens, says) = row.split_once(" | ").expect("what it is given");
        let is_name = |word: &&str| word.starts_with(['c', 'i']);
        let (chapters, options): (Vec<&str>, Vec<&str>) =
            command.split(' ').partition(is_name);
        for given in shlex::split(givens).expect("words") {
            let fill_in = |text: &str| text.replace('@', &given);
            let options: Vec<String> =
                options.iter().map(|word| fill_in(word)).collect();
            let says: Vec<String> = says.split(" | ").map(fill_in).collect();
            for chapter in &chapters {
                refused(chapter, &options, &says);
                refusals += 1;
            }
        }
    }
    assert!(refusals > 290, "only {refusals} refusals");
}

#[test]
fn nothing_is_written_where_an_option_does_not_exist() {
    let folder = tempfile::tempdir().unwrap();
    let mut odd = program("chapter5");
    odd.current_dir(folder.path()).args(["--out", "--open"]).assert().code(2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    program("book").arg("--pages").assert().code(2);
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
