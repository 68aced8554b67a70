//! The book's programs in the page say and draw what they do in a terminal.

use crate::run::open_with_programs;
use promises::{program, root, text};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::thread;

/// The commands that the pages tell their readers to run, as words.
fn commands_on_pages() -> BTreeSet<Vec<String>> {
    let mut commands = BTreeSet::new();
    for file in fs::read_dir(root().join("src")).unwrap() {
        let Ok(text) = fs::read_to_string(file.unwrap().path()) else {
            continue;
        };
        for part in text.split("cargo run --bin ").skip(1) {
            let line = part.split(['`', '\n']).next().unwrap();
            let words = shlex::split(line).unwrap();
            let runs = ["chapter", "instrument"];
            if runs.iter().any(|name| words[0].starts_with(name)) {
                commands
                    .insert(words.into_iter().filter(|w| w != "--").collect());
            }
        }
    }
    assert!(commands.len() > 30, "only {} commands", commands.len());
    commands
}

/// What no page tells them to run.
const ODD: [&str; 40] = [
    "chapter1 --help",
    "chapter5 --help",
    "chapter9 --help",
    "chapter12 -h",
    "chapter1 --lambda 0",
    "chapter1 --lambda 1000000",
    "chapter1 --degree 9 --noise 18446744073709551615",
    "chapter1 --degree x",
    "chapter2 --w1 0 --w2 0",
    "chapter2 --correlation 0.96",
    "chapter2 --budget 1e6 --w1 -1e6",
    "chapter3 --samples 0",
    "chapter3 --samples 1",
    "chapter3 --x 0:1000:1",
    "chapter3 --x 0:0:1",
    "chapter3 --x 1:0:1",
    "chapter4 --lambda -1",
    "chapter4 --lambda 1e-6",
    "chapter5 --lambda NaN",
    "chapter5 --lambda inf",
    "chapter5 --lambda 1e7",
    "chapter5 --lambda=0.1 --weight=-1e-6",
    "chapter5 --lamda 1",
    "chapter5 --lambda",
    "chapter5 surplus",
    "chapter5 --lambda 1 --lambda 2",
    "chapter5 --weight 1000000 --lambda 1000000 --x -1000:1000:100",
    "chapter6 --eta 1 --steps 3",
    "chapter6 --eta 0.000001 --steps 1000",
    "chapter6 --lambda 1 --eta 0.5",
    "chapter7 --q 3 --loss squared",
    "chapter7 --labels 0000000",
    "chapter7 --labels 010",
    "chapter8 --lambda 0 --correlation -0.95",
    "chapter8 --lambda 100",
    "chapter9 --csv missing.csv --target y",
    "chapter9 --target y",
    "chapter9 --folds 300",
    "chapter9 --elastic-net 0.5 --ridge",
    "chapter12 --push 2 --wrong 5",
];

/// What a reader's file may look like, and how it is asked about.
const FILES: [(&str, &str, &str); 4] = [
    ("plain.csv", "a,b,y\n", "chapter9 --csv plain.csv --target y --folds 4"),
    (
        "two words.csv",
        "a;b;y\n",
        "chapter9 --csv 'two words.csv' --target b --delimiter ';' --ridge",
    ),
    ("text.csv", "a,b,y\n", "chapter9 --csv text.csv --target c"),
    ("empty.csv", "", "chapter9 --csv empty.csv --target y"),
];

/// A file of forty rows after its head.
fn content(head: &str) -> String {
    let sign = if head.contains(';') { ';' } else { ',' };
    let row = |i: u32| {
        let (a, b) = (f64::from(i * 7 % 11), f64::from(i * 5 % 13));
        format!("{a}{sign}{b}{sign}{}\n", 2.0 * a - b + f64::from(i % 3))
    };
    let rows: String = (0..40).filter(|_| !head.is_empty()).map(row).collect();
    head.to_owned() + &rows
}

/// What a program does in the terminal: the same parts as in the page, which
/// has no folders, draws the figures, and names no file.
fn run(words: &[String], folder: &Path) -> Value {
    let mut program = program(&words[0]);
    let run = program.args(&words[1..]).current_dir(folder).output().unwrap();
    let printed = text(&run.stdout);
    let (table, files) =
        printed.split_once("\nfigures:\n").unwrap_or((&printed, ""));
    // The next run writes over them.
    let figures = files
        .lines()
        .map(|file| fs::read_to_string(root().join(file.trim())).expect(file));
    json!({
        "code": run.status.code(),
        "text": table,
        "errors": text(&run.stderr),
        "figures": figures.collect::<Vec<_>>(),
    })
}

#[test]
fn programs_in_the_page_are_the_programs() {
    let Some(tab) = open_with_programs(1280, "introduction.html") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut commands: Vec<Vec<String>> =
        commands_on_pages().into_iter().collect();
    commands.extend(ODD.map(|command| shlex::split(command).unwrap()));
    let mut files = vec![];
    for (name, head, command) in FILES {
        let content = content(head);
        fs::write(folder.path().join(name), &content).unwrap();
        files.push([name.to_owned(), content]);
        commands.push(shlex::split(command).unwrap());
    }
    // The terminal and the page compute side by side.
    let (in_page, native) = thread::scope(|scope| {
        let native = scope.spawn(|| {
            let run = |words: &Vec<String>| run(words, folder.path());
            commands.iter().map(run).collect::<Vec<_>>()
        });
        let script = format!(
            "loadTerminal().then(async ({{ run, give }}) => {{
                for (const [name, text] of {})
                    give(name, new TextEncoder().encode(text));
                return Promise.all({}.map(async (words) => {{
                    const {{ code, text, errors, figures }} = await run(words);
                    return {{ code, text, errors,
                        figures: figures.map(({{ svg }}) => svg) }};
                }}));
            }})",
            json!(files),
            json!(commands)
        );
        (tab.ask(&script), native.join().unwrap())
    });
    let (mut figures, mut failures) = (0, 0);
    for ((words, native), in_page) in
        commands.iter().zip(native).zip(in_page.as_array().unwrap())
    {
        assert_eq!(*in_page, native, "{}", words.join(" "));
        figures += native["figures"].as_array().unwrap().len();
        failures += usize::from(native["code"] != 0);
    }
    assert!(figures > 150 && failures > 15, "{figures}, {failures}");
}
