//! What the programs of all chapters share: one way to read numbers, one way
//! to run, one way to answer a page's questions, one way to fail.
//!
//! A chapter implements [`Chapter`]; its `main` is [`main`]. With its default
//! parameters it writes the book's figures; with others it writes elsewhere,
//! so that playing never damages the book.

mod ask;
mod page;
pub mod parse;
mod run;
mod table;

pub use ask::{
    Answer, Asked, CARDINALS, Value, value, value_names, value_of, value_with,
};
pub use page::{main_in_page, send};
pub use table::table;

use base::exit;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, FromArgMatches};
use figure::{Emblem, Figure};
use run::Run;
use std::path::PathBuf;
use std::process::ExitCode;

/// A chapter of the book, as its program and its page need it.
pub trait Chapter: 'static {
    /// The name of the crate, of the program and of the page: write
    /// `env!("CARGO_PKG_NAME")`.
    const NAME: &'static str;
    /// What the program does, in one line.
    const ABOUT: &'static str;
    /// Options that change something, for `--help`: `--lambda 0.5`.
    const EXAMPLE: &'static str;
    /// What the reader may change.
    type Parameters: Args + PartialEq + Send;
    /// What a run is about, made of the parameters.
    type Problem: Send + Sync;

    /// Turns the parameters into a problem.
    ///
    /// # Errors
    /// When the parameters do not go together.
    fn problem(parameters: &Self::Parameters) -> Result<Self::Problem, Unfit>;

    /// Whether the parameters go together, for a command that a page quotes:
    /// a chapter whose problem takes long to compute answers without it.
    ///
    /// # Errors
    /// When they do not.
    fn check(parameters: &Self::Parameters) -> Result<(), Unfit> {
        Self::problem(parameters).map(|_| ())
    }

    /// The table that the program prints, well set, as text.
    fn table(problem: &Self::Problem) -> String;

    /// The figures, in the page's order.
    fn figures(problem: &Self::Problem) -> Vec<Figure>;

    /// A small drawing that stands for the chapter.
    fn emblem(problem: &Self::Problem) -> Emblem;

    /// The numbers that the page can ask for.
    fn values() -> Vec<Value<Self::Problem>>;
}

/// Parameters that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The options concerned, without dashes.
    pub options: &'static [&'static str],
    /// What is wrong, and what is allowed.
    pub why: String,
}

impl Unfit {
    /// The message, with the options as they were given; those that nobody
    /// gave are not mentioned.
    fn message(&self, given: &ArgMatches) -> String {
        let is_given = |option: &&&str| {
            given.value_source(option) == Some(ValueSource::CommandLine)
        };
        let as_given = |option: &&str| {
            let raw = given.get_raw(option).and_then(|mut raw| raw.next());
            format!("--{option} {}", raw.unwrap_or_default().display())
        };
        let options = self.options.iter().filter(is_given).map(as_given);
        match options.collect::<Vec<_>>().join(" ") {
            none if none.is_empty() => self.why.clone(),
            options => format!("{options}: {}", self.why),
        }
    }
}

/// What every chapter's command line has besides its parameters.
#[derive(Args)]
struct Common {
    /// Where to write the figures [default: the book's folder, or
    /// target/figures when a parameter is changed]
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Show the first figure in your viewer
    #[arg(long)]
    open: bool,
}

/// The chapter's command line, for running, for help and for checking the
/// commands on pages.
fn command_line<C: Chapter>() -> clap::Command {
    let line = C::Parameters::augment_args(clap::Command::new(C::NAME));
    complete(line, C::ABOUT, C::EXAMPLE)
}

fn complete(
    line: clap::Command,
    about: &'static str,
    example: &str,
) -> clap::Command {
    let command = format!("cargo run --bin {} --", line.get_name());
    let line = Common::augment_args(line)
        .about(about)
        .override_usage(format!("{command} [OPTIONS]"))
        .after_help(format!("Example:\n  {command} {example}"));
    accept_signs(line)
}

/// Lets every parameter start with a minus sign.
fn accept_signs(line: clap::Command) -> clap::Command {
    line.mut_args(|arg| {
        let is_parameter = arg.get_action().takes_values();
        let is_parameter = is_parameter && arg.get_id() != "out";
        arg.allow_hyphen_values(is_parameter)
    })
}

/// The chapter's parameters alone, as clap has them.
pub fn parameters_of<C: Chapter>() -> clap::Command {
    let line = C::Parameters::augment_args(clap::Command::new(C::NAME));
    leave_parameters(line)
}

fn leave_parameters(line: clap::Command) -> clap::Command {
    line.no_binary_name(true).disable_help_flag(true)
}

/// The parameters of the run that makes the book.
///
/// # Panics
/// If the chapter has a parameter that must be given.
pub fn defaults<C: Chapter>() -> C::Parameters {
    parameters_of::<C>()
        .try_get_matches_from([""; 0])
        .and_then(|matches| C::Parameters::from_arg_matches(&matches))
        .unwrap_or_else(|error| panic!("a parameter has no default: {error}"))
}

/// The chapter's `main`: exit code 0, or 2 when an input is wrong or a file
/// cannot be written.
pub fn main<C: Chapter>() -> ExitCode {
    exit(|| Run::of::<C>(&command_line::<C>().get_matches())?.finish())
}

/// The parameters of a command line, and the problem that they describe.
fn problem_of<C: Chapter>(
    matches: &ArgMatches,
) -> Result<(C::Parameters, C::Problem), String> {
    let parameters = C::Parameters::from_arg_matches(matches);
    let parameters = parameters.map_err(|error| error.to_string())?;
    match C::problem(&parameters) {
        Ok(problem) => Ok((parameters, problem)),
        Err(unfit) => Err(unfit.message(matches)),
    }
}

/// Whether the chapter's program would take these words. A word in capitals,
/// such as FILE, stands for what the reader puts there.
///
/// # Errors
/// Says why not.
pub fn check<C: Chapter>(words: &[&str]) -> Result<(), String> {
    let is_blank = |word: &&str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase())
    };
    let has_blanks = words.iter().any(is_blank);
    let words = std::iter::once(C::NAME).chain(words.iter().copied());
    match command_line::<C>().try_get_matches_from(words) {
        Ok(_) if has_blanks => Ok(()),
        Ok(matches) => {
            let parameters = C::Parameters::from_arg_matches(&matches)
                .map_err(|error| error.to_string())?;
            C::check(&parameters).map_err(|unfit| unfit.message(&matches))
        }
        Err(error) if error.use_stderr() => {
            Err(error.to_string().lines().next().unwrap_or_default().into())
        }
        Err(_) => Ok(()), // it asks for help
    }
}
