use command::{Asked, Chapter};
use figure::{Emblem, Figure};
use std::sync::Arc;

/// What one chapter's program gives to the book.
pub struct Program {
    /// The crate, the program and the page: `chapter5`.
    pub name: &'static str,
    /// The names of its parameters.
    pub parameters: Vec<String>,
    /// The figures that it draws with its defaults.
    pub figures: Vec<Figure>,
    /// The small drawing that stands for it.
    pub emblem: Emblem,
    /// What it prints with its defaults.
    pub output: String,
    /// The numbers among its defaults, each with its parameter.
    pub defaults: Vec<(String, f64)>,
    /// The values that it can be asked for, besides its parameters.
    pub values: Vec<&'static str>,
    /// Whether it would take these words of a command line.
    pub check: fn(&[&str]) -> Result<(), String>,
    /// Asks it: `l1 --lambda 0.5`.
    pub ask: Box<Ask>,
    /// Asks it for a number to compute with.
    pub measure: Box<Measure>,
}

/// Answers a question of a page, or says what is wrong with it.
pub type Ask = dyn Fn(&str) -> Result<String, String> + Send + Sync;

/// The same, as a number.
pub type Measure = dyn Fn(&str) -> Result<f64, String> + Send + Sync;

/// An exercise, as the press needs it.
#[derive(Clone, Debug)]
pub struct Task {
    /// The page at whose end it stands: `chapter5`.
    pub page: String,
    /// `5.1`.
    pub number: String,
    /// What it is called.
    pub title: String,
    /// What stands on the page, as Markdown.
    pub markdown: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it is worth.
    pub points: u32,
}

impl Program {
    /// The program of a chapter.
    pub fn of<C: Chapter>() -> Self {
        let asked = Arc::new(Asked::<C>::default());
        let measured = asked.clone();
        let (figures, emblem, output) = asked.default_run();
        let parameters = command::parameters_of::<C>();
        let defaults = parameters.get_arguments().flat_map(|parameter| {
            let defaults = parameter.get_default_values().iter();
            let numbers = defaults
                .flat_map(|default| numbers(&default.to_string_lossy()));
            numbers.map(|number| (parameter.get_id().to_string(), number))
        });
        let defaults = defaults.collect();
        Program {
            name: C::NAME,
            parameters: parameters
                .get_arguments()
                .map(|parameter| parameter.get_id().to_string())
                .collect(),
            figures,
            emblem,
            output,
            defaults,
            values: command::value_names::<C>(),
            check: command::check::<C>,
            ask: Box::new(move |question| asked.ask(question)),
            measure: Box::new(move |question| measured.measure(question)),
        }
    }

    /// `output.txt`: the command, and what it prints.
    pub fn output_file(&self) -> String {
        format!("$ cargo run --bin {}\n{}", self.name, self.output)
    }

    /// Whether one of its parameters has this name.
    pub(crate) fn has_parameter(&self, name: &str) -> bool {
        self.parameters.iter().any(|parameter| parameter == name)
    }

    /// The figure with this name.
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }
}

/// The numbers in what is typed on a command line; a range has three.
fn numbers(words: &str) -> Vec<f64> {
    let words = words.split(|c: char| c == ':' || c.is_whitespace());
    words.filter_map(|word| word.parse().ok()).collect()
}
