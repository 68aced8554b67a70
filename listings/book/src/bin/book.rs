//! `cargo run --bin book`: draws every figure and makes the book.

use anyhow::{Context, Result};
use base::say;
use book::{BookCommand, Stamp};
use clap::Parser;
use press::{Memory, Press};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let line = BookCommand::parse();
    base::exit(move || run(&line))
}

fn run(line: &BookCommand) -> Result<()> {
    let root = line.root.clone().unwrap_or_else(base::book_root);
    let root = std::path::absolute(&root)
        .with_context(|| format!("cannot find {}", root.display()))?;
    let folder = Press::check_settings(&root)?;
    // A folder that is named may be anybody's, and is always made anew.
    let stamp = match line.root {
        None => {
            let file = press::target_folder(&root).join("book-stamp");
            let wish = format!("{:?}", line.publish);
            Some(Stamp::new(file, &root, &folder, wish)?)
        }
        Some(_) => None,
    };
    if !line.pdf && stamp.as_ref().is_some_and(Stamp::is_known) {
        let index = folder.join("index.html");
        say(&format!(
            "nothing has changed: the book is in {}",
            index.display()
        ));
        return if line.open { Ok(open::that(&index)?) } else { Ok(()) };
    }

    // A slip in one of their texts is said before anything is drawn.
    exercises::read_all().map_err(anyhow::Error::msg)?;
    let start = Instant::now();
    let memory = Memory::of_this_program()?;
    let press = book::press_with(&memory);
    let changed = base::write_all(&generated(&press, &memory, &root)?)?;
    let figures = press.programs().iter().map(|p| p.figures.len()).sum();
    say_count(figures, "figures drawn", start);
    for file in &changed {
        let place = file.strip_prefix(&root).unwrap_or(file);
        say(&format!("    {} has changed", place.display()));
    }

    let start = Instant::now();
    let module = |bin| press::module(&base::book_root(), bin);
    let press = match (module("live")?, module("choose")?) {
        (Ok(live), Ok(choose)) => {
            let kilobytes = (live.len() + choose.len()) / 1000;
            say_count(kilobytes, "KB of programs for the pages", start);
            press.with_module(&root, &live)?.with_panel(&root, &choose)?
        }
        (Err(why), _) | (_, Err(why)) => {
            say(&format!("    no Run buttons on the pages: {why}"));
            press
        }
    };

    let press = match &line.publish {
        Some(address) => press.with_address(address.clone()),
        None => press,
    };
    let start = Instant::now();
    let made = press.make(&root)?;
    memory.keep()?;
    say_count(made.pages, "pages made", start);
    say(&format!("the book is in {}", made.index.display()));
    say_checks(&changed, &root);
    let printed = line.pdf.then(|| press.print(&root));
    if !made.gone.is_empty() && !matches!(printed, Some(Ok(_))) {
        say("the PDFs of the book before are gone; --pdf makes new ones");
    }
    for pdf in printed.transpose()?.into_iter().flatten() {
        say(&format!("and on paper in {}", pdf.display()));
    }
    if let Some(stamp) = stamp {
        stamp.keep()?;
    }
    if line.open {
        open::that(&made.index)?;
    }
    Ok(())
}

/// All files that the code makes: those of the pages, the icon, the card, and
/// what is shared of a page.
fn generated(
    press: &Press,
    memory: &Memory,
    root: &Path,
) -> Result<Vec<(std::path::PathBuf, Vec<u8>)>> {
    let mut files = press.generated(root)?;
    files.extend(book::icon_and_card().map(|figure| {
        let path = root.join("theme").join(figure.name);
        (path.with_extension("svg"), figure.svg())
    }));
    files.extend(book::citation(root)?);
    let files = files.into_iter().map(|(path, text)| (path, text.into_bytes()));
    Ok(files.chain(book::shared(press, memory, root)).collect())
}

/// What is drawn and printed is committed: when it changes, somebody should
/// want it. Says how to see that, and what tells soonest whether it is right.
fn say_checks(changed: &[std::path::PathBuf], root: &Path) {
    let places = changed.iter().filter_map(|f| f.strip_prefix(root).ok());
    let places: Vec<&Path> = places.collect();
    if places.is_empty() {
        return;
    }
    let count = places.len();
    say(&format!(
        "{count} committed files say something else now; `git diff --stat` \
         shows them. Is that what you wanted? In seconds you know by"
    ));
    let checks = places.iter().flat_map(|place| book::checks(place));
    for check in checks.collect::<BTreeSet<String>>() {
        // What takes longer is for `cargo daily`.
        if check.starts_with("test") && !check.contains("--test promises") {
            say(&format!("    cargo {check}"));
        }
    }
}

fn say_count(count: usize, what: &str, since: Instant) {
    let seconds = since.elapsed().as_secs_f64();
    say(&format!("{count:>3} {what} in {seconds:.2} s"));
}
