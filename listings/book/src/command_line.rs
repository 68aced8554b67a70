use clap::Parser;
use std::path::PathBuf;

/// The command line of the program `book`.
#[derive(Parser, Debug)]
#[command(
    name = "book",
    about = "Draws every figure and makes the book in book/",
    override_usage = "cargo run --bin book -- [OPTIONS]",
    after_help = "Example:\n  cargo run --bin book -- --open"
)]
pub struct BookCommand {
    /// Show the book in your browser when it is made
    #[arg(long)]
    pub open: bool,
    /// Also print the book to PDFs, with its answers at the end and without
    /// them; needs Chromium or Chrome
    #[arg(long)]
    pub pdf: bool,
    /// Make the book for the web, for this address of a folder: its pages name
    /// it, and load nothing but their own
    #[arg(long, value_name = "ADDRESS")]
    pub publish: Option<press::Address>,
    /// The folder that holds book.toml [default: this clone]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// The command line of the program `new_chapter`.
#[derive(Parser, Debug)]
#[command(
    name = "new_chapter",
    about = "Adds a chapter to the book: a page, a crate, and their places",
    override_usage = "cargo run --bin new_chapter -- NUMBER TITLE",
    after_help = "Example:\n  cargo run --bin new_chapter -- 7 'Is it really the corner?'"
)]
pub struct NewChapterCommand {
    /// The chapter's number, from 1 to 99
    #[arg(value_parser = |text: &str| command::parse::count(text, 99))]
    pub number: usize,
    /// The chapter's title
    pub title: String,
    /// The folder that holds book.toml [default: this clone]
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}
