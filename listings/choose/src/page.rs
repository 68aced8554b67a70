//! A run in the page: the files go to it in parts, as
//! [`command::main_in_page`] sends them.

use choose::{Options, Predicted, Progress, QUIET, Study};
use command::send;
use std::process::ExitCode;
use std::time::Duration;

/// What the page asks for, without the number of the run.
pub fn words() -> Vec<String> {
    std::env::args().skip(1).collect()
}

/// Help, or what is wrong with the command line.
pub fn say_otherwise(said: &clap::Error) -> ExitCode {
    if said.use_stderr() {
        base::complain(&said.to_string());
        return ExitCode::from(2);
    }
    send("text", &said.to_string());
    ExitCode::SUCCESS
}

/// Where a report goes.
pub struct Place;

impl Place {
    /// There is always room in the page.
    pub fn new(_: &Options) -> Result<Self, String> {
        Ok(Place)
    }

    /// Sends the files and what is printed.
    pub fn give(&self, study: &Study) -> Result<(), String> {
        send("text", &study.printed());
        for (name, content) in study.files() {
            send(&name, &String::from_utf8_lossy(&content));
        }
        Ok(())
    }
}

/// Sends a script for a table that is too large, and says where it is.
pub fn give_script(script: &str) -> &'static str {
    send("with_spark.py", script);
    "below, to be saved"
}

/// Sends predictions, and what is to be known of them.
pub fn give_predictions(predicted: &Predicted) {
    let notes = predicted.notes.iter().map(|note| format!("note: {note}\n"));
    send("text", &notes.collect::<String>());
    send("predictions.csv", &String::from_utf8_lossy(&predicted.csv));
}

/// Tells the page how far a run is.
pub fn progress() -> Progress {
    let say = |words: &str| send("progress", words);
    Progress::new(QUIET, Duration::from_millis(200), say)
}

/// The page takes its line away itself.
pub fn end(_: &Progress) {}
