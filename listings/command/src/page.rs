//! A run in the page: nothing is written, and all that is printed and drawn
//! goes to standard output, in parts.
//!
//! Each part is a zero byte, its name, a zero byte, and what it says:
//!
//! - `progress`: what a long run has done so far; may come more than once,
//! - `text`: what the program prints in a terminal, but for where the figures
//!   are: the page has no folders,
//! - `sums.svg`: the file of a figure, as the program writes it,
//! - `sums.html`: the same figure with its slider, for the page,
//! - `parameters`: after `--help`, a line for each parameter: its name, the name
//!   of its value (empty for a switch), its default (empty for none), and its
//!   help, with tabs between them.
//!
//! What is wrong goes to standard error, as in a terminal.

use crate::run::Run;
use crate::{Chapter, command_line, parameters_of};
use base::{escape, exit};
use clap::Arg;
use figure::Figure;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// The chapter's `main` in the page. `words` are what follows the program's
/// name on the command line; the identifiers of the figures begin with `id`.
pub fn main_in_page<C: Chapter>(id: &str, words: &[String]) -> ExitCode {
    let id = format!("{id}-{}", C::NAME);
    let line = command_line::<C>().no_binary_name(true);
    match line.try_get_matches_from(words) {
        Ok(matches) => exit(|| Run::of::<C>(&matches).map(|run| run.send(&id))),
        Err(said) => answer_otherwise(&said, &parameters_of::<C>()),
    }
}

impl Run {
    fn send(&self, id: &str) {
        send("text", &self.table);
        for figure in &self.figures {
            let name = figure.name;
            send(&format!("{name}.svg"), &figure.svg());
            send(&format!("{name}.html"), &html(figure, id));
        }
    }
}

/// A figure for the page, with its title for those who do not see it, too.
fn html(figure: &Figure, id: &str) -> String {
    let (name, title) = (figure.name, figure.title());
    figure.html(&format!("{id}-{name}"), title, &escape(title), false)
}

/// Help, or what is wrong with the command line.
fn answer_otherwise(
    said: &clap::Error,
    parameters: &clap::Command,
) -> ExitCode {
    if said.use_stderr() {
        let _ = write!(io::stderr(), "{said}");
        return ExitCode::from(2);
    }
    send("text", &said.to_string());
    let lines: String = parameters.get_arguments().map(describe).collect();
    send("parameters", &lines);
    ExitCode::SUCCESS
}

/// Sends one part to the page.
pub fn send(name: &str, content: &str) {
    let part = format!("\0{name}\0{content}");
    let mut page = io::stdout();
    let _ = page.write_all(part.as_bytes()).and_then(|()| page.flush());
}

/// A line of `parameters`.
fn describe(parameter: &Arg) -> String {
    let takes_value = parameter.get_action().takes_values();
    let value = parameter.get_value_names().filter(|_| takes_value);
    let value = value.and_then(|names| names.first());
    let default = parameter.get_default_values().first();
    let default = default.filter(|_| takes_value);
    let name = parameter.get_long().unwrap_or_default();
    let value = value.map(ToString::to_string).unwrap_or_default();
    let default = default.map(|d| d.display().to_string()).unwrap_or_default();
    let help = parameter.get_help().map(ToString::to_string);
    format!("{name}\t{value}\t{default}\t{}\n", help.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Selector};

    #[test]
    fn a_title_stays_words() {
        let title = "a<b>&\"c";
        let page = html(&Figure::new("name", title), "id");
        let page = Html::parse_fragment(&page);
        let first = |selector: &str| {
            let selector = Selector::parse(selector).unwrap();
            page.select(&selector).next().unwrap()
        };
        assert_eq!(first("svg").attr("aria-label"), Some(title));
        let caption: String = first("figcaption").text().collect();
        assert_eq!(caption.trim(), title);
    }
}
