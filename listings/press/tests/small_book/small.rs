//! A small book with a chapter of a few lines, to be broken.

use clap::Args;
use command::{Chapter, Unfit, Value, parse, value, value_with};
use figure::{Axis, Emblem, Figure, Ink, Plane};
use press::{Press, Program, Task};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[derive(Args, Clone, PartialEq)]
pub struct Parameters {
    #[arg(long, default_value = "1.5", value_parser = parse::lambda)]
    lambda: f64,
}

/// A chapter: λ, and what comes of it.
pub struct Small;

impl Chapter for Small {
    const NAME: &'static str = "small";
    const ABOUT: &'static str = "A chapter for tests";
    const EXAMPLE: &'static str = "--lambda 0.5";
    type Parameters = Parameters;
    type Problem = f64;

    fn problem(p: &Parameters) -> Result<f64, Unfit> {
        match p.lambda {
            0.0 => Err(Unfit { options: &["lambda"], why: "is 0".into() }),
            lambda => Ok(lambda),
        }
    }

    fn table(lambda: &f64) -> String {
        format!("λ = {lambda}\n")
    }

    fn figures(lambda: &f64) -> Vec<Figure> {
        let plane =
            Plane::new(Axis::new("x", 0.0, 1.0), Axis::new("y", 0.0, 2.0));
        let draw = |sheet: &figure::Sheet| {
            sheet.axes(&plane).curve(Ink::L1, &[], |_| *lambda);
        };
        vec![Figure::new("line", "A level line").describe("Level.").still(draw)]
    }

    fn emblem(lambda: &f64) -> Emblem {
        Emblem::new((0.0, 1.0), (0.0, 2.0), |pen| {
            pen.curve(Ink::L1, &[], |_| *lambda);
        })
    }

    fn values() -> Vec<Value<f64>> {
        vec![
            value("third", |lambda| lambda / 3.0),
            value("point", |lambda| (*lambda, -lambda)),
            value("four", |_| 4.0),
            value("nothing", |_| None::<f64>),
            value_with("times", "at", |lambda, w| lambda * w),
        ]
    }
}

/// The press with that chapter, and two exercises of the first page.
pub fn press() -> Press {
    let task = |number: &str, minutes, points| Task {
        page: "page".into(),
        number: number.into(),
        title: format!("Title of {number}"),
        markdown: format!(
            "### Title of {number} {{#exercise-{}}}\n\nThe task of {number}.",
            number.replace('.', "-")
        ),
        minutes,
        points,
    };
    Press::new(vec![Program::of::<Small>()], vec![])
        .with_tasks(vec![task("1.1", 7, 3), task("1.2", 11, 5)])
        .with_inks(&[("l1", &["blue"]), ("l2", &["red"]), ("loss", &[])])
}

/// A book in a folder of its own.
pub struct Book(pub TempDir);

impl Book {
    /// A book with one page.
    pub fn new(page: &str) -> Self {
        let book = Book(tempfile::tempdir().unwrap());
        book.write("book.toml", BOOK_TOML);
        book.write("src/SUMMARY.md", "- [A](page.md)\n");
        book.write("src/page.md", page);
        book.write("listings/small/src/lib.rs", LISTING);
        base::write_all(&press().generated(book.root()).unwrap()).unwrap();
        book
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    pub fn write(&self, file: &str, text: &str) {
        fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
        fs::write(self.path(file), text).unwrap();
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect(file)
    }

    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// Makes the book as the program `book` does.
    pub fn make(&self) -> Result<String, String> {
        let press = press();
        let make = || {
            Press::check_settings(self.root())?;
            press.make(self.root())
        };
        make()
            .map(|made| fs::read_to_string(made.index).unwrap())
            .map_err(|error: anyhow::Error| format!("{error:#}"))
    }

    /// The message with which the press refuses this book.
    pub fn refusal(&self) -> String {
        let message = self.make().map(|_| ()).expect_err("it was made");
        assert!(!self.path("book").exists(), "a broken book was made");
        message
    }
}

const BOOK_TOML: &str = r#"[book]
title = "A small book"

[build]
create-missing = false

[preprocessor.listings]
command = "none"
before = ["links"]

[output.html]
no-section-label = true

[output.html.playground]
runnable = false
"#;

const LISTING: &str = "// ANCHOR: sum\nfn sum() {}\n// ANCHOR_END: sum\n";
