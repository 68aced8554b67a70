//! A run in a terminal: the report becomes a folder.

use base::complain;
use choose::{Options, Predicted, Progress, QUIET, ReportFolder, Study, png};
use std::io::{self, IsTerminal, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Pixels for each unit of a figure: 1800 across, enough for a slide.
const PIXELS: f32 = 3.0;

/// What was typed.
pub fn words() -> Vec<String> {
    let words = std::env::args_os();
    words.map(|word| word.to_string_lossy().into_owned()).collect()
}

/// Help, or what is wrong with the command line.
pub fn say_otherwise(said: &clap::Error) -> ExitCode {
    // A reader who has seen enough may close the pipe.
    let _ = said.print();
    ExitCode::from(if said.use_stderr() { 2 } else { 0 })
}

/// Where a report goes.
pub struct Place {
    folder: ReportFolder,
    path: PathBuf,
}

impl Place {
    /// Asks for the place before anything is computed.
    pub fn new(options: &Options) -> Result<Self, String> {
        let path = options.folder();
        Ok(Place { folder: ReportFolder::new(&path)?, path })
    }

    /// Writes the files and prints the rest.
    pub fn give(&self, study: &Study) -> Result<(), String> {
        let mut files = study.files();
        let drawn = files.iter().filter_map(|(name, svg)| {
            let stem = name.strip_suffix(".svg")?;
            let svg = String::from_utf8_lossy(svg);
            Some((format!("{stem}.png"), png(&svg, PIXELS)))
        });
        let drawn: Vec<_> = drawn.collect();
        files.extend(drawn);
        self.folder.write(&files).map_err(|error| {
            format!("cannot write {}: {error}", self.path.display())
        })?;
        let place = self.path.join("report.html");
        print(study.printed().as_bytes());
        print(format!("\nthe report is in {}\n", place.display()).as_bytes());
        Ok(())
    }
}

/// Prints a script for a table that is too large, and says where it is.
pub fn give_script(script: &str) -> &'static str {
    print(script.as_bytes());
    "on standard output"
}

/// Prints predictions, and beside them what is to be known.
pub fn give_predictions(predicted: &Predicted) {
    for note in &predicted.notes {
        complain(&format!("note: {note}"));
    }
    print(&predicted.csv);
}

fn print(bytes: &[u8]) {
    let _ = io::stdout().write_all(bytes);
}

/// A line that renews on a terminal, and elsewhere one each ten seconds.
pub fn progress() -> Progress {
    if io::stderr().is_terminal() {
        let say = |words: &str| {
            let _ = write!(io::stderr(), "\r\x1b[K{words}");
        };
        Progress::new(QUIET, Duration::from_millis(100), say)
    } else {
        Progress::new(QUIET, Duration::from_secs(10), complain)
    }
}

/// The line that renews is gone.
pub fn end(progress: &Progress) {
    if progress.has_said() && io::stderr().is_terminal() {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}
