//! Whoever carries on: a chapter and an exercise are added by the steps of the
//! README, on a copy of the whole clone; with CI=true it is compiled, and what a
//! reader does in it damages nothing.

use assert_cmd::Command;
use promises::{Copy, is_release, program, root, skipped, target_folder, text};
use std::fs;

/// The README's section on adding something.
fn section(what: &str) -> String {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme.split(&format!("\n### Add {what}\n")).nth(1).unwrap();
    let section = section.split("\n##").next().unwrap();
    section.to_owned()
}

/// The commands of a section.
fn commands<const N: usize>(section: &str) -> [&str; N] {
    let lines = section.lines().filter_map(|l| l.strip_prefix("    cargo "));
    let lines: Vec<&str> = lines.collect();
    lines.try_into().expect("as many commands")
}

/// The lines of a section that are set in, from the one that begins so.
fn example(section: &str, start: &str) -> String {
    let start = format!("    {start}");
    let lines = section.lines().skip_while(|line| !line.starts_with(&start));
    let lines = lines.take_while(|l| l.is_empty() || l.starts_with("    "));
    let lines = lines.map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim_end().to_owned() + "\n"
}

fn follow(command: &str, copy: &Copy) {
    let run = cargo(copy).args(shlex::split(command).unwrap()).assert();
    let said = text(&run.get_output().stderr);
    assert!(run.get_output().status.success(), "cargo {command}: {said}");
}

/// Writes the exercise of the README where it says.
fn write_exercise(section: &str, copy: &Copy) {
    let mut spans = section.split('`').skip(1).step_by(2);
    let file = spans.find(|span| span.starts_with("listings/exercises/"));
    let file = file.expect("a file");
    copy.write(file, &example(section, "# "));
    let list = format!("{}/mod.rs", file.rsplit_once('/').unwrap().0);
    let formulas = example(section, "formulas!(");
    copy.replace(&list, ")]\n", &format!("),\n{formulas}]\n"));
}

/// Cargo in the copy: what it builds of the book is its own, and what it
/// builds of others' crates is shared with the clone, which saves a minute.
/// (A cargo that knows no build folder makes everything anew.)
fn cargo(copy: &Copy) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(copy.path("src/figures"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("WASM_CARGO", "")
        .env("CARGO_BUILD_BUILD_DIR", target_folder())
        .env("CARGO_TARGET_DIR", copy.path("target"));
    cargo
}

/// What the steps need.
const CLONE: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "book.toml",
    "src",
    "theme",
    "listings",
    "tests/bench",
    "tests/mathematics",
    "tests/promises",
];

/// What the steps write, without compiling it.
#[test]
fn the_steps_of_the_readme_write_a_chapter_and_an_exercise() {
    let copy = Copy::of(&CLONE);
    let (chapter, exercise) = (section("a chapter"), section("an exercise"));
    let [new_chapter, _] = commands::<2>(&chapter);
    let [_, _, _] = commands::<3>(&exercise);
    let words = shlex::split(new_chapter).unwrap();
    let start = words.iter().position(|word| word == "--").unwrap();
    let add = |words: &[&str]| {
        let mut add = program("new_chapter");
        add.args(words).arg("--root").arg(copy.path(""));
        add.assert()
    };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    add(&words[start + 1..]).success();
    assert!(copy.read("src/SUMMARY.md").contains("](chapter99.md)"));
    assert!(copy.read("src/chapter99.md").contains("{{#value chapter99."));
    assert!(copy.path("listings/chapter99/src/lib.rs").is_file());
    write_exercise(&exercise, &copy);
    // The same number again is refused, and so is a strange title.
    for strange in [["99", "B"], ["98", "a \"b\""], ["0", "B"], ["98", ""]] {
        add(&strange).code(2);
    }
    assert!(!copy.path("listings/chapter98").exists());
}

#[test]
fn a_chapter_and_an_exercise_are_added_by_the_steps_of_the_readme() {
    if std::env::var_os("CI").is_none() {
        // It compiles a second clone, which takes minutes the first time.
        return skipped("the README's steps are compiled with CI=true");
    }
    let copy = Copy::kept("extend", &CLONE);
    // What was drawn the last time says nothing.
    let _ = fs::remove_dir_all(copy.path("target/figures"));
    // Another version, so that cargo keeps the two clones' crates apart.
    copy.replace("Cargo.toml", "version = \"0.1.0\"", "version = \"0.0.0\"");
    let (chapter, exercise) = (section("a chapter"), section("an exercise"));
    let [new_chapter, book] = commands(&chapter);
    follow(new_chapter, &copy);
    write_exercise(&exercise, &copy);
    follow(book, &copy);
    // The new chapter, as the README's example names it.
    let page = copy.read("book/chapter99.html");
    for words in ["99. A price", "<figure", "1.5", "costs", "class=\"vote\""] {
        assert!(page.contains(words), "no {words:?} on the new page");
    }
    assert!(copy.read("src/SUMMARY.md").contains("](chapter99.md)"));

    // Playing with it writes elsewhere.
    let figure = "figures/chapter99/prices99.svg";
    let before = copy.read(&format!("src/{figure}"));
    let mut play = cargo(&copy);
    play.args(["run", "-q", "--bin", "chapter99", "--", "--lambda", "0.5"]);
    let run = play.assert().success();
    let printed = text(&run.get_output().stdout);
    assert!(printed.contains(&format!("  target/{figure}\n")), "{printed}");
    assert!(copy.path("target").join(figure).is_file());
    assert_eq!(copy.read(&format!("src/{figure}")), before);

    // An exercise with two mistakes, which the page then tells apart.
    let [write, checks, book] = commands(&exercise);
    for command in [write, checks, book] {
        follow(command, &copy);
    }
    let golden = copy.read("listings/exercises/golden.txt");
    let (_, golden) = golden.split_once("\n\n4.4 How steep?: ").unwrap();
    let page = copy.read("book/chapter4.html");
    for words in
        ["How steep is it at 0.25?", "how high it is.", "the 2 is missing"]
    {
        for (text, place) in [(&*page, "page"), (golden, "file")] {
            assert!(text.contains(words), "no {words:?} in the {place}");
        }
    }
    // A mistake that gives what is right is noticed, with its line.
    let list = "listings/exercises/src/chapter4/mod.rs";
    copy.replace(list, "without_2 = ", "without_2 = 2.0 * ");
    let mut again = cargo(&copy);
    let run = again.args(shlex::split(write).unwrap()).assert().code(2);
    let said = text(&run.get_output().stderr);
    let place =
        "error: listings/exercises/src/chapter4/how_steep.md:18: another";
    assert!(said.lines().any(|line| line.starts_with(place)), "{said}");

    // An example on a page that no longer compiles is noticed, with its line.
    copy.replace("src/chapter99.md", "chapter99::price(", "chapter99::gone(");
    let page = copy.read("src/chapter99.md");
    let line = page.lines().position(|l| l == "```rust").unwrap() + 1;
    let mut test = cargo(&copy);
    test.args(["test", "--quiet", "--doc", "--package", "chapter99"]);
    if is_release() {
        test.arg("--release");
    }
    let run = test.assert().failure();
    let output = run.get_output();
    let said = text(&output.stdout) + &text(&output.stderr);
    for words in [&*format!("(line {line})"), "chapter99::gone"] {
        assert!(said.contains(words), "no {words:?} in {said}");
    }
}
