//! The command line of `choose`.

use crate::{Costs, Settings};
use clap::{Args, Parser, Subcommand};
use std::path::{Path, PathBuf};
use table::{Dates, Decimal, Delimiter, Missing};

/// The command line of the program `choose`.
#[derive(Parser, Debug)]
#[command(
    name = "choose",
    about = "Which model predicts a column of your table, and how far to \
             trust it",
    version,
    override_usage = "choose FILE --target COLUMN [OPTIONS]\n       \
                      choose predict MODEL FILE",
    after_help = "Examples:\n  choose houses.csv --target price\n  \
                  choose predict houses-report/model.json new.csv",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub struct ChooseCommand {
    /// Which models to compare, on what
    #[command(flatten)]
    pub options: Option<Options>,
    /// What else is to be done
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// What can be done besides a comparison.
#[derive(Subcommand, Debug)]
pub enum Task {
    /// Print predictions for new rows, as CSV
    Predict {
        /// The model.json of a report
        model: PathBuf,
        /// New rows: a CSV file with the same columns; - reads standard input
        file: String,
    },
}

/// What a comparison is about, and how the file is read.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Your table: a CSV file; - reads standard input
    pub file: String,
    /// The column to predict
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub target: String,
    /// The folder of the report [default: the file's name and -report]
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Columns to leave out
    #[arg(long, value_name = "NAME[,NAME]", allow_hyphen_values = true)]
    pub drop: Vec<String>,
    /// Columns whose values are categories
    #[arg(long, value_name = "NAME[,NAME]", allow_hyphen_values = true)]
    pub categories: Vec<String>,
    /// Columns that hold numbers
    #[arg(long, value_name = "NAME[,NAME]", allow_hyphen_values = true)]
    pub number: Vec<String>,
    /// Gaps: drop their rows, or fill them with the mean
    #[arg(long, value_name = "drop|mean")]
    pub missing: Option<Missing>,
    /// Which value of the target is the yes
    #[arg(long, value_name = "WORD", allow_hyphen_values = true)]
    pub yes: Option<String>,
    /// What a missed yes costs, and a false alarm [default: 1,1]
    #[arg(long, value_name = "MISSED,FALSE_ALARM", allow_hyphen_values = true)]
    #[arg(value_parser = costs)]
    pub costs: Option<Costs>,
    /// Rows with one value of this column stay together
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub group: Option<String>,
    /// When rows were measured: the past predicts what follows
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub time: Option<String>,
    /// How much each row counts
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub weights: Option<String>,
    /// What stands before decimals: . or ,
    #[arg(long, value_name = "SIGN")]
    pub decimal: Option<Decimal>,
    /// What separates cells: one sign, or tab
    #[arg(long, value_name = "SIGN")]
    pub delimiter: Option<Delimiter>,
    /// How 3/4/2026 is read: day-first or month-first
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<Dates>,
    /// How many folds are left out in turn
    #[arg(long, value_name = "N", default_value = "10")]
    #[arg(value_parser = folds)]
    pub folds: usize,
    /// Print a script for Spark on many machines, and stop
    #[arg(long)]
    pub spark: bool,
    /// Where random numbers start
    #[arg(long, value_name = "SEED", default_value = "1")]
    #[arg(value_parser = command::parse::seed)]
    pub seed: u64,
}

fn folds(text: &str) -> Result<usize, String> {
    let folds = command::parse::count(text, 1000).ok().filter(|n| *n > 2);
    folds.ok_or_else(|| "allowed: a whole number from 3 to 1000".into())
}

fn costs(text: &str) -> Result<Costs, String> {
    let cost = |text: &str| {
        let cost = text.trim().parse::<f64>().ok();
        cost.filter(|cost| (1e-9..=1e9).contains(cost))
    };
    let two = text.split_once(',');
    let two = two.and_then(|(a, b)| Some((cost(a)?, cost(b)?)));
    two.map(|(missed, false_alarm)| Costs { missed, false_alarm }).ok_or_else(
        || "allowed: two numbers from 1e-9 to 1e9, such as 10,1".into(),
    )
}

impl Options {
    /// How the table is read.
    pub fn reading(&self) -> table::Options {
        table::Options {
            target: self.target.clone(),
            delimiter: self.delimiter,
            decimal: self.decimal,
            dates: self.dates,
            missing: match self.missing {
                // The script counts the gaps itself.
                None if self.spark => Missing::Mean,
                missing => missing.unwrap_or_default(),
            },
            categories: self.categories.clone(),
            numbers: self.number.clone(),
            drop: self.drop.clone(),
            yes: self.yes.clone(),
            group: self.group.clone(),
            time: self.time.clone(),
            weights: self.weights.clone(),
        }
    }

    /// How the comparison is made.
    pub fn settings(&self) -> Settings {
        Settings { folds: self.folds, seed: self.seed }
    }

    /// What the file is called, without its folder.
    pub fn file_name(&self) -> String {
        match Path::new(&self.file).file_name() {
            Some(name) if self.file != "-" => name.display().to_string(),
            _ => "standard input".into(),
        }
    }

    /// Where the report goes.
    pub fn folder(&self) -> PathBuf {
        let stem = Path::new(&self.file).file_stem();
        let stem = stem.filter(|_| self.file != "-").unwrap_or_default();
        let named = match stem.display().to_string() {
            none if none.is_empty() => "choose-report".into(),
            stem => format!("{stem}-report"),
        };
        self.out.clone().unwrap_or_else(|| named.into())
    }
}

/// A command line that does the same again: the words as they were given, but
/// for the folder of the report, and for that of the file, which is nobody's
/// business.
pub fn command_again(words: &[String], options: &Options) -> String {
    let mut again = vec!["choose"];
    let name = options.file_name();
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        if word == "--out" {
            words.next();
        } else if word == options.file && word != "-" {
            again.push(&name);
        } else if !word.starts_with("--out=") {
            again.push(word);
        }
    }
    shlex::try_join(again).unwrap_or_default() // no word has a zero byte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Options {
        let all = ["choose"].iter().chain(words);
        ChooseCommand::try_parse_from(all).unwrap().options.unwrap()
    }

    #[test]
    fn a_command_is_said_again_without_folders() {
        for out in [&["--out=x"][..], &["--out", "y"], &[]] {
            let words = ["/home/a/my.csv", "--target", "net price"];
            let words = [out, &words].concat();
            let options = parsed(&words);
            let words: Vec<_> = words.into_iter().map(Into::into).collect();
            let again = command_again(&words, &options);
            assert_eq!(again, "choose my.csv --target 'net price'");
        }
    }

    #[test]
    fn help_fits_on_a_screen() {
        use clap::CommandFactory;
        let help = ChooseCommand::command().render_help().to_string();
        assert!(help.lines().count() <= 42, "{help}");
        assert!(help.lines().all(|line| line.len() <= 100), "{help}");
    }

    #[test]
    fn a_report_has_a_folder_of_its_own() {
        let folder = |file: &str| parsed(&[file, "--target", "y"]).folder();
        assert_eq!(folder("data/a.b.csv"), Path::new("a.b-report"));
        assert_eq!(folder("-"), Path::new("choose-report"));
    }
}
