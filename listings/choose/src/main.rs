//! `choose FILE --target COLUMN`: from a table to a report, and to predictions.

#[cfg_attr(target_family = "wasm", path = "page.rs")]
#[cfg_attr(not(target_family = "wasm"), path = "terminal.rs")]
mod place;

use choose::{
    ChooseCommand, ModelFile, Options, Refusal, Study, Task, command_again,
    predict, spark_script,
};
use clap::Parser;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let words = place::words();
    match ChooseCommand::try_parse_from(&words) {
        Ok(line) => base::exit(|| run(line, &words[1..])),
        Err(said) => place::say_otherwise(&said),
    }
}

fn run(line: ChooseCommand, words: &[String]) -> Result<(), String> {
    match line.task {
        Some(Task::Predict { model, file }) => {
            let text = std::fs::read_to_string(&model);
            let read = text.map_err(|error| error.to_string());
            let read = read.and_then(|text| ModelFile::read(&text));
            let read = read.map_err(|e| format!("{}: {e}", model.display()))?;
            let (source, name) = open(&file)?;
            place::give_predictions(&predict(&read, source, &name)?);
            Ok(())
        }
        None => {
            let options = line.options.expect("clap asks for them");
            study(&options, command_again(words, &options))
        }
    }
}

fn study(options: &Options, command: String) -> Result<(), String> {
    let place =
        if options.spark { None } else { Some(place::Place::new(options)?) };
    let (source, name) = open(&options.file)?;
    let table = match table::read(source, &name, &options.reading()) {
        Ok(table) => table,
        Err(fault) => {
            let too_large = fault.too_large.as_ref();
            let script = too_large
                .map(|how| spark_script(options, &how.recipe, &how.layout));
            return refuse(&fault.to_string(), script);
        }
    };
    let script = spark_script(options, &table.recipe, &table.layout);
    let Some(place) = place else {
        place::give_script(&script);
        return Ok(());
    };
    let progress = place::progress();
    let study = Study::new(table, options, command, &|what, done, of| {
        progress.tell(what, done, of);
    });
    place::end(&progress);
    match study {
        Ok(study) => place.give(&study),
        Err(refusal) => {
            let is_large = matches!(refusal, Refusal::TooLarge { .. });
            refuse(&refusal.to_string(), is_large.then_some(script))
        }
    }
}

/// Says why, and gives the script for many machines if there is one.
fn refuse(why: &str, script: Option<String>) -> Result<(), String> {
    let Some(script) = script else { return Err(why.to_owned()) };
    let place = place::give_script(&script);
    Err(format!(
        "{why}; or use Spark on many machines: a script for this file is \
         {place}"
    ))
}

/// A file or standard input, and what messages call it.
fn open(file: &str) -> Result<(Box<dyn Read>, String), String> {
    if file == "-" {
        return Ok((Box::new(io::stdin()), "standard input".into()));
    }
    match File::open(file) {
        Ok(opened) => Ok((Box::new(opened), file.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(format!(
            "{}: there is no such file; name a CSV file, or - to read \
             standard input",
            Path::new(file).display()
        )),
        Err(error) => Err(format!("{file}: {error}")),
    }
}
