use crate::choose;
use clap::{Args, Parser};
use exercises::Exercise;
use std::path::PathBuf;

/// Where pages are, with a slash at the end; or nothing. The address stands in
/// scripts, so no sign is allowed that means something there.
///
/// # Errors
/// When it is no such address.
///
/// ```
/// # use grader::address;
/// assert_eq!(address("https://a.org/b").unwrap(), "https://a.org/b/");
/// assert!(address("https://a.org/$(id)").is_err());
/// ```
pub fn address(text: &str) -> Result<String, String> {
    let is_plain = |sign: char| {
        sign.is_ascii_alphanumeric() || "-._~:/%+@,=".contains(sign)
    };
    let is_web = text.starts_with("http://") || text.starts_with("https://");
    match text {
        "" => Ok(String::new()),
        text if is_web && text.chars().all(is_plain) => {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err("write an address such as https://example.org/book/".into()),
    }
}

/// The command line of the program `exercises`.
#[derive(Parser, Debug)]
#[command(
    name = "exercises",
    about = "Runs the checks of the exercises that you have written, and gives \
             you the files to write",
    override_usage = "cargo run --bin exercises -- [OPTIONS] [NUMBER]...",
    after_help = "Example:\n  cargo run --bin exercises -- 5.2"
)]
pub struct ExercisesCommand {
    /// The exercises, such as 5.2 [default: all that ask for Rust]
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<String>,
    /// Where your files are [default: my-exercises, in this clone]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

/// The command line of the program `grade`.
#[derive(Parser, Debug)]
#[command(
    name = "grade",
    about = "Grades submissions: a table for the teacher, a report for each \
             student",
    override_usage = "cargo run --bin grade -- [OPTIONS] FOLDER",
    after_help = "Example:\n  cargo run --bin grade -- submissions \
                  --only 5.1,5.2,6.2,5.3"
)]
pub struct GradeCommand {
    /// What a platform exports, a folder with a folder of files for each
    /// student, or one with files such as NAME_5_2.rs
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Which exercises
    #[command(flatten)]
    pub chosen: Chosen,
    /// A file with the secret from which each student's numbers follow
    /// [default: the numbers of the pages, for everybody]
    #[arg(long, value_name = "FILE")]
    pub secret: Option<PathBuf>,
    /// A table (CSV) that names the class: who is in it gets a row
    #[arg(long, value_name = "FILE")]
    pub class: Option<PathBuf>,
    /// Where to write grades.csv, the reports, what platforms import, and
    /// mistakes.html
    #[arg(long, value_name = "FOLDER", default_value = "grades")]
    pub out: PathBuf,
    /// Replace grades.csv and reports that are there and say something else
    #[arg(long)]
    pub replace: bool,
    /// Where the pages are, for the links in the reports
    #[arg(long, value_name = "ADDRESS", default_value = "", value_parser = address)]
    pub book: String,
    /// FOLDER is Gradescope's: grade the one submission in it, and write
    /// results/results.json
    #[arg(long)]
    pub gradescope: bool,
    /// FOLDER is a checkout on Classroom 50: grade it, and write result.json
    #[arg(long, conflicts_with = "gradescope")]
    pub classroom50: bool,
}

/// Which exercises, and what they are worth.
#[derive(Args, Debug)]
pub struct Chosen {
    /// The exercises, such as 5.1,5.2 [default: all]
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    pub only: Vec<String>,
    /// What some are worth, such as 5.2=10,5.3=2 [default: a point for each
    /// part or check]
    #[arg(long, value_name = "NUMBER=POINTS", value_delimiter = ',')]
    pub points: Vec<String>,
}

impl Chosen {
    /// The exercises, in the order of the book.
    ///
    /// # Errors
    /// When there is no such exercise, or what it is worth is no whole number.
    pub fn exercises(&self) -> Result<Vec<Exercise>, String> {
        let mut exercises = choose(&self.only)?;
        for given in &self.points {
            let (number, points) = given.split_once('=').unwrap_or((given, ""));
            let number = number.trim();
            let points = points.trim().parse().ok().filter(|it| *it > 0);
            let points = points.ok_or_else(|| {
                format!("--points {given}: write 5.2=10, in whole points")
            })?;
            let mut chosen = exercises.iter_mut();
            let exercise = chosen.find(|exercise| exercise.number == number);
            exercise
                .ok_or_else(|| {
                    format!(
                        "--points {given}: {number} is not among the exercises"
                    )
                })?
                .worth = Some(points);
        }
        Ok(exercises)
    }

    /// The same as words of a command line.
    pub fn arguments(&self) -> String {
        let words = |name: &str, values: &[String]| {
            let values = values.iter().map(|value| value.trim());
            let values: Vec<&str> =
                values.filter(|value| !value.is_empty()).collect();
            match &values[..] {
                [] => String::new(),
                values => format!(" --{name} {}", values.join(",")),
            }
        };
        words("only", &self.only) + &words("points", &self.points)
    }
}
