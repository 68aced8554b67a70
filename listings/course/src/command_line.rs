use clap::{Parser, Subcommand};
use grader::{Chosen, address};
use std::path::PathBuf;

/// The command line of the program `course`.
#[derive(Parser, Debug)]
#[command(
    name = "course",
    about = "Makes what a teacher hands out, keeps, and gives to a platform",
    override_usage = "cargo run --bin course -- WHAT [OPTIONS]",
    after_help = "Example:\n  cargo run --bin course -- handout \
                  --only 5.1,5.2,6.2,5.3"
)]
pub struct CourseCommand {
    /// What is to be made
    #[command(subcommand)]
    pub what: What,
    /// Replace what is there and says something else
    #[arg(long, global = true)]
    pub replace: bool,
}

/// What can be made for a course.
#[derive(Subcommand, Debug)]
pub enum What {
    /// A zip for students: files to write in, their checks, a sheet on paper
    Handout {
        /// Which exercises
        #[command(flatten)]
        chosen: Chosen,
        /// Leave out what `sheets` gives each student with other numbers:
        /// answers.txt and the sheet on paper
        #[arg(long)]
        own_numbers: bool,
        /// Where the pages are, for the students
        #[arg(long, value_name = "ADDRESS", default_value = "", value_parser = address)]
        book: String,
        /// The zip
        #[arg(long, value_name = "FILE", default_value = "handout.zip")]
        out: PathBuf,
    },
    /// All answers, mistakes, solutions and rubrics, with the page's numbers
    Key {
        /// Which exercises
        #[command(flatten)]
        chosen: Chosen,
        /// A PDF, or a page for a browser, such as key.html [default: Markdown,
        /// on the terminal]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Sheets with numbers of each student's own, and the key to them
    Sheets {
        /// Which exercises
        #[command(flatten)]
        chosen: Chosen,
        /// A file with a secret, from which the numbers follow
        #[arg(long, value_name = "FILE")]
        secret: PathBuf,
        /// A file with a student's name on each line, as the grader sees it, or
        /// the table that it gets with --class
        #[arg(long, value_name = "FILE")]
        students: PathBuf,
        /// Where to write NAME/answers.txt and key.csv
        #[arg(long, value_name = "FOLDER", default_value = "sheets")]
        out: PathBuf,
    },
    /// A zip that grades on Gradescope
    Gradescope {
        /// Which exercises
        #[command(flatten)]
        chosen: Chosen,
        /// A file with the secret of the sheets [default: the page's numbers]
        #[arg(long, value_name = "FILE")]
        secret: Option<PathBuf>,
        /// Where the pages are, for links
        #[arg(long, value_name = "ADDRESS", default_value = "", value_parser = address)]
        book: String,
        /// The zip
        #[arg(long, value_name = "FILE", default_value = "gradescope.zip")]
        out: PathBuf,
    },
    /// A zip with what grades on Classroom 50
    Classroom50 {
        /// Which exercises
        #[command(flatten)]
        chosen: Chosen,
        /// Where the pages are, for links
        #[arg(long, value_name = "ADDRESS", default_value = "", value_parser = address)]
        book: String,
        /// The zip
        #[arg(long, value_name = "FILE", default_value = "classroom50.zip")]
        out: PathBuf,
    },
}
