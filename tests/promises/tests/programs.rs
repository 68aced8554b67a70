//! The programs do what the pages say: they print what the pages show, work
//! from any folder, and leave the book alone when the reader plays.

use crate::PRESS;
use promises::{cargo, files_below, program, root, text};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// All files below a folder, with their time and content.
fn files(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    let state = |path: PathBuf| {
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let content = fs::read(&path).unwrap();
        (path, (time, content))
    };
    files_below(folder).into_iter().map(state).collect()
}

#[test]
fn a_chapter_prints_its_output_and_changes_nothing() {
    let figures = root().join("src/figures");
    let before = files(&figures);
    for chapter in PRESS.programs() {
        let mut run = match chapter.name {
            // As a reader starts it; the others are linked already.
            "chapter5" => {
                let mut run = cargo();
                run.args(["run", "--quiet", "--bin", chapter.name]);
                run
            }
            name => program(name),
        };
        let run = run.current_dir(&figures).assert().success();
        let printed = text(&run.get_output().stdout);
        let file =
            root().join("listings").join(chapter.name).join("output.txt");
        let shown = fs::read_to_string(file).unwrap();
        let shown = shown.split_once('\n').expect("a command, then output").1;
        assert_eq!(printed, shown, "run `cargo run --bin book`");
    }
    assert!(before == files(&figures), "a file was written anew");
}

/// What a reader sees who runs what a page tells to predict. A page's answers
/// say the same in words.
fn predicted() -> Vec<(&'static str, String)> {
    let rows = include_str!("programs/predicted.txt").lines();
    let rows = rows.filter(|row| !row.starts_with('#'));
    let parts = rows.map(|row| row.split_once(" => ").expect(row));
    parts.map(|(run, says)| (run, says.replace("\\n", "\n"))).collect()
}

#[test]
fn what_is_predicted_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    for (command, expected) in predicted() {
        let (name, options) = command.split_once(" -- ").unwrap();
        let mut run = program(name);
        run.args(options.split(' ')).arg("--out").arg(folder.path());
        let printed = text(&run.assert().success().get_output().stdout);
        let printed = printed.replace('\u{2212}', "-");
        let [all, one] = [&*printed, &*expected].map(|text| {
            let cells = text.split(' ').filter(|cell| !cell.is_empty());
            cells.collect::<Vec<_>>().join(" ")
        });
        assert!(all.contains(&one), "{command}:\n{printed}");
    }
    // Nothing is to be predicted on the page of what people get wrong.
    let pages = PRESS.programs().iter();
    for chapter in pages.filter(|page| page.name != "misconceptions") {
        let page = root().join("src").join(chapter.name).with_extension("md");
        let page = fs::read_to_string(page).unwrap();
        let tasks = page.split("Predict first").nth(1).expect("tasks");
        let (tasks, answers) = tasks.split_once("<details>").expect("answers");
        let answers = answers.split("</details>").next().unwrap();
        let commands = tasks.matches("`cargo run --bin ").count();
        assert_eq!(answers.matches("\n> - ").count(), commands, "{page}");
        for task in tasks.split("`cargo run --bin ").skip(1) {
            let command = task.split('`').next().unwrap();
            let is_run = predicted().iter().any(|(run, _)| *run == command);
            assert!(is_run, "nobody runs `{command}`");
        }
    }
}

#[test]
fn playing_does_not_touch_the_book() {
    let figures = root().join("src/figures");
    let before = files(&figures);
    let folder = tempfile::tempdir().unwrap();
    for (name, options) in [
        ("chapter3", ["--samples", "7"]),
        ("chapter4", ["--lambda", "0.5"]),
        ("chapter5", ["--lambda", "0.5"]),
        ("chapter1", ["--noise", "2"]),
        ("chapter2", ["--w2", "-0.2"]),
        ("chapter6", ["--eta", "0.05"]),
        ("chapter7", ["--q", "0.5"]),
        ("chapter8", ["--noise", "4"]),
        ("chapter9", ["--folds", "5"]),
        ("chapter12", ["--push", "-0.05"]),
        ("instrument", ["--noise", "0.5"]),
        ("misconceptions", ["--steps", "300"]),
    ] {
        let out = folder.path().join(name);
        let mut play = program(name);
        let run = play.args(options).arg("--out").arg(&out).assert().success();
        let printed = text(&run.get_output().stdout);
        let paths = printed.split("\nfigures:\n").nth(1).unwrap().lines();
        assert_eq!(paths.clone().count(), fs::read_dir(&out).unwrap().count());
        for path in paths {
            assert!(Path::new(path.trim()).is_file(), "{path}");
        }
    }
    assert!(before == files(&figures), "a figure of the book was changed");
}

#[test]
fn parameters_change_the_result() {
    let printed = played("chapter5", &["--lambda", "0.5"]);
    let row = |start| -> Vec<&str> {
        let row = printed.lines().find(|line| line.starts_with(start));
        row.expect("a row").split_whitespace().collect()
    };
    assert_eq!(row("L1"), ["L1", "0.25", "0.1875", "no"]);
    assert_eq!(row("L2"), ["L2", "0.3333", "0.0833", "no"]);

    let printed = played("chapter5", &["--x", "0:10:1", "--lambda", "35"]);
    assert!(printed.contains("from λ = 35 on"), "{printed}");
    assert!(printed.contains("yes"), "{printed}");

    let other = played("chapter3", &["--seed", "4"]);
    assert_ne!(other, played("chapter3", &["--seed", "5"]));
}

/// What a chapter prints; its figures go to a folder that is thrown away.
fn played(chapter: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut play = program(chapter);
    let run = play.args(options).arg("--out").arg(folder.path()).assert();
    let printed = text(&run.success().get_output().stdout);
    let (table, _) = printed.split_once("\nfigures:\n").expect("a table");
    table.to_owned()
}

/// At the threshold that the program prints, typed as a decimal, the weight
/// is exactly zero: rounding in the data must not decide.
#[test]
fn at_the_threshold_the_weight_is_zero() {
    let mut cases: Vec<[String; 4]> = (1..=9)
        .map(|k| f64::from(k) / 10.0)
        .map(|w| {
            [
                "--weight".into(),
                w.to_string(),
                "--lambda".into(),
                (2.0 * w).to_string(),
            ]
        })
        .collect();
    cases.push(["--x", "0:1:0.1", "--lambda", "0.35"].map(String::from));
    for case in cases {
        let printed = played("chapter5", &case.each_ref().map(|w| &**w));
        let row = printed.lines().find(|line| line.starts_with("L1")).unwrap();
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!((cells[1], cells[3]), ("0", "yes"), "{case:?}: {printed}");
    }
}

#[test]
fn odd_parameters_still_draw() {
    for odd in include_str!("programs/odd.txt").lines() {
        let mut words = odd.split(' ');
        let chapter = words.next().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut run = program(chapter);
        run.args(words).arg("--out").arg(folder.path()).assert().success();
        for (path, (_, svg)) in files(folder.path()) {
            let svg = text(&svg);
            let path = path.display();
            roxmltree::Document::parse(&svg).expect("a well-formed figure");
            assert!(
                !svg.contains("NaN") && !svg.contains("inf"),
                "{path}: {odd}"
            );
        }
    }
}

#[test]
fn help_is_about_the_chapter_and_has_an_example_that_works() {
    let mut abouts = BTreeSet::new();
    for chapter in PRESS.programs() {
        let help = program(chapter.name).arg("--help").assert().success();
        let help = text(&help.get_output().stdout);
        let (about, example) =
            help.split_once("Example:\n").expect("an example");
        let about = about.lines().next().map(str::to_owned);
        assert!(abouts.insert(about), "not about {}: {help}", chapter.name);
        let start = format!("cargo run --bin {} -- ", chapter.name);
        let options = example.trim().strip_prefix(&start).expect("a command");
        played(chapter.name, &options.split(' ').collect::<Vec<_>>());
    }
}

/// The self-contained programs need nothing but the compiler, and print what
/// their pages show. (The press compiles each of them when it has changed.)
#[test]
fn each_example_is_one_file_and_prints_its_output() {
    let made = PRESS.generated(root()).expect("each example alone");
    for chapter in PRESS.programs() {
        let folder = format!("listings/{}/examples", chapter.name);
        let folder = root().join(folder);
        let mut examples = 0;
        for (file, text) in made.iter().filter(|f| f.0.starts_with(&folder)) {
            let shown = fs::read_to_string(file).unwrap_or_default();
            let place = file.display();
            assert!(shown == *text, "{place} is stale: `cargo run --bin book`");
            examples += 1;
        }
        let name = chapter.name;
        let may = examples > 0 || !name.starts_with("chapter");
        assert!(may, "{name} has no example");
    }
}
