//! The built book in a real browser, from files, as a reader has it.
//!
//! Needs Chromium, named by the variable CHROME (`cargo test` finds it and runs
//! these tests), and, for the accessibility check, axe-core (`npm install
//! --prefix target/axe axe-core`). Without them the tests say that they were
//! skipped; where CI is set, they fail.

mod answers;
mod axe;
mod card;
mod chrome;
mod full;
mod instrument;
mod page;
mod paper;
mod published;
mod run;
mod same;
mod server;
mod sheet;
mod sliders;
mod sweep;
mod themes;
mod ways;

use chrome::Tab;
use promises::made_book;
use std::fs;
use std::path::Path;
use url::Url;

const THEMES: [&str; 5] = ["light", "rust", "coal", "navy", "ayu"];

/// Every page that a reader opens.
fn pages() -> Vec<String> {
    pages_in(made_book())
}

/// The same, in the folder of any book.
fn pages_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|f| f.unwrap().file_name().into_string().unwrap());
    // index.html is the introduction once more.
    let mut pages: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "html"))
        .filter(|name| name != "toc.html" && name != "index.html")
        .collect();
    // Chapter 12 comes after chapter 9.
    pages.sort_by_key(|name| (name.len(), name.clone()));
    assert!(pages.len() > 8);
    pages
}

fn chapters() -> Vec<String> {
    let pages = pages().into_iter();
    pages.filter(|page| page.starts_with("chapter")).collect()
}

/// The address of a page, which may have a position of a slider at its end.
fn address(page: &str) -> String {
    let folder = Url::from_directory_path(made_book());
    format!("{}{page}", folder.expect("an absolute path"))
}

fn open(tab: &Tab, page: &str) {
    tab.go(&address(page));
}

/// A page in a tab of its own; none without a browser.
fn visit(width: u32, page: &str) -> Option<Tab> {
    let tab = Tab::new(width, "light")?;
    open(&tab, page);
    Some(tab)
}
