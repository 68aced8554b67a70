//! The names of a reader's columns stay names in a page.

use promises::{program, text};
use roxmltree::Document;
use scraper::{Html, Selector};
use std::fs;

const NAME: &str = "a<b>&\"c";

/// Chapter 9 reads files; as it runs in the page.
#[test]
fn a_readers_column_keeps_its_name() {
    let row = |i: i32| format!("{},{},{}\n", i % 7, i % 5, i % 7 * 3 + i % 2);
    let rows: String = (0..40).map(row).collect();
    let csv = format!("\"a<b>&\"\"c\",x\u{1},y<z>\n{rows}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, csv).unwrap();
    let mut run = program("live");
    run.args(["id", "chapter9", "--folds", "2", "--alphas", "5"]);
    run.args(["--target", "y<z>", "--csv"]).arg(file);
    let run = run.assert().success();
    let printed = text(&run.get_output().stdout);
    let parts: Vec<&str> = printed.split('\0').skip(1).collect();
    // What it prints, and two figures in two forms.
    assert_eq!(parts.len(), 2 * 5, "{printed}");
    let mut named = 0;
    for part in parts.chunks(2) {
        let (part, said) = (part[0], part[1]);
        match part.split_once('.') {
            None => {
                assert!(said.contains(NAME) && said.contains("predict y<z>"));
            }
            Some((_, "svg")) => {
                let svg = Document::parse(said).expect("a well-formed figure");
                let nodes = svg.descendants();
                named += nodes
                    .filter(|n| n.is_text() && n.text() == Some(NAME))
                    .count();
            }
            Some(_) => {
                let words = Selector::parse("text").unwrap();
                let page = Html::parse_fragment(said);
                let words = page.select(&words).map(|w| w.text().collect());
                named += words.filter(|words: &String| words == NAME).count();
            }
        }
    }
    // Beside both paths.
    assert_eq!(named, 2 * 2);
}
