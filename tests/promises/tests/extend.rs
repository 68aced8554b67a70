//! Whoever carries on: a chapter is added by the steps of the README, on a
//! copy of the whole clone that is compiled; and what a reader does in it
//! damages nothing.

use assert_cmd::Command;
use promises::{Copy, is_release, root, target_folder, text};
use std::fs;

/// The commands of the README's section on adding a chapter.
fn steps() -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme.split("\n### Add a chapter\n").nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let commands = section.lines().filter_map(|l| l.strip_prefix("    "));
    commands.map(str::to_owned).collect()
}

/// Cargo in the copy: what it builds of the book is its own, and what it
/// builds of others' crates is shared with the clone, which saves a minute.
/// (A cargo that knows no build folder makes everything anew.)
fn cargo(copy: &Copy) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(copy.path("src/figures"))
        .env("CARGO_NET_OFFLINE", "true")
        .env("CARGO_BUILD_BUILD_DIR", target_folder())
        .env("CARGO_TARGET_DIR", copy.path("target"));
    cargo
}

#[test]
fn a_chapter_is_added_by_the_steps_of_the_readme() {
    let copy = Copy::of(&[
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "book.toml",
        "src",
        "theme",
        "listings",
        "tests",
    ]);
    // Another version, so that cargo keeps the two clones' crates apart.
    copy.replace("Cargo.toml", "version = \"0.1.0\"", "version = \"0.0.0\"");
    let steps = steps();
    assert!(steps.len() >= 2, "{steps:?}");
    for step in &steps {
        let words = shlex::split(step).unwrap();
        assert_eq!(words[0], "cargo", "{step}");
        let run = cargo(&copy).args(&words[1..]).assert();
        let said = text(&run.get_output().stderr);
        assert!(run.get_output().status.success(), "{step}: {said}");
    }
    // The new chapter, as the README's example names it.
    let page = copy.read("book/chapter99.html");
    for words in ["99. A price", "<figure", "1.5", "costs"] {
        assert!(page.contains(words), "no {words:?} on the new page");
    }
    assert!(copy.read("src/SUMMARY.md").contains("](chapter99.md)"));

    // The same number again is refused, and so is a strange title.
    for strange in [["99", "B"], ["98", "a \"b\""], ["0", "B"], ["98", ""]] {
        let mut again = cargo(&copy);
        again.args(["run", "-q", "--bin", "new_chapter", "--"]).args(strange);
        again.assert().code(2);
    }
    assert!(!copy.path("listings/chapter98").exists());

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
