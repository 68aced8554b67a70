//! Figures are read back: what a figure's scene shows is held against
//! mathematics written here, by hand. A figure that is drawn wrong fails,
//! however often it is drawn. That the SVG shows what the scene says is proven
//! once, by `figure`'s own tests.
//!
//! `drawn.rs` has the figures, `layer.rs` compares, `plane.rs` knows where
//! things are, `words.rs` what numbers look like, and each chapter has a file
//! with what its figures must show; `view.rs` has what the figures of one
//! weight have in common, `pair.rs` what holds for two. A reader is a test that
//! is called as its figure is. It takes out what it has read; what is left over
//! fails too.

mod chapter1;
mod chapter10;
mod chapter11;
mod chapter12;
mod chapter2;
mod chapter3;
mod chapter4;
mod chapter5;
mod chapter6;
mod chapter7;
mod chapter8;
mod chapter9;
mod drawn;
mod instrument;
mod layer;
mod misconceptions;
mod pair;
mod plane;
mod prelude;
mod view;
mod words;

use std::collections::BTreeSet;
use std::process::Command;

/// The tests that read what the chapters draw.
#[derive(Default)]
struct Readers(BTreeSet<String>);

impl chapters::Visitor for Readers {
    fn visit<C: command::Chapter>(&mut self) {
        let names = drawn::names::<C>("").into_iter().chain(["emblem"]);
        let test = |name: &str| format!("{}::{name}", C::NAME);
        self.0.extend(names.map(|name| test(&name.replace('-', "_"))));
    }
}

#[test]
fn every_figure_and_every_emblem_has_its_reader() {
    let mut figures = Readers::default();
    chapters::visit(&mut figures);
    // This program lists its own tests.
    let own = std::env::current_exe().unwrap();
    let list = Command::new(own).arg("--list").output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let tests = list.lines().filter_map(|line| line.strip_suffix(": test"));
    let readers: BTreeSet<String> =
        tests.filter(|test| test.contains("::")).map(str::to_owned).collect();
    assert_eq!(
        figures.0, readers,
        "each figure has a reader in tests/promises/tests/read_back"
    );
}
