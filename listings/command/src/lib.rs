//! What the command lines of all chapters share: one way to read numbers,
//! one way to run, one way to fail.
//!
//! A chapter implements [`Chapter`]; its `main` is [`main`]. With its default
//! parameters it writes the book's figures; with others it writes elsewhere,
//! so that playing never damages the book.

mod number;

pub use number::{Range, correlation, count, lambda, rate, seed, size, weight};

use clap::{Args, CommandFactory, FromArgMatches, Parser};
use figure::Figure;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A chapter of the book, as its command line and its page need it.
pub trait Chapter {
    /// The name of the crate, of the binary and of the page.
    const NAME: &'static str;
    /// What the binary does, in one line.
    const ABOUT: &'static str;
    /// One command with changed parameters, for `--help`.
    const EXAMPLE: &'static str;
    /// What the reader may change.
    type Parameters: Args + Clone + PartialEq;

    /// Computes the chapter's table and draws its figures.
    ///
    /// # Errors
    /// When the parameters do not fit together; says which option is wrong
    /// and what is allowed.
    fn run(parameters: &Self::Parameters) -> Result<Run, String>;

    /// The numbers that stand in the page's sentences, by name.
    fn values() -> Vec<(&'static str, String)>;
}

/// What a run of a chapter shows.
pub struct Run {
    /// A table, well set, as text.
    pub table: String,
    /// The figures, in the page's order.
    pub figures: Vec<Figure>,
}

#[derive(Parser)]
struct CommandLine<P: Args> {
    #[command(flatten)]
    parameters: P,
    /// Where to write the figures [default: the book's folder, or
    /// target/figures when a parameter is changed]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Show the first figure in your viewer
    #[arg(long)]
    open: bool,
}

/// The folder of the clone: the one that holds `book.toml`.
pub fn book_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The chapter's command line, for help and for checking commands.
pub fn command_line<C: Chapter>() -> clap::Command {
    CommandLine::<C::Parameters>::command()
        .name(C::NAME)
        .about(C::ABOUT)
        .override_usage(format!("cargo run --bin {} -- [OPTIONS]", C::NAME))
        .after_help(format!("Example:\n  {}", C::EXAMPLE))
}

/// The parameters of the run that makes the book.
///
/// # Panics
/// If the chapter has a parameter without a default value.
pub fn defaults<C: Chapter>() -> C::Parameters {
    let matches = command_line::<C>().get_matches_from([C::NAME]);
    C::Parameters::from_arg_matches(&matches).expect("all have defaults")
}

/// What the chapter prints of its run with the defaults.
pub fn default_report<C: Chapter>(run: &Run) -> String {
    report(run, &book_figures::<C>())
}

/// The chapter's `main`: exit code 0, or 2 when an input is wrong or a file
/// cannot be written.
pub fn main<C: Chapter>() -> ExitCode {
    match run::<C>() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

fn run<C: Chapter>() -> Result<(), String> {
    let matches = command_line::<C>().get_matches();
    let line = CommandLine::<C::Parameters>::from_arg_matches(&matches)
        .map_err(|error| error.to_string())?;
    let run = C::run(&line.parameters)?;
    let (place, shown) = match line.out {
        Some(folder) => (folder.clone(), folder),
        None if line.parameters == defaults::<C>() => {
            in_book(book_figures::<C>())
        }
        None => in_book(Path::new("target/figures").join(C::NAME)),
    };
    let files = run.figures.iter().map(|f| (path_of(f, &place), f.svg()));
    figure::write_all(&files.collect::<Vec<_>>())
        .map_err(|error| format!("--out {}: {error}", shown.display()))?;
    // A reader who has seen enough may close the pipe.
    let _ = std::io::stdout().write_all(report(&run, &shown).as_bytes());
    if line.open
        && let Some(first) = run.figures.first()
    {
        let path = path_of(first, &place);
        open::that(&path)
            .map_err(|error| format!("--open {}: {error}", path.display()))?;
    }
    Ok(())
}

/// Where the figures of the page are, seen from the book's folder.
fn book_figures<C: Chapter>() -> PathBuf {
    Path::new("src/figures").join(C::NAME)
}

/// A folder of the book: where it is, and how it is shown.
fn in_book(folder: PathBuf) -> (PathBuf, PathBuf) {
    (book_root().join(&folder), folder)
}

fn path_of(figure: &Figure, folder: &Path) -> PathBuf {
    folder.join(figure.name).with_extension("svg")
}

fn report(run: &Run, folder: &Path) -> String {
    let mut report = run.table.clone();
    report.push_str("\nfigures:\n");
    for figure in &run.figures {
        let path = path_of(figure, folder);
        writeln!(report, "  {}", path.display()).expect("a string grows");
    }
    report
}
