//! The programs do what the pages say: they print what the pages show, work
//! from any folder, and leave the book alone when the reader plays.

use crate::PRESS;
use promises::{cargo, program, root, text};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// All files below a folder, with their time and content.
fn files(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, Vec<u8>)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            found.insert(path.clone(), (time, fs::read(path).unwrap()));
        }
    }
    found
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
const PREDICTED: [(&str, &str); 38] = [
    ("chapter1 -- --lambda 0.01", "x, x⁶, x⁷"),
    ("chapter1 -- --degree 3", "none               2.056         0.0278"),
    ("chapter1 -- --noise 2", "0.1557  x, x⁶\n"),
    ("chapter2 -- --correlation 0 --budget 0.3", "diamond     0.3       0"),
    ("chapter2 -- --w2 -0.2", "diamond    0.25        0"),
    ("chapter2 -- --w1 0.3 --w2 0.3", "diamond   0.125   0.125"),
    ("chapter3 -- --weight 0.3", "0.3·x"),
    ("chapter3 -- --x 0:10:1", "mean(x²) = 35"),
    ("chapter3 -- --samples 5000 --seed 4", "6.34 × 10⁻⁵"),
    ("chapter4 -- --lambda 0.5", "-0.5 | 0.5"),
    ("chapter4 -- --lambda 1000", "-1000 | 1000        0"),
    ("chapter5 -- --lambda 1", "L1                 0        0.25  yes"),
    ("chapter5 -- --weight -0.5", "L2              -0.2        0.15  no"),
    ("chapter5 -- --x 0:10:1", "0 from λ = 35 on"),
    ("chapter6 -- --eta 0.05", "threshold walk 9,"),
    ("chapter6 -- --lambda 0.5", "L1 at 0.25"),
    ("chapter6 -- --weight -0.5", "3         -0.098                  0"),
    ("chapter6 -- --lambda 1 --steps 200", "threshold walk 0,"),
    ("chapter7 -- --q 1.001", "2.98 × 10⁻¹⁷⁷  no"),
    ("chapter7 -- --q 0.5 --lambda 0.38", "|w|^0.5        0.3361  no"),
    ("chapter7 -- --loss absolute --lambda 0.8", "L1 is 0 from λ = 0.8571"),
    ("chapter8 -- --lambda 0.2", "0.0369    0.1141      0.2\n"),
    ("chapter8 -- --noise 4", "L1 keeps 4, L2 keeps 10"),
    ("chapter8 -- --correlation 0.95", "0.239  0.000301\n"),
    (
        "chapter9 -- --drop bmi",
        "smallest error      0.071  3401.5   265.3     9",
    ),
    (
        "chapter9 -- --folds 5",
        "one standard error    8.46  3190.5   234.3     4",
    ),
    (
        "chapter9 -- --expand",
        "smallest error        2.58  2966.4   216.9    15",
    ),
    ("chapter10 -- --push -0.05", "lasso              0.29       0\n"),
    ("chapter10 -- --wrong 0.45", "0.8, 0.8, 0; the wrong one never comes in"),
    ("chapter10 -- --lambda 0.2", "lasso 0.0781, refit 0.069\n"),
    ("chapter11 -- --features 5", "features hold 0: 78.5 per cent"),
    ("chapter11 -- --patients 100", "folds of rows         54.25 ± "),
    ("chapter11 -- --alpha 8", "s3                     96.0    86.0"),
    ("instrument -- --lambda 1", "L1                 0        0.25  yes"),
    ("instrument -- --noise 0.6", "none          0.2565"),
    ("instrument -- --weight 0 --noise 0.9", "0 from λ = 0.7306 on"),
    // The same, typed elsewhere on the pages.
    ("chapter5 -- --lambda 0.5", "L1              0.25"),
    ("chapter2 -- --correlation 0 --budget 0.35", "diamond  0.325  0.025"),
];

#[test]
fn what_is_predicted_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    for (command, expected) in PREDICTED {
        let (name, options) = command.split_once(" -- ").unwrap();
        let mut run = program(name);
        run.args(options.split(' ')).arg("--out").arg(folder.path());
        let printed = text(&run.assert().success().get_output().stdout);
        let printed = printed.replace('\u{2212}', "-");
        let [all, one] = [&*printed, expected].map(|text| {
            let cells = text.split(' ').filter(|cell| !cell.is_empty());
            cells.collect::<Vec<_>>().join(" ")
        });
        assert!(all.contains(&one), "{command}:\n{printed}");
    }
    for chapter in PRESS.programs() {
        let page = root().join("src").join(chapter.name).with_extension("md");
        let page = fs::read_to_string(page).unwrap();
        let tasks = page.split("Predict first").nth(1).expect("tasks");
        let (tasks, answers) = tasks.split_once("<details>").expect("answers");
        let answers = answers.split("</details>").next().unwrap();
        let commands = tasks.matches("`cargo run --bin ").count();
        assert_eq!(answers.matches("\n> - ").count(), commands, "{page}");
        for task in tasks.split("`cargo run --bin ").skip(1) {
            let command = task.split('`').next().unwrap();
            let is_run = PREDICTED.iter().any(|(run, _)| *run == command);
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
        ("chapter10", ["--push", "-0.05"]),
        ("instrument", ["--noise", "0.5"]),
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
    for odd in [
        "chapter1 --degree 1",
        "chapter1 --lambda 0",
        "chapter1 --lambda 1000000 --noise 18446744073709551615",
        "chapter2 --w1 0 --w2 0.3",
        "chapter2 --correlation -0.95 --budget 1000",
        "chapter2 --w1 -1000000 --budget 0.000001",
        "chapter3 --weight 0 --samples 1",
        "chapter3 --weight -1e6 --x 5:5:1",
        "chapter4 --lambda 0",
        "chapter4 --lambda 1e6",
        "chapter5 --weight 0",
        "chapter5 --weight -0.5",
        "chapter5 --lambda 0",
        "chapter5 --lambda 1000000",
        "chapter5 --lambda 0.5",
        "chapter5 --weight 1000000 --x -1000000:1000000:1000000",
        "chapter5 --weight 0.000001 --x 0.000001:0.000001:1",
        "chapter5 --weight 1e6 --lambda 1e-6",
        "chapter6 --start -5",
        "chapter6 --lambda 0 --eta 0.99",
        "chapter6 --start 1e6 --steps 10000",
        "chapter6 --lambda 1e4 --eta 1e-5 --steps 1",
        "chapter7 --weight 0",
        "chapter7 --weight -0.5 --q 0.5 --lambda 0.38",
        "chapter7 --lambda 0 --q 0.5 --labels 0000111",
        "chapter7 --lambda 1000000 --q 1.000001",
        "chapter7 --lambda 1e-6 --q 100 --noise 1e-6",
        "chapter7 --weight 1e6 --x -1e6:1e6:1e6 --noise 1e-6 --q 0.01",
        "chapter7 --weight 1e-6 --x 1e-6:1e-6:1 --noise 1e6",
        "chapter7 --weight 1e-6 --lambda 1e6 --q 3 --loss absolute",
        "chapter7 --x 5:5:1 --kinks 0:0:1 --loss absolute --weight 0",
        "chapter7 --kinks -1e6:1e6:1e5 --loss squared --weight 0",
        "chapter7 --kinks 3:4:0.002 --labels 1111111",
        "chapter8 --lambda 0",
        "chapter8 --lambda 1000000 --noise 18446744073709551615",
        "chapter8 --lambda 1e-6 --w1 0 --w2 0.3",
        "chapter8 --w1 -1e6 --w2 1e6 --correlation 0.95",
        "chapter8 --w1 1e-6 --w2 0 --correlation -0.95",
        "chapter9 --drop age,sex,bmi,bp,s1,s2,s3,s4,s5 --alphas 2 --folds 2",
        "chapter9 --elastic-net 0.001 --alphas 9 --folds 221",
        "chapter10 --lambda 0 --push 0 --ratio 0 --wrong 0.5",
        "chapter10 --lambda 1000000 --push 1 --correlation 0.99 --wrong 0.7",
        "chapter10 --lambda 1e-6 --push -1 --correlation 0.99 --ratio 1",
        "chapter10 --correlation 0 --push 1e-6 --ratio 1e-6 --wrong 0",
        "chapter10 --effect 10",
        "chapter10 --effect 1000",
        "instrument --lambda 0 --weight -1 --noise 1",
        "instrument --lambda 3 --weight 0",
        "instrument --lambda 1e-6 --weight -0 --noise 1e-6",
    ] {
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
        let may = examples > 0 || name == "instrument";
        assert!(may, "{name} has no example");
    }
}
